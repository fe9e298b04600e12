import { describe, expect, it } from 'vitest'
import { checkData, type Schema } from '../../src/document/data-check.ts'
import { plainText, walk, type Document, type Heading, type Inline } from '../../src/document/tree.ts'
import type { ClauseItem } from '../../src/document/type.ts'
import { readType } from '../../src/read/types.ts'
import { frontMatterSchema } from '../../src/validate/schema.ts'
import { clauseNames, common, exampleDraft, files, loaded, readDraft, text, typeNames, typeOf } from './templates.ts'

const statutory: readonly [name: string, items: string, basis: RegExp][] = [
  ['interkommunalt-politisk-raad', 'a b c d e f g h', /^koml\. § 18-4 fjerde ledd bokstav [a-h]$/],
  ['kommunalt-oppgavefellesskap', 'a b c d e f g h i j', /^koml\. § 19-4 fjerde ledd bokstav [a-j]$/],
  ['vertskommunesamarbeid', 'a b c d e f g h i nemnd', /^koml\. § 20-4 (tredje ledd bokstav [a-i]|fjerde ledd)$/],
  ['selskapsavtale-iks', '1 2 3 4 5 6 7 8 9', /^IKS-loven § 4 tredje ledd nr\. [1-9]$/],
]

/** The clauses of a document by heading: id, title, and the text up to the next heading of the level or higher. */
function clausesOf(document: Document): { heading: Heading; title: string; text: string }[] {
  const blocks = document.children
  return blocks.flatMap((block, i) => {
    if (block.type !== 'heading') return []
    const end = blocks.findIndex((next, j) => j > i && next.type === 'heading' && next.level <= block.level)
    const body = blocks.slice(i, end === -1 ? undefined : end)
    const words = body.flatMap((node) => [...walk(node)].map(([inner]) => (inner.type === 'text' ? inner.value : ' ')))
    return [{ heading: block, title: plainText(block.children as Inline[]), text: words.join('') }]
  })
}

const bare = (title: string): string => title.toLowerCase().replace(/^[\d.]+\s*/, '').replace(/:$/, '')
const matches = (item: ClauseItem, heading: Heading, title: string): boolean =>
  heading.id === item.id || [item.tittel.nb, ...item.alias.nb].some((alias) => bare(alias) === bare(title))

function isCovered(item: ClauseItem, document: Document, data: Readonly<Record<string, unknown>>): boolean {
  const { dekkesAv } = item
  if (dekkesAv && 'nøkkel' in dekkesAv) return dekkesAv.nøkkel in data
  if (dekkesAv) return document.children.some((block) => block.type === (dekkesAv.blokk === 'signatur' ? 'signatureBlock' : 'attachmentList'))
  const found = clausesOf(document).filter(({ heading, title }) => matches(item, heading, title))
  return found.some((clause) => item.inneholder.nb.every((words) => words.some((word) => clause.text.toLowerCase().includes(word.toLowerCase()))))
}

