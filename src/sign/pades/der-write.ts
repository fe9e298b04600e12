/** Writes ASN.1 as DER (ITU-T X.690). */
import { TAG } from './der.ts'

/** One value with a tag. */
export function der(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(parts)
  const { length } = content
  if (length < 0x80) return Buffer.concat([Uint8Array.of(tag, length), content])
  const octets: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256)
  return Buffer.concat([Uint8Array.of(tag, 0x80 | octets.length, ...octets), content])
}

export const sequence = (...parts: readonly Uint8Array[]): Uint8Array => der(TAG.sequence, ...parts)

/** A SET OF: DER wants its values in the order of their octets (X.690, 11.6). */
export const setOf = (...parts: readonly Uint8Array[]): Uint8Array => der(TAG.set, ...sorted(parts))

export const sorted = (parts: readonly Uint8Array[]): Uint8Array[] => [...parts].sort(Buffer.compare)

export const octets = (content: Uint8Array): Uint8Array => der(TAG.octetString, content)

/** A non-negative integer below 2³¹. */
export const integer = (value: number): Uint8Array => unsigned(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value))

/** An integer from its octets, most significant first, never negative. */
export function unsigned(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte !== 0)
  const trimmed = first === -1 ? Uint8Array.of(0) : bytes.subarray(first)
  return der(TAG.integer, (trimmed[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(), trimmed)
}

export const NULL: Uint8Array = der(TAG.null)

/** An object identifier from its dots. */
export function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number)
  return der(TAG.oid, Uint8Array.from([first * 40 + second, ...rest].flatMap(base128)))
}

function base128(arc: number): number[] {
  const digits = [arc % 128]
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift((rest % 128) | 0x80)
  return digits
}
