/** Layers after a seal as honest programs write them: none raises an alarm, and what was added is said. */
import { describe, expect, it } from 'vitest'
import { linesOf, verdict } from '../../src/commands/verify-words.ts'
import { isSound } from '../../src/commands/verify.ts'
import type { Speaker } from '../../src/commands/verify-faults.ts'
import { der, integer, oid, octets, sequence, setOf } from '../../src/sign/pades/der-write.ts'
import { OID } from '../../src/sign/pades/oids.ts'
import type { PdfReport, Trust } from '../../src/sign/verify/report.ts'
import { AT, changed, layered, look, metadata, NEW, signature, SIGNATURE, smallPdf, stream, UNSEEN, WIDGET, withNewField, type Objects, type Signing } from './layers.ts'
import { faultsOf, organisation, sealed, verified } from './sealing.ts'

const nordvika = organisation('Nordvika kommune')
const sorvika = organisation('Sørvika kommune', { key: 'rsa' })
const base = await sealed(smallPdf(), nordvika, { field: 'sig_en' })

const NB: Speaker = { language: 'nb', say: (nb: string) => nb }
const EN: Speaker = { language: 'en', say: (_: string, en: string) => en }
const signed = (objects: Objects, more: Signing = {}, file: Uint8Array = base): Buffer => layered(file, objects, { holder: sorvika, ...more })
const fillsIn = (entries: Readonly<Record<string, string>> = {}): Objects => ({ [AT.next]: changed(base, AT.next, { V: `${NEW + 1} 0 R`, ...entries }), [NEW + 1]: SIGNATURE })
const said = (bytes: Uint8Array): string => linesOf(verified(bytes), NB).join('\n')

describe('another signature', () => {
  const KID = NEW + 2
  const group = (entries: string): Objects => withNewField(base, `${UNSEEN} /Parent ${KID} 0 R`, { inForm: KID, more: { [KID]: `<< /T (Gruppe) /Kids [${NEW} 0 R] ${entries} >>` } })
  it.each<[string, Objects, Signing]>([
    ['in a field that was there', fillsIn(), {}],
    ['in a new field, on a page that does not say in which order one comes to it', withNewField(base, UNSEEN), {}],
    ['in a new field with an empty look', withNewField(base, `${UNSEEN} /MK << >> /DA (/Helv 0 Tf)`), {}],
    ['in a new field with a place of its own', withNewField(base, `/FT /Sig /Kids [${KID} 0 R]`, { onPage: KID, more: { [KID]: `<< /Type /Annot /Subtype /Widget /Rect [0 0 0 0] /F 132 /Parent ${NEW} 0 R >>` } }), {}],
    ['in a group', group(''), {}],
    ['in a group that says what its fields are', group('/FT /Sig'), {}],
    ['with a comment of the program that made it', fillsIn(), { before: '%Program 1.0\n' }],
    ['in a field whose texts are written in another encoding', fillsIn({ T: '(sig\\137to)', TU: '(Underskrift \\205 Ordf\\370rer)' }), {}],
  ])('%s', (_, objects, more) => {
    const report = verified(signed(objects, more))
    expect(faultsOf(report)).toEqual([])
    expect(isSound(report)).toBe(true)
    expect(report.seals).toHaveLength(2)
  })

  it('that shows something within a field that was there is a note', () => {
    const bytes = signed({ ...fillsIn({ AP: `<< /N ${NEW + 2} 0 R >>` }), [NEW + 2]: look('0 g 0 0 9 9 re f') })
    expect(faultsOf(verified(bytes))).toEqual([])
    expect(said(bytes)).toContain('Merk: Feltet «sig_to» fikk et synlig innhold')
  })

  it('on a page whose order was given does not change it', () => {
    const tabbed = { [AT.page]: changed(base, AT.page, { Annots: `[8 0 R ${NEW} 0 R]`, Tabs: '/S' }) }
    const objects = { ...withNewField(base, UNSEEN), ...tabbed }
    expect(faultsOf(verified(signed(objects)))).toEqual([])
    const first = signed(objects)
    const again = layered(first, { [AT.next]: changed(first, AT.next, { V: `${NEW + 4} 0 R` }), [NEW + 4]: SIGNATURE, [AT.page]: changed(first, AT.page, { Tabs: '/R' }) }, { holder: nordvika })
    expect(faultsOf(verified(again)).length).toBeGreaterThan(0)
  })
})

