/** Judges whether a foreign PDF can be set into ours and leave the claims of PDF/A-2a and PDF/UA-1 true. */
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString, PDFHexString, type PDFObject, type PDFPage } from './pdf-lib.ts'
import { instructionsOf, readContent } from './content.ts'
import { attributesOf, elementsOf, standardType, structureRoot } from './structure.ts'

const name = PDFName.of

/** The file opened, or the reasons against it, each a part of a sentence («er kryptert»). */
export type Verdict = { fits: true; pdf: PDFDocument } | { fits: false; reasons: readonly string[] }

/** @returns the verdict on a file. */
export async function preflight(bytes: Uint8Array): Promise<Verdict> {
  let pdf: PDFDocument
  try {
    pdf = await PDFDocument.load(bytes, { updateMetadata: false, ignoreEncryption: true, throwOnInvalidObject: true })
    if (pdf.isEncrypted) return { fits: false, reasons: ['er kryptert'] }
    if (pdf.getPageCount() === 0) return { fits: false, reasons: ['har ingen sider'] }
  } catch {
    // An encrypted file may fail before it can say that it is one; the word stands in its trailer, which is never encrypted.
    const encrypted = Buffer.from(bytes).includes('/Encrypt')
    return { fits: false, reasons: [encrypted ? 'er kryptert' : 'kan ikke leses som PDF'] }
  }
  try {
    const reasons = [...OUTER, ...(structureRoot(pdf) ? INNER : [])].flatMap((check) => check(pdf) ?? [])
    return reasons.length > 0 ? { fits: false, reasons } : { fits: true, pdf }
  } catch {
    // An object of another type than the standard says: whatever it is, it is not PDF/A.
    return { fits: false, reasons: ['følger ikke PDF-standarden'] }
  }
}

type Check = (pdf: PDFDocument) => string | undefined

const OUTER: readonly Check[] = [claims, structure, fonts, activity, extras, colours]
/** Of the tags themselves: in a file without any they would only say the same again. */
const INNER: readonly Check[] = [annotations, marking]

/**
 * Only a file that says so itself is taken for PDF/A: we cannot test all that the standard asks. Any level will do, because
 * what level A asks beyond B (tags, text that can be read out) is tested below; LibreOffice says B of its tagged files.
 */
