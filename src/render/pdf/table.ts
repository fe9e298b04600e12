/** Shapes tables: how wide their columns are, which rows are their heads, and where a redline's two tables part. */
import type { Align, NodeType, Table, TableRow } from '../../document/tree.ts'
import { walk } from '../../document/tree.ts'
import { standsIn } from '../../document/view.ts'
import { columnShares, columnTexts } from '../column-widths.ts'

export interface TablePart {
  rows: readonly TableRow[]
  /** Rows that open it and are repeated on each page, unless something in them can stand in one place only. */
  heads: number
  once?: true
  /** Relative widths, one a column; 0 is as wide as its text. */
  columns: readonly number[]
  align: readonly (Align | null)[]
}

/** The line that a table stands on, and the size of its text, in points. */
export interface Line {
  measure: number
  size: number
}

/** @returns the table; in a redline, the older table and then the newer one where their columns or their heads differ too much. */
export function tablesOf(table: Table, line: Line): TablePart[] {
  return partsOf(table.children).map((rows) => {
    const count = Math.max(1, ...rows.map(({ children }) => children.length))
    const heads = headsOf(rows)
    const once = rows.slice(0, heads).some((row) => [...walk(row)].some(([{ type }]) => SINGLE.has(type)))
    return { rows, heads, ...(once && { once }), columns: columnsOf(rows, count, line), align: alignOf(table, rows, count) }
  })
}

/** PDF/UA-1 allows no link in a repeated header, and two notes or anchors of one name would be ambiguous. */
const SINGLE: ReadonlySet<NodeType> = new Set(['link', 'reference', 'footnote', 'note'])

/** Parts the rows where their number of cells changes, and where a whole older table stands before the newer head. */
function partsOf(rows: readonly TableRow[]): TableRow[][] {
  const parts: TableRow[][] = []
  for (const row of rows) {
    const part = parts.at(-1)
    const before = part?.at(-1)
    const opens = part && part.length > 1 && part.every(isOld) && !isOld(row)
    if (!part || opens || before?.children.length !== row.children.length) parts.push([row])
    else part.push(row)
  }
  return parts
}

const isOld = (row: TableRow): boolean => !standsIn(row, 'newer')

/** An older head stands above the newer one. */
function headsOf(rows: readonly TableRow[]): number {
  const [first, second] = rows
  return first && second && isOld(first) && !isOld(second) ? 2 : 1
}

function alignOf({ align, change }: Table, rows: readonly TableRow[], count: number): (Align | null)[] {
  const before = change?.before?.align
  const older = rows.every(isOld) && Array.isArray(before) ? (before as readonly (Align | null)[]) : align
  return Array.from({ length: count }, (_, i) => older[i] ?? null)
}

/** Tables are set smaller than the text, in a face that is narrower than most. */
const EM = 0.92 * 0.9
/** Left and right of the text of a cell together, in points. */
const INSETS = 12

/** Each column as wide as its text where no line of it has to break, otherwise all share the line by what they hold. */
function columnsOf(rows: readonly TableRow[], count: number, { measure, size }: Line): number[] {
  const texts = columnTexts(rows, count)
  const em = size * EM
  const insets = Math.min(INSETS, measure / count / 2)
  const room = (measure - count * insets) / em
  if (texts.reduce((sum, { line }) => sum + line, 0) <= room) return texts.map(() => 0)
  return columnShares(texts, room).map((share) => Math.round(share * em + insets))
}
