/** Signature fields: named, described and tagged, where the template has left room for them (ISO 32000-1, 12.7.4.5; ISO 14289-1, 7.18.4). */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString, type PDFContext, type PDFDocument, type PDFObject, type PDFRef } from './pdf-lib.ts'
import { plainText, walk, type Signature } from '../../document/tree.ts'
import type { Edition } from '../edition.ts'
import { numberTree, structureRoot } from './structure.ts'

const name = PDFName.of

/** Where the template has left room: page from 1, points from the top left of the page. */
interface Place {
  party: string
  n: number
  page: number
  x: number
  y: number
  width: number
  height: number
}

/** Opens the alternative text of the picture of nothing that stands where a field is to be in the reading order; its ordinal follows. */
const HERE = '\u2062'
/** To be printed (annotation flag 3), and nothing else (ISO 19005-2, 6.3.2). */
const PRINTED = 4

/** @returns the name of a signatory's field: `sig_nordvika_1`. */
export const fieldName = (party: string, n: number): string => `sig_${party}_${n}`

/** Makes an empty signature field for each signatory of an edition. */
export function setFields(pdf: PDFDocument, places: readonly unknown[], { document, words }: Edition): void {
  const root = structureRoot(pdf)
  if (!root) return
  const { context } = pdf
  const signatures = [...walk(document)].flatMap(([node]) => (node.type === 'signature' ? [node] : []))
  const tags = tagsOf(context)
  const tree = numberTree(root.lookupMaybe(name('ParentTree'), PDFDict))
  const fields: PDFRef[] = []
  for (const place of places as readonly Place[]) {
    const page = pdf.getPages()[place.page - 1]
    const tag = tags.get(place.n)
    if (!page || !tag) continue
    const about = `${words.signature}: ${partyOf(signatures[place.n - 1])}`
    const key = Math.max(-1, ...tree.keys()) + 1
    const bottom = page.getHeight() - place.y - place.height
    const widget = context.register(context.obj({
      Type: 'Annot', Subtype: 'Widget', FT: 'Sig', F: PRINTED, P: page.ref, StructParent: key,
      Rect: [place.x, bottom, place.x + place.width, bottom + place.height].map((value) => Math.round(value * 100) / 100),
      T: PDFHexString.fromText(fieldName(place.party, place.n)), TU: PDFHexString.fromText(about),
      // An annotation must have an appearance (ISO 19005-2, 6.3.3), also one of nothing.
      AP: { N: context.register(context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, place.width, place.height], Resources: {} })) },
    }))
    tree.set(key, formIn(context, tag, about, widget, page.ref))
    const annotations = page.node.lookup(name('Annots'))
    if (annotations instanceof PDFArray) annotations.push(widget)
    else page.node.set(name('Annots'), context.obj([widget]))
    page.node.set(name('Tabs'), name('S'))
    fields.push(widget)
  }
  const nums = [...tree].sort(([a], [b]) => a - b).flatMap(([key, value]): PDFObject[] => [PDFNumber.of(key), value])
  root.set(name('ParentTree'), context.register(context.obj({ Nums: nums })))
  root.set(name('ParentTreeNextKey'), PDFNumber.of(Math.max(-1, ...tree.keys()) + 1))
  if (fields.length > 0) pdf.catalog.set(name('AcroForm'), context.register(context.obj({ Fields: fields })))
}

function partyOf(signature: Signature | undefined): string {
  const lines = signature?.children.filter(({ role }) => role === 'name' || role === 'office') ?? []
  return lines.map(({ children }) => plainText(children)).join(', ')
}

/** The tags that the template has set where the fields are to be, by the ordinal of the signatory. */
function tagsOf(context: PDFContext): Map<number, { dict: PDFDict; ref: PDFRef }> {
  const tags = new Map<number, { dict: PDFDict; ref: PDFRef }>()
  for (const [ref, dict] of context.enumerateIndirectObjects()) {
    if (!(dict instanceof PDFDict) || dict.get(name('S')) !== name('Figure')) continue
    const alt = dict.lookup(name('Alt'))
    const said = alt instanceof PDFString || alt instanceof PDFHexString ? alt.decodeText() : ''
    if (said.startsWith(HERE)) tags.set(Number(said.slice(HERE.length)), { dict, ref })
  }
  return tags
}

/** A form holds its field and nothing else (ISO 14289-1, 7.18.4), so the picture of nothing stays before it, as no picture. */
function formIn(context: PDFContext, { dict: tag, ref }: { dict: PDFDict; ref: PDFRef }, about: string, widget: PDFRef, page: PDFRef): PDFRef {
  const form = context.register(context.obj({
    Type: 'StructElem', S: 'Form', P: ref, Alt: PDFHexString.fromText(about), K: context.obj({ Type: 'OBJR', Obj: widget, Pg: page }),
  }))
  const kids = tag.get(name('K'))
  const list = context.lookup(kids)
  tag.set(name('S'), name('Span'))
  tag.set(name('K'), context.obj([...(list instanceof PDFArray ? list.asArray() : kids ? [kids] : []), form]))
  for (const key of ['Alt', 'A']) tag.delete(name(key))
  return form
}
