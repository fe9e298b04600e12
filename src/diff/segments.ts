/** What two token sequences have in common, as segments in order: common and changed ones take turns. */
import type { Token } from './tokens.ts'

/** Tokens `older.from` to `older.to` (exclusive) of the older sequence stand against those of the newer one. */
export interface Segment {
  common: boolean
  older: { from: number; to: number }
  newer: { from: number; to: number }
}

/** A token of the older sequence and the one that it still is in the newer. */
export type Match = readonly [older: number, newer: number]

/** @param matches increasing on both sides. */
export function segmentsOf(matches: readonly Match[], olderLength: number, newerLength: number): Segment[] {
  const segments: Segment[] = []
  let [i, j] = [0, 0]
  for (const [a, b] of [...matches, [olderLength, newerLength] as const]) {
    if (a > i || b > j) segments.push({ common: false, older: { from: i, to: a }, newer: { from: j, to: b } })
    const last = segments.at(-1)
    if (a < olderLength && b < newerLength) {
      if (last?.common) {
        last.older.to = a + 1
        last.newer.to = b + 1
      } else segments.push({ common: true, older: { from: a, to: a + 1 }, newer: { from: b, to: b + 1 } })
    }
    ;[i, j] = [a + 1, b + 1]
  }
  return segments
}

/** The matches that segments stand for. */
export function matchesOf(segments: readonly Segment[]): Match[] {
  return segments.flatMap(({ common, older, newer }) =>
    common ? Array.from({ length: older.to - older.from }, (_, k): Match => [older.from + k, newer.from + k]) : [],
  )
}

/** The letters that a reader sees; what is no text counts as a short word. */
export function weightOf({ sort, text }: Token): number {
  if (sort === 'space' || sort === 'mark') return 0
  return sort === 'node' || sort === 'end' ? 6 : text.length
}
