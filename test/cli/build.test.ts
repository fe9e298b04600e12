/** `lilla build` from the outside: what is written, what is said where, and how it ends. */
import { chmodSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { agreement, filesOf, folderWith, lilla, put } from './lilla.ts'

const names = (folder: string): string[] => [...filesOf(folder).keys()]
const broken = agreement('Se [punkt 9](#finnes-ikke).')

describe('what is written', () => {
  it('is a Word file, a PDF and a page for every draft, and their paths are all that stdout holds', async () => {
    const cwd = folderWith({ 'agreements/brann/2026-01-31.md': agreement(), 'agreements/brann/README.md': '# Om', 'agreements/brann/vedlegg/liste.md': '# Vedlegg' })
    const { exit, out, err } = await lilla(['build'], { cwd })
    expect(exit).toBe(0)
    expect(out).toBe('out/brann/2026-01-31.docx\nout/brann/2026-01-31.pdf\nout/brann/2026-01-31.html\n')
    expect(names(join(cwd, 'out'))).toEqual(['brann/2026-01-31.docx', 'brann/2026-01-31.html', 'brann/2026-01-31.pdf'])
    expect(err).toContain('1 utkast bygget, 3 filer skrevet.')
  })

  it('is what --format asks for, in the folder that --out names', async () => {
    const cwd = folderWith({ 'agreements/a/1.md': agreement(), 'agreements/b/2.md': agreement() })
    const { exit, out } = await lilla(['build', 'agreements/b', '--format', 'txt,JSON', '--out', 'et sted/dypere'], { cwd })
    expect(exit).toBe(0)
    expect(out.split('\n').sort()).toEqual(['', 'et sted/dypere/b/2.json', 'et sted/dypere/b/2.txt'])
    expect(names(join(cwd, 'et sted'))).toEqual(['dypere/b/2.json', 'dypere/b/2.txt'])
  })

  it('has a name that is safe on every system', async () => {
    const cwd = folderWith({ 'Møte & Ærend/CON.md': '# Hei', 'Møte & Ærend/Utkast 2. Énd.md': '# Hei' })
    const { exit, out } = await lilla(['build', 'Møte & Ærend', '--format', 'json'], { cwd })
    expect(exit).toBe(0)
    expect(out.split('\n').sort()).toEqual(['', 'out/møte-ærend/_con.json', 'out/møte-ærend/utkast-2.-end.json'])
  })

  it('is any Markdown file, wherever it lies', async () => {
    const cwd = folderWith({ 'notater/møte.md': '# Møte\n\nTekst.' })
    const { exit, out } = await lilla(['build', 'notater/møte.md', '--format', 'json'], { cwd })
    expect([exit, out]).toEqual([0, 'out/notater/møte.json\n'])
  })

  it('never takes what was built for something to build', async () => {
    const cwd = folderWith({ 'a/1.md': '# Hei' })
    await lilla(['build', '.', '--format', 'md'], { cwd })
    const { out } = await lilla(['build', '.', '--format', 'md'], { cwd })
    expect(out).toBe('out/a/1.md\n')
  })
})

describe('a draft that cannot be built', () => {
  it('is reported with place, excerpt, caret and remedy, and the others are built', async () => {
    const cwd = folderWith({ 'agreements/a/1.md': broken, 'agreements/b/1.md': agreement() })
    const { exit, out, err } = await lilla(['build', '--format', 'json'], { cwd })
    expect(exit).toBe(1)
    expect(out).toBe('out/b/1.json\n')
    expect(err).toMatch(/^agreements\/a\/1\.md:16:4 {2}feil {2}REF-001 /mu)
    expect(err).toContain('  16 | Se [punkt 9](#finnes-ikke).\n     |    ^^^^^^^^^^^^^^^^^^^^^^^\n  Råd: ')
    expect(err).toContain('1 utkast bygget, 1 fil skrevet. 1 utkast ikke bygget.')
    expect(names(join(cwd, 'out'))).toEqual(['b/1.json'])
  })

  it('leaves nothing behind of what it was before, but other formats and other drafts stand', async () => {
    const cwd = folderWith({ 'agreements/a/1.md': agreement(), 'agreements/a/2.md': agreement() })
    await lilla(['build', '--format', 'json,txt,md'], { cwd })
    put(cwd, { 'agreements/a/1.md': broken })
    const { exit, err } = await lilla(['build', '--format', 'json,txt'], { cwd })
    expect(exit).toBe(1)
    expect(err).toContain('Fjernet out/a/1.json, som var bygget av en tidligere tekst.')
    expect(names(join(cwd, 'out'))).toEqual(['a/1.md', 'a/2.json', 'a/2.md', 'a/2.txt'])
  })

  it('is one of two that would be written over each other: both are refused', async () => {
    const cwd = folderWith({ 'x/a/1.md': '# Hei', 'y/A/1.md': '# Hei', 'x/b/1.md': '# Hei' })
    const { exit, out, err } = await lilla(['build', 'x', 'y', '--format', 'json'], { cwd })
    expect([exit, out]).toEqual([1, 'out/b/1.json\n'])
    expect(err).toMatch(/^x\/a\/1\.md {2}feil {2}BYG-001 {2}.*«y\/A\/1\.md»/mu)
    expect(err).toMatch(/^y\/A\/1\.md {2}feil {2}BYG-001 {2}.*«x\/a\/1\.md»/mu)
  })

  it('is a link out of the folder, and a file that may not be read', async () => {
    const cwd = folderWith({ 'hemmelig.md': '# Hemmelig', 'agreements/a/1.md': agreement(), 'agreements/a/3.md': agreement() })
    symlinkSync(join(cwd, 'hemmelig.md'), join(cwd, 'agreements/a/2.md'))
    symlinkSync(join(cwd, 'ingenting.md'), join(cwd, 'agreements/a/4.md'))
    symlinkSync('1.md', join(cwd, 'agreements/a/5.md'))
    chmodSync(join(cwd, 'agreements/a/3.md'), 0)
    const { exit, out, err } = await lilla(['build', '--format', 'json'], { cwd })
    expect(exit).toBe(1)
    expect(out).toContain('out/a/1.json\n')
    expect(out).toContain('out/a/5.json\n')
    expect(err).toMatch(/^agreements\/a\/2\.md {2}feil {2}BYG-007 {2}Filen er en lenke ut av mappen/mu)
    expect(err).toMatch(/^agreements\/a\/4\.md {2}feil {2}BYG-007 {2}Filen finnes ikke/mu)
    // Root may read everything.
    if (process.getuid?.() !== 0) expect(err).toMatch(/^agreements\/a\/3\.md {2}feil {2}BYG-007 {2}Filen kan ikke leses \(EACCES\)/mu)
    expect(err).not.toContain('Hemmelig')
  })

  it('may be read when the user names the link', async () => {
    const cwd = folderWith({ 'der/ekte.md': '# Hei', 'her/x.md': '' })
    rmSync(join(cwd, 'her/x.md'))
    symlinkSync(join(cwd, 'der/ekte.md'), join(cwd, 'her/lenke.md'))
    expect(await lilla(['build', 'her/lenke.md', '--format', 'json'], { cwd })).toMatchObject({ exit: 0, out: 'out/her/lenke.json\n' })
  })

  it('takes too long or too much memory: it is stopped, and said to be', async () => {
    const cwd = folderWith({ 'agreements/a/1.md': agreement() })
    const slow = await lilla(['build', '--format', 'json'], { cwd, env: { LILLA_SECONDS: '0.001' } })
    expect(slow).toMatchObject({ exit: 1, out: '' })
    expect(slow.err).toMatch(/^agreements\/a\/1\.md {2}feil {2}BYG-002 /mu)
    const large = await lilla(['build', '--format', 'json'], { cwd, env: { LILLA_MEGABYTES: '1' } })
    expect(large).toMatchObject({ exit: 1, out: '' })
    expect(large.err).toMatch(/^agreements\/a\/1\.md {2}feil {2}BYG-003 /mu)
  })

  it('cannot be written: the environment failed, the old file stands, and nothing lies beside it', async () => {
    const cwd = folderWith({ 'agreements/a/1.md': agreement(), 'agreements/b/1.md': agreement(), 'out/a/1.json/i-veien.txt': 'x' })
    const { exit, out, err } = await lilla(['build', '--format', 'json'], { cwd })
    expect([exit, out]).toEqual([2, 'out/b/1.json\n'])
    expect(err).toMatch(/^out\/a\/1\.json {2}feil {2}BYG-005 {2}Kan ikke skrive «out\/a\/1\.json»: det er en mappe med det navnet\./mu)
    expect(names(join(cwd, 'out'))).toEqual(['a/1.json/i-veien.txt', 'b/1.json'])
  })
})

describe('many findings', () => {
  it('are shown 25 of a file, with the number of the others', async () => {
    const cwd = folderWith({ 'agreements/a/1.md': agreement(Array.from({ length: 40 }, (_, i) => `Se [punkt](#nei-${i}).`).join('\n\n')) })
    const { exit, err } = await lilla(['build', '--format', 'json'], { cwd })
    expect(exit).toBe(1)
    expect(err.match(/REF-001/gu)).toHaveLength(25)
    expect(err).toContain('agreements/a/1.md  … og 15 funn til. Se alle med --json.')
    expect(err).toContain('Funn: 40 feil.')
  })
})

describe('--json', () => {
  it('prints one object with the files and every finding, also those that stop nothing', async () => {
    const cwd = folderWith({ 'agreements/a/1.md': broken, 'agreements/b/1.md': agreement('Tekst. <!-- bare for meg -->') })
    const { exit, out, err } = await lilla(['build', '--format', 'json', '--json'], { cwd })
    expect(exit).toBe(1)
    const said = JSON.parse(out) as { funn: { regel: string }[] }
    expect(out.trimEnd()).not.toContain('\n')
    expect(said).toMatchObject({ skjema: 'lilla/build', versjon: 1, filer: [{ kilde: 'agreements/b/1.md', format: 'json', fil: 'out/b/1.json' }], fjernet: [] })
    expect(said.funn.find(({ regel }) => regel === 'REF-001')).toMatchObject({ fil: 'agreements/a/1.md', linje: 16, kolonne: 4, sluttlinje: 16, sluttkolonne: 27, alvor: 'feil', stanser: true })
    expect(said.funn.find(({ regel }) => regel === 'MRK-010')).toMatchObject({ fil: 'agreements/b/1.md', linje: 16, alvor: 'advarsel', stanser: false })
    expect(err).not.toContain('^')
  })
})

describe('--lang en', () => {
  it('says everything in English', async () => {
    const cwd = folderWith({ 'agreements/a/1.md': broken, 'agreements/b/1.md': agreement() })
    const { exit, err } = await lilla(['build', '--format', 'json', '--lang', 'en'], { cwd })
    expect(exit).toBe(1)
    expect(err).toContain('error  REF-001  The target of the reference')
    expect(err).toContain('Remedy: ')
    expect(err).toContain('1 drafts built, 1 files written. 1 drafts not built. Findings: 1 error')
    expect(err).not.toMatch(/Råd|bygget|feil/u)
  })
})

describe('nothing to build', () => {
  it('is said, and is no fault', async () => {
    const cwd = folderWith({ 'agreements/.gitkeep': '' })
    expect(await lilla(['build'], { cwd })).toMatchObject({ exit: 0, out: '', err: expect.stringContaining('Det er ingen utkast i «agreements».') as string })
  })
  it('is wrong use where the folder is not there', async () => {
    const cwd = folderWith({ 'avtaler/a/1.md': '# Hei' })
    const missing = await lilla(['build', 'avtale'], { cwd })
    expect(missing).toMatchObject({ exit: 2, out: '' })
    expect(missing.err).toContain('Finner ikke «avtale». Mente du «avtaler»?')
    expect((await lilla(['build'], { cwd })).exit).toBe(2)
  })
})
