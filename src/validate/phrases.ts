/** Finds listed words and phrases in a text: whole words, whatever the capitals, in time linear in the text. */

export interface Word {
  /** As written. */
  word: string
  /** In lower case, composed letters: what lists are compared with. */
  key: string
  from: number
  to: number
}

/** A word with its inner hyphens: «fag- og saksområder» is three, «plan-og» one. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:-[\p{L}\p{M}\p{N}]+)*/gu

export function wordsIn(text: string): Word[] {
  return Array.from(text.matchAll(WORD), ({ 0: word, index }) => ({ word, key: keyOf(word), from: index, to: index + word.length }))
}

export function keyOf(word: string): string {
  return word.normalize('NFC').toLowerCase()
}

export interface Phrase<Row> {
  row: Row
  /** As it stands in the text. */
  found: string
  /** As it stands in the list. */
  listed: string
  from: number
  to: number
}

/** Phrases by their first word, longest first. */
export type PhraseIndex<Row> = ReadonlyMap<string, readonly { listed: string; keys: readonly string[]; row: Row }[]>

/** @param phrasesOf the phrases of a row: words parted by one space. */
export function phraseIndex<Row>(rows: Iterable<Row>, phrasesOf: (row: Row) => readonly string[]): PhraseIndex<Row> {
  const index = new Map<string, { listed: string; keys: string[]; row: Row }[]>()
  for (const row of rows) {
    for (const listed of phrasesOf(row)) {
      const keys = wordsIn(listed).map(({ key }) => key)
      const [first] = keys
      if (first === undefined) continue
      index.set(first, [...(index.get(first) ?? []), { listed, keys, row }].sort((a, b) => b.keys.length - a.keys.length))
    }
  }
  return index
}

/** The listed phrases of a text in their order, none inside another; only white space may part their words. */
export function phrasesIn<Row>(text: string, index: PhraseIndex<Row>, words: readonly Word[] = wordsIn(text)): Phrase<Row>[] {
  const found: Phrase<Row>[] = []
  for (let i = 0; i < words.length; i += 1) {
    const first = words[i] as Word
    const hit = index.get(first.key)?.find(({ keys }) => keys.every((key, k) => words[i + k]?.key === key && (k === 0 || isBetween(text, words, i + k))))
    if (!hit) continue
    const last = words[i + hit.keys.length - 1] as Word
    found.push({ row: hit.row, listed: hit.listed, found: text.slice(first.from, last.to), from: first.from, to: last.to })
    i += hit.keys.length - 1
  }
  return found
}

function isBetween(text: string, words: readonly Word[], i: number): boolean {
  return text.slice(words[i - 1]?.to ?? 0, words[i]?.from ?? 0).trim() === ''
}

/** `right` with the capital that `wrong` begins with, or in capitals where it is. */
export function withCaseOf(wrong: string, right: string): string {
  if (wrong.length > 1 && wrong === wrong.toUpperCase() && wrong !== wrong.toLowerCase()) return right.toUpperCase()
  const first = wrong.charAt(0)
  return first === first.toLowerCase() ? right : right.charAt(0).toUpperCase() + right.slice(1)
}

/** The stretches of a text that stand between guillemets, without them. */
export function quotationsIn(text: string): { from: number; to: number; text: string }[] {
  return Array.from(text.matchAll(/«([^«»]+)»/gu), ({ 1: inner = '', index }) => ({ from: index + 1, to: index + 1 + inner.length, text: inner }))
}

/** @returns whether a place lies between guillemets: others' words are not the author's to mend. Most texts are never asked. */
export function quotedIn(text: string): (at: number) => boolean {
  let quotations: ReturnType<typeof quotationsIn> | undefined
  return (at) => {
    quotations ??= quotationsIn(text)
    let [low, high] = [0, quotations.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((quotations[middle]?.to ?? 0) <= at) low = middle + 1
      else high = middle
    }
    const next = quotations[low]
    return next !== undefined && next.from <= at
  }
}

/** A row that holds between two dates; without a date to judge at, only one that always holds. */
export function holdsAt({ fra, til }: { fra?: string; til?: string }, date: string | undefined): boolean {
  if (fra === undefined && til === undefined) return true
  return date !== undefined && (fra === undefined || fra <= date) && (til === undefined || date <= til)
}
