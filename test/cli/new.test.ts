/** `lilla new`: a draft from a type and answers, whole or not at all. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { openLibrary } from '../../src/commands/library.ts'
import type { Question } from '../../src/document/type.ts'
import { templatesFolder } from '../../src/host.ts'
import { agreement, filesOf, folderWith, lilla } from './lilla.ts'

const { types } = openLibrary(templatesFolder(), 'nb')

/** The answers that a type gives as its examples. */
function examples(questions: readonly Question[]): Record<string, unknown> {
  const answers: Record<string, unknown> = {}
  for (const { nøkkel, eksempel } of questions) {
    const keys = nøkkel.split('.')
    const last = keys.pop() as string
    let group = answers
    for (const key of keys) group = (group[key] ??= {}) as Record<string, unknown>
    group[last] = eksempel
  }
  return answers
}

const answersFor = (type: string): string => stringify(examples(types.get(type)?.spørsmål ?? []))

describe('a new draft', () => {
  it.each(types.names())('of the type %s is written, and builds without a fault', async (type) => {
    const isCase = types.get(type)?.dokument === 'saksframlegg'
    const cwd = folderWith({ 'svar.yaml': answersFor(type), ...(isCase && { 'agreements/prøve/2026-03-01.md': agreement() }) })
    const made = await lilla(['new', type, 'prøve', '--svar', 'svar.yaml', '--utkast', '2026-01-31'], { cwd })
    const name = isCase ? 'saksfremlegg-2026-01-31' : '2026-01-31'
    expect(made, made.err).toMatchObject({ exit: 0, out: `agreements/prøve/${name}.md\n` })
    const built = await lilla(['build', '--format', 'json,txt', '--verbose'], { cwd })
    expect(built.exit, built.err).toBe(0)
    expect(built.err).not.toMatch(/ {2}feil {2}/u)
  })

  it('is never written over another', async () => {
    const cwd = folderWith({ 'svar.yaml': answersFor('samarbeidsavtale'), 'agreements/x/2026-01-31.md': 'min egen tekst' })
    const { exit, out, err } = await lilla(['new', 'samarbeidsavtale', 'x', '--svar', 'svar.yaml', '--utkast', '2026-01-31'], { cwd })
    expect([exit, out]).toEqual([1, ''])
    expect(err).toContain('«agreements/x/2026-01-31.md» finnes allerede og blir ikke skrevet over.')
    expect(readFileSync(join(cwd, 'agreements/x/2026-01-31.md'), 'utf8')).toBe('min egen tekst')
  })

  it('says what is missing where nobody can be asked, and writes nothing', async () => {
    const cwd = folderWith()
    const { exit, out, err } = await lilla(['new', 'samarbeidsavtale', 'x'], { cwd })
    expect([exit, out]).toEqual([2, ''])
    for (const part of ['tittel: ', 'parter: ', 'utkast: ', 'For eksempel: ', '--svar']) expect(err).toContain(part)
    expect(filesOf(cwd).size).toBe(0)
  })

  it('takes its date from --utkast, the answers or SOURCE_DATE_EPOCH, in this order', async () => {
    const cwd = folderWith({ 'svar.yaml': answersFor('samarbeidsavtale').replace(/^utkast:.*$/mu, 'utkast: 2026-03-04'), 'uten.yaml': answersFor('samarbeidsavtale').replace(/^utkast:.*\n/mu, '') })
    const env = { SOURCE_DATE_EPOCH: '1700000000' }
    const at = async (...args: string[]) => (await lilla(['new', 'samarbeidsavtale', 'x', ...args], { cwd, env })).out
    expect(await at('--svar', 'svar.yaml', '--utkast', '2026-01-31')).toBe('agreements/x/2026-01-31.md\n')
    expect(await at('--svar', 'svar.yaml')).toBe('agreements/x/2026-03-04.md\n')
    expect(await at('--svar', 'uten.yaml')).toBe('agreements/x/2023-11-14.md\n')
  })
})

