/** What is not sealed, and why: each with a reason of its own. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogOf, openPdf } from '../../src/sign/pdf/file.ts'
import { edited, withUpdate } from '../../src/sign/pdf/update.ts'
import { faultWords, SealFault } from '../../src/sign/seal/faults.ts'
import { openIdentity } from '../../src/sign/seal/identity.ts'
import { seal } from '../../src/sign/seal/index.ts'
import { describeWith, inFolder, run } from '../interop/readers.ts'
import { certified, issuer, keyFile, PASSWORD } from './certificates.ts'
import { agreementPdf, organisation, sealed, TIME, verified, withFields } from './sealing.ts'

const good = organisation('Nordvika kommune')
const bare = await agreementPdf()
const identity = openIdentity(keyFile([good]), PASSWORD)
const sealing = { identity, time: TIME, version: '0.1.0' }

/** The code that an action is refused with. */
async function refusal(action: () => unknown): Promise<string> {
  try {
    await action()
    return 'not refused'
  } catch (error) {
    if (!(error instanceof SealFault)) throw error
    for (const language of ['nb', 'en'] as const) expect(faultWords(error, language).reason).not.toContain('{}')
    return error.code
  }
}

describe('a key file', () => {
  it.each([
    ['with the wrong password', () => openIdentity(keyFile([good]), 'feil'), 'password'],
    ['without a key', () => openIdentity(keyFile([{ certificate: good.certificate }]), PASSWORD), 'no-key'],
    ['without a certificate', () => openIdentity(keyFile([{ key: good.key }]), PASSWORD), 'no-certificate'],
    ['with the certificate of another key', () => openIdentity(keyFile([{ key: good.key, certificate: issuer.certificate }]), PASSWORD), 'no-certificate'],
    ['with a small RSA key', () => openIdentity(keyFile([certified({ name: 'A', key: 'rsa-1024' })]), PASSWORD), 'key'],
    ['with an unusual curve', () => openIdentity(keyFile([certified({ name: 'A', key: 'secp256k1' })]), PASSWORD), 'key'],
    ['with an Ed25519 key', () => openIdentity(keyFile([certified({ name: 'A', key: 'ed25519' })]), PASSWORD), 'key'],
    ['made to encrypt', () => openIdentity(keyFile([certified({ name: 'A', usage: 0x20 })]), PASSWORD), 'usage'],
    ['that is empty', () => openIdentity(new Uint8Array(), PASSWORD), 'not-p12'],
    ['that is a PDF', () => openIdentity(bare, PASSWORD), 'not-p12'],
    ['that is cut off', () => openIdentity(keyFile([good]).subarray(0, 300), PASSWORD), 'not-p12'],
  ])('%s', async (_, open, code) => expect(await refusal(open)).toBe(code))

  it('that has expired, or does not hold yet', async () => {
    const expired = organisation('A', { to: '2026-05-01' })
    const early = organisation('A', { from: '2026-07-01' })
    for (const [holder, code] of [[expired, 'expired'], [early, 'early']] as const) expect(await refusal(() => sealed(bare, holder))).toBe(code)
  })

  it('with a key to sign and one to encrypt seals with the first', () => {
    const two = [certified({ name: 'Til kryptering', usage: 0x20 }), certified({ name: 'Til signering' })]
    expect(openIdentity(keyFile(two), PASSWORD).name).toBe('Til signering')
  })

  it('that its owner issued is used, and said to be so', async () => {
    const own = certified({ name: 'Alene' })
    const made = await seal(bare, { ...sealing, identity: openIdentity(keyFile([own]), PASSWORD) })
    expect(made.seals).toMatchObject([{ selfSigned: true, faults: [] }])
    expect(verified(made.bytes).seals[0]?.trust).toEqual({ kind: 'stranger' })
  })

  it('never brings a crash, whatever byte is wrong in it', () => {
    const file = keyFile([good])
    for (let at = 0; at < file.length; at += 3) {
      const copy = Uint8Array.from(file)
      copy[at] = (copy[at] ?? 0) ^ 0x41
      try {
        openIdentity(copy, PASSWORD)
      } catch (error) {
        expect(error).toBeInstanceOf(SealFault)
      }
    }
  })
})

