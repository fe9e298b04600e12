/** Known attacks on sealed files: each is found, and named for what it is. */
import { describe, expect, it } from 'vitest'
import { catalogOf, dictAt, itemsOf, openPdf, pagesOf, signatureFields } from '../../src/sign/pdf/file.ts'
import { edited, sourceText, withUpdate } from '../../src/sign/pdf/update.ts'
import { agreementPdf, codes, faultsOf, organisation, sealed, verified, withFields } from './sealing.ts'

const nordvika = organisation('Nordvika kommune')
const sorvika = organisation('Sørvika kommune')
const one = await sealed(await agreementPdf(), nordvika)
const withField = await sealed(withFields(await agreementPdf(), ['sig_nordvika_1', 'sig_sorvika_1']), nordvika, { field: 'sig_nordvika_1' })

/** Appends a layer in which some dictionaries have other entries. */
function overlaid(bytes: Uint8Array, changes: Readonly<Record<number, Readonly<Record<string, string>>>>, added: Readonly<Record<number, string>> = {}): Uint8Array {
  const file = openPdf(bytes)
  const changed = Object.entries(changes).map(([number, entries]): [number, Buffer] => {
    const object = file.object(Number(number))
    if (object?.value.type !== 'dict') throw new Error(`no dictionary ${number}`)
    return [Number(number), edited(object.source, object.value, entries)]
  })
  return withUpdate(file, new Map([...changed, ...Object.entries(added).map(([number, text]): [number, Buffer] => [Number(number), Buffer.from(text)])]), 'attack')
}

const touched = (bytes: Uint8Array): string[] => faultsOf(verified(bytes)).flatMap((fault): readonly string[] => (fault.code === 'overlay' ? (fault.touched ?? []) : [fault.code]))
const root = (bytes: Uint8Array): number => {
  const value = openPdf(bytes).trailer.entries.get('Root')
  return value?.type === 'ref' ? value.number : -1
}

describe('an honest file', () => {
  it('has no fault with one seal, with two, or with a free field', async () => {
    for (const bytes of [one, withField, await sealed(one, sorvika), await sealed(withField, sorvika, { field: 'sig_sorvika_1' })]) expect(faultsOf(verified(bytes))).toEqual([])
  })
})

