/** What a seal needs to know of a certificate (RFC 5280) that node:crypto does not tell. */
import { X509Certificate, type KeyObject } from 'node:crypto'
import { AsnFault, child, octetsOf, oidOf, readDer, same, TAG, tagged, timeOf, type Asn } from './der.ts'
import { OID, type Hash } from './oids.ts'

export interface CertificateFacts {
  /** DER of the issuer's name and of the serial number: what a signature names its certificate by. */
  issuer: Uint8Array
  serial: Uint8Array
  from: Date
  to: Date
  /** Undefined where the certificate does not limit its use. */
  maySign?: boolean
}

export function factsOf(certificate: X509Certificate): CertificateFacts {
  const tbs = child(readDer(certificate.raw), 0)
  // The version is left out of the first certificates.
  const first = tagged(tbs, 0xa0) ? 1 : 0
  const validity = child(tbs, first + 3)
  const usage = extension(tbs, OID.keyUsage)
  return {
    serial: child(tbs, first, TAG.integer).bytes,
    issuer: child(tbs, first + 2, TAG.sequence).bytes,
    from: timeOf(child(validity, 0)),
    to: timeOf(child(validity, 1)),
    // Bits 0 digitalSignature and 1 nonRepudiation (4.2.1.3), after the octet that counts unused bits.
    ...(usage && { maySign: ((usage.content[1] ?? 0) & 0xc0) !== 0 }),
  }
}

function extension(tbs: Asn, oid: string): Asn | undefined {
  const list = tagged(tbs, 0xa3)?.children[0]
  const found = list?.children.find((one) => oidOf(child(one, 0)) === oid)
  const value = found?.children.at(-1)
  return value && readDer(octetsOf(value))
}

/** How the owner is named: the organisation, and its number where there is one (ETSI EN 319 412-3, 4.2.1). */
export function ownerOf(certificate: X509Certificate): string {
  const parts = nameParts(certificate.subject)
  const [organisation, common, number] = [parts.get('O'), parts.get('CN'), parts.get('organizationIdentifier') ?? parts.get('serialNumber')]
  const name = organisation ?? common ?? certificate.subject.replaceAll('\n', ', ')
  return number === undefined ? name : `${name} (${number})`
}

export function issuerOf(certificate: X509Certificate): string {
  const parts = nameParts(certificate.issuer)
  return parts.get('CN') ?? parts.get('O') ?? certificate.issuer.replaceAll('\n', ', ')
}

/** Node writes a name as lines of `O=…`; a line feed inside a value it escapes. */
function nameParts(name: string): Map<string, string> {
  return new Map(name.split('\n').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]))
}

/** Undefined when the key is of a kind that no seal is made with: small RSA, other curves, Ed25519. */
export function hashFor(key: KeyObject): Hash | undefined {
  const { modulusLength = 0, namedCurve } = key.asymmetricKeyDetails ?? {}
  if (key.asymmetricKeyType === 'rsa') return modulusLength >= 2048 ? 'sha256' : undefined
  if (key.asymmetricKeyType !== 'ec') return undefined
  return ({ prime256v1: 'sha256', secp384r1: 'sha384', secp521r1: 'sha512' } as const)[namedCurve ?? '']
}

/** By name and key; whether it may issue others is another question. */
export const isSelfSigned = (certificate: X509Certificate): boolean =>
  certificate.subject === certificate.issuer && certificate.verify(certificate.publicKey)

/** The certificates from the first one up, each signed by the next. `others` may hold more than the chain. */
export function chainOf(first: X509Certificate, others: readonly X509Certificate[]): X509Certificate[] {
  const chain = [first]
  for (let last = first; chain.length < 10 && !isSelfSigned(last); last = chain.at(-1) ?? last) {
    const next = others.find((one) => issued(last, one) && !chain.some(({ raw }) => same(raw, one.raw)))
    if (!next) break
    chain.push(next)
  }
  return chain
}

/** Whether a certificate was signed by another, which is one that may sign certificates. */
export function issued(certificate: X509Certificate, by: X509Certificate): boolean {
  return by.ca && certificate.checkIssued(by) && certificate.verify(by.publicKey)
}

/** A certificate with a key that can be read: node decodes the key only when it is asked for, and an odd one throws then. @throws AsnFault */
export function certificateFrom(bytes: Uint8Array | string): X509Certificate {
  try {
    const certificate = new X509Certificate(bytes)
    certificate.publicKey.export({ type: 'spki', format: 'der' })
    return certificate
  } catch {
    throw new AsnFault('not a certificate')
  }
}

/** The certificates of a file: PEM, one or more, or one in DER. @throws AsnFault when there is none. */
export function certificatesIn(bytes: Uint8Array): X509Certificate[] {
  const blocks = Buffer.from(bytes).toString('latin1').match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)
  return blocks ? blocks.map(certificateFrom) : [certificateFrom(bytes)]
}
