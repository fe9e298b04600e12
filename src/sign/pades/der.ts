/** Reads ASN.1 (ITU-T X.690): strictly as DER where a signature is judged, as BER where a program wrote a key file its own way. */

/** One value: `content` is what it holds, `bytes` all of it with tag and length. */
export interface Asn {
  /** The identifier octet: 0x30 SEQUENCE, 0x31 SET, 0xa0 [0] constructed. */
  tag: number
  bytes: Uint8Array
  content: Uint8Array
  /** What a constructed value holds. */
  children: readonly Asn[]
}

/** The bytes are not what they should be. The command says it in its own words. */
export class AsnFault extends Error {}

export const TAG = {
  boolean: 0x01, integer: 0x02, bitString: 0x03, octetString: 0x04, null: 0x05, oid: 0x06, utf8: 0x0c,
  utcTime: 0x17, generalizedTime: 0x18, sequence: 0x30, set: 0x31,
} as const

/** A certificate with all its extensions is 12 deep; what is deeper is hostile. */
const DEEPEST = 40

type Rules = 'der' | 'ber'

/** Reads one value, and nothing after it. */
export function readDer(bytes: Uint8Array, rules: Rules = 'der'): Asn {
  const value = readAt(bytes, 0, rules, 0)
  if (value.bytes.length !== bytes.length) throw new AsnFault('bytes after the value')
  return value
}

/** Reads the value that stands first; what follows it is left. */
export const readFirst = (bytes: Uint8Array): Asn => readAt(bytes, 0, 'der', 0)

function readAt(bytes: Uint8Array, at: number, rules: Rules, depth: number): Asn {
  if (depth > DEEPEST) throw new AsnFault('too deep')
  const tag = octet(bytes, at)
  if ((tag & 0x1f) === 0x1f) throw new AsnFault('a tag of several octets')
  const { length, start } = lengthAt(bytes, at + 1, rules)
  const constructed = (tag & 0x20) !== 0
  if (length === undefined) {
    if (!constructed) throw new AsnFault('a primitive value without length')
    const { children, end } = untilEnd(bytes, start, depth)
    return { tag, bytes: bytes.subarray(at, end + 2), content: bytes.subarray(start, end), children }
  }
  const end = start + length
  if (end > bytes.length) throw new AsnFault('cut off')
  const content = bytes.subarray(start, end)
  return { tag, bytes: bytes.subarray(at, end), content, children: constructed ? all(content, rules, depth + 1) : [] }
}

function all(content: Uint8Array, rules: Rules, depth: number): Asn[] {
  const found: Asn[] = []
  for (let at = 0; at < content.length; ) {
    const value = readAt(content, at, rules, depth)
    found.push(value)
    at += value.bytes.length
  }
  return found
}

/** BER only: values until two zero octets. */
function untilEnd(bytes: Uint8Array, start: number, depth: number): { children: Asn[]; end: number } {
  const children: Asn[] = []
  let at = start
  while (octet(bytes, at) !== 0 || octet(bytes, at + 1) !== 0) {
    const value = readAt(bytes, at, 'ber', depth + 1)
    children.push(value)
    at += value.bytes.length
  }
  return { children, end: at }
}

/** X.690, 8.1.3 and 10.1: DER writes a length in the fewest octets. */
function lengthAt(bytes: Uint8Array, at: number, rules: Rules): { length: number | undefined; start: number } {
  const first = octet(bytes, at)
  if (first < 0x80) return { length: first, start: at + 1 }
  if (first === 0x80) {
    if (rules === 'der') throw new AsnFault('an indefinite length')
    return { length: undefined, start: at + 1 }
  }
  const count = first & 0x7f
  if (count > 4) throw new AsnFault('a length of more than four octets')
  let length = 0
  for (let i = 1; i <= count; i += 1) length = length * 256 + octet(bytes, at + i)
  if (rules === 'der' && (length < 0x80 || octet(bytes, at + 1) === 0)) throw new AsnFault('a length longer than it need be')
  return { length, start: at + 1 + count }
}

function octet(bytes: Uint8Array, at: number): number {
  const value = bytes[at]
  if (value === undefined) throw new AsnFault('cut off')
  return value
}

// ── What values mean ────────────────────────────────────────────────────────────────────────────────────────────────────

/** The value at an index, of a given kind. */
export function child(parent: Asn, index: number, tag?: number): Asn {
  const value = parent.children[index]
  if (!value || (tag !== undefined && value.tag !== tag)) throw new AsnFault(`no value ${index} with tag ${tag ?? 'any'}`)
  return value
}

/** The value with a tag, if there is one. */
export const tagged = (parent: Asn, tag: number): Asn | undefined => parent.children.find((value) => value.tag === tag)

/** An object identifier in dots. */
export function oidOf(value: Asn): string {
  if (value.tag !== TAG.oid || value.content.length === 0) throw new AsnFault('not an object identifier')
  const arcs: number[] = []
  let arc = 0
  for (const byte of value.content) {
    if (arc > 2 ** 40) throw new AsnFault('an arc too large')
    arc = arc * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    if (arcs.length === 0) arcs.push(Math.min(2, Math.floor(arc / 40)), arc - 40 * Math.min(2, Math.floor(arc / 40)))
    else arcs.push(arc)
    arc = 0
  }
  return arcs.join('.')
}

/** A small non-negative integer, such as a number of rounds. */
export function numberOf(value: Asn): number {
  if (value.tag !== TAG.integer || value.content.length === 0 || value.content.length > 6 || (value.content[0] ?? 0) >= 0x80) throw new AsnFault('not a small integer')
  return value.content.reduce((sum, byte) => sum * 256 + byte, 0)
}

/** The octets of an octet string; BER may part it in pieces. */
export function octetsOf(value: Asn): Uint8Array {
  return value.children.length === 0 ? value.content : Buffer.concat(value.children.map(octetsOf))
}

/** UTCTime or GeneralizedTime, in UTC to the second; a fraction is left out (RFC 5280, 4.1.2.5 and RFC 3161, 2.4.2). */
export function timeOf(value: Asn): Date {
  const text = Buffer.from(value.content).toString('latin1')
  const match = /^(\d{2}|\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\.\d+)?Z$/.exec(text)
  if (!match || (match[1]?.length === 2) !== (value.tag === TAG.utcTime)) throw new AsnFault('not a time')
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1).map(Number)
  const century = value.tag === TAG.utcTime ? (year < 50 ? 2000 : 1900) : 0
  return new Date(Date.UTC(century + year, month - 1, day, hour, minute, second))
}

export const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
