/**
 * The bytes of a PDF, of which each part is read once, however many layers of the file lead to it: a hundred seals are a hundred
 * layers over the same objects. What is read here is known by where it stands, so two layers can never be told different things.
 */
import { newBudget, spend, type Budget } from './budget.ts'
import { numberIn } from './dict.ts'
import { PdfFault } from './fault.ts'
import { latin1, parseValue, type Dict, type Value } from './parse.ts'
import { streamData } from './stream.ts'
import { objectAt, sectionAt, startOf, type Section } from './xref.ts'

export interface Source {
  bytes: Uint8Array
  budget: Budget
  sectionAt: (at: number) => Section
  objectAt: (at: number) => ReturnType<typeof objectAt>
  /** The objects in the stream of a dictionary (7.5.7), by their order. */
  packedIn: (dict: Dict, length: number) => Packed
}

export interface Packed {
  data: Uint8Array
  numbers: readonly number[]
  value: (index: number) => Value
}

export function sourceOf(bytes: Uint8Array): Source {
  const budget = newBudget()
  return {
    bytes,
    budget,
    sectionAt: once((at: number) => sectionAt(bytes, at, budget)),
    objectAt: once((at: number) => objectAt(bytes, at, budget)),
    packedIn: (() => {
      // The length may stand elsewhere in the file, where a layer can change it.
      const lengths = once((length: number) => once((dict: Dict) => packedIn(bytes, dict, length, budget)))
      return (dict, length) => lengths(length)(dict)
    })(),
  }
}

function once<K, V>(make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const made = make(key)
    known.set(key, made)
    return made
  }
}

function packedIn(bytes: Uint8Array, dict: Dict, length: number, budget: Budget): Packed {
  const data = streamData(bytes, dict, length, budget.unpacked)
  const [count, first] = [numberIn(dict, 'N'), numberIn(dict, 'First')]
  const [numbers, starts]: [number[], number[]] = [[], []]
  for (let at = 0, i = 0; i < count; i += 1) {
    const key = parseValue(data, at, budget.values)
    const offset = parseValue(data, key.end, budget.values)
    if (key.type !== 'number' || offset.type !== 'number') throw new PdfFault('a stream of objects', dict.start)
    numbers.push(key.value)
    starts.push(first + offset.value)
    at = offset.end
  }
  const value = (index: number): Value => {
    const found = parseValue(data, starts[index] ?? 0, budget.values)
    spend(budget.scanned, found.end - (starts[index] ?? 0), dict.start)
    return found
  }
  return { data, numbers, value: once(value) }
}

/** More layers than any document goes through: with time-stamps, a seal makes three. */
export const MOST_LAYERS = 300

/** The sections, newest first, that the end of the file leads to. @param end where a version of the file ends. */
export function sectionsOf(source: Source, end: number): Section[] {
  const sections: Section[] = []
  const seen = new Set<number>()
  for (let at: number | undefined = startOf(source.bytes.subarray(0, end)); at !== undefined; ) {
    if (seen.has(at)) throw new PdfFault('cross-references in a circle', at)
    if (seen.size === MOST_LAYERS) throw new PdfFault(`more than ${MOST_LAYERS} layers`, at, 'layers')
    seen.add(at)
    const section = source.sectionAt(at)
    if (section.trailer.end > end) throw new PdfFault('cross-references after the end', at)
    sections.push(section)
    const previous = section.trailer.entries.get('Prev')
    at = previous?.type === 'number' ? previous.value : undefined
  }
  return sections
}

/** What is wrong with a file whose cross-references cannot be followed, where that can be said in fewer words. */
export function plainer(bytes: Uint8Array, fault: PdfFault): PdfFault {
  if (fault.kind !== 'damaged') return fault
  const header = latin1(bytes, 0, 1024).indexOf('%PDF-')
  if (header === -1) return new PdfFault('no %PDF- at the start', 0, 'no-header')
  if (header > 0) return new PdfFault(`${header} bytes before %PDF-`, header, 'prefix')
  const last = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf('%%EOF')
  if (last === -1) return new PdfFault('no %%EOF', bytes.length, 'no-end')
  const rest = latin1(bytes, last + 5, last + 5 + 2048)
  return /\S/.test(rest) ? new PdfFault('bytes after %%EOF', last + 5, 'suffix') : fault
}
