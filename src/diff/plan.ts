/** Decides what happened to every block: kept, moved, split, merged, gone or new. The words inside are compared afterwards. */
import type { Block, Paragraph, Table } from '../document/tree.ts'
import { heaviestChain } from './chain.ts'
import { pairText } from './clauses.ts'
import type { Context, Group } from './context.ts'
import { factsOf } from './facts.ts'
import { ALIKE_MOVED, pairBlocks, WORDS_MOVED, type Pair } from './pairs.ts'
import { likeness } from './similarity.ts'

export type Step =
  | { step: 'both'; older: Block; newer: Block; inner?: readonly Step[] }
  | { step: 'deleted' | 'inserted' | 'movedFrom'; block: Block; group: Group }
  | { step: 'movedTo'; older: Block; newer: Block; inner?: readonly Step[]; group: Group }
  | { step: 'split'; older: Paragraph; newer: readonly Paragraph[] }
  | { step: 'merged'; older: readonly Paragraph[]; newer: Paragraph }

/**
 * @param moved whether the container has moved: then nothing in it is shown as moved, split or merged once more.
 * @returns the steps from one container to the other, in the order in which the redline shows them.
 */
export function plan(older: readonly Block[], newer: readonly Block[], context: Context, moved = false): Step[] {
  const hasClauses = older.some(isHeading) || newer.some(isHeading)
  const pairs = hasClauses ? pairText(older, newer) : pairBlocks(older, newer, undefined, !moved)
  const chain = heaviestChain(pairs)
  const stays = new Set(chain)
  const moves = moved ? [] : movesOf(pairs.filter((pair) => !stays.has(pair)), older, newer, context)
  const staying = regained(chain, pairs, moves, older, newer)
  const movedFrom = new Map(moves.map((move) => [move.pair.older, move]))
  const movedTo = new Map(moves.map((move) => [move.pair.newer, move]))
  for (const { older: i, newer: j } of [...staying, ...moves.map(({ pair }) => pair)]) context.pair(older[i] as Block, newer[j] as Block)

  const steps: Step[] = []
  let [i, j] = [0, 0]
  const until = (toOlder: number, toNewer: number): void => {
    const groups = grouping(context)
    for (; i < toOlder; i += 1) {
      const block = older[i] as Block
      const move = movedFrom.get(i)
      if (move) groups.interrupt()
      if (move) steps.push({ step: 'movedFrom', block, group: move.group })
      else steps.push({ step: 'deleted', block, group: groups.of(block, 'deleted') })
    }
    for (; j < toNewer; j += 1) {
      const block = newer[j] as Block
      const move = movedTo.get(j)
      const was = move && (older[move.pair.older] as Block)
      if (move) groups.interrupt()
      if (move && was) steps.push({ step: 'movedTo', older: was, newer: block, ...innerOf(was, block, context, true), group: move.group })
      else steps.push({ step: 'inserted', block, group: groups.of(block, 'inserted') })
    }
  }
  for (const pair of staying) {
    until(pair.older, pair.newer)
    const [a, b] = [older[pair.older] as Block, newer[pair.newer] as Block]
    const { olderSpan = 1, newerSpan = 1 } = pair
    if (newerSpan > 1) steps.push({ step: 'split', older: a as Paragraph, newer: newer.slice(pair.newer, pair.newer + newerSpan) as Paragraph[] })
    else if (olderSpan > 1) steps.push({ step: 'merged', older: older.slice(pair.older, pair.older + olderSpan) as Paragraph[], newer: b as Paragraph })
    else steps.push({ step: 'both', older: a, newer: b, ...innerOf(a, b, context, moved) })
    ;[i, j] = [pair.older + olderSpan, pair.newer + newerSpan]
  }
  until(older.length, newer.length)
  return steps
}

/** What neither stays nor moved gave up its partner, who may find another one near by. */
function regained(chain: readonly Pair[], pairs: readonly Pair[], moves: readonly Move[], older: readonly Block[], newer: readonly Block[]): readonly Pair[] {
  const released = pairs.length > chain.length + moves.length
  const moved = { older: new Set(moves.map(({ pair }) => pair.older)), newer: new Set(moves.map(({ pair }) => pair.newer)) }
  const more: Pair[] = []
  let [i, j] = [0, 0]
  for (const { older: toOlder, newer: toNewer, olderSpan = 1, newerSpan = 1 } of [...chain, { older: older.length, newer: newer.length } as Pair]) {
    const a = positions(i, toOlder).filter((at) => !moved.older.has(at))
    const b = positions(j, toNewer).filter((at) => !moved.newer.has(at))
    if (a.length > 0 && b.length > 0 && (released || haveText(a.map((at) => older[at] as Block), b.map((at) => newer[at] as Block)))) {
      const found = pairBlocks(a.map((at) => older[at] as Block), b.map((at) => newer[at] as Block), undefined, false)
      for (const pair of heaviestChain(found)) more.push({ ...pair, older: a[pair.older] as number, newer: b[pair.newer] as number })
    }
    ;[i, j] = [toOlder + olderSpan, toNewer + newerSpan]
  }
  return [...chain, ...more].sort((x, y) => x.older - y.older)
}

/** Whether some block of the one side stands on the other as it is. */
function haveText(older: readonly Block[], newer: readonly Block[]): boolean {
  const keys = new Set(older.map((block) => factsOf(block).key))
  return newer.some((block) => keys.has(factsOf(block).key))
}

function positions(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, n) => from + n)
}

function isHeading(block: Block): boolean {
  return block.type === 'heading'
}

/**
 * Which change a block that came or went belongs to: each clause is one of its own; what else came in the place of what went
 * replaced it, unless something that moved stands between.
 */
