/** JSON: the whole tree, and back. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normalise } from '../../src/document/normalise.ts'
import { number } from '../../src/document/number.ts'
import { walk, type Document, type Node } from '../../src/document/tree.ts'
import { edit } from '../../src/render/edition.ts'
import { json, type Envelope } from '../../src/render/json.ts'
import { assets, everyNode, paragraph, text } from '../fixtures/every-node.ts'
import { standardStyle } from '../fixtures/style.ts'

const style = standardStyle()
const written = async (document: Document): Promise<Envelope> =>
  JSON.parse(new TextDecoder().decode((await json.render(edit(document, assets, style))).bytes)) as Envelope
const position = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 4, offset: 3 } }

describe('JSON', () => {
  it('gives the tree back', async () => {
    expect((await written(everyNode)).document).toEqual(normalise(everyNode))
    expect(normalise((await written(everyNode)).document)).toEqual((await written(everyNode)).document)
  })
  it('gives changes and both front matters back', async () => {
    const redline: Document = {
      ...everyNode, olderMeta: { tittel: 'Før' },
      children: [{ type: 'heading', level: 2, children: [text('Punkt')], change: { kind: 'formatted', id: '1', before: { level: 1 } }, endChange: { kind: 'inserted', id: '2' } }],
    }
    expect((await written(redline)).document).toEqual(redline)
  })
  it('leaves positions out, but not the same words in the front matter', async () => {
    const document = {
      type: 'document', meta: { verdier: { position: 'leder', source: 'KS' } },
      children: [{ ...paragraph({ type: 'text', value: 'abc', position, source: [{ at: 0, length: 3, position, verbatim: true }] }), position }],
    } as Document
    expect((await written(document)).document).toEqual({ type: 'document', meta: document.meta, children: [paragraph('abc')] })
  })
  it('points at the node that a number belongs to, also where normalising drops one before it', async () => {
    const document: Document = { ...everyNode, children: [paragraph(''), ...everyNode.children] }
    const { document: tree, numbers } = await written(document)
    const at = (pointer: string): Node => pointer.split('/').slice(1).reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], tree) as Node
    const expected = [...number(tree)].map(([, { label }]) => label)
    expect(Object.values(numbers).sort()).toEqual(expected.sort())
    const labels = number(tree)
    for (const [pointer, label] of Object.entries(numbers)) expect(labels.get(at(pointer))?.label).toBe(label)
  })
  it('carries the fingerprint and its own version', async () => {
    expect(await written(everyNode)).toMatchObject({ lilla: 1, fingerprint: edit(everyNode, assets, style).fingerprint })
  })
  it('is described, every node of it', () => {
    const docs = readFileSync(new URL('../../docs/json.md', import.meta.url), 'utf8')
    for (const [node] of walk(everyNode)) {
      expect(docs).toContain(`\`${node.type}\``.replace('`document`', 'document'))
      for (const key of Object.keys(node)) if (!['type', 'children', 'meta'].includes(key)) expect(docs).toContain(key)
    }
  })
})
