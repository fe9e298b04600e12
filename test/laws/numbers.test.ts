/** Numbers: derived, without holes, the same way in every scheme. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Numbering } from '../../src/document/meta.ts'
import { closedLevels, firstOrdinal, letters, number, type Numbers } from '../../src/document/number.ts'
import { walk, type Block, type Document, type Heading, type List, type ListKind, type Node } from '../../src/document/tree.ts'
import { arbitraryDocument } from '../generate/documents.ts'
import { everyNode, paragraph } from '../fixtures/every-node.ts'

const schemes = ['ingen', 'desimal', 'underpunkt'] as const
/** Numbers are kept by node, so a block that is given twice is copied. */
const document = (nummerering: Numbering, ...children: Block[]): Document => ({ type: 'document', meta: { nummerering }, children: structuredClone(children).map((block) => ({ ...block })) })
const heading = (level: number, name = '', unnumbered?: true): Heading => ({ type: 'heading', level, ...(unnumbered && { unnumbered }), children: [{ type: 'text', value: name || `nivå ${level}` }] })
const list = (kind: ListKind, items: number, more: Partial<List> = {}): List => ({ type: 'list', kind, children: Array.from({ length: items }, () => ({ type: 'listItem', children: [paragraph('x')] })), ...more })

/** The labels of the top blocks, '' for those without. */
const labels = (doc: Document): string[] => {
  const numbers = number(doc)
  return doc.children.map((block) => (block.type === 'list' ? block.children.map((item) => numbers.get(item)?.label).join(' ') : (numbers.get(block)?.label ?? '')))
}

/** The main text and each attachment are numbered on their own. */
const textsOf = (doc: Document): (readonly Block[])[] => [doc.children.filter(({ type }) => type !== 'attachment'), ...doc.children.filter((block) => block.type === 'attachment').map(({ children }) => children)]

const clauseNodes = (blocks: readonly Block[], numbers: Numbers) => blocks.flatMap((block) => (block.type === 'heading' || block.type === 'paragraph' ? (numbers.get(block) ?? []) : []))

describe('clauses', () => {
  test.each(schemes)('%s: each number is the next one of its level, or the first of the level below', (scheme) => {
    fc.assert(fc.property(arbitraryDocument(), (doc) => {
      const numbers = number(doc, scheme)
      for (const blocks of textsOf(doc)) {
        let before: readonly number[] = []
        for (const { path, label } of clauseNodes(blocks, numbers)) {
          expect(label).toBe(path.join('.'))
          const last = path.at(-1) ?? 0
          const isFirst = path.length === before.length + 1 && last === 1
          const isNext = path.length <= before.length && last === (before[path.length - 1] ?? 0) + 1
          expect({ path, before, follows: isFirst || isNext }).toMatchObject({ follows: true })
          expect(path.slice(0, -1)).toEqual(before.slice(0, path.length - 1))
          before = path
        }
      }
    }), { numRuns: 200 })
  })

  test('are numbered exactly where the scheme says so', () => {
    fc.assert(fc.property(arbitraryDocument(), fc.constantFrom(...schemes), (doc, scheme) => {
      const numbers = number(doc, scheme)
      for (const [node] of walk(doc)) {
        if (node.type === 'heading' && (scheme === 'ingen' || node.unnumbered)) expect(numbers.has(node)).toBe(false)
        if (node.type === 'paragraph' && (scheme !== 'underpunkt' || node.unnumbered)) expect(numbers.has(node)).toBe(false)
      }
    }), { numRuns: 100 })
  })

  test('closed levels begin at 1, never go down by more than one, and keep what is deeper deeper', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 5 })), (levels) => {
      const blocks = levels.map((level) => heading(level))
      const closed = closedLevels(blocks)
      let before = 0
      blocks.forEach((block, i) => {
        const level = closed.get(block) ?? 0
        expect(level).toBeGreaterThanOrEqual(1)
        expect(level).toBeLessThanOrEqual(Math.min(before + 1, block.level))
        const above = blocks[i - 1]
        if (above && above.level < block.level) expect(level).toBe(before + 1)
        if (above && above.level === block.level) expect(level).toBe(before)
        before = level
      })
    }))
  })

  const p = paragraph('ledd')
  const ledd: Block = { type: 'paragraph', unnumbered: true, children: [{ type: 'text', value: 'ledd' }] }
  test.each<[string, Document, string[]]>([
    ['desimal', document('desimal', p, heading(1), p, heading(2), heading(2), heading(1), heading(2)), ['', '1', '', '1.1', '1.2', '2', '2.1']],
    ['desimal, six levels', document('desimal', ...[1, 2, 3, 4, 5, 5, 1].map((level) => heading(level))), ['1', '1.1', '1.1.1', '1.1.1.1', '1.1.1.1.1', '1.1.1.1.2', '2']],
    ['a skipped level is closed', document('desimal', heading(1), heading(3), heading(2), heading(1), heading(4)), ['1', '1.1', '1.2', '2', '2.1']],
    ['a text that begins deep', document('desimal', heading(3), heading(3), heading(2)), ['1', '2', '3']],
    ['an unnumbered clause takes its sub-clauses with it', document('desimal', heading(1), heading(1, 'Vedlegg', true), heading(2), heading(3), heading(1)), ['1', '', '', '', '2']],
    ['an unnumbered sub-clause', document('desimal', heading(1), heading(2, '', true), heading(3), heading(2)), ['1', '', '', '1.1']],
    ['underpunkt', document('underpunkt', p, heading(1), p, p, ledd, p, heading(1), p), ['', '1', '1.1', '1.2', '', '1.3', '2', '2.1']],
    ['underpunkt with sub-clauses', document('underpunkt', heading(1), p, heading(2), p, p, heading(2), p), ['1', '1.1', '1.2', '1.2.1', '1.2.2', '1.3', '1.3.1']],
    ['underpunkt in an unnumbered clause', document('underpunkt', heading(1), p, heading(1, '', true), p, heading(1), p), ['1', '1.1', '', '', '2', '2.1']],
    ['underpunkt numbers no paragraph of a list or a quotation', document('underpunkt', heading(1), list('bullet', 1), { type: 'blockquote', children: [p] }, p), ['1', '•', '', '1.1']],
    ['ingen', document('ingen', heading(1), p, list('number', 2)), ['', '', '1. 2.']],
  ])('%s', (_, doc, expected) => expect(labels(doc)).toEqual(expected))
})

