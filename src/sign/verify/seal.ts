/** Judges one seal: that the bytes are those that were sealed, that the certificate's key sealed them, and of our own seals that not a bit is loose. */
import { createHash, type X509Certificate } from 'node:crypto'
import { isSelfSigned, issuerOf, ownerOf } from '../pades/certificate.ts'
import { isOwnWriting, isSigned, readCms, type Signed } from '../pades/cms-read.ts'
import { AsnFault, readFirst, same } from '../pades/der.ts'
import { OID, type Hash } from '../pades/oids.ts'
import { hasLooseParts, readTimestamp } from '../pades/timestamp.ts'
import { dictAt, resolve, type PdfFile, type SignatureField } from '../pdf/file.ts'
import { textOf, type Dict } from '../pdf/parse.ts'
import { nameIn } from '../pdf/xref.ts'
import { MAKER } from '../seal/place.ts'
import { sealedBytes, type Sealed } from './range.ts'
import type { Fault, SealReport } from './report.ts'
import { judge, type Trusted } from './trust.ts'

const PADES = 'ETSI.CAdES.detached'
const KINDS = [PADES, 'adbe.pkcs7.detached']
/** A time-stamp over the whole file, as services add to keep seals provable (PAdES-B-LTA). */
const FILE_STAMP = 'ETSI.RFC3161'

export interface Judged {
  report: SealReport
  sealed?: Sealed
}

export function judgeSeal(file: PdfFile, field: SignatureField, trusted: readonly Trusted[]): Judged {
  const dict = field.signature?.dict
  const own = dict !== undefined && isOwn(file, dict)
  const stated = dict && statedTime(textOf(resolve(file, dict.entries.get('M'))))
  const kind = dict && nameIn(dict, 'SubFilter')
  const base = { field: field.name, own, pades: kind === PADES, ...(stated && { statedTime: stated }), whole: false, shown: [], allowed: [], trust: { kind: 'not-asked' } as const }
  const sealed = sealedBytes(file, field)
  if ('code' in sealed) return { report: { ...base, faults: [sealed] } }
  const { range } = sealed
  const reach = { range, whole: range[2] + range[3] === file.bytes.length }
  if (kind === FILE_STAMP) return { report: { ...base, ...reach, ...fileStamp(file, sealed, trusted) }, sealed }
  if (kind === undefined || !KINDS.includes(kind)) return { report: { ...base, ...reach, faults: [{ code: own || !kind ? 'unreadable' : 'unknown', detail: kind ?? '' }] }, sealed }
  try {
    const { bytes, tidy } = contentsOf(sealed.digits)
    const signed = readCms(bytes)
    const faults = faultsOf(file, sealed, signed, { own, tidy, bytes })
    const { time, ...timestamp } = stampOf(signed, trusted, own)
    return {
      report: { ...base, ...reach, ...(signed.signer && who(signed.signer)), trust: judge(signed.signer, signed.certificates, trusted, time ?? stated), ...timestamp, faults: [...faults, ...(timestamp.fault ?? [])] },
      sealed,
    }
  } catch (error) {
    if (!(error instanceof AsnFault)) throw error
    return { report: { ...base, ...reach, faults: [{ code: isUnknown(error) && !own ? 'unknown' : 'unreadable', detail: error.message }] }, sealed }
  }
}

/** An algorithm that others use and we do not know is no sign of a change (RSA-PSS, Ed25519). */
const isUnknown = ({ message }: AsnFault): boolean => message.startsWith('algorithm')

function isOwn(file: PdfFile, dict: Dict): boolean {
  const app = dictAt(file, dictAt(file, dict.entries.get('Prop_Build'))?.entries.get('App'))
  return app !== undefined && nameIn(app, 'Name') === MAKER
}

/** The seal, then zeros. @returns tidy when it is written as we write it: lower-case digits, and nothing in the padding. */
function contentsOf(digits: string): { bytes: Uint8Array; tidy: boolean } {
  const all = Buffer.from(digits.replaceAll(/\s/g, ''), 'hex')
  const { bytes } = readFirst(all)
  return { bytes, tidy: digits.length % 2 === 0 && !/[^0-9a-f]/.test(digits) && all.subarray(bytes.length).every((byte) => byte === 0) }
}

function faultsOf(file: PdfFile, { range }: Sealed, signed: Signed, form: { own: boolean; tidy: boolean; bytes: Uint8Array }): Fault[] {
  if (!same(digestOf(file, range, signed.hash), signed.digest)) return [{ code: 'changed' }]
  if (signed.content || !isSigned(signed)) return [{ code: 'forged' }]
  const loose = [...signed.unsigned.keys()].some((type) => type !== OID.timeStampToken)
  return form.own && (!form.tidy || loose || signed.hasSigningTime || !isOwnWriting(form.bytes, signed)) ? [{ code: 'rewritten' }] : []
}

function digestOf({ bytes }: PdfFile, [from, length, second, rest]: Sealed['range'], hash: Hash): Uint8Array {
  return createHash(hash).update(bytes.subarray(from, from + length)).update(bytes.subarray(second, second + rest)).digest()
}

function fileStamp(file: PdfFile, { range, digits }: Sealed, trusted: readonly Trusted[]): Pick<SealReport, 'faults' | 'trust'> & Partial<SealReport> {
  try {
    const { time, authority, certificates } = readTimestamp(contentsOf(digits).bytes, (hash) => digestOf(file, range, hash))
    const trust = judge(authority, certificates, trusted, time, 'time')
    return { ...who(authority), trust, timestamp: { time, authority: ownerOf(authority), trust }, faults: [] }
  } catch (error) {
    if (!(error instanceof AsnFault)) throw error
    return { trust: { kind: 'not-asked' }, faults: [{ code: isUnknown(error) ? 'unknown' : 'timestamp', detail: error.message }] }
  }
}

/** @param own of our own seals also the stamp is written without anything that no signature vouches for. */
function stampOf(signed: Signed, trusted: readonly Trusted[], own: boolean): Pick<SealReport, 'timestamp'> & { time?: Date; fault?: Fault[] } {
  const token = signed.unsigned.get(OID.timeStampToken)
  if (!token) return {}
  try {
    const { time, authority, certificates } = readTimestamp(token, (hash) => createHash(hash).update(signed.signature).digest())
    if (own && hasLooseParts(token)) return { fault: [{ code: 'timestamp' }] }
    return { time, timestamp: { time, authority: ownerOf(authority), trust: judge(authority, certificates, trusted, time, 'time') } }
  } catch (error) {
    if (!(error instanceof AsnFault)) throw error
    return { fault: [{ code: isUnknown(error) ? 'unknown' : 'timestamp', detail: error.message }] }
  }
}

const who = (signer: X509Certificate): Pick<SealReport, 'owner' | 'issuer' | 'selfSigned' | 'certificate'> => ({
  owner: ownerOf(signer),
  issuer: issuerOf(signer),
  selfSigned: isSelfSigned(signer),
  certificate: signer.fingerprint256.replaceAll(':', '').toLowerCase(),
})

/** ISO 32000-1, 7.9.4: D:YYYYMMDDHHmmSSOHH'mm. */
function statedTime(text: string): Date | undefined {
  const match = /^D:(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:Z(?:00'?00'?)?|([+-])(\d{2})'?(\d{2})?'?)?$/.exec(text)
  if (!match) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number)
  const offset = (match[7] === '-' ? -1 : 1) * (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0))
  const time = new Date(Date.UTC(year, month - 1, day, hour, minute - offset, second))
  return Number.isNaN(time.getTime()) ? undefined : time
}
