/**
 * The common words of two sequences of tokens: the common subsequence with the most letters, not the most tokens.
 *
 * Long words tell more than short ones, so they win where both cannot stay; words that stand together win over scattered ones.
 * Spaces never anchor, and a punctuation mark only beside a word that does.
 */
import { diffArrays } from 'diff'
import { weightOf, type Match } from './segments.ts'
import type { Token } from './tokens.ts'

/** Table cells; above it equal tokens are looked for in order only, and above `MOST_EDITS` changes not at all. */
const MOST_CELLS = 1_500_000
const MOST_EDITS = 3000
/** The same number in another place is often another number: «punkt 6 kommer punkt 8», «punkt 8 kommer punkt 5». */
const NUMBER = 4
/** For a word that follows the one before it on both sides, in letters. */
const TOGETHER = 0.6
/** A punctuation mark in letters: enough to stay where it costs nothing. */
const MARK = 0.3

/** @returns the matches between `older[from..to)` and `newer[from..to)`, in order. */
export function commonWords(older: readonly Token[], newer: readonly Token[]): Match[] {
  const matches: Match[] = []
  let [start, endOlder, endNewer] = [0, older.length, newer.length]
  while (start < endOlder && start < endNewer && older[start]?.key === newer[start]?.key) {
    matches.push([start, start])
    start += 1
  }
  const after: Match[] = []
  while (endOlder > start && endNewer > start && older[endOlder - 1]?.key === newer[endNewer - 1]?.key) {
    endOlder -= 1
    endNewer -= 1
    after.push([endOlder, endNewer])
  }
  const words = (tokens: readonly Token[], to: number): number[] => {
    const at: number[] = []
    for (let i = start; i < to; i += 1) if (tokens[i]?.sort !== 'space') at.push(i)
    return at
  }
  const [a, b] = [words(older, endOlder), words(newer, endNewer)]
  if (a.length > 0 && b.length > 0) {
    const between = a.length * b.length <= MOST_CELLS ? heaviest(a, b, older, newer) : inOrder(a, b, older, newer)
    matches.push(...between)
  }
  return [...matches, ...after.reverse()]
}

function heaviest(a: readonly number[], b: readonly number[], older: readonly Token[], newer: readonly Token[]): Match[] {
  const width = b.length + 1
  /** The most letters in common up to here, and the same if the last two tokens match each other. */
  const best = new Float64Array((a.length + 1) * width)
  const matched = new Float64Array((a.length + 1) * width).fill(-1)
  const symbols = new Map<string, number>()
  const symbol = (key: string): number => {
    const known = symbols.get(key)
    if (known !== undefined) return known
    symbols.set(key, symbols.size)
    return symbols.size - 1
  }
  const [one, other] = [a.map((i) => symbol((older[i] as Token).key)), b.map((j) => symbol((newer[j] as Token).key))]
  const weights = a.map((i) => {
    const token = older[i] as Token
    if (token.sort === 'mark') return MARK
    return token.sort === 'unit' ? Math.min(NUMBER, weightOf(token)) : weightOf(token)
  })
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const at = i * width + j
      let most = Math.max(best[at - width] as number, best[at - 1] as number)
      if (one[i - 1] === other[j - 1]) {
        const before = at - width - 1
        const together = matched[before] as number
        const weight = (weights[i - 1] as number) + Math.max(best[before] as number, together < 0 ? -1 : together + TOGETHER)
        matched[at] = weight
        most = Math.max(most, weight)
      }
      best[at] = most
    }
  }
  const matches: Match[] = []
  let [i, j] = [a.length, b.length]
  /** The match after this one counted on standing beside it. */
  let mustMatch = false
  while (i > 0 && j > 0) {
    const at = i * width + j
    const weight = matched[at] as number
    if (mustMatch || (weight >= 0 && weight >= (best[at] as number))) {
      matches.push([a[i - 1] as number, b[j - 1] as number])
      const before = at - width - 1
      const together = matched[before] as number
      mustMatch = together >= 0 && together + TOGETHER > (best[before] as number)
      ;[i, j] = [i - 1, j - 1]
    } else if ((best[at - width] as number) >= (best[at - 1] as number)) i -= 1
    else j -= 1
  }
  return matches.reverse()
}

function inOrder(a: readonly number[], b: readonly number[], older: readonly Token[], newer: readonly Token[]): Match[] {
  const keys = (tokens: readonly Token[], at: readonly number[]): string[] => at.map((i) => (tokens[i] as Token).key)
  const matches: Match[] = []
  let [i, j] = [0, 0]
  for (const { added, removed, count } of diffArrays(keys(older, a), keys(newer, b), { maxEditLength: MOST_EDITS }) ?? []) {
    if (!added && !removed) for (let n = 0; n < count; n += 1) matches.push([a[i + n] as number, b[j + n] as number])
    if (!added) i += count
    if (!removed) j += count
  }
  return matches
}
