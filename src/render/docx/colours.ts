/** The two pale grounds that the house style does not name; on both, the style's text keeps a contrast far over 4.5:1. */

/** Behind code. */
export const TINT = 'F2F4F6'
/** Behind what is still to be filled in: a cool ground, never a marker's yellow, which means something else in a draft. */
export const PLACEHOLDER_GROUND = 'DDE6EE'
