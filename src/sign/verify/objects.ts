/** Whether an object of a PDF is the same in a later layer, and whether one is new or was waited for. */
import { resolve, type PdfFile } from '../pdf/file.ts'
import { latin1, PdfFault, type Dict, type Value } from '../pdf/parse.ts'
import type { Place } from '../pdf/xref.ts'
import { endOfObject } from './layer.ts'
import { saysSame } from './said.ts'

/** What one must know of all that was there before a layer. Gathered once, then kept up: a file may have many layers. */
export interface Known {
  /** Numbers that something refers to, whether there was such an object or not. */
  named: ReadonlySet<number>
  /** Objects that do not end where they should; what comes after the file must not complete them. */
  torn: ReadonlySet<number>
}

export function knownOf(file: PdfFile, numbers: Iterable<number> = file.places.keys(), before?: Known): Known {
  const named = new Set(before?.named)
  const torn = new Set(before?.torn)
  for (const number of numbers) {
    const place = file.places.get(number)
    if (isGone(place)) continue
    if ('at' in place && endOfObject(file, place.at) === undefined) torn.add(number)
    else torn.delete(number)
    const value = readable(file, number)
    if (value) addNamed(value, named)
  }
  for (const { trailer } of file.sections) addNamed(trailer, named)
  return { named, torn }
}

export const isGone = (place: Place | undefined): place is 'free' | undefined => place === undefined || place === 'free'

/** Not there before, and nothing waited for it: an object that fills an empty reference changes what the reference shows. */
export const isFresh = (older: PdfFile, { named }: Known, number: number): boolean => isGone(older.places.get(number)) && !named.has(number)

/** The numbers of all objects that are not as they were. */
export function changedNumbers(older: PdfFile, newer: PdfFile, known: Known): number[] {
  return [...new Set([...older.places.keys(), ...newer.places.keys()])].filter((number) => !isSame(older, newer, number, known))
}

/** The same bytes at the same place, or bytes that say the same elsewhere. */
function isSame(older: PdfFile, newer: PdfFile, number: number, { torn }: Known): boolean {
  const [a, b] = [older.places.get(number), newer.places.get(number)]
  if (isGone(a) || isGone(b)) return isGone(a) && isGone(b)
  if (isSamePlace(a, b) || ('stream' in a && 'stream' in b && a.stream === b.stream && a.index === b.index && isSamePlace(older.places.get(a.stream), newer.places.get(b.stream))))
    return !torn.has(number) || ('at' in b && endOfObject(newer, b.at) === undefined)
  const [before, after] = [older.object(number), newer.object(number)]
  if (!before || !after || !saysSame(before.value, after.value)) return false
  return before.value.type !== 'dict' || after.value.type !== 'dict' || isSameStream(older, newer, before.value, after.value, 'stream' in a || 'stream' in b)
}

const isSamePlace = (a: Place | undefined, b: Place | undefined): boolean =>
  !isGone(a) && !isGone(b) && 'at' in a && 'at' in b && a.at === b.at && a.generation === b.generation

/** @param packed whether one of them stands in an object stream, where no stream can stand. */
function isSameStream(older: PdfFile, newer: PdfFile, before: Dict, after: Dict, packed: boolean): boolean {
  if (packed) return !before.entries.has('Length')
  const streams = [isStream(older, before), isStream(newer, after)]
  if (streams.every((one) => !one)) return true
  const length = resolve(older, before.entries.get('Length'))
  if (length?.type !== 'number') return false
  const raw = (file: PdfFile, dict: Dict): string => latin1(file.bytes, dict.end, dict.end + length.value + 20)
  return raw(older, before) === raw(newer, after)
}

const isStream = (file: PdfFile, dict: Dict): boolean => /^[\0\t\n\f\r ]*stream/.test(latin1(file.bytes, dict.end, dict.end + 40))

function readable(file: PdfFile, number: number): Value | undefined {
  try {
    return file.object(number)?.value
  } catch (error) {
    if (error instanceof PdfFault) return undefined
    throw error
  }
}

function addNamed(value: Value, named: Set<number>): void {
  if (value.type === 'ref') named.add(value.number)
  else if (value.type === 'array') for (const item of value.items) addNamed(item, named)
  else if (value.type === 'dict') for (const item of value.entries.values()) addNamed(item, named)
}
