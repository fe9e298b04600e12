/**
 * Whether a seal's certificate leads to one that the user trusts (RFC 5280, 6.1). A limit that cannot be judged here is a limit
 * that is not kept. Whether a certificate has been revoked cannot be known without network.
 */
import type { X509Certificate } from 'node:crypto'
import { factsOf, issued, type CertificateFacts } from '../pades/certificate.ts'
import { AsnFault, same } from '../pades/der.ts'
import { OID } from '../pades/oids.ts'
import type { Limit, Trust } from './report.ts'

export interface Trusted {
  certificate: X509Certificate
  /** The file that it came from, as the user knows it. */
  file: string
}

/** What the first certificate is used for. An authority's own purpose is judged where its stamp is read. */
export type Purpose = 'seal' | 'time'

/**
 * @param time when the certificates must have held; a time that is only stated proves nothing, but a wrong one is worth saying.
 * @returns trust by the first path that all limits allow; else what stands in the way of the first.
 */
export function judge(signer: X509Certificate | undefined, others: readonly X509Certificate[], trusted: readonly Trusted[], time: Date | undefined, purpose: Purpose = 'seal'): Trust {
  if (trusted.length === 0) return { kind: 'not-asked' }
  if (!signer) return { kind: 'stranger' }
  let first: Trust | undefined
  for (const path of pathsFrom({ certificates: [signer], last: signer }, others, trusted, { left: MOST_STEPS })) {
    const trust = judgePath(path, time, purpose)
    if (trust.kind === 'trusted') return trust
    first ??= trust
  }
  return first ?? { kind: 'stranger' }
}

interface Path {
  /** From the signer's up to the one that is trusted. */
  certificates: readonly X509Certificate[]
  file: string
}

/** Certificates that have issued each other in a ring give more paths than can be followed. */
const MOST_STEPS = 200
const LONGEST = 8

function* pathsFrom({ certificates, last }: { certificates: readonly X509Certificate[]; last: X509Certificate }, others: readonly X509Certificate[], trusted: readonly Trusted[], steps: { left: number }): Generator<Path> {
  const own = trusted.find((one) => same(one.certificate.raw, last.raw))
  if (own) yield { certificates, file: own.file }
  if (own || certificates.length > LONGEST) return
  for (const next of [...trusted.map((one) => one.certificate), ...others]) {
    if ((steps.left -= 1) < 0) return
    if (certificates.some((one) => same(one.raw, next.raw)) || !issued(last, next)) continue
    yield* pathsFrom({ certificates: [...certificates, next], last: next }, others, trusted, steps)
  }
}

function judgePath({ certificates, file }: Path, time: Date | undefined, purpose: Purpose): Trust {
  try {
    const facts = certificates.map(factsOf)
    const limit = limitOn(facts, certificates, purpose)
    if (limit) return { kind: 'limited', limit }
    if (!time) return { kind: 'undated' }
    return facts.every(({ from, to }) => time >= from && time <= to) ? { kind: 'trusted', by: file } : { kind: 'out-of-date' }
  } catch (error) {
    if (error instanceof AsnFault) return { kind: 'limited', limit: 'extension' }
    throw error
  }
}

/** Extensions that are judged here, or that limit nothing here: all policies and names are fine. */
const KNOWN: readonly string[] = [OID.keyUsage, OID.extendedKeyUsage, OID.basicConstraints, OID.certificatePolicies, OID.inhibitAnyPolicy, OID.subjectAltName]

function limitOn(facts: readonly CertificateFacts[], certificates: readonly X509Certificate[], purpose: Purpose): Limit | undefined {
  const [own, ...above] = facts
  if (purpose === 'seal' && own?.maySign === false) return 'use'
  const extensions = facts.flatMap((one) => one.extensions)
  if (extensions.some(({ id }) => id === OID.nameConstraints)) return 'names'
  if (extensions.some(({ id, critical }) => critical && !KNOWN.includes(id))) return 'extension'
  if (above.some(({ mayIssue }) => !mayIssue)) return 'issuing'
  // One that renews its own certificate is no further issuer (6.1.4, l).
  const between = (i: number): number => certificates.slice(1, i + 1).filter(({ subject, issuer }) => subject !== issuer).length
  return above.some(({ pathLength }, i) => pathLength !== undefined && between(i) > pathLength) ? 'length' : undefined
}
