/**
 * Refuses what would cost the Markdown parser too much, before it is parsed.
 *
 * micromark's time grows faster than the text in the depth of nesting and in unmatched marks within a block, so both are
 * counted first; the limits lie far above what a document by hand contains.
 */
import type { Point } from '../document/tree.ts'
import type { Reporter } from './messages.ts'

export const LIMITS = {
  /** Bytes of a text file. */
  text: 5_000_000,
  /** Levels of lists and quotations in one another. */
  depth: 50,
  /** Of one kind of mark in one block. */
  marks: 2_000,
  /** Characters in one block. */
  block: 200_000,
}

const COSTLY = ['*', '_', '[', ']', '<', '`', '!', '&', '\\', '|', '~', '{'] as const

/** @returns the file's text without a byte order mark, or undefined when it was refused (the reporter knows why). */
export function decode(bytes: Uint8Array, report: Reporter): string | undefined {
  if (bytes.length > LIMITS.text) {
    report.say('FIL-003', undefined, { size: (bytes.length / 1e6).toFixed(1).replace('.', ','), limit: LIMITS.text / 1e6 })
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
  const refusals = report.messages.length
  const control = /[\u0001-\u0008\u000B\u000E-\u001F\u007F]/.exec(text)
  if (control) {
    const code = `U+${control[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    report.say('FIL-008', span(text, control.index, 1), { code })
  }
  let offset = 0
  let start = 0
  let counts = new Map<string, number>()
  const endOfBlock = (end: number): void => {
    if (end - start > LIMITS.block) report.say('FIL-006', span(text, start, 1), { size: end - start, limit: LIMITS.block })
    counts = new Map()
  }
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      endOfBlock(offset)
      start = offset + line.length + 1
    }
    const depth = nesting(line)
    if (depth > LIMITS.depth) {
      report.say('FIL-004', span(text, offset, line.length), { limit: LIMITS.depth })
      return false
    }
    for (const character of line) {
      if (!(COSTLY as readonly string[]).includes(character)) continue
      const count = (counts.get(character) ?? 0) + 1
      counts.set(character, count)
      if (count === LIMITS.marks + 1) report.say('FIL-005', span(text, start, 1), { count: `${LIMITS.marks}+`, mark: character, limit: LIMITS.marks })
    }
    if (report.messages.length > refusals) return false
    offset += line.length + 1
  }
  endOfBlock(offset)
  return report.messages.length === refusals
}

/** How many containers a line opens: quotation marks and list marks before its text, or its indentation in list levels. */
function nesting(line: string): number {
  const lead = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))*/.exec(line)?.[0] ?? ''
  const marks = lead.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0
  const indent = /^[ \t]*/.exec(line)?.[0].length ?? 0
  return marks + Math.floor(indent / 2)
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, i) => bytes[i] === byte)
}

/** How many bytes at the start are whole UTF-8 characters. */
function validLength(bytes: Uint8Array): number {
  const isValid = (length: number): boolean => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, length), { stream: true })
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
