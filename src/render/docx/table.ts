/** Tables: the header row repeats, no row splits over pages, the columns are as wide as their content asks. */
import { Table, TableCell, TableLayoutType, TableRow, WidthType, type FileChild, type Paragraph } from 'docx'
import { plainText, type Table as TableNode } from '../../document/tree.ts'
import { paragraph } from './paragraph.ts'
import { within, type State } from './state.ts'

/** Left and right margin of a cell together, as the table style has them. */
const CELL_MARGINS = 200

export function table(node: TableNode, state: State): FileChild[] {
  const columns = Math.max(1, node.align.length, ...node.children.map((row) => row.children.length))
  const widths = columnWidths(node, columns, state.place.width, state.edition.style.size)
  const rows = node.children.map((row, r) => {
    const cells = widths.map((width, c) => {
      const cell = row.children[c]
      const place = {
        style: r === 0 ? 'TableHeading' : 'TableText',
        indent: 0,
        styleIndent: 0,
        width: width - CELL_MARGINS,
        align: node.align[c] ?? ('left' as const),
        ...(state.kept.has(row) && { keepNext: true }),
      }
      const inside = within(state, place)
      const content: Paragraph = paragraph(cell ?? { type: 'tableCell', children: [] }, cell ? state.inlines(cell.children, inside) : [], inside)
      return new TableCell({ width: { size: width, type: WidthType.DXA }, children: [content] })
    })
    return new TableRow({ cantSplit: true, ...(r === 0 && { tableHeader: true }), children: cells })
  })
  const total = widths.reduce((sum, width) => sum + width, 0)
  return [
    new Table({
      style: 'AgreementTable',
      layout: TableLayoutType.FIXED,
      width: { size: total, type: WidthType.DXA },
      ...(state.place.indent > 0 && { indent: { size: state.place.indent, type: WidthType.DXA } }),
      columnWidths: widths,
      tableLook: { firstRow: true, lastRow: false, firstColumn: false, lastColumn: false, noHBand: true, noVBand: true },
      rows,
    }),
  ]
}

/**
 * Widths in twips that fill `available`. Each column gets room for its longest word first; the rest is shared in proportion to
 * the longest cell, which counts no further than four lines' worth, so that one long text does not starve the others.
 */
export function columnWidths(node: TableNode, columns: number, available: number, size: number): number[] {
  // Wider than the average letter of any text face, so that a word of m and w fits too; the header row is bold.
  const character = size * 20 * 0.58
  const texts = (column: number): { value: string; bold: boolean }[] =>
    node.children.map((row, r) => ({ value: plainText(row.children[column]?.children ?? []), bold: r === 0 }))
  const longest = (parts: readonly { value: string; bold: boolean }[]): number =>
    parts.reduce((most, { value, bold }) => Math.max(most, value.length * (bold ? 1.12 : 1)), 1)
  const wanted = Array.from({ length: columns }, (_, column) => {
    const cells = texts(column)
    const word = longest(cells.flatMap(({ value, bold }) => value.split(/[\s\u2013/-]+/).map((part) => ({ value: part, bold }))))
    return {
      least: Math.min(word * character + CELL_MARGINS, available / columns + CELL_MARGINS * 2),
      most: Math.min(longest(cells), 110) * character + CELL_MARGINS,
    }
  })
  const least = wanted.reduce((sum, column) => sum + column.least, 0)
  const extra = wanted.map((column) => Math.max(0, column.most - column.least))
  const extras = extra.reduce((sum, e) => sum + e, 0)
  const rest = available - least
  const shares = wanted.map(({ least: own }, i) => {
    if (rest <= 0) return (own / least) * available
    return own + rest * (extras > 0 ? extra[i]! / extras : 1 / columns)
  })
  const rounded = shares.map(Math.floor)
  rounded[0]! += available - rounded.reduce((sum, width) => sum + width, 0)
  return rounded
}
