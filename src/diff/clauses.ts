/** Pairs the blocks of a text that has clauses: first clause with clause, then block with block inside, then what is left over. */
import type { Block, ListItem } from '../document/tree.ts'
import { factsOf } from './facts.ts'
import { pairBlocks, weightOf, type Pair } from './pairs.ts'

/** A clause's heading and what stands before the next heading, by positions in the text. The first one may have no heading. */
interface Clause {
  from: number
  to: number
  id?: string
  /** The headings above it and its own. */
  path: string
}

/** @returns the pairs of two texts, by position; clauses keep their blocks together wherever they went. */
export function pairText(older: readonly Block[], newer: readonly Block[]): Pair[] {
  const [a, b] = [clausesOf(older), clausesOf(newer)]
  const found: Pair[] = []
  const clausePairs = a.length === 1 && b.length === 1 ? [{ older: 0, newer: 0 }] : pairBlocks(a.map((c) => asBlock(c, older)), b.map((c) => asBlock(c, newer)), (_, i, side) => (side === 'older' ? a : b)[i]?.path)
  // What stands before the first heading is the same place in both.
  const pairs = clausePairs.some(({ older: i, newer: j }) => i === 0 && j === 0) || !opens(a[0]) || !opens(b[0]) ? clausePairs : [{ older: 0, newer: 0 }, ...clausePairs.filter(({ older: i, newer: j }) => i > 0 && j > 0)]
  for (const pair of pairs) {
    const [one, other] = [a[pair.older] as Clause, b[pair.newer] as Clause]
    if (sameText(one, other, older, newer)) {
      for (let n = 0; n < one.to - one.from; n += 1) found.push({ older: one.from + n, newer: other.from + n, pass: 'text', weight: weightOf(newer[other.from + n] as Block) })
      continue
    }
    const inside = pairBlocks(older.slice(one.from, one.to), newer.slice(other.from, other.to))
    // The headings of two clauses that are one are one, however they were rewritten.
    const headings = older[one.from]?.type === 'heading' && newer[other.from]?.type === 'heading' && !inside.some((p) => p.older === 0 || p.newer === 0)
    if (headings) found.push({ older: one.from, newer: other.from, pass: 'place', weight: 1 })
    for (const p of inside) found.push({ ...p, older: p.older + one.from, newer: p.newer + other.from })
  }
  return [...found, ...leftovers(older, newer, found)]
}

/** Most clauses are as they were. */
function sameText(one: Clause, other: Clause, older: readonly Block[], newer: readonly Block[]): boolean {
  if (one.to - one.from !== other.to - other.from) return false
  for (let n = 0; n < one.to - one.from; n += 1) {
    if (factsOf(older[one.from + n] as Block).key !== factsOf(newer[other.from + n] as Block).key) return false
  }
  return true
}

function opens(clause: Clause | undefined): boolean {
  return clause?.path === ''
}

function clausesOf(blocks: readonly Block[]): Clause[] {
  const clauses: Clause[] = []
  let above: { level: number; key: string }[] = []
  blocks.forEach((block, i) => {
    if (block.type === 'heading' || i === 0) {
      const last = clauses.at(-1)
      if (last) last.to = i
      if (block.type === 'heading') above = [...above.filter(({ level }) => level < block.level), { level: block.level, key: factsOf(block).key }]
      clauses.push({ from: i, to: blocks.length, path: above.map(({ key }) => key).join(''), ...(block.type === 'heading' && block.id !== undefined && { id: block.id }) })
    }
  })
  return clauses
}

/** A clause as one block, so that clauses are paired as blocks are. */
function asBlock({ from, to, id }: Clause, blocks: readonly Block[]): ListItem {
  return { type: 'listItem', ...(id !== undefined && { id }), children: blocks.slice(from, to) }
}

/** What clauses of their own did not explain: a heading put into a clause parts it from blocks that stayed where they were. */
function leftovers(older: readonly Block[], newer: readonly Block[], found: readonly Pair[]): Pair[] {
  const taken = { older: new Set<number>(), newer: new Set<number>() }
  for (const { older: i, newer: j, olderSpan = 1, newerSpan = 1 } of found) {
    for (let n = 0; n < olderSpan; n += 1) taken.older.add(i + n)
    for (let n = 0; n < newerSpan; n += 1) taken.newer.add(j + n)
  }
  const a = older.map((_, i) => i).filter((i) => !taken.older.has(i))
  const b = newer.map((_, j) => j).filter((j) => !taken.newer.has(j))
  if (a.length === 0 || b.length === 0) return []
  return pairBlocks(a.map((i) => older[i] as Block), b.map((j) => newer[j] as Block), undefined, false).map((pair) => ({
    ...pair,
    older: a[pair.older] as number,
    newer: b[pair.newer] as number,
  }))
}
