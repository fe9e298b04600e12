/** Seals as programs that are not ours read them: poppler, qpdf, OpenSSL, veraPDF. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { describeWith, inFolder, run } from '../interop/readers.ts'
import { describeWithVerapdf, faults } from '../interop/verapdf.ts'
import { agreementPdf, faultsOf, organisation, sealed, verified, withFields } from './sealing.ts'
import { issuer } from './certificates.ts'

const KEYS = ['rsa', 'P-256', 'P-384', 'P-521'] as const
const holders = KEYS.map((key) => organisation(`Kommune med ${key}`, { key }))
const [rsa, p256] = [holders[0]!, holders[1]!]
const bare = await agreementPdf()
const alone = await Promise.all(holders.map((holder) => sealed(bare, holder)))
/** Three parties in turn, each in a field of its own, and one more that is not seen. */
let inTurn = withFields(bare, ['sig_en', 'sig_to', 'sig_tre'])
for (const [i, name] of ['sig_to', 'sig_en', 'sig_tre', undefined].entries()) inTurn = await sealed(inTurn, holders[i]!, name === undefined ? {} : { field: name })

describe('a seal', () => {
  it('is appended: what was there stands as it was', () => {
    for (const file of alone) expect(Buffer.compare(file.subarray(0, bare.length), bare)).toBe(0)
  })

  it('with an RSA key and a given time is the same every time', async () => {
    expect(Buffer.compare(await sealed(bare, rsa), alone[0]!)).toBe(0)
  })

  it('says who, when by their own clock, and over what', () => {
    expect(verified(alone[1]!)).toMatchObject({
      faults: [], open: [], ownFile: true, claims: ['PDF/A-2a', 'PDF/UA-1'],
      seals: [{ field: 'segl_1', own: true, owner: 'Kommune med P-256', issuer: 'Prøveutsteder', selfSigned: false, whole: true, trust: { kind: 'trusted', by: 'utsteder.pem' }, statedTime: new Date('2026-06-01T10:20:30Z') }],
    })
  })

  it('goes into the field that is named, and leaves the others free', async () => {
    const one = verified(await sealed(withFields(bare, ['sig_en', 'sig_to']), rsa, { field: 'sig_to' }))
    expect([one.seals.map(({ field }) => field), one.open, faultsOf(one)]).toEqual([['sig_to'], ['sig_en'], []])
  })

  it('stays whole when others follow', () => {
    const report = verified(inTurn)
    expect(report.seals.map(({ field, faults: found, whole }) => [field, found, whole])).toEqual([['sig_to', [], false], ['sig_en', [], false], ['sig_tre', [], false], ['segl_1', [], true]])
  })
})

/** What poppler says of each signature: its field, and whether it and the digest hold. */
async function pdfsig(bytes: Uint8Array): Promise<string[][]> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'in.pdf'), bytes)
    const text = (await run('pdfsig', ['-nocert', join(folder, 'in.pdf')])).toString('utf8')
    return text.split(/^Signature #/m).slice(1).map((one) => [/Field Name: (.*)/.exec(one)?.[1] ?? '', /Signature Type: (.*)/.exec(one)?.[1] ?? '', /Signature Validation: (.*)/.exec(one)?.[1] ?? ''])
  })
}

describeWith('pdfsig', 'poppler', () => {
  it('accepts every kind of key', async () => {
    for (const file of alone) expect(await pdfsig(file)).toEqual([['segl_1', 'ETSI.CAdES.detached', 'Signature is Valid.']])
  })

  it('accepts all of four in turn', async () => {
    expect((await pdfsig(inTurn)).map(([field, , valid]) => `${field}: ${valid}`).sort()).toEqual(['segl_1', 'sig_en', 'sig_to', 'sig_tre'].map((field) => `${field}: Signature is Valid.`))
  })
})

describeWith('qpdf', 'qpdf', () => {
  const check = async (bytes: Uint8Array): Promise<void> => inFolder(async (folder) => {
    await writeFile(join(folder, 'in.pdf'), bytes)
    expect((await run('qpdf', ['--check', join(folder, 'in.pdf')])).toString()).toContain('No syntax or stream encoding errors found')
  })

  it('finds no fault', async () => {
    for (const file of [...alone, inTurn]) await check(file)
  })

  it.each([['with its objects in streams', '--object-streams=generate'], ['for the web', '--linearize']])('finds none in a file written %s either', async (_, option) => {
    const rewritten = await inFolder(async (folder) => {
      await writeFile(join(folder, 'in.pdf'), withFields(bare, ['sig_en']))
      return run('qpdf', [option, join(folder, 'in.pdf'), '-'])
    })
    const twice = await sealed(await sealed(rewritten, p256, { field: 'sig_en' }), rsa)
    expect(faultsOf(verified(twice))).toEqual([])
    await check(twice)
  })
})

describeWith('openssl', 'OpenSSL', () => {
  it('accepts every seal as CAdES', async () => {
    for (const file of [...alone, inTurn]) {
      for (const { range } of verified(file).seals) {
        const [from = 0, length = 0, second = 0, rest = 0] = range ?? []
        await inFolder(async (folder) => {
          const digits = Buffer.from(file).toString('latin1', length + 1, second - 1).replace(/(?:00)+$/, '')
          // A seal may itself end with a zero, which OpenSSL would miss.
          const cms = Buffer.from(digits, 'hex')
          await writeFile(join(folder, 'cms'), Buffer.concat([cms, Buffer.alloc(4)]).subarray(0, cms.readUInt16BE(2) + 4))
          await writeFile(join(folder, 'content'), Buffer.concat([file.subarray(from, from + length), file.subarray(second, second + rest)]))
          await writeFile(join(folder, 'ca.pem'), issuer.certificate.toString())
          await run('openssl', ['cms', '-verify', '-cades', '-binary', '-inform', 'DER', '-in', join(folder, 'cms'), '-content', join(folder, 'content'), '-CAfile', join(folder, 'ca.pem'), '-purpose', 'any', '-out', join(folder, 'out')])
        })
      }
    }
  })
})

describeWithVerapdf('veraPDF', () => {
  it.each(['2a', 'ua1'] as const)('passes sealed copies for %s', async (flavour) => {
    expect(await faults({ bare, rsa: alone[0]!, ec: alone[1]!, twice: await sealed(alone[0]!, p256) }, flavour)).toEqual({ bare: [], rsa: [], ec: [], twice: [] })
  })
})
