/** Whether a seal's certificate leads to one that the user trusts. Whether it has been revoked cannot be known without network. */
import type { X509Certificate } from 'node:crypto'
import { factsOf, issued } from '../pades/certificate.ts'
import { AsnFault, same } from '../pades/der.ts'
import type { Trust } from './report.ts'

export interface Trusted {
  certificate: X509Certificate
  /** The file that it came from, as the user knows it. */
  file: string
}

/** @param time when the certificates must have held; a time that is only stated proves nothing, but a wrong one is worth saying. */
export function judge(signer: X509Certificate | undefined, others: readonly X509Certificate[], trusted: readonly Trusted[], time: Date | undefined): Trust {
  if (trusted.length === 0) return { kind: 'not-asked' }
  if (!signer) return { kind: 'stranger' }
  const path = pathFrom(signer, others, trusted, 0)
  if (!path) return { kind: 'stranger' }
  const held = time === undefined || path.certificates.every((certificate) => holdsAt(certificate, time))
  return held ? { kind: 'trusted', by: path.file } : { kind: 'out-of-date' }
}

interface Path {
  certificates: readonly X509Certificate[]
  file: string
}

function pathFrom(certificate: X509Certificate, others: readonly X509Certificate[], trusted: readonly Trusted[], depth: number): Path | undefined {
  const own = trusted.find((one) => same(one.certificate.raw, certificate.raw))
  if (own) return { certificates: [certificate], file: own.file }
  if (depth > 8) return undefined
  for (const next of [...trusted.map((one) => one.certificate), ...others]) {
    if (same(next.raw, certificate.raw) || !issued(certificate, next)) continue
    const path = pathFrom(next, others, trusted, depth + 1)
    if (path) return { certificates: [certificate, ...path.certificates], file: path.file }
  }
  return undefined
}

function holdsAt(certificate: X509Certificate, time: Date): boolean {
  try {
    const { from, to } = factsOf(certificate)
    return time >= from && time <= to
  } catch (error) {
    if (error instanceof AsnFault) return false
    throw error
  }
}
