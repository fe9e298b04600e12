/** Who seals: the key and the certificate of a P12 that belong together and may be used at a time. */
import { createPublicKey, type X509Certificate } from 'node:crypto'
import { chainOf, factsOf, hashFor, isSelfSigned, ownerOf } from '../pades/certificate.ts'
import type { Signer } from '../pades/cms.ts'
import { AsnFault, same } from '../pades/der.ts'
import { openKeyFile, type KeyFile } from '../pades/p12.ts'
import { KeyFileFault } from '../pades/p12-keys.ts'
import { SealFault } from './faults.ts'

export interface Identity extends Signer {
  name: string
  /** Only those who have this very certificate can trust it. */
  selfSigned: boolean
}

/**
 * @param time when it is to be used: of several pairs, the first that can be.
 * @throws SealFault when the file cannot be used to seal.
 */
export function openIdentity(p12: Uint8Array, password: string, time?: Date): Identity {
  const { keys, certificates } = opened(p12, password)
  if (keys.length === 0) throw new SealFault('no-key')
  const pairs = keys.flatMap((key) => {
    const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
    return certificates.filter(({ publicKey }) => same(publicKey.export({ type: 'spki', format: 'der' }), spki)).map((certificate) => ({ key, certificate }))
  })
  if (pairs.length === 0) throw new SealFault('no-certificate')
  // Issuers give out pairs, one to sign and one to decrypt, sometimes in one file; and who renews keeps the old one in it.
  const able = pairs.filter(({ certificate }) => sound(certificate).maySign !== false)
  const strong = able.flatMap(({ key, certificate }) => {
    const hash = hashFor(key)
    return hash ? [{ key, certificate, hash }] : []
  })
  const pair = strong.find(({ certificate }) => time === undefined || holdsAt(certificate, time)) ?? strong[0]
  if (!pair) throw new SealFault(able.length === 0 ? 'usage' : 'key')
  const { key, certificate, hash } = pair
  return { key, hash, chain: chainOf(certificate, certificates), name: ownerOf(certificate), selfSigned: isSelfSigned(certificate) }
}

function holdsAt(certificate: X509Certificate, time: Date): boolean {
  const { from, to } = sound(certificate)
  return time >= from && time <= to
}

/** @throws SealFault when the certificate does not hold at that time. */
export function demandValid({ chain }: Signer, time: Date): void {
  for (const certificate of chain) {
    const { from, to } = sound(certificate)
    if (time > to) throw new SealFault('expired', day(to))
    if (time < from) throw new SealFault('early', day(from))
  }
}

const day = (time: Date): string => time.toISOString().slice(0, 10)

function opened(p12: Uint8Array, password: string): KeyFile {
  try {
    return openKeyFile(p12, password)
  } catch (error) {
    if (error instanceof KeyFileFault) throw new SealFault(error.why, error.detail)
    throw error
  }
}

function sound(certificate: Parameters<typeof factsOf>[0]): ReturnType<typeof factsOf> {
  try {
    return factsOf(certificate)
  } catch (error) {
    if (error instanceof AsnFault) throw new SealFault('certificate')
    throw error
  }
}
