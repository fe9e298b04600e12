/** The message for the archive is valid after the published schema, by xmllint, whatever a title or a name may hold. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { arkivmelding, type ArchivedDocument } from '../../src/render/noark/arkivmelding.ts'
import { agreement, filesOf, folderWith, lilla } from '../cli/lilla.ts'

const SCHEMA = fileURLToPath(new URL('../fixtures/fiks-arkiv-v2/no.ks.fiks.arkiv.v2.arkivering.arkivmelding.opprett.xsd', import.meta.url))
/** @returns what xmllint has to say; empty where the message is valid. */
function faults(xml: string): string {
  const { status, stderr, error } = spawnSync('xmllint', ['--noout', '--nonet', '--schema', SCHEMA, '-'], { input: xml, encoding: 'utf8' })
  if (error) throw error
  return status === 0 ? '' : stderr
}
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0

const bytes = new TextEncoder().encode('%PDF-1.7')
const document = (kind: ArchivedDocument['kind'], title: string, file = '01.pdf'): ArchivedDocument => ({
  kind, title, status: 'done', files: [{ name: file, title: file, bytes, variant: 'archive', isOwn: false }],
})

describe.runIf(hasXmllint)('arkivmelding.xml', () => {
  it('is valid for any title, name, number and date', () => {
    const text = fc.oneof(fc.string({ minLength: 1, unit: 'grapheme' }), fc.constantFrom('A & B <c>', '"x"', ']]>', 'Ærlig «avtale»', ' ', '\u0001\u0008x')).filter((value) => value.trim() !== '')
    const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value)
    const archive = fc.record({
      saksaar: maybe(fc.integer({ min: 1990, max: 2099 })), sakssekvensnummer: maybe(fc.nat(99_999)), saksstatus: maybe(fc.oneof(text, fc.constantFrom('Under behandling', 'B'))),
      journalaar: maybe(fc.integer({ min: 1990, max: 2099 })), journalposttype: maybe(fc.constantFrom('Saksframlegg', 'X', 'noe annet')), dokumentetsDato: maybe(fc.constant('2026-01-31')),
      klasseID: maybe(text), offentligTittel: maybe(text), saksansvarlig: maybe(text), saksbehandler: maybe(text), administrativEnhet: maybe(text), noekkelord: maybe(fc.array(text, { maxLength: 3 })), mappeID: maybe(text), registreringsID: maybe(text),
    })
    const meta = fc.record({
      arkiv: archive, utkast: fc.constant('2026-01-31'),
      parter: fc.array(fc.record({ id: fc.constant('a'), navn: text, orgnr: fc.constantFrom('123456785', undefined) }), { maxLength: 3 }),
      skjerming: fc.constantFrom(undefined, { tilgangsrestriksjon: 'Unntatt offentlighet', skjermingshjemmel: 'offl. § 23 første ledd', skjermingOpphoererDato: '2030-12-31' }),
    })
    const visible = text.filter((value) => /[\p{L}\p{N}]/u.test(value))
    fc.assert(
      fc.property(meta, visible, fc.array(visible, { maxLength: 3 }), (given, title, attached) => {
        const { skjerming, parter, ...rest } = given
        const parties = parter.map(({ orgnr, ...party }) => ({ ...party, ...(orgnr !== undefined && { orgnr }) })).filter(({ navn }) => /[\p{L}\p{N}]/u.test(navn))
        const xml = arkivmelding({ ...rest, parter: parties, ...(skjerming && { skjerming }) }, [document('saksframlegg', title), ...attached.map((name) => ({ ...document('vedlegg', name), id: '5259796' }))])
        expect(faults(xml)).toBe('')
      }),
      { numRuns: 60 },
    )
  })

  it('has the names of Noark 5, filled from the front matter', () => {
    const xml = arkivmelding(
      { arkiv: { saksaar: 2021, sakssekvensnummer: 5, journalaar: 2021, journalsekvensnummer: 12008, saksstatus: 'Under behandling', saksansvarlig: 'Kari Eksempel', saksbehandler: 'Ola Eksempel', klasseID: 'FE-026' }, utkast: '2021-01-22' },
      [document('saksframlegg', 'Orientering')],
    )
    for (const part of ['<mappeID>2021/5</mappeID>', '<saksaar>2021</saksaar>', '<sakssekvensnummer>5</sakssekvensnummer>', '<journalsekvensnummer>12008</journalsekvensnummer>', '<klasseID>FE-026</klasseID>', '<n5mdk:kode>B</n5mdk:kode>', '<n5mdk:kode>S</n5mdk:kode>', '<n5mdk:kode>SAKSFRAMLEGG</n5mdk:kode>', '<dokumentetsDato>2021-01-22</dokumentetsDato>', '<antallVedlegg>0</antallVedlegg>', '<n5mdk:kode>fmt/276</n5mdk:kode>']) {
      expect(xml).toContain(part)
    }
  })

  it('is judged by a schema that finds faults', () => {
    const xml = arkivmelding({ utkast: '2026-01-31' }, [document('avtale', 'Avtale')])
    expect(faults(xml)).toBe('')
    expect(faults(xml.replace('<journalposttype>', '<journaltype>').replace('</journalposttype>', '</journaltype>'))).toContain('journaltype')
    expect(faults(xml.replace('2026-01-31', '31.1.2026'))).toContain('31.1.2026')
    expect(faults(xml.replace('<tittel>Avtale</tittel>', '<tittel></tittel>'))).toContain('tittel')
  })

  it('is not made of a document that would go to the archive as open though it is not meant to be', async () => {
    const closed = (lines: string): string => agreement().replace('parter:', `skjerming:\n${lines}parter:`)
    const cwd = folderWith({ 'x/2026-01-31.md': closed('  tilgangsrestriksjon: Unntatt offentlighet\n  skjermingshjemmel: null\n'), 'y/2026-01-31.md': closed('  tilgangsrestriksjon: Unntatt offentlighet\n  skjermingshjemmel: offl. § 23 første ledd\n  skjermingsvarighet: 5\n') })
    const { exit, err } = await lilla(['build', 'x', '--noark', '--format', 'txt'], { cwd })
    expect([exit, err]).toEqual([1, expect.stringMatching(/x\/2026-01-31\.md:\d+:\d+ {2}feil {2}NRK-001/u)])
    const other = await lilla(['build', 'y', '--noark', '--format', 'txt', '--verbose'], { cwd })
    expect([other.exit, other.err]).toEqual([0, expect.stringContaining('NRK-002')])
  }, 60_000)

  it('lies with its documents in a folder and in a zip, each with its right hash, the same every time', async () => {
    const head = (text: string): string => text.replace('parter:', 'vedlegg:\n  - { tittel: Kart over havna, fil: vedlegg/kart.md }\n  - { tittel: Tabell, fil: vedlegg/tall.csv }\nparter:')
    const cwd = folderWith({ 'x/2026-01-31.md': head(agreement()), 'x/vedlegg/kart.md': '# Kart\n\nHavna.\n', 'x/vedlegg/tall.csv': 'a;b\n1;2\n' })
    const once = await lilla(['build', 'x', '--noark', '--format', 'pdf', '--out', 'a'], { cwd })
    expect(once.exit, once.err).toBe(0)
    const files = filesOf(join(cwd, 'a/x/2026-01-31-noark'))
    expect([...files.keys()]).toEqual(['01-avtale.docx', '01-avtale.pdf', '02-vedlegg.pdf', '03-vedlegg.csv', 'arkivmelding.xml'])
    const xml = String(files.get('arkivmelding.xml'))
    expect(faults(xml)).toBe('')
    expect(xml).toContain('<antallFiler>4</antallFiler>')
    for (const [name, content] of files) if (name !== 'arkivmelding.xml') expect(xml).toContain(`<sjekksum>${createHash('sha256').update(content).digest('hex')}</sjekksum>`)
    const zip = readFileSync(join(cwd, 'a/x/2026-01-31-noark.zip'))
    expect(Object.entries(unzipSync(zip)).map(([name, content]) => [name, Buffer.from(content).equals(files.get(name) ?? Buffer.alloc(0))]).sort()).toEqual([...files.keys()].map((name) => [name, true]))

    await lilla(['build', 'x', '--noark', '--format', 'pdf', '--out', 'b'], { cwd, env: { TZ: 'Asia/Tokyo' } })
    expect(readFileSync(join(cwd, 'b/x/2026-01-31-noark.zip')).equals(zip)).toBe(true)
  })
})
