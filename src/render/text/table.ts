/** Tables in plain text: columns where they fit on a line, otherwise one row after the other. */
import type { Align } from '../../document/tree.ts'
import { width } from './state.ts'

/** A line of an e-mail is about this wide; a wider table is broken by every reader in its own way. */
const WIDEST = 100
const GAP = '   '

/** @param rows the text of each cell, the header row first. */
export function table(rows: readonly (readonly string[])[], align: readonly (Align | null)[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) => Math.max(0, ...rows.map((row) => width(row[column] ?? ''))))
  const total = widths.reduce((sum, one) => sum + one, 0) + GAP.length * (columns - 1)
  return total > WIDEST ? records(rows) : aligned(rows, widths, align)
}

function aligned(rows: readonly (readonly string[])[], widths: readonly number[], align: readonly (Align | null)[]): string {
  const line = (row: readonly string[]): string => widths.map((wide, column) => padded(row[column] ?? '', wide, align[column])).join(GAP).trimEnd()
  const [head = [], ...body] = rows
  return [line(head), widths.map((wide) => '-'.repeat(wide)).join(GAP), ...body.map(line)].join('\n')
}

function padded(text: string, wide: number, align: Align | null | undefined): string {
  const space = wide - width(text)
  const before = align === 'right' ? space : align === 'center' ? Math.floor(space / 2) : 0
  return ' '.repeat(before) + text + ' '.repeat(space - before)
}

/** Each row as «heading: cell» lines. */
function records([head = [], ...body]: readonly (readonly string[])[]): string {
  if (body.length === 0) return head.join(GAP)
  const caption = (column: number): string => (head[column] ? `${head[column]}: ` : '')
  return body.map((row) => row.map((cell, column) => (caption(column) + cell).trimEnd()).join('\n')).join('\n\n')
}
