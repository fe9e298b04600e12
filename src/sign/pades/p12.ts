/** Opens a P12 (PKCS #12, RFC 7292): the private key and the certificates in it, checked against the password. */
import { createHmac, createPrivateKey, pbkdf2Sync, timingSafeEqual, type KeyObject, type X509Certificate } from 'node:crypto'
import { certificateFrom } from './certificate.ts'
import { AsnFault, child, numberOf, octetsOf, oidOf, readDer, tagged, TAG, type Asn } from './der.ts'
import { decrypt, deriveMacKey, digestName, KeyFileFault, MOST_ROUNDS, roundsOf, type Rounds } from './p12-keys.ts'
import { HMACS, OID } from './oids.ts'

export interface KeyFile {
  keys: readonly KeyObject[]
  certificates: readonly X509Certificate[]
}

/** A key file with a whole chain is some kilobytes. */
const LARGEST = 1_000_000

/** @throws KeyFileFault when the password is wrong, or the file is not one that can be used. */
export function openKeyFile(bytes: Uint8Array, password: string): KeyFile {
  if (bytes.length > LARGEST) throw new KeyFileFault('not-p12')
  try {
    return open(readDer(bytes, 'ber'), password)
  } catch (error) {
    if (error instanceof AsnFault) throw new KeyFileFault('not-p12')
    throw error
  }
}

function open(pfx: Asn, password: string): KeyFile {
  if (pfx.tag !== TAG.sequence || numberOf(child(pfx, 0)) !== 3) throw new KeyFileFault('not-p12')
  const safe = child(pfx, 1)
  if (oidOf(child(safe, 0)) !== OID.data) throw new KeyFileFault('not-p12')
  const content = octetsOf(child(child(safe, 1), 0))
  const mac = pfx.children[2]
  const rounds = { left: MOST_ROUNDS }
  if (mac && !isRight(mac, content, password, rounds)) throw new KeyFileFault('password')
  const found: { keys: KeyObject[]; certificates: X509Certificate[] } = { keys: [], certificates: [] }
  for (const part of readDer(content, 'ber').children) {
    for (const bag of readDer(contentOf(part, password, rounds), 'ber').children) readBag(bag, password, rounds, found)
  }
  return found
}

function contentOf(part: Asn, password: string, rounds: Rounds): Uint8Array {
  const kind = oidOf(child(part, 0))
  if (kind === OID.data) return octetsOf(child(child(part, 1), 0))
  if (kind !== OID.encryptedData) throw new KeyFileFault('cipher', kind)
  const info = child(child(child(part, 1), 0), 1)
  const encrypted = info.children[2]
  if (!encrypted) throw new KeyFileFault('not-p12')
  return decrypt(child(info, 1), octetsOf(encrypted), password, rounds)
}

function readBag(bag: Asn, password: string, rounds: Rounds, found: { keys: KeyObject[]; certificates: X509Certificate[] }): void {
  const value = child(child(bag, 1), 0)
  switch (oidOf(child(bag, 0))) {
    case OID.keyBag:
      found.keys.push(keyOf(value.bytes))
      return
    case OID.shroudedKeyBag:
      found.keys.push(keyOf(decrypt(child(value, 0), octetsOf(child(value, 1)), password, rounds)))
      return
    case OID.certBag:
      if (oidOf(child(value, 0)) === OID.x509) found.certificates.push(certificateOf(octetsOf(child(child(value, 1), 0))))
  }
}

function keyOf(bytes: Uint8Array): KeyObject {
  try {
    return createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' })
  } catch {
    throw new KeyFileFault('key')
  }
}

function certificateOf(bytes: Uint8Array): X509Certificate {
  try {
    return certificateFrom(bytes)
  } catch {
    throw new KeyFileFault('certificate')
  }
}

/** RFC 7292, 5.1, with the key of its appendix B; or PBMAC1 (RFC 9579), which OpenSSL writes from 3.4 on. */
function isRight(mac: Asn, content: Uint8Array, password: string, left: Rounds): boolean {
  const digest = child(mac, 0)
  const algorithm = child(digest, 0)
  const expected = octetsOf(child(digest, 1))
  const salt = octetsOf(child(mac, 1))
  const rounds = mac.children[2] ? roundsOf(mac.children[2], left, 1) : 1
  const kind = oidOf(child(algorithm, 0))
  const made = kind === OID.pbmac1
    ? newMac(child(algorithm, 1), content, password, left)
    : createHmac(digestName(kind), deriveMacKey(digestName(kind), password, salt, rounds)).update(content).digest()
  return made.length === expected.length && timingSafeEqual(made, expected)
}

function newMac(parameters: Asn, content: Uint8Array, password: string, left: Rounds): Buffer {
  const derivation = child(child(parameters, 0), 1)
  const length = derivation.children.find(({ tag }, i) => i > 1 && tag === TAG.integer)
  const prf = tagged(derivation, TAG.sequence)
  const hash = HMACS[prf ? oidOf(child(prf, 0)) : '1.2.840.113549.2.7']
  const outer = HMACS[oidOf(child(child(parameters, 1), 0))]
  if (!hash || !outer || !length) throw new KeyFileFault('cipher', OID.pbmac1)
  const octets = numberOf(length)
  const key = pbkdf2Sync(password, octetsOf(child(derivation, 0)), roundsOf(child(derivation, 1), left, Math.ceil(octets / 20)), octets, hash)
  return createHmac(outer, key).update(content).digest()
}
