/**
 * Refuses what would cost the Markdown parser too much, before it is parsed.
 *
 * micromark's time grows faster than the text with nesting, with unmatched marks in a block, with lines that carry on a
 * quotation without its mark, and with footnotes. They are counted first; measured on 2 MB of each, what passes is read in 5 s.
 */
import type { Point } from '../document/tree.ts'
import type { Reporter } from './messages.ts'

export const LIMITS = {
  /** Bytes of a text file: about 900 pages of prose. */
  text: 2_000_000,
  /** Bytes of a tree in JSON, which takes some ten times the room of its text. */
  tree: 20_000_000,
  /** Levels of lists and quotations in one another. */
  depth: 50,
  /** Sum of the squared depths of the lines of one list: 20,000 plain items, or 550 at depth 6. */
  nesting: 20_000,
  /** Blank ones too, which cost the parser more than they look. */
  lines: 100_000,
  /** Paragraphs, list items and table rows in all. */
  units: 30_000,
  /** Marks and table cells in all. */
  total: 60_000,
  /** Lines in one block that carry on a quotation without `>`. */
  lazy: 500,
  footnotes: 2_000,
  /** Characters in one block. */
  block: 200_000,
}

/** How many of a mark one block may have. */
const MARKS: Readonly<Record<string, number>> = {
  '*': 2000, _: 2000, '[': 2000, ']': 2000, '`': 2000, '&': 2000, '\\': 2000, '{': 2000, '<': 300,
}

