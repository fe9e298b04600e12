/** Layers after a seal that change what is shown, by one who has a key of his own: each is named for what it is. */
import { describe, expect, it } from 'vitest'
import { openPdf, signatureFields } from '../../src/sign/pdf/file.ts'
import { verdict } from '../../src/commands/verify-words.ts'
import { isSound } from '../../src/commands/verify.ts'
import type { Speaker } from '../../src/commands/verify-faults.ts'
import { AT, changed, layered, look, NEW, signature, SIGNATURE, smallPdf, stream, UNSEEN, WIDGET, withNewField, type Objects, type Signing } from './layers.ts'
import { faultsOf, organisation, sealed, verified } from './sealing.ts'

const nordvika = organisation('Nordvika kommune')
const sorvika = organisation('Sørvika kommune')
const base = await sealed(smallPdf(), nordvika, { field: 'sig_en' })

const NB: Speaker = { language: 'nb', say: (nb: string) => nb }
const faults = (bytes: Uint8Array): string[] => faultsOf(verified(bytes)).flatMap((fault): readonly string[] => (fault.code === 'overlay' ? (fault.touched ?? []) : [fault.code]))
const attacked = (objects: Objects, more: Signing = {}, file: Uint8Array = base): Uint8Array => layered(file, objects, { holder: sorvika, ...more })
/** Signs the field that is free, as an honest signer would. */
const signs = (file: Uint8Array): Objects => ({ [AT.next]: changed(file, AT.next, { V: `${NEW + 1} 0 R` }), [NEW + 1]: SIGNATURE })

it('an honest layer has no fault', () => {
  expect(faults(attacked(signs(base)))).toEqual([])
  expect(verdict(verified(attacked(signs(base))), undefined, NB)).toBe('Konklusjon: Uendret siden forseglingen.')
})

describe('a seal', () => {
  const replaced = { [AT.first]: changed(base, AT.first, { V: `${NEW + 1} 0 R` }), [NEW + 1]: SIGNATURE }
  const page = { [AT.page]: changed(base, AT.page, { Contents: `${AT.other} 0 R` }) }

  it('replaced in its own field by another is removed', () => {
    expect(verified(attacked({ ...replaced, ...page })).faults).toEqual([{ code: 'removed', detail: 'sig_en' }])
  })

  it('in two fields is not two seals', () => {
    const report = verified(attacked({ ...signs(base), ...replaced, ...page }))
    expect(report.faults).toEqual([{ code: 'removed', detail: 'sig_en' }, { code: 'shared', detail: 'sig_to' }])
    expect(report.seals).toHaveLength(1)
  })

  it('left out by a layer that follows one before it is removed', () => {
    const first = openPdf(smallPdf()).sections[0]?.at ?? 0
    expect(verified(attacked(signs(base), { previous: first })).faults).toEqual([{ code: 'removed', detail: '' }])
  })

  it('whose dictionary is written anew is no wrapped one', () => {
    const number = signatureFields(openPdf(base))[0]?.signature?.number ?? 0
    expect(faults(layered(base, { [number]: changed(base, number, { Name: '(Kongen)' }) }))).toEqual(['signature'])
  })
})

