/** Reads the objects of a PDF (ISO 32000-1, 7.3) where they stand, with their places: a seal is judged by the bytes, not by what a kind reader makes of them. */

export type Value = { start: number; end: number } & (
  | { type: 'dict'; entries: ReadonlyMap<string, Value> }
  | { type: 'array'; items: readonly Value[] }
  | { type: 'name'; value: string }
  | { type: 'number'; value: number }
  | { type: 'string'; bytes: Uint8Array; hex: boolean }
  | { type: 'ref'; number: number; generation: number }
  | { type: 'word'; value: string }
)
export type Dict = Extract<Value, { type: 'dict' }>

/** The file does not read as a PDF, at an offset. */
export class PdfFault extends Error {
  readonly at: number
  constructor(what: string, at: number) {
    super(what)
    this.at = at
  }
}

/** Page trees and structure trees of real files nest less; what nests more wants to exhaust the stack. */
const DEEPEST = 60
const SPACE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITER = new Set([...'()<>[]{}/%'].map((letter) => letter.charCodeAt(0)))

/** The value at an offset, white space and comments before it passed over. */
export function parseValue(bytes: Uint8Array, from: number, depth = 0): Value {
  const start = skip(bytes, from)
  if (depth > DEEPEST) throw new PdfFault('nested too deep', start)
  switch (bytes[start]) {
    case 0x2f: {
      const end = regularEnd(bytes, start + 1)
      return { type: 'name', start, end, value: nameText(bytes.subarray(start + 1, end)) }
    }
    case 0x28:
      return literal(bytes, start)
    case 0x5b:
      return array(bytes, start, depth)
    case 0x3c:
      return bytes[start + 1] === 0x3c ? dict(bytes, start, depth) : hexString(bytes, start)
    default:
      return wordAt(bytes, start)
  }
}

/** The first place that is no white space and in no comment. */
export function skip(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    while (SPACE.has(bytes[at] ?? -1)) at += 1
    if (bytes[at] !== 0x25) return at
    while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1
  }
}

function wordAt(bytes: Uint8Array, start: number): Value {
  const end = regularEnd(bytes, start)
  const value = latin1(bytes, start, end)
  if (value === '') throw new PdfFault('no value', start)
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(value)) return { type: 'word', start, end, value }
  const ref = /^\d+$/.test(value) && /^[\0\t\n\f\r ]+(\d+)[\0\t\n\f\r ]+R(?=[\0\t\n\f\r ()<>[\]{}/%]|$)/.exec(latin1(bytes, end, end + 40))
  if (ref) return { type: 'ref', start, end: end + ref[0].length, number: Number(value), generation: Number(ref[1]) }
  return { type: 'number', start, end, value: Number(value) }
}

function array(bytes: Uint8Array, start: number, depth: number): Value {
  const items: Value[] = []
  let at = skip(bytes, start + 1)
  while (bytes[at] !== 0x5d) {
    const item = parseValue(bytes, at, depth + 1)
    items.push(item)
    at = skip(bytes, item.end)
  }
  return { type: 'array', start, end: at + 1, items }
}

function dict(bytes: Uint8Array, start: number, depth: number): Dict {
  const entries = new Map<string, Value>()
  let at = skip(bytes, start + 2)
  while (bytes[at] !== 0x3e || bytes[at + 1] !== 0x3e) {
    const key = parseValue(bytes, at, depth + 1)
    if (key.type !== 'name') throw new PdfFault('a key that is no name', at)
    // Readers differ on which of two values holds; a file that says both says nothing.
    if (entries.has(key.value)) throw new PdfFault(`/${key.value} twice`, at)
    const value = parseValue(bytes, key.end, depth + 1)
    entries.set(key.value, value)
    at = skip(bytes, value.end)
  }
  return { type: 'dict', start, end: at + 2, entries }
}

function hexString(bytes: Uint8Array, start: number): Value {
  const end = bytes.indexOf(0x3e, start)
  if (end === -1) throw new PdfFault('a string without end', start)
  const digits = latin1(bytes, start + 1, end).replaceAll(/[\0\t\n\f\r ]/g, '')
  if (/[^0-9A-Fa-f]/.test(digits)) throw new PdfFault('a string that is not hexadecimal', start)
  return { type: 'string', start, end: end + 1, bytes: Buffer.from(digits.length % 2 ? `${digits}0` : digits, 'hex'), hex: true }
}

const ESCAPES: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 }

function literal(bytes: Uint8Array, start: number): Value {
  const out: number[] = []
  let open = 1
  let at = start + 1
  for (; open > 0; at += 1) {
    const byte = bytes[at]
    if (byte === undefined) throw new PdfFault('a string without end', start)
    if (byte === 0x5c) {
      const octal = /^[0-7]{1,3}/.exec(latin1(bytes, at + 1, at + 4))
      const next = latin1(bytes, at + 1, at + 2)
      if (octal) out.push(parseInt(octal[0], 8) & 0xff)
      // A line that is broken with a backslash is one line.
      else if (next !== '\n' && next !== '\r') out.push(ESCAPES[next] ?? next.charCodeAt(0))
      at += octal ? octal[0].length : next === '\r' && bytes[at + 2] === 10 ? 2 : 1
      continue
    }
    open += byte === 0x28 ? 1 : byte === 0x29 ? -1 : 0
    if (open > 0) out.push(byte)
  }
  return { type: 'string', start, end: at, bytes: Uint8Array.from(out), hex: false }
}

function regularEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && !SPACE.has(bytes[at] ?? 0) && !DELIMITER.has(bytes[at] ?? 0)) at += 1
  return at
}

const nameText = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('latin1').replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

export const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', Math.max(0, start), Math.min(end, bytes.length))

/** A text string (7.9.2.2): UTF-16 with its mark, UTF-8 with its mark, else as Latin letters. */
export function textOf(value: Value | undefined): string {
  if (value?.type !== 'string') return ''
  const { bytes } = value
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16().toString('utf16le')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return Buffer.from(bytes.subarray(3)).toString('utf8')
  return Buffer.from(bytes).toString('latin1')
}
