/** Sets the pages of a foreign PDF into ours with their structure, so that the whole file can still be read aloud. */
import {
  PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFObjectCopier, PDFRawStream, PDFRef, PDFString,
  type PDFContext, type PDFDocument, type PDFObject, type PDFPage,
} from './pdf-lib.ts'
import type { AttachedPdf } from './attach.ts'
import { instructionsOf } from './content.ts'
import { namedTargets, resolveTarget } from './targets.ts'
import { annotationsOf } from './preflight.ts'
import { attributesOf, elementsOf, kidsOf, numberTree, standardType, structureRoot } from './structure.ts'

const name = PDFName.of

/**
 * @param pages ordinals, from 0, of the empty pages in `main` that the template has left for the file; they carry the stamp.
 * @param prefix makes the file's ids its own, such as `v2-`.
 * @param title of the attachment.
 */
export function setInto(main: PDFDocument, { pdf }: AttachedPdf, pages: readonly number[], prefix: string, title: string): void {
  const root = structureRoot(main)
  const foreignRoot = structureRoot(pdf)
  if (!root || !foreignRoot) throw new Error('only tagged files are set into tagged files')
  const tree = numberTree(root.lookupMaybe(name('ParentTree'), PDFDict))
  const offset = Math.max(-1, ...tree.keys()) + 1
  const foreignTree = numberTree(foreignRoot.lookupMaybe(name('ParentTree'), PDFDict))
  shiftParents(pdf, offset)
  const ids = makeOwn(pdf, foreignRoot, prefix)
  const tops = kidsOf(foreignRoot, pdf)
  for (const { dict } of tops) dict.delete(name('P'))

  const copier = PDFObjectCopier.for(pdf.context, main.context)
  const copy = (object: PDFObject): PDFObject => copier.copy(object)
  mend(pdf)
  // Pages first: the structure points to them, and must find them already there.
  const copied = pdf.getPages().map((page) => copy(page.ref) as PDFRef)
  const sheets = main.getPages()
  copied.forEach((ref, i) => {
    const empty = sheets[pages[i] ?? -1]
    const foreign = pdf.getPage(i)
    if (empty) replacePage(main.context, empty, ref, foreign)
  })

  const kids = tops.map(({ ref }) => copy(ref) as PDFRef)
  const language = pdf.catalog.get(name('Lang'))
  const part = main.context.obj({ Type: 'StructElem', S: 'Part', K: kids, T: PDFHexString.fromText(title) })
  if (language) part.set(name('Lang'), copy(pdf.context.lookup(language) ?? language))
  const partRef = main.context.register(part)
  for (const kid of kids) main.context.lookup(kid, PDFDict).set(name('P'), partRef)
  insertPart(main, root, part, partRef, pages[0] ?? 0)

  for (const [key, value] of foreignTree) tree.set(key + offset, copy(value))
  const nums = [...tree].sort(([a], [b]) => a - b).flatMap(([key, value]): PDFObject[] => [PDFNumber.of(key), value])
  root.set(name('ParentTree'), main.context.register(main.context.obj({ Nums: nums })))
  root.set(name('ParentTreeNextKey'), PDFNumber.of(Math.max(-1, ...tree.keys()) + 1))
  addIds(main.context, root, ids.map(([id, ref]) => [id, copy(ref)]))
}

/** The keys into the parent tree move up behind those of the main file. */
function shiftParents(pdf: PDFDocument, offset: number): void {
  const shift = (dict: PDFDict): void => {
    for (const key of ['StructParents', 'StructParent']) {
      const value = dict.lookup(name(key))
      if (value instanceof PDFNumber) dict.set(name(key), PDFNumber.of(value.asNumber() + offset))
    }
  }
  const done = new Set<PDFDict>()
  for (const [, object] of pdf.context.enumerateIndirectObjects()) {
    const dict = object instanceof PDFRawStream ? object.dict : object
    if (!(dict instanceof PDFDict)) continue
    done.add(dict)
    shift(dict)
  }
  // Annotations may lie directly in their page's list.
  for (const page of pdf.getPages()) for (const annotation of annotationsOf(page)) if (!done.has(annotation)) shift(annotation)
}

/** Frees the elements from their own root: standard types, attributes instead of classes, ids of their own. */
function makeOwn(pdf: PDFDocument, root: PDFDict, prefix: string): [string, PDFRef][] {
  const ids: [string, PDFRef][] = []
  for (const { dict, ref } of elementsOf(root, pdf)) {
    const type = standardType(dict, root)
    dict.set(name('S'), name(type))
    const attributes = attributesOf(dict, root)
    if (dict.has(name('C'))) {
      dict.delete(name('C'))
      dict.set(name('A'), pdf.context.obj(attributes))
    }
    for (const one of attributes) {
      const headers = one.lookup(name('Headers'))
      if (!(headers instanceof PDFArray)) continue
      headers.asArray().forEach((_, i) => headers.set(i, own(headers.lookup(i), prefix)))
    }
    // A Note needs an id (ISO 14289-1, 7.9), which LibreOffice leaves out.
    if (type === 'Note' && !dict.has(name('ID'))) dict.set(name('ID'), PDFString.of(`note ${ids.length + 1}`))
    const id = dict.lookup(name('ID'))
    if (id instanceof PDFString || id instanceof PDFHexString) {
      dict.set(name('ID'), own(id, prefix))
      ids.push([prefix + id.decodeText(), ref])
    }
  }
  return ids
}

function own(id: PDFObject | undefined, prefix: string): PDFObject {
  const text = id instanceof PDFString || id instanceof PDFHexString ? id.decodeText() : ''
  return PDFHexString.fromText(prefix + text)
}

