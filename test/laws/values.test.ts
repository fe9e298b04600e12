/** A value is text: whatever it holds, it prints as it is where its expression stands, and is never parsed. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparable, normalise } from '../../src/document/normalise.ts'
import { walk, type Block, type Document } from '../../src/document/tree.ts'
import { printMarkdown } from '../../src/render/markdown/index.ts'
import { BLANKS } from '../generate/inlines.ts'
import { arbitraryDocument, assetsOf, mapNodes } from '../generate/documents.ts'
import { readText } from '../generate/read.ts'
import { words } from '../generate/words.ts'

test('reading with values gives the document with its blanks filled in', () => {
  const values = fc.tuple(...BLANKS.map(() => words.map((text) => text.replaceAll('\t', ' ')).filter((text) => text.trim() !== '')))
  const filledIn = arbitraryDocument({ size: 'small' }).filter((document) => [...walk(document)].some(([node]) => node.type === 'blank'))
  fc.assert(fc.property(filledIn, values, (document, given) => {
    const verdier = Object.fromEntries(BLANKS.map((path, i) => [path.replace('verdier.', ''), given[i]]))
    const markdown = printMarkdown({ ...document, meta: { ...document.meta, verdier } })
    const { document: again, messages } = readText(markdown, { files: assetsOf(document) })
    const children = mapNodes(document.children, (node) =>
      node.type === 'blank' ? { type: 'text', value: given[BLANKS.findIndex((path) => path === node.name)] ?? '', ...(node.marks && { marks: node.marks }) } : node,
    ) as readonly Block[]
    const expected = normalise({ ...document, meta: { ...document.meta, verdier }, children })
    // A heading's own words make its id: what refers to it by that id has lost it, and is told.
    fc.pre(!messages.some(({ ruleId }) => ruleId === 'REF-001'))
    expect(messages.filter(({ fatal }) => fatal), markdown).toEqual([])
    expect(again && comparable(again), markdown).toEqual(comparable(expected))
  }), { numRuns: 150 })
})

describe('a value prints literally', () => {
  const literal = ['# x', '## x', '[a](b)', '![a](b)', '{{y}}', '{{> signatur}}', '{#id}', '{.bokstav}', '<b>fet</b>', '<!-- notat: x -->', '**fet**', '- a', '1. a', '21. januar', 'a | b', '~~~', '&amp;', '\\*', '[^1]', 'a) b', '$&', '$1', '\\', '   x']
  test.each(literal)('%s', (value) => {
    const { document, messages } = readText(`---\ndokumenttype: samarbeidsavtale\nverdier:\n  x: ${JSON.stringify(value)}\n---\n\n# T\n\nHer: {{verdier.x}}.\n\n{{verdier.x}}\n\n## {{verdier.x}}\n\n- {{verdier.x}}\n\n| {{verdier.x}} |\n|-|\n`)
    expect(messages).toEqual([])
    const texts = [...walk(document as Document)].flatMap(([node]) => (node.type === 'text' ? [node.value] : []))
    const own = value.trim()
    expect(texts).toEqual(['T', `Her: ${value}.`, own, own, own, own])
  })
})
