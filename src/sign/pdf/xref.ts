/** Follows the cross-references of a PDF (ISO 32000-1, 7.5.4–7.5.8) from its end: which object stands where, as a reader finds it. */
import { inflateSync } from 'node:zlib'
import { latin1, parseValue, PdfFault, skip, type Dict, type Value } from './parse.ts'

export type Place = { at: number; generation: number } | { stream: number; index: number } | 'free'

export interface Section {
  at: number
  trailer: Dict
  /** Whether it is a stream; an update must be of the same kind. */
  stream: boolean
  places: ReadonlyMap<number, Place>
}

/** More updates than any document goes through, and more objects than any of 25 MB holds. */
const MOST = { sections: 100, objects: 8_000_000, bytes: 200_000_000 } as const

/** The sections, newest first, that the end of the file leads to. */
export function sectionsOf(bytes: Uint8Array): Section[] {
  const sections: Section[] = []
  const seen = new Set<number>()
  const queue = [startOf(bytes)]
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    if (seen.has(at) || seen.size > MOST.sections) throw new PdfFault('cross-references in a circle', at)
    seen.add(at)
    const section = sectionAt(bytes, at)
    sections.push(section)
    // A table may name a stream with the objects that old readers do not see (7.5.8.4); it comes before the older sections.
    for (const key of ['XRefStm', 'Prev']) {
      const next = section.trailer.entries.get(key)
      if (next?.type === 'number') queue.push(next.value)
    }
  }
  return sections
}

/** The last `startxref`, which must be near the end (7.5.5). */
function startOf(bytes: Uint8Array): number {
  const from = Math.max(0, bytes.length - 2048)
  const tail = latin1(bytes, from, bytes.length)
  const match = /startxref[\r\n\t ]+(\d+)[\r\n\t ]+%%EOF\s*$/.exec(tail.slice(Math.max(0, tail.lastIndexOf('startxref'))))
  if (!match) throw new PdfFault('no startxref at the end', bytes.length)
  return Number(match[1])
}

function sectionAt(bytes: Uint8Array, at: number): Section {
  const start = skip(bytes, at)
  return latin1(bytes, start, start + 4) === 'xref' ? tableAt(bytes, at, start + 4) : streamAt(bytes, at)
}

function tableAt(bytes: Uint8Array, at: number, from: number): Section {
  const places = new Map<number, Place>()
  let next = skip(bytes, from)
  while (latin1(bytes, next, next + 7) !== 'trailer') {
    const first = parseValue(bytes, next)
    const count = parseValue(bytes, first.end)
    if (first.type !== 'number' || count.type !== 'number') throw new PdfFault('a cross-reference table', next)
    next = skip(bytes, count.end)
    for (let i = 0; i < count.value; i += 1, next += 20) {
      const entry = /^(\d{10}) (\d{5}) ([nf])[ \r][\r\n]/.exec(latin1(bytes, next, next + 20))
      if (!entry) throw new PdfFault('a line of the cross-reference table', next)
      places.set(first.value + i, entry[3] === 'f' ? 'free' : { at: Number(entry[1]), generation: Number(entry[2]) })
    }
    next = skip(bytes, next)
  }
  const trailer = parseValue(bytes, next + 7)
  if (trailer.type !== 'dict') throw new PdfFault('no trailer', next)
  return { at, trailer, stream: false, places }
}

