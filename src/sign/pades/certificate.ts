/** What a seal needs to know of a certificate (RFC 5280) that node:crypto does not tell. */
import { X509Certificate, type KeyObject } from 'node:crypto'
import { AsnFault, child, numberOf, octetsOf, oidOf, readDer, same, TAG, tagged, timeOf, type Asn } from './der.ts'
import { OID, type Hash } from './oids.ts'

export interface CertificateFacts {
  /** DER of the issuer's name and of the serial number: what a signature names its certificate by. */
  issuer: Uint8Array
  serial: Uint8Array
  from: Date
  to: Date
  /** Undefined where the certificate does not limit its use. */
  maySign?: boolean
  /** The purposes that it is made for (4.2.1.12), where it says so. */
  purposes?: readonly string[]
  mayIssue: boolean
  /** How many more may issue between this one and the last (4.2.1.9). */
  pathLength?: number
  /** All its extensions, by their identifiers. */
  extensions: readonly { id: string; critical: boolean }[]
}

/** Purposes that have nothing to do with documents: who has such a certificate only, was not vouched for as one who seals. */
const ELSEWHERE: readonly string[] = [OID.serverAuth, OID.clientAuth, OID.codeSigning, OID.timeStamping, OID.ocspSigning]

/** @throws AsnFault when the certificate does not read, or says a thing twice. */
export function factsOf(certificate: X509Certificate): CertificateFacts {
  const tbs = child(readDer(certificate.raw), 0)
  // The version is left out of the first certificates.
  const first = tagged(tbs, 0xa0) ? 1 : 0
  const validity = child(tbs, first + 3)
  const extensions = extensionsOf(tbs)
  const valueOf = (id: string): Asn | undefined => extensions.find((one) => one.id === id)?.value
  const [usage, purposes, basic] = [valueOf(OID.keyUsage), valueOf(OID.extendedKeyUsage)?.children.map(oidOf), valueOf(OID.basicConstraints)]
  // Bits 0 digitalSignature, 1 nonRepudiation and 5 keyCertSign (4.2.1.3), after the octet that counts unused bits.
  const allows = (bits: number): boolean => usage === undefined || ((usage.content[1] ?? 0) & bits) !== 0
  const length = basic && tagged(basic, TAG.integer)
  return {
    serial: child(tbs, first, TAG.integer).bytes,
    issuer: child(tbs, first + 2, TAG.sequence).bytes,
    from: timeOf(child(validity, 0)),
    to: timeOf(child(validity, 1)),
    ...((usage ?? purposes) && { maySign: allows(0xc0) && !(purposes ?? ['']).every((one) => ELSEWHERE.includes(one)) }),
    ...(purposes && { purposes }),
    mayIssue: certificate.ca && allows(0x04),
    ...(length && { pathLength: numberOf(length) }),
    extensions,
  }
}

function extensionsOf(tbs: Asn): { id: string; critical: boolean; value: Asn }[] {
  const found = (tagged(tbs, 0xa3)?.children[0]?.children ?? []).map((one) => ({
    id: oidOf(child(one, 0)),
    critical: one.children.length === 3 && (child(one, 1, TAG.boolean).content[0] ?? 0) !== 0,
    value: readDer(octetsOf(child(one, one.children.length - 1, TAG.octetString))),
  }))
  if (new Set(found.map(({ id }) => id)).size !== found.length) throw new AsnFault('an extension twice')
  return found
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
