/** Says what is true of the seals in a PDF: over which bytes, by whom, and what has happened to the file since. */
import { catalogOf, dictAt, layerOf, openPdf, signatureFields, type PdfFile } from '../pdf/file.ts'
import { latin1, PdfFault } from '../pdf/parse.ts'
import { changesBetween } from './changes.ts'
import { claimsOf } from './claims.ts'
import type { Fault, PdfReport, SealReport } from './report.ts'
import { judgeSeal, type Judged } from './seal.ts'
import type { Trusted } from './trust.ts'

/** @param trusted certificates that the user says to trust; none, and nothing is said of trust. */
export function verifyPdf(bytes: Uint8Array, trusted: readonly Trusted[] = []): PdfReport {
  try {
    return verified(openPdf(bytes), trusted)
  } catch (error) {
    const detail = readingFault(error)
    if (detail === undefined) throw error
    return { seals: [], faults: [{ code: 'broken', detail }], open: [], claims: [], ownFile: false }
  }
}

/** A file that nests without end exhausts the stack; that, too, is a file that does not read. */
export function readingFault(error: unknown): string | undefined {
  if (error instanceof PdfFault) return `${error.message} (${error.at})`
  return error instanceof RangeError ? error.message : undefined
}

function verified(file: PdfFile, trusted: readonly Trusted[]): PdfReport {
  const fields = signatureFields(file)
  const { claims, ownFile } = claimsOf(file)
  const judged = fields.filter(({ signature }) => signature).map((field) => judgeSeal(file, field, trusted))
  const seals = withChanges(file, judged.sort((a, b) => endOf(a) - endOf(b)))
  return {
    seals,
    faults: [...(isEncrypted(file) ? [{ code: 'encrypted' } as const] : []), ...removed(file)],
    open: fields.filter(({ signature }) => !signature).map(({ name }) => name),
    claims,
    ownFile,
  }
}

export const isEncrypted = (file: PdfFile): boolean => file.sections.some(({ trailer }) => trailer.entries.has('Encrypt'))

/** A certification that allows no additions (ISO 32000-1, 12.8.2.2: DocMDP, P 1), or one that allows forms to be filled in only. */
export function certification(file: PdfFile): number | undefined {
  const certified = dictAt(file, dictAt(file, catalogOf(file).entries.get('Perms'))?.entries.get('DocMDP'))
  if (!certified) return undefined
  const references = certified.entries.get('Reference')
  const first = references?.type === 'array' ? dictAt(file, references.items[0]) : undefined
  const allowed = dictAt(file, first?.entries.get('TransformParams'))?.entries.get('P')
  return allowed?.type === 'number' ? allowed.value : 2
}

const endOf = ({ sealed }: Judged): number => (sealed ? sealed.range[2] + sealed.range[3] : Infinity)

/** From each seal to the next, and from the last to the end of the file; what came later touches all that were there. */
function withChanges(file: PdfFile, judged: readonly Judged[]): SealReport[] {
  const revisions = judged.flatMap(({ sealed }) => sealed?.revision ?? [])
  const last = revisions.at(-1)
  const isOpenEnded = last !== undefined && last.bytes.length < file.bytes.length
  const steps = [...revisions, ...(isOpenEnded ? [file] : [])]
  const changes = steps.slice(1).map((next, i) => changesBetween(steps[i] ?? next, next))
  return judged.map(({ report, sealed }) => {
    if (!sealed || report.faults.length > 0) return report
    const later = changes.slice(revisions.indexOf(sealed.revision))
    const touched = [...new Set(later.flatMap((one) => one.touched))]
    if (touched.length > 0 || isOpenEnded) return { ...report, faults: [{ code: 'overlay', touched }] }
    return { ...report, shown: later.flatMap((one) => one.shown) }
  })
}

/** Seals that an earlier layer has and the file no longer shows: a layer can take the field out of the form. */
function removed(file: PdfFile): Fault[] {
  const now = new Set(signatureFields(file).flatMap(({ number, signature }) => (signature ? [number] : [])))
  const gone = new Set<string>()
  for (const [i] of file.sections.entries()) {
    if (i === 0) continue
    for (const { name, number, signature } of fieldsOfLayer(file, i)) if (signature && !now.has(number)) gone.add(name)
  }
  // A byte changed in the right place hides a seal from all readers; its range still stands in the file.
  const hidden = now.size === 0 && gone.size === 0 && /\/ByteRange\s*\[\s*0/.test(latin1(file.bytes, 0, file.bytes.length))
  return [...(hidden ? [''] : []), ...gone].map((detail) => ({ code: 'removed', detail }))
}

/** The fields as the cross-references from one section on give them. A section may be no layer of its own, and then does not read. */
function fieldsOfLayer(file: PdfFile, from: number): ReturnType<typeof signatureFields> {
  try {
    return signatureFields(layerOf(file, from))
  } catch (error) {
    if (error instanceof PdfFault && error.kind !== 'too-much') return []
    throw error
  }
}
