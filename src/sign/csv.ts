/** Reads a table that a spreadsheet has saved: whatever its encoding, its separator and its line ends, with the place of each cell. */
import type { Position } from '../document/tree.ts'

export interface Cell {
  text: string
  position: Position
}

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

/** Quotes as in RFC 4180: doubled inside, and around line ends. */
function rowsOf(text: string, separator: string): Cell[][] {
  const rows: Cell[][] = []
  let row: Cell[] = []
  let at = 0
  let line = 1
  let lineStart = 0
  const point = (offset: number): Position['start'] => ({ line, column: offset - lineStart + 1, offset })
  while (at < text.length) {
    const start = point(at)
    let value = ''
    if (text[at] === '"') {
      at += 1
      for (; at < text.length; at += 1) {
        if (text[at] === '"' && text[at + 1] === '"') at += 1
        else if (text[at] === '"') break
        if (text[at] === '\n') {
          line += 1
          lineStart = at + 1
        }
        value += text[at]
      }
      at += 1
    }
    for (; at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r'; at += 1) value += text[at]
    row.push({ text: value.normalize('NFC').replace(/\s+/gu, ' ').trim(), position: { start, end: point(at) } })
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
