/** Certificates and key files for the tests, made when they run: an issuer, and organisations that do not exist. */
import { createCipheriv, generateKeyPairSync, pbkdf2Sync, sign, X509Certificate, type KeyObject } from 'node:crypto'
import { der, integer, NULL, octets, oid, sequence, setOf } from '../../src/sign/pades/der-write.ts'
import { OID } from '../../src/sign/pades/oids.ts'

export interface Holder {
  key: KeyObject
  certificate: X509Certificate
  /** DER of the name. */
  name: Uint8Array
}

export interface Wanted {
  name: string
  key?: 'rsa' | 'rsa-1024' | 'P-256' | 'P-384' | 'P-521' | 'secp256k1' | 'ed25519'
  issuer?: Holder
  from?: string
  to?: string
  /** The octet of key usage bits: 0xc0 to sign, 0x20 to encrypt, 0x06 to issue. */
  usage?: number
  extended?: string
  /** Other extensions, critical, with their values in DER. */
  more?: Readonly<Record<string, Uint8Array>>
  /** How many may issue below this one. */
  pathLength?: number
}

export const PASSWORD = 'blåbær og lyng'

let serial = 0

export function certified({ name, key = 'P-256', issuer, from = '2020-01-01', to = '2050-01-01', usage = 0xc0, extended, more = {}, pathLength }: Wanted): Holder {
  const pair = pairOf(key)
  const subject = sequence(setOf(sequence(oid('2.5.4.10'), der(0x0c, Buffer.from(name)))), setOf(sequence(oid('2.5.4.3'), der(0x0c, Buffer.from(name)))))
  const signing = issuer?.key ?? pair.privateKey
  const algorithm = algorithmOf(signing)
  const extension = (id: string, value: Uint8Array): Uint8Array => sequence(oid(id), der(1, Uint8Array.of(0xff)), octets(value))
  const tbs = sequence(
    der(0xa0, integer(2)), integer((serial += 1)), algorithm, issuer?.name ?? subject, sequence(time(from), time(to)), subject,
    pair.publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(
      extension('2.5.29.19', sequence(...(usage === 0x06 ? [der(1, Uint8Array.of(0xff))] : []), ...(pathLength === undefined ? [] : [integer(pathLength)]))),
      extension('2.5.29.15', der(3, Uint8Array.of(0, usage))),
      ...(extended ? [extension('2.5.29.37', sequence(oid(extended)))] : []),
      ...Object.entries(more).map(([id, value]) => extension(id, value)),
    )),
  )
  const signature = sign(signing.asymmetricKeyType === 'ed25519' ? null : 'sha256', tbs, signing)
  const raw = sequence(tbs, algorithm, der(3, Uint8Array.of(0), signature))
  return { key: pair.privateKey, certificate: new X509Certificate(raw), name: subject }
}

function pairOf(key: NonNullable<Wanted['key']>): { privateKey: KeyObject; publicKey: KeyObject } {
  if (key === 'ed25519') return generateKeyPairSync('ed25519')
  if (key.startsWith('rsa')) return generateKeyPairSync('rsa', { modulusLength: key === 'rsa' ? 2048 : 1024 })
  return generateKeyPairSync('ec', { namedCurve: key })
}

function algorithmOf({ asymmetricKeyType }: KeyObject): Uint8Array {
  if (asymmetricKeyType === 'rsa') return sequence(oid('1.2.840.113549.1.1.11'), NULL)
  return sequence(oid(asymmetricKeyType === 'ed25519' ? '1.3.101.112' : '1.2.840.10045.4.3.2'))
}

const time = (day: string): Uint8Array => (day < '2050' ? der(0x17, Buffer.from(`${day.slice(2).replaceAll('-', '')}000000Z`)) : der(0x18, Buffer.from(`${day.replaceAll('-', '')}000000Z`)))

/** A P12 without MAC: AES-256 under PBES2 around the key, certificates in clear. */
export function keyFile(holders: readonly Partial<Holder>[], password = PASSWORD): Uint8Array {
  const bags = holders.flatMap(({ key, certificate }) => [
    ...(key ? [sequence(oid(OID.shroudedKeyBag), der(0xa0, shrouded(key, password)))] : []),
    ...(certificate ? [sequence(oid(OID.certBag), der(0xa0, sequence(oid(OID.x509), der(0xa0, octets(certificate.raw)))))] : []),
  ])
  const part = sequence(oid(OID.data), der(0xa0, octets(sequence(...bags))))
  return sequence(integer(3), sequence(oid(OID.data), der(0xa0, octets(sequence(part)))))
}

function shrouded(key: KeyObject, password: string): Uint8Array {
  const [salt, iv] = [Buffer.alloc(8, 7), Buffer.alloc(16, 9)]
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(password, salt, 1000, 32, 'sha256'), iv)
  const derivation = sequence(oid(OID.pbkdf2), sequence(octets(salt), integer(1000), sequence(oid('1.2.840.113549.2.9'), NULL)))
  const scheme = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(iv))
  const encrypted = Buffer.concat([cipher.update(key.export({ type: 'pkcs8', format: 'der' })), cipher.final()])
  return sequence(sequence(oid(OID.pbes2), sequence(derivation, scheme)), octets(encrypted))
}

export const issuer: Holder = certified({ name: 'Prøveutsteder', usage: 0x06 })
