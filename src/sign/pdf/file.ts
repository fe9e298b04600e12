/** A PDF as its cross-references give it: objects by number, the catalog, the pages, the signature fields. */
import { spend, type Budget } from './budget.ts'
import { nameIn } from './dict.ts'
import { PdfFault, textOf, type Dict, type Value } from './parse.ts'
import { plainer, sectionsOf, sourceOf, type Source } from './source.ts'
import { streamData } from './stream.ts'
import type { Place, Section } from './xref.ts'

export interface PdfFile {
  bytes: Uint8Array
  sections: readonly Section[]
  /** The newest section's. */
  trailer: Dict
  places: ReadonlyMap<number, Place>
  /** An object and the bytes that its places are in: those of the file, or of the stream that holds it. Undefined when there is none. */
  object: (number: number) => { value: Value; source: Uint8Array } | undefined
  /** Shared by the layers of one file: what is read already, and what may still be read. */
  source: Source
}

export const budgetOf = ({ source }: PdfFile): Budget => source.budget

/** @throws PdfFault when the file does not read as a PDF. */
export function openPdf(bytes: Uint8Array): PdfFile {
  const source = sourceOf(bytes)
  try {
    return layered(source, bytes, sectionsOf(source, bytes.length))
  } catch (error) {
    throw error instanceof PdfFault ? plainer(bytes, error) : error
  }
}

/** The file as it was when it ended at an earlier byte, as a seal says that it did. @throws PdfFault */
export function revisionOf(file: PdfFile, end: number): PdfFile {
  // Whoever asks is about to read all of it.
  spend(budgetOf(file).sealed, end)
  if (end === file.bytes.length) return file
  return layered(file.source, file.bytes.subarray(0, end), sectionsOf(file.source, end))
}

/** The file as its cross-references from one section on give it. @throws PdfFault */
export const layerOf = ({ source, bytes, sections }: PdfFile, from: number): PdfFile => layered(source, bytes, sections.slice(from))

function layered(source: Source, bytes: Uint8Array, sections: readonly Section[]): PdfFile {
  const trailer = sections[0]?.trailer
  if (!trailer) throw new PdfFault('no trailer', bytes.length)
  const places = new Map<number, Place>()
  for (const section of sections) {
    spend(source.budget.places, section.places.size, section.at)
    for (const [number, place] of section.places) if (!places.has(number)) places.set(number, place)
  }
  return { bytes, sections, trailer, places, object: objectsOf(source, bytes, places), source }
}

function objectsOf(source: Source, bytes: Uint8Array, places: ReadonlyMap<number, Place>): PdfFile['object'] {
  const object: PdfFile['object'] = (number) => {
    const place = places.get(number)
    if (place === undefined || place === 'free') return undefined
    if ('at' in place) return { value: standing(number, place), source: bytes }
    const { data, numbers, value } = packed(place.stream)
    if (numbers[place.index] !== number) throw new PdfFault(`object ${number} is not where it should be`, 0)
    return { value: value(place.index), source: data }
  }
  const standing = (number: number, { at, generation }: { at: number; generation: number }): Value => {
    const found = source.objectAt(at)
    if (found.number !== number || found.generation !== generation) throw new PdfFault(`object ${number} is not where it should be`, at)
    // A later layer must not lend an earlier one what it lacks.
    if (found.value.end > bytes.length) throw new PdfFault(`object ${number} is cut off`, at)
    return found.value
  }
  /** Objects that stand together in a stream (7.5.7). */
  const packed = (number: number): ReturnType<Source['packedIn']> => {
    const place = places.get(number)
    const value = place !== undefined && place !== 'free' && 'at' in place ? source.objectAt(place.at).value : undefined
    if (value?.type !== 'dict') throw new PdfFault(`object stream ${number}`, 0)
    const length = value.entries.get('Length')
    const size = length?.type === 'ref' ? object(length.number)?.value : length
    if (size?.type !== 'number' || value.end + size.value > bytes.length) throw new PdfFault(`object stream ${number}`, value.start)
    return source.packedIn(value, size.value)
  }
  return object
}

