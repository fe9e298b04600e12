/** What each object of a PDF is for, as a reader of the document would see it: by this a change to it gets its name. */
import { catalogOf, dictAt, itemsOf, pagesOf, resolve, type PdfFile } from '../pdf/file.ts'
import type { Value } from '../pdf/parse.ts'
import { nameIn } from '../pdf/xref.ts'
import type { Touched } from './report.ts'

/** What each object number is for; the first use found holds. */
export function rolesOf(file: PdfFile): Map<number, Touched> {
  const roles = new Map<number, Touched>()
  const catalog = catalogOf(file)
  const pages = pagesOf(file)
  const form = dictAt(file, catalog.entries.get('AcroForm'))
  const mark = (value: Value | undefined, role: Touched): void => reach(file, value, roles, role)
  for (const field of itemsOf(file, form?.entries.get('Fields'))) markField(file, field, roles)
  for (const number of pages) {
    const page = file.object(number)?.value
    roles.set(number, 'content')
    if (page?.type !== 'dict') continue
    for (const key of ['Contents', 'Resources']) mark(page.entries.get(key), 'content')
    const annots = page.entries.get('Annots')
    if (annots?.type === 'ref') roles.set(annots.number, 'annotations')
    for (const annot of itemsOf(file, annots)) {
      if (annot.type === 'ref' && !roles.has(annot.number)) roles.set(annot.number, 'annotations')
      mark(dictAt(file, annot)?.entries.get('AP'), 'appearance')
    }
  }
  mark(catalog.entries.get('Metadata'), 'metadata')
  const info = file.trailer.entries.get('Info')
  if (info?.type === 'ref') roles.set(info.number, 'metadata')
  markTree(file, catalog.entries.get('Pages'), roles)
  const held = catalog.entries.get('AcroForm')
  if (held?.type === 'ref') roles.set(held.number, 'form')
  mark(catalog.entries.get('StructTreeRoot'), 'structure')
  return roles
}

/** What a field looks like is one thing, and what is filled in another. */
function markField(file: PdfFile, field: Value, roles: Map<number, Touched>): void {
  const dict = dictAt(file, field)
  if (field.type !== 'ref' || !dict || roles.has(field.number)) return
  roles.set(field.number, 'form')
  reach(file, dict.entries.get('AP'), roles, 'appearance')
  for (const kid of itemsOf(file, dict.entries.get('Kids'))) markField(file, kid, roles)
}

function markTree(file: PdfFile, value: Value | undefined, roles: Map<number, Touched>): void {
  const dict = dictAt(file, value)
  if (value?.type !== 'ref' || !dict || roles.has(value.number) || nameIn(dict, 'Type') !== 'Pages') return
  roles.set(value.number, 'pages')
  const kids = dict.entries.get('Kids')
  if (kids?.type === 'ref') roles.set(kids.number, 'pages')
  for (const kid of itemsOf(file, kids)) markTree(file, kid, roles)
}

/** All objects that a value leads to and that have no role yet; never up to a parent, nor over to a page. */
function reach(file: PdfFile, value: Value | undefined, roles: Map<number, Touched>, role: Touched): void {
  const queue: (Value | undefined)[] = [value]
  for (let next = queue.pop(); next !== undefined || queue.length > 0; next = queue.pop()) {
    if (next?.type === 'ref') {
      if (roles.has(next.number)) continue
      const found = resolve(file, next)
      if (found?.type === 'dict' && ['Page', 'Pages', 'Catalog'].includes(nameIn(found, 'Type') ?? '')) continue
      roles.set(next.number, role)
      queue.push(found)
    } else if (next?.type === 'array') queue.push(...next.items)
    else if (next?.type === 'dict') for (const [key, one] of next.entries) if (key !== 'Parent' && key !== 'P') queue.push(one)
  }
}

/** The object numbers that a value leads to. */
export function reached(file: PdfFile, value: Value | undefined): Set<number> {
  const roles = new Map<number, Touched>()
  reach(file, value, roles, 'other')
  return new Set(roles.keys())
}
