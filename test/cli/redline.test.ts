/** `lilla redline`, `accept` and `reject` from the outside, as a newcomer would use them, with wrong input too. */
import { execFileSync } from 'node:child_process'
import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { agreement, filesOf, folderWith, lilla, put } from './lilla.ts'

const older = agreement('Partene samarbeider om brannvern. Kostnaden er kr 150 000 i året.')
const newer = agreement('Partene samarbeider om brannvern. Kostnaden er kr 250 000 i året.').replace('2026-01-31', '2026-02-15')
const two = { 'agreements/brann/2026-01-31.md': older, 'agreements/brann/2026-02-15.md': newer }
const WAY = 'out/brann/2026-01-31..2026-02-15'
const ALL = ['redline.docx', 'lilla.docx', 'lilla.pdf', 'redline.html', 'endringer.md', 'endringer.json']
const names = (folder: string): string[] => [...filesOf(folder).keys()]

describe('two drafts', () => {
  it('of a folder: the last two, in every format of the practice', async () => {
    const cwd = folderWith({ ...two, 'agreements/brann/2025-12-01.md': agreement('Noe annet.').replace('2026-01-31', '2025-12-01'), 'agreements/brann/README.md': '# Om', 'agreements/brann/saksfremlegg.md': '# Sak' })
    const { exit, out, err } = await lilla(['redline', 'agreements/brann'], { cwd })
    expect([exit, out]).toEqual([0, ALL.map((name) => `${WAY}/${name}\n`).join('')])
    expect(err).toContain('1 endring. Punkter: 0 nye, 0 slettet, 0 flyttet, 1 endret. 6 filer skrevet.')
    expect(names(join(cwd, 'out')).sort()).toEqual(ALL.map((name) => `brann/2026-01-31..2026-02-15/${name}`).sort())
    const table = readFileSync(join(cwd, WAY, 'endringer.md'), 'utf8')
    expect(table).toContain('| 1 | 1 Formål | Erstattet | Kostnaden er **kr 150 000** i året. | Kostnaden er **kr 250 000** i året. |')
    expect(table).toContain('Endringer fra utkast 31. januar 2026 til utkast 15. februar 2026. 1 endring.'.replaceAll('. januar', '.\u00A0januar').replaceAll('. februar', '.\u00A0februar'))
  })

  it('named as files, straight into a folder, in the formats asked for', async () => {
    const cwd = folderWith({ 'a/gammel.md': '# Hei\n\nGammel tekst her.', 'b/ny.md': '# Hei\n\nNy tekst her.' })
    const { exit, out } = await lilla(['redline', 'a/gammel.md', 'b/ny.md', '--format', 'JSON,liste, tre', '--out', 'et sted'], { cwd })
    expect([exit, out]).toEqual([0, 'et sted/endringer.md\net sted/endringer.json\net sted/redline.json\n'])
  })

  it('as git had one of them, by its path and a version', async () => {
    const cwd = folderWith({ 'avtale.md': older, 'kart.txt': '' })
    const git = (...args: string[]): void => void execFileSync('git', ['-c', 'user.name=Kari', '-c', 'user.email=kari@example.com', ...args], { cwd })
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'første')
    put(cwd, { 'avtale.md': newer })
    const { exit, out, err } = await lilla(['redline', 'avtale.md@HEAD', 'avtale.md', '--format', 'liste', '--out', 'ut'], { cwd })
    expect([exit, out]).toEqual([0, 'ut/endringer.md\n'])
    expect(err).toContain('1 endring.')
    const unknown = await lilla(['redline', 'avtale.md@finnes-ikke', 'avtale.md', '--format', 'liste'], { cwd })
    expect(unknown).toMatchObject({ exit: 1, out: '', err: expect.stringContaining('Git kjenner ingen versjon «finnes-ikke».') as string })
    const option = await lilla(['redline', 'avtale.md@--output=x', 'avtale.md', '--format', 'liste'], { cwd })
    expect(option).toMatchObject({ exit: 1, err: expect.stringContaining('Git kjenner ingen versjon') as string })
    const file = await lilla(['redline', 'ny.md@HEAD', 'avtale.md', '--format', 'liste'], { cwd })
    expect(file).toMatchObject({ exit: 1, err: expect.stringContaining('Git har ingen fil «ny.md» i versjonen «HEAD».') as string })
  })

  it('of git without git, or outside of a repository, is told of', async () => {
    const cwd = folderWith({ 'avtale.md': older })
    expect(await lilla(['redline', 'avtale.md@HEAD', 'avtale.md'], { cwd })).toMatchObject({ exit: 1, err: expect.stringContaining('ikke i et git-lager') as string })
    expect(await lilla(['redline', 'avtale.md@HEAD', 'avtale.md', '--author', 'Kari'], { cwd, env: { PATH: cwd } })).toMatchObject({ exit: 1, err: expect.stringContaining('Git er ikke installert') as string })
  })

  it('carry the author and the date that were given, else the date of the newer draft, never the clock', async () => {
    const cwd = folderWith(two)
    const changes = async (...more: string[]): Promise<unknown> => {
      await lilla(['redline', 'agreements/brann', '--format', 'json', '--out', 'ut', ...more], { cwd, env: { LILLA_AUTHOR: 'Ola' } })
      const [{ forfatter, tidspunkt }] = (JSON.parse(readFileSync(join(cwd, 'ut/endringer.json'), 'utf8')) as { endringer: [{ forfatter: string; tidspunkt: string }] }).endringer
      return [forfatter, tidspunkt]
    }
    expect(await changes()).toEqual(['Ola', '2026-02-15T00:00:00Z'])
    expect(await changes('--author', 'Kari', '--date', '2026-03-01')).toEqual(['Kari', '2026-03-01T00:00:00Z'])
    const wrong = await lilla(['redline', 'agreements/brann', '--date', '2026-02-31'], { cwd })
    expect(wrong).toMatchObject({ exit: 2, err: expect.stringContaining('«2026-02-31» er ikke en dato.') as string })
  })

  it('are told of as one JSON object', async () => {
    const cwd = folderWith(two)
    const { exit, out } = await lilla(['redline', 'agreements/brann', '--format', 'liste', '--json'], { cwd })
    expect(exit).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      skjema: 'lilla/redline', versjon: 1, eldre: { fil: 'agreements/brann/2026-01-31.md', utkast: '2026-01-31' }, nyere: { utkast: '2026-02-15' },
      endringer: 1, punkter: { nye: 0, slettede: 0, flyttede: 0, endrede: 1 }, filer: [{ format: 'liste', fil: `${WAY}/endringer.md` }], funn: [],
    })
  })

  it('are told of in English', async () => {
    const cwd = folderWith(two)
    const { err } = await lilla(['redline', 'agreements/brann', '--format', 'liste', '--lang', 'en'], { cwd })
    expect(err).toContain('1 change. Clauses: 0 added, 0 deleted, 0 moved, 1 changed. 1 file written.')
  })
})