function claims({ catalog }: PDFDocument): string | undefined {
  const metadata = catalog.lookup(name('Metadata'))
  const xmp = metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString('utf8') : ''
  const part = /pdfaid:part(?:>|\s*=\s*["'])\s*([1-9])/u.exec(xmp)?.[1]
  return part !== undefined && '123'.includes(part) ? undefined : 'er ikke lagret som PDF/A'
}

function structure(pdf: PDFDocument): string | undefined {
  const root = structureRoot(pdf)
  const marked = pdf.catalog.lookup(name('MarkInfo'))
  if (!root || !(marked instanceof PDFDict) || marked.lookup(name('Marked'))?.toString() !== 'true') return 'er ikke merket (tagget)'
  let level = 0
  let last: string | undefined
  for (const { dict } of elementsOf(root, pdf)) {
    const type = standardType(dict, root)
    const heading = /^H([1-6])$/.exec(type)?.[1]
    if (heading !== undefined) {
      if (Number(heading) > level + 1) last = 'hopper over et overskriftsnivå'
      level = Number(heading)
    }
    if ((type === 'Figure' || type === 'Formula') && !says(dict, 'Alt') && !says(dict, 'ActualText')) last = 'har bilder uten tekst'
    if (type === 'TH' && !attributesOf(dict, root).some((one) => one.has(name('Scope')))) last = 'har tabellhoder uten retning'
  }
  if (last === undefined && !says(pdf.catalog, 'Lang')) return 'sier ikke hvilket språk den er på'
  return last
}

const says = (dict: PDFDict, key: string): boolean => {
  const value = dict.lookup(name(key))
  return (value instanceof PDFString || value instanceof PDFHexString) && value.decodeText() !== ''
}

function* dictionaries({ context }: PDFDocument): Generator<PDFDict> {
  for (const [, object] of context.enumerateIndirectObjects()) {
    const waiting: (PDFObject | undefined)[] = [object instanceof PDFRawStream ? object.dict : object]
    while (waiting.length > 0) {
      const one = waiting.pop()
      if (one instanceof PDFDict) {
        yield one
        waiting.push(...one.values())
      } else if (one instanceof PDFArray) waiting.push(...one.asArray())
    }
  }
}

const isName = (object: PDFObject | undefined, ...names: string[]): boolean => object instanceof PDFName && names.includes(object.decodeText())

function fonts(pdf: PDFDocument): string | undefined {
  for (const font of dictionaries(pdf)) {
    if (!isName(font.lookup(name('Type')), 'Font') || isName(font.lookup(name('Subtype')), 'Type3', 'CIDFontType0', 'CIDFontType2')) continue
    const inner = font.lookup(name('DescendantFonts'))
    const face = inner instanceof PDFArray ? inner.lookup(0, PDFDict) : font
    const descriptor = face.lookup(name('FontDescriptor'))
    const embedded = descriptor instanceof PDFDict && ['FontFile', 'FontFile2', 'FontFile3'].some((key) => descriptor.has(name(key)))
    if (!embedded) return 'har skrifter som ikke er innebygd'
    if (inner && !font.has(name('ToUnicode'))) return 'har tekst som ikke kan leses ut'
  }
  return undefined
}

function activity(pdf: PDFDocument): string | undefined {
  for (const dict of dictionaries(pdf)) {
    if (isName(dict.lookup(name('S')), 'JavaScript', 'Launch', 'SubmitForm', 'ImportData', 'ResetForm', 'Movie', 'Sound', 'Rendition')) return 'inneholder program eller handlinger'
    if (dict.has(name('JS')) || dict.has(name('AA'))) return 'inneholder program eller handlinger'
    if (dict.has(name('EF'))) return 'har egne filer inni seg'
  }
  return undefined
}

function extras({ catalog }: PDFDocument): string | undefined {
  const form = catalog.lookup(name('AcroForm'))
  if (form instanceof PDFDict) return 'er et skjema eller er signert'
  if (catalog.has(name('OCProperties'))) return 'har lag som kan slås av'
  return undefined
}

function colours(pdf: PDFDocument): string | undefined {
  const profile = 'bruker trykkfarger (CMYK)'
  for (const dict of dictionaries(pdf)) {
    if (dict.values().some((value) => isName(value, 'DeviceCMYK') || (value instanceof PDFArray && value.asArray().some((one) => isName(one, 'DeviceCMYK'))))) return profile
  }
  return pdf.getPages().some((page) => readContent(instructionsOf(page.node) ?? '').cmyk) ? profile : undefined
}

function annotations(pdf: PDFDocument): string | undefined {
  for (const page of pdf.getPages()) {
    if (page.node.has(name('UserUnit'))) return 'har en egen måleenhet'
    for (const annotation of annotationsOf(page)) {
      if (!isName(annotation.lookup(name('Subtype')), 'Link')) return 'har merknader eller felt'
      if (!annotation.has(name('StructParent'))) return 'har lenker som ikke er merket'
    }
  }
  return undefined
}

/** The annotations of a page. */
export function annotationsOf(page: PDFPage): PDFDict[] {
  const list = page.node.lookup(name('Annots'))
  return list instanceof PDFArray ? list.asArray().flatMap((_, i) => list.lookupMaybe(i, PDFDict) ?? []) : []
}

function marking(pdf: PDFDocument): string | undefined {
  for (const page of pdf.getPages()) {
    const instructions = instructionsOf(page.node)
    if (instructions === undefined) return 'har sider som ikke kan leses'
    if (readContent(instructions).unmarked) return 'har innhold som ikke er merket (tagget)'
  }
  return undefined
}