/** @returns the file's text without a byte order mark, or undefined when it was refused (the reporter knows why). */
export function decode(bytes: Uint8Array, report: Reporter, limit = LIMITS.text): string | undefined {
  if (bytes.length > limit) {
    report.say('FIL-003', undefined, { size: (bytes.length / 1e6).toFixed(1).replace('.', ','), limit: limit / 1e6 })
    return undefined
  }
  // Word files are zip archives, old ones OLE containers; anything with a zero byte is no text either.
  if (bytes.subarray(0, 65_536).includes(0) || startsWith(bytes, [0x50, 0x4b, 3, 4]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    report.say('FIL-001', undefined)
    return undefined
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const valid = validLength(bytes)
    const before = new TextDecoder().decode(bytes.subarray(0, valid))
    report.say('FIL-002', { start: pointAt(before, before.length), end: pointAt(before, before.length) }, { byte: valid + 1 })
    return undefined
  }
}

/** @returns whether the text may be parsed; says why where not. */
export function isParsable(text: string, report: Reporter): boolean {
  const control = controlIn(text)
  if (control) {
    report.say('FIL-008', span(text, control.index, 1), { code: control.code })
    return false
  }
  const counts = { lines: 0, nesting: 0, footnotes: 0, lazy: 0, units: 0, total: 0, quoted: false, marks: new Map<string, number>() }
  const ends = endsBlocks(text, 0)
  let nextEnd = ends.next()
  let offset = 0
  let start = 0
  let blank = true
  for (const line of text.split('\n')) {
    if (offset === nextEnd.value) {
      counts.nesting = 0
      nextEnd = ends.next()
    }
    if (line.trim() === '') {
      start = offset + line.length + 1
      Object.assign(counts, { lazy: 0, quoted: false })
      counts.marks.clear()
    } else if (offset + line.length - start > LIMITS.block) {
      report.say('FIL-006', span(text, start, 1), { size: offset + line.length - start, limit: LIMITS.block })
      return false
    }
    counts.lines += 1
    const depth = nesting(line)
    counts.nesting += depth * depth
    if (line.trim() !== '' && (blank || depth > 0 || line.includes('|'))) counts.units += 1
    counts.total += line.match(/[*_[\]`&\\{<|]/g)?.length ?? 0
    blank = line.trim() === ''
    if (/^ {0,3}\[\^/.test(line)) counts.footnotes += 1
    const quoted = /^[ \t]*>/.test(line)
    if (counts.quoted && !quoted) counts.lazy += 1
    counts.quoted = quoted
    // The end of a line in Windows is no part of it.
    const written = line.endsWith('\r') ? line.length - 1 : line.length
    if (depth > LIMITS.depth) report.say('FIL-004', span(text, offset, written), { limit: LIMITS.depth })
    else if (counts.nesting > LIMITS.nesting) report.say('FIL-009', span(text, offset, written))
    else if (counts.lines > LIMITS.lines) report.say('FIL-014', span(text, offset, written), { limit: LIMITS.lines })
    else if (counts.units > LIMITS.units) report.say('FIL-011', span(text, offset, written), { limit: LIMITS.units })
    else if (counts.total > LIMITS.total) report.say('FIL-013', span(text, offset, written), { limit: LIMITS.total })
    else if (counts.footnotes > LIMITS.footnotes) report.say('FIL-010', span(text, offset, written), { limit: LIMITS.footnotes })
    else if (counts.lazy > LIMITS.lazy) report.say('FIL-005', span(text, start, 1), { count: `${LIMITS.lazy}+`, mark: '>', limit: LIMITS.lazy })
    else {
      const mark = overused(line, counts.marks)
      if (!mark) {
        offset += line.length + 1
        continue
      }
      report.say('FIL-005', span(text, start, 1), { count: `${MARKS[mark]}+`, mark, limit: MARKS[mark] ?? 0 })
    }
    return false
  }
  return true
}

/** What no format can print: XML bars the control characters (XML 1.0, 2.2), and a carriage return alone ends no line for us. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF\p{Cs}]|\r(?!\n)/u

/** @returns the first control character of a text, and where it is. */
export function controlIn(text: string): { index: number; code: string } | undefined {
  const found = CONTROL.exec(text)
  return found ? { index: found.index, code: `U+${(found[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` } : undefined
}

/**
 * The offsets of lines that end all blocks before them: after a blank line, text at the margin that is no list item, outside of
 * fenced code and comments (CommonMark 0.31, 5.1 and 5.2: such a line can be no part of a list or a quotation before it).
 */
export function* endsBlocks(text: string, from: number): Generator<number> {
  let offset = from
  let blank = true
  let fence = ''
  let comment = false
  for (const line of text.slice(from).split('\n')) {
    const mark = /^[ \t>]*(`{3,}|~{3,})/.exec(line)?.[1]
    if (blank && fence === '' && !comment && /^[^\s\d*+-]/.test(line)) yield offset
    if (mark && fence === '') fence = mark
    else if (mark && mark.startsWith(fence)) fence = ''
    if (fence === '') comment = line.lastIndexOf('<!--') > line.lastIndexOf('-->') || (comment && !line.includes('-->'))
    blank = line.trim() === ''
    offset += line.length + 1
  }
}

/** @returns the mark of which the block has more than it may, counting this line in. */
function overused(line: string, counts: Map<string, number>): string | undefined {
  for (const character of line) {
    const limit = MARKS[character]
    if (limit === undefined) continue
    const count = (counts.get(character) ?? 0) + 1
    if (count > limit) return character
    counts.set(character, count)
  }
  return undefined
}

const CONTAINER = /[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$))/y

/** How many containers a line opens: quotation marks and list marks before its text, or its indentation in list levels. */
function nesting(line: string): number {
  CONTAINER.lastIndex = 0
  let marks = 0
  while (marks <= LIMITS.depth && CONTAINER.test(line)) marks += 1
  const indent = line.search(/[^ \t]/)
  return marks + Math.floor(Math.max(indent, 0) / 2)
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}

/** How many bytes at the start are whole UTF-8 characters. */
function validLength(bytes: Uint8Array): number {
  const isValid = (length: number, stream = true): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream })
      return true
    } catch {
      return false
    }
  }
  let low = 0
  let high = bytes.length
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (isValid(middle)) low = middle
    else high = middle - 1
  }
  // The beginning of a character that never ends is not valid either.
  while (low > 0 && !isValid(low, false)) low -= 1
  return low
}

/** @returns line and column (UTF-16 units, from 1) of an offset. */
export function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset)
  const line = before.split('\n').length
  return { line, column: offset - before.lastIndexOf('\n'), offset }
}

function span(text: string, offset: number, length: number): { start: Point; end: Point } {
  return { start: pointAt(text, offset), end: pointAt(text, Math.min(offset + length, text.length)) }
}
