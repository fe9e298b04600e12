/** Time-stamps (RFC 3161): what is asked of a time-stamping authority, and whether its answer is about what was asked. */
import { createHash, type X509Certificate } from 'node:crypto'
import { readCms, isSigned, type Signed } from './cms-read.ts'
import { isSelfSigned, issued } from './certificate.ts'
import { child, numberOf, octetsOf, oidOf, readDer, same, TAG, timeOf, AsnFault, type Asn } from './der.ts'
import { der, integer, octets, oid, sequence, unsigned } from './der-write.ts'
import { HASHES, hashOid, OID, type Hash } from './oids.ts'

/** @param nonce makes an old answer useless. @returns the bytes to send, as `application/timestamp-query`. */
export function timestampQuery(signature: Uint8Array, nonce: Uint8Array): Uint8Array {
  const imprint = sequence(sequence(oid(hashOid('sha256'))), octets(createHash('sha256').update(signature).digest()))
  return sequence(integer(1), imprint, unsigned(nonce), der(TAG.boolean, Uint8Array.of(0xff)))
}

/** The token of an answer. @throws AsnFault when it was refused, or is about something else. */
export function tokenIn(answer: Uint8Array, signature: Uint8Array, nonce: Uint8Array): Uint8Array {
  const response = readDer(answer)
  const status = child(child(response, 0), 0).content
  const token = response.children[1]
  // 0 granted, 1 granted with modifications (2.4.2).
  if (!token || status.length !== 1 || (status[0] ?? 9) > 1) throw new AsnFault('refused')
  const stamp = readTimestamp(token.bytes, (hash) => createHash(hash).update(signature).digest())
  if (!stamp.nonce || !same(stamp.nonce, unsigned(nonce))) throw new AsnFault('another nonce')
  return withoutLoose(token.bytes)
}

export interface Timestamp {
  time: Date
  authority: X509Certificate
  certificates: readonly X509Certificate[]
  /** DER of the integer. */
  nonce?: Uint8Array
}

/** @param digestOf what was stamped, by a digest. @throws AsnFault when the token is not a sound time-stamp of it. */
export function readTimestamp(token: Uint8Array, digestOf: (hash: Hash) => Uint8Array): Timestamp {
  const signed = readCms(token)
  if (signed.content?.type !== OID.tstInfo) throw new AsnFault('no time-stamp')
  const info = readDer(signed.content.bytes)
  const imprint = child(info, 2)
  const hash = HASHES[oidOf(child(child(imprint, 0), 0))]
  if (!hash || !same(octetsOf(child(imprint, 1)), digestOf(hash))) throw new AsnFault('of something else')
  const nonce = info.children.find(({ tag }, i) => i > 4 && tag === TAG.integer)
  return { time: timeOf(child(info, 4)), authority: authorityOf(signed, signed.content.bytes), certificates: signed.certificates, ...(nonce && { nonce: nonce.bytes }) }
}

/** The certificate must be one for time-stamping and nothing else (2.3). */
function authorityOf(signed: Signed, content: Uint8Array): X509Certificate {
  const { signer, digest, hash } = signed
  if (!signer || !isSigned(signed) || !same(digest, createHash(hash).update(content).digest())) throw new AsnFault('not signed')
  if (!signer.keyUsage?.includes(OID.timeStamping)) throw new AsnFault('not an authority')
  return signer
}

/**
 * Whether a token holds anything that no signature vouches for: unsigned attributes, revocation lists, odd versions or parameters, or
 * certificates that are neither named in what is signed nor signed by another that is there.
 */
export function hasLooseParts(token: Uint8Array): boolean {
  const info = readDer(token)
  const data = child(child(info, 1, 0xa0), 0)
  const signer = child(child(data, data.children.length - 1), 0)
  const [algorithms, encapsulated] = [child(data, 1), child(data, 2)]
  const digest = child(signer, 2)
  const plain =
    info.children.length === 2 && data.children.length === 5 && numberOf(child(data, 0)) === 3 &&
    algorithms.tag === TAG.set && algorithms.children.length === 1 && isPlain(child(algorithms, 0)) && same(child(algorithms, 0).bytes, digest.bytes) &&
    encapsulated.children.length === 2 && child(child(encapsulated, 1, 0xa0), 0).tag === TAG.octetString &&
    signer.children.length === 6 && child(signer, 0).tag === TAG.integer && isPlain(digest) && isPlain(child(signer, 4)) &&
    child(signer, 1).tag === TAG.sequence && child(signer, 1).children.length === 2
  const signed = readCms(token)
  return !plain || !signed.certificates.every((one) => isVouched(one, signed))
}

/** An algorithm without parameters, or with the NULL that older ones have. */
const isPlain = ({ tag, children: [name, parameters, ...more] }: Asn): boolean =>
  tag === TAG.sequence && name?.tag === TAG.oid && more.length === 0 && (parameters === undefined || (parameters.tag === TAG.null && parameters.content.length === 0))

/** Named by its digest in what is signed, signed by another that is there, or by itself. */
function isVouched(one: X509Certificate, { certificates, named }: Signed): boolean {
  const digests = (['sha256', 'sha384', 'sha512'] as const).map((hash) => createHash(hash).update(one.raw).digest())
  return named.some((digest) => digests.some((own) => same(own, digest))) || isSelfSigned(one) || certificates.some((other) => other !== one && issued(one, other))
}

/**
 * A token without the certificates that nothing in it vouches for, such as the uppermost of a chain without its root: a changed
 * bit in one could not be seen. Certificates are no part of what an authority signs (RFC 5652, 5.1).
 */
function withoutLoose(token: Uint8Array): Uint8Array {
  let signed = readCms(token)
  for (;;) {
    const kept = signed.certificates.filter((one) => one === signed.signer || isVouched(one, signed))
    if (kept.length === signed.certificates.length) break
    signed = { ...signed, certificates: kept }
  }
  const data = child(child(readDer(token), 1), 0)
  const parts = data.children.map((part) => (part.tag === 0xa0 ? der(0xa0, ...signed.certificates.map(({ raw }) => raw)) : part.bytes))
  return sequence(oid(OID.signedData), der(0xa0, sequence(...parts)))
}
