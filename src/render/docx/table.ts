/** Tables: the header row repeats, no row splits over pages, the columns are as wide as their content asks. */
import { Table, TableCell, TableLayoutType, WidthType, type FileChild, type Paragraph } from 'docx'
import type { Table as TableNode, TableRow as RowNode } from '../../document/tree.ts'
import { standsIn } from '../../document/view.ts'
import { columnShares, columnTexts } from '../column-widths.ts'
import { changedRow } from './changed-row.ts'
import { pointsToTwips } from './measure.ts'
import { movedAsReplaced } from './messages.ts'
import { paragraph } from './paragraph.ts'
import { within, type State } from './state.ts'
import { covers, entered, withoutMoves } from './track.ts'

/** Left and right margin of a cell together, as the table style has them. */
const CELL_MARGINS = 200

export function table(node: TableNode, state: State): FileChild[] {
  const { place, redline } = state
  const all = place.only ? node.children.filter((row) => standsIn(row, place.only ?? 'newer')) : node.children
  const { grid, spans } = gridOf(node, all, state)
  const headers = new Set((['older', 'newer'] as const).map((draft) => all.find((row) => standsIn(row, draft))))
  const rows = all.map((row, r) => {
    const inRow = cellState(row, state)
    if (redline && (row.change?.kind === 'movedTo' || (r === 0 && place.tracking?.kind === 'movedTo'))) redline.say('DOC-001', movedAsReplaced(node))
    let at = 0
    const cells = spans(row).map((span, c) => {
      const width = grid.slice(at, at + span).reduce((sum, one) => sum + one, 0)
      at += span
      const cell = row.children[c]
      const inside = within(inRow, {
        style: (redline ? headers.has(row) : r === 0) ? 'TableHeading' : 'TableText',
        indent: 0,
        styleIndent: 0,
        width: width - CELL_MARGINS,
        align: node.align[c] ?? ('left' as const),
        ...(state.kept.has(row) && { keepNext: true }),
      })
      const content: Paragraph = cell
        ? paragraph(cell, state.inlines(cell.children, inside), inside)
        : paragraph({ type: 'tableCell', children: [] }, [], inside, { as: { owner: row, role: `cell ${c}` } })
      return new TableCell({ width: { size: width, type: WidthType.DXA }, ...(span > 1 && { columnSpan: span }), children: [content] })
    })
    const header = redline ? headers.has(row) : r === 0
    return changedRow({ cantSplit: true, ...(header && { tableHeader: true }), children: cells }, inRow)
  })
  const total = grid.reduce((sum, width) => sum + width, 0)
  return [
    new Table({
      style: 'AgreementTable',
      layout: TableLayoutType.FIXED,
      width: { size: total, type: WidthType.DXA },
      ...(place.indent > 0 && { indent: { size: place.indent, type: WidthType.DXA } }),
      columnWidths: grid,
      tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
      rows,
    }),
  ]
}

function cellState(row: RowNode, state: State): State {
  const inRow = entered(row, state)
  const { tracking } = inRow.place
  return { ...inRow, place: { ...inRow.place, cell: true, tracking: tracking && withoutMoves(tracking) } }
}

/** The columns of both drafts on one grid: a cell spans the lines that its own draft does not have. */
function gridOf(node: TableNode, rows: readonly RowNode[], state: State): { grid: number[]; spans: (row: RowNode) => number[] } {
  const { width } = state.place
  const size = state.edition.style.size
  const widthsOf = (of: readonly RowNode[]): number[] => {
    const columns = Math.max(1, ...(of.length > 0 ? of.map((row) => row.children.length) : [node.align.length]), of === rows ? node.align.length : 1)
    return columnWidths({ ...node, children: of }, columns, width, size)
  }
  const older = rows.filter((row) => standsIn(row, 'older'))
  const newer = rows.filter((row) => standsIn(row, 'newer'))
  const columnsOf = (of: readonly RowNode[]): number => Math.max(0, ...of.map((row) => row.children.length))
  const isSame = !state.redline || older.length === 0 || newer.length === 0 || columnsOf(older) === columnsOf(newer)
  if (isSame) {
    const grid = widthsOf(rows)
    return { grid, spans: () => grid.map(() => 1) }
  }
  const own = { older: edgesOf(widthsOf(older)), newer: edgesOf(widthsOf(newer)) }
  const edges = [...new Set([...own.older, ...own.newer])].sort((a, b) => a - b)
  const grid = edges.map((edge, i) => edge - (edges[i - 1] ?? 0))
  const spansOf = (ends: readonly number[]): number[] => ends.map((end, i) => edges.indexOf(end) - (i === 0 ? -1 : edges.indexOf(ends[i - 1] ?? 0)))
  return { grid, spans: (row) => spansOf(standsIn(row, 'newer') && covers(state.place.tracking, 'newer') ? own.newer : own.older) }
}

/** Where each column ends. */
function edgesOf(widths: readonly number[]): number[] {
  let at = 0
  return widths.map((width) => (at += width))
}

/** @returns widths in twips that fill `available`. */
export function columnWidths(node: TableNode, columns: number, available: number, size: number): number[] {
  const em = pointsToTwips(size * 0.95)
  const margins = Math.min(CELL_MARGINS, available / columns / 2)
  const shares = columnShares(columnTexts(node.children, columns), available / em - (columns * margins) / em)
  const rounded = shares.map((share) => Math.floor(share * em + margins))
  rounded[0]! += available - rounded.reduce((sum, width) => sum + width, 0)
  return rounded
}