describe('bad answers', () => {
  const cases: readonly [what: string, change: (yaml: string) => string, rule: string, said: string][] = [
    ['an unknown key', (yaml) => `${yaml}tittl: x\n`, 'SVR-001', '«tittl» er ikke svar på noe spørsmål i avtaletypen. Mente du «tittel»?'],
    ['a date that does not exist', (yaml) => yaml.replace(/^utkast:.*$/mu, 'utkast: 2026-02-30'), 'SVR-002', '«2026-02-30» er ikke en dato'],
    ['a wrong organisation number', (yaml) => yaml.replace(/orgnr: .*$/mu, 'orgnr: "123456789"'), 'SVR-002', 'parter nr. 1, orgnr: «123456789» er ikke et organisasjonsnummer'],
    ['a list that is a text', (yaml) => yaml.replace(/^parter:\n(?: .*\n)+/mu, 'parter: alle\n'), 'SVR-002', 'parter: Svaret skal være en liste.'],
    ['a choice that is none', (yaml) => yaml.replace(/form: .*$/mu, 'form: papirr'), 'SVR-002', 'Mente du «papir»?'],
    ['no YAML', (yaml) => `${yaml}  : [\n`, 'FRM-001', 'ikke gyldig YAML'],
    ['a key twice', (yaml) => `${yaml}tittel: x\n`, 'FRM-002', 'tittel'],
    ['an alias', (yaml) => `${yaml}periode: &a x\n`, 'FRM-003', 'anker'],
  ]
  it.each(cases)('%s', async (_, change, rule, said) => {
    const yaml = change(answersFor('samarbeidsavtale'))
    const cwd = folderWith({ 'svar.yaml': yaml })
    const { exit, out, err } = await lilla(['new', 'samarbeidsavtale', 'x', '--svar', 'svar.yaml'], { cwd })
    expect([exit, out], err).toEqual([1, ''])
    expect(err).toMatch(new RegExp(`^svar\\.yaml:\\d+:\\d+ {2}feil {2}${rule} `, 'mu'))
    expect(err).toContain(said)
    expect([...filesOf(cwd).keys()]).toEqual(['svar.yaml'])
  })

  it('have their place in the file as it was written', async () => {
    const cwd = folderWith({ 'svar.yaml': 'tittel: x\nutkast: 2026-13-01\n' })
    const { err } = await lilla(['new', 'samarbeidsavtale', 'x', '--svar', 'svar.yaml'], { cwd })
    expect(err).toContain('svar.yaml:2:9  feil  SVR-002')
    expect(err).toContain('  2 | utkast: 2026-13-01\n    |         ^^^^^^^^^^\n')
  })
})

describe('bad answers in a list', () => {
  const head = 'tittel: x\nutkast: 2026-01-31\ntekst:\n  formål: x\n'
  const parties = 'parter:\n  - navn: Nordvika kommune\n  - navn: Sørvika kommune\n'
  const areas = '  områder:\n    - { navn: Feiing, innhold: feiing }\n'
  const told = async (yaml: string): Promise<string[]> => {
    const cwd = folderWith({ 'svar.yaml': yaml })
    const { exit, err } = await lilla(['new', 'samarbeidsavtale', 'x', '--svar', 'svar.yaml'], { cwd })
    expect([exit, [...filesOf(cwd).keys()]], err).toEqual([1, ['svar.yaml']])
    return err.match(/^svar\.yaml:.*$/gmu) ?? []
  }

  it.each([
    ['a key that no entry has', `${head}${areas}parter: [{ id: nordvika, navn: Nordvika kommune }, { id: sorvika, navn: Sørvika kommune }]\n`,
      ['svar.yaml:7:12  feil  SVR-001  «parter.id» er ikke svar på noe spørsmål i avtaletypen. Nøkkelen står 2 steder.']],
    ['a misspelt key', `${head}${areas}parter:\n  - navn: Nordvika kommune\n  - navn: Sørvika kommune\n    orgnum: "100000016"\n`,
      ['svar.yaml:10:5  feil  SVR-001  «parter.orgnum» er ikke svar på noe spørsmål i avtaletypen. Mente du «orgnr»?']],
    ['texts for entries', `${head}  områder: [a, b, c]\n${parties}`, ['svar.yaml:5:13  feil  SVR-002  tekst.områder nr. 1: Hver del av listen skal ha nøklene navn, innhold.']],
    ['an entry without a key that it must have', `${head}${areas}    - navn: Tilsyn\n${parties}`, ['svar.yaml:7:7  feil  SVR-002  tekst.områder nr. 2: «innhold» mangler.']],
  ])('%s', async (_, yaml, expected) => {
    expect(await told(yaml)).toEqual(expected)
  })
})

