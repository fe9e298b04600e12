/** A small PDF written by hand, and layers on top of it as another program would write them, honest or not. */
import { createHash } from 'node:crypto'
import { partsFor, writeCms } from '../../src/sign/pades/cms.ts'
import { openPdf } from '../../src/sign/pdf/file.ts'
import { edited } from '../../src/sign/pdf/update.ts'
import { textString } from '../../src/sign/seal/place.ts'
import type { Holder } from './certificates.ts'

export type Objects = Readonly<Record<number, string>>

/** What stands where in the small PDF. */
export const AT = { catalog: 1, pages: 2, page: 3, second: 4, content: 5, other: 6, form: 7, first: 8, metadata: 9, info: 10, next: 11, look: 12 } as const
/** The first number that is free when the small PDF has been sealed in a field. */
export const NEW = 40

export const stream = (data: string, entries = ''): string => `<< ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream`
export const look = (data: string, entries = ''): string => stream(data, `/Type /XObject /Subtype /Form /BBox [0 0 595 842] ${entries}`)
const xmp = (tool: string, title: string): string =>
  `<rdf:RDF><rdf:Description><dc:title><rdf:Alt><rdf:li>${title}</rdf:li></rdf:Alt></dc:title><xmp:CreatorTool>lilla</xmp:CreatorTool><pdf:Producer>${tool}</pdf:Producer><pdfaid:part>2</pdfaid:part></rdf:Description></rdf:RDF>`
export const metadata = (tool: string, title = 'Avtale'): string => stream(xmp(tool, title), '/Type /Metadata /Subtype /XML')

const field = (name: string, page: number, entries: string): string =>
  `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${textString(name)} /TU ${textString('Underskrift – Ordfører')} /F 4 /P ${page} 0 R ${entries} >>`

/** Two pages, a free field on each; objects can be put in the place of these. */
export function smallPdf(more: Objects = {}): Buffer {
  const objects: Objects = {
    [AT.catalog]: '<< /Type /Catalog /Pages 2 0 R /AcroForm 7 0 R /Metadata 9 0 R >>',
    [AT.pages]: '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    [AT.page]: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Annots [8 0 R] >>',
    [AT.second]: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R /Annots [11 0 R] >>',
    [AT.content]: stream('BT ET'), [AT.other]: stream('q Q q Q'),
    [AT.form]: '<< /Fields [8 0 R 11 0 R] >>',
    [AT.first]: field('sig_en', AT.page, '/Rect [50 50 200 80]'),
    [AT.metadata]: metadata('lilla'),
    [AT.info]: '<< /Title (Avtale) /Creator (lilla) /Producer (lilla) >>',
    [AT.next]: field('sig_to', AT.second, '/Rect [50 50 200 80] /AP << /N 12 0 R >>'),
    [AT.look]: look('q Q'),
    ...more,
  }
  const written = body(Buffer.from('%PDF-1.7\n', 'latin1'), objects)
  return ended(written, `/Size ${NEW - 10} /Root 1 0 R /Info 10 0 R`)
}

interface Body {
  bytes: Buffer
  offsets: ReadonlyMap<number, number>
}

function body(before: Buffer, objects: Objects): Body {
  let bytes = before
  const offsets = new Map<number, number>()
  for (const [number, text] of Object.entries(objects)) {
    offsets.set(Number(number), bytes.length)
    bytes = Buffer.concat([bytes, Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, 'latin1')])
  }
  return { bytes, offsets }
}

function ended({ bytes, offsets }: Body, trailer: string, heading = ''): Buffer {
  const lines = [...offsets].map(([number, at]) => `${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`)
  return Buffer.concat([bytes, Buffer.from(`${heading}xref\n${lines.join('')}trailer\n<< ${trailer} >>\nstartxref\n${bytes.length}\n%%EOF\n`, 'latin1')])
}

export interface Signing {
  holder?: Holder
  /** Bytes before the cross-references, and between them and where the end of the file says that they are. */
  before?: string
  heading?: string
  trailer?: string
  /** Where the cross-references are that it follows; the last ones when absent. */
  previous?: number
  /** Makes another seal of the one that is made. */
  cms?: (bytes: Buffer) => Buffer
}

/** With one more layer. A signature in it (`SIGNATURE`) is made by the holder. */
export function layered(file: Uint8Array, objects: Objects, { holder, before = '', heading, trailer = '', previous, cms = (bytes) => bytes }: Signing = {}): Buffer {
  const { sections } = openPdf(file)
  const { bytes, offsets } = body(Buffer.from(file), objects)
  const whole = ended({ bytes: Buffer.concat([bytes, Buffer.from(before)]), offsets }, `/Size ${NEW + 60} /Root 1 0 R /Info 10 0 R /Prev ${previous ?? sections[0]?.at ?? 0} ${trailer}`, heading)
  if (!holder) return whole
  const [start, range] = [whole.indexOf(`<${ROOM}>`, file.length), whole.indexOf(RANGE, file.length)]
  const end = start + ROOM.length + 2
  whole.write(`/ByteRange [${`0 ${start} ${end} ${whole.length - end}`.padEnd(40)}]`, range, 'latin1')
  const digest = createHash('sha256').update(whole.subarray(0, start)).update(whole.subarray(end)).digest()
  const made = cms(Buffer.from(writeCms(partsFor({ key: holder.key, chain: [holder.certificate], hash: 'sha256' }, digest))))
  whole.write(made.toString('hex').padEnd(ROOM.length, '0'), start + 1, 'latin1')
  return whole
}

const ROOM = '0'.repeat(6000)
const RANGE = `/ByteRange [${' '.repeat(40)}]`
export const signature = (entries = '', kind = 'ETSI.CAdES.detached'): string => `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${kind} /M (D:20260601102030Z) ${entries} ${RANGE} /Contents <${ROOM}> >>`
export const SIGNATURE = signature()

/** The text of a dictionary with some entries set anew. */
export function changed(file: Uint8Array, number: number, entries: Readonly<Record<string, string>>): string {
  const object = openPdf(file).object(number)
  if (object?.value.type !== 'dict') throw new Error(`no dictionary ${number}`)
  return edited(object.source, object.value, entries).toString('latin1')
}

/** A new field `NEW` with the signature `NEW + 1`, in the form and on the first page. */
export function withNewField(file: Uint8Array, entries: string, { inForm = NEW, onPage = NEW, sig = SIGNATURE, more = {} }: { inForm?: number; onPage?: number; sig?: string; more?: Objects } = {}): Objects {
  return {
    [AT.form]: changed(file, AT.form, { Fields: `[8 0 R 11 0 R ${inForm} 0 R]`, SigFlags: '3' }),
    [AT.page]: changed(file, AT.page, { Annots: `[8 0 R ${onPage} 0 R]` }),
    [NEW]: `<< /T (Signature1) /V ${NEW + 1} 0 R ${entries} >>`,
    [NEW + 1]: sig,
    ...more,
  }
}

export const WIDGET = `/Type /Annot /Subtype /Widget /FT /Sig /F 132 /P ${AT.page} 0 R`
export const UNSEEN = `${WIDGET} /Rect [0 0 0 0]`
