/** Markdown is lossless: what is printed is read again as the same document, and says nothing. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { comparable } from '../../src/document/normalise.ts'
import type { Table, TableCell } from '../../src/document/tree.ts'
import { printMarkdown } from '../../src/render/markdown/index.ts'
import { arbitraryDocument, assetsOf } from '../generate/documents.ts'
import { readText } from '../generate/read.ts'

test('read(printMarkdown(d)) = d', () => {
  fc.assert(
    fc.property(arbitraryDocument(), (document) => {
      const markdown = printMarkdown(document)
      const files = assetsOf(document)
      const { document: again, messages } = readText(markdown, { files })
      const shown = [markdown, ...[...files].filter(([, { kind }]) => kind === 'markdown').map(([path, { bytes }]) => `\n${path}:\n${Buffer.from(bytes).toString()}`)].join('')
      expect(messages.filter(({ ruleId }) => !SILENT.has(ruleId)), shown).toEqual([])
      expect(again && comparable(again), shown).toEqual(comparable(document))
    }),
    { numRuns: process.env['MODE'] === 'long' ? 20_000 : 1000 },
  )
})

/** A title, and the values of blanks, may be missing. */
const SILENT = new Set(['STR-013', 'VRD-007'])

test('the lines of a cell, which Markdown cannot part, stay apart', () => {
  const cell = (...lines: string[]): TableCell => ({ type: 'tableCell', children: lines.flatMap((value, i) => [...(i > 0 ? [{ type: 'break' } as const] : []), { type: 'text', value } as const]) })
  const table: Table = { type: 'table', align: [null, null], children: [[cell('Punkt'), cell('Ordlyd')], [cell('3'), cell('Planen øves.', 'Den revideres.')]].map((children) => ({ type: 'tableRow', children })) }
  expect(printMarkdown({ type: 'document', meta: {}, children: [table] })).toContain('| 3 | Planen øves. / Den revideres. |')
})
