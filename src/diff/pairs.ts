/** Pairs the blocks of two containers: by id, by equal text, by likeness, by place. Each pair says which pass made it. */
import { diffArrays } from 'diff'
import type { Block } from '../document/tree.ts'
import { heaviestChain, type Link } from './chain.ts'
import { factsOf } from './facts.ts'
import { partsOf } from './splits.ts'
import { likeness, worthALook } from './similarity.ts'

export type Pass = 'id' | 'text' | 'name' | 'split' | 'alike' | 'place'

export interface Pair extends Link {
  pass: Pass
  /** How many blocks of the older draft were merged, or of the newer one a paragraph was split into; 1 if absent. */
  olderSpan?: number
  newerSpan?: number
}

/** A name that a block is known by, such as a clause's headings. */
export type NameOf = (block: Block, at: number, side: 'older' | 'newer') => string | undefined

/** Below it two blocks are two, not one that was rewritten. Real rewrites lie above 0.45, chance likeness below 0.33. */
const ALIKE = 0.4
/** A block that nearly all is found in the other is the same one, cut or added to. */
const CONTAINED = 0.8
/** Against this much shorter ones being found in anything. */
const TELLING = 3
/** A move is told only where the text itself proves it: a wrong one misleads, a missed one costs no more than some paint. */
export const ALIKE_MOVED = 0.8
export const WORDS_MOVED = 3
/** How many blocks on a split is looked for. */
const NEAR = 6
/** Where more changes than this lie between two anchors, equal texts are no longer looked for in order. */
const MOST_EDITS = 2000

/**
 * @param adjacent whether blocks that follow each other here do so in the text, so that one may be split into them.
 * @returns one pair at most for each block, in the order of the older ones; pairs may cross.
 */
export function pairBlocks(older: readonly Block[], newer: readonly Block[], nameOf?: NameOf, adjacent = true): Pair[] {
  const pairs = new Pairing(older, newer)
  byId(pairs)
  byUniqueText(pairs)
  if (nameOf) byName(pairs, nameOf)
  for (const gap of pairs.gaps()) byTextInOrder(pairs, gap)
  if (adjacent) for (const gap of pairs.gaps()) bySplit(pairs, gap)
  for (const gap of pairs.gaps()) byLikeness(pairs, gap)
  for (const gap of pairs.gaps()) byPlace(pairs, gap)
  byLikenessAnywhere(pairs)
  return pairs.found()
}

interface Gap {
  older: readonly number[]
  newer: readonly number[]
}

/** The pairs so far, and what still stands between those that keep their order. */
class Pairing {
  readonly older: readonly Block[]
  readonly newer: readonly Block[]
  private readonly byOlder = new Map<number, Pair>()
  private readonly takenNewer = new Set<number>()
  /** Older blocks that were merged into the one before. */
  private readonly merged = new Set<number>()

  constructor(older: readonly Block[], newer: readonly Block[]) {
    this.older = older
    this.newer = newer
  }

  add(i: number, j: number, pass: Pass): void {
    if (this.isTaken(i, j) || !sameSort(this.older[i], this.newer[j])) return
    this.byOlder.set(i, { older: i, newer: j, pass, weight: weightOf(this.newer[j] as Block) })
    this.takenNewer.add(j)
  }

  isTaken(i: number, j: number): boolean {
    return this.byOlder.has(i) || this.merged.has(i) || this.takenNewer.has(j)
  }

  /** Pairs one block with several that follow each other on the other side. */
  addSplit(i: number, j: number, spans: { olderSpan?: number; newerSpan?: number }): void {
    this.byOlder.set(i, { older: i, newer: j, pass: 'split', weight: weightOf(this.newer[j] as Block), ...spans })
    for (let n = 1; n < (spans.olderSpan ?? 1); n += 1) this.merged.add(i + n)
    for (let n = 0; n < (spans.newerSpan ?? 1); n += 1) this.takenNewer.add(j + n)
  }

  found(): Pair[] {
    return [...this.byOlder.values()].sort((a, b) => a.older - b.older)
  }

  /** All that has no pair, in whatever gap. */
  left(): Gap {
    return {
      older: free(0, this.older.length, (i) => this.byOlder.has(i) || this.merged.has(i)),
      newer: free(0, this.newer.length, (j) => this.takenNewer.has(j)),
    }
  }

  *gaps(): Generator<Gap> {
    const anchors = heaviestChain(this.found())
    let [fromOlder, fromNewer] = [0, 0]
    for (const { older, newer } of [...anchors, { older: this.older.length, newer: this.newer.length }]) {
      const gap = {
        older: free(fromOlder, older, (i) => this.byOlder.has(i) || this.merged.has(i)),
        newer: free(fromNewer, newer, (j) => this.takenNewer.has(j)),
      }
      if (gap.older.length > 0 && gap.newer.length > 0) yield gap
      ;[fromOlder, fromNewer] = [older + 1, newer + 1]
    }
  }
}

