/** Puts the marks of CriticMarkup on blocks: on whole ones, on items and rows, and on the ends of paragraphs that are cut or joined. */
import { unmarked } from '../document/mark.ts'
import type { Block, Change, Inline, ListItem, TableCell, TableRow } from '../document/tree.ts'
import { reportUnclosed, scan, type Open, type Scanned } from './critic.ts'
import type { State } from './state.ts'
import { reportLeftovers } from './text.ts'

interface Entry {
  block: Block
  /** Its marks were read where it was brought in from. */
  isRead?: true
}

/** @returns the siblings with their changes; the same objects where nothing changed. */
export function readBlockMarks<E extends Entry>(entries: readonly E[], state: State): E[] {
  const { redline } = state.reading
  if (!redline) return [...entries]
  const blocks: Block[] = []
  /** The mark that is open, and the block in which it began. */
  let pending: { open: Open; at: number; atStart: boolean } | undefined
  for (const [i, { block, isRead }] of entries.entries()) {
    if (isRead || (block.type !== 'paragraph' && block.type !== 'heading' && block.type !== 'title')) {
      blocks.push(pending ? whole(block, pending.open) : block)
      continue
    }
    const found = scan(block.children, pending?.open, redline.fresh, state)
    reportLeftovers(found.nodes, state)
    const marked = { ...block, children: found.nodes }
    blocks.push(found.whole ? whole(marked, found.whole) : marked)
    if (pending && !found.closes) {
      blocks[i] = whole(marked, pending.open)
      continue
    }
    if (pending && found.closes) join(blocks, pending, i, found.closes, state)
    pending = found.opens && { ...found.opens, at: i }
  }
  reportUnclosed(pending?.open, state)
  return entries.map((entry, i) => ({ ...entry, block: blocks[i] ?? entry.block }))
}

function join(blocks: Block[], { open, at, atStart }: { open: Open; at: number; atStart: boolean }, end: number, closes: NonNullable<Scanned['closes']>, state: State): void {
  const [first, last] = [blocks[at], blocks[end]]
  if (!first || !last) return
  if (atStart) blocks[at] = whole(first, open)
  if (closes.atEnd) blocks[end] = whole(last, closes)
  if (atStart || closes.atEnd) return
  if (first.type === 'paragraph' && last.type === 'paragraph') blocks[at] = { ...first, endChange: { kind: closes.kind, id: closes.id } }
  else state.reading.report.say('MRK-045', open.position)
}

const whole = (block: Block, { kind, id }: Pick<Change, 'kind' | 'id'>): Block => ({ ...unmarked(block), change: { kind, id } })

/** @returns the item, changed itself where all that is in it is of one kind. */
export function readItemMarks(item: ListItem, { reading }: State): ListItem {
  if (!reading.redline) return item
  const changes = item.children.filter(({ type, change, ...rest }) => change ?? !(type === 'paragraph' && (rest as { children: readonly unknown[] }).children.length === 0)).map(({ change }) => change)
  const change = commonOf(changes)
  const isBare = (block: Block): boolean => block.type === 'paragraph' && block.children.length === 0
  return change ? { ...item, children: item.children.map(unmarked).filter((block) => !isBare(block)), change } : item
}

/** @returns a row of cells, each read by itself; the row is changed itself where all of its cells are of one kind. */
export function readRowMarks(row: TableRow, state: State): TableRow {
  const { redline } = state.reading
  if (!redline) return row
  const cells = row.children.map((cell): [TableCell, Scanned] => {
    const found = scan(cell.children as readonly Inline[], undefined, redline.fresh, state)
    reportUnclosed(found.opens?.open, state)
    reportLeftovers(found.nodes, state)
    return [{ ...cell, children: found.nodes }, found]
  })
  const change = commonOf(cells.map(([, found]) => found.whole))
  return { ...row, children: cells.map(([cell]) => (change ? unmarked(cell) : cell)), ...(change && { change }) }
}

function commonOf(changes: readonly (Change | undefined)[]): Change | undefined {
  const [first] = changes
  if (!first || (first.kind !== 'inserted' && first.kind !== 'deleted')) return undefined
  return changes.every((change) => change?.kind === first.kind) ? { kind: first.kind, id: first.id } : undefined
}
