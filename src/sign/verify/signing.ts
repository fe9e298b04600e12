/** What signing adds to a PDF: a field, its places on pages, its look, the signature. A closed list (ISO 32000-1, 12.5.2, 12.5.6.19, 12.7.3, 12.8.1). */
import { dictAt, itemsOf, resolve, signatureFields, type PdfFile, type SignatureField } from '../pdf/file.ts'
import type { Dict, Value } from '../pdf/parse.ts'
import { nameIn } from '../pdf/xref.ts'
import { isFresh, type Known } from './objects.ts'
import type { Touched } from './report.ts'
import { reached } from './roles.ts'
import { saysSame } from './said.ts'

/** A field that was signed in a later layer. */
export interface Signing {
  name: string
  /** Whether the field was not there before. */
  isNew: boolean
  /** Whether it has something to see, or got it. */
  isSeen: boolean
  /** A time-stamp over the whole file, which no one signs. */
  isStamp: boolean
}

export interface Additions {
  signings: readonly Signing[]
  /** New fields and groups of fields: these may join the form. */
  fields: ReadonlySet<number>
  /** Their places: these may join a page. */
  widgets: ReadonlySet<number>
  /** Fields that were there and their places: these may get a signature and a look. */
  filled: ReadonlySet<number>
  /** All new objects that these consist of. */
  objects: ReadonlySet<number>
  /** What new fields hold that no signature needs. */
  faults: readonly Touched[]
}

const WIDGET = ['Type', 'Subtype', 'Rect', 'P', 'F', 'AP', 'AS', 'NM', 'M', 'H', 'MK', 'Parent']
const GROUP = ['T', 'TU', 'TM', 'FT', 'Ff', 'Kids', 'Parent', 'V']
const FIELD = [...GROUP, 'Lock', 'SV', 'DA', 'Q']
const SIGNATURE = [
  'Type', 'Filter', 'SubFilter', 'Contents', 'Cert', 'ByteRange', 'Reference', 'Changes', 'Name', 'M', 'Location', 'Reason', 'ContactInfo', 'R', 'V',
  'Prop_Build', 'Prop_AuthTime', 'Prop_AuthType',
]

export function additionsBetween(older: PdfFile, newer: PdfFile, known: Known): Additions {
  const before = new Map(signatureFields(older).map((field) => [field.number, field]))
  const isNewObject = (number: number): boolean => isFresh(older, known, number)
  const signed = signatureFields(newer).filter(({ number, signature }) => signature && !before.get(number)?.signature && (before.has(number) || isNewObject(number)))
  const [fields, widgets, filled] = [new Set<number>(), new Set<number>(), new Set<number>()]
  const parts: (Value | undefined)[] = []
  const faults: (Touched | undefined)[] = []
  const signings = signed.map((field): Signing => {
    const isNew = !before.has(field.number)
    const places = placesOf(newer, field)
    const held = places.flatMap(({ number }) => (number === undefined ? [] : [number]))
    if (isNew) {
      for (const { number, dict } of [{ number: field.number, dict: field.dict }, ...groupsOf(newer, field.dict, isNewObject)]) {
        fields.add(number)
        faults.push(fieldFault(newer, dict, number !== field.number))
      }
      for (const place of places) faults.push(place.number !== undefined && isNewObject(place.number) ? placeFault(newer, place.dict) : 'annotations')
      held.forEach((number) => widgets.add(number))
    } else [field.number, ...held].forEach((number) => filled.add(number))
    if (field.signature) faults.push(strange(field.signature.dict, SIGNATURE) ? 'signature' : undefined)
    parts.push(field.dict.entries.get('V'), ...places.map(({ dict }) => dict.entries.get('AP')))
    const isSeen = places.some((place) => hasRoom(newer, place.dict) && (isNew || looksOther(older, place)))
    return { name: field.name, isNew, isSeen, isStamp: field.signature !== undefined && nameIn(field.signature.dict, 'SubFilter') === 'ETSI.RFC3161' }
  })
  return { signings, fields, widgets, filled, objects: new Set([...fields, ...widgets, ...reached(newer, parts)]), faults: faults.filter((fault) => fault !== undefined) }
}

interface Placed {
  /** Undefined when it is no object of its own. */
  number?: number
  dict: Dict
}

/** A field and its place on a page are one object, or the places are its kids. */
function placesOf(file: PdfFile, { number, dict }: SignatureField): Placed[] {
  const kids = itemsOf(file, dict.entries.get('Kids'))
  if (kids.length === 0) return [{ number, dict }]
  return kids.flatMap((kid) => {
    const held = dictAt(file, kid)
    return held ? [{ ...(kid.type === 'ref' && { number: kid.number }), dict: held }] : []
  })
}

/** The groups that a field is in and that are as new as itself, innermost first. */
function groupsOf(file: PdfFile, dict: Dict, isNew: (number: number) => boolean): { number: number; dict: Dict }[] {
  const groups = new Map<number, Dict>()
  for (let parent = dict.entries.get('Parent'); parent?.type === 'ref' && isNew(parent.number) && !groups.has(parent.number); ) {
    const group = dictAt(file, parent)
    if (!group) break
    groups.set(parent.number, group)
    parent = group.entries.get('Parent')
  }
  return [...groups].map(([number, group]) => ({ number, dict: group }))
}

const strange = (dict: Dict, allowed: readonly string[]): string | undefined => [...dict.entries.keys()].find((key) => !allowed.includes(key))

/** Things that do something, and things that show something, are named for it. */
function named(dict: Dict, allowed: readonly string[]): Touched | undefined {
  if (dict.entries.has('A') || dict.entries.has('AA')) return 'actions'
  return strange(dict, allowed) === undefined ? undefined : 'annotations'
}

function fieldFault(file: PdfFile, dict: Dict, isGroup: boolean): Touched | undefined {
  const kids = itemsOf(file, dict.entries.get('Kids'))
  const fault = named(dict, isGroup ? GROUP : kids.length === 0 ? [...FIELD, ...WIDGET] : FIELD)
  return fault ?? (kids.every(({ type }) => type === 'ref') ? undefined : 'annotations')
}

function placeFault(file: PdfFile, dict: Dict): Touched | undefined {
  const look = resolve(file, dict.entries.get('MK'))
  const isPlain = look === undefined || (look.type === 'dict' && look.entries.size === 0)
  const isWidget = nameIn(dict, 'Subtype') === 'Widget' && ['Annot', undefined].includes(nameIn(dict, 'Type'))
  return named(dict, [...FIELD, ...WIDGET]) ?? (isWidget && isPlain ? undefined : 'annotations')
}

/** A place of no size shows nothing. */
function hasRoom(file: PdfFile, dict: Dict): boolean {
  const rect = itemsOf(file, dict.entries.get('Rect')).map((item) => resolve(file, item))
  const [left, bottom, right, top] = rect.map((item) => (item?.type === 'number' ? item.value : NaN))
  return !(rect.length === 4 && left === right && bottom === top)
}

function looksOther(older: PdfFile, { number, dict }: Placed): boolean {
  const before = number === undefined ? undefined : dictAt(older, older.object(number)?.value)
  return !saysSame(before?.entries.get('AP'), dict.entries.get('AP'))
}

/** What was there, in its order, and then only these. */
export function grows(before: Value | undefined, after: Value | undefined, added: ReadonlySet<number>): boolean {
  const [old, now] = [before?.type === 'array' ? before.items : [], after?.type === 'array' ? after.items : []]
  return old.every((item, i) => saysSame(item, now[i])) && now.slice(old.length).every((item) => item.type === 'ref' && added.has(item.number))
}
