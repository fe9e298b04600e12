/** The two drafts inside a redline are documents like any other, and each holds what its marks say and nothing else. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changesOf } from '../../src/document/changes.ts'
import { comparable, normalise } from '../../src/document/normalise.ts'
import { childrenOf, walk, type Document, type Node } from '../../src/document/tree.ts'
import { accept, reject } from '../../src/document/view.ts'
import { broken } from '../diff/contract.ts'
import { arbitraryRedline } from '../generate/redlines.ts'

const numRuns = process.env['MODE'] === 'long' ? 5000 : 200

/** Words in order, by a way of its own: no view, no joining, no normalising. */
function words(node: Node, absent: readonly string[]): string {
  if ('change' in node && node.change && absent.includes(node.change.kind)) return ''
  return node.type === 'text' ? node.value : childrenOf(node).map((child) => words(child, absent)).join('')
}
const squeezed = (text: string): string => text.replace(/\s/g, '')

const DRAFTS = [[accept, ['deleted', 'movedFrom']], [reject, ['inserted', 'movedTo']]] as const

test('a marked document keeps to the contract; accepted or rejected, it is a document without changes', () => {
  fc.assert(
    fc.property(arbitraryRedline(), (redline) => {
      expect(broken(redline)).toEqual([])
      for (const [view, absent] of DRAFTS) {
        const draft = view(redline)
        expect(changesOf(draft).size).toBe(0)
        expect([...walk(draft)].filter(([node]) => 'older' in node || 'endChange' in node)).toEqual([])
        expect(normalise(draft)).toEqual(draft)
        expect(comparable(view(draft))).toEqual(comparable(draft))
        expect(squeezed(words(draft, []))).toBe(squeezed(words(redline, absent)))
      }
      expect([accept(redline).olderMeta, reject(redline).olderMeta]).toEqual([undefined, undefined])
      expect([accept(redline).meta, reject(redline).meta]).toEqual([redline.meta, redline.olderMeta])
    }),
    { numRuns },
  )
})

test('the generated redlines have changes of every kind, on every node that can have one', () => {
  const seen = new Map<string, number>()
  for (const redline of fc.sample(arbitraryRedline(), 500)) {
    for (const marks of changesOf(redline).values()) for (const { node, change, end } of marks) count(seen, `${node.type} ${end ? 'end ' : ''}${change.kind}`)
    if (hasEditInMove(redline)) count(seen, 'edit in a move')
  }
  const types = ['text', 'paragraph', 'list', 'listItem', 'table', 'tableRow', 'heading']
  const expected = [
    ...types.flatMap((type) => ['inserted', 'deleted'].map((kind) => `${type} ${kind}`)),
    ...types.filter((type) => type !== 'text').flatMap((type) => ['movedFrom', 'movedTo'].map((kind) => `${type} ${kind}`)),
    ...['text', 'reference', 'heading', 'list', 'paragraph', 'table', 'attachment'].map((type) => `${type} formatted`),
    ...['footnote', 'note', 'image', 'link', 'reference', 'blank', 'break', 'blockquote', 'code', 'rule', 'attachment', 'attachmentEntry'].map((type) => `${type} deleted`),
    'paragraph end inserted', 'paragraph end deleted', 'edit in a move',
  ]
  expect(expected.filter((kind) => !seen.has(kind))).toEqual([])
})

const count = (seen: Map<string, number>, key: string): void => void seen.set(key, (seen.get(key) ?? 0) + 1)
const hasEditInMove = (redline: Document): boolean =>
  [...walk(redline)].some(([node, ancestors]) => 'change' in node && node.change && ancestors.some((outer) => 'change' in outer && outer.change?.kind === 'movedTo'))
