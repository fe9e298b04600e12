/** One shape for one meaning: normalising loses no word, is done once, and leaves nothing that could be written in two ways. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from '../../src/document/normalise.ts'
import { childrenOf, MARKS, walk, type Document, type Node, type Text } from '../../src/document/tree.ts'
import { text } from '../generate/blocks.ts'
import { arbitraryDocument } from '../generate/documents.ts'

/** As generated: blank texts, neighbours alike, marks in any order, empty paragraphs, lists and links. */
const rough = text(3, 3).map((children): Document => ({ type: 'document', meta: {}, children }))

/** Texts as they are cut by a reader: in pieces, some of them empty, marks doubled and turned round. */
const cutUp = rough.map((document): Document => ({ ...document, children: document.children.map(cutBlock) }))

function cutBlock<T extends Node>(node: T): T {
  const children = childrenOf(node).flatMap((child): Node[] => (child.type === 'text' ? pieces(child) : [cutBlock(child)]))
  return 'children' in node ? ({ ...node, children } as unknown as T) : node
}

function pieces(node: Text): Text[] {
  const at = Math.floor(node.value.length / 2)
  const marks = node.marks && [...node.marks, ...node.marks].reverse()
  return [node.value.slice(0, at), '', node.value.slice(at)].map((value) => ({ ...node, value, ...(marks && { marks }) }))
}

/** Every character that can be seen, with its marks. */
const characters = (document: Document): string[] =>
  [...walk(document)].flatMap(([node]) => (node.type === 'text' ? node.value.replace(/[ \t\n]/g, '').split('').map((character) => `${character} ${MARKS.filter((mark) => node.marks?.includes(mark)).join()}`) : []))

describe('normalise', () => {
  test('is done once', () => {
    fc.assert(fc.property(fc.oneof(rough, cutUp), (document) => {
      const once = normalise(document)
      expect(normalise(once)).toEqual(once)
    }), { numRuns: 500 })
  })

  test('makes one of all ways to cut a text', () => {
    fc.assert(fc.property(rough, (document) => {
      const cut: Document = { ...document, children: document.children.map(cutBlock) }
      expect(normalise(cut)).toEqual(normalise(document))
    }), { numRuns: 300 })
  })

  test('loses no character and no mark, but blank edges', () => {
    fc.assert(fc.property(fc.oneof(rough, cutUp), (document) => void expect(characters(normalise(document))).toEqual(characters(document))), { numRuns: 300 })
  })

  test('leaves no empty text, no neighbours alike, no blank edge, no empty paragraph or list', () => {
    fc.assert(fc.property(fc.oneof(rough, cutUp), (document) => {
      for (const [node] of walk(normalise(document))) {
        const children = childrenOf(node)
        if (node.type === 'paragraph' || node.type === 'list' || node.type === 'link' || node.type === 'blockquote') expect(children).not.toEqual([])
        children.forEach((child, i) => {
          if (child.type !== 'text') return
          expect(child.value).not.toBe('')
          const before = children[i - 1]
          if (before?.type === 'text') expect(before.marks).not.toEqual(child.marks)
        })
        const [first] = children
        if (node.type === 'paragraph' && first?.type === 'text') expect(first.value).not.toMatch(/^[ \t\n]/)
      }
    }), { numRuns: 300 })
  })

  test('leaves a generated document as it is', () => {
    fc.assert(fc.property(arbitraryDocument({ size: 'small' }), (document) => void expect(normalise(document)).toEqual(document)), { numRuns: 100 })
  })
})
