/** Chance that can be repeated: the same seed gives the same choices. */

export interface Chance {
  /** A whole number from 0 up to, but not, `below`. */
  below: (below: number) => number
  /** One of these; they must not be empty. */
  pick: <T>(from: readonly T[]) => T
  /** Whether one in `n` happens. */
  oneIn: (n: number) => boolean
}

/** Mulberry32, a 32-bit generator by Tommy Ettinger (public domain); good enough to choose edits with. */
export function chance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (n: number): number => Math.floor(next() * n)
  return { below, pick: (from) => from[below(from.length)] as (typeof from)[number], oneIn: (n) => below(n) === 0 }
}
