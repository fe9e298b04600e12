/** Finds the passage of a text that a quotation is taken from, and the words in which they differ. */
import { analyse } from '../document/analyse.ts'
import type { Document, Position } from '../document/tree.ts'
import { keyOf, wordsIn, type Word } from './phrases.ts'
import { textBlocks } from './text.ts'

interface SourceWord extends Word {
  place: () => Position | undefined
}

/** The words of a document in reading order, and where each pair of neighbours stands. */
export interface Passages {
  words: readonly SourceWord[]
  pairs: ReadonlyMap<string, readonly number[]>
}

export interface Difference {
  /** The words of the quotation, from `from` to `to` in its text. */
  quoted: string
  from: number
  to: number
  /** What stands there in the source. */
  source: string
  place: Position | undefined
}

/** A pair that stands more often says nothing of where a passage is. */
const COMMON = 30
/** Words; longer quotations are compared piece by piece, so that time stays linear. */
const PIECE = 120
const SLACK = 6

export function passagesOf(document: Document): Passages {
  const words = textBlocks(document, analyse(document)).flatMap(({ text, place }) => wordsIn(text).map((word): SourceWord => ({ ...word, place: () => place(word.from, word.to) })))
  const pairs = new Map<string, number[]>()
  for (let i = 0; i + 1 < words.length; i += 1) {
    const key = `${words[i]?.key} ${words[i + 1]?.key}`
    const at = pairs.get(key)
    if (!at) pairs.set(key, [i])
    else if (at.length <= COMMON) at.push(i)
  }
  return { words, pairs }
}

/**
 * @param text of the quotation; «…» leaves words out.
 * @returns the likeness of the nearest passage, 0–1, and the differences; a first letter's case and punctuation never differ.
 */
export function compareQuotation(text: string, passages: Passages): { likeness: number; differences: Difference[] } {
  let [same, all] = [0, 0]
  const differences: Difference[] = []
  for (const piece of pieces(text)) {
    const found = align(piece, text, passages)
    same += found.same
    all += found.all
    differences.push(...found.differences)
  }
  return { likeness: all === 0 ? 0 : same / all, differences }
}

function pieces(text: string): Word[][] {
  const found: Word[][] = []
  let piece: Word[] = []
  for (const word of wordsIn(text)) {
    const before = piece.at(-1)
    const isLeftOut = before !== undefined && /…|\.\.\./.test(text.slice(before.to, word.from))
    if (isLeftOut || piece.length === PIECE) {
      found.push(piece)
      piece = []
    }
    piece.push(word)
  }
  return [...found, piece].filter(({ length }) => length > 0)
}

/** Where most pairs of the piece agree that it begins. */
function beginning(piece: readonly Word[], { pairs }: Passages): number | undefined {
  const votes = new Map<number, number>()
  for (let i = 0; i + 1 < piece.length; i += 1) {
    const at = pairs.get(`${piece[i]?.key} ${piece[i + 1]?.key}`) ?? []
    if (at.length > COMMON) continue
    for (const position of at) votes.set(position - i, (votes.get(position - i) ?? 0) + 1)
  }
  let best: number | undefined
  for (const [start, count] of votes) if (best === undefined || count > (votes.get(best) ?? 0)) best = start
  return best
}

function align(piece: readonly Word[], text: string, passages: Passages): { same: number; all: number; differences: Difference[] } {
  const start = beginning(piece, passages)
  if (start === undefined) return { same: 0, all: piece.length, differences: [] }
  const window = passages.words.slice(Math.max(0, start - SLACK), start + piece.length + SLACK)
  const steps = cheapest(piece, window)
  const same = steps.filter(isAgreed).length
  const length = Math.max(piece.length, steps.filter(({ source }) => source !== undefined).length)
  return { same, all: length, differences: differencesOf(steps, text) }
}

interface Step {
  quoted?: Word
  source?: SourceWord
  same?: true
}

/** Fewest words changed, left out or added (edit distance); the window's ends are free, and a changed last word is not left out. */
function cheapest(piece: readonly Word[], window: readonly SourceWord[]): Step[] {
  const columns = window.length + 1
  const cost = new Uint16Array((piece.length + 1) * columns)
  const at = (i: number, j: number): number => cost[i * columns + j] as number
  const isSame = (i: number, j: number): boolean => piece[i]?.word.normalize('NFC') === window[j]?.word.normalize('NFC') || (i === 0 && piece[i]?.key === window[j]?.key)
  for (let i = 1; i <= piece.length; i += 1) {
    cost[i * columns] = i
    for (let j = 1; j < columns; j += 1) cost[i * columns + j] = isSame(i - 1, j - 1) ? at(i - 1, j - 1) : Math.min(at(i - 1, j - 1), at(i - 1, j), at(i, j - 1)) + 1
  }
  let j = 0
  for (let candidate = 1; candidate < columns; candidate += 1) if (at(piece.length, candidate) <= at(piece.length, j)) j = candidate
  const steps: Step[] = []
  let i = piece.length
  while (i > 0) {
    const quoted = piece[i - 1] as Word
    const source = window[j - 1]
    const same = source !== undefined && isSame(i - 1, j - 1)
    // Of two ways that cost the same, a word that the quotation leaves out is likelier than a changed one.
    if (source && !same && at(i, j) === at(i, j - 1) + 1) {
      steps.push({ source })
      j -= 1
    } else if (source && (same || at(i, j) === at(i - 1, j - 1) + 1)) {
      steps.push({ quoted, source, ...(same && { same }) })
      i -= 1
      j -= 1
    } else {
      steps.push({ quoted })
      i -= 1
    }
  }
  return steps.reverse()
}

/** Neighbouring differences are one; where one side has nothing, the word before (else after) is shown with both. */
function differencesOf(steps: readonly Step[], text: string): Difference[] {
  const found: Difference[] = []
  for (let i = 0; i < steps.length; i += 1) {
    if (isAgreed(steps[i])) continue
    let [first, end] = [i, i]
    while (end < steps.length && !isAgreed(steps[end])) end += 1
    i = end
    const isOneSided = [steps.slice(first, end).filter(({ quoted }) => quoted), steps.slice(first, end).filter(({ source }) => source)].some(({ length }) => length === 0)
    if (isOneSided && first > 0) first -= 1
    else if (isOneSided && end < steps.length) end += 1
    const quoted = steps.slice(first, end).flatMap((step) => step.quoted ?? [])
    const source = steps.slice(first, end).flatMap((step) => step.source ?? [])
    const from = quoted[0]?.from ?? 0
    const to = quoted.at(-1)?.to ?? from
    found.push({ quoted: text.slice(from, to), from, to, source: source.map(({ word }) => word).join(' '), place: source[0]?.place() })
  }
  return found
}

function isAgreed(step: Step | undefined): boolean {
  return step?.same === true
}

export function sameWords(a: string, b: string): boolean {
  const keys = (text: string): string => wordsIn(text).map(({ word }) => keyOf(word)).join(' ')
  return keys(a) === keys(b)
}