describe('nothing is written', () => {
  it('when the drafts are alike, and what was written before is taken away', async () => {
    const cwd = folderWith(two)
    await lilla(['redline', 'agreements/brann', '--format', 'liste,json'], { cwd })
    put(cwd, { 'agreements/brann/2026-02-15.md': older.replace('2026-01-31', '2026-02-15') })
    const { exit, out, err } = await lilla(['redline', 'agreements/brann', '--format', 'liste,json'], { cwd })
    expect([exit, out]).toEqual([0, ''])
    expect(err).toContain('Ingen endringer: teksten er den samme')
    expect(err).toContain(`Fjernet ${WAY}/endringer.md`)
    expect(names(join(cwd, 'out'))).toEqual([])
  })

  it('when one of them cannot be read: what check says of it is said', async () => {
    const cwd = folderWith({ ...two, 'agreements/brann/2026-02-15.md': newer.replace('Kostnaden', 'Se [punkt 9](#borte). Kostnaden') })
    const { exit, out, err } = await lilla(['redline', 'agreements/brann'], { cwd })
    expect([exit, out]).toEqual([1, ''])
    expect(err).toMatch(/^agreements\/brann\/2026-02-15\.md:16:\d+ {2}feil {2}REF-001 /mu)
    expect(names(cwd).filter((name) => name.startsWith('out'))).toEqual([])
  })

  it('when a file is missing, binary, too large, or not to be read', async () => {
    const cwd = folderWith({ 'a.md': '# Hei', 'b.md': new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'c.md': 'x'.repeat(2_000_001), 'd.md': '# Hei' })
    expect(await lilla(['redline', 'a.md', 'borte.md'], { cwd })).toMatchObject({ exit: 2, err: expect.stringContaining('Finner ikke «borte.md».') as string })
    expect(await lilla(['redline', 'a.md', 'b.md'], { cwd })).toMatchObject({ exit: 1, err: expect.stringContaining('FIL-001') as string })
    expect(await lilla(['redline', 'a.md', 'c.md'], { cwd })).toMatchObject({ exit: 1, err: expect.stringContaining('FIL-003') as string })
    chmodSync(join(cwd, 'd.md'), 0)
    // Root may read everything.
    if (process.getuid?.() !== 0) expect(await lilla(['redline', 'a.md', 'd.md'], { cwd })).toMatchObject({ exit: 1, err: expect.stringContaining('EACCES') as string })
    expect(names(cwd)).toEqual(['a.md', 'b.md', 'c.md', 'd.md'])
  })

  it('when a redline is given as a draft: who changed what could not be told', async () => {
    const cwd = folderWith(two)
    await lilla(['redline', 'agreements/brann', '--format', 'md,tre', '--out', 'ut'], { cwd })
    const marked = await lilla(['redline', 'ut/redline.md', 'agreements/brann/2026-02-15.md'], { cwd })
    expect(marked).toMatchObject({ exit: 1, out: '', err: expect.stringContaining('SML-001  Filen er selv en endringsvisning') as string })
    const tree = await lilla(['redline', 'ut/redline.json', 'agreements/brann/2026-02-15.md'], { cwd })
    expect(tree).toMatchObject({ exit: 2, err: expect.stringContaining('lilla accept') as string })
  })

  it('when the use is wrong, and each time it is said what is right', async () => {
    const cwd = folderWith({ ...two, 'agreements/alene/1.md': '# Hei', 'brev.docx': 'x' })
    const said = async (...args: string[]): Promise<string> => {
      const { exit, out, err } = await lilla(['redline', ...args], { cwd })
      expect([exit, out]).toEqual([2, ''])
      return err
    }
    expect(await said()).toContain('Skriv «lilla redline eldre.md nyere.md»')
    expect(await said('agreements/alene')).toContain('Det er bare ett utkast i «agreements/alene».')
    expect(await said('agreements/alene/1.md')).toContain('Det er bare oppgitt ett utkast.')
    expect(await said('a', 'b', 'c')).toContain('Det er oppgitt flere enn to utkast.')
    expect(await said('agreements/brann', 'agreements/alene')).toContain('«agreements/brann» er en mappe.')
    expect(await said('brev.docx', 'agreements/alene/1.md')).toContain('Word-filer kan ikke sammenlignes ennå.')
    expect(await said('agreements/brann', '--format', 'list')).toContain('Mente du «liste»?')
  })
})

