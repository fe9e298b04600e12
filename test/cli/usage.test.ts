/** Wrong use, help and the streams: never a stack trace, always a way on. */
import { describe, expect, it } from 'vitest'
import { folderWith, lilla } from './lilla.ts'

const COMMANDS = ['build', 'new', 'doctor']

describe('help', () => {
  it.each(COMMANDS)('of %s names its options and gives an example, in both languages', async (name) => {
    const cwd = folderWith()
    const nb = await lilla([name, '--help'], { cwd })
    expect(nb).toMatchObject({ exit: 0, err: '' })
    expect(nb.out).toMatch(/^Bruk: lilla /u)
    for (const part of ['Valg:', '--json', '--lang', '--out', '--help', 'Eksempel:', `  lilla ${name}`]) expect(nb.out).toContain(part)
    const en = await lilla([name, '--help', '--lang', 'en'], { cwd })
    for (const part of ['Usage:', 'Options:', 'Example:']) expect(en.out).toContain(part)
    expect(en.out).not.toMatch(/Bruk|Valg|viser/u)
  })

  it('lists the commands', async () => {
    for (const args of [[], ['--help'], ['help'], ['--lang', 'nb']]) {
      const { exit, out } = await lilla(args, { cwd: folderWith() })
      expect(exit).toBe(0)
      for (const name of COMMANDS) expect(out).toContain(`  ${name} `)
    }
  })

  it('tells the version', async () => {
    expect(await lilla(['--version'], { cwd: folderWith() })).toMatchObject({ exit: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/u) as string })
  })
})

describe('wrong use ends with 2, one sentence and a remedy', () => {
  const wrong: readonly [args: string[], said: string][] = [
    [['biuld'], 'Kommandoen «biuld» finnes ikke. Mente du «build»?'],
    [['build', '--formt', 'pdf'], 'Valget «--formt» finnes ikke for denne kommandoen. Mente du «--format»?'],
    [['build', '--format'], 'mangler en verdi.'],
    [['build', '--format', 'pdff'], 'Formatet «pdff» finnes ikke. Mente du «pdf»?'],
    [['build', '--format', ''], 'Formatet «» finnes ikke.'],
    [['build', '--shard', '3/2'], '«--shard 3/2»'],
    [['build', '--shard', '0/2'], '«--shard 0/2»'],
    [['build', '--jobs', '0'], '«--jobs 0»'],
    [['build', '--lang', 'fr'], 'Språket «fr» finnes ikke.'],
    [['build', 'bilde.png'], 'Finner ikke «bilde.png»'],
    [['build', 'avtale.docx'], '«avtale.docx» er ikke en Markdown-fil (.md).'],
    [['new', 'samarbeidsavtale'], 'Navnet på mappen til avtalen mangler.'],
    [['new'], 'Avtaletypen mangler.'],
    [['build', 'tom'], 'Det er ingen utkast i «tom».'],
    [['doctor', 'ekstra'], 'for mange argumenter'],
  ]
  it.each(wrong)('%j', async (args, said) => {
    const cwd = folderWith({ 'avtale.docx': 'x', 'tom/vedlegg/kart.md': 'Et kart' })
    const { exit, out, err } = await lilla(args, { cwd })
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(said)
    expect(err).toContain('  Råd: ')
    expect(err).not.toMatch(/^\s+at .*:\d+:\d+/mu)
  })

  it('is an object with --json', async () => {
    const { exit, out } = await lilla(['build', 'nei', '--json'], { cwd: folderWith() })
    expect(exit).toBe(2)
    expect(JSON.parse(out)).toMatchObject({ skjema: 'lilla/feil', versjon: 1, grunn: 'Finner ikke «nei».' })
  })
})

describe('our own faults', () => {
  it('are one line that asks to report it; the stack comes only when asked for', async () => {
    const cwd = folderWith({ 'agreements/a/1.md': '# Hei', 'templates/front-matter.yaml': '- [', 'templates/styles/.x': '' })
    const plain = await lilla(['build', '--format', 'json'], { cwd })
    expect(plain.exit).toBe(2)
    expect(plain.err).toMatch(/^agreements\/a\/1\.md {2}feil {2}BYG-004 {2}Feil i lilla, ikke i filen: /mu)
    expect(plain.err).toContain('Meld fra')
    expect(plain.err).not.toMatch(/ at .*:\d+:\d+/u)
    const debug = await lilla(['build', '--format', 'json'], { cwd, env: { LILLA_DEBUG: '1' } })
    expect(debug.err).toMatch(/ at .*:\d+:\d+/u)
  })
})

describe('colours', () => {
  it('are in no file and no pipe', async () => {
    const { out, err } = await lilla(['build', 'nei'], { cwd: folderWith() })
    expect(out + err).not.toContain('\u001b')
  })
})
