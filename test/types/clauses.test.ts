import { readFileSync } from 'node:fs'
import { expect, it, describe } from 'vitest'
import { parse } from 'yaml'
import { helpers } from '../../src/read/helpers.ts'
import { clauseNames, readDraft, text } from './templates.ts'

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
