/** Signs that begin nothing but a list item, typed or pasted: the reader tells of them, and Markdown is printed so that it need not. */

/** The last two are what Word's symbol fonts leave behind. */
export const BULLETS = '•·▪▫◦‣⁃●○■□➢✓\uF0B7\uF0A7'
