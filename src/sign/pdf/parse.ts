/** Reads the objects of a PDF (ISO 32000-1, 7.3) where they stand, with their places: a seal is judged by the bytes, not by what a kind reader makes of them. */
import { spend, type Meter } from './budget.ts'
import { PdfFault } from './fault.ts'

export { PdfFault }

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

/** Page trees and structure trees of real files nest less; what nests more wants to exhaust the stack. */
const DEEPEST = 60
/** White space (table 1), delimiters (table 2), and the regular characters between them. */
const [REGULAR, SPACE, DELIMITER] = [0, 1, 2]
const KINDS = new Uint8Array(256).fill(REGULAR)
for (const code of [0, 9, 10, 12, 13, 32]) KINDS[code] = SPACE
for (const letter of '()<>[]{}/%') KINDS[letter.charCodeAt(0)] = DELIMITER
/** The end of the file ends a word as white space does. */
const kindAt = (bytes: Uint8Array, at: number): number => KINDS[bytes[at] ?? 0] ?? REGULAR

/**
 * The value at an offset, white space and comments before it passed over.
 * @param meter counts the values. @throws PdfFault
 */
export function parseValue(bytes: Uint8Array, from: number, meter: Meter, depth = 0): Value {
  const start = skip(bytes, from)
  if (depth > DEEPEST) throw new PdfFault('nested too deep', start)
  spend(meter, 1, start)
  switch (bytes[start]) {
    case 0x2f: {
      const end = regularEnd(bytes, start + 1)
      return { type: 'name', start, end, value: nameText(latin1(bytes, start + 1, end)) }
    }
    case 0x28:
      return literal(bytes, start)
    case 0x5b:
      return array(bytes, start, meter, depth)
    case 0x3c:
      return bytes[start + 1] === 0x3c ? dict(bytes, start, meter, depth) : hexString(bytes, start)
    default:
      return wordAt(bytes, start)
  }
}

/** The first place that is no white space and in no comment. */
export function skip(bytes: Uint8Array, from: number): number {
  let at = from
  for (;;) {
    while (at < bytes.length && kindAt(bytes, at) === SPACE) at += 1
    if (bytes[at] !== 0x25) return at
    while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at += 1
  }
}

/** A number has one way to be read, so that a long one takes no longer than its length. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/

function wordAt(bytes: Uint8Array, start: number): Value {
  const end = regularEnd(bytes, start)
  const value = latin1(bytes, start, end)
  if (value === '') throw new PdfFault('no value', start)
  if (!NUMBER.test(value)) return { type: 'word', start, end, value }
  const ref = digitsEnd(bytes, start) === end ? generationAfter(bytes, end) : undefined
  if (ref) return { type: 'ref', start, end: ref.end, number: Number(value), generation: ref.generation }
  return { type: 'number', start, end, value: Number(value) }
}

/** What makes a number a reference: white space, a generation, white space and `R`. */
function generationAfter(bytes: Uint8Array, from: number): { generation: number; end: number } | undefined {
  const first = spaceEnd(bytes, from)
  const last = digitsEnd(bytes, first)
  const end = spaceEnd(bytes, last) + 1
  if (first === from || last === first || end - 1 === last || bytes[end - 1] !== 0x52 || kindAt(bytes, end) === REGULAR) return undefined
  return { generation: Number(latin1(bytes, first, last)), end }
}

/** More white space than this parts no reference. */
const WIDEST = 40

function spaceEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (at - from < WIDEST && at < bytes.length && kindAt(bytes, at) === SPACE) at += 1
  return at
}

function digitsEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (at - from < WIDEST && (bytes[at] ?? 0) >= 0x30 && (bytes[at] ?? 0) <= 0x39) at += 1
  return at
}

function array(bytes: Uint8Array, start: number, meter: Meter, depth: number): Value {
  const items: Value[] = []
  let at = skip(bytes, start + 1)
  while (bytes[at] !== 0x5d) {
    const item = parseValue(bytes, at, meter, depth + 1)
    items.push(item)
    at = skip(bytes, item.end)
  }
  return { type: 'array', start, end: at + 1, items }
}

function dict(bytes: Uint8Array, start: number, meter: Meter, depth: number): Dict {
  const entries = new Map<string, Value>()
  let at = skip(bytes, start + 2)
  while (bytes[at] !== 0x3e || bytes[at + 1] !== 0x3e) {
    const key = parseValue(bytes, at, meter, depth + 1)
    if (key.type !== 'name') throw new PdfFault('a key that is no name', at)
    // Readers differ on which of two values holds; a file that says both says nothing.
    if (entries.has(key.value)) throw new PdfFault(`/${key.value} twice`, at)
    const value = parseValue(bytes, key.end, meter, depth + 1)
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
  const end = literalEnd(bytes, start)
  const out = Buffer.alloc(end - start)
  let length = 0
  for (let at = start + 1; at < end - 1; ) {
    const byte = bytes[at] ?? 0
    if (byte !== 0x5c) {
      out[length++] = byte
      at += 1
      continue
    }
    const octal = /^[0-7]{1,3}/.exec(latin1(bytes, at + 1, at + 4))
    const next = latin1(bytes, at + 1, at + 2)
    if (octal) out[length++] = parseInt(octal[0], 8) & 0xff
    // A line that is broken with a backslash is one line.
    else if (next !== '\n' && next !== '\r') out[length++] = ESCAPES[next] ?? next.charCodeAt(0)
    at += 1 + (octal ? octal[0].length : next === '\r' && bytes[at + 2] === 10 ? 2 : 1)
  }
  return { type: 'string', start, end, bytes: out.subarray(0, length), hex: false }
}

/** After the parenthesis that closes it; those within come in pairs or are escaped. */
function literalEnd(bytes: Uint8Array, start: number): number {
  let open = 0
  for (let at = start; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === 0x5c) at += 1
    else if (byte === 0x28) open += 1
    else if (byte === 0x29 && (open -= 1) === 0) return at + 1
  }
  throw new PdfFault('a string without end', start)
}

function regularEnd(bytes: Uint8Array, from: number): number {
  let at = from
  while (at < bytes.length && kindAt(bytes, at) === REGULAR) at += 1
  return at
}

const nameText = (text: string): string =>
  text.includes('#') ? text.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : text

export const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  (Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)).toString('latin1', Math.max(0, start), Math.min(end, bytes.length))

/** A text string (7.9.2.2): UTF-16 with its mark, UTF-8 with its mark, else as Latin letters. */
export function textOf(value: Value | undefined): string {
  if (value?.type !== 'string') return ''
  const { bytes } = value
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2, bytes.length - (bytes.length % 2))).swap16().toString('utf16le')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return Buffer.from(bytes.subarray(3)).toString('utf8')
  return Buffer.from(bytes).toString('latin1')
}
