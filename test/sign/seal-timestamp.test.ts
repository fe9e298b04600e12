/** Seals with a time-stamp (PAdES-B-T), from an authority that is OpenSSL's. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openIdentity } from '../../src/sign/seal/identity.ts'
import { seal } from '../../src/sign/seal/index.ts'
import { prepare } from '../../src/sign/seal/place.ts'
import { openPdf } from '../../src/sign/pdf/file.ts'
import { timestampQuery, tokenIn } from '../../src/sign/pades/timestamp.ts'
import { describeWith, inFolder, run } from '../interop/readers.ts'
import { answer } from './authority.ts'
import { keyFile, PASSWORD } from './certificates.ts'
import { agreementPdf, codes, faultsOf, organisation, sealed, TIME, verified } from './sealing.ts'

const nordvika = organisation('Nordvika kommune')

describeWith(['openssl', 'pdfsig', 'qpdf'], 'a time-stamped seal', () => {
  it('says when by the authority’s clock, and is accepted by poppler and qpdf', async () => {
    const file = await sealed(await agreementPdf(), nordvika, { stamp: answer })
    const { seals } = verified(file)
    expect(seals).toMatchObject([{ faults: [], timestamp: { authority: 'Prøvetid', trust: { kind: 'trusted' } } }])
    // The seal states another time than the authority's, which is now.
    expect(seals[0]?.timestamp?.time.getTime()).toBeGreaterThan(TIME.getTime())
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'in.pdf'), file)
      expect((await run('pdfsig', ['-nocert', join(folder, 'in.pdf')])).toString()).toContain('Signature is Valid.')
      expect((await run('qpdf', ['--check', join(folder, 'in.pdf')])).toString()).toContain('No syntax')
    })
    expect(faultsOf(verified(await sealed(file, organisation('Sørvika kommune'))))).toEqual([])
  })

  it('has a fault when any byte of it is another', async () => {
    const bare = await agreementPdf()
    const file = await sealed(bare, nordvika, { stamp: answer })
    const [, start = 0, end = 0] = verified(file).seals[0]?.range ?? []
    // The token is the end of the seal, before the padding.
    const digits = Buffer.from(file).toString('latin1', start + 1, end - 1).replace(/0+$/, '').length
    fc.assert(fc.property(fc.integer({ min: start, max: start + digits }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const copy = Uint8Array.from(file)
      copy[at] = (copy[at] ?? 0) ^ by
      return codes(copy).length > 0
    }), { numRuns: process.env['MODE'] === 'long' ? 2000 : 200 })
  })

  it('is not made from the stamp of another seal, nor of one who is no authority', async () => {
    const identity = openIdentity(keyFile([nordvika]), PASSWORD)
    let earlier: Uint8Array | undefined
    const replayed = async (query: Uint8Array): Promise<Uint8Array> => (earlier ??= await answer(query))
    const sealing = { identity, time: TIME, version: '0.1.0', stamp: replayed }
    await seal(await agreementPdf(), sealing)
    await expect(seal(await agreementPdf(), sealing)).rejects.toMatchObject({ code: 'timestamp' })
    await expect(seal(await agreementPdf(), { ...sealing, stamp: (query) => answer(query, nordvika) })).rejects.toMatchObject({ code: 'timestamp' })
  })

  it('over a whole file, as services add last, is understood, and covers what was sealed before', async () => {
    const { bytes, start, end } = prepare(openPdf(await sealed(await agreementPdf(), nordvika)), { time: TIME, name: 'Prøvetid', version: '0', reserve: 4096 })
    bytes.write('ETSI.RFC3161       ', bytes.lastIndexOf('ETSI.CAdES.detached'), 'latin1')
    const over = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)])
    const nonce = Buffer.from('0102030405060708', 'hex')
    bytes.write(Buffer.from(tokenIn(await answer(timestampQuery(over, nonce)), over, nonce)).toString('hex'), start + 1, 'latin1')
    expect(verified(bytes).seals).toMatchObject([{ owner: 'Nordvika kommune', faults: [] }, { owner: 'Prøvetid', faults: [], timestamp: { authority: 'Prøvetid', trust: { kind: 'trusted' } } }])
    bytes[3000] = (bytes[3000] ?? 0) ^ 1
    expect(codes(bytes)).toEqual(expect.arrayContaining(['changed', 'timestamp']))
  })
})
