/** What the handlers of plain text know, and what they gather for the end of a text. */
import type { Block, Footnote, Inline } from '../../document/tree.ts'
import type { Edition } from '../edition.ts'
import type { MoveWords } from '../moved.ts'
import type { Phrases } from '../phrases.ts'
import type { RedlineWords } from '../redline-words.ts'

export interface State {
  edition: Edition
  phrases: Phrases
  /** Prints nodes with their changes, in order, with `between` between them. */
  show: (nodes: readonly (Block | Inline)[], state: State, between?: string) => string
  redlineWords: RedlineWords
  /** By the id of the change. */
  moves: ReadonlyMap<string, MoveWords>
  /** What has been said of a change already. */
  said: Set<string>
  /** Of the text at hand: the agreement's own, or one attachment's. */
  footnotes: Footnote[]
}

export const BLANK_LINE = '\n\n'

/** Puts `lead` before the first line and as much space before the others; blank lines stay empty. */
export function hung(lead: string, text: string): string {
  const space = ' '.repeat(width(lead))
  return text.split('\n').map((line, i) => (i === 0 ? lead + line : line === '' ? '' : space + line)).join('\n').trimEnd()
}

/** How many places a text takes: marks that stand over another letter take none. */
export function width(text: string): number {
  return Array.from(text.normalize('NFC').replace(/\p{M}/gu, '')).length
}
