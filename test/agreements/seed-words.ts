/** The words of a received text and of a document's tree, so that the two can be held against each other. */
import { walk, type Document } from '../../src/document/tree.ts'

/**
 * What may differ between a received text and its draft, and nothing else: the marks of the conversion from Word and the glyphs
 * of bullets. Page breaks, tabs and line ends are white space, and words are compared without it.
 */
const MARKS: readonly (readonly [RegExp, string])[] = [
  // Purple text came as a link to nowhere.
  [/\[([^\]\n]*)\]\(#\)/g, '$1'],
  // A bullet of the second level is a dash and Word's «o».
  [/^ - o /gm, ''],
  [/^ ?- /gm, ''],
  [/^#{2,3} /gm, ''],
  [/\*\*([^*\n]+)\*\*/g, '$1'],
  [/\*(\p{L}[^*\n]*)\*/gu, '$1'],
]

/** @returns the words of a received text, in order. */
export function seedWords(text: string): string[] {
  return wordsIn(MARKS.reduce((done, [mark, plain]) => done.replace(mark, plain), text))
}

/** The received text without what came in purple: how it stood before. A bullet that was all purple goes with it. */
export function withoutPurple(text: string): string {
  return text.replace(/^- \[[^\]\n]*\]\(#\)\n/gm, '').replace(/ \[[^\]\n]*\]\(#\)/g, '')
}

/** @returns what a reader of the document sees, word by word in reading order; footnotes are left out. */
export function documentWords(document: Document): string[] {
  const parts: string[] = []
  for (const [node, ancestors] of walk(document)) {
    if (ancestors.some(({ type }) => type === 'footnote')) continue
    if (node.type === 'text') parts.push(node.value)
    else if (node.type !== 'link' && node.type !== 'reference') parts.push('\n')
  }
  return wordsIn(parts.join(''))
}

/** Inline nodes part words only where they are breaks; block nodes always do. */
function wordsIn(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
