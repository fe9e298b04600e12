/** What a later layer of a PDF changes in an earlier one. Only what setting another seal needs is let pass; all else has a name. */
import { catalogOf, dictAt, pagesOf, resolve, type PdfFile } from '../pdf/file.ts'
import type { Dict, Value } from '../pdf/parse.ts'
import { isEntry, metadataKept, validationGrown } from './background.ts'
import { isAccounted } from './layer.ts'
import { changedNumbers, isFresh, type Known } from './objects.ts'
import type { Allowed, Touched } from './report.ts'
import { CATALOG, reached, rolesOf, type Role } from './roles.ts'
import { saysSame } from './said.ts'
import { additionsBetween, grows, type Additions, type Signing } from './signing.ts'

export interface Changes {
  touched: readonly Touched[]
  signings: readonly Signing[]
  /** Changes that are let pass, but said. */
  allowed: readonly Allowed[]
  /** Numbers of the objects that are not as they were. */
  numbers: readonly number[]
}

/** Two layers, and what the later one may do. */
interface Step {
  older: PdfFile
  newer: PdfFile
  additions: Additions
  /** Pages, lists of fields and annotations, and cross-reference streams that were there. */
  pages: ReadonlySet<number>
  lists: ReadonlySet<number>
  tables: ReadonlySet<number>
  /** What the objects that were there are for. */
  roles: ReadonlyMap<number, Role>
  validation: ReadonlySet<number> | undefined
  metadata: ReadonlySet<number> | undefined
}

export function changesBetween(older: PdfFile, newer: PdfFile, known: Known): Changes {
  const additions = additionsBetween(older, newer, known)
  const step: Step = {
    older, newer, additions, pages: new Set(pagesOf(older)), lists: new Set(listsOf(older)), tables: new Set(tablesOf(older)), roles: rolesOf(older),
    validation: validationGrown(older, newer), metadata: metadataKept(older, newer),
  }
  const numbers = changedNumbers(older, newer, known)
  const [added, tables] = [addedObjects(step), new Set(tablesOf(newer))]
  // A cross-reference stream may take the number of the one before.
  const isTable = (number: number): boolean => !known.named.has(number) && step.tables.has(number) && tables.has(number)
  const isAdded = (number: number): boolean => added.has(number) || isEntry(newer.object(number)?.value)
  const forbidden = numbers.filter((number) => !(isFresh(older, known, number) ? isAdded(number) : mayChange(step, number) || isTable(number)))
  const later = forbidden.length > 0 ? rolesOf(newer) : new Map<number, Role>()
  const touched = new Set([
    ...forbidden.flatMap((number) => namesOf(step, number, later)),
    ...additions.faults,
    ...(rootOf(older) === rootOf(newer) ? [] : ['other' as const]),
    ...pageChange(older, newer),
    ...(isAccounted(older, newer) ? [] : ['stray' as const]),
  ])
  const isOf = (objects: ReadonlySet<number> | undefined): boolean => numbers.some((number) => objects?.has(number))
  return { touched: [...touched], signings: additions.signings, allowed: [...(isOf(step.validation) ? ['validation' as const] : []), ...(isOf(step.metadata) ? ['metadata' as const] : [])], numbers }
}

/** New objects that something allowed consists of, and the streams that hold objects and cross-references. */
function addedObjects({ older, newer, additions, validation, metadata }: Step): Set<number> {
  const streams = [...newer.places.values()].flatMap((place) => (place !== 'free' && 'stream' in place ? [place.stream] : []))
  const form = catalogOf(newer).entries.get('AcroForm')
  const resources = catalogOf(older).entries.has('AcroForm') ? [] : reached(newer, [dictAt(newer, form)?.entries.get('DR')])
  return new Set([...additions.objects, ...(validation ?? []), ...(metadata ?? []), ...streams, ...tablesOf(newer), ...numbersOf([form]), ...listsOf(newer), ...resources])
}

/** Numbers of the cross-reference streams, which stand in no other list. */
function tablesOf(file: PdfFile): number[] {
  const starts = new Set(file.sections.flatMap(({ at, stream }) => (stream ? [at] : [])))
  return [...file.places].flatMap(([number, place]) => (place !== 'free' && 'at' in place && starts.has(place.at) ? [number] : []))
}

/** Of an object that was there: whether it changed only as signing changes it. */
function mayChange(step: Step, number: number): boolean {
  const { older, newer, additions, pages, roles } = step
  const [before, after] = [older.object(number)?.value, newer.object(number)?.value]
  if (!before || !after) return false
  const role = roles.get(number)
  if (role === 'metadata') return step.metadata?.has(number) === true
  if (role === 'validation') return step.validation?.has(number) === true && !(before.type === 'dict' && before.entries.has('Length'))
  if (before.type === 'array') return step.lists.has(number) && grows(before, after, new Set([...additions.fields, ...additions.widgets]))
  if (before.type !== 'dict' || after.type !== 'dict') return false
  if (additions.filled.has(number)) return !before.entries.has('V') && strangeKeys(before, after, ['V', 'AP', 'M']).length === 0
  if (number === rootOf(older)) return catalogFaults(step, before, after).length === 0
  if (isForm(older, number)) return formGrows(step)
  if (role === 'form') return before.entries.has('Kids') && strangeKeys(before, after, ['Kids']).length === 0 && grows(resolve(older, before.entries.get('Kids')), resolve(newer, after.entries.get('Kids')), additions.fields)
  return pages.has(number) && pageFaults(step, before, after).length === 0
}

