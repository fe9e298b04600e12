/** What earlier signatures forbid, what old and odd files ask for, and what a time-stamp must be: sealed so that all accept it, or refused in words. */
import { describe, expect, it } from 'vitest'
import { catalogOf, dictAt, openPdf, pagesOf, signatureFields } from '../../src/sign/pdf/file.ts'
import { edited, withUpdate } from '../../src/sign/pdf/update.ts'
import { faultWords, SealFault } from '../../src/sign/seal/faults.ts'
import { openIdentity } from '../../src/sign/seal/identity.ts'
import { seal } from '../../src/sign/seal/index.ts'
import { lockOn } from '../../src/sign/seal/locks.ts'
import { describeWith } from '../interop/readers.ts'
import { answer, authority } from './authority.ts'
import { certified, issuer, keyFile, PASSWORD } from './certificates.ts'
import { agreementPdf, faultsOf, organisation, sealed, TIME, verified, withFields } from './sealing.ts'

const good = organisation('Nordvika kommune')
const bare = await agreementPdf()
const sealing = { identity: openIdentity(keyFile([good]), PASSWORD), time: TIME, version: '0.1.0' }

/** With two fields, the first signed by a signature that has these entries. */
function signedWith(entries: string, lock = ''): ReturnType<typeof openPdf> {
  const file = openPdf(withFields(bare, ['a', 'b']))
  const [first] = signatureFields(file)
  if (!first) throw new Error('no field')
  const changed = edited(file.bytes, first.dict, { V: '9000 0 R', ...(lock && { Lock: lock }) })
  return openPdf(withUpdate(file, new Map([[first.number, changed], [9000, Buffer.from(`<< /Type /Sig ${entries} >>`)]]), ''))
}
const reference = (method: string, parameters: string): string => `/Reference [<< /TransformMethod /${method} /TransformParams << ${parameters} >> >>]`

describe('an earlier signature', () => {
  it.each<[string, string, string, string | undefined, string | undefined]>([
    ['that says nothing', '', '', undefined, undefined],
    ['that certifies', reference('DocMDP', '/P 1'), '', 'b', 'certified'],
    ['that certifies for signing, and a field that is there', reference('DocMDP', '/P 2'), '', 'b', undefined],
    ['that certifies for signing, and a new field', reference('DocMDP', '/P 2'), '', undefined, 'certified'],
    ['that locks all fields', reference('FieldMDP', '/Action /All'), '', undefined, 'locked'],
    ['that locks the field', reference('FieldMDP', '/Action /Include /Fields [(b)]'), '', 'b', 'locked'],
    ['that locks another field', reference('FieldMDP', '/Action /Include /Fields [(a)]'), '', 'b', undefined],
    ['that locks all but another field', reference('FieldMDP', '/Action /Exclude /Fields [(a)]'), '', 'b', 'locked'],
    ['that locks all but the field', reference('FieldMDP', '/Action /Exclude /Fields [(b)]'), '', 'b', undefined],
    ['whose field locks all', '', '<< /Type /SigFieldLock /Action /All >>', 'b', 'locked'],
    ['whose field permits nothing more', '', '<< /Type /SigFieldLock /Action /Include /Fields [] /P 1 >>', 'b', 'certified'],
  ])('%s', (_, entries, lock, field, expected) => expect(lockOn(signedWith(entries, lock), field)).toBe(expected))
})