function grouping(context: Context): { of: (block: Block, kind: Came) => Group; interrupt: () => void } {
  let current: { kind: Came; group: Group; clause: boolean } | undefined
  return {
    interrupt: () => (current = undefined),
    of: (block, kind) => {
      const clause = isHeading(block)
      // New text after a clause that went does not replace that clause.
      const goesOn = current !== undefined && !clause && (current.kind === kind || !current.clause)
      if (!goesOn) current = { kind, group: context.group(), clause }
      else if (current) current = { ...current, kind }
      return (current as { group: Group }).group
    },
  }
}

type Came = 'deleted' | 'inserted'

/** The steps inside a pair of blocks that hold blocks. */
function innerOf(older: Block, newer: Block, context: Context, moved: boolean): { inner?: readonly Step[] } {
  if (factsOf(older).written === factsOf(newer).written && factsOf(older).plain() && factsOf(newer).plain()) return {}
  switch (older.type) {
    case 'table':
      return { inner: planRows(older, newer as Table, context, moved) }
    case 'tableRow': {
      const cells = (newer as typeof older).children
      return { inner: older.children.map((cell, n) => ({ step: 'both', older: cell, newer: cells[n] as Block })) }
    }
    case 'list':
    case 'listItem':
    case 'blockquote':
    case 'signatureBlock':
    case 'signature':
    case 'attachmentList':
    case 'attachment':
      return { inner: plan(older.children, (newer as typeof older).children, context, moved) }
    default:
      return {}
  }
}

/** A table whose columns changed is shown with its old rows and its new ones: cells have no place to move to. */
function planRows(older: Table, newer: Table, context: Context, moved: boolean): Step[] {
  if (sameColumns(older, newer)) return plan(older.children, newer.children, context, moved)
  const group = context.group()
  return [
    ...older.children.map((block): Step => ({ step: 'deleted', block, group })),
    ...newer.children.map((block): Step => ({ step: 'inserted', block, group })),
  ]
}

/** @returns whether rows of the two tables can be compared cell by cell. */
export function sameColumns(older: Table, newer: Table): boolean {
  const columns = new Set([...older.children, ...newer.children].map((row) => row.children.length))
  return columns.size <= 1 && older.align.length === newer.align.length
}

interface Move {
  pair: Pair
  group: Group
}

const LETTERS_MOVED = 15
/** In a clause that moved its blocks went along, rewritten more than a block that moves alone could be. */
const ALIKE_IN_CLAUSE = 0.5

/** The pairs that moved, each stretch that went together as one change. */
function movesOf(pairs: readonly Pair[], older: readonly Block[], newer: readonly Block[], context: Context): Move[] {
  const sorted = pairs.filter(({ olderSpan = 1, newerSpan = 1 }) => olderSpan === 1 && newerSpan === 1).sort((a, b) => a.older - b.older)
  if (sorted.length === 0) return []
  const copies = new Map<string, number>()
  for (const block of [...older, ...newer]) copies.set(factsOf(block).key, (copies.get(factsOf(block).key) ?? 0) + 1)
  const moves: Move[] = []
  let last: { pair: Pair; group: Group; level: number | undefined } | undefined
  for (const pair of sorted) {
    const [a, b] = [older[pair.older] as Block, newer[pair.newer] as Block]
    const follows = last !== undefined && goesWith(last.pair, pair, older, newer)
    const level = a.type === 'heading' ? a.level : undefined
    const inClause = follows && last?.level !== undefined && level === undefined
    const sameShape = a.type !== 'table' || sameColumns(a, b as Table)
    if (!sameShape || !(inClause ? likeness(a, b).dice >= ALIKE_IN_CLAUSE || pair.pass === 'id' || pair.pass === 'text' : provesMove(pair, a, b, copies))) continue
    // A sub-clause goes along with its clause; the next clause is a move of its own.
    const joins = follows && last !== undefined && (level === undefined || (last.level !== undefined && level > last.level))
    const group = joins && last ? last.group : context.group()
    moves.push({ pair, group })
    last = { pair, group, level: joins && last ? last.level : level }
  }
  return moves
}

/** Nothing that stands elsewhere in the other draft lies between them. */
function goesWith(a: Pair, b: Pair, older: readonly Block[], newer: readonly Block[]): boolean {
  const near = (from: number, to: number, blocks: readonly Block[]): boolean => from < to && (to - from === 1 || !blocks.slice(from + 1, to).some(isHeading)) && to - from <= 4
  return near(a.older, b.older, older) && near(a.newer, b.newer, newer)
}

const ALWAYS_MOVES = new Set<Block['type']>(['attachment', 'attachmentEntry', 'signature'])
const NEVER_MOVES = new Set<Block['type']>(['title', 'titleLine', 'rule', 'signatureLine', 'tableCell', 'signatureBlock', 'attachmentList'])

function provesMove(pair: Pair, a: Block, b: Block, copies: ReadonlyMap<string, number>): boolean {
  if (NEVER_MOVES.has(a.type)) return false
  if (ALWAYS_MOVES.has(a.type) || pair.pass === 'id') return true
  const [was, is] = [factsOf(a), factsOf(b)]
  const same = was.key === is.key
  // The same boilerplate in several places says nothing about which of them went where.
  if ((copies.get(was.key) ?? 0) > (same ? 2 : 1) || (!same && (copies.get(is.key) ?? 0) > 1)) return false
  if (a.type === 'heading') return same || likeness(a, b).dice >= ALIKE_MOVED
  if (was.words().size < WORDS_MOVED || was.letters() < LETTERS_MOVED) return false
  return same || likeness(a, b).dice >= ALIKE_MOVED
}
