/** What a saksfremlegg brings in of its drafts is what they say, word for word, whatever they come to say. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { othersOf } from '../../src/assemble/others.ts'
import { changesOf } from '../../src/document/changes.ts'
import { compare } from '../../src/diff/index.ts'
import { fingerprint, printedFingerprint } from '../../src/document/fingerprint.ts'
import { walk, type Document, type Node } from '../../src/document/tree.ts'
import { arbitraryRedline } from '../generate/redlines.ts'
import { accept, reject } from '../../src/document/view.ts'
import { readText } from '../generate/read.ts'

const draft = (body: string, head = ''): string => `---\ndokumenttype: samarbeidsavtale\ntittel: Havneavtale\n${head}---\n\n# {{tittel}}\n\n${body}`
const documentOf = (text: string): Document => {
  const { document, messages } = readText(text)
  if (!document) throw new Error(JSON.stringify(messages))
  return document
}
const OLDER = draft('## Formål {#formal}\n\nPartene samarbeider om havn. Samarbeidet varer i fire år.\n\n## Møter {#moter}\n\nDet holdes to møter.\n', 'utkast: 2026-01-01\nparter: [{ id: a, navn: A }]\n')
const NEWER = draft('## Formål {#formal}\n\nPartene samarbeider om **«havna»**. Samarbeidet varer i fem år. {#ledd}\n\n## Møter {#moter}\n\nDet holdes to møter, jf. [punkt 1](#formal).\n\n- Det første er i mai. {#mai}\n\n## Gebyr\n\nHavna er gratis. <!-- notat: Er den det? -->\n\n{{> signatur}}\n', 'utkast: 2026-02-01\nparter: [{ id: a, navn: A }]\n')

/** A case about two drafts. */
function caseOf(body: string, { newer = NEWER, head = '', målform = 'nb' } = {}): Document {
  const drafts = new Map([['eldre.md', documentOf(OLDER)], ['nyere.md', documentOf(newer)]])
  const text = `---\ndokumenttype: saksfremlegg\ntittel: Sak\nmålform: ${målform}\ngjelder: nyere.md\nendretFra: eldre.md\n${head}---\n\n# Sak\n\n${body}`
  const { document, messages } = readText(text, { others: othersOf((path) => drafts.get(path) ?? { why: 'Filen finnes ikke.' }), files: { 'nyere.md': newer, 'lilla.pdf': '%PDF-1.7' } })
  if (!document) throw new Error(JSON.stringify(messages))
  return document
}
const textOf = (node: Node): string => [...walk(node)].map(([inner]) => (inner.type === 'text' ? inner.value : inner.type === 'break' ? '\n' : '')).join('')

