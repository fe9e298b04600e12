import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, it, describe } from 'vitest'
import { parse } from 'yaml'
import { checkDraft } from '../../src/commands/check-draft.ts'
import { helpers } from '../../src/read/helpers.ts'
import { clauseNames, readDraft, sources, text } from './templates.ts'

interface Clause {
  navn: string
  beskrivelse: string
  målform: string
  argumenter: Record<string, { beskrivelse: string; standard?: unknown }>
}
const front = (name: string): Clause => parse(text(`clauses/${name}.md`).split(/^---$/m)[1] ?? '') as Clause
const body = (name: string): string => text(`clauses/${name}.md`).split(/^---$/m).slice(2).join('---')
const received = (path: string): string => readFileSync(new URL(`../../agreements/${path}`, import.meta.url), 'utf8').replace(/\s+/g, ' ')

/** The paragraphs that a clause comes to with nothing but its own standard values. */
function paragraphs(name: string): string[] {
  const head = '---\ndokumenttype: samarbeidsavtale\ntittel: T\nutkast: 2026-01-01\nparter:\n  - id: a\n    navn: A kommune\n---\n\n# T\n\n'
  const { document } = readDraft(`${head}{{> ${name}}}\n`)
  const blocks = (document?.children ?? []).filter((block) => block.type === 'paragraph')
  return blocks.map((block) => block.children.map((node) => (node.type === 'text' ? node.value : '')).join(''))
}

describe('the clause library', () => {
  it('has the clauses that are promised', () => {
    for (const name of ['taushetsplikt', 'informasjonsplikt', 'gjensidighet', 'varighet-og-oppsigelse', 'tvister', 'okonomi-og-finansiering', 'endringer',
      'arkivansvar', 'personvern', 'ikrafttredelse', 'eksemplarer', 'motstrid', 'grenseendring', 'uttreden', 'opplosning', 'rettslig-plassering'])
      expect(clauseNames).toContain(name)
  })

  it('has every id once', () => {
    const ids = clauseNames.flatMap((name) => [...body(name).matchAll(/(?<!\{)\{#([a-z0-9-]+)/g)].map(([, id]) => id))
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids.length).toBeGreaterThanOrEqual(clauseNames.length)
  })

  it.each(clauseNames)('%s says what it is, and uses each of its arguments', (name) => {
    const { navn, beskrivelse, målform, argumenter } = front(name)
    expect(navn && beskrivelse).toBeTruthy()
    expect(målform).toBe('nb')
    expect(body(name)).toMatch(/^\s*## \S.* \{#[a-z0-9-]+\}\n/)
    for (const [argument, about] of Object.entries(argumenter)) {
      expect(about.beskrivelse, argument).toBeTruthy()
      expect(Object.keys(helpers), 'an argument hides a helper').not.toContain(argument)
      expect(body(name), argument).toMatch(new RegExp(`\\{\\{[^}]*(?<![\\p{L}])${argument}(?![\\p{L}])[^}]*\\}\\}`, 'u'))
    }
  })

  it('has the wording that two received agreements share', () => {
    const akershus = received('digitale-akershus/2020-01-01.md')
    for (const name of ['gjensidighet', 'informasjonsplikt']) {
      const own = paragraphs(name)
      expect(own.length).toBeGreaterThan(0)
      for (const paragraph of own) expect(akershus).toContain(paragraph)
    }
    // The two differ in one full stop only: «ift» and «ift.».
    for (const paragraph of paragraphs('taushetsplikt')) expect(akershus).toContain(paragraph.replace('ift.', 'ift'))
  })
})

describe('the clause library in nynorsk', () => {
  const nn = (name: string): string => `nn/${name}`
  const expressions = (name: string): string[] => [...body(name).matchAll(/\{\{[^}]*\}\}/gu)].map(([text]) => text.replace(/"[^"]*"/gu, '""')).sort()
  const ids = (name: string): string[] => [...body(name).matchAll(/(?<!\{)\{#[a-z0-9-]+\}/gu)].map(([text]) => text)
  const laws = (name: string): string[] => [...body(name).matchAll(/§§? \d+(?:-\d+)?|artikkel \d+|\d+ prosent/gu)].map(([text]) => text)

  it.each(clauseNames)('%s has the same ids, expressions, laws and arguments', (name) => {
    expect(front(nn(name)).målform).toBe('nn')
    for (const part of [expressions, ids, laws]) expect(part(nn(name))).toEqual(part(name))
    expect(Object.keys(front(nn(name)).argumenter)).toEqual(Object.keys(front(name).argumenter))
    const isGiven = (one: string): unknown[] => Object.values(front(one).argumenter).map(({ standard }) => typeof standard)
    expect(isGiven(nn(name))).toEqual(isGiven(name))
    expect(body(nn(name)).trim().split('\n\n')).toHaveLength(body(name).trim().split('\n\n').length)
  })

  const folder = mkdtempSync(join(tmpdir(), 'lilla-nn-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const templates = fileURLToPath(new URL('../../templates', import.meta.url))
  const found = (målform: string, form: string): string[] => {
    const path = join(folder, 'avtale.md')
    const head = `dokumenttype: samarbeidsavtale\ntittel: Samarbeidsavtale\nutkast: 2026-05-11\nmålform: ${målform}\nparter:\n  - { id: a, navn: Nordvika kommune }\n  - { id: b, navn: Sørvika kommune }\neksemplarer: { form: ${form} }`
    const given = 'ansvarlig="Nordvika kommune" ikraft="2026-07-01" fra="2026-07-01" til="2030-06-30" sats="30" basis="juni 2026" verneting="Nordvika tingrett" bestemmelse="kommuneloven § 18-4 fjerde ledd"'.split(/ (?=[a-z]+=)/u)
    const calls = clauseNames.map((name) => `{{> ${name} ${given.filter((one) => (one.split('=')[0] ?? '') in front(name).argumenter).join(' ')}}}`)
    writeFileSync(path, `---\n${head}\n---\n\n# {{tittel}}\n\n${calls.join('\n\n')}\n\n{{> signatur}}\n`)
    return checkDraft({ path, templates, language: 'nb' }).messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`)
  }

  it.each(['papir', 'elektronisk', 'tiltredelse'])('mixes no forms of the language (%s), and has no word without its clause', (form) => {
    const messages = found('nn', form)
    expect(messages.filter((message) => /^(?:SPR|VRD|STR-015|MRK|TRM)/u.test(message))).toEqual(found('nb', form).filter((message) => /^(?:SPR|VRD|STR-015|MRK|TRM)/u.test(message) && !message.startsWith('SPR')))
  })

  it('is told of where it has only bokmål, at the line that asks for it', () => {
    const head = '---\ndokumenttype: samarbeidsavtale\ntittel: T\nutkast: 2026-01-01\nmålform: nn\nparter:\n  - { id: a, navn: A kommune }\n---\n\n# T\n\n{{> endringer}}\n'
    expect(readDraft(head).messages.map(({ ruleId }) => ruleId)).not.toContain('VRD-014')
    const bokmål = readDraft(head, { ...sources, clause: (name) => sources.clause(name) }).messages.filter(({ ruleId }) => ruleId === 'VRD-014')
    expect(bokmål.map(({ severity, position }) => [severity, position?.start.line])).toEqual([['warning', 12]])
  })
})
