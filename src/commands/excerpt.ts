/** The line that a message is about, with carets under the place; right also with tabs, emoji and lines of 10 000 letters. */
import type { Position } from '../document/tree.ts'

/** What fits beside the line number on a narrow screen. */
const WIDTH = 96
/** How much of the line is kept in sight before the place. */
const BEFORE = 32

const segmenter = new Intl.Segmenter('nb', { granularity: 'grapheme' })

export interface Excerpt {
  line: number
  text: string
  /** Blanks and carets that stand right under the place when set in the same type. */
  carets: string
}

/** How far around the place a line is looked at: one of five megabytes costs no more than a short one. */
const NEAR = 1000

/**
 * @param lines of the file.
 * @param position line and column count from 1, columns in UTF-16 units.
 */
export function excerpt(lines: readonly string[], position: Position): Excerpt {
  const { line, column } = position.start
  const text = lines[line - 1] ?? ''
  const from = column - 1
  const to = position.end.line === line ? Math.max(position.end.column - 1, from + 1) : Math.max(text.length, from + 1)
  return { line, ...drawn(text, from, to) }
}

interface Cell {
  shown: string
  width: number
  /** Where it stands in the line, in UTF-16 units. */
  at: number
}

function drawn(text: string, from: number, to: number): { text: string; carets: string } {
  const cells = cellsOf(text, Math.max(0, from - NEAR), Math.min(to, from + NEAR) + NEAR)
  const target = Math.max(0, cells.findIndex((cell) => cell.at + 1 > from))
  const first = from >= text.length ? back(cells, cells.length, WIDTH - 2) : width(cells.slice(0, target)) > WIDTH / 2 ? back(cells, target, BEFORE) : 0
  const last = forth(cells, first, WIDTH)
  const window = cells.slice(first, last)
  const before = first > 0 || (cells[0]?.at ?? 0) > 0 ? '… ' : ''
  const after = last < cells.length || (cells.at(-1)?.at ?? 0) < text.length - 12 ? ' …' : ''
  const lead = width(window.filter((cell) => cell.at < from))
  const marked = width(window.filter((cell) => cell.at >= from && cell.at < to))
  return {
    text: before + window.map((cell) => cell.shown).join('') + after,
    carets: ' '.repeat(before.length + lead) + '^'.repeat(Math.max(1, marked)),
  }
}

function cellsOf(text: string, from: number, to: number): Cell[] {
  return [...segmenter.segment(text.slice(from, to))].map(({ segment, index }) => {
    const shown = printable(segment)
    return { shown, width: shown === segment ? widthOf(segment) : shown.length, at: from + index }
  })
}

/** What is safe to print: control characters could drive the terminal, and invisible ones hide what is wrong. */
export function printable(text: string): string {
  return text
    .replaceAll('\t', '  ')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\u{200B}\u{2060}\u{FEFF}\u{FFF9}-\u{FFFB}]/gu, (sign) => `<U+${code(sign)}>`)
}

function code(sign: string): string {
  return (sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}

/** Columns that a grapheme takes on the screen (after Unicode's East Asian Width and emoji presentation). */
function widthOf(grapheme: string): number {
  if (/^\p{M}+$/u.test(grapheme)) return 0
  const wide = /^(?:\p{Emoji_Presentation}|\p{RI}\p{RI}|.\u{FE0F}|[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u{3000}-\u{303E}\u{FF01}-\u{FF60}])/u
  return wide.test(grapheme) ? 2 : 1
}

function width(cells: readonly Cell[]): number {
  return cells.reduce((sum, cell) => sum + cell.width, 0)
}

function back(cells: readonly Cell[], from: number, room: number): number {
  let at = from
  for (let left = room; at > 0 && left >= (cells[at - 1]?.width ?? 0); at -= 1) left -= cells[at - 1]?.width ?? 0
  return at
}

function forth(cells: readonly Cell[], from: number, room: number): number {
  let at = from
  for (let left = room; at < cells.length && left >= (cells[at]?.width ?? 0); at += 1) left -= cells[at]?.width ?? 0
  return at
}