/** A page may get the places of new fields, and say in which order one comes to them, as ISO 14289-1, 7.18.3, asks. */
function pageFaults({ older, newer, additions }: Step, before: Dict, after: Dict): Touched[] {
  const keys = strangeKeys(before, after, before.entries.has('Tabs') ? [] : ['Tabs'])
  const isGrown = grows(resolve(older, before.entries.get('Annots')), resolve(newer, after.entries.get('Annots')), additions.widgets)
  return keys.flatMap((key) => (key === 'Annots' && isGrown ? [] : [PAGE[key] ?? 'content']))
}

const PAGE: Readonly<Record<string, Touched>> = { Annots: 'annotations', Tabs: 'annotations', AA: 'actions', StructParents: 'structure', Metadata: 'metadata' }

function catalogFaults(step: Step, before: Dict, after: Dict): Touched[] {
  const fine: Readonly<Record<string, boolean>> = {
    AcroForm: formGrows(step), DSS: step.validation !== undefined, Metadata: step.metadata !== undefined, Extensions: true, Version: true,
  }
  return strangeKeys(before, after, Object.keys(fine).filter((key) => fine[key])).flatMap((key) => (key === 'Names' ? nameTreeFaults(step, before, after) : [CATALOG[key] ?? 'other']))
}

function nameTreeFaults({ older, newer }: Step, before: Dict, after: Dict): Touched[] {
  const [old, now] = [dictAt(older, before.entries.get('Names')), dictAt(newer, after.entries.get('Names'))]
  return (old && now ? strangeKeys(old, now, []) : [...(now ?? old)?.entries.keys() ?? []]).map((key) => CATALOG[key] ?? 'other')
}

/** The form lists the new fields after the old ones, and says that there are signatures (ISO 32000-1, table 219). A new form may bring fonts. */
function formGrows({ older, newer, additions }: Step): boolean {
  const [before, after] = [dictAt(older, catalogOf(older).entries.get('AcroForm')), dictAt(newer, catalogOf(newer).entries.get('AcroForm'))]
  if (!after) return before === undefined
  const strange = before ? strangeKeys(before, after, ['Fields', 'SigFlags']) : [...after.entries.keys()].filter((key) => !['Fields', 'SigFlags', 'DA', 'DR'].includes(key))
  const flags = resolve(newer, after.entries.get('SigFlags'))
  const isSigned = flags?.type === 'number' && [1, 3].includes(flags.value)
  return strange.length === 0 && isSigned && grows(resolve(older, before?.entries.get('Fields')), resolve(newer, after.entries.get('Fields')), additions.fields)
}

const isForm = (file: PdfFile, number: number): boolean => numbersOf([catalogOf(file).entries.get('AcroForm')]).includes(number)

/** Arrays of fields and of annotations that are objects of their own. */
function listsOf(file: PdfFile): number[] {
  const form = dictAt(file, catalogOf(file).entries.get('AcroForm'))
  return numbersOf([form?.entries.get('Fields'), ...pagesOf(file).map((page) => dictAt(file, file.object(page)?.value)?.entries.get('Annots'))])
}

const numbersOf = (values: readonly (Value | undefined)[]): number[] => values.flatMap((value) => (value?.type === 'ref' ? [value.number] : []))

/** What in an object has changed says what it is; where that says nothing, its use does. */
function namesOf(step: Step, number: number, later: ReadonlyMap<number, Role>): Touched[] {
  const { older, newer, pages, roles } = step
  const [before, after] = [dictAt(older, older.object(number)?.value), dictAt(newer, newer.object(number)?.value)]
  const role = roles.get(number) ?? later.get(number)
  const plain: Touched = role === undefined || role === 'validation' ? 'other' : role
  if (!before || !after) return [plain]
  if (number === rootOf(older)) return catalogFaults(step, before, after)
  if (pages.has(number)) return pageFaults(step, before, after)
  const keys = strangeKeys(before, after, [])
  return keys.length > 0 && keys.every((key) => LOOK[key] !== undefined) ? [...new Set(keys.flatMap((key) => LOOK[key] ?? []))] : [plain]
}

/** Entries of a field or an annotation by which it looks otherwise, or does something. */
const LOOK: Readonly<Record<string, Touched>> = {
  AP: 'appearance', AS: 'appearance', MK: 'appearance', Rect: 'appearance', F: 'appearance', BS: 'appearance', Border: 'appearance', A: 'actions', AA: 'actions',
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

/** Entries that say something else than before, but for those that may. */
const strangeKeys = (before: Dict, after: Dict, allowed: readonly string[]): string[] =>
  [...new Set([...before.entries.keys(), ...after.entries.keys()])].filter((key) => !allowed.includes(key) && !saysSame(before.entries.get(key), after.entries.get(key), key))
