/** Reads a table that a spreadsheet has saved: whatever its encoding, its separator and its line ends, with the place of each cell. */
import type { Position } from '../document/tree.ts'

export interface Cell {
  text: string
  position: Position
  /** What its quotes have done that the author may not have meant. */
  quoting?: Quoting
}

/** A quote that ends nowhere or before the cell does; line ends in the cell; whole rows, with their separators. */
export type Quoting = 'stray' | 'lines' | 'rows'

export interface Csv {
  rows: readonly (readonly Cell[])[]
  /** Whether places count in the file as others read it: not in one that is no UTF-8. */
  isUtf8: boolean
}

/** Excel in Norwegian writes semicolons; others commas or tabs. The one that most parts the first line is meant. */
const SEPARATORS = [';', ',', '\t'] as const

/** @returns the rows with something in them; undefined when the bytes are no text. */
export function readCsv(bytes: Uint8Array): Csv | undefined {
  const decoded = decode(bytes)
  if (!decoded || decoded.text.includes('\0')) return undefined
  const rows = rowsOf(decoded.text, separatorOf(decoded.text))
  return { rows: rows.filter((cells) => cells.some(({ text }) => text !== '')), isUtf8: decoded.isUtf8 }
}

/** UTF-16 says itself by its mark; what is no UTF-8 is Windows-1252, which Excel calls «CSV (semikolondelt)». */
function decode(bytes: Uint8Array): { text: string; isUtf8: boolean } | undefined {
  const mark = Buffer.from(bytes.subarray(0, 2)).toString('hex')
  const other = { fffe: 'utf-16le', feff: 'utf-16be' }[mark]
  try {
    if (other !== undefined) return { text: new TextDecoder(other, { fatal: true }).decode(bytes), isUtf8: false }
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), isUtf8: true }
  } catch {
    return other === undefined ? { text: new TextDecoder('windows-1252').decode(bytes), isUtf8: false } : undefined
  }
}

function separatorOf(text: string): string {
  const first = text.slice(0, 10_000).split(/\r\n|\r|\n/u)[0] ?? ''
  const counts = SEPARATORS.map((separator) => first.split(separator).length)
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ';'
}

/**
 * Quotes as in RFC 4180: doubled inside, and around line ends. One that does not close where its cell ends is stray, and then its
 * cell ends with the line: the rows below are never drawn into it.
 */
function rowsOf(text: string, separator: string): Cell[][] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let at = 0
  let line = 1
  let lineStart = 0
  const point = (offset: number): Position['start'] => ({ line, column: offset - lineStart + 1, offset })
  const endsCell = (offset: number): boolean => offset >= text.length || [separator, '\n', '\r'].includes(text[offset] ?? '')
  while (at < text.length) {
    const start = point(at)
    const close = text[at] === '"' ? closing(text, at) : undefined
    const isQuoted = close !== undefined && endsCell(close + 1)
    const from = at
    if (isQuoted) {
      for (const { index, 0: end } of text.slice(at, close).matchAll(LINE_END)) {
        line += 1
        lineStart = from + index + end.length
      }
      at = close + 1
    } else while (!endsCell(at)) at += 1
    const value = isQuoted ? text.slice(from + 1, close).replaceAll('""', '"') : text.slice(from, at)
    const quoting = isQuoted ? quotingOf(value, separator) : text[from] === '"' ? 'stray' : undefined
    row.push({ text: value.normalize('NFC').replace(/\s+/gu, ' ').trim(), position: { start, end: point(at) }, ...(quoting && { quoting }) })
    if (text[at] === separator && at + 1 < text.length && !/[\r\n]/u.test(text[at + 1] ?? '')) {
      at += 1
      continue
    }
    if (text[at] === separator) {
      at += 1
      row.push({ text: '', position: { start: point(at), end: point(at) } })
    }
    rows.push(row)
    row = []
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    line += 1
    lineStart = at
  }
  return rows
}

const LINE_END = /\r\n|\r|\n/gu

/** Where the quote that opens at `open` is closed. */
function closing(text: string, open: number): number | undefined {
  for (let at = text.indexOf('"', open + 1); at !== -1; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at
  return undefined
}

const quotingOf = (value: string, separator: string): Quoting | undefined => (!/[\r\n]/u.test(value) ? undefined : value.includes(separator) ? 'rows' : 'lines')
