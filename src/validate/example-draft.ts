/** A small draft made from lines, for the examples of rules that look at another document. */
import type { Meta } from '../document/meta.ts'
import type { Block, Document, Point, Text } from '../document/tree.ts'
import type { RelatedDocument } from './related.ts'

/**
 * @param lines one a paragraph; `## ` begins a clause.
 * @returns the draft as a related document, with places as if each line stood alone on a line of its file.
 */
export function exampleDraft(meta: Meta, ...lines: readonly string[]): RelatedDocument {
  const title = meta.tittel ?? 'Samarbeidsavtale'
  let offset = 0
  const blocks = lines.map((line, i): Block => {
    const isHeading = line.startsWith('## ')
    const value = isHeading ? line.slice(3) : line
    const start: Point = { line: i + 1, column: isHeading ? 4 : 1, offset: offset + (isHeading ? 3 : 0) }
    const end: Point = { line: i + 1, column: start.column + value.length, offset: start.offset + value.length }
    offset = end.offset + 1
    const text: Text = { type: 'text', value, position: { start, end }, source: [{ at: 0, length: value.length, position: { start, end }, verbatim: true }] }
    return isHeading ? { type: 'heading', level: 1, position: { start, end }, children: [text] } : { type: 'paragraph', position: { start, end }, children: [text] }
  })
  const document: Document = { type: 'document', meta, children: [{ type: 'title', children: [{ type: 'text', value: title }] }, ...blocks] }
  return { path: 'avtale.md', title, ...(meta.utkast !== undefined && { date: meta.utkast }), document }
}
