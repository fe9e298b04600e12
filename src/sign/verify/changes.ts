/** What a later layer of a PDF changes in an earlier one. Only what setting another seal needs is let pass; all else has a name. */
import { catalogOf, dictAt, itemsOf, pagesOf, resolve, signatureFields, type PdfFile, type SignatureField } from '../pdf/file.ts'
import type { Dict, Value } from '../pdf/parse.ts'
import { sourceText } from '../pdf/update.ts'
import { nameIn, numberIn } from '../pdf/xref.ts'
import type { Touched } from './report.ts'
import { reached, rolesOf } from './roles.ts'

export interface Changes {
  touched: readonly Touched[]
  /** Fields that were signed in the later layer and got something to see. */
  shown: readonly string[]
}

export function changesBetween(older: PdfFile, newer: PdfFile): Changes {
  const numbers = [...new Set([...older.places.keys(), ...newer.places.keys()])].filter((number) => !isSame(older, newer, number))
  const signed = newlySigned(older, newer)
  const shown = signed.filter((field) => isSeen(field, older, newer)).map(({ name }) => name)
  const roles = { older: rolesOf(older), newer: rolesOf(newer) }
  const granted = grantedObjects(older, newer, signed)
  const touched = new Set<Touched>()
  for (const number of numbers) {
    if (granted.has(number) || mayChange(older, newer, number, signed)) continue
    touched.add(closer(older, newer, number) ?? roles.older.get(number) ?? roles.newer.get(number) ?? 'other')
  }
  if (rootOf(older) !== rootOf(newer)) touched.add('other')
  pageChange(older, newer).forEach((one) => touched.add(one))
  return { touched: [...touched], shown }
}

/** Of a page and of a field, what in it has changed says what it is. */
function closer(older: PdfFile, newer: PdfFile, number: number): Touched | undefined {
  const [before, after] = [dictAt(older, older.object(number)?.value), dictAt(newer, newer.object(number)?.value)]
  const keys = before && after ? differing(before, after) : []
  if (keys.length > 0 && only(keys, ['Annots', 'Tabs'])) return 'annotations'
  if (keys.length > 0 && only(keys, ['AP', 'AS', 'MK', 'Rect', 'F', 'BS', 'Border'])) return 'appearance'
  return undefined
}

/** Pages that stay but stand in another order, or are not the same pages. */
function pageChange(older: PdfFile, newer: PdfFile): Touched[] {
  const [before, after] = [pagesOf(older), pagesOf(newer)]
  if (before.join() === after.join()) return []
  return [...before].sort().join() === [...after].sort().join() ? ['page-order'] : ['pages']
}

const rootOf = ({ trailer }: PdfFile): number | undefined => {
  const root = trailer.entries.get('Root')
  return root?.type === 'ref' ? root.number : undefined
}

/** The same bytes at the same place, or bytes that say the same elsewhere. */
function isSame(older: PdfFile, newer: PdfFile, number: number): boolean {
  const [a, b] = [older.places.get(number), newer.places.get(number)]
  const gone = (place: typeof a): boolean => place === undefined || place === 'free'
  if (a === undefined || b === undefined || a === 'free' || b === 'free') return gone(a) && gone(b)
  if ('at' in a && 'at' in b && a.at === b.at && a.generation === b.generation) return true
  const [before, after] = [older.object(number), newer.object(number)]
  if (!before || !after || said(before.value) !== said(after.value)) return false
  return before.value.type !== 'dict' || !before.value.entries.has('Length') || sameStream(older, newer, before.value, after.value)
}

function sameStream(older: PdfFile, newer: PdfFile, before: Dict, after: Value): boolean {
  const length = resolve(older, before.entries.get('Length'))
  if (after.type !== 'dict' || length?.type !== 'number') return false
  const raw = (file: PdfFile, dict: Dict): string => sourceText(file.bytes, { ...dict, start: dict.end, end: dict.end + length.value + 20 })
  return raw(older, before) === raw(newer, after)
}

/** A value in one way of writing, whatever the white space, the order of keys and the kind of string. */
export function said(value: Value | undefined): string {
  if (value === undefined) return ''
  switch (value.type) {
    case 'dict':
      return `<<${[...value.entries].map(([key, one]) => `/${key} ${said(one)}`).sort().join(' ')}>>`
    case 'array':
      return `[${value.items.map(said).join(' ')}]`
    case 'string':
      return `(${Buffer.from(value.bytes).toString('hex')})`
    case 'ref':
      return `${value.number} ${value.generation} R`
    default:
      return `${value.type}:${value.value}`
  }
}

function newlySigned(older: PdfFile, newer: PdfFile): SignatureField[] {
  const before = new Map(signatureFields(older).map((field) => [field.number, field]))
  return signatureFields(newer).filter(({ number, signature }) => signature && !before.get(number)?.signature && (before.has(number) || !older.places.has(number)))
}