describe('a quotation', () => {
  test('in a sentence is the sentence of the draft, without its full stop and with inner marks', () => {
    expect(textOf(caseOf('Avtalen sier {{sitat "formal" "fem år"}}, altså.'))).toContain('Avtalen sier «Samarbeidet varer i fem år», altså.')
    expect(textOf(caseOf('Avtalen sier {{sitat "formal" "samarbeider"}}.'))).toContain('«Partene samarbeider om ‘havna’».')
    expect(textOf(caseOf('Se {{sitat "moter" "to møter"}} og {{sitat "mai"}}.'))).toContain('Se «Det holdes to møter, jf. punkt 1» og «Det første er i mai».')
  })

  test('on a line of its own is the whole clause, under its heading with its number', () => {
    const [, quotation] = caseOf('{{sitat "moter"}}').children
    expect(quotation?.type).toBe('blockquote')
    expect(textOf(quotation as Node)).toBe('2 MøterDet holdes to møter, jf. punkt 1.Det første er i mai.')
    expect(quotation && 'children' in quotation && quotation.children.map(({ type }) => type)).toEqual(['paragraph', 'paragraph', 'list'])
  })

  test('has neither ids, references, notes nor signatures of its own', () => {
    for (const id of ['formal', 'moter', 'mai', 'ledd', 'gebyr']) {
      const [, quotation] = caseOf(`{{sitat "${id}"}}`).children
      for (const [node] of walk(quotation as Node)) {
        expect('id' in node).toBe(false)
        expect(['reference', 'note', 'signatureBlock', 'heading']).not.toContain(node.type)
      }
    }
  })

  test('brings its footnotes along where the whole clause is quoted, and only there', () => {
    const newer = draft('## Pris {#pris}\n\nPrisen er kr 10,–.[^1] {#prisen}\n\n[^1]: Uten avgift.\n')
    const [, quotation] = caseOf('{{sitat "pris"}}', { newer }).children
    expect([...walk(quotation as Node)].map(([{ type }]) => type)).toContain('footnote')
    expect(textOf(quotation as Node)).toContain('Uten avgift.')
    expect(textOf(caseOf('Sagt: {{sitat "prisen"}}.', { newer }))).toContain('Sagt: «Prisen er kr 10,–».')
  })

  test('cannot drift: it is what the draft says now', () => {
    const word = fc.stringMatching(/^[a-zæøå]{1,12}$/u)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (words) => {
        const said = `Partene ${words.join(' ')}`
        const newer = draft(`## Formål {#formal}\n\n${said}.\n`)
        expect(textOf(caseOf('Sagt: {{sitat "formal"}}.', { newer }))).toContain(`Sagt: «${said}».`)
      }),
      { numRuns: 30 },
    )
  })
})

describe('the changes', () => {
  const table = (document: Document) => document.children.find(({ type }) => type === 'table')

  test('are a table with as many rows as the redline has changes', () => {
    fc.assert(
      fc.property(arbitraryRedline({ size: 'small' }), (redline) => {
        const [older, newer] = [reject(redline), accept(redline)]
        const others = othersOf((path) => (path === 'a' ? older : newer))
        const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 2, offset: 1 } }
        const blocks = others.changes({ endretFra: 'a', gjelder: 'b' }, position)
        if ('lack' in blocks) throw new Error(blocks.lack)
        const { size } = changesOf(compare(older, newer))
        const rows = blocks.flatMap((block) => (block.type === 'table' ? block.children.slice(1) : []))
        expect(rows).toHaveLength(size)
        expect(rows.every((row) => row.children.length === 5)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('are told in the written form of the case, with the attachment that shows them', () => {
    const head = 'vedlegg:\n  - { tittel: Utkastet, fil: nyere.md }\n  - { tittel: Endringer, fil: lilla.pdf }\n'
    const bokmål = caseOf('{{> endringer}}', { head })
    expect(textOf(bokmål)).toContain('Fra utkastet 1.\u00A0januar 2026 til utkastet 1.\u00A0februar 2026 er det 5 endringer. De er vist med lilla, understreket skrift i .')
    expect([...walk(bokmål)].flatMap(([node]) => (node.type === 'reference' ? [node.target] : []))).toContain('endringer')
    expect(textOf(caseOf('{{> endringer}}'))).toContain('er det 5 endringer.')
    expect(textOf(caseOf('{{> endringer}}', { målform: 'nn' }))).toMatch(/Frå utkastet .* er det 5 endringar\.Nr\.PunktEndringEldre ordlydNy ordlyd/u)
    expect(textOf(table(bokmål) as Node)).toContain('Samarbeidet varer i fire år.')
  })

  test('that are none are said to be none', () => {
    expect(textOf(caseOf('{{> endringer}}', { newer: OLDER }))).toContain('Det er ingen endringer fra utkastet')
  })
})

test('the fingerprint is the one of the draft', () => {
  expect(textOf(caseOf('Tekstavtrykk {{tekstavtrykk}}.'))).toContain(`Tekstavtrykk ${printedFingerprint(fingerprint(documentOf(NEWER)))}.`)
})
