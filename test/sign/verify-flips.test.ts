/** One byte of a sealed file changed, anywhere: always found. Untouched files: never an alarm. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementPdf, codes, organisation, sealed, withFields } from './sealing.ts'

const RUNS = process.env['MODE'] === 'long' ? 1000 : 150
const nordvika = organisation('Nordvika kommune', { key: 'rsa' })
const sorvika = organisation('Sørvika kommune', { key: 'P-384' })
const bare = await agreementPdf()
const files = {
  'with an RSA seal': await sealed(bare, nordvika),
  'with an EC seal': await sealed(bare, sorvika),
  'with two seals in fields': await sealed(await sealed(withFields(bare, ['en', 'to']), nordvika, { field: 'en' }), sorvika, { field: 'to' }),
}

describe.each(Object.entries(files))('a file %s', (_, file) => {
  const flipped = (at: number, by: number): string[] => {
    const copy = Uint8Array.from(file)
    copy[at] = (copy[at] ?? 0) ^ by
    return codes(copy)
  }
  const by = fc.integer({ min: 1, max: 255 })

  it('has no fault', () => expect(codes(file)).toEqual([]))

  it('has a fault when any byte is another', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: file.length - 1 }), by, (at, mask) => flipped(at, mask).length > 0), { numRuns: RUNS })
  })

  it('also in what was added to seal it, where the bytes are not all under the signature', () => {
    fc.assert(fc.property(fc.integer({ min: bare.length, max: file.length - 1 }), by, (at, mask) => flipped(at, mask).length > 0), { numRuns: RUNS })
  })

  it('has a fault when it is cut off', () => {
    fc.assert(fc.property(fc.integer({ min: bare.length + 2, max: file.length - 1 }), (length) => {
      // What is cut off right after a seal is the file as it was then.
      const cut = file.subarray(0, length)
      return /%%EOF\n$/.test(Buffer.from(cut.subarray(-7)).toString('latin1')) || codes(cut).length > 0
    }), { numRuns: Math.min(RUNS, 200) })
  })
})

describe('untouched files', () => {
  it(`give no alarm in ${RUNS}, each sealed at another time`, async () => {
    for (let i = 0; i < RUNS; i += 1) expect(codes(await sealed(bare, sorvika, { time: new Date(Date.UTC(2021, 0, 1, i, i % 60)) }))).toEqual([])
  })
})
