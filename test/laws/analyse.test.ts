/** Ids, references and labels: what refers keeps its target whatever the numbers become. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse, referenceLabel, slug } from '../../src/document/analyse.ts'
import { number } from '../../src/document/number.ts'
import { walk, type Block, type Document, type Heading, type Reference } from '../../src/document/tree.ts'
import { everyNode, paragraph } from '../fixtures/every-node.ts'
import { arbitraryDocument } from '../generate/documents.ts'
import { words } from '../generate/words.ts'

const heading = (level: number, name: string, id?: string): Heading => ({ type: 'heading', level, ...(id !== undefined && { id }), children: [{ type: 'text', value: name }] })
const document = (...children: Block[]): Document => ({ type: 'document', meta: { nummerering: 'desimal' }, children })
const reference = (target: string, more: Partial<Reference> = {}): Reference => ({ type: 'reference', target, ...more })
const labelIn = (doc: Document, target: string, more: Partial<Reference> = {}): string => referenceLabel(reference(target, more), analyse(doc))

describe('ids', () => {
  test('every reference of a generated document has its target, each target one id, and no id two targets', () => {
    fc.assert(fc.property(arbitraryDocument(), (doc) => {
      const { targets, ids, references, clashes } = analyse(doc)
      expect(clashes).toEqual([])
      for (const { target } of references) expect(targets.has(target)).toBe(true)
      expect(new Set(ids.values()).size).toBe(ids.size)
      for (const [node, id] of ids) expect(targets.get(id)?.node).toBe(node)
    }), { numRuns: 200 })
  })

  test('of a new clause in front move no reference with a typed target, but its number', () => {
    fc.assert(fc.property(arbitraryDocument({ size: 'small' }), (doc) => {
      const before = analyse(doc)
      const first: Block = heading(1, 'Helt nytt punkt foran')
      const after = analyse({ ...doc, children: [first, ...doc.children] })
      for (const [id, { node, typed }] of before.targets) if (typed) expect(after.targets.get(id)?.node).toBe(node)
    }), { numRuns: 100 })
  })

  test('do not depend on numbers, cached labels or the scheme', () => {
    fc.assert(fc.property(arbitraryDocument({ size: 'small' }), fc.constantFrom('ingen' as const, 'underpunkt' as const), (doc, scheme) => {
      expect([...analyse(doc, number(doc, scheme)).targets.keys()]).toEqual([...analyse(doc).targets.keys()])
    }), { numRuns: 100 })
  })

  test('are made of letters and digits of any script, in composed form', () => {
    fc.assert(fc.property(words, (text) => {
      expect(slug(text)).toMatch(/^(?:[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)?$/u)
      expect(slug(text).normalize('NFC')).toBe(slug(text))
      expect(slug(slug(text))).toBe(slug(text))
    }), { numRuns: 500 })
  })

  test.each([
    ['Økonomi og finansiering', 'okonomi-og-finansiering'], ['«Ærlig» å være', 'aerlig-a-vaere'], ['A\u030Asane', 'asane'], ['§ 18-4', '18-4'], ['Café', 'cafe'], ['…', ''],
  ])('%s → %s', (text, id) => expect(slug(text)).toBe(id))

  test('two «Generelt» are no clash: each is known by its parent, and neither alone', () => {
    const doc = document(heading(1, 'Økonomi'), heading(2, 'Generelt'), heading(1, 'Drift'), heading(2, 'Generelt'))
    const { targets, clashes } = analyse(doc)
    expect(clashes).toEqual([])
    expect(['okonomi-generelt', 'drift-generelt', 'generelt'].map((id) => targets.get(id)?.label)).toEqual(['punkt 1.1', 'punkt 2.1', undefined])
  })

  test('two clauses alike in every way are told apart, and one alone is known by its own name', () => {
    expect([...analyse(document(heading(1, 'A'), heading(1, 'A'), heading(2, 'B'))).targets.keys()]).toEqual(['a', 'a-2', 'a-2-b', 'b'])
  })

  test('that are typed clash; derived ones give way to them, wherever they stand', () => {
    expect(analyse(document(heading(1, 'A', 'x'), heading(1, 'B', 'x'))).clashes.map(({ node }) => (node as Heading).children)).toEqual([[{ type: 'text', value: 'B' }]])
    const { targets, clashes } = analyse(document(heading(1, 'A'), heading(1, 'B', 'a')))
    expect(clashes).toEqual([])
    expect(targets.get('a')?.typed).toBe(true)
    expect(targets.get('a-2')?.label).toBe('punkt 1')
  })
})

describe('labels', () => {
  const p = (id?: string): Block => ({ ...paragraph('x'), ...(id !== undefined && { id }) }) as Block
  const list = (kind: 'bullet' | 'number' | 'letter', id: string): Block => ({ type: 'list', kind, children: [{ type: 'listItem', children: [p()] }, { type: 'listItem', id, children: [p()] }] })
  const doc = document(heading(1, 'A', 'a'), p(), p('ledd'), list('letter', 'b'), list('number', 'n'), heading(2, 'B'), list('bullet', 's'), { ...heading(1, 'Vedlegg', 'u'), unnumbered: true }, p('ul'))
  test.each([
    ['a', 'punkt 1'], ['ledd', 'punkt 1 andre ledd'], ['b', 'punkt 1 bokstav b'], ['n', 'punkt 1 nr. 2'], ['a-b', 'punkt 1.1'], ['s', 'punkt 1.1 andre strekpunkt'], ['u', '«Vedlegg»'], ['ul', '«Vedlegg» første ledd'], ['ingen', 'ingen'],
  ])('of %s: %s', (target, label) => expect(labelIn(doc, target)).toBe(label))

  test('open a sentence with a capital, and follow the numbers', () => {
    expect(labelIn(doc, 'a', { capital: true })).toBe('Punkt 1')
    expect(labelIn({ ...doc, children: [heading(1, 'Ny'), ...doc.children] }, 'a')).toBe('punkt 2')
    expect(labelIn(everyNode, 'kostnader')).toBe('vedlegg 1')
    expect(labelIn({ ...doc, meta: { nummerering: 'ingen' } }, 'a-b')).toBe('«B»')
    expect(labelIn({ ...doc, meta: { nummerering: 'underpunkt' } }, 'ledd')).toBe('punkt 1.2')
  })
})

test('terms are found where they are defined, and the outline has every clause once', () => {
  fc.assert(fc.property(arbitraryDocument(), (doc) => {
    const { terms, outline } = analyse(doc)
    for (const { term, node } of terms) expect([node.value, node.marks]).toEqual([`«${term}»`, expect.arrayContaining(['strong'])])
    const count = (entries: typeof outline): number => entries.reduce((sum, entry) => sum + 1 + count(entry.children), 0)
    expect(count(outline)).toBe([...walk(doc)].filter(([node]) => node.type === 'heading').length)
  }), { numRuns: 100 })
})