describe('a new signature field', () => {
  it.each([
    ['that is a drawing', withNewField(base, '/Type /Annot /Subtype /Square /FT /Sig /Rect [0 0 0 0] /IC [1 1 1]'), ['annotations']],
    ['that is text', withNewField(base, '/Type /Annot /Subtype /FreeText /FT /Sig /Rect [0 0 0 0] /Contents (Ny tekst)'), ['annotations']],
    ['with a background', withNewField(base, `${UNSEEN} /MK << /BG [1 1 1] >>`), ['annotations']],
    ['with kids that are no objects', withNewField(base, `${UNSEEN} /Kids [<< /Subtype /Square /Rect [0 0 0 0] >>]`), ['annotations']],
    ['that is a link', withNewField(base, '/Type /Annot /Subtype /Link /FT /Sig /Rect [0 0 0 0] /A << /S /URI /URI (https://example.org) >>'), ['actions']],
    ['that runs a script', withNewField(base, `${UNSEEN} /AA << /PO << /S /JavaScript /JS (x) >> >>`), ['actions']],
    ['whose signature holds more', withNewField(base, UNSEEN, { sig: signature('/AA << /O << /S /JavaScript /JS (x) >> >>') }), ['signature']],
    ['in a group that runs a script', withNewField(base, `${UNSEEN} /Parent ${NEW + 2} 0 R`, { inForm: NEW + 2, more: { [NEW + 2]: `<< /T (G) /Kids [${NEW} 0 R] /AA << >> >>` } }), ['actions']],
  ])('%s', (_, objects, expected) => expect(faults(attacked(objects))).toEqual(expected))

  it('that is seen has its own verdict, whatever its size', () => {
    for (const rect of ['0 0 595 842', '300 20 310 25']) {
      const report = verified(attacked(withNewField(base, `${WIDGET} /Rect [${rect}] /AP << /N ${NEW + 2} 0 R >>`, { more: { [NEW + 2]: look('1 g 0 0 595 842 re f') } })))
      expect(faultsOf(report)).toEqual([{ code: 'laid-over', detail: 'Signature1' }])
      expect(isSound(report)).toBe(false)
      expect(verdict(report, undefined, NB)).toContain('Det som vises, er endret')
    }
  })

  it('that shows an annotation which was there but on no page', async () => {
    const hidden = smallPdf({ 13: `<< /Type /Annot /Subtype /Widget /FT /Sig /Rect [0 0 0 0] >>` })
    const file = await sealed(hidden, nordvika, { field: 'sig_en' })
    expect(faults(attacked(withNewField(file, '/FT /Sig /Kids [13 0 R]', { onPage: 13 }), {}, file))).toEqual(['annotations'])
  })
})

