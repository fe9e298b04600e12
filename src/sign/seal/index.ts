/** Seals a PDF: PAdES-B-B (ETSI EN 319 142-1) as an appended update, or B-T with a time-stamp; the result is checked before anyone has it. */
import { createHash, randomBytes } from 'node:crypto'
import { partsFor, writeCms, type SealParts } from '../pades/cms.ts'
import { AsnFault } from '../pades/der.ts'
import { timestampQuery, tokenIn } from '../pades/timestamp.ts'
import { openPdf, type PdfFile } from '../pdf/file.ts'
import { MOST_LAYERS } from '../pdf/source.ts'
import { isEncrypted, readingFault, verifyPdf } from '../verify/index.ts'
import type { SealReport } from '../verify/report.ts'
import { SealFault } from './faults.ts'
import { demandValid, type Identity } from './identity.ts'
import { lockOn } from './locks.ts'
import { prepare, type Prepared } from './place.ts'

export interface Sealing {
  identity: Identity
  /** From the clock: it is what the seal states. */
  time: Date
  /** Of an empty signature field; a new field that is not seen when absent. */
  field?: string
  version: string
  /** Sends a query to a time-stamping authority. @returns its answer; throws an Error whose message says what went wrong. */
  stamp?: (query: Uint8Array) => Promise<Uint8Array>
  /** The clock that the time in the answer is compared with. */
  clock?: () => Date
}

export interface Sealed {
  bytes: Uint8Array
  /** All seals in the file, the new one last. */
  seals: readonly SealReport[]
  ownFile: boolean
}

/** @throws SealFault when the file cannot or must not be sealed. */
export async function seal(bytes: Uint8Array, sealing: Sealing): Promise<Sealed> {
  demandValid(sealing.identity, sealing.time)
  try {
    return await sealFile(bytes, sealing)
  } catch (error) {
    // Part of a file may be read only when its seal is placed.
    const detail = readingFault(error)
    throw detail === undefined ? error : new SealFault('broken', detail)
  }
}

async function sealFile(bytes: Uint8Array, sealing: Sealing): Promise<Sealed> {
  const file = sealable(bytes, sealing.field)
  // The seal's own size is known before it is made but for some bytes of an ECDSA signature; a time-stamp's is not.
  let room = roomFor(sealing, 0)
  for (let attempt = 0; attempt < 2; attempt += 1) {
    const prepared = prepare(file, { ...sealing, name: sealing.identity.name, reserve: room })
    const cms = writeCms(await signedParts(prepared, sealing))
    room = roomFor(sealing, cms.length)
    if (cms.length <= (prepared.end - prepared.start - 2) / 2) return checked(filled(prepared, cms))
  }
  throw new SealFault('unsound', 'size')
}

function sealable(bytes: Uint8Array, field: string | undefined): PdfFile {
  const [file, before] = [openPdf(bytes), verifyPdf(bytes)]
  if (isEncrypted(file)) throw new SealFault('encrypted')
  if (file.sections.length >= MOST_LAYERS) throw new SealFault('layers', String(MOST_LAYERS))
  const lock = lockOn(file, field)
  if (lock) throw new SealFault(lock)
  const fault = [...before.faults, ...before.seals.flatMap((one) => one.faults)][0]
  if (fault) throw new SealFault('tampered', fault.code)
  return file
}

/** Whole kilobytes, with some bytes more than the seal is measured to have: then there is always padding. */
function roomFor({ identity, stamp }: Sealing, measured: number): number {
  const signature = 600
  const own = identity.chain.reduce((sum, { raw }) => sum + raw.length + 80, 400 + signature)
  return Math.ceil((Math.max(own, measured) + (stamp && measured === 0 ? 8192 : 64)) / 1024) * 1024
}

async function signedParts({ bytes, start, end }: Prepared, { identity, stamp, clock }: Sealing): Promise<SealParts> {
  const digest = createHash(identity.hash).update(bytes.subarray(0, start)).update(bytes.subarray(end)).digest()
  const parts = partsFor(identity, digest)
  if (!stamp) return parts
  const nonce = randomBytes(8)
  try {
    return { ...parts, token: tokenIn(await stamp(timestampQuery(parts.signature, nonce)), parts.signature, nonce, clock?.()) }
  } catch (error) {
    if (error instanceof AsnFault || error instanceof Error) throw new SealFault('timestamp', error.message)
    throw error
  }
}

function filled({ bytes, start, end }: Prepared, cms: Uint8Array): Buffer {
  bytes.write(Buffer.from(cms).toString('hex').padEnd(end - start - 2, '0'), start + 1, 'latin1')
  return bytes
}

/** Nothing leaves here that `verify` would not accept: not our own seal, and not one that was there before. */
function checked(bytes: Buffer): Sealed {
  const { seals, faults, ownFile } = verifyPdf(bytes)
  const fault = [...faults, ...seals.flatMap((one) => one.faults)][0]
  if (fault || !seals.at(-1)?.whole) throw new SealFault('unsound', fault?.code)
  return { bytes, seals, ownFile }
}