describe('bad names', () => {
  it.each([
    [['samarbeidsavtal', 'x'], 'Avtaletypen «samarbeidsavtal» finnes ikke. Mente du «samarbeidsavtale»?'],
    [['../../etc/passwd', 'x'], 'finnes ikke'],
    [['samarbeidsavtale', '../x'], '«../x» kan ikke være navnet på en mappe.'],
    [['samarbeidsavtale', 'a\\b'], 'kan ikke være navnet på en mappe.'],
    [['samarbeidsavtale', '..'], 'kan ikke være navnet på en mappe.'],
    [['samarbeidsavtale', 'x', '--utkast', '31.1.2026'], '«--utkast 31.1.2026» er ikke en dato.'],
    [['samarbeidsavtale', 'x', '--svar', 'finnes-ikke.yaml'], 'Svarfilen «finnes-ikke.yaml» finnes ikke.'],
  ])('%j', async (args, said) => {
    const cwd = folderWith()
    const { exit, out, err } = await lilla(['new', ...args], { cwd })
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(said)
    expect(filesOf(cwd).size).toBe(0)
  })

  it('are mended where it is plain what was meant', async () => {
    const cwd = folderWith()
    writeFileSync(join(cwd, 'svar.yaml'), answersFor('samarbeidsavtale'))
    const { exit, out } = await lilla(['new', 'samarbeidsavtale', 'Brann & Redning', '--svar', 'svar.yaml', '--utkast', '2026-01-31'], { cwd })
    expect([exit, out]).toEqual([0, 'agreements/brann-redning/2026-01-31.md\n'])
  })
})

