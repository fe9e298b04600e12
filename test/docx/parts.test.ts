/** The parts that the whole documents do not show: names, widths, sentences, what keeps together, odd letters. */
import { describe, expect, it } from 'vitest'
import type { Block, Document, Inline } from '../../src/document/tree.ts'
import { bookmarkName } from '../../src/render/docx/bookmark.ts'
import { anchored } from '../../src/render/docx/comment.ts'
import { keptWithNext } from '../../src/render/docx/keep.ts'
import { columnWidths } from '../../src/render/docx/table.ts'
import { everyNode, paragraph, text } from '../fixtures/every-node.ts'
import { lint } from './lint.ts'
import { elements, openPackage, textOf } from './package.ts'
import { word } from './render.ts'

const documentOf = (...children: Block[]): Document => ({ ...everyNode, children: [everyNode.children[0]!, ...children] })
const bodyText = async (document: Document): Promise<string> => textOf(openPackage(await word(document)).xml('word/document.xml')!)

describe('bookmarks', () => {
  it('can be read back where the id allows it', () => expect(bookmarkName('okonomi-og-finansiering')).toBe('_lilla_okonomi_og_finansiering'))
  it('are names that Word takes, and different for different ids', () => {
    const ids = ['a-b', 'a_b', 'A-b', 'å', '1', 'x-'.repeat(40), 'x-'.repeat(41), 'x-1', 'samhandling-og-informasjonsutveksling-mellom']
    const names = ids.map(bookmarkName)
    for (const name of names) expect(name).toMatch(/^[A-Za-z_]\w{0,39}$/)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length)
  })
})

describe('the widths of columns', () => {
  const table = (...rows: string[][]) => ({
    type: 'table' as const,
    align: rows[0]!.map(() => null),
    children: rows.map((row) => ({ type: 'tableRow' as const, children: row.map((cell) => ({ type: 'tableCell' as const, children: [text(cell)] })) })),
  })
  it('fill the line, and give a number less than a sentence', () => {
    const widths = columnWidths(table(['Nr', 'Tiltak', 'Kroner'], ['1', 'Et langt tiltak som går over flere linjer i tabellen', '150 000']), 3, 8000, 11)
    expect(widths.reduce((a, b) => a + b)).toBe(8000)
    expect(widths[1]).toBeGreaterThan(widths[0]! * 3)
  })
  it('hold the longest word whole where there is room', () => {
    const [first] = columnWidths(table(['Innbyggertallsutvikling', 'b'], ['1', 'x '.repeat(400)]), 2, 8000, 11)
    expect(first).toBeGreaterThan(23 * 11 * 20 * 0.5)
  })
  it('stay positive when nothing fits', () => {
    const row = Array.from({ length: 30 }, () => 'Ekstraordinært')
    const widths = columnWidths(table(row, row), 30, 8000, 11)
    expect(Math.min(...widths)).toBeGreaterThan(0)
    expect(widths.reduce((a, b) => a + b)).toBe(8000)
  })
})

describe('a drafting note', () => {
  const note = { type: 'note' as const, children: [text('?')] }
  const before = (...nodes: Inline[]): string => {
    const out = anchored([...nodes, note])
    const at = out.findIndex((node) => node.type === 'anchor')
    return out.slice(at + 1).map((node) => (node.type === 'text' ? node.value : '')).join('')
  }
  it.each([
    ['Første. Andre er her.', 'Andre er her.'],
    ['Se jf. § 4 nr. 3 den 21. januar.', 'Se jf. § 4 nr. 3 den 21. januar.'],
    ['Han sa «ja.» «Nei» er svaret.', '«Nei» er svaret.'],
    ['Uten punktum', 'Uten punktum'],
    ['Slutt. ', 'Slutt. '],
  ])('«%s» is about «%s»', (value, sentence) => expect(before(text(value))).toBe(sentence))
  it('reaches back over formatting, not over a line break', () => {
    expect(before(text('En. To '), text('tre', 'strong'), text(' fire.'))).toBe('To tre fire.')
    expect(before(text('En'), { type: 'break' }, text('to.'))).toBe('to.')
  })
})

describe('what keeps together', () => {
  const signatures = everyNode.children.find((block) => block.type === 'signatureBlock')!
  it('a lead-in with its list', () => {
    const [lead, list] = [paragraph('Partene skal:'), everyNode.children.find((block) => block.type === 'list')!]
    expect(keptWithNext([lead, list])).toEqual(new Set([lead]))
    expect(keptWithNext([paragraph('Partene skal.'), list])).toEqual(new Set())
  })
  it('two lines with the signatures', () => {
    const [a, b, c] = [paragraph('a'), paragraph('b'), paragraph('c')]
    expect(keptWithNext([a, b, c, signatures])).toEqual(new Set([b, c]))
    const long = paragraph('Partene er enige. '.repeat(20))
    expect(keptWithNext([a, long, signatures])).toEqual(new Set([long]))
  })
})

describe('odd letters', () => {
  it('braces stay what the author wrote', async () => {
    const value = 'Se {clauses-0}, {default-bullet-numbering-0} og {{x}}'
    expect(await bodyText(documentOf(paragraph(value)))).toContain(value)
  })
  it('what XML cannot hold is shown as missing, and the file is good', async () => {
    const bytes = await word(documentOf(paragraph('a\u0000b\uD800c\uFFFEd\uFDD0e <&>" f')))
    expect(textOf(openPackage(bytes).xml('word/document.xml')!)).toContain('a\uFFFDb\uFFFDc\uFFFDd\uFFFDe <&>" f')
    expect(lint(bytes)).toEqual([])
  })
  it('a hyphen between digits does not break, others may; a soft hyphen is one', async () => {
    const root = openPackage(await word(documentOf(paragraph('§ 18-4, fag- og sak\u00ADsområder, bo- og 1–2'))))
    const names = [...elements(root.xml('word/document.xml'))].map(([{ name }]) => name)
    expect(names.filter((name) => name === 'w:noBreakHyphen')).toHaveLength(1)
    expect(names.filter((name) => name === 'w:softHyphen')).toHaveLength(1)
  })
  it('an address that Word could not open is text', async () => {
    const link = (url: string): Inline => ({ type: 'link', url, children: [text('her')] })
    const bytes = await word(documentOf(paragraph(link('javascript:alert(1)'), link('vedlegg/x.pdf'), link('https://a b/'), link('https://example.com/æ ø'))))
    const rels = new TextDecoder().decode(openPackage(bytes).parts.get('word/_rels/document.xml.rels'))
    expect([...rels.matchAll(/Target="([^"]*)"[^>]*External/g)].map(([, target]) => target)).toEqual(['https://example.com/%C3%A6%20%C3%B8'])
    expect(await bodyText(documentOf(paragraph(link('javascript:alert(1)'))))).toContain('her')
  })
})

it('knows its draft again: the properties', async () => {
  const file = openPackage(await word(everyNode))
  const custom = textOf(file.xml('docProps/custom.xml')!)
  expect(custom).toMatch(/^[0-9a-f]{64}2026-03-01samarbeidsavtaleutkast$/)
  const core = new Map([...elements(file.xml('docProps/core.xml'))].map(([element]) => [element.name, textOf(element)]))
  expect(core.get('dc:title')).toBe('Samarbeidsavtale om Nordvika havn')
  expect(core.get('dc:language')).toBe('nb-NO')
  expect(core.get('dc:creator')).toBe('Nordvika kommune og Sørvika kommune')
})