describe('an incremental overlay after sealing', () => {
  it('that exchanges the content of a page', () => {
    const [page = 0, second = 0] = pagesOf(openPdf(one))
    const other = dictAt(openPdf(one), openPdf(one).object(second)?.value)?.entries.get('Contents')
    expect(touched(overlaid(one, { [page]: { Contents: other ? sourceText(one, other) : '' } }))).toEqual(['content'])
  })

  it('that exchanges the stream itself', () => {
    const file = openPdf(one)
    const contents = dictAt(file, file.object(pagesOf(file)[0] ?? 0)?.value)?.entries.get('Contents')
    const number = contents?.type === 'ref' ? contents.number : -1
    expect(touched(overlaid(one, {}, { [number]: '<< /Length 7 >>\nstream\nBT ET q\nendstream' }))).toEqual(['content'])
  })

  it('that lays a note over the text', () => {
    const [page = 0] = pagesOf(openPdf(one))
    expect(touched(overlaid(one, { [page]: { Annots: '[9000 0 R]' } }, { 9000: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 600 800] /Contents (Ny tekst) >>' }))).toEqual(['annotations'])
  })

  it('that changes the order of the pages, or drops one', () => {
    const file = openPdf(one)
    const pages = catalogOf(file).entries.get('Pages')
    const number = pages?.type === 'ref' ? pages.number : -1
    const kids = itemsOf(file, dictAt(file, pages)?.entries.get('Kids')).map((kid) => sourceText(one, kid))
    expect(kids.length).toBeGreaterThan(1)
    expect(touched(overlaid(one, { [number]: { Kids: `[${[...kids].reverse().join(' ')}]` } }))).toContain('page-order')
    expect(touched(overlaid(one, { [number]: { Kids: `[${kids.slice(1).join(' ')}]`, Count: String(kids.length - 1) } }))).toContain('pages')
  })

  it('that exchanges the appearance of a field', () => {
    const field = signatureFields(openPdf(withField)).find(({ name }) => name === 'sig_nordvika_1')
    const form = '<< /Type /XObject /Subtype /Form /BBox [0 0 150 30] /Length 4 >>\nstream\nq Q \nendstream'
    expect(touched(overlaid(withField, { [field?.number ?? 0]: { AP: '<< /N 9000 0 R >>' } }, { 9000: form }))).toEqual(['appearance'])
  })

  it('that only adds bytes', () => {
    expect(codes(overlaid(one, {}, { 9000: '(ingenting)' }))).toEqual(['overlay'])
    expect(codes(Buffer.concat([one, Buffer.from('\n')]))).toEqual(['overlay'])
  })

  it('that takes the seal out of the form, or the form out of the file', () => {
    const bare = overlaid(one, { [root(one)]: { AcroForm: '<< /Fields [] >>' } })
    expect(verified(bare).seals).toEqual([])
    expect(codes(bare)).toEqual(['removed'])
  })

  it('that is sealed by another afterwards is still named for the first', async () => {
    const [page = 0] = pagesOf(openPdf(one))
    const changed = overlaid(one, { [page]: { Rotate: '90' } })
    await expect(sealed(changed, sorvika)).rejects.toMatchObject({ code: 'tampered' })
  })

  it('that hides in one layer with a new seal', async () => {
    // The attacker has a key of his own, and puts a change in the very layer that his seal makes.
    const [page = 0] = pagesOf(openPdf(one))
    const changed = overlaid(one, { [page]: { Rotate: '90' } })
    const { prepare } = await import('../../src/sign/seal/place.ts')
    const { partsFor, writeCms } = await import('../../src/sign/pades/cms.ts')
    const { createHash } = await import('node:crypto')
    const { bytes, start, end } = prepare(openPdf(changed), { time: new Date(0), name: 'X', version: '0', reserve: 4096 })
    const digest = createHash('sha256').update(bytes.subarray(0, start)).update(bytes.subarray(end)).digest()
    const cms = writeCms(partsFor({ key: sorvika.key, chain: [sorvika.certificate], hash: 'sha256' }, digest))
    bytes.write(Buffer.from(cms).toString('hex'), start + 1, 'latin1')
    const { seals } = verified(bytes)
    expect(seals.map(({ faults }) => faults)).toEqual([[{ code: 'overlay', touched: ['content'] }], []])
  })
})

describe('a range that does not cover the file', () => {
  const at = Buffer.from(one).lastIndexOf('/ByteRange [')
  const ranged = (write: (numbers: number[]) => string): Uint8Array => {
    const copy = Buffer.from(one)
    const old = copy.toString('latin1', at + 12, at + 48)
    const text = write(old.trim().replace(']', '').trim().split(' ').map(Number))
    copy.write(`${text}]`.padEnd(37), at + 12, 'latin1')
    return copy
  }

  it('wrapped, with room for more than the seal', () => {
    expect(codes(ranged(([a = 0, b = 0, c = 0, d = 0]) => `${a} ${b} ${c + 10} ${d - 10}`))).toEqual(['wrapped'])
    expect(codes(ranged(([a = 0, b = 0, c = 0, d = 0]) => `${a} ${b - 10} ${c} ${d}`))).toEqual(['wrapped'])
  })

  it('not from the first byte, too long, negative, or of another shape', () => {
    expect(codes(ranged(([, b = 0, c = 0, d = 0]) => `1 ${b - 1} ${c} ${d}`))).toEqual(['range'])
    expect(codes(ranged(([a = 0, b = 0, c = 0, d = 0]) => `${a} ${b} ${c} ${d + 1}`))).toEqual(['range'])
    expect(codes(ranged(([a = 0, b = 0, c = 0]) => `${a} ${b} ${c} -5`))).toEqual(['range'])
    expect(codes(ranged(() => '0 1 2'))).toEqual(['range'])
    expect(codes(ranged(([a = 0, b = 0, c = 0, d = 0]) => `${a} ${b} ${c} ${d - 20}`))).toEqual(['range'])
  })
})

describe('a seal of ours that is written otherwise', () => {
  const range = verified(one).seals[0]?.range ?? []
  const [, start = 0, end = 0] = range
  const contents = (change: (digits: string) => string): Uint8Array => {
    const copy = Buffer.from(one)
    copy.write(change(copy.toString('latin1', start + 1, end - 1)), start + 1, 'latin1')
    return copy
  }

  it('in capitals', () => expect(codes(contents((digits) => digits.toUpperCase()))).toEqual(['rewritten']))
  it('with something in its padding', () => expect(codes(contents((digits) => `${digits.slice(0, -2)}01`))).toEqual(['rewritten']))
  it('with the seal of another file', async () => {
    const other = await sealed(withFields(await agreementPdf(), ['x']), nordvika)
    const [, from = 0, to = 0] = verified(other).seals[0]?.range ?? []
    expect(codes(contents((digits) => Buffer.from(other).toString('latin1', from + 1, to - 1).slice(0, digits.length).padEnd(digits.length, '0')))).toEqual(['changed'])
  })
  it('with nothing in it', () => expect(codes(contents((digits) => '0'.repeat(digits.length)))).toEqual(['unreadable']))
})