describe('a file that was made ready for it', () => {
  const prepared = async (objects: Objects): Promise<Uint8Array> => sealed(smallPdf(objects), nordvika, { field: 'sig_en' })
  const square = '<< /Type /Annot /Subtype /Square /Rect [40 300 560 800] /IC [1 1 1] >>'

  it('in which a name passes for an entry', async () => {
    const page = (entries: string): string => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Annots [8 0 R] ${entries} >>`
    const file = await prepared({ [AT.page]: page('/AA /x#20/Contents#206#200#20R#20/D#20name:y /Contents 5 0 R'.replaceAll(/#20\//g, '#20#2f')) })
    expect(faults(attacked({ ...signs(file), [AT.page]: page('/AA /x /Contents 6 0 R /D /y#20#2fContents#205#200#20R') }, {}, file))).toContain('content')
  })

  it('that refers to an annotation which comes later', async () => {
    const file = await prepared({ [AT.page]: '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R /Annots [8 0 R 35 0 R] >>' })
    const catalog = changed(file, AT.catalog, { DSS: '<< /Certs [35 0 R] >>' })
    expect(faults(attacked({ ...signs(file), [AT.catalog]: catalog, 35: square }, {}, file))).toContain('annotations')
    expect(faults(attacked({ ...signs(file), 35: square.replace('/Type /Annot', '/Type /ObjStm') }, {}, file))).toEqual(['annotations'])
    expect(faults(attacked({ ...signs(file), 35: '<< /Type /VRI >>' }, {}, file))).toEqual(['annotations'])
  })

  it('that refers to an appearance which comes later', async () => {
    const file = await prepared({ [AT.next]: smallField('/Rect [0 0 595 842] /AP << /N 35 0 R >>') })
    expect(faults(attacked({ ...signs(file), 35: look('1 g 0 0 595 842 re f') }, {}, file))).toEqual(['appearance'])
  })

  it('in which a page is also what may change', async () => {
    const file = await prepared({ [AT.catalog]: '<< /Type /Catalog /Pages 2 0 R /AcroForm 7 0 R /DSS << /VRI 14 0 R >> >>', [AT.page]: '<< /Type /Page /Parent 2 0 R /MediaBox 14 0 R /Contents 5 0 R /Annots [8 0 R] >>', 14: '[0 0 595 842]' })
    expect(faults(attacked({ ...signs(file), 14: '[0 0 9 9]' }, {}, file))).toEqual(['content'])
  })

  it('in which a stream waits for its end', async () => {
    const made = async (length: number): Promise<Buffer> => {
      const file = await prepared({ [AT.content]: `<< /Length ${String(length).padStart(9, '0')} >>\nstream\nq Q` })
      return layered(file, { ...signs(file), [NEW + 1]: signature('/Reason (\nendstream endobj)') }, { holder: sorvika })
    }
    const short = await made(0)
    const reaching = await made(short.indexOf('\nendstream endobj)') - short.indexOf('stream\nq Q') - 7)
    expect(reaching).toHaveLength(short.length)
    expect(faults(reaching)).toEqual(['content'])
  })
})

const smallField = (entries: string): string => `<< /Type /Annot /Subtype /Widget /FT /Sig /T (sig_to) /F 4 /P ${AT.second} 0 R ${entries} >>`

describe('bytes that the cross-references do not list', () => {
  const hidden = `${AT.content} 0 obj\n${stream('1 0 0 rg')}\nendobj\n`
  it.each<[string, Objects, Signing]>([
    ['an object', {}, { before: hidden }],
    ['an object in a comment', {}, { before: `% ${hidden.replaceAll('\n', ' ')}\n` }],
    ['a trailer', {}, { before: 'trailer\n<< /Root 35 0 R >>\n' }],
    ['an end of the file', {}, { before: 'startxref\n9\n%%EOF\n' }],
    ['anything', {}, { before: 'q Q\n' }],
    ['an object in a string', { [NEW + 1]: signature(`/Reason (\n${AT.content} 0 obj << >> endobj)`) }, {}],
    ['a comment before the table', {}, { heading: '% her\n' }],
    ['another trailer', {}, { trailer: '/Encrypted true' }],
  ])('%s', (_, objects, more) => expect(faults(attacked({ ...signs(base), ...objects }, more))).toEqual(['stray']))
})

describe('what the file does', () => {
  it.each([
    ['an action when it is opened', { OpenAction: '<< /S /JavaScript /JS (x) >>' }, ['actions']],
    ['a script by name', { Names: '<< /JavaScript << /Names [] >> >>' }, ['actions']],
    ['a file in the file', { Names: '<< /EmbeddedFiles << /Names [] >> >>' }, ['attachments']],
    ['a portfolio', { Collection: '<< >>' }, ['attachments']],
    ['layers', { OCProperties: '<< /OCGs [] /D << >> >>' }, ['layers']],
    ['what is not known', { PieceInfo: '<< >>' }, ['other']],
  ])('%s', (_, entries, expected) => expect(faults(attacked({ ...signs(base), [AT.catalog]: changed(base, AT.catalog, entries) }))).toEqual(expected))

  it.each([
    ['a title', { [AT.info]: '<< /Title (Annen avtale) /Creator (lilla) >>' }],
    ['a script in it', { [AT.info]: '<< /Title (Avtale) /Creator (lilla) /A << /S /JavaScript >> >>' }],
    ['a claim', { [AT.metadata]: stream('<x/>', '/Type /Metadata /Subtype /XML') }],
  ])('metadata with %s', (_, objects) => expect(faults(attacked({ ...signs(base), ...objects }))).toEqual(['metadata']))
})

describe('a certified file', () => {
  const certifying = (parameters: string, method = 'DocMDP'): Uint8Array =>
    layered(smallPdf(), { [AT.first]: changed(smallPdf(), AT.first, { V: `${NEW + 3} 0 R` }), [NEW + 3]: signature(`/Reference [<< /Type /SigRef /TransformMethod /${method} /TransformParams << ${parameters} >> >>]`) }, { holder: nordvika })
  it.each<[string, string, string, boolean, string[]]>([
    ['allows nothing', '/P 1', 'DocMDP', false, ['disallowed']],
    ['allows no new field', '/P 2', 'DocMDP', true, ['disallowed']],
    ['allows that a field is signed', '/P 2', 'DocMDP', false, []],
    ['allows that by default', '', 'DocMDP', false, []],
    ['locks a field', '/Action /Include /Fields [(sig_to)]', 'FieldMDP', false, ['disallowed']],
    ['locks all fields', '/Action /All', 'FieldMDP', false, ['disallowed']],
    ['locks all but one', '/Action /Exclude /Fields [(sig_to)]', 'FieldMDP', false, []],
  ])('that %s', (_, parameters, method, isNew, expected) => {
    const file = certifying(parameters, method)
    expect(faults(file)).toEqual([])
    expect(faults(attacked(isNew ? withNewField(file, UNSEEN) : signs(file), {}, file))).toEqual(expected)
  })
})