describe('lists', () => {
  test('count from their start, one at a time, at every depth', () => {
    fc.assert(fc.property(arbitraryDocument(), (doc) => {
      const numbers = number(doc)
      for (const [node] of walk(doc)) {
        if (node.type !== 'list') continue
        const ordinals = node.children.map((item) => numbers.get(item)?.path[0] ?? 0)
        expect(firstOrdinal(node, numbers)).toBe(ordinals[0])
        if (!node.continues) expect(ordinals[0]).toBe(node.start ?? 1)
        ordinals.forEach((ordinal, i) => expect(ordinal).toBe((ordinals[0] ?? 0) + i))
      }
    }), { numRuns: 100 })
  })

  test('letters go on past z as Word does, each once', () => {
    expect([1, 26, 27, 28, 52, 53].map(letters)).toEqual(['a', 'z', 'aa', 'bb', 'zz', 'aaa'])
    expect(new Set(Array.from({ length: 500 }, (_, i) => letters(i + 1))).size).toBe(500)
  })

  const footnoted: Block = { type: 'paragraph', children: [{ type: 'footnote', children: [list('number', 5)] }] }
  test.each<[string, Document, string[]]>([
    ['past 26', document('ingen', list('letter', 28)), [[...'abcdefghijklmnopqrstuvwxyz', 'aa', 'bb'].map((l) => `${l})`).join(' ')]],
    ['a start', document('ingen', list('number', 2, { start: 7 })), ['7. 8.']],
    ['go on over a paragraph', document('ingen', list('letter', 2), paragraph('x'), list('letter', 2, { continues: true })), ['a) b)', '', 'c) d)']],
    ['go on twice', document('ingen', list('number', 1), list('number', 1, { continues: true }), list('number', 1, { continues: true })), ['1.', '2.', '3.']],
    ['go on from the same kind', document('ingen', list('letter', 2), list('number', 3), list('letter', 1, { continues: true })), ['a) b)', '1. 2. 3.', 'c)']],
    ['go on from the list before, not from the longest', document('ingen', list('number', 5), list('number', 1), list('number', 1, { continues: true })), ['1. 2. 3. 4. 5.', '1.', '2.']],
    ['do not go on from another clause', document('ingen', list('letter', 2), heading(1), list('letter', 1, { continues: true })), ['a) b)', '', 'a)']],
    ['do not go on from a footnote', document('ingen', list('number', 2), footnoted, list('number', 1, { continues: true })), ['1. 2.', '', '3.']],
  ])('%s', (_, doc, expected) => expect(labels(doc)).toEqual(expected))
})

test('footnotes and attachments count from 1 in reading order; an attachment begins again', () => {
  fc.assert(fc.property(arbitraryDocument(), (doc) => {
    const numbers = number(doc)
    const ordinals = (nodes: Iterable<readonly [Node, unknown]>, type: Node['type']) => [...nodes].flatMap(([node]) => (node.type === type ? (numbers.get(node)?.label ?? '?') : []))
    const counted = (found: readonly string[]) => expect(found).toEqual(found.map((_, i) => String(i + 1)))
    counted(ordinals(doc.children.map((node) => [node, undefined] as const), 'attachment'))
    for (const children of textsOf(doc)) counted(ordinals(walk({ type: 'document', meta: {}, children }), 'footnote'))
  }), { numRuns: 100 })
})

test('a document is not changed by numbering, and its numbers do not depend on what was numbered before', () => {
  const before = JSON.stringify(everyNode)
  const first = [...number(everyNode).values()]
  expect([...number(everyNode).values()]).toEqual(first)
  expect(JSON.stringify(everyNode)).toBe(before)
})