/** Only blocks of one sort can be one block in two drafts. */
export function sameSort(a: Block | undefined, b: Block | undefined): boolean {
  return a !== undefined && b !== undefined && sortOf(a) === sortOf(b)
}

function sortOf(block: Block): string {
  if (block.type === 'titleLine' || block.type === 'signatureLine') return `${block.type} ${block.role}`
  // A file is never compared with a text.
  if (block.type === 'attachment') return `${block.type} ${block.media === 'markdown' ? 'text' : 'file'}`
  return block.type
}

/** What it costs a reader to see the block as moved: its letters, and a little for being there. */
export function weightOf(block: Block): number {
  return factsOf(block).key.length + 1
}

function byId(pairs: Pairing): void {
  const ids = unique(pairs.newer, idOf)
  for (const [id, i] of unique(pairs.older, idOf)) {
    const j = ids.get(id)
    if (j === undefined) continue
    const [a, b] = [pairs.older[i] as Block, pairs.newer[j] as Block]
    // An id that was given to another text is no evidence.
    if (a.type === 'attachment' || a.type === 'attachmentEntry' || a.type === 'heading' || likeness(a, b).contained >= 0.3) pairs.add(i, j, 'id')
  }
}

function idOf(block: Block): string | undefined {
  if (block.type === 'attachmentEntry') return `entry ${block.target}`
  return 'id' in block && block.id !== undefined ? `${block.type} ${block.id}` : undefined
}

/** Only a text that is there once on both sides says where it went; the same boilerplate in six places says nothing. */
function byUniqueText(pairs: Pairing): void {
  const texts = unique(pairs.newer, (block) => factsOf(block).key)
  for (const [key, i] of unique(pairs.older, (block) => factsOf(block).key)) {
    const j = texts.get(key)
    if (j !== undefined) pairs.add(i, j, 'text')
  }
}

/** @returns the positions of what occurs once, by name. */
function unique(blocks: readonly Block[], nameOf: (block: Block, at: number) => string | undefined): Map<string, number> {
  const once = new Map<string, number>()
  const often = new Set<string>()
  blocks.forEach((block, i) => {
    const name = nameOf(block, i)
    if (name === undefined) return
    if (once.has(name)) often.add(name)
    else once.set(name, i)
  })
  for (const name of often) once.delete(name)
  return once
}

/** A name may have been given to another text; where both stand by it, they have something in common. */
function byName(pairs: Pairing, nameOf: NameOf): void {
  const names = unique(pairs.newer, (block, at) => nameOf(block, at, 'newer'))
  for (const [name, i] of unique(pairs.older, (block, at) => nameOf(block, at, 'older'))) {
    const j = names.get(name)
    if (j === undefined || pairs.isTaken(i, j)) continue
    if (likeness(pairs.older[i] as Block, pairs.newer[j] as Block).contained >= 0.15) pairs.add(i, j, 'name')
  }
}

function bySplit(pairs: Pairing, gap: Gap): void {
  const run = (blocks: readonly Block[], at: readonly number[], k: number): Block[] => {
    const run: Block[] = []
    for (let n = k; n < at.length && at[n] === (at[k] as number) + run.length; n += 1) run.push(blocks[at[n] as number] as Block)
    return run
  }
  let j = 0
  for (let i = 0; i < gap.older.length; i += 1) {
    const one = pairs.older[gap.older[i] as number] as Block
    // A split stands near its place: a few blocks may have come or gone before it.
    for (let n = j; n < Math.min(j + NEAR, gap.newer.length); n += 1) {
      const other = pairs.newer[gap.newer[n] as number] as Block
      const newerSpan = partsOf(one, run(pairs.newer, gap.newer, n))
      const olderSpan = newerSpan > 0 ? 0 : partsOf(other, run(pairs.older, gap.older, i))
      if (newerSpan === 0 && olderSpan === 0) continue
      pairs.addSplit(gap.older[i] as number, gap.newer[n] as number, newerSpan > 0 ? { newerSpan } : { olderSpan })
      j = n + Math.max(newerSpan, 1)
      i += Math.max(olderSpan, 1) - 1
      break
    }
  }
}