/** Links need a description and must be printed (ISO 14289-1, 7.18.5; ISO 19005-2, 6.3.2). */
function mend(pdf: PDFDocument): void {
  const targets = namedTargets(pdf)
  for (const page of pdf.getPages()) {
    const links = annotationsOf(page)
    for (const link of links) {
      link.set(name('F'), PDFNumber.of(4))
      resolveTarget(link, targets)
      if (link.has(name('Contents'))) continue
      const action = link.lookup(name('A'))
      const uri = action instanceof PDFDict ? action.lookup(name('URI')) : undefined
      link.set(name('Contents'), uri instanceof PDFString ? PDFHexString.fromText(uri.decodeText()) : PDFHexString.fromText('Lenke'))
    }
    if (links.length > 0) page.node.set(name('Tabs'), name('S'))
  }
}

/** Puts a copied page where an empty one is, with what the empty one shows (the stamp) drawn over it. */
function replacePage(context: PDFContext, empty: PDFPage, ref: PDFRef, foreign: PDFPage): void {
  const page = context.lookup(ref, PDFDict)
  const parent = empty.node.get(name('Parent'))
  const kids = context.lookup(parent, PDFDict).lookup(name('Kids'), PDFArray)
  const at = kids.indexOf(empty.ref)
  if (at === undefined) throw new Error('a page lies outside its own tree')
  kids.set(at, ref)
  if (parent) page.set(name('Parent'), parent)

  const { width, height } = empty.getSize()
  const stamp = context.flateStream(Buffer.from(instructionsOf(empty.node) ?? '', 'latin1'), {
    Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: empty.node.get(name('Resources')) ?? {},
  })
  const resources = ownDict(context, page, 'Resources')
  ownDict(context, resources, 'XObject').set(name('LillaStamp'), context.register(stamp))
  const before = context.register(context.stream('q\n'))
  const after = context.register(context.stream(`\nQ\n/Artifact BMC\nq ${turn(foreign)} cm /LillaStamp Do Q\nEMC\n`))
  const contents = page.get(name('Contents'))
  const list = context.lookup(contents)
  const own = list instanceof PDFArray ? list.asArray() : contents ? [contents] : []
  page.set(name('Contents'), context.obj([before, ...own, after]))
  context.delete(empty.ref)
}

/** A dictionary entry that no other page shares, so that an addition stays on this page. */
function ownDict(context: PDFContext, holder: PDFDict, key: string): PDFDict {
  const shared = holder.lookup(name(key))
  const dict = shared instanceof PDFDict ? shared.clone(context) : context.obj({})
  holder.set(name(key), dict)
  return dict
}

/** From what the reader sees of a turned and cut page to its own coordinates. */
function turn(page: PDFPage): string {
  const { x, y, width, height } = page.getCropBox()
  const angle = ((page.getRotation().angle % 360) + 360) % 360
  if (angle === 90) return `0 1 -1 0 ${x + width} ${y}`
  if (angle === 180) return `-1 0 0 -1 ${x + width} ${y + height}`
  if (angle === 270) return `0 -1 1 0 ${x} ${y + height}`
  return `1 0 0 1 ${x} ${y}`
}

/** Hangs the part into the document before whatever stands on the pages after it. */
function insertPart(main: PDFDocument, root: PDFDict, part: PDFDict, partRef: PDFRef, page: number): void {
  const top = kidsOf(root, main)[0]
  if (!top) throw new Error('the main file has no structure')
  const order = new Map(main.getPages().map(({ ref }, i) => [ref, i]))
  const kids = kidsOf(top.dict, main)
  const at = kids.findIndex(({ dict }) => firstPage(dict, main, order) > page)
  const refs = kids.map(({ ref }) => ref)
  part.set(name('P'), top.ref)
  top.dict.set(name('K'), main.context.obj(at < 0 ? [...refs, partRef] : [...refs.slice(0, at), partRef, ...refs.slice(at)]))
}

function firstPage(element: PDFDict, pdf: PDFDocument, order: ReadonlyMap<PDFRef, number>): number {
  const own = (dict: PDFDict): number | undefined => {
    const page = dict.get(name('Pg'))
    return page instanceof PDFRef ? order.get(page) : undefined
  }
  const here = own(element)
  if (here !== undefined) return here
  for (const { dict } of elementsOf(element, pdf)) {
    const page = own(dict)
    if (page !== undefined) return page
  }
  return -1
}

function addIds(context: PDFContext, root: PDFDict, ids: readonly [string, PDFObject][]): void {
  if (ids.length === 0) return
  const names = root.lookupMaybe(name('IDTree'), PDFDict)?.lookupMaybe(name('Names'), PDFArray)
  const entries: [string, PDFObject, PDFObject][] = []
  for (let i = 0; names && i + 1 < names.size(); i += 2) {
    const key = names.lookup(i)
    if (key instanceof PDFString || key instanceof PDFHexString) entries.push([key.decodeText(), key, names.get(i + 1)])
  }
  for (const [id, ref] of ids) entries.push([id, PDFHexString.fromText(id), ref])
  // Sorted by the bytes as written (ISO 32000-1, 7.9.6).
  const bytes = (key: PDFObject): string => (key instanceof PDFString || key instanceof PDFHexString ? Buffer.from(key.asBytes()).toString('latin1') : '')
  entries.sort(([, a], [, b]) => (bytes(a) < bytes(b) ? -1 : bytes(a) > bytes(b) ? 1 : 0))
  root.set(name('IDTree'), context.register(context.obj({ Names: entries.flatMap(([, key, ref]) => [key, ref]) })))
}
