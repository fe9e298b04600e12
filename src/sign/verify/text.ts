/** The text of a document as it stands in a file, line by line, and where two such texts part. */

export interface Line {
  /** A heading opens a clause. */
  heading: boolean
  text: string
}

export interface Difference {
  /** The heading that the lines stand under; empty before the first. */
  clause: string
  /** Empty where one of the texts has ended, or lacks the line. */
  here: string
  expected: string
}

/**
 * @param leftOut lines that are no part of the text, such as «Sted og dato» under a name: how one signs depends on the copy.
 * @returns where the text of a file first differs from the one expected; undefined when they are the same.
 */
export function firstDifference(here: readonly Line[], expected: readonly Line[], leftOut: readonly string[] = []): Difference | undefined {
  const known = new Set(leftOut.map(bare))
  const isText = (line: Line): boolean => bare(line.text) !== '' && (line.heading || !known.has(bare(line.text)))
  const [a, b] = [here.filter(isText), expected.filter(isText)]
  const at = Array.from({ length: Math.max(a.length, b.length) }).findIndex((_, i) => bare(a[i]?.text ?? '') !== bare(b[i]?.text ?? ''))
  if (at === -1) return undefined
  const heading = (lines: readonly Line[]): Line | undefined => lines.slice(0, at + 1).findLast((line) => line.heading)
  return { clause: (heading(b) ?? heading(a))?.text ?? '', here: a[at]?.text ?? '', expected: b[at]?.text ?? '' }
}

/** Where lines are broken, and how a word is parted, is layout; U+2011 is a hyphen that does not break. */
const bare = (text: string): string => text.normalize('NFC').replaceAll(/[\s\u00AD\u200B]/g, '').replaceAll('\u2011', '-')

/** Fingerprints as they are printed: 8 groups of 4, in lower case. */
export function fingerprintsIn(text: string): string[] {
  return [...new Set([...text.replaceAll(/\s+/g, ' ').matchAll(/(?<![0-9a-f])(?:[0-9a-f]{4} ){7}[0-9a-f]{4}(?![0-9a-f])/g)].map(([found]) => found))]
}