describe('a PDF', () => {
  const inCatalog = (entries: Record<string, string>, added: readonly string[] = []): Uint8Array => {
    const file = openPdf(bare)
    const root = file.trailer.entries.get('Root')
    return withUpdate(file, new Map([[root?.type === 'ref' ? root.number : 0, edited(bare, catalogOf(file), entries)], ...added.map((text, i): [number, Buffer] => [9000 + i, Buffer.from(text)])]), '')
  }
  const certifiedFor = (p: number): Uint8Array => inCatalog({ Perms: '<< /DocMDP 9000 0 R >>' }, [`<< /Type /Sig /Reference [<< /TransformMethod /DocMDP /TransformParams << /P ${p} >> >>] >>`])

  it.each<[string, () => Promise<unknown>, string]>([
    ['that is no PDF', () => seal(Buffer.from('Dette er ikke en PDF'), sealing), 'broken'],
    ['that is empty', () => seal(new Uint8Array(), sealing), 'broken'],
    ['that is cut off', () => seal(bare.subarray(0, bare.length - 400), sealing), 'broken'],
    ['that is certified', () => seal(certifiedFor(1), sealing), 'certified'],
    ['that is certified for forms, in a new field', () => seal(certifiedFor(2), sealing), 'certified'],
    ['that is a dynamic form', () => seal(inCatalog({ AcroForm: '<< /Fields [] /XFA [] >>' }), sealing), 'dynamic-form'],
    ['without the field', () => seal(withFields(bare, ['a', 'b']), { ...sealing, field: 'c' }), 'no-field'],
    ['whose field is sealed', async () => seal(await sealed(withFields(bare, ['a']), good, { field: 'a' }), { ...sealing, field: 'a' }), 'field-taken'],
    ['that was changed after it was sealed', async () => seal(Buffer.concat([await sealed(bare, good), Buffer.from('\n')]), sealing), 'tampered'],
  ])('%s', async (_, action, code) => expect(await refusal(action)).toBe(code))

  it('that was not made here is sealed, and said not to be ours', async () => {
    const text = Buffer.from(bare).toString('latin1').replaceAll('<xmp:CreatorTool>lilla', '<xmp:CreatorTool>ander')
    expect((await seal(Buffer.from(text, 'latin1'), sealing)).ownFile).toBe(false)
  })

  it('that nests without end is refused, not followed', async () => {
    const deep = Buffer.from(bare).toString('latin1').replace('/Type /Catalog', `/X ${'['.repeat(5000)}${']'.repeat(5000)} /Type /Catalog`)
    expect(await refusal(() => seal(Buffer.from(deep, 'latin1'), sealing))).toBe('broken')
  })
})

describeWith('qpdf', 'an encrypted PDF', () => {
  it('is refused', async () => {
    const encrypted = await inFolder(async (folder) => {
      await writeFile(join(folder, 'in.pdf'), bare)
      return run('qpdf', ['--encrypt', '', 'eier', '256', '--', join(folder, 'in.pdf'), '-'])
    })
    expect(await refusal(() => seal(encrypted, sealing))).toBe('encrypted')
  })
})

describe('a time-stamping service', () => {
  it.each<[string, () => Promise<Uint8Array>]>([
    ['that does not answer', () => Promise.reject(new Error('ECONNREFUSED'))],
    ['that answers nothing', () => Promise.resolve(new Uint8Array())],
    ['that answers something else', () => Promise.resolve(createHash('sha256').digest())],
    ['that refuses', () => Promise.resolve(Buffer.from('30053003020102', 'hex'))],
  ])('%s', async (_, stamp) => expect(await refusal(() => seal(bare, { ...sealing, stamp }))).toBe('timestamp'))
})
