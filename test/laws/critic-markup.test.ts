/** A redline in Markdown: what CriticMarkup can carry is read again as it was, and both drafts are whole whatever it cannot. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renumberChanges } from '../../src/document/mark.ts'
import { comparable } from '../../src/document/normalise.ts'
import { walk, type Block, type Document } from '../../src/document/tree.ts'
import { accept, reject } from '../../src/document/view.ts'
import { carry } from '../../src/render/markdown/carry.ts'
import { printMarkdown } from '../../src/render/markdown/index.ts'
import { assetsOf } from '../generate/documents.ts'
import { readText } from '../generate/read.ts'
import { arbitraryRedline } from '../generate/redlines.ts'

const runs = process.env['MODE'] === 'long' ? 20_000 : 300

/** Made from the front matter, which a generated redline does not change along with them; attachments are files of their own. */
const MADE = new Set<Block['type']>(['titleLine', 'signatureBlock', 'attachmentList', 'attachment'])
const body = (document: Document): unknown => (comparable(renumberChanges({ ...document, children: document.children.filter(({ type }) => !MADE.has(type)) })) as Document).children

/** The words of a note have no formatting in Markdown. */
const plainNotes = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plainNotes)
  if (value === null || typeof value !== 'object') return value
  const { type, children, ...rest } = value as { type?: string; children?: { value: string }[] }
  return type === 'note' ? { ...rest, type, children: (children ?? []).map((text) => text.value).join('') } : Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plainNotes(child)]))
}

const without = (keys: readonly string[], value: unknown): unknown =>
  Array.isArray(value) ? value.map((one) => without(keys, one))
  : value !== null && typeof value === 'object' ? Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)).map(([key, child]) => [key, without(keys, child)]))
  : value

/** An id is not seen, and only the newer one is written. */
const withoutIds = (value: unknown): unknown => without(['id', 'target', 'capital'], value)
/** A capital is seen in the label only, and a clause without a number in the older draft has none to show. */
const withoutCapitals = (value: unknown): unknown => without(['capital'], value)

test('accept and reject are the same before and after', () => {
  fc.assert(
    fc.property(arbitraryRedline(), (redline) => {
      fc.pre(isWritable(redline))
      const { document } = carry(redline)
      expect(body(accept(document))).toEqual(body(accept(redline)))
      expect(withoutIds(body(reject(document)))).toEqual(withoutIds(body(reject(redline))))
    }),
    { numRuns: runs },
  )
})

test('read(printMarkdown(r)) = r', () => {
  fc.assert(
    fc.property(arbitraryRedline(), (redline) => {
      fc.pre(isWritable(redline))
      const { document } = carry(redline)
      const markdown = printMarkdown(redline)
      const { document: again, messages } = readText(markdown, { files: new Map([...assetsOf(reject(redline)), ...assetsOf(accept(redline))]) })
      expect(messages.filter(({ ruleId }) => !SILENT.has(ruleId)), markdown).toEqual([])
      expect(again && plainNotes(withoutCapitals(body(again))), markdown).toEqual(plainNotes(withoutCapitals(body(document))))
    }),
    { numRuns: runs },
  )
})

/**
 * In Markdown the mark of an item's first paragraph is the item's: no draft has an id of its own there, though a generated move may
 * put one there. And the half of a paragraph that was split may be moved away from the other, so that what follows is no paragraph.
 */
const isWritable = (redline: Document): boolean =>
  [accept(redline), reject(redline)].every((draft) =>
    [...walk(draft)].every(([node, ancestors]) => !(ancestors.at(-1)?.type === 'paragraph' && BLOCKS.has(node.type)) && (node.type !== 'listItem' || node.children[0]?.type !== 'paragraph' || node.children[0].id === undefined)))
const BLOCKS = new Set<string>(['paragraph', 'heading', 'list', 'listItem', 'table', 'tableRow', 'blockquote', 'code', 'rule', 'signatureBlock', 'signature', 'attachmentList', 'attachmentEntry', 'attachment'])

/** A title, and the values of blanks, may be missing. */
const SILENT = new Set(['STR-013', 'VRD-007'])