describe('a warning is given', () => {
  it('of drafts of different kinds, in the wrong order, or with nothing in common', async () => {
    const cwd = folderWith({ ...two, 'brev.md': '# Brev\n\nKjære alle sammen, sommeren kommer snart hit.' })
    const kinds = await lilla(['redline', 'brev.md', 'agreements/brann/2026-01-31.md', '--format', 'liste'], { cwd })
    expect(kinds.exit).toBe(0)
    expect(kinds.err).toMatch(/SML-002 {2}Utkastene er av ulike slag/u)
    expect(kinds.err).toMatch(/SML-003 {2}Tekstene har lite til felles: \d+ prosent/u)
    const order = await lilla(['redline', 'agreements/brann/2026-02-15.md', 'agreements/brann/2026-01-31.md', '--format', 'liste'], { cwd })
    expect(order).toMatchObject({ exit: 0, err: expect.stringContaining('SML-004') as string })
  })
})

describe('accept and reject', () => {
  it.each([['tre', 'redline.json'], ['md', 'redline.md']])('give the two drafts back from %s', async (format, file) => {
    const cwd = folderWith(two)
    await lilla(['redline', 'agreements/brann', '--format', format, '--out', 'ut'], { cwd })
    const accepted = await lilla(['accept', `ut/${file}`, '--out', 'a'], { cwd })
    expect(accepted).toMatchObject({ exit: 0, out: 'a/redline-godtatt.md\n', err: expect.stringContaining('1 endring godtatt.') as string })
    const rejected = await lilla(['reject', `ut/${file}`, '--out', 'a'], { cwd })
    expect(rejected).toMatchObject({ exit: 0, out: 'a/redline-avvist.md\n', err: expect.stringContaining('1 endring avvist.') as string })
    for (const [draft, back] of [['2026-02-15', 'godtatt'], ['2026-01-31', 'avvist']]) {
      const { out, err } = await lilla(['redline', `agreements/brann/${draft}.md`, `a/redline-${back}.md`, '--json'], { cwd })
      expect(JSON.parse(out), err).toMatchObject({ endringer: 0, eldre: { utkast: draft }, nyere: { utkast: draft } })
    }
  })

  it('take marks that a colleague typed, where the file does not say that it is a redline', async () => {
    const cwd = folderWith({ 'merket.md': agreement('Partene møtes {~~én~>to~~} ganger{++ i året++}. {>>Avklart?<<}') })
    const { exit } = await lilla(['accept', 'merket.md', '--out', '.'], { cwd })
    expect(exit).toBe(0)
    expect(readFileSync(join(cwd, 'merket-godtatt.md'), 'utf8')).toContain('Partene møtes to ganger i året. <!-- notat: Avklart? -->')
    const built = await lilla(['build', 'merket.md', '--format', 'txt'], { cwd })
    expect(built).toMatchObject({ exit: 1, out: '', err: expect.stringContaining('MRK-040  «{~~» er et endringsmerke, men filen er ikke en endringsvisning.') as string })
  })

  it('say what is wrong with any other file', async () => {
    const cwd = folderWith({ ...two, 'liste.json': '{"skjema":"lilla/endringer"}', 'rot.json': '{', 'brev.docx': 'x', 'åpen.md': agreement('Partene {++møtes.') })
    await lilla(['build', 'agreements/brann/2026-01-31.md', '--format', 'json'], { cwd })
    const said = async (...args: string[]): Promise<[number | null, string]> => {
      const { exit, out, err } = await lilla(['accept', ...args], { cwd })
      expect(out).toBe('')
      return [exit, err]
    }
    expect(await said('liste.json')).toEqual([1, expect.stringContaining('en liste over endringer, ikke selve teksten')])
    expect(await said('rot.json')).toEqual([1, expect.stringContaining('ikke gyldig JSON')])
    expect(await said('brev.docx')).toEqual([2, expect.stringContaining('velg Godta alle eller Avvis alle')])
    expect(await said('åpen.md')).toEqual([1, expect.stringContaining('MRK-041  Merket «{++» blir aldri avsluttet.')])
    expect(await said('out/brann/2026-01-31.json')).toEqual([1, expect.stringContaining('ett utkast og ingen endringsvisning')])
    expect(await said('borte.md')).toEqual([2, expect.stringContaining('Finner ikke «borte.md»')])
    expect(await said()).toEqual([2, expect.stringContaining('mangler')])
  })

  it('refuse a tree that somebody has changed, with the place', async () => {
    const cwd = folderWith(two)
    await lilla(['redline', 'agreements/brann', '--format', 'tre', '--out', 'ut'], { cwd })
    const text = readFileSync(join(cwd, 'ut/redline.json'), 'utf8')
    const faults: readonly [from: string, to: string, says: string][] = [
      ['"type": "heading"', '"type": "script"', 'ukjent type, «script»'],
      ['"level": 1', '"level": 99', '/level har en verdi som ikke kan stå der'],
      ['"level": 1', '"level": 1, "__proto__": {"x": 1}', 'ukjent nøkkel, «__proto__»'],
      ['"kind": "deleted"', '"kind": "borte"', '/change/kind'],
      ['"lilla": 1', '"lilla": 2', 'versjon 2'],
    ]
    for (const [from, to, says] of faults) {
      expect(text).toContain(from)
      writeFileSync(join(cwd, 'ut/endret.json'), text.replace(from, to))
      const { exit, err } = await lilla(['accept', 'ut/endret.json'], { cwd })
      expect([exit, err], says).toEqual([1, expect.stringContaining(says)])
    }
    const deep = `{"lilla":1,"document":{"type":"document","meta":{},"children":[${'{"type":"blockquote","children":['.repeat(5000)}${']}'.repeat(5000)}]}}`
    writeFileSync(join(cwd, 'ut/dyp.json'), deep)
    expect(await lilla(['accept', 'ut/dyp.json'], { cwd })).toMatchObject({ exit: 1, err: expect.stringContaining('dypere enn') as string })
  })
})

describe('endringer.json', () => {
  it('has the form that docs/json.md describes', async () => {
    const cwd = folderWith(two)
    await lilla(['redline', 'agreements/brann', '--format', 'json', '--out', 'ut'], { cwd })
    const docs = readFileSync(new URL('../../docs/json.md', import.meta.url), 'utf8')
    const schema = JSON.parse(/```json schema\n([\s\S]+?)\n```/u.exec(docs)?.[1] ?? '') as object
    const validate = new Ajv2020({ strict: true }).compile(schema)
    const data = JSON.parse(readFileSync(join(cwd, 'ut/endringer.json'), 'utf8')) as Record<string, unknown>
    expect(validate(data), JSON.stringify(validate.errors)).toBe(true)
    expect(validate({ ...data, antall: 'mange' })).toBe(false)
  })
})
