/** Files to seal, and their sealing, for the tests. */
import { edited, withUpdate } from '../../src/sign/pdf/update.ts'
import { catalogOf, openPdf, pagesOf } from '../../src/sign/pdf/file.ts'
import { openIdentity } from '../../src/sign/seal/identity.ts'
import { seal, type Sealing } from '../../src/sign/seal/index.ts'
import { verifyPdf } from '../../src/sign/verify/index.ts'
import type { Fault, PdfReport } from '../../src/sign/verify/report.ts'
import { edition, heading, PROSE, print } from '../pdf/samples.ts'
import { paragraph } from '../fixtures/every-node.ts'
import { certified, issuer, keyFile, PASSWORD, type Holder, type Wanted } from './certificates.ts'

export const TIME = new Date('2026-06-01T10:20:30Z')

let made: Promise<Uint8Array> | undefined

/** An agreement of three pages. */
export function agreementPdf(): Promise<Uint8Array> {
  made ??= print(edition(Array.from({ length: 24 }, (_, i) => [heading(`Punkt ${i + 1}`), paragraph(PROSE)]).flat())).then(({ bytes }) => bytes)
  return made
}

/** With empty signature fields of these names, one above the other on the first page. */
export function withFields(bytes: Uint8Array, names: readonly string[]): Uint8Array {
  const file = openPdf(bytes)
  const page = pagesOf(file)[0] ?? 0
  const object = file.object(page)
  if (object?.value.type !== 'dict') throw new Error('no page')
  const first = 5000
  const refs = names.map((_, i) => `${first + i} 0 R`).join(' ')
  const root = file.trailer.entries.get('Root')
  if (root?.type !== 'ref') throw new Error('no catalog')
  return withUpdate(file, new Map([
    ...names.map((name, i): [number, Buffer] => [first + i, Buffer.from(`<< /Type /Annot /Subtype /Widget /FT /Sig /T (${name}) /F 4 /Rect [50 ${50 + i * 40} 200 ${80 + i * 40}] /P ${page} 0 R >>`)]),
    [page, edited(object.source, object.value, { Annots: `[${refs}]`, Tabs: '/S' })],
    [root.number, edited(bytes, catalogOf(file), { AcroForm: `<< /Fields [${refs}] >>` })],
  ]), 'fields')
}

export const organisation = (name: string, wanted: Partial<Wanted> = {}): Holder => certified({ name, issuer, ...wanted })

export async function sealed(bytes: Uint8Array, holder: Holder, more: Partial<Sealing> = {}): Promise<Uint8Array> {
  const identity = openIdentity(keyFile([holder, { certificate: issuer.certificate }]), PASSWORD)
  return (await seal(bytes, { identity, time: TIME, version: '0.1.0', ...more })).bytes
}

export const verified = (bytes: Uint8Array): PdfReport => verifyPdf(bytes, [{ certificate: issuer.certificate, file: 'utsteder.pem' }])

/** All faults of a file and its seals. */
export const faultsOf = ({ faults, seals }: PdfReport): Fault[] => [...faults, ...seals.flatMap((one) => one.faults)]

/** The codes, each once. */
export const codes = (bytes: Uint8Array): string[] => [...new Set(faultsOf(verified(bytes)).map(({ code }) => code))]
