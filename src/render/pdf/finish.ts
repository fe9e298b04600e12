/** Finishes what Typst made: both claims (PDF/A-2a and PDF/UA-1), the document's own dates, and an identity without chance. */
import { createHash } from 'node:crypto'
import { PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFRawStream, PDFRef, PDFString, ParseSpeeds, type PDFContext } from './pdf-lib.ts'
import { xmpPacket, type Claims } from './xmp.ts'

const name = PDFName.of

/** Opens a file for work on its objects; pdf-lib would otherwise put its own name and the clock into it. */
export function open(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
}

/** @param seed what the identity of the file is made of: whatever the bytes depend on. */
export async function finish(pdf: PDFDocument, claims: Claims, seed: readonly Uint8Array[]): Promise<Uint8Array> {
  const { context, catalog } = pdf
  describe(pdf, claims)
  noteTags(context)
  spokenTags(context)
  if (claims.conforms) outputIntent(pdf)
  const viewer = catalog.lookupMaybe(name('ViewerPreferences'), PDFDict) ?? context.obj({})
  viewer.set(name('DisplayDocTitle'), context.obj(true))
  catalog.set(name('ViewerPreferences'), viewer)
  const hash = createHash('sha256')
  for (const part of seed) hash.update(part)
  const id = PDFHexString.of(hash.digest('hex').slice(0, 32).toUpperCase())
  context.trailerInfo.ID = context.obj([id, id])
  return pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false, objectsPerTick: Infinity })
}

/** Info dictionary and XMP say the same (ISO 19005-2, 6.6.2). The packet is left uncompressed, so that any tool can find it. */
function describe({ context, catalog }: PDFDocument, claims: Claims): void {
  const { title, date, creator, producer } = claims
  const info = context.obj({ Title: PDFHexString.fromText(title), Creator: PDFString.of(creator), Producer: PDFString.of(producer) })
  if (date) {
    const stamp = PDFString.of(`D:${date.replaceAll(/[-:T]/g, '')}`)
    info.set(name('CreationDate'), stamp)
    info.set(name('ModDate'), stamp)
  }
  const previous = context.trailerInfo.Info
  if (previous instanceof PDFRef) context.assign(previous, info)
  else context.trailerInfo.Info = context.register(info)
  const packet = context.stream(new TextEncoder().encode(xmpPacket(claims)), { Type: 'Metadata', Subtype: 'XML' })
  const old = catalog.get(name('Metadata'))
  if (old instanceof PDFRef) context.assign(old, packet)
  else catalog.set(name('Metadata'), context.register(packet))
}

/** Typst has no tag for a margin note; the template makes it an inline quotation, which nothing else here is. */
function noteTags(context: PDFContext): void {
  let count = 0
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(name('S')) !== name('Quote') || !object.has(name('P'))) continue
    count += 1
    object.set(name('S'), name('Note'))
    // A Note needs an id (ISO 14289-1, 7.9).
    object.set(name('ID'), PDFString.of(`notat ${count}`))
  }
}

/** Opens the alternative text of what is heard and not seen; no text of a document holds it, for it shows nothing. */
const HEARD = '\u2063'

/** Words that are only heard are a picture of nothing in the template; to those who hear them they are no picture, but in a line. */
function spokenTags(context: PDFContext): void {
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(name('S')) !== name('Figure')) continue
    const alt = object.lookup(name('Alt'))
    const said = alt instanceof PDFString || alt instanceof PDFHexString ? alt.decodeText() : ''
    if (!said.startsWith(HEARD)) continue
    object.set(name('S'), name('Span'))
    object.set(name('Alt'), PDFHexString.fromText(said.slice(HEARD.length)))
    object.delete(name('A'))
  }
}

/** The WASM engine writes none; its colours already name the profile (sRGB), which is reused. */
function outputIntent({ context, catalog }: PDFDocument): void {
  if (catalog.has(name('OutputIntents'))) return
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream) || object.dict.lookupMaybe(name('N'), PDFNumber)?.asNumber() !== 3) continue
    const intent = context.obj({
      Type: 'OutputIntent', S: 'GTS_PDFA1', OutputConditionIdentifier: PDFString.of('sRGB'), Info: PDFString.of('sRGB'), DestOutputProfile: ref,
    })
    catalog.set(name('OutputIntents'), context.obj([intent]))
    return
  }
}

/** The fonts that a file uses, as it names them, without the six letters of a subset. */
export function fontNames(context: PDFContext): string[] {
  const names = new Set<string>()
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict) || object.get(name('Type')) !== name('Font')) continue
    const base = object.lookupMaybe(name('BaseFont'), PDFName)
    if (base) names.add(base.decodeText().replace(/^[A-Z]{6}\+/, ''))
  }
  return [...names].sort()
}

