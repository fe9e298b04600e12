/** Walks the structure tree of a PDF: the tags that say what is a heading, a table, a picture. */
import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRef, type PDFDocument, type PDFObject } from './pdf-lib.ts'

const name = PDFName.of

/** A structure element with the reference under which it is known. */
export interface Element {
  dict: PDFDict
  ref: PDFRef
}

export function structureRoot(pdf: PDFDocument): PDFDict | undefined {
  const root = pdf.catalog.lookup(name('StructTreeRoot'))
  return root instanceof PDFDict ? root : undefined
}

/** The elements right under another, without marked content and object references. Direct ones are given a reference. */
export function kidsOf(parent: PDFDict, pdf: PDFDocument): Element[] {
  const { context } = pdf
  const kids = parent.get(name('K'))
  const list = context.lookup(kids)
  const array = list instanceof PDFArray ? list : undefined
  return (array ? array.asArray() : [kids]).flatMap((kid, i): Element[] => {
    const dict = context.lookup(kid)
    if (!(dict instanceof PDFDict) || !dict.has(name('S'))) return []
    if (kid instanceof PDFRef) return [{ dict, ref: kid }]
    const ref = context.register(dict)
    if (array) array.set(i, ref)
    else parent.set(name('K'), ref)
    return [{ dict, ref }]
  })
}

/** Every element in reading order, the outermost first. Not recursive: a foreign tree may be as deep as it likes. */
export function* elementsOf(root: PDFDict, pdf: PDFDocument): Generator<Element> {
  const waiting = kidsOf(root, pdf).reverse()
  const seen = new Set<PDFDict>()
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    if (seen.has(element.dict)) continue
    seen.add(element.dict)
    yield element
    waiting.push(...kidsOf(element.dict, pdf).reverse())
  }
}

/** An element's type in the terms of the standard, custom types resolved (ISO 32000-1, 14.7.3). */
export function standardType(element: PDFDict, root: PDFDict): string {
  const roles = root.lookup(name('RoleMap'))
  let type = element.lookupMaybe(name('S'), PDFName)?.decodeText() ?? ''
  for (let steps = 0; steps < 8 && roles instanceof PDFDict; steps += 1) {
    const next = roles.lookup(name(type))
    if (!(next instanceof PDFName) || next.decodeText() === type) break
    type = next.decodeText()
  }
  return type
}

/** The attribute dictionaries of an element: its own, and those of its classes. */
export function attributesOf(element: PDFDict, root: PDFDict): PDFDict[] {
  const classes = root.lookup(name('ClassMap'))
  const own = flat(element.lookup(name('A')))
  const named = flat(element.lookup(name('C'))).flatMap((one) =>
    one instanceof PDFName && classes instanceof PDFDict ? flat(classes.lookup(one)) : [],
  )
  return [...own, ...named].filter((one): one is PDFDict => one instanceof PDFDict)
}

function flat(object: PDFObject | undefined): (PDFObject | undefined)[] {
  return object instanceof PDFArray ? object.asArray().map((_, i) => object.lookup(i)) : [object]
}

/** The entries of a number tree, whatever its depth. */
export function numberTree(tree: PDFDict | undefined): Map<number, PDFObject> {
  const entries = new Map<number, PDFObject>()
  const waiting = tree ? [tree] : []
  const seen = new Set<PDFDict>()
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (seen.has(node)) continue
    seen.add(node)
    const nums = node.lookupMaybe(name('Nums'), PDFArray)
    for (let i = 0; nums && i + 1 < nums.size(); i += 2) {
      const key = nums.lookup(i)
      if (key instanceof PDFNumber) entries.set(key.asNumber(), nums.get(i + 1))
    }
    for (const kid of flat(node.lookup(name('Kids')))) if (kid instanceof PDFDict) waiting.push(kid)
  }
  return entries
}
