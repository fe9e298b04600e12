/** Reads CMS signed data (RFC 5652, 5), strictly as DER: what a seal says, and of our own seals whether its bytes are the only ones that say it. */
import { createHash, type X509Certificate } from 'node:crypto'
import { certificateFrom, factsOf } from './certificate.ts'
import { AsnFault, child, numberOf, octetsOf, oidOf, readDer, same, TAG, tagged, type Asn } from './der.ts'
import { holds, retagged, writeCms, type SealParts } from './cms.ts'
import { ECDSA, HASHES, OID, RSA_WITH, type Hash } from './oids.ts'

export interface Signed {
  certificates: readonly X509Certificate[]
  /** The one that the signer is named by; undefined when it is not among them. */
  signer?: X509Certificate
  hash: Hash
  isRsa: boolean
  /** What is signed inside, as in a time-stamp; absent when it lies outside. */
  content?: { type: string; bytes: Uint8Array }
  /** DER of the signed attributes as they were signed. */
  attributes: Uint8Array
  digest: Uint8Array
  signature: Uint8Array
  /** The certificates that the signed attributes name by their digests; none where they name none. */
  named: readonly Uint8Array[]
  /** Attributes that the signature does not cover, by type. */
  unsigned: ReadonlyMap<string, Uint8Array>
  /** PAdES leaves it out (ETSI EN 319 142-1, 6.3). */
  hasSigningTime: boolean
}

/** A chain is three or four long, and a time-stamp's may be there twice. */
const MOST_CERTIFICATES = 30

/** @throws AsnFault when the bytes are not signed data by one signer with algorithms that we know. */
export function readCms(bytes: Uint8Array): Signed {
  const info = readDer(bytes)
  if (info.tag !== TAG.sequence || oidOf(child(info, 0)) !== OID.signedData) throw new AsnFault('not signed data')
  const data = child(child(info, 1, 0xa0), 0, TAG.sequence)
  const held = tagged(data, 0xa0)?.children ?? []
  if (held.length > MOST_CERTIFICATES) throw new AsnFault('more certificates than a chain has')
  const certificates = held.map(({ bytes: raw }) => certificateFrom(raw))
  const signers = data.children.at(-1)
  if (signers?.tag !== TAG.set || signers.children.length !== 1) throw new AsnFault('not one signer')
  const encapsulated = child(data, 2, TAG.sequence)
  const inside = encapsulated.children[1]
  return {
    certificates,
    ...(inside && { content: { type: oidOf(child(encapsulated, 0)), bytes: octetsOf(child(inside, 0)) } }),
    ...readSigner(child(signers, 0, TAG.sequence), certificates),
  }
}

function readSigner(info: Asn, certificates: readonly X509Certificate[]): Omit<Signed, 'certificates' | 'content'> {
  if (numberOf(child(info, 0)) !== 1) throw new AsnFault('a signer named by key')
  const attributes = child(info, 3, 0xa0)
  const [algorithm, hash] = [oidOf(child(child(info, 4), 0)), HASHES[oidOf(child(child(info, 2), 0))]]
  const isEc = Object.values(ECDSA).includes(algorithm)
  if (!hash || !(isEc ? ECDSA[hash] === algorithm : algorithm === OID.rsa || algorithm === RSA_WITH[hash])) throw new AsnFault(`algorithm ${algorithm}`)
  const value = (type: string): Asn | undefined => attributes.children.find((one) => oidOf(child(one, 0)) === type)?.children[1]?.children[0]
  const digest = value(OID.messageDigest)
  if (!digest || new Set(attributes.children.map((one) => oidOf(child(one, 0)))).size !== attributes.children.length) throw new AsnFault('signed attributes')
  const [issuer, serial] = [child(child(info, 1), 0), child(child(info, 1), 1)]
  const signer = certificates.find((one) => isNamed(one, issuer, serial))
  const late = info.children[6]
  return {
    ...(signer && { signer }),
    hash,
    isRsa: !isEc,
    attributes: retagged(TAG.set, attributes.bytes),
    digest: octetsOf(digest),
    signature: octetsOf(child(info, 5, TAG.octetString)),
    // The first version of the attribute, which time-stamps still have, names by SHA-1 (RFC 2634, 5.4; RFC 5816, 2.2.1).
    named: (value(OID.signingCertificateV2) ?? value(OID.signingCertificate))?.children[0]?.children.map(namedDigest) ?? [],
    unsigned: new Map((late?.children ?? []).map((one) => [oidOf(child(one, 0)), child(child(one, 1), 0).bytes])),
    hasSigningTime: value(OID.signingTime) !== undefined,
  }
}

/** Only the digest: what it is made with shows when it is compared. */
const namedDigest = (one: Asn): Uint8Array => octetsOf(tagged(one, TAG.octetString) ?? child(one, 0))

function isNamed(certificate: X509Certificate, issuer: Asn, serial: Asn): boolean {
  const facts = factsOf(certificate)
  return same(facts.issuer, issuer.bytes) && same(facts.serial, serial.bytes)
}

/** Whether the key of the signer's certificate made the signature, and the signature names that certificate. */
export function isSigned(signed: Signed): boolean {
  const { signer, hash, attributes, signature, named } = signed
  if (!signer || signed.isRsa !== (signer.publicKey.asymmetricKeyType === 'rsa')) return false
  const names = named.length === 0 || isDigestOf(named[0], signer)
  return names && holds(hash, attributes, signer.publicKey, signature)
}

/** SHA-1 is enough to name a certificate: another one with the same digest as one that is there cannot be made. */
export const isDigestOf = (digest: Uint8Array | undefined, { raw }: X509Certificate): boolean =>
  digest !== undefined && ['sha1', 'sha256', 'sha384', 'sha512'].some((hash) => same(createHash(hash).update(raw).digest(), digest))

/** Whether these are the bytes that we write for what they say, and no other (versions, parameters, order, stray attributes). */
export function isOwnWriting(bytes: Uint8Array, signed: Signed): boolean {
  const { signer, named, hash } = signed
  const certificates = named.flatMap((digest) => signed.certificates.find(({ raw }) => same(createHash(hash).update(raw).digest(), digest))?.raw ?? [])
  const token = signed.unsigned.get(OID.timeStampToken)
  if (!signer || certificates.length !== signed.certificates.length) return false
  const { issuer, serial } = factsOf(signer)
  const parts: SealParts = { certificates, issuer, serial, hash, isRsa: signed.isRsa, digest: signed.digest, signature: signed.signature, ...(token && { token }) }
  return same(writeCms(parts), bytes)
}
