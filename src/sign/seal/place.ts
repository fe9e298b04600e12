/** Where in a PDF a seal goes: into an empty signature field, or into a new one that is not seen. */
import { catalogOf, dictAt, pagesOf, resolve, signatureFields, type PdfFile, type SignatureField } from '../pdf/file.ts'
import type { Dict, Value } from '../pdf/parse.ts'
import { appended, edited, nextNumber, withUpdate } from '../pdf/update.ts'
import { SealFault } from './faults.ts'

export interface Placing {
  /** Name of the signature field; a new one that is not seen when absent. */
  field?: string
  time: Date
  /** Who seals, as the certificate says. */
  name: string
  version: string
  /** How many bytes the seal may take. */
  reserve: number
}

/** The file with room for the seal: `<`, zeros, `>` from `start` to `end`. */
export interface Prepared {
  bytes: Buffer
  start: number
  end: number
  field: string
}

/** By this we know our own seals, which must be written as we write them. */
export const MAKER = 'lilla'

/** Bit 1 a signature is there, bit 2 append only (ISO 32000-1, table 219). */
const SIG_FLAGS = 3

export function prepare(file: PdfFile, placing: Placing): Prepared {
  const fields = signatureFields(file)
  const changed = new Map<number, Buffer>()
  let next = nextNumber(file)
  const signature = next++
  changed.set(signature, signatureText(placing))
  const form = formOf(file)
  const chosen = placing.field === undefined ? undefined : fieldNamed(fields, placing.field)
  let [name, fieldRef] = [chosen?.name ?? '', '']
  if (chosen) {
    const source = file.object(chosen.number)?.source ?? file.bytes
    changed.set(chosen.number, edited(source, chosen.dict, { V: `${signature} 0 R` }))
  } else {
    const field = next++
    name = freeName(fields)
    fieldRef = `${field} 0 R`
    addInvisible(file, changed, { field, signature, name })
  }
  setForm(file, form, changed, { fieldRef, free: () => next++ })
  const bytes = withUpdate(file, changed, `${placing.time.toISOString()} ${placing.name} ${name}`)
  return { ...setRange(bytes, file.bytes.length, placing.reserve), field: name }
}

function fieldNamed(fields: readonly SignatureField[], name: string): SignatureField {
  const found = fields.find((field) => field.name === name)
  const free = fields.filter(({ signature }) => !signature).map((field) => field.name)
  if (!found) throw new SealFault('no-field', free.join(', '))
  if (found.signature) throw new SealFault('field-taken', free.join(', '))
  // What a seal must then lock, or how it must be made, is asked in ways that we do not meet (12.7.4.5).
  if (found.dict.entries.has('Lock') || found.dict.entries.has('SV')) throw new SealFault('field-demands', name)
  return found
}

function freeName(fields: readonly SignatureField[]): string {
  for (let n = 1; ; n += 1) if (!fields.some(({ name }) => name === `segl_${n}`)) return `segl_${n}`
}

/** `/ByteRange` and `/Contents` come last, in the room that they need, and are filled in when all places are known. */
function signatureText({ time, name, version, reserve }: Placing): Buffer {
  const stamp = time.toISOString().replaceAll(/[-:T]|\.\d+/g, '')
  return Buffer.from(
    `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:${stamp}) /Name ${textString(name)} ` +
      `/Prop_Build << /App << /Name /${MAKER} /REx (${version}) >> >> ${RANGE} /Contents <${'0'.repeat(reserve * 2)}> >>`,
    'latin1',
  )
}

const RANGE = `/ByteRange [${' '.repeat(36)}]`

export const textString = (text: string): string => `<feff${Buffer.from(text, 'utf16le').swap16().toString('hex')}>`

function setRange(bytes: Buffer, from: number, reserve: number): Omit<Prepared, 'field'> {
  const at = bytes.indexOf(RANGE, from)
  const start = bytes.indexOf('<', at)
  const end = start + reserve * 2 + 2
  bytes.write(`/ByteRange [${`0 ${start} ${end} ${bytes.length - end}`.padEnd(36)}]`, at, 'latin1')
  return { bytes, start, end }
}

/**
 * The page that the field is put on: the first, or in a file with seals the first that has the order of its annotations already.
 * An order that is added later is a change that other programs do not forgive a later seal.
 */
