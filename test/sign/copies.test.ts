/** `lilla sign` as a newcomer runs it: the copies, their manifest, and what is never overwritten. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unzipSync } from 'fflate'
import { degrees } from 'pdf-lib'
import { open } from '../../src/render/pdf/finish.ts'
import { fileText } from '../../src/sign/verify/file-text.ts'
import { filesOf, folderWith, lilla, put } from '../cli/lilla.ts'
import { describeWithVerapdf, faults } from '../interop/verapdf.ts'
import { linesOf, readPdf } from '../pdf/read.ts'
import { everyEdition, print } from '../pdf/samples.ts'
import { members, ready, type Told } from './copies-drafts.ts'

const DRAFT = 'agreements/havn/2026-05-11.md'
const FOLDER = 'out/havn/signering/2026-05-11'
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const textOf = async (bytes: Uint8Array): Promise<string[]> => linesOf((await readPdf(bytes)).words)

async function sign(told: Told, args: readonly string[] = [], files: Record<string, string> = {}) {
  const cwd = folderWith({ [DRAFT]: ready(told), ...files })
  const ran = await lilla(['sign', DRAFT, ...args], { cwd })
  return { cwd, ran, again: (more: readonly string[] = args) => lilla(['sign', DRAFT, ...more], { cwd }), files: () => filesOf(join(cwd, 'out')) }
}

interface Manifest {
  tekstavtrykk: string
  layoutmotor: { utgave: string }
  eksemplarer: { slag: string; nummer?: number; av?: number; navn?: string; vedtak: object[]; filer: { fil: string; sha256: string; format: string }[] }[]
  vedlegg: { nummer: number; tittel: string; fil: string; sha256: string }[]
}
const manifestIn = (cwd: string, folder = FOLDER): Manifest => JSON.parse(readFileSync(join(cwd, folder, 'manifest.json'), 'utf8')) as Manifest

describe('on paper', () => {
  it('as many copies as sign, which differ in number and keeper only', async () => {
    const { cwd, ran, files } = await sign({})
    expect(ran.exit, ran.err).toBe(0)
    const pdfs = [...files()].filter(([name]) => name.endsWith('.pdf'))
    expect(pdfs.map(([name]) => name.split('/').at(-1))).toEqual(['eksemplar-1-av-3-nordvika-kommune.pdf', 'eksemplar-2-av-3-sørvika-kommune.pdf', 'eksemplar-3-av-3-fjordland-fylkeskommune.pdf'])
    const texts = await Promise.all(pdfs.map(([, bytes]) => textOf(bytes)))
    const same = texts.map((lines, i) => lines.map((line) => line.replace(`Eksemplar ${i + 1} av 3`, 'Eksemplar N av 3').replace(/^(\s*Tilhører ).*$/u, '$1X')))
    expect(same[1]).toEqual(same[0])
    expect(same[2]).toEqual(same[0])
    expect(texts[0]).not.toEqual(texts[1])
    expect(texts[1]?.filter((line) => line.includes('Tilhører Sørvika kommune')).length).toBeGreaterThan(0)
    // Each holds what all sign, and whose decision it rests on.
    for (const lines of texts) for (const said of ['Fjordland fylkeskommune', 'Vedtak: kommunestyret 10. juni 2026, sak 40/26', 'tre likelydende eksemplarer']) expect(lines.join(' ').replaceAll('\u00A0', ' ')).toContain(said)
    expect(manifestIn(cwd).eksemplarer.map(({ nummer, av, navn }) => [nummer, av, navn])).toEqual([[1, 3, 'Nordvika kommune'], [2, 3, 'Sørvika kommune'], [3, 3, 'Fjordland fylkeskommune']])
  }, 60_000)

  it('with the fingerprint and the page number on every page, and no mark of a draft', async () => {
    const { cwd, files } = await sign({ text: '\n\nPartene drøfter planer, budsjett og regnskap hvert år før sommeren.'.repeat(60) })
    const printed = (manifestIn(cwd).tekstavtrykk.slice(0, 32).match(/.{4}/gu) ?? []).join(' ')
    const { words, pages } = await readPdf(files().get('havn/signering/2026-05-11/eksemplar-1-av-3-nordvika-kommune.pdf') ?? new Uint8Array())
    expect(pages).toBeGreaterThan(2)
    for (let page = 1; page <= pages; page += 1) {
      const text = linesOf(words.filter((word) => word.page === page)).join(' ')
      expect(text).toContain(`Tekstavtrykk ${printed}`)
      expect(text).toContain(`Side ${page} av ${pages}`)
      expect(text).toContain('Eksemplar 1 av 3')
      expect(text).not.toMatch(/utkast|PRØVE/iu)
    }
  }, 60_000)

  it('in Word too, read-only recommended, with the same number and fingerprint', async () => {
    const { cwd, files } = await sign({}, ['--format', 'docx'])
    const parts = unzipSync(files().get('havn/signering/2026-05-11/eksemplar-2-av-3-sørvika-kommune.docx') ?? Buffer.alloc(0))
    const all = Object.values(parts).map((bytes) => Buffer.from(bytes).toString('utf8')).join('')
    const printed = (manifestIn(cwd).tekstavtrykk.slice(0, 32).match(/.{4}/gu) ?? []).join(' ')
    expect(all).toContain('<w:writeProtection w:recommended="true"/>')
    for (const said of ['Eksemplar 2 av 3', 'Tilhører Sørvika kommune', printed]) expect(all).toContain(said)
    expect(all).not.toMatch(/<w:comment |<w:ins |<w:del /u)
  }, 60_000)
})

describe('electronically', () => {
  it('one original, with a field for each and no lines to write on', async () => {
    const { cwd, ran, files } = await sign({ form: 'elektronisk' })
    expect(ran.exit, ran.err).toBe(0)
    const [only] = manifestIn(cwd).eksemplarer
    expect(only?.slag).toBe('original')
    const bytes = files().get('havn/signering/2026-05-11/original.pdf') ?? Buffer.alloc(0)
    const raw = bytes.toString('latin1')
    expect(raw.match(/\/FT \/Sig/gu)).toHaveLength(3)
    const text = (await textOf(bytes)).join('\n')
    expect(text).not.toContain('Navn med blokkbokstaver')
    expect(text).toContain('Avtalen er undertegnet elektronisk i ett eksemplar')
  }, 60_000)

  it('bare for Posten signering, and told what it does not take', async () => {
    const { ran, files } = await sign({ form: 'elektronisk' }, ['--profile', 'posten'])
    expect(ran.exit, ran.err).toBe(0)
    expect(files().get('havn/signering/2026-05-11-posten/original.pdf')?.toString('latin1')).not.toMatch(/AcroForm|\/Widget/u)
    const many = await sign({ form: 'elektronisk', title: 'Samarbeidsavtale om felles planlegging, utbygging, drift og vedlikehold av havnene', parties: Array.from('abcdefghijk', (letter) => `${letter}vik kommune`) }, ['--profile', 'posten'])
    expect(many.ran.exit).toBe(1)
    for (const id of ['SIG-004', 'SIG-006']) expect(many.ran.err).toContain(id)
    const paper = await sign({}, ['--profile', 'posten'])
    expect([paper.ran.exit, paper.ran.err]).toEqual([1, expect.stringContaining('SGN-024')])
  }, 60_000)
})

it('leaves nothing of a file that Posten signering does not take', async () => {
  const plan = await open((await print(everyEdition())).bytes)
  plan.getPage(0).setRotation(degrees(90))
  const head = 'vedlegg:\n  - { tittel: Plan over havna, fil: plan.pdf }\n'
  const cwd = folderWith({ [DRAFT]: ready({ form: 'elektronisk', head }), 'agreements/havn/plan.pdf': await plan.save({ useObjectStreams: false }) })
  const { exit, err } = await lilla(['sign', DRAFT, '--profile', 'posten'], { cwd })
  expect([exit, err]).toEqual([1, expect.stringContaining('SGN-023')])
  expect(existsSync(join(cwd, 'out/havn/signering/2026-05-11-posten'))).toBe(false)
}, 60_000)

describe('by accession', () => {
  const list = { 'medlemmer.csv': members(5) }
  it('a declaration for each who is named and each of the list, and the agreement itself', async () => {
    const { cwd, ran } = await sign({ form: 'tiltredelse' }, ['--medlemmer', 'medlemmer.csv', '--format', 'pdf'], list)
    expect(ran.exit, ran.err).toBe(0)
    const { eksemplarer, tekstavtrykk } = manifestIn(cwd)
    expect(eksemplarer.map(({ slag }) => slag)).toEqual(['avtale', ...Array<string>(8).fill('tiltredelse')])
    const text = (await textOf(readFileSync(join(cwd, FOLDER, 'tiltredelse-9002-medlem-3-kommune.pdf')))).join(' ').replaceAll('\u00A0', ' ')
    const printed = (tekstavtrykk.slice(0, 32).match(/.{4}/gu) ?? []).join(' ')
    for (const said of ['Medlem 3 kommune (kommunenummer 9002) slutter seg til «Samarbeidsavtale om felles havn»', printed, `Tekstavtrykket til avtalen ${printed}`]) expect(text).toContain(said)
    // No organisation number is ever invented.
    expect(text).not.toMatch(/Organisasjonsnummer|\d{3} \d{3} \d{3}/u)
  }, 60_000)

  it('in parts that are gathered into the very manifest of one machine', async () => {
    const { cwd, again, files } = await sign({ form: 'tiltredelse' }, ['--medlemmer', 'medlemmer.csv', '--format', 'pdf'], list)
    const whole = new Map([...files()].map(([name, bytes]) => [name, sha256(bytes)]))
    rmSync(join(cwd, 'out'), { recursive: true })
    const part = (i: number) => again(['--medlemmer', 'medlemmer.csv', '--format', 'pdf', '--shard', `${i}/3`])
    await part(1)
    await part(3)
    const early = await lilla(['sign', FOLDER, '--samle'], { cwd })
    expect([early.exit, early.err]).toEqual([1, expect.stringContaining('SGN-032')])
    await part(2)
    expect((await lilla(['sign', FOLDER, '--samle'], { cwd })).exit).toBe(0)
    const gathered = new Map([...files()].filter(([name]) => !/manifest\.\d/u.test(name)).map(([name, bytes]) => [name, sha256(bytes)]))
    expect(gathered).toEqual(whole)

    // Another engine lays out alike, but its bytes are its own.
    const path = join(cwd, FOLDER, 'manifest.2-av-3.json')
    writeFileSync(path, readFileSync(path, 'utf8').replace('"utgave": "native"', '"utgave": "other"').replace('"utgave": "wasm"', '"utgave": "other"'))
    const mixed = await lilla(['sign', FOLDER, '--samle'], { cwd })
    expect([mixed.exit, mixed.err]).toEqual([1, expect.stringContaining('Layoutmotoren er ikke den samme')])
  }, 120_000)
})

describe('the folder', () => {
  it('is the same after another run, which makes only what is missing', async () => {
    const { cwd, again, files } = await sign({}, ['--json'])
    const before = files()
    rmSync(join(cwd, FOLDER, 'eksemplar-2-av-3-sørvika-kommune.pdf'))
    const { uendret, filer } = JSON.parse((await again()).out) as { uendret: number; filer: { fil: string }[] }
    expect([uendret, filer[0]?.fil]).toEqual([5, `${FOLDER}/eksemplar-2-av-3-sørvika-kommune.pdf`])
    expect(files()).toEqual(before)
    expect((JSON.parse((await again()).out) as { filer: [] }).filer).toEqual([])
  }, 60_000)

  it('agrees with its manifest and with sha256sum', async () => {
    const { cwd } = await sign({})
    for (const { filer } of manifestIn(cwd).eksemplarer) for (const { fil, sha256: said } of filer) expect(sha256(readFileSync(join(cwd, FOLDER, fil)))).toBe(said)
    if (process.platform !== 'win32') expect(() => execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: join(cwd, FOLDER), stdio: 'pipe' })).not.toThrow()
  }, 60_000)

  it('keeps what has been signed: it stays, and a new text goes nowhere near it', async () => {
    const { cwd, again, files } = await sign({})
    const signed = join(cwd, FOLDER, 'eksemplar-1-av-3-nordvika-kommune.pdf')
    appendFileSync(signed, '% signed')
    const before = files()
    const same = await again()
    expect([same.exit, same.err]).toEqual([0, expect.stringContaining('SGN-035')])
    expect(files()).toEqual(before)
    put(cwd, { [DRAFT]: ready({ text: ' Havna er åpen for alle.' }) })
    const other = await again()
    expect([other.exit, other.err]).toEqual([1, expect.stringContaining('SGN-030')])
    expect(files()).toEqual(before)
  }, 60_000)

  it.each([
    ['another text', { text: ' Havna er åpen for alle.' }],
    ['another form', { form: 'elektronisk' as const }],
    ['fewer parties', { parties: ['Nordvika kommune', 'Sørvika kommune'] }],
  ])('keeps copies that may have been signed with a pen from %s, but where one asks for it', async (_, told) => {
    const { cwd, again, files } = await sign({}, ['--format', 'docx'])
    const before = files()
    put(cwd, { [DRAFT]: ready(told) })
    const refused = await again(['--format', 'docx'])
    expect([refused.exit, refused.err]).toEqual([1, expect.stringContaining('SGN-036')])
    expect(files()).toEqual(before)
    const { exit, err } = await again(['--format', 'docx', '--erstatt'])
    expect(exit, err).toBe(0)
    expect(files()).not.toEqual(before)
  }, 60_000)

  it('keeps copies in another format, and the manifest names them', async () => {
    const { cwd, again } = await sign({})
    expect((await again(['--format', 'pdf'])).err).not.toContain('Fjernet')
    expect(manifestIn(cwd).eksemplarer.flatMap(({ filer }) => filer.map(({ format }) => format)).sort()).toEqual(['docx', 'docx', 'docx', 'pdf', 'pdf', 'pdf'])
  }, 60_000)

  it('holds the file of each attachment, which Word names, with the checksum that the fingerprint is made of', async () => {
    const head = 'vedlegg:\n  - { id: f, tittel: Fordeling, fil: vedlegg/fordeling.md }\n  - { id: k, tittel: Kart, fil: vedlegg/kart.pdf }\n'
    const { cwd, ran, files } = await sign({ head, text: ' Se [vedlegg 1](#f) og [vedlegg 2](#k).\n\n{{> vedlegg}}' }, ['--format', 'docx'], { 'agreements/havn/vedlegg/fordeling.md': '# Fordeling\n\nLikt.\n', 'agreements/havn/vedlegg/kart.pdf': '%PDF-1.4\nno real one\n' })
    expect(ran.exit, ran.err).toBe(0)
    const { vedlegg } = manifestIn(cwd)
    expect(vedlegg.map(({ nummer, tittel, fil }) => [nummer, tittel, fil])).toEqual([[1, 'Fordeling', '1-fordeling.md'], [2, 'Kart', '2-kart.pdf']])
    for (const { fil, sha256: said } of vedlegg) expect(sha256(files().get(`havn/signering/2026-05-11/${fil}`) ?? Buffer.alloc(0))).toBe(said)
    const word = fileText(files().get('havn/signering/2026-05-11/eksemplar-1-av-3-nordvika-kommune.docx') ?? new Uint8Array())
    expect(word?.lines?.map(({ text }) => text).join('\n')).toContain(`2-kart.pdf, følger som egen fil SHA-256 ${vedlegg[1]?.sha256}`)
  }, 60_000)

  it('has no copies of those who sign no longer', async () => {
    const { cwd, again, files } = await sign({})
    put(cwd, { [DRAFT]: ready({ parties: ['Nordvika kommune', 'Sørvika kommune'] }) })
    const { exit, err } = await again(['--erstatt'])
    expect([exit, err]).toEqual([0, expect.stringContaining('Fjernet')])
    expect([...files().keys()].filter((name) => name.endsWith('.pdf')).map((name) => name.split('/').at(-1))).toEqual(['eksemplar-1-av-2-nordvika-kommune.pdf', 'eksemplar-2-av-2-sørvika-kommune.pdf'])
  }, 60_000)
})

describe('a specimen', () => {
  it('says so on every page, has no field, and may be of a draft', async () => {
    const { cwd, ran, files } = await sign({ status: 'utkast', decisions: false, text: ' <!-- notat: Ikke avklart. -->' }, ['--specimen', '--format', 'pdf'])
    expect(ran.exit, ran.err).toBe(0)
    expect(existsSync(join(cwd, FOLDER))).toBe(false)
    const bytes = files().get('havn/signering/2026-05-11-prøve/prøve-eksemplar-1-av-3-nordvika-kommune.pdf') ?? Buffer.alloc(0)
    const { words, pages } = await readPdf(bytes)
    for (let page = 1; page <= pages; page += 1) expect(linesOf(words.filter((word) => word.page === page)).join(' ')).toContain('PRØVE')
    expect(linesOf(words).join(' ')).not.toContain('Ikke avklart')
    expect(bytes.toString('latin1')).not.toContain('AcroForm')
  }, 60_000)
})

describeWithVerapdf('veraPDF', () => {
  it('finds no fault in copies of any kind', async () => {
    const found: Record<string, Uint8Array> = {}
    const kinds: [Told['form'], readonly string[]][] = [['papir', []], ['elektronisk', []], ['elektronisk', ['--profile', 'posten']], ['tiltredelse', ['--medlemmer', 'm.csv']], ['papir', ['--specimen']]]
    for (const [form, args] of kinds) {
      const { files, ran } = await sign({ ...(form && { form }) }, [...args, '--format', 'pdf'], { 'm.csv': members(1) })
      expect(ran.exit, ran.err).toBe(0)
      for (const [name, bytes] of files()) if (name.endsWith('.pdf')) found[`${form} ${args.join(' ')} ${name}`] = bytes
    }
    expect(Object.keys(found).length).toBeGreaterThan(10)
    for (const flavour of ['2a', 'ua1'] as const) for (const [name, broken] of Object.entries(await faults(found, flavour))) expect(broken, name).toEqual([])
  }, 240_000)
})