describe('a saksfremlegg in the folder of an agreement', () => {
  const drafts = {
    'agreements/x/2026-01-01.md': agreement(),
    'agreements/x/2026-02-01.md': agreement('Partene samarbeider om brannvern og feiing.\n\nSamarbeidet varer i fire år.').replace('utkast: 2026-01-31', 'utkast: 2026-02-01'),
  }

  const started = async (cwd: string, ...more: string[]): Promise<string> => {
    const { exit, err } = await lilla(['new', 'saksfremlegg', 'x', '--utkast', '2026-03-01', ...more], { cwd })
    expect(exit, err).toBe(0)
    return readFileSync(join(cwd, 'agreements/x/saksfremlegg-2026-03-01.md'), 'utf8')
  }

  it('starts from the last two drafts, with a heading for every change, and is built with the purple one beside it', async () => {
    const cwd = folderWith(drafts)
    const made = await lilla(['new', 'saksfremlegg', 'x', '--utkast', '2026-03-01'], { cwd })
    expect(made, made.err).toMatchObject({ exit: 0, out: 'agreements/x/saksfremlegg-2026-03-01.md\n' })
    const text = readFileSync(join(cwd, 'agreements/x/saksfremlegg-2026-03-01.md'), 'utf8')
    expect(text).toContain('gjelder: "2026-02-01.md"\nendretFra: "2026-01-01.md"\n')
    expect(text.match(/^####.*$/gmu)).toEqual(['#### Formål (punkt\u00A01)', '##### Endring 1, ny tekst: «brannvern og feiing»', '##### Endring 2, ny tekst: «Samarbeidet varer i fire år»'])
    const built = await lilla(['build', 'agreements/x/saksfremlegg-2026-03-01.md', '--format', 'docx,txt'], { cwd })
    expect(built.exit, built.err).toBe(0)
    expect([...filesOf(join(cwd, 'out')).keys()]).toEqual(['x/1-lilla-2026-02-01.pdf', 'x/2-vedlegg-2026-02-01.pdf', 'x/saksfremlegg-2026-03-01.docx', 'x/saksfremlegg-2026-03-01.txt'])
    const printed = readFileSync(join(cwd, 'out/x/saksfremlegg-2026-03-01.txt'), 'utf8')
    expect(printed).toMatch(/er det 2 endringer\.\s+De er vist med lilla,\s+understreket\s+skrift\s+i\s+vedlegg\s+1\./u)
    expect(printed).toContain('Samarbeidet varer i fire år.')
  })

  it('passes the check but for what is to be filled in', async () => {
    const answers = examples(types.get('saksfremlegg')?.spørsmål ?? [])
    const cwd = folderWith({ ...drafts, 'svar.yaml': stringify({ ...answers, gjelder: '2026-02-01.md', utkast: '2026-03-01' }) })
    await started(cwd, '--svar', 'svar.yaml')
    const { out } = await lilla(['check', 'agreements/x/saksfremlegg-2026-03-01.md', '--json'], { cwd })
    const { funn } = JSON.parse(out) as { funn: { regel: string; fil: string; grunn: string }[] }
    expect(funn.map(({ regel, grunn }) => `${regel} ${grunn}`)).toEqual(Array(2).fill('STR-004 Utfyllingstekst står igjen: «[Skriv hvem som foreslår endringen, og hvorfor]».'))
  })

  it('is about the one draft that there is, without a part about changes', async () => {
    const text = await started(folderWith({ 'agreements/x/2026-01-01.md': agreement() }))
    expect(text).toContain('gjelder: "2026-01-01.md"\narkiv:')
    expect(text).toContain('vedlegg:\n  - id: utkastet\n    tittel: "Samarbeidsavtale, utkastet 31. januar 2026"\n    fil: "2026-01-01.md"\n---')
    expect(text).toContain('med tekstavtrykk {{tekstavtrykk}}.')
    expect(text).not.toMatch(/endretFra|endringer\}\}|lilla/u)
  })

  it('is about the newer of two that are alike, says so, and can be built', async () => {
    const cwd = folderWith({ ...drafts, 'agreements/x/2026-02-01.md': agreement().replace('utkast: 2026-01-31', 'utkast: 2026-02-01') })
    const made = await lilla(['new', 'saksfremlegg', 'x', '--utkast', '2026-03-01'], { cwd })
    expect(made.err).toContain('Utkastet «agreements/x/2026-02-01.md» er likt utkastet før det, «agreements/x/2026-01-01.md». Saken får ingen del om endringer.')
    const text = readFileSync(join(cwd, 'agreements/x/saksfremlegg-2026-03-01.md'), 'utf8')
    expect(text).toContain('gjelder: "2026-02-01.md"')
    expect(text).not.toMatch(/endretFra|endringer\}\}|lilla/u)
    const built = await lilla(['build', 'agreements/x/saksfremlegg-2026-03-01.md', '--format', 'txt'], { cwd })
    expect(built.exit, built.err).toBe(0)
  })

  it('is about the draft that the answers name, and what changed in that', async () => {
    const third = { 'agreements/x/2026-02-15.md': agreement('Noe annet.').replace('utkast: 2026-01-31', 'utkast: 2026-02-15') }
    const text = await started(folderWith({ ...drafts, ...third, 'svar.yaml': 'gjelder: 2026-02-01.md\n' }), '--svar', 'svar.yaml')
    expect(text).toContain('gjelder: "2026-02-01.md"\nendretFra: "2026-01-01.md"\n')
    const cwd = folderWith({ ...drafts, 'svar.yaml': 'gjelder: 2026-02-02.md\n' })
    const { exit, err } = await lilla(['new', 'saksfremlegg', 'x', '--utkast', '2026-03-01', '--svar', 'svar.yaml'], { cwd })
    expect(exit).toBe(1)
    expect(err).toContain('svar.yaml:1:10  feil  SVR-002  gjelder: «2026-02-02.md» er ikke et utkast i mappen til avtalen. Mente du «2026-02-01.md»?')
  })

  it.each([
    ['beredskapslagre', 'Mappen «agreements/beredskapslagre» finnes ikke. Mente du «beredskapslager»?'],
    ['bered', 'Mappen «agreements/bered» finnes ikke. Mente du «beredskapslager»?'],
    ['noe-annet', 'Mappen «agreements/noe-annet» finnes ikke.\n'],
    ['tom', 'Det er ingen utkast i «agreements/tom».\n'],
  ])('is not started in a folder without a draft (%s)', async (slug, said) => {
    const cwd = folderWith({ 'agreements/beredskapslager/2026-01-01.md': agreement(), 'agreements/tom/README.md': 'x', 'agreements/tom/saksfremlegg-2026-01-01.md': 'x' })
    const before = [...filesOf(cwd).keys()]
    const { exit, out, err } = await lilla(['new', 'saksfremlegg', slug, '--utkast', '2026-03-01'], { cwd })
    expect([exit, out]).toEqual([2, ''])
    expect(err).toContain(said)
    expect([...filesOf(cwd).keys()]).toEqual(before)
  })

  it('is not started from drafts that cannot be read', async () => {
    const cwd = folderWith({ ...drafts, 'agreements/x/2026-02-01.md': drafts['agreements/x/2026-02-01.md'].replace('{#formal}', '<b>') })
    const { exit, err } = await lilla(['new', 'saksfremlegg', 'x', '--utkast', '2026-03-01'], { cwd })
    expect(exit).toBe(1)
    expect(err).toContain('Utkastet «agreements/x/2026-02-01.md» kan ikke leses.')
  })
})

it('an attachment that shows no changes is not made', async () => {
  const head = (text: string): string => text.replace('parter:', 'gjelder: b.md\nendretFra: a.md\nvedlegg:\n  - { tittel: Endringer, fil: lilla.pdf }\nparter:').replace('samarbeidsavtale', 'saksfremlegg')
  const cwd = folderWith({ 'x/a.md': agreement(), 'x/b.md': agreement(), 'x/saksfremlegg.md': head(agreement()) })
  const { exit, err } = await lilla(['build', 'x/saksfremlegg.md', '--format', 'txt'], { cwd })
  expect(exit, err).toBe(1)
  expect(err).toContain('Vedlegget «lilla.pdf» kan ikke lages: det er ingen endringer fra «x/a.md» til «x/b.md».')
})
