/** What a value says, in one way of writing: two values are written alike only when they say the same. */
import type { Value } from '../pdf/parse.ts'

type Plain = string | readonly Plain[]

/**
 * Whatever the white space, the order of keys, and the kind of string. Every part is quoted, so no name can pass for an entry.
 * @param key under which the value stands, where it is an entry.
 */
export const said = (value: Value | undefined, key = ''): string => JSON.stringify(value === undefined ? '' : plain(value, key))

export const saysSame = (a: Value | undefined, b: Value | undefined, key?: string): boolean => said(a, key) === said(b, key)

function plain(value: Value, key: string): Plain {
  switch (value.type) {
    case 'dict':
      return ['dict', ...[...value.entries].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, plain(one, name)])]
    case 'array':
      return ['array', ...value.items.map((item) => plain(item, ''))]
    case 'string':
      return TEXTS.has(key) ? ['text', documentText(value.bytes)] : ['string', Buffer.from(value.bytes).toString('hex')]
    case 'ref':
      return ['ref', String(value.number), String(value.generation)]
    default:
      return [value.type, String(value.value)]
  }
}

/** Entries that hold text for people: programs that sign write them anew in another encoding (ISO 32000-1, 7.9.2.2). */
const TEXTS: ReadonlySet<string> = new Set(['T', 'TU', 'TM', 'Lang', 'Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer'])

/** Where PDFDocEncoding is not Latin-1 (ISO 32000-1, D.2): from 18, from 80 and at a0. */
const OTHERWISE: ReadonlyMap<number, string> = new Map([
  ...[...'˘ˇˆ˙˝˛˚˜'].map((letter, i): [number, string] => [0x18 + i, letter]),
  ...[...'•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'].map((letter, i): [number, string] => [0x80 + i, letter]),
  [0xa0, '€'],
])

export function documentText(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff && bytes.length % 2 === 0) return buffer.subarray(2).swap16().toString('utf16le')
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return buffer.subarray(3).toString('utf8')
  return [...bytes].map((byte) => OTHERWISE.get(byte) ?? String.fromCharCode(byte)).join('')
}
