/** Time-stamps (RFC 3161): what is asked of a time-stamping authority, and whether its answer is about what was asked. */
import { createHash, type X509Certificate } from 'node:crypto'
import { isDigestOf, readCms, isSigned, type Signed } from './cms-read.ts'
import { factsOf, isSelfSigned, issued } from './certificate.ts'
import { child, numberOf, octetsOf, oidOf, readDer, same, TAG, timeOf, AsnFault, type Asn } from './der.ts'
import { der, integer, octets, oid, sequence, unsigned } from './der-write.ts'
import { HASHES, hashOid, OID, type Hash } from './oids.ts'

/** @param nonce makes an old answer useless. @returns the bytes to send, as `application/timestamp-query`. */
export function timestampQuery(signature: Uint8Array, nonce: Uint8Array): Uint8Array {
  const imprint = sequence(sequence(oid(hashOid('sha256'))), octets(createHash('sha256').update(signature).digest()))
  return sequence(integer(1), imprint, unsigned(nonce), der(TAG.boolean, Uint8Array.of(0xff)))
}

/** Minutes that the clocks of two machines may differ, in milliseconds. */
const TOLERANCE = 5 * 60_000

/**
 * The token of an answer.
 * @param now by our clock, when the answer came; absent, and the time in it is not compared.
 * @throws AsnFault when it was refused, is about something else, or is of another time.
 */
export function tokenIn(answer: Uint8Array, signature: Uint8Array, nonce: Uint8Array, now?: Date): Uint8Array {
  const response = readDer(answer)
  const status = child(child(response, 0), 0).content
  const token = response.children[1]
  // 0 granted, 1 granted with modifications (2.4.2).
  if (!token || status.length !== 1 || (status[0] ?? 9) > 1) throw new AsnFault('refused')
  const stamp = readTimestamp(token.bytes, (hash) => createHash(hash).update(signature).digest())
  if (!stamp.nonce || !same(stamp.nonce, unsigned(nonce))) throw new AsnFault('another nonce')
  if (now && Math.abs(stamp.time.getTime() - now.getTime()) > TOLERANCE) throw new AsnFault('another time')
  const { from, to } = factsOf(stamp.authority)
  if (stamp.time < from || stamp.time > to) throw new AsnFault('an expired authority')
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

/** The certificate must be one for time-stamping and nothing else, and say so in a critical extension (2.3). */
function authorityOf(signed: Signed, content: Uint8Array): X509Certificate {
  const { signer, digest, hash } = signed
  if (!signer || !isSigned(signed) || !same(digest, createHash(hash).update(content).digest())) throw new AsnFault('not signed')
  const { purposes, extensions } = factsOf(signer)
  const critical = extensions.some((one) => one.id === OID.extendedKeyUsage && one.critical)
  if (!critical || purposes?.length !== 1 || purposes[0] !== OID.timeStamping) throw new AsnFault('not an authority')
  return signer
}

/**
 * Whether a token holds anything that no signature vouches for: unsigned attributes, revocation lists, odd versions or parameters, or
 * certificates that have no place in the chain.
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

/** Named by its digest in what is signed, or signed itself by a key that is there: a changed bit in any other would not be seen. */
function isVouched(one: X509Certificate, { certificates, named }: Signed): boolean {
  return named.some((digest) => isDigestOf(digest, one)) || isSelfSigned(one) || certificates.some((other) => other !== one && issued(one, other))
}

/**
 * A token without what no signature vouches for: certificates that have no place in the chain, revocation lists, unsigned
 * attributes. None of it is part of what an authority signs (RFC 5652, 5.1 and 5.3).
 */
function withoutLoose(token: Uint8Array): Uint8Array {
  const signed = readCms(token)
  const kept = signed.certificates.filter((one) => one === signed.signer || isVouched(one, signed))
  const data = child(child(readDer(token), 1), 0)
  const parts = data.children.flatMap((part) => {
    if (part.tag === 0xa0) return [der(0xa0, ...kept.map(({ raw }) => raw))]
    if (part.tag === 0xa1) return []
    return [part === data.children.at(-1) ? der(TAG.set, sequence(...child(part, 0).children.slice(0, 6).map(({ bytes }) => bytes))) : part.bytes]
  })
  return sequence(oid(OID.signedData), der(0xa0, sequence(...parts)))
}
