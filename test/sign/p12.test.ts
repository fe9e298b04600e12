/** Key files as OpenSSL writes them, in the ways of today and of long ago. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { faultWords, SealFault } from '../../src/sign/seal/faults.ts'
import { openIdentity } from '../../src/sign/seal/identity.ts'
import { describeWith, inFolder, run } from '../interop/readers.ts'
import { issuer } from './certificates.ts'
import { organisation } from './sealing.ts'

const holder = organisation('Nordvika kommune', { key: 'rsa' })

/** @param password as OpenSSL takes it, and as we are given it. */
async function written(args: readonly string[], password: string): Promise<Uint8Array> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'key.pem'), holder.key.export({ type: 'pkcs8', format: 'pem' }))
    await writeFile(join(folder, 'cert.pem'), holder.certificate.toString())
    await writeFile(join(folder, 'ca.pem'), issuer.certificate.toString())
    await run('openssl', ['pkcs12', '-export', '-inkey', join(folder, 'key.pem'), '-in', join(folder, 'cert.pem'), '-certfile', join(folder, 'ca.pem'), '-out', join(folder, 'out.p12'), '-passout', `pass:${password}`, ...args])
    return readFile(join(folder, 'out.p12'))
  })
}

describeWith('openssl', 'key files of OpenSSL', () => {
  it.each([
    ['as today', []],
    ['with triple DES, as Windows writes', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1']],
    ['with AES-128 and many rounds', ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-iter', '100000']],
    ['with a SHA-512 check', ['-macalg', 'sha512']],
    ['with a SHA-224 check', ['-macalg', 'sha224']],
    ['without a check', ['-nomac']],
    ['with certificates in clear', ['-certpbe', 'NONE']],
  ])('%s are opened', async (_, args) => {
    const { name, chain } = openIdentity(await written(args, 'hemmelig'), 'hemmelig')
    expect([name, chain.length]).toEqual(['Nordvika kommune', 2])
  })

  it('with an empty password, and one with letters that are not ASCII', async () => {
    expect(openIdentity(await written([], ''), '').name).toBe('Nordvika kommune')
    expect(openIdentity(await written([], 'blåbær'), 'blåbær').name).toBe('Nordvika kommune')
  })

  it('that ask for more rounds than anyone uses are refused at once', async () => {
    const file = Buffer.from(await written(['-iter', '100000'], 'hemmelig'))
    const [asked, endless] = ['020301' + '86a0', '02037f' + 'ffff'].map((hex) => Buffer.from(hex, 'hex')) as [Buffer, Buffer]
    endless.copy(file, file.lastIndexOf(asked))
    expect(() => openIdentity(file, 'hemmelig')).toThrow(expect.objectContaining({ code: 'rounds' }) as Error)
  })

  it('with RC2, as OpenSSL before 3 wrote, are refused with the way on', async () => {
    const file = await written(['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES'], 'hemmelig').catch(() => undefined)
    // Where OpenSSL has no legacy provider, no such file can be made.
    if (!file) return
    const fault = await Promise.resolve().then(() => openIdentity(file, 'hemmelig')).catch((error: unknown) => error)
    expect(fault).toMatchObject({ code: 'cipher', detail: '1.2.840.113549.1.12.1.6' })
    expect(faultWords(fault as SealFault, 'nb').remedy).toContain('openssl pkcs12')
  })

  it.each([[[]], [['-nomac']], [['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES']]])('%j and the wrong password are told apart from a broken file', async (args) => {
    const file = await written(args, 'hemmelig')
    expect(() => openIdentity(file, 'Hemmelig')).toThrow(expect.objectContaining({ code: 'password' }) as Error)
  })
})