describe('what the file says of itself', () => {
  it('may get the name of the program that signed, and that is said', () => {
    const bytes = signed({ ...fillsIn(), [AT.info]: '<< /Title (\\376\\377\\000A\\000v\\000t\\000a\\000l\\000e) /Creator (lilla) /Producer (Annet) /ModDate (D:20260601) >>', [AT.metadata]: metadata('Annet') })
    expect(faultsOf(verified(bytes))).toEqual([])
    expect(said(bytes)).toContain('Merk: Opplysninger om filen (metadata) er endret etter forseglingen.')
    expect(verdict(verified(bytes), undefined, NB)).toBe('Konklusjon: Uendret siden forseglingen.')
  })
})

describe('data by which seals are checked later', () => {
  const [CERTS, VRI, DSS] = [60, 61, 62]
  const KEY = 'A'.repeat(40)
  const catalog = (file: Uint8Array): Objects => ({ [AT.catalog]: changed(file, AT.catalog, { DSS: `${DSS} 0 R`, Extensions: '<< /ESIC << /BaseVersion /1.7 /ExtensionLevel 1 >> >>' }) })
  const added: Objects = { ...catalog(base), [CERTS]: stream('cert'), [VRI]: `<< /Type /VRI /Cert [${CERTS} 0 R] >>`, [DSS]: `<< /Certs [${CERTS} 0 R] /VRI << /${KEY} ${VRI} 0 R >> >>` }
  const after = layered(base, added)

  it('may come after the last seal (PAdES-B-LT), and that is said', () => {
    expect(faultsOf(verified(after))).toEqual([])
    expect(said(after)).toContain('Merk: Sertifikater og svar som seglene kan kontrolleres med senere (DSS), er lagt til')
  })

  it('may come with metadata, but metadata alone may not come unsealed', () => {
    const info = { [AT.info]: '<< /Title (Avtale) /Creator (lilla) /Producer (Annet) >>' }
    expect(faultsOf(verified(layered(base, { ...added, ...info })))).toEqual([])
    expect(faultsOf(verified(layered(base, info)))).toEqual([{ code: 'overlay', touched: [] }])
  })

  it('may grow, and be renewed (PAdES-B-LTA)', () => {
    const stamped = signed(withNewField(after, UNSEEN), {}, after)
    const grown = layered(stamped, { 63: stream('more'), 64: '<< /Type /VRI >>', [DSS]: `<< /Certs [${CERTS} 0 R 63 0 R] /VRI << /${KEY} ${VRI} 0 R /${'B'.repeat(40)} 64 0 R >> >>` })
    expect(faultsOf(verified(grown))).toEqual([])
    expect(faultsOf(verified(layered(stamped, { [VRI]: '<< /Type /VRI /TU (D:20260601) >>' })))).toEqual([])
  })

  it.each<[string, Objects]>([
    ['lose what was there', { [DSS]: '<< /Certs [] >>' }],
    ['change it', { [CERTS]: stream('tres') }],
    ['hold anything else', { [DSS]: `<< /Certs [${CERTS} 0 R] /X ${CERTS} 0 R >>` }],
    ['hold what does something', { [DSS]: `<< /Certs [${CERTS} 0 R << /S /JavaScript /JS (x) >>] >>` }],
  ])('may not %s', (_, objects) => {
    const stamped = signed(withNewField(after, UNSEEN), {}, after)
    expect(faultsOf(verified(layered(stamped, objects))).length).toBeGreaterThan(0)
  })

  it('may not come along with a mark in the file', () => {
    expect(faultsOf(verified(layered(base, { ...added, 63: '(ingenting)' })))).toEqual([{ code: 'overlay', touched: ['other'] }])
  })
})

