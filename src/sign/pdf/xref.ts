/** Reads the cross-references of a PDF (ISO 32000-1, 7.5.4–7.5.8): which object stands where, as one layer of the file says. */
import { spend, type Budget } from './budget.ts'
import { nameIn, numberIn, numbersIn } from './dict.ts'
import { PdfFault } from './fault.ts'
import { latin1, parseValue, skip, type Dict, type Value } from './parse.ts'
import { streamData } from './stream.ts'

export { nameIn, numberIn } from './dict.ts'

export type Place = { at: number; generation: number } | { stream: number; index: number } | 'free'

export interface Section {
  at: number
  trailer: Dict
  /** Whether it is a stream; an update must be of the same kind. */
  stream: boolean
  places: ReadonlyMap<number, Place>
}

/** Object numbers are below this in any file that readers take (annex C). */
const HIGHEST = 8_388_607

/** The offset that the last `startxref` names, which must be near the end (7.5.5). */
export function startOf(bytes: Uint8Array): number {
  const tail = latin1(bytes, bytes.length - 2048, bytes.length)
  const match = /startxref[\r\n\t ]+(\d+)[\r\n\t ]+%%EOF\s*$/.exec(tail.slice(Math.max(0, tail.lastIndexOf('startxref'))))
  if (!match) throw new PdfFault('no startxref at the end', bytes.length)
  return Number(match[1])
}

export function sectionAt(bytes: Uint8Array, at: number, budget: Budget): Section {
  const start = skip(bytes, at)
  if (latin1(bytes, start, start + 4) !== 'xref') return streamAt(bytes, at, budget)
  const section = tableAt(bytes, at, start + 4, budget)
  const hybrid = section.trailer.entries.get('XRefStm')
  return hybrid?.type === 'number' ? withHidden(section, streamAt(bytes, hybrid.value, budget)) : section
}

/** Objects that a table calls free, to hide them from readers of old, stand in a stream that belongs to it (7.5.8.4). */
function withHidden(section: Section, hidden: Section): Section {
  const places = new Map(section.places)
  for (const [number, place] of hidden.places) if (places.get(number) === undefined || places.get(number) === 'free') places.set(number, place)
  return { ...section, places }
}

function tableAt(bytes: Uint8Array, at: number, from: number, budget: Budget): Section {
  const places = new Map<number, Place>()
  let next = skip(bytes, from)
  while (latin1(bytes, next, next + 7) !== 'trailer') {
    const first = parseValue(bytes, next, budget.values)
    const count = parseValue(bytes, first.end, budget.values)
    if (first.type !== 'number' || count.type !== 'number' || first.value + count.value > HIGHEST) throw new PdfFault('a cross-reference table', next)
    spend(budget.places, count.value, next)
    next = skip(bytes, count.end)
    for (let i = 0; i < count.value; i += 1, next += 20) {
      const entry = /^(\d{10}) (\d{5}) ([nf])[ \r][\r\n]/.exec(latin1(bytes, next, next + 20))
      if (!entry) throw new PdfFault('a line of the cross-reference table', next)
      places.set(first.value + i, entry[3] === 'f' ? 'free' : { at: Number(entry[1]), generation: Number(entry[2]) })
    }
    next = skip(bytes, next)
  }
  const trailer = parseValue(bytes, next + 7, budget.values)
  if (trailer.type !== 'dict') throw new PdfFault('no trailer', next)
  spend(budget.scanned, trailer.end - at, at)
  return { at, trailer, stream: false, places }
}

function streamAt(bytes: Uint8Array, at: number, budget: Budget): Section {
  const { value: trailer } = objectAt(bytes, at, budget)
  if (trailer.type !== 'dict' || nameIn(trailer, 'Type') !== 'XRef') throw new PdfFault('no cross-references', at)
  const data = streamData(bytes, trailer, numberIn(trailer, 'Length'), budget.unpacked)
  const [first = 0, second = 0, third = 0] = numbersIn(trailer, 'W')
  const index = trailer.entries.has('Index') ? numbersIn(trailer, 'Index') : [0, numberIn(trailer, 'Size')]
  const row = first + second + third
  if (!(row > 0 && row <= 24)) throw new PdfFault('cross-references', at)
  const places = new Map<number, Place>()
  let from = 0
  const take = (width: number): number => {
    let value = 0
    for (let i = 0; i < width; i += 1) value = value * 256 + (data[from + i] ?? 0)
    from += width
    return value
  }
  for (let i = 0; i + 1 < index.length; i += 2) {
    const [start = NaN, count = NaN] = index.slice(i, i + 2)
    if (!(start + count <= HIGHEST) || from + count * row > data.length) throw new PdfFault('cross-references cut off', at)
    spend(budget.places, count, at)
    for (let n = 0; n < count; n += 1) {
      const kind = first === 0 ? 1 : take(first)
      const [a, b] = [take(second), take(third)]
      places.set(start + n, kind === 1 ? { at: a, generation: b } : kind === 2 ? { stream: a, index: b } : 'free')
    }
  }
  return { at, trailer, stream: true, places }
}

/** The object that stands at an offset: `12 0 obj …`. */
export function objectAt(bytes: Uint8Array, at: number, budget: Budget): { number: number; generation: number; value: Value } {
  const head = /^\s*(\d+)[\s\0]+(\d+)[\s\0]+obj/.exec(latin1(bytes, at, at + 60))
  if (!head) throw new PdfFault('no object', at)
  const value = parseValue(bytes, at + head[0].length, budget.values)
  spend(budget.scanned, value.end - at, at)
  return { number: Number(head[1]), generation: Number(head[2]), value }
}