function pageFor(file: PdfFile): { page: number; dict: Dict; source: Uint8Array; mayOrder: boolean } {
  const isSealed = signatureFields(file).some(({ signature }) => signature)
  const pages = pagesOf(file).flatMap((page) => {
    const found = file.object(page)
    return found?.value.type === 'dict' ? [{ page, dict: found.value, source: found.source, mayOrder: !isSealed }] : []
  })
  const chosen = (isSealed ? pages.find(({ dict }) => dict.entries.has('Tabs')) : undefined) ?? pages[0]
  if (!chosen) throw new SealFault('no-pages')
  return chosen
}

/** A field of no size. PDF/A and PDF/UA ask for no look and no tag of what cannot be seen. */
function addInvisible(file: PdfFile, changed: Map<number, Buffer>, made: { field: number; signature: number; name: string }): void {
  const { page, dict, source, mayOrder } = pageFor(file)
  changed.set(made.field, Buffer.from(
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T (${made.name}) /TU ${textString('Elektronisk segl')} /F 132 /Rect [0 0 0 0] /P ${page} 0 R /V ${made.signature} 0 R >>`,
    'latin1',
  ))
  const annots = dict.entries.get('Annots')
  // A page with annotations says in which order one comes to them (ISO 14289-1, 7.18.3).
  const tabs = mayOrder && !dict.entries.has('Tabs') ? { Tabs: '/S' } : {}
  if (annots?.type === 'ref') {
    const array = file.object(annots.number)
    changed.set(annots.number, Buffer.from(appended(array?.source ?? file.bytes, array?.value, `${made.field} 0 R`), 'latin1'))
    if ('Tabs' in tabs) changed.set(page, edited(source, dict, tabs))
  } else changed.set(page, edited(source, dict, { ...tabs, Annots: appended(source, annots, `${made.field} 0 R`) }))
}

interface Form {
  /** Undefined when the form stands in the catalog itself, or there is none. */
  number?: number
  dict?: Dict
  source: Uint8Array
}

function formOf(file: PdfFile): Form {
  const root = file.trailer.entries.get('Root')
  const catalog = root?.type === 'ref' ? file.object(root.number) : undefined
  const held = catalogOf(file).entries.get('AcroForm')
  const dict = dictAt(file, held)
  if (dict?.entries.has('XFA')) throw new SealFault('dynamic-form')
  const source = (held?.type === 'ref' ? file.object(held.number)?.source : catalog?.source) ?? file.bytes
  return { ...(held?.type === 'ref' && { number: held.number }), ...(dict && { dict }), source }
}

/** The form lists the new field, and says that there are signatures and that the file may only be added to. */
function setForm(file: PdfFile, { number, dict, source }: Form, changed: Map<number, Buffer>, { fieldRef, free }: { fieldRef: string; free: () => number }): void {
  const entries: Record<string, string> = {}
  const flags: Value | undefined = resolve(file, dict?.entries.get('SigFlags'))
  if (flags?.type !== 'number' || flags.value !== SIG_FLAGS) entries['SigFlags'] = String(SIG_FLAGS)
  const fields = dict?.entries.get('Fields')
  if (fieldRef !== '' && fields?.type === 'ref') {
    const array = file.object(fields.number)
    changed.set(fields.number, Buffer.from(appended(array?.source ?? file.bytes, array?.value, fieldRef), 'latin1'))
  } else if (fieldRef !== '') entries['Fields'] = appended(source, fields, fieldRef)
  if (Object.keys(entries).length === 0) return
  if (dict && number !== undefined) {
    changed.set(number, edited(source, dict, entries))
    return
  }
  const root = file.trailer.entries.get('Root')
  const catalog = root?.type === 'ref' ? file.object(root.number) : undefined
  if (root?.type !== 'ref' || catalog?.value.type !== 'dict') throw new SealFault('broken')
  if (dict) {
    changed.set(root.number, edited(catalog.source, catalog.value, { AcroForm: edited(source, dict, entries).toString('latin1') }))
    return
  }
  const form = free()
  changed.set(form, Buffer.from(`<< /Fields [${fieldRef}] /SigFlags ${SIG_FLAGS} >>`))
  changed.set(root.number, edited(catalog.source, catalog.value, { AcroForm: `${form} 0 R` }))
}