describe('kinds of seals', () => {
  /** The algorithm of the signature stands last in a seal. */
  const withAlgorithm = (type: string) => (cms: Buffer): Buffer => {
    const [old, now] = [Buffer.from(oid('1.2.840.113549.1.1.11')), Buffer.from(oid(type))]
    const at = cms.lastIndexOf(old)
    if (at === -1 || now.length !== old.length) throw new Error('no algorithm')
    now.copy(cms, at)
    return cms
  }

  it('that lilla does not know are neither sound nor broken', () => {
    const bytes = signed(fillsIn(), { cms: withAlgorithm('1.2.840.113549.1.1.10') })
    expect(faultsOf(verified(bytes)).map(({ code }) => code)).toEqual(['unknown'])
    expect(isSound(verified(bytes))).toBe(false)
    expect(said(bytes)).toContain('lilla kan ikke kontrollere denne typen segl (RSA-PSS)')
    expect(verdict(verified(bytes), undefined, NB)).toContain('lilla kan ikke kontrollere alle seglene')
    expect(faultsOf(verified(signed({ ...fillsIn(), [NEW + 1]: signature('', 'adbe.x509.rsa_sha1') })))).toMatchObject([{ code: 'unknown' }])
  })

  it('that hide behind an unknown one do not hide a change after it', () => {
    const bytes = layered(signed(fillsIn(), { cms: withAlgorithm('1.2.840.113549.1.1.10') }), { [AT.content]: stream('q Q') })
    expect(verdict(verified(bytes), undefined, NB)).toContain('STOL IKKE')
  })

  it('that are older than PAdES are not called PAdES', () => {
    const bytes = signed({ ...fillsIn(), [NEW + 1]: signature('', 'adbe.pkcs7.detached') })
    expect(faultsOf(verified(bytes))).toEqual([])
    expect(said(bytes).split('sig_to')[1]).not.toContain('PAdES')
    expect(said(bytes).split('sig_to')[0]).toContain('PAdES-B-B')
  })
})

describe('the verdict', () => {
  const sound = verified(base)
  const stamped = (trust: Trust): PdfReport => ({ ...sound, seals: sound.seals.map((one) => ({ ...one, timestamp: { time: new Date(0), authority: 'Prøvetid', trust } })) })

  it('is not «Uendret» alone when the time-stamp is not to be trusted', () => {
    expect(verdict(stamped({ kind: 'stranger' }), undefined, NB)).toBe('Konklusjon: Uendret siden forseglingen, men det er ikke vist når filen ble forseglet.')
    expect(verdict(stamped({ kind: 'out-of-date' }), undefined, EN)).toContain('not shown when')
    expect(verdict(stamped({ kind: 'trusted', by: 'x' }), undefined, NB)).toBe('Konklusjon: Uendret siden forseglingen.')
  })

  it('and the faults are in the language of the reader', () => {
    const cut = base.subarray(0, base.length - 30)
    expect(linesOf(verified(cut), NB).join()).toMatch(/Filen er ødelagt og kan ikke leses som PDF: [a-zæøå ,]+\.$/)
    const parts = sequence(integer(1), oid(OID.data), octets(Uint8Array.of(1)), setOf(), der(0xa0))
    const garbled = signed(fillsIn(), { cms: () => Buffer.from(parts) })
    expect(said(garbled)).toContain('Seglet er ødelagt, eller av et slag som lilla ikke kjenner: innholdet er skrevet feil.')
  })

  it('names a field that is seen, even when it is small', () => {
    const bytes = signed(withNewField(base, `${WIDGET} /Rect [300 20 320 40]`))
    expect(said(bytes)).toContain('FEIL: Et synlig felt er lagt over sidene etter at filen ble forseglet.')
  })
})