describe('a seal', () => {
  it('never gives a page an order of its annotations after another has sealed', async () => {
    const [page = 0] = pagesOf(openPdf(bare))
    const tabs = (bytes: Uint8Array): boolean => dictAt(openPdf(bytes), openPdf(bytes).object(page)?.value)?.entries.has('Tabs') === true
    expect(tabs(await sealed(bare, good))).toBe(true)
    const untidy = openPdf(withFields(bare, ['a']))
    const object = untidy.object(page)
    if (object?.value.type !== 'dict') throw new Error('no page')
    const noOrder = withUpdate(untidy, new Map([[page, Buffer.from(edited(object.source, object.value, {}).toString('latin1').replace('/Tabs /S', ''))]]), '')
    const twice = await sealed(await sealed(noOrder, good, { field: 'a' }), organisation('Sørvika kommune'))
    expect(tabs(twice)).toBe(false)
    expect(faultsOf(verified(twice))).toEqual([])
  })

  it('takes a number that no object has, also where the file says too few', async () => {
    const text = Buffer.from(bare).toString('latin1')
    const lying = Buffer.from(text.replace(/\/Size \d+/, (size) => '/Size 9'.padEnd(size.length)), 'latin1')
    const made = (await seal(lying, sealing)).bytes
    const before = new Set(openPdf(bare).places.keys())
    expect(signatureFields(openPdf(made)).map(({ number, signature }) => [before.has(number), before.has(signature?.number ?? 0)])).toEqual([[false, false]])
  })

  it('of a file without a catalog is refused as any other that is broken', async () => {
    const text = Buffer.from(bare).toString('latin1')
    const gone = Buffer.from(text.replace(/\/Root \d+ 0 R/, (root) => root.replace(/\d(?= 0 R)/, '').replace('/Root ', '/Root 9')), 'latin1')
    await expect(seal(gone, sealing)).rejects.toMatchObject({ code: 'broken' })
  })

  it('of a file with something before or after it says so', async () => {
    const words = async (bytes: Uint8Array): Promise<string> => seal(bytes, sealing).then(() => 'sealed', (error: unknown) => (error instanceof SealFault ? faultWords(error, 'nb').reason : 'crash'))
    expect(await words(Buffer.concat([Buffer.from('hei\n'), bare]))).toContain('foran dokumentet står 4 byte')
    expect(await words(Buffer.concat([bare, Buffer.from('\0\0hei')]))).toContain('etter slutten på dokumentet')
    expect(await words(Buffer.from('hei'))).toContain('den begynner ikke som en PDF')
  })

  it('is set with the first pair of a key file that can be used then', () => {
    const two = [certified({ name: 'Utløpt', to: '2026-05-01' }), certified({ name: 'Ed25519', key: 'ed25519' }), certified({ name: 'Fornyet' })]
    expect(openIdentity(keyFile(two), PASSWORD, TIME).name).toBe('Fornyet')
  })
})

it('objects that a table hides from old readers are found (hybrid files)', () => {
  const objects = ['1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n', '2 0 obj\n<< /Type /Pages /Kids [] >>\nendobj\n', '3 0 obj\n(skjult)\nendobj\n']
  const head = '%PDF-1.5\n'
  const at = objects.map((_, i) => head.length + objects.slice(0, i).join('').length)
  const rows = Buffer.from([1, (at[2] ?? 0) >> 8, (at[2] ?? 0) & 0xff, 0])
  const start = head.length + objects.join('').length
  const hidden = `4 0 obj\n<< /Type /XRef /Size 5 /W [1 2 1] /Index [3 1] /Length 4 >>\nstream\n${rows.toString('latin1')}\nendstream\nendobj\n`
  const line = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`
  const table = `xref\n0 4\n0000000003 65535 f \n${line(at[0] ?? 0)}${line(at[1] ?? 0)}0000000000 00000 f \ntrailer\n<< /Size 5 /Root 1 0 R /XRefStm ${start} >>\n`
  const file = openPdf(Buffer.from(`${head}${objects.join('')}${hidden}${table}startxref\n${start + hidden.length}\n%%EOF\n`, 'latin1'))
  expect(file.object(3)?.value).toMatchObject({ type: 'string' })
  expect(catalogOf(file).entries.has('Pages')).toBe(true)
})

describeWith('openssl', 'a time-stamp', () => {
  const reasons = async (holder: Parameters<typeof answer>[1], clock: () => Date): Promise<string> =>
    seal(bare, { ...sealing, clock, stamp: (query) => answer(query, holder) }).then(() => 'sealed', (error: unknown) => (error instanceof SealFault ? error.detail : 'crash'))
  const now = (): Date => new Date()

  it('of this time, by one whose certificate holds and is for nothing else, is taken', async () => expect(await reasons(authority, now)).toBe('sealed'))
  it('of another time is not', async () => expect(await reasons(authority, () => new Date('2001-01-01'))).toBe('another time'))
  it('by one whose certificate has expired is not', async () => {
    const expired = certified({ name: 'Utløpt tid', key: 'rsa', issuer, extended: '1.3.6.1.5.5.7.3.8', to: '2021-01-01' })
    expect(await reasons(expired, now)).toBe('an expired authority')
  })
})
