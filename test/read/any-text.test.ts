/** Whatever the text: reading never throws, every message has a true place, and what is built is whole and is printed again. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparable, normalise } from '../../src/document/normalise.ts'
import { walk, type Document } from '../../src/document/tree.ts'
import { printMarkdown } from '../../src/render/markdown/index.ts'
import { readText } from '../generate/read.ts'
import { words } from '../generate/words.ts'
import { draft, pointAt } from './places.ts'

const LINES = [
  '', '', '', '# T', '## A', '### B {#b}', '## C {.unummerert}', 'Skal: {.bokstav}', '{.bokstav .fortsett}', 'Tekst {#t}', 'Se [her](#b).', '- a', '  - b', '1. a', '2. b {#i}', '    c', '> d', '> - e',
  '| a | b |', '|---|--:|', '| {{verdier.x}} |', '~~~', '```text', '***', '---', '===', '{{#if verdier.x}}', '{{#each verdier.liste}}', '{{else}}', '{{/if}}', '{{/each}}', '{{this}} {{navn}}',
  '{{> klausul}}', '{{> klausul x=verdier.x}}', '{{> signatur}}', '{{> vedlegg}}', '{{verdier.x}}', '{{dato verdier.dag}}', '{{ukjent}}', 'x {hvis=verdier.x}', 'x {hvis=verdier.nei}', 'a[^1]', '[^1]: note', '[^2]: [^1]', '[d]: https://example.com', '[d] [e][d]',
  '![a](kart.png)', '<!-- notat: n -->', 'a <!-- notat: n -->', '<!-- x', '-->', '<b>', 'a\\', 'a  ', '21. januar', 'a) b', '&amp; \\{{ \\}}',
] as const
const HEAD = 'verdier: { x: "**v**", nei: false, liste: [a, { navn: b }], dag: 2026-01-31 }\n'
const CLAUSES = { klausul: '---\nargumenter:\n  x: { standard: s }\n---\n\n## K\n\n{{x}} og {{verdier.x}}\n' }

const body = fc.array(fc.oneof({ arbitrary: fc.constantFrom(...LINES), weight: 4 }, { arbitrary: words, weight: 1 }), { maxLength: 14 }).map((all) => all.join('\n'))

function check(text: string): Document | undefined {
  const { document, messages } = readText(text, { clauses: CLAUSES })
  expect(messages.some(({ fatal }) => fatal)).toBe(document === undefined)
  for (const { file, position, reason, remedy } of messages) {
    expect(`${reason} ${remedy}`).not.toMatch(/undefined|NaN|\[object/)
    const own = file === 'utkast.md' ? text : CLAUSES.klausul
    for (const point of position ? [position.start, position.end] : []) expect(point).toEqual(pointAt(own, point.offset))
  }
  if (document) expect(normalise(document)).toEqual(document)
  return document
}

describe('any text', () => {
  test('of an agreement', () => {
    let built = 0
    fc.assert(fc.property(body, (text) => {
      const document = check(draft(text, HEAD))
      if (!document) return
      built += 1
      // An author's own text, printed, is the same document; so is what was printed.
      const printed = printMarkdown(document)
      const again = readText(printed, { clauses: CLAUSES }).document
      expect(again && comparable(again), printed).toEqual(comparable(document))
    }), { numRuns: 1000 })
    expect(built).toBeGreaterThan(50)
  })

  test('of any other Markdown file', () => {
    fc.assert(fc.property(body, (text) => void check(text)), { numRuns: 500 })
  })

  test('of front matter', () => {
    const line = fc.oneof(fc.constantFrom('a: b', 'tittel: x', '  b: c', '- d', 'e: [f, g', ']', '}', '{', '"', "'", 'h: |', 'i: &j k', 'l: *j', '# m', '? n', ': o', '---', '...', '\t', 'p: 01', 'q: NO', '!!r s'), words)
    fc.assert(fc.property(fc.array(line, { maxLength: 8 }), (all) => void check(`---\n${all.join('\n')}\n---\n\n# T\n\nTekst.\n`)), { numRuns: 500 })
  })

  test('of any bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { document, messages } = readText(bytes)
      expect(messages.some(({ fatal }) => fatal)).toBe(document === undefined)
    }), { numRuns: 500 })
  })

  test('has every node once', () => {
    fc.assert(fc.property(body, (text) => {
      const { document } = readText(draft(text, HEAD), { clauses: CLAUSES })
      const nodes = document ? [...walk(document)].map(([node]) => node) : []
      // Numbers and ids are kept by node: one that stood in two places would have one number for both.
      expect(new Set(nodes).size).toBe(nodes.length)
    }), { numRuns: 300 })
  })
})