function streamAt(bytes: Uint8Array, at: number): Section {
  const { value: trailer } = objectAt(bytes, at)
  if (trailer.type !== 'dict' || nameIn(trailer, 'Type') !== 'XRef') throw new PdfFault('no cross-references', at)
  const data = streamData(bytes, trailer, numberIn(trailer, 'Length'))
  const widths = numbersIn(trailer, 'W')
  const size = numberIn(trailer, 'Size')
  const index = trailer.entries.has('Index') ? numbersIn(trailer, 'Index') : [0, size]
  const [first = 0, second = 0, third = 0] = widths
  const row = first + second + third
  if (row === 0 || row > 24 || size > MOST.objects) throw new PdfFault('cross-references', at)
  const places = new Map<number, Place>()
  let from = 0
  const take = (width: number): number => {
    let value = 0
    for (let i = 0; i < width; i += 1) value = value * 256 + (data[from + i] ?? 0)
    from += width
    return value
  }
  for (let i = 0; i + 1 < index.length; i += 2) {
    for (let n = 0; n < (index[i + 1] ?? 0); n += 1) {
      if (from + row > data.length) throw new PdfFault('cross-references cut off', at)
      const kind = first === 0 ? 1 : take(first)
      const [a, b] = [take(second), take(third)]
      places.set((index[i] ?? 0) + n, kind === 1 ? { at: a, generation: b } : kind === 2 ? { stream: a, index: b } : 'free')
    }
  }
  return { at, trailer, stream: true, places }
}

/** The object that stands at an offset: `12 0 obj …`. */
export function objectAt(bytes: Uint8Array, at: number): { number: number; generation: number; value: Value } {
  const head = /^\s*(\d+)[\s\0]+(\d+)[\s\0]+obj/.exec(latin1(bytes, at, at + 60))
  if (!head) throw new PdfFault('no object', at)
  return { number: Number(head[1]), generation: Number(head[2]), value: parseValue(bytes, at + head[0].length) }
}

/** What the stream of a dictionary holds, unpacked. */
export function streamData(bytes: Uint8Array, dict: Dict, length: number): Uint8Array {
  const head = /^\s*stream(?:\r\n|\n)/.exec(latin1(bytes, dict.end, dict.end + 40))
  const start = dict.end + (head?.[0].length ?? 0)
  if (!head || start + length > bytes.length || !/^\s*endstream/.test(latin1(bytes, start + length, start + length + 20))) throw new PdfFault('a stream', dict.start)
  const raw = bytes.subarray(start, start + length)
  const filter = dict.entries.get('Filter')
  const only = filter?.type === 'array' && filter.items.length === 1 ? filter.items[0] : filter
  if (only === undefined || (only.type === 'array' && only.items.length === 0)) return raw
  if (only.type !== 'name' || only.value !== 'FlateDecode') throw new PdfFault('a filter that is not known here', dict.start)
  const parameters = dict.entries.get('DecodeParms')
  const one = parameters?.type === 'array' ? parameters.items[0] : parameters
  try {
    const data = inflateSync(raw, { maxOutputLength: MOST.bytes })
    return one?.type === 'dict' && numberIn(one, 'Predictor', 1) >= 10 ? unpredicted(data, numberIn(one, 'Columns', 1)) : data
  } catch {
    throw new PdfFault('a stream that does not unpack', dict.start)
  }
}

/** Undoes the PNG predictors None and Up, which are all that cross-references are written with. */
function unpredicted(data: Uint8Array, columns: number): Uint8Array {
  const rows = Math.floor(data.length / (columns + 1))
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const kind = data[row * (columns + 1)]
    if (kind !== 0 && kind !== 2) throw new PdfFault('a predictor that is not known here', 0)
    for (let i = 0; i < columns; i += 1) {
      const above = kind === 2 && row > 0 ? (out[(row - 1) * columns + i] ?? 0) : 0
      out[row * columns + i] = (data[row * (columns + 1) + 1 + i] ?? 0) + above
    }
  }
  return out
}

export function numberIn(dict: Dict, key: string, otherwise?: number): number {
  const value = dict.entries.get(key)
  if (value?.type === 'number') return value.value
  if (value === undefined && otherwise !== undefined) return otherwise
  throw new PdfFault(`/${key} is no number`, dict.start)
}

export const nameIn = (dict: Dict, key: string): string | undefined => {
  const value = dict.entries.get(key)
  return value?.type === 'name' ? value.value : undefined
}

function numbersIn(dict: Dict, key: string): number[] {
  const value = dict.entries.get(key)
  if (value?.type !== 'array') throw new PdfFault(`/${key} is no array`, dict.start)
  return value.items.map((item) => (item.type === 'number' ? item.value : NaN))
}