function isSeen(field: SignatureField, older: PdfFile, newer: PdfFile): boolean {
  const rect = itemsOf(newer, field.dict.entries.get('Rect')).map((item) => (item.type === 'number' ? item.value : NaN))
  const empty = rect.length === 4 && rect[0] === rect[2] && rect[1] === rect[3]
  const before = dictAt(older, older.object(field.number)?.value)
  return !empty && field.dict.entries.has('Rect') && said(before?.entries.get('AP')) !== said(field.dict.entries.get('AP'))
}

/** New objects that a new seal consists of: the signature, its field, what it shows, and certificates for checking it later (DSS). */
function grantedObjects(older: PdfFile, newer: PdfFile, signed: readonly SignatureField[]): Set<number> {
  const granted = new Set<number>()
  for (const field of signed) {
    if (field.signature?.number !== undefined) granted.add(field.signature.number)
    granted.add(older.places.has(field.number) ? -1 : field.number)
    reached(newer, field.dict.entries.get('AP')).forEach((number) => granted.add(number))
  }
  reached(newer, catalogOf(newer).entries.get('DSS')).forEach((number) => granted.add(number))
  for (const [number, place] of newer.places) if (place !== 'free' && 'at' in place && !older.places.has(number) && isFurniture(newer, number)) granted.add(number)
  const form = catalogOf(newer).entries.get('AcroForm')
  if (form?.type === 'ref' && !catalogOf(older).entries.has('AcroForm') && formGrows(older, newer, signed)) granted.add(form.number)
  // What was there before is never new.
  return new Set([...granted].filter((number) => !older.places.has(number)))
}

/** Streams of cross-references and of objects: the objects themselves are looked at one by one. */
function isFurniture(file: PdfFile, number: number): boolean {
  const value = file.object(number)?.value
  return value?.type === 'dict' && ['XRef', 'ObjStm'].includes(nameIn(value, 'Type') ?? '')
}

function mayChange(older: PdfFile, newer: PdfFile, number: number, signed: readonly SignatureField[]): boolean {
  const [before, after] = [older.object(number)?.value, newer.object(number)?.value]
  if (!before || !after) return false
  const added = new Set(signed.map((field) => field.number))
  if (before.type === 'array' && after.type === 'array') return isAnnotsOrFields(older, number) && grows(before, after, added)
  if (before.type !== 'dict' || after.type !== 'dict') return false
  const keys = differing(before, after)
  if (added.has(number)) return !before.entries.has('V') && only(keys, ['V', 'AP', 'M'])
  if (number === rootOf(older)) return only(keys, ['AcroForm', 'DSS', 'Extensions']) && (!keys.includes('AcroForm') || formGrows(older, newer, signed))
  const form = catalogOf(older).entries.get('AcroForm')
  if (form?.type === 'ref' && form.number === number) return formGrows(older, newer, signed)
  if (!pagesOf(older).includes(number)) return false
  const [annots, more] = [before.entries.get('Annots'), after.entries.get('Annots')]
  return only(keys, ['Annots', 'Tabs']) && !(keys.includes('Tabs') && before.entries.has('Tabs')) && (!keys.includes('Annots') || grows(resolve(older, annots), resolve(newer, more), added))
}

function isAnnotsOrFields(file: PdfFile, number: number): boolean {
  const is = (value: Value | undefined): boolean => value?.type === 'ref' && value.number === number
  return is(dictAt(file, catalogOf(file).entries.get('AcroForm'))?.entries.get('Fields')) || pagesOf(file).some((page) => is(dictAt(file, file.object(page)?.value)?.entries.get('Annots')))
}

/** The form lists the new fields after the old ones, and is else as it was. */
function formGrows(older: PdfFile, newer: PdfFile, signed: readonly SignatureField[]): boolean {
  const [before, after] = [dictAt(older, catalogOf(older).entries.get('AcroForm')), dictAt(newer, catalogOf(newer).entries.get('AcroForm'))]
  if (!after) return false
  const keys = before ? differing(before, after) : [...after.entries.keys()]
  const fields = grows(resolve(older, before?.entries.get('Fields')), resolve(newer, after.entries.get('Fields')), new Set(signed.map((field) => field.number)))
  return fields && only(keys, ['Fields', 'SigFlags']) && numberIn(after, 'SigFlags', 0) === 3
}

/** What was there, in its order, and then only these. */
function grows(before: Value | undefined, after: Value | undefined, added: ReadonlySet<number>): boolean {
  const [old, now] = [before?.type === 'array' ? before.items : [], after?.type === 'array' ? after.items : []]
  return old.every((item, i) => said(item) === said(now[i])) && now.slice(old.length).every((item) => item.type === 'ref' && added.has(item.number))
}

const differing = (before: Dict, after: Dict): string[] =>
  [...new Set([...before.entries.keys(), ...after.entries.keys()])].filter((key) => said(before.entries.get(key)) !== said(after.entries.get(key)))

const only = (keys: readonly string[], allowed: readonly string[]): boolean => keys.every((key) => allowed.includes(key))
