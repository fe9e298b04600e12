/** Time-stamps (RFC 3161): what is asked of a time-stamping authority, and whether its answer is about what was asked. */
import { createHash, type X509Certificate } from 'node:crypto'
import { readCms, isSigned, type Signed } from './cms-read.ts'
import { child, octetsOf, oidOf, readDer, same, TAG, tagged, timeOf, AsnFault, type Asn } from './der.ts'
import { der, integer, octets, oid, sequence, unsigned } from './der-write.ts'
import { HASHES, hashOid, OID } from './oids.ts'

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
  const stamp = readTimestamp(token.bytes, signature)
  if (!stamp.nonce || !same(stamp.nonce, unsigned(nonce))) throw new AsnFault('another nonce')
  return token.bytes
}

export interface Timestamp {
  time: Date
  authority: X509Certificate
  certificates: readonly X509Certificate[]
  /** DER of the integer. */
  nonce?: Uint8Array
}

/** @throws AsnFault when the token is not a sound time-stamp of this signature. */
export function readTimestamp(token: Uint8Array, signature: Uint8Array): Timestamp {
  const signed = readCms(token)
  if (signed.content?.type !== OID.tstInfo) throw new AsnFault('no time-stamp')
  const info = readDer(signed.content.bytes)
  const imprint = child(info, 2)
  const hash = HASHES[oidOf(child(child(imprint, 0), 0))]
  if (!hash || !same(octetsOf(child(imprint, 1)), createHash(hash).update(signature).digest())) throw new AsnFault('of something else')
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

/** Whether a token holds anything that its signature does not cover: unsigned attributes, or revocation lists. */
export function hasLooseParts(token: Uint8Array): boolean {
  const data: Asn = child(child(readDer(token), 1), 0)
  return tagged(data, 0xa1) !== undefined || readCms(token).unsigned.size > 0
}