describe('agreement types', () => {
  it('are the ten that the product promises', () => {
    expect(typeNames).toEqual([
      'interkommunalt-politisk-raad', 'kommunalt-oppgavefellesskap', 'nettverksavtale', 'partneravtale', 'partnerskapsavtale',
      'saksfremlegg', 'samarbeidsavtale', 'selskapsavtale-iks', 'vedtekter', 'vertskommunesamarbeid',
    ])
  })

  describe.each(typeNames)('%s', (name) => {
    it('is read without a message', () => {
      expect(loaded(name).messages).toEqual([])
    })

    it('has one clause an id, and standard clauses that exist', () => {
      const { klausuler } = typeOf(name)
      const ids = klausuler.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const { standardklausul } of klausuler) if (standardklausul !== undefined) expect(clauseNames).toContain(standardklausul)
    })

    it('gives every clause both written forms', () => {
      for (const item of typeOf(name).klausuler) {
        expect(item.tittel.nn, item.id).toBeTruthy()
        expect(item.alias.nn.length > 0, item.id).toBe(item.alias.nb.length > 0)
        expect(item.inneholder.nn.length, item.id).toBe(item.inneholder.nb.length)
      }
    })

    it('drafts a text that is read without a message', () => {
      const { messages, document } = readDraft(exampleDraft(name))
      expect(messages).toEqual([])
      expect(document).toBeDefined()
    })

    it('says everything in its draft that it must, and what it should', () => {
      const { document, data } = readDraft(exampleDraft(name))
      const missing = typeOf(name).klausuler.filter((item) => item.krav !== 'valgfri' && !(document && isCovered(item, document, data)))
      // A saksfremlegg should have attachments, but only its author has the files.
      expect(missing.map(({ id }) => id)).toEqual(name === 'saksfremlegg' ? ['vedlegg'] : [])
    })

    it('drafts real text: no clause is only a heading, and nothing asks to be filled in', () => {
      const { document } = readDraft(exampleDraft(name))
      for (const clause of document ? clausesOf(document) : []) expect(clause.text.length, clause.title).toBeGreaterThan(clause.title.length + 25)
      expect(JSON.stringify(document)).not.toMatch(/fyll inn|undefined|\bnull\b.*\.\.\.|\[object|XX|TODO/i)
    })

    it('asks in questions that lead into the front matter or the text', () => {
      const keys = Object.keys(frontMatterSchema(typeOf(name), common)['properties'] as object)
      for (const { nøkkel, påkrevd, standard } of typeOf(name).spørsmål) {
        const [first = ''] = nøkkel.split('.')
        expect(['tekst', ...keys], nøkkel).toContain(first)
        if (first === 'tekst') expect(påkrevd === true || standard !== undefined, nøkkel).toBe(true)
        expect(text(`types/${name}.md`), nøkkel).toContain(nøkkel)
      }
    })
  })

  it.each(statutory)('%s has the items of the law, each with its basis', (name, items, basis) => {
    const type = typeOf(name)
    const listed = type.klausuler.filter(({ lovpunkt }) => lovpunkt !== undefined)
    expect(listed.map(({ lovpunkt }) => lovpunkt).join(' ')).toBe(items)
    for (const { hjemmel, krav, lovpunkt } of listed) {
      expect(hjemmel).toMatch(basis)
      expect(krav).toBe('pliktig')
      if (lovpunkt !== 'nemnd') expect(hjemmel?.endsWith(` ${lovpunkt ?? ''}`)).toBe(true)
    }
    expect(type.vedtaksorgan?.selv).toBe(true)
  })

  it('requires the same clauses of the agreements without a form in law', () => {
    const house = ['parter', 'formal', 'rettslig-plassering', 'samarbeidsomrader', 'organisering', 'okonomi', 'taushetsplikt', 'arkivansvar',
      'personvern', 'ikrafttredelse', 'varighet', 'endringer', 'oppsigelse', 'opphor', 'motstrid', 'tvister', 'signatur', 'vedlegg', 'grenseendring']
    for (const name of ['partnerskapsavtale', 'partneravtale', 'samarbeidsavtale', 'nettverksavtale']) {
      const ids = typeOf(name).klausuler.map(({ id }) => id)
      expect(house.filter((id) => !ids.includes(id)), name).toEqual([])
    }
  })

  it('sees a clause that is taken out of a draft', () => {
    const draft = exampleDraft('kommunalt-oppgavefellesskap')
    const without = draft.replace(/## Lån \{#laan\}[\s\S]*?(?=\n## )/, '')
    const { document, data } = readDraft(without)
    const missing = typeOf('kommunalt-oppgavefellesskap').klausuler.filter((item) => item.lovpunkt && !(document && isCovered(item, document, data)))
    expect(missing.map(({ lovpunkt }) => lovpunkt)).toEqual(['g'])
  })
})

describe('the loader', () => {
  const planted = (change: (source: string) => string) =>
    readType('samarbeidsavtale', (path) => (path === 'types/samarbeidsavtale.yaml' ? change(text(path)) : files(path)))

  it('names the shared clause that was meant, and its place', () => {
    const { type, messages } = planted((source) => source.replace('felles: personvern', 'felles: persovern'))
    expect(type).toBeUndefined()
    expect(messages).toHaveLength(1)
    const rows = text('types/samarbeidsavtale.yaml').split('\n')
    const line = rows.findIndex((row) => row.includes('felles: personvern')) + 1
    const column = (rows[line - 1]?.indexOf('personvern') ?? 0) + 1
    expect(messages[0]).toMatchObject({ ruleId: 'MAL-003', reason: '«persovern» finnes ikke i shared.yaml; mente du «personvern»?', position: { start: { line, column } } })
  })

  it('refuses an unknown key, a wrong value and a missing one with a place', () => {
    const { messages } = planted((source) => source.replace('krav: valgfri }', 'krav: frivillig }').replace('dokument: avtale', 'avtaleform: avtale'))
    expect(messages.map(({ ruleId }) => ruleId).sort()).toEqual(['MAL-010', 'MAL-012', 'MAL-014'])
    expect(messages.every(({ position, file }) => position && file === 'templates/types/samarbeidsavtale.yaml')).toBe(true)
  })

  it('refuses what is not YAML, and a file that is not there', () => {
    expect(planted(() => 'navn: { nb: ').messages[0]).toMatchObject({ ruleId: 'MAL-001', fatal: true })
    expect(readType('finnes-ikke', files).messages[0]).toMatchObject({ ruleId: 'MAL-002', file: 'templates/types/finnes-ikke.yaml' })
  })

  it('refuses schema keywords that the messages have no words for', () => {
    const { messages } = planted((source) => source.replace('required: [parter]', 'required: [parter]\n  properties: { x: { anyOf: [{ type: string }] } }'))
    expect(messages[0]).toMatchObject({ ruleId: 'MAL-010' })
    expect(messages[0]?.reason).toContain('anyOf')
  })
})

it('every group of keys in the schemas is closed, except the values of the author', () => {
  const open: string[] = []
  const visit = (schema: Schema, path: string): void => {
    if (schema['type'] === 'object' && schema['additionalProperties'] !== false) open.push(path)
    for (const [key, value] of Object.entries(schema)) if (typeof value === 'object' && value !== null) visit(value as Schema, `${path}/${key}`)
  }
  for (const name of typeNames) visit(frontMatterSchema(typeOf(name), common), '')
  expect(new Set(open)).toEqual(new Set(['/properties/verdier']))
  expect(checkData({ tittel: 'x', utkast: '2026-01-01' }, common, { file: 'x', locate: () => ({}) })).toEqual([])
})
