/** What each object of a PDF is for, as a reader of the document would see it: by this a change to it gets its name. */
import { catalogOf, dictAt, itemsOf, pagesOf, resolve, type PdfFile } from '../pdf/file.ts'
import type { Value } from '../pdf/parse.ts'
import { nameIn } from '../pdf/xref.ts'
import type { Touched } from './report.ts'

export type Role = Touched | 'validation'

/** Entries of the catalog (ISO 32000-1, table 28) by what they do. */
export const CATALOG: Readonly<Record<string, Touched>> = {
  AcroForm: 'form', Pages: 'pages', Metadata: 'metadata', StructTreeRoot: 'structure', MarkInfo: 'structure', Lang: 'structure',
  OpenAction: 'actions', AA: 'actions', URI: 'actions', JavaScript: 'actions', OCProperties: 'layers', Collection: 'attachments', AF: 'attachments', EmbeddedFiles: 'attachments',
}

/** What each object number is for; the first use found holds, so that what also serves something that is seen is named for that. */
export function rolesOf(file: PdfFile): Map<number, Role> {
  const roles = new Map<number, Role>()
  const catalog = catalogOf(file)
  const form = dictAt(file, catalog.entries.get('AcroForm'))
  const mark = (value: Value | undefined, role: Role): void => reach(file, value, roles, role)
  // First, so that nothing that is found later leads over to a page or up to the catalog.
  markFrame(file, roles)
  for (const field of itemsOf(file, form?.entries.get('Fields'))) markField(file, field, roles)
  for (const number of pagesOf(file)) markPage(file, number, roles)
  const held = catalog.entries.get('AcroForm')
  if (held?.type === 'ref') roles.set(held.number, 'form')
  mark(catalog.entries.get('StructTreeRoot'), 'structure')
  for (const [key, value] of dictAt(file, catalog.entries.get('Names'))?.entries ?? []) mark(value, CATALOG[key] ?? 'other')
  for (const [key, value] of catalog.entries) if (!['Metadata', 'DSS', 'Pages'].includes(key)) mark(value, CATALOG[key] ?? 'other')
  // Last, because these may change: only what has no other use may do so.
  mark(catalog.entries.get('Metadata'), 'metadata')
  mark(file.trailer.entries.get('Info'), 'metadata')
  mark(catalog.entries.get('DSS'), 'validation')
  return roles
}

/** What a field looks like is one thing, its signature another, and what is filled in a third. */
function markField(file: PdfFile, field: Value, roles: Map<number, Role>): void {
  const dict = dictAt(file, field)
  if (field.type !== 'ref' || !dict || roles.has(field.number)) return
  roles.set(field.number, 'form')
  if (nameIn(dict, 'FT') === 'Sig') reach(file, dict.entries.get('V'), roles, 'signature')
  reach(file, dict.entries.get('AP'), roles, 'appearance')
  for (const key of ['A', 'AA']) reach(file, dict.entries.get(key), roles, 'actions')
  for (const kid of itemsOf(file, dict.entries.get('Kids'))) markField(file, kid, roles)
  reach(file, dict, roles, 'form')
}

function markPage(file: PdfFile, number: number, roles: Map<number, Role>): void {
  const page = file.object(number)?.value
  if (page?.type !== 'dict') return
  for (const key of ['Contents', 'Resources']) reach(file, page.entries.get(key), roles, 'content')
  const annots = page.entries.get('Annots')
  if (annots?.type === 'ref') roles.set(annots.number, 'annotations')
  for (const annot of itemsOf(file, annots)) {
    if (annot.type === 'ref' && !roles.has(annot.number)) roles.set(annot.number, 'annotations')
    reach(file, dictAt(file, annot)?.entries.get('AP'), roles, 'appearance')
    for (const key of ['A', 'AA']) reach(file, dictAt(file, annot)?.entries.get(key), roles, 'actions')
    reach(file, dictAt(file, annot), roles, 'annotations')
  }
  reach(file, page.entries.get('AA'), roles, 'actions')
  reach(file, page, roles, 'content')
}

function markFrame(file: PdfFile, roles: Map<number, Role>): void {
  const root = file.trailer.entries.get('Root')
  if (root?.type === 'ref') roles.set(root.number, 'other')
  markTree(file, catalogOf(file).entries.get('Pages'), roles)
  for (const number of pagesOf(file)) roles.set(number, 'content')
}

function markTree(file: PdfFile, value: Value | undefined, roles: Map<number, Role>): void {
  const dict = dictAt(file, value)
  if (value?.type !== 'ref' || !dict || roles.has(value.number) || nameIn(dict, 'Type') !== 'Pages') return
  roles.set(value.number, 'pages')
  const kids = dict.entries.get('Kids')
  if (kids?.type === 'ref') roles.set(kids.number, 'pages')
  for (const kid of itemsOf(file, kids)) markTree(file, kid, roles)
}

/** All objects that a value leads to and that have no role yet; never up to a parent. */
function reach(file: PdfFile, value: Value | undefined, roles: Map<number, Role>, role: Role): void {
  const queue: (Value | undefined)[] = [value]
  for (let next = queue.pop(); next !== undefined || queue.length > 0; next = queue.pop()) {
    if (next?.type === 'ref') {
      if (roles.has(next.number)) continue
      roles.set(next.number, role)
      queue.push(resolve(file, next))
    } else if (next?.type === 'array') queue.push(...next.items)
    else if (next?.type === 'dict') for (const [key, one] of next.entries) if (key !== 'Parent' && key !== 'P') queue.push(one)
  }
}

/** The object numbers that values lead to, but pages and the catalog. */
export function reached(file: PdfFile, values: readonly (Value | undefined)[]): Set<number> {
  const roles = new Map<number, Role>()
  markFrame(file, roles)
  const frame = new Set(roles.keys())
  for (const value of values) reach(file, value, roles, 'other')
  return new Set([...roles.keys()].filter((number) => !frame.has(number)))
}