function byTextInOrder(pairs: Pairing, gap: Gap): void {
  const keys = (blocks: readonly Block[], at: readonly number[]): string[] => at.map((i) => factsOf(blocks[i] as Block).key)
  const [a, b] = [keys(pairs.older, gap.older), keys(pairs.newer, gap.newer)]
  const known = new Set(a)
  if (!b.some((key) => known.has(key))) return
  const parts = diffArrays(a, b, { maxEditLength: MOST_EDITS })
  let [i, j] = [0, 0]
  for (const { added, removed, count } of parts ?? []) {
    if (!added && !removed) for (let n = 0; n < count; n += 1) pairs.add(gap.older[i + n] as number, gap.newer[j + n] as number, 'text')
    if (!added) i += count
    if (!removed) j += count
  }
}

function byLikeness(pairs: Pairing, gap: Gap): void {
  const [older, newer] = [gap.older.map((i) => pairs.older[i] as Block), gap.newer.map((j) => pairs.newer[j] as Block)]
  const candidates = worthALook(older, newer)
  const links: Link[] = []
  older.forEach((a, i) => {
    for (const j of candidates(i)) {
      const b = newer[j] as Block
      if (!sameSort(a, b)) continue
      const { dice, contained, telling } = likeness(a, b)
      if (dice < ALIKE && !(contained >= CONTAINED && telling >= TELLING)) continue
      const letters = Math.min(factsOf(a).letters(), factsOf(b).letters()) + 1
      links.push({ older: i, newer: j, weight: Math.max(dice, contained / 2) ** 2 * letters })
    }
  })
  for (const link of heaviestChain(links)) pairs.add(gap.older[link.older] as number, gap.newer[link.newer] as number, 'alike')
}

/** What moved and was edited: in another gap, and so like each other that neither is as like any third. */
function byLikenessAnywhere(pairs: Pairing): void {
  const { older: a, newer: b } = pairs.left()
  if (a.length === 0 || b.length === 0) return
  const [older, newer] = [a.map((i) => pairs.older[i] as Block), b.map((j) => pairs.newer[j] as Block)]
  const candidates = worthALook(older, newer)
  const best = { older: new Map<number, Likest>(), newer: new Map<number, Likest>() }
  older.forEach((one, i) => {
    for (const j of candidates(i)) {
      const other = newer[j] as Block
      if (!sameSort(one, other) || factsOf(one).words().size < WORDS_MOVED) continue
      const { dice } = likeness(one, other)
      if (dice < ALIKE_MOVED) continue
      if (dice > (best.older.get(i)?.dice ?? 0)) best.older.set(i, { at: j, dice })
      if (dice > (best.newer.get(j)?.dice ?? 0)) best.newer.set(j, { at: i, dice })
    }
  })
  for (const [i, { at: j }] of best.older) if (best.newer.get(j)?.at === i) pairs.add(a[i] as number, b[j] as number, 'alike')
}

interface Likest {
  at: number
  dice: number
}

/** What there is one of at a place, before and now, is the same thing, if anything speaks for it. */
function byPlace(pairs: Pairing, gap: Gap): void {
  const sorts = new Map<string, { older: number[]; newer: number[] }>()
  const file = (side: 'older' | 'newer', at: number): void => {
    const sort = sortOf(pairs[side][at] as Block)
    const both = sorts.get(sort) ?? { older: [], newer: [] }
    both[side].push(at)
    sorts.set(sort, both)
  }
  gap.older.forEach((i) => file('older', i))
  gap.newer.forEach((j) => file('newer', j))
  for (const { older, newer } of sorts.values()) {
    const [i, j] = [older[0], newer[0]]
    if (older.length !== 1 || newer.length !== 1 || i === undefined || j === undefined) continue
    if (belongsTogether(pairs.older[i] as Block, pairs.newer[j] as Block)) pairs.add(i, j, 'place')
  }
}

/** There is one title, one list of attachments; a line of the title block or of a signature is known by its role. */
const ONE_OF_A_KIND = new Set<Block['type']>(['title', 'titleLine', 'signatureBlock', 'signatureLine', 'attachmentList', 'tableCell'])

function belongsTogether(a: Block, b: Block): boolean {
  if (ONE_OF_A_KIND.has(a.type)) return true
  const { dice, contained, telling } = likeness(a, b)
  // One word for another: «Asker» became «Bærum» in a cell or an item.
  if (factsOf(a).words().size <= 2 && factsOf(b).words().size <= 2) return a.type !== 'paragraph' && a.type !== 'heading'
  return telling >= 2 && (dice >= 0.25 || contained >= 0.5)
}

const NONE: readonly number[] = []

/** The positions from `from` to `to`, exclusive, that are not taken. */
function free(from: number, to: number, isTaken: (at: number) => boolean): readonly number[] {
  if (from >= to) return NONE
  const left: number[] = []
  for (let at = from; at < to; at += 1) if (!isTaken(at)) left.push(at)
  return left
}
