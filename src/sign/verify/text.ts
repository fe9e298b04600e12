/** The text of a document as it stands in a file, line by line, and where two such texts part. */

export interface Line {
  /** A heading opens a clause. */
  heading: boolean
  /** A line feed is where the page breaks the line. */
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
  return { clause: oneLine((heading(b) ?? heading(a))?.text ?? ''), here: oneLine(a[at]?.text ?? ''), expected: oneLine(b[at]?.text ?? '') }
}

/**
 * What is compared. Where a page breaks its lines, and which kind of space or hyphen stands there, is layout (as in the fingerprint);
 * whether there is a space is text, but for the one after a hyphen, at which lines break too.
 */
export const bare = (text: string): string => oneLine(text).normalize('NFC').replaceAll('\u2011', '-').replaceAll(/([-–—/]) /g, '$1')

/** A text without its line ends; a word that is parted at one is whole again. */
export const oneLine = (text: string): string => text.replaceAll(/\u00AD\s*\n/g, '').replaceAll(/[\u00AD\u200B]/g, '').replaceAll(/\s+/g, ' ').trim()

/** Fingerprints as they are printed: 8 groups of 4, in lower case. */
export function fingerprintsIn(text: string): string[] {
  return [...new Set([...text.replaceAll(/\s+/g, ' ').matchAll(/(?<![0-9a-f])(?:[0-9a-f]{4} ){7}[0-9a-f]{4}(?![0-9a-f])/g)].map(([found]) => found))]
}
