/** A PDF as its cross-references give it: objects by number, the catalog, the pages, the signature fields. */
import { parseValue, PdfFault, textOf, type Dict, type Value } from './parse.ts'
import { nameIn, numberIn, objectAt, sectionsOf, streamData, type Place, type Section } from './xref.ts'

export interface PdfFile {
  bytes: Uint8Array
  sections: readonly Section[]
  /** The newest section's. */
  trailer: Dict
  places: ReadonlyMap<number, Place>
  /** An object and the bytes that its places are in: those of the file, or of the stream that holds it. Undefined when there is none. */
  object: (number: number) => { value: Value; source: Uint8Array } | undefined
}

/** @param sections those from an older layer on, to see the file as it was. @throws PdfFault when the file does not read as a PDF. */
export function openPdf(bytes: Uint8Array, sections: readonly Section[] = sectionsOf(bytes)): PdfFile {
  const trailer = sections[0]?.trailer
  if (!trailer) throw new PdfFault('no trailer', bytes.length)
  const places = new Map<number, Place>()
  for (const section of sections) for (const [number, place] of section.places) if (!places.has(number)) places.set(number, place)
  return { bytes, sections, trailer, places, object: objectsOf(bytes, places) }
}

function objectsOf(bytes: Uint8Array, places: ReadonlyMap<number, Place>): PdfFile['object'] {
  const known = new Map<number, ReturnType<PdfFile['object']>>()
  const streams = new Map<number, { data: Uint8Array; numbers: number[]; starts: number[] }>()

  const object: PdfFile['object'] = (number) => {
    if (!known.has(number)) known.set(number, find(number))
    return known.get(number)
  }
  const find: PdfFile['object'] = (number) => {
    const place = places.get(number)
    if (place === undefined || place === 'free') return undefined
    if ('at' in place) {
      const found = objectAt(bytes, place.at)
      if (found.number !== number || found.generation !== place.generation) throw new PdfFault(`object ${number} is not where it should be`, place.at)
      return { value: found.value, source: bytes }
    }
    const { data, numbers, starts } = packed(place.stream)
    if (numbers[place.index] !== number) throw new PdfFault(`object ${number} is not where it should be`, 0)
    return { value: parseValue(data, starts[place.index] ?? 0), source: data }
  }
  /** Objects that stand together in a stream (7.5.7). */
  const packed = (number: number): { data: Uint8Array; numbers: number[]; starts: number[] } => {
    const made = streams.get(number)
    if (made) return made
    const place = places.get(number)
    const value = place !== undefined && place !== 'free' && 'at' in place ? objectAt(bytes, place.at).value : undefined
    if (value?.type !== 'dict') throw new PdfFault(`object stream ${number}`, 0)
    const length = value.entries.get('Length')
    const size = length?.type === 'ref' ? object(length.number)?.value : length
    if (size?.type !== 'number') throw new PdfFault(`object stream ${number}`, value.start)
    const data = streamData(bytes, value, size.value)
    const [count, first] = [numberIn(value, 'N'), numberIn(value, 'First')]
    const found = { data, numbers: [] as number[], starts: [] as number[] }
    for (let at = 0, i = 0; i < count; i += 1) {
      const [key, offset] = [parseValue(data, at), parseValue(data, parseValue(data, at).end)]
      if (key.type !== 'number' || offset.type !== 'number') throw new PdfFault(`object stream ${number}`, value.start)
      found.numbers.push(key.value)
      found.starts.push(first + offset.value)
      at = offset.end
    }
    streams.set(number, found)
    return found
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
  return dict && length?.type === 'number' ? streamData(file.bytes, dict, length.value) : undefined
}

export function catalogOf(file: PdfFile): Dict {
  const catalog = dictAt(file, file.trailer.entries.get('Root'))
  if (!catalog) throw new PdfFault('no catalog', 0)
  return catalog
}

/** The object numbers of the pages, in order. */
export function pagesOf(file: PdfFile): number[] {
  const seen = new Set<number>()
  const visit = (value: Value | undefined): number[] => {
    const dict = dictAt(file, value)
    if (value?.type !== 'ref' || !dict || seen.has(value.number)) return []
    seen.add(value.number)
    return nameIn(dict, 'Type') === 'Pages' || dict.entries.has('Kids') ? itemsOf(file, dict.entries.get('Kids')).flatMap(visit) : [value.number]
  }
  return visit(catalogOf(file).entries.get('Pages'))
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

/** The signature fields, in the order of the form. */
export function signatureFields(file: PdfFile): SignatureField[] {
  const seen = new Set<number>()
  const visit = (value: Value, prefix: string, inherited: string | undefined): SignatureField[] => {
    const dict = dictAt(file, value)
    if (!dict || value.type !== 'ref' || seen.has(value.number)) return []
    seen.add(value.number)
    const own = textOf(resolve(file, dict.entries.get('T')))
    const name = [prefix, own].filter((part) => part !== '').join('.')
    const kind = nameIn(dict, 'FT') ?? inherited
    const kids = itemsOf(file, dict.entries.get('Kids')).filter((kid) => dictAt(file, kid)?.entries.has('T'))
    if (kids.length > 0) return kids.flatMap((kid) => visit(kid, name, kind))
    if (kind !== 'Sig') return []
    const held = dict.entries.get('V')
    const signature = dictAt(file, held)
    return [{ name, number: value.number, dict, ...(signature && { signature: { ...(held?.type === 'ref' && { number: held.number }), dict: signature } }) }]
  }
  const form = dictAt(file, catalogOf(file).entries.get('AcroForm'))
  return itemsOf(file, form?.entries.get('Fields')).flatMap((field) => visit(field, '', undefined))
}
