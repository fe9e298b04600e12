/** Shapes tables: how wide their columns are, which rows are their heads, and where a redline's two tables part. */
import type { Align, Inline, NodeType, Table, TableRow } from '../../document/tree.ts'
import { plainText, walk } from '../../document/tree.ts'
import { standsIn } from '../../document/view.ts'

export interface TablePart {
  rows: readonly TableRow[]
  /** Rows that open it and are repeated on each page, unless something in them can stand in one place only. */
  heads: number
  once?: true
  /** Relative widths, one a column; 0 is as wide as its text. */
  columns: readonly number[]
  align: readonly (Align | null)[]
}

/** @returns the table; in a redline, the older table and then the newer one where their columns or their heads differ too much. */
export function tablesOf(table: Table): TablePart[] {
  return partsOf(table.children).map((rows) => {
    const count = Math.max(1, ...rows.map(({ children }) => children.length))
    const heads = headsOf(rows)
    const once = rows.slice(0, heads).some((row) => [...walk(row)].some(([{ type }]) => SINGLE.has(type)))
    return { rows, heads, ...(once && { once }), columns: columnsOf(rows, count), align: alignOf(table, rows, count) }
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

/** Characters that a column may hold and still be only as wide as its text; six columns of that fill a page. */
const NARROW = 16
/** Longest a column's text counts, so that one long cell does not starve the others. */
const LONG = 90

/** Narrow columns are as wide as their text, wide ones share the rest by what they hold. */
function columnsOf(rows: readonly TableRow[], count: number): number[] {
  const longest = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...rows.map((row) => Math.min(LONG, plainText((row.children[column]?.children ?? []) as readonly Inline[]).length))),
  )
  const narrow = longest.reduce((sum, length) => sum + length, 0) <= LONG
  // The root of the length: a column with four times the text needs about twice the width to read well.
  return longest.map((length) => (narrow ? 0 : length <= NARROW ? 0 : Math.round(Math.sqrt(length) * 10)))
}