/** What a value refers to, or itself. */
export function resolve(file: PdfFile, value: Value | undefined): Value | undefined {
  let at = value
  for (let i = 0; at?.type === 'ref'; i += 1) {
    if (i > 20) throw new PdfFault('references in a circle', at.start)
    at = file.object(at.number)?.value
  }
  return at
}

export function dictAt(file: PdfFile, value: Value | undefined): Dict | undefined {
  const found = resolve(file, value)
  return found?.type === 'dict' ? found : undefined
}

export function itemsOf(file: PdfFile, value: Value | undefined): readonly Value[] {
  const found = resolve(file, value)
  return found?.type === 'array' ? found.items : []
}

/** What a stream holds, unpacked. @throws PdfFault when it is packed in a way that is not known here. */
export function streamAt(file: PdfFile, value: Value | undefined): Uint8Array | undefined {
  const dict = dictAt(file, value)
  const length = resolve(file, dict?.entries.get('Length'))
  return dict && length?.type === 'number' ? streamData(file.bytes, dict, length.value, budgetOf(file).unpacked) : undefined
}

export function catalogOf(file: PdfFile): Dict {
  const catalog = dictAt(file, file.trailer.entries.get('Root'))
  if (!catalog) throw new PdfFault('no catalog', 0)
  return catalog
}

const PAGES = new WeakMap<PdfFile, readonly number[]>()

/** The object numbers of the pages, in order. */
export function pagesOf(file: PdfFile): readonly number[] {
  const known = PAGES.get(file)
  if (known) return known
  const pages: number[] = []
  const seen = new Set<number>()
  const visit = (value: Value | undefined): void => {
    const dict = dictAt(file, value)
    if (value?.type !== 'ref' || !dict || seen.has(value.number)) return
    seen.add(value.number)
    if (nameIn(dict, 'Type') === 'Pages' || dict.entries.has('Kids')) itemsOf(file, dict.entries.get('Kids')).forEach(visit)
    else pages.push(value.number)
  }
  visit(catalogOf(file).entries.get('Pages'))
  PAGES.set(file, pages)
  return pages
}

export interface SignatureField {
  /** With the names of the groups it is in, parted by full stops. */
  name: string
  /** Object number of the field; where a field and its place on the page are one object, of both. */
  number: number
  dict: Dict
  /** The signature dictionary, when it is signed. */
  signature?: { number?: number; dict: Dict }
}

/** Longer than any name that a person gives; a field in many groups of long names wants to exhaust the memory. */
const LONGEST_NAME = 1000

const FIELDS = new WeakMap<PdfFile, readonly SignatureField[]>()

/** The signature fields, in the order of the form. */
export function signatureFields(file: PdfFile): readonly SignatureField[] {
  const known = FIELDS.get(file)
  if (known) return known
  const seen = new Set<number>()
  const visit = (value: Value, prefix: string, inherited: string | undefined): SignatureField[] => {
    const dict = dictAt(file, value)
    if (!dict || value.type !== 'ref' || seen.has(value.number)) return []
    seen.add(value.number)
    const own = textOf(resolve(file, dict.entries.get('T')))
    const name = [prefix, own].filter((part) => part !== '').join('.')
    if (name.length > LONGEST_NAME) throw new PdfFault('the name of a field', dict.start)
    const kind = nameIn(dict, 'FT') ?? inherited
    const kids = itemsOf(file, dict.entries.get('Kids')).filter((kid) => dictAt(file, kid)?.entries.has('T'))
    if (kids.length > 0) return kids.flatMap((kid) => visit(kid, name, kind))
    if (kind !== 'Sig') return []
    const held = dict.entries.get('V')
    const signature = dictAt(file, held)
    return [{ name, number: value.number, dict, ...(signature && { signature: { ...(held?.type === 'ref' && { number: held.number }), dict: signature } }) }]
  }
  const form = dictAt(file, catalogOf(file).entries.get('AcroForm'))
  const fields = itemsOf(file, form?.entries.get('Fields')).flatMap((field) => visit(field, '', undefined))
  FIELDS.set(file, fields)
  return fields
}
