/** Says what is true of the seals in a PDF: over which bytes, by whom, and what has happened to the file since. */
import { openPdf, signatureFields, type PdfFile } from '../pdf/file.ts'
import { PdfFault } from '../pdf/parse.ts'
import { changesBetween, type Changes } from './changes.ts'
import { claimsOf } from './claims.ts'
import { disallowed, locksOf, type Locks } from './locks.ts'
import { knownOf } from './objects.ts'
import { removedSeals, sharedFields } from './removed.ts'
import type { Fault, PdfReport, SealReport } from './report.ts'
import { judgeSeal, type Judged } from './seal.ts'
import type { Signing } from './signing.ts'
import type { Trusted } from './trust.ts'

export { certification } from './locks.ts'

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
  const shared = new Set(sharedFields(fields))
  const { claims, ownFile } = claimsOf(file)
  const judged = fields.flatMap((field) => (field.signature && !shared.has(field) ? [{ ...judgeSeal(file, field, trusted), locks: locksOf(file, field.signature.dict) }] : []))
  const seals = withChanges(file, judged.sort((a, b) => endOf(a) - endOf(b)))
  return {
    seals,
    faults: [
      ...(isEncrypted(file) ? [{ code: 'encrypted' } as const] : []),
      ...removedSeals(file),
      ...[...shared].map(({ name }) => ({ code: 'shared', detail: name }) as const),
    ],
    open: fields.filter(({ signature }) => !signature).map(({ name }) => name),
    claims,
    ownFile,
  }
}

export const isEncrypted = (file: PdfFile): boolean => file.sections.some(({ trailer }) => trailer.entries.has('Encrypt'))

const endOf = ({ sealed }: Judged): number => (sealed ? sealed.range[2] + sealed.range[3] : Infinity)

/** From each seal to the next, and from the last to the end of the file; what came later touches all that were there. */
function withChanges(file: PdfFile, judged: readonly (Judged & { locks: Locks })[]): SealReport[] {
  const revisions = judged.flatMap(({ sealed }) => sealed?.revision ?? [])
  const last = revisions.at(-1)
  const tail = last !== undefined && last.bytes.length < file.bytes.length ? [file] : []
  const changes = stepsOf([...revisions, ...tail])
  return judged.map(({ report, sealed, locks }) => {
    if (!sealed || report.faults.some(({ code }) => code !== 'unknown')) return report
    const later = changes.slice(revisions.indexOf(sealed.revision))
    const signings = later.flatMap((one) => one.signings)
    const names = (which: (signing: Signing) => boolean): string[] => signings.filter(which).map(({ name }) => name)
    return {
      ...report,
      faults: [...report.faults, ...overlay(later, tail.length > 0), ...naming('disallowed', disallowed(locks, signings)), ...naming('laid-over', names(({ isNew, isSeen }) => isNew && isSeen))],
      shown: names(({ isNew, isSeen }) => !isNew && isSeen),
      allowed: [...new Set(later.flatMap((one) => one.allowed))],
    }
  })
}

function stepsOf(revisions: readonly PdfFile[]): Changes[] {
  const [first] = revisions
  if (!first || revisions.length < 2) return []
  let known = knownOf(first)
  return revisions.slice(1).map((newer, i) => {
    const change = changesBetween(revisions[i] ?? newer, newer, known)
    known = knownOf(newer, change.numbers, known)
    return change
  })
}

/** @param isOpen whether the last step is not sealed: then it may bring only what seals are checked by (DSS), as for PAdES-B-LT. */
function overlay(later: readonly Changes[], isOpen: boolean): Fault[] {
  const touched = [...new Set(later.flatMap((one) => one.touched))]
  const last = isOpen ? later.at(-1) : undefined
  return touched.length > 0 || (last && !last.allowed.includes('validation')) ? [{ code: 'overlay', touched }] : []
}

const naming = (code: Fault['code'], names: readonly string[]): Fault[] => (names.length > 0 ? [{ code, detail: names.join(', ') }] : [])
