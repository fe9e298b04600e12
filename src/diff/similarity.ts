/** How alike two blocks are by their words, and which pairs of a gap are worth a look. */
import type { Block } from '../document/tree.ts'
import { factsOf } from './facts.ts'

export interface Likeness {
  /** Letters of common words, twice, by the letters of both (Sørensen–Dice), 0 to 1. */
  dice: number
  /** Letters of common words by the letters of the shorter block. */
  contained: number
  /** Different words of four letters and more that both have: function words and numbers say nothing. */
  telling: number
}

export function likeness(a: Block, b: Block): Likeness {
  const [one, other] = [factsOf(a), factsOf(b)]
  const [few, many] = one.words().size <= other.words().size ? [one, other] : [other, one]
  let common = 0
  let telling = 0
  for (const [word, count] of few.words()) {
    const found = many.words().get(word)
    if (found === undefined) continue
    common += word.length * Math.min(count, found)
    if (word.length >= 4 && !/\d/.test(word)) telling += 1
  }
  const [x, y] = [one.letters(), other.letters()]
  if (x === 0 && y === 0) return { dice: 1, contained: 1, telling: 0 }
  const least = Math.min(x, y)
  return { dice: (2 * common) / (x + y), contained: least === 0 ? 0 : common / least, telling }
}

/** Above this many pairs only blocks that share a rare word are compared, so that time stays linear. */
const ALL_PAIRS = 2500
/** A word in more blocks than this is no evidence. */
const RARE = 12

/** @returns the positions in `newer` that may be alike each position in `older`. */
export function worthALook(older: readonly Block[], newer: readonly Block[]): (i: number) => Iterable<number> {
  if (older.length * newer.length <= ALL_PAIRS) {
    const all = newer.map((_, j) => j)
    return () => all
  }
  const having = new Map<string, number[]>()
  newer.forEach((block, j) => {
    for (const word of factsOf(block).words().keys()) {
      const list = having.get(word)
      if (!list) having.set(word, [j])
      else if (list.length <= RARE) list.push(j)
    }
  })
  return (i) => {
    const candidates = new Set<number>()
    for (const word of factsOf(older[i] as Block).words().keys()) {
      const list = having.get(word)
      if (list && list.length <= RARE) for (const j of list) candidates.add(j)
    }
    return candidates
  }
}
