/** How a P12 hides what it holds: keys made from the password, and the ciphers they open. */
import { createDecipheriv, createHash, pbkdf2Sync } from 'node:crypto'
import { child, numberOf, octetsOf, oidOf, tagged, TAG, type Asn } from './der.ts'
import { CIPHERS, HMACS, MAC_HASHES, OID } from './oids.ts'

/** Why a key file cannot be used; `detail` names the cipher where that is it. */
export class KeyFileFault extends Error {
  readonly why: 'not-p12' | 'password' | 'cipher' | 'rounds' | 'key' | 'certificate'
  readonly detail: string
  constructor(why: KeyFileFault['why'], detail = '') {
    super(why)
    this.why = why
    this.detail = detail
  }
}

/**
 * Opens what is encrypted with PBES2 (RFC 8018, 6.2), as all programs of today write, or with triple DES, as Windows still does.
 * RC2, which older OpenSSL used for certificates, is in no provider that Node has.
 */
export function decrypt(algorithm: Asn, bytes: Uint8Array, password: string, rounds: Rounds): Uint8Array {
  const { cipher, key, iv } = keysOf(oidOf(child(algorithm, 0)), child(algorithm, 1), password, rounds)
  try {
    const opened = createDecipheriv(cipher, key, iv)
    return Buffer.concat([opened.update(bytes), opened.final()])
  } catch {
    throw new KeyFileFault('password')
  }
}

function keysOf(kind: string, parameters: Asn, password: string, left: Rounds): { cipher: string; key: Uint8Array; iv: Uint8Array } {
  if (kind === OID.pbeSha1TripleDes) {
    const [salt, rounds] = [octetsOf(child(parameters, 0)), roundsOf(child(parameters, 1), left, 3)]
    return { cipher: 'des-ede3-cbc', key: derive('sha1', 1, 24, { password, salt, rounds }), iv: derive('sha1', 2, 8, { password, salt, rounds }) }
  }
  if (kind !== OID.pbes2) throw new KeyFileFault('cipher', kind)
  const [derivation, scheme] = [child(parameters, 0), child(parameters, 1)]
  const cipher = CIPHERS[oidOf(child(scheme, 0))]
  if (!cipher || oidOf(child(derivation, 0)) !== OID.pbkdf2) throw new KeyFileFault('cipher', oidOf(child(scheme, 0)))
  const values = child(derivation, 1)
  const prf = tagged(values, TAG.sequence)
  const hash = HMACS[prf ? oidOf(child(prf, 0)) : '1.2.840.113549.2.7']
  if (!hash) throw new KeyFileFault('cipher', prf ? oidOf(child(prf, 0)) : kind)
  const key = pbkdf2Sync(password, octetsOf(child(values, 0)), roundsOf(child(values, 1), left, 2), cipher.key, hash)
  return { cipher: cipher.name, key, iv: octetsOf(child(scheme, 1)) }
}

/** What is left of the rounds that all keys of one file may take: some seconds. Programs write 2,000 to 600,000 for each of two or three. */
export interface Rounds {
  left: number
}
export const MOST_ROUNDS = 6_000_000

/** A file that asks for more rounds than anyone uses only wants to keep us busy. @param times how often they are gone through. */
export function roundsOf(value: Asn, rounds: Rounds, times: number): number {
  const asked = numberOf(value)
  rounds.left -= asked * times
  if (asked < 1 || rounds.left < 0) throw new KeyFileFault('rounds')
  return asked
}

export function digestName(oid: string): string {
  const name = MAC_HASHES[oid]
  if (!name) throw new KeyFileFault('cipher', oid)
  return name
}

/** The key of the MAC is as long as its digest. */
export const deriveMacKey = (hash: string, password: string, salt: Uint8Array, rounds: number): Uint8Array =>
  derive(hash, 3, createHash(hash).digest().length, { password, salt, rounds })

/** RFC 7292, appendix B.2. @param purpose 1 key, 2 initial vector, 3 MAC. */
function derive(hash: string, purpose: 1 | 2 | 3, length: number, from: { password: string; salt: Uint8Array; rounds: number }): Uint8Array {
  const block = hash === 'sha384' || hash === 'sha512' ? 128 : 64
  // The password is big-endian UTF-16 with a closing zero (B.1).
  const letters = Buffer.from(`${from.password}\0`, 'utf16le').swap16()
  const mixed = Buffer.concat([filled(from.salt, block), filled(letters, block)])
  const parts: Buffer[] = []
  for (let made = 0; made < length; ) {
    let digest = createHash(hash).update(new Uint8Array(block).fill(purpose)).update(mixed).digest()
    for (let round = 1; round < from.rounds; round += 1) digest = createHash(hash).update(digest).digest()
    parts.push(digest)
    made += digest.length
    for (let at = 0; at < mixed.length; at += block) addOne(mixed.subarray(at, at + block), filled(digest, block))
  }
  return Buffer.concat(parts).subarray(0, length)
}

/** `part` = `part` + `by` + 1, as numbers of `part.length` octets. */
function addOne(part: Uint8Array, by: Uint8Array): void {
  let carry = 1
  for (let i = part.length - 1; i >= 0; i -= 1) {
    carry += (part[i] ?? 0) + (by[i] ?? 0)
    part[i] = carry & 0xff
    carry >>= 8
  }
}

/** Repeated until it fills whole blocks; nothing stays nothing. */
function filled(bytes: Uint8Array, block: number): Uint8Array {
  const length = Math.ceil(bytes.length / block) * block
  return Uint8Array.from({ length }, (_, i) => bytes[i % bytes.length] ?? 0)
}
