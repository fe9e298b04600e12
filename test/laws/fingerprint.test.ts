/** The fingerprint is that of the words: the same after a round trip, and whatever the numbers, notes and signatures are. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { analyse } from '../../src/document/analyse.ts'
import { fingerprint, fingerprintText, printedFingerprint } from '../../src/document/fingerprint.ts'
import { normalise } from '../../src/document/normalise.ts'
import type { Block, Document, Node } from '../../src/document/tree.ts'
import { printMarkdown } from '../../src/render/markdown/index.ts'
import { everyNode } from '../fixtures/every-node.ts'
import { arbitraryDocument, assetsOf, mapNodes } from '../generate/documents.ts'
import { readText } from '../generate/read.ts'

const changed = (document: Document, change: (node: Node) => Node): Document =>
  normalise({ ...document, children: mapNodes(document.children, change) as readonly Block[] })
const small = arbitraryDocument({ size: 'small' })

describe('the fingerprint is equal', () => {
  test('after a round trip through Markdown', () => {
    fc.assert(fc.property(small, (document) => {
      const { document: again } = readText(printMarkdown(document), { files: assetsOf(document) })
      expect(again && fingerprintText(again)).toBe(fingerprintText(document))
    }), { numRuns: 200 })
  })

  test('whatever scheme numbers the clauses', () => {
    fc.assert(fc.property(small, (document) => {
      const texts = (['ingen', 'desimal', 'underpunkt'] as const).map((nummerering) => fingerprintText({ ...document, meta: { ...document.meta, nummerering } }))
      expect(new Set(texts).size).toBe(1)
    }), { numRuns: 200 })
  })

  test('without notes, labels of references, and fields of the signatures', () => {
    fc.assert(fc.property(small, (document) => {
      const bare = changed(document, (node) => {
        if (node.type === 'reference') return { ...node, label: 'et annet sted' }
        if (node.type === 'signature') return { ...node, children: node.children.filter(({ role }) => role === 'name') }
        if ('children' in node && node.type !== 'document') return { ...node, children: (node.children as readonly Node[]).filter(({ type }) => type !== 'note') } as Node
        return node
      })
      expect(fingerprintText(bare)).toBe(fingerprintText(document))
    }), { numRuns: 200 })
  })

  test('with hard spaces, hard hyphens, soft hyphens and decomposed letters', () => {
    const soft = changed(everyNode, (node) => (node.type === 'text' ? { ...node, value: node.value.normalize('NFD').replaceAll(' ', '\u00A0').replaceAll('-', '\u2011').replaceAll('mm', 'm\u00ADm') } : node))
    expect(fingerprint(soft)).toBe(fingerprint(everyNode))
  })
})

describe('the fingerprint differs', () => {
  test('when any character of the text does', () => {
    fc.assert(fc.property(small, fc.nat(), (document, seed) => {
      let texts = 0
      mapNodes(document.children, (node) => ((texts += Number(node.type === 'text')), node))
      fc.pre(texts > 0)
      let at = seed % texts
      const other = mapNodes(document.children, (node) => (node.type === 'text' && at-- === 0 ? { ...node, value: `${node.value}¤` } : node.type === 'note' ? { ...node, children: [] } : node)) as readonly Block[]
      const isSigned = JSON.stringify(document).includes('"signatureBlock"') || JSON.stringify(document).includes('"note"')
      if (!isSigned) expect(fingerprint({ ...document, children: other })).not.toBe(fingerprint(document))
    }), { numRuns: 200 })
  })

  test('when a reference points to another place, whatever that is: a clause, an item, an attachment', () => {
    const ids = [...analyse(everyNode).targets].filter(([id, { typed, node }]) => typed && node.type !== 'paragraph' && id !== 'okonomi').map(([id]) => id)
    const texts = ids.map((target) => fingerprintText(changed(everyNode, (node) => (node.type === 'reference' && node.target === 'okonomi' ? { ...node, target } : node))))
    expect(new Set([...texts, fingerprintText(everyNode)]).size).toBe(ids.length + 1)
    expect(ids.length).toBe(3)
  })

  test('between clause 1 and attachment 1, and between item b of one clause and of another', () => {
    const read = (target: string): string => fingerprintText(readText(`---\ndokumenttype: samarbeidsavtale\ntittel: X\nnummerering: desimal\nvedlegg:\n  - { id: v, tittel: Kart, fil: v.md }\n---\n\n# X\n\nSe [dit](#${target}).\n\n## A {#a}\n\nPartene skal {.bokstav}\n\n- øve\n- låne {#ab}\n\n## B {#b}\n\nPartene kan {.bokstav}\n\n- kjøpe\n- selge {#bb}\n`, { files: { 'v.md': '# Kart\n' } }).document!)
    const lines = ['a', 'v', 'ab', 'bb'].map((target) => /^paragraph Se .*$/mu.exec(read(target))?.[0])
    expect(lines).toEqual(['paragraph Se [1].', 'paragraph Se [vedlegg 1].', 'paragraph Se [1.1/2].', 'paragraph Se [2.1/2].'])
  })

  test.each([
    ['a level', (node: Node): Node => (node.type === 'heading' ? { ...node, level: node.level + 1 } : node)],
    ['a kind of list', (node: Node): Node => (node.type === 'list' && node.kind === 'letter' ? { ...node, kind: 'number' } : node)],
    ['a target', (node: Node): Node => (node.type === 'reference' && node.target === 'okonomi' ? { ...node, target: 'formal' } : node)],
    ['an attached file', (node: Node): Node => (node.type === 'attachment' ? { ...node, sha256: '1'.repeat(64) } : node)],
    ['a signatory', (node: Node): Node => (node.type === 'signatureLine' && node.role === 'name' ? { ...node, children: [{ type: 'text', value: 'Østvika kommune' }] } : node)],
  ])('when %s does', (_, change) => {
    expect(fingerprint(changed(everyNode, change))).not.toBe(fingerprint(everyNode))
  })
})

test('prints as 8 groups of 4', () => {
  expect(printedFingerprint(fingerprint(everyNode))).toMatch(/^([0-9a-f]{4} ){7}[0-9a-f]{4}$/)
})
