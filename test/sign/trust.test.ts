/** Which certificates are trusted: those that every certificate on the way allows, and no other. */
import { expect, it } from 'vitest'
import { der, NULL, sequence } from '../../src/sign/pades/der-write.ts'
import { OID } from '../../src/sign/pades/oids.ts'
import type { Trust } from '../../src/sign/verify/report.ts'
import { judge } from '../../src/sign/verify/trust.ts'
import { certified, issuer, type Holder, type Wanted } from './certificates.ts'
import { TIME } from './sealing.ts'

const ca = (name: string, wanted: Partial<Wanted> = {}): Holder => certified({ name, issuer, usage: 0x06, ...wanted })
const leaf = (by: Holder, wanted: Partial<Wanted> = {}): Holder => certified({ name: 'Nordvika kommune', issuer: by, ...wanted })
const trust = (one: Holder, others: readonly Holder[] = [], time: Date | undefined = TIME, by: Holder = issuer): Trust =>
  judge(one.certificate, others.map(({ certificate }) => certificate), [{ certificate: by.certificate, file: 'utsteder.pem' }], time)

const TRUSTED: Trust = { kind: 'trusted', by: 'utsteder.pem' }
const between = ca('Mellom')

it.each<[string, () => Trust, Trust]>([
  ['directly below', () => trust(leaf(issuer)), TRUSTED],
  ['with one between', () => trust(leaf(between), [between]), TRUSTED],
  ['with one between that is not there', () => trust(leaf(between)), { kind: 'stranger' }],
  ['that may issue to the last only, and does', () => {
    const last = ca('Siste', { pathLength: 0 })
    return trust(leaf(last), [last])
  }, TRUSTED],
  ['that may issue to the last only, and lets another', () => {
    const last = ca('Siste', { pathLength: 0 })
    const below = ca('Under', { issuer: last })
    return trust(leaf(below), [last, below])
  }, { kind: 'limited', limit: 'length' }],
  ['that may issue to some names', () => {
    const some = ca('Noen', { more: { [OID.nameConstraints]: sequence(der(0xa0, sequence(der(0x82, Buffer.from('nordvika.no'))))) } })
    return trust(leaf(some), [some])
  }, { kind: 'limited', limit: 'names' }],
  ['that demands what is not known', () => trust(leaf(issuer, { more: { '1.2.3.4': NULL } })), { kind: 'limited', limit: 'extension' }],
  ['for a web site', () => trust(leaf(issuer, { extended: OID.serverAuth })), { kind: 'limited', limit: 'use' }],
  ['to encrypt', () => trust(leaf(issuer, { usage: 0x20 })), { kind: 'limited', limit: 'use' }],
  ['that had expired', () => trust(leaf(issuer, { to: '2026-05-01' })), { kind: 'out-of-date' }],
  ['when no time is known', () => judge(leaf(issuer).certificate, [], [{ certificate: issuer.certificate, file: 'utsteder.pem' }], undefined), { kind: 'undated' }],
])('a certificate %s', (_, judged, expected) => expect(judged()).toEqual(expected))

it('takes the way that is allowed, where there are two', () => {
  const limited = ca('Mellom', { more: { '1.2.3.4': NULL } })
  const own = leaf(between)
  expect(trust(own, [limited, between])).toEqual(TRUSTED)
})

it('follows certificates that issued each other only so far', () => {
  const ring = Array.from({ length: 30 }, () => ({ ...between, certificate: ca('Mellom').certificate }))
  expect(trust(leaf(between), ring, TIME, ca('Annen')).kind).toBe('stranger')
})
