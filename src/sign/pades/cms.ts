/**
 * A seal as CMS (RFC 5652) after PAdES-B-B (ETSI EN 319 142-1, 6.3): detached, one signer, no signing-time, for that stands in
 * the PDF's own dictionary. All certificates are named in signing-certificate-v2 (RFC 5035, 4), so none can be changed unseen.
 */
import { createHash, sign, verify, type KeyObject, type X509Certificate } from 'node:crypto'
import { factsOf } from './certificate.ts'
import { der, integer, NULL, octets, oid, sequence, setOf, sorted } from './der-write.ts'
import { ECDSA, hashOid, OID, RSA_WITH, type Hash } from './oids.ts'

export interface Signer {
  key: KeyObject
  /** The signer's own first, then those that issued it. */
  chain: readonly X509Certificate[]
  hash: Hash
}

/** What a seal consists of; all else in its bytes follows from these. */
export interface SealParts {
  /** In DER, the signer's own first. */
  certificates: readonly Uint8Array[]
  issuer: Uint8Array
  serial: Uint8Array
  hash: Hash
  isRsa: boolean
  /** SHA-2 of the file's bytes, as `hash` says. */
  digest: Uint8Array
  signature: Uint8Array
  /** The bytes of a time-stamp token (RFC 3161); makes it B-T. */
  token?: Uint8Array
}

export function partsFor({ key, chain, hash }: Signer, digest: Uint8Array): SealParts {
  const certificates = chain.map(({ raw }) => raw)
  const own = chain[0]
  if (!own) throw new RangeError('no certificate')
  const { issuer, serial } = factsOf(own)
  const parts = { certificates, issuer, serial, hash, digest, isRsa: key.asymmetricKeyType === 'rsa', signature: new Uint8Array() }
  return { ...parts, signature: sign(hash, signedAttributes(parts), key) }
}

/** The value that is signed: the attributes as a SET OF (RFC 5652, 5.4). */
export function signedAttributes({ certificates, hash, digest }: Pick<SealParts, 'certificates' | 'hash' | 'digest'>): Uint8Array {
  const named = certificates.map((raw) => {
    const value = octets(createHash(hash).update(raw).digest())
    // SHA-256 is what is meant where no digest is named, and DER leaves out what is meant anyway.
    return hash === 'sha256' ? sequence(value) : sequence(sequence(oid(hashOid(hash))), value)
  })
  return setOf(
    attribute(OID.contentType, oid(OID.data)),
    attribute(OID.messageDigest, octets(digest)),
    attribute(OID.signingCertificateV2, sequence(sequence(...named))),
  )
}

const attribute = (type: string, value: Uint8Array): Uint8Array => sequence(oid(type), setOf(value))

/** The bytes of a seal, the same for the same parts: a seal of ours that has other bytes has been changed. */
export function writeCms(parts: SealParts): Uint8Array {
  const { certificates, issuer, serial, hash, isRsa, signature, token } = parts
  const digestAlgorithm = sequence(oid(hashOid(hash)))
  const signerInfo = sequence(
    integer(1),
    sequence(issuer, serial),
    digestAlgorithm,
    retagged(0xa0, signedAttributes(parts)),
    isRsa ? sequence(oid(RSA_WITH[hash]), NULL) : sequence(oid(ECDSA[hash])),
    octets(signature),
    ...(token ? [retagged(0xa1, setOf(attribute(OID.timeStampToken, token)))] : []),
  )
  const signedData = sequence(
    integer(1),
    setOf(digestAlgorithm),
    sequence(oid(OID.data)),
    der(0xa0, ...sorted(certificates)),
    setOf(signerInfo),
  )
  return sequence(oid(OID.signedData), der(0xa0, signedData))
}

/** An IMPLICIT tag takes the place of the SET's. */
export function retagged(tag: number, value: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(value)
  copy[0] = tag
  return copy
}

/** Whether a key made a signature, by what the attributes say. */
export function holds(hash: Hash, signed: Uint8Array, key: KeyObject, signature: Uint8Array): boolean {
  try {
    return verify(hash, signed, key, signature)
  } catch {
    return false
  }
}
