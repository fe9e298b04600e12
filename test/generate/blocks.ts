/** Blocks of every kind, nested to a few levels. */
import fc, { type Arbitrary } from 'fast-check'
import type { Block, Heading, Inline, List, Paragraph, Table, Title } from '../../src/document/tree.ts'
import { inlines } from './inlines.ts'
import { words } from './words.ts'

/** Ids are made one of a kind when the document is whole. */
const id = fc.option(fc.constantFrom('formal', 'økonomi', 'a.1', 'b_2', '7', 'punkt-4'), { nil: undefined, freq: 4 })
const rarely = fc.integer({ min: 0, max: 4 }).map((n) => n === 4)

/** Where blocks stand: a footnote has none of its own, for nothing could number it. */
type Where = 'text' | 'footnote'

function paragraph(depth: number, where: Where): Arbitrary<Paragraph> {
  return fc.tuple(inlines({ breaks: true, ...(depth > 0 && where === 'text' && { footnote: footnote(depth) }) }), id, rarely).map(([children, own, ledd]) => ({
    type: 'paragraph', ...(own !== undefined && { id: own }), ...(ledd && { unnumbered: true as const }), children,
  }))
}

function footnote(depth: number): Arbitrary<Block[]> {
  return fc.oneof({ arbitrary: fc.array(paragraph(0, 'footnote'), { minLength: 1, maxLength: 2 }), weight: 4 }, { arbitrary: siblings(depth - 2, 2, 'footnote'), weight: 1 })
}

const line = (where: Where): Arbitrary<Inline[]> => inlines({ breaks: false, ...(where === 'text' && { footnote: footnote(0) }) })

export const title: Arbitrary<Title> = line('text').map((children) => ({ type: 'title', children }))

const heading: Arbitrary<Heading> = fc.tuple(fc.integer({ min: 1, max: 5 }), id, rarely, line('text')).map(([level, own, unnumbered, children]) => ({
  type: 'heading', level, ...(own !== undefined && { id: own }), ...(unnumbered && { unnumbered: true as const }), children,
}))

function list(depth: number, where: Where): Arbitrary<List> {
  const kind = fc.constantFrom('bullet', 'number', 'letter')
  const start = fc.oneof({ arbitrary: fc.constant(1), weight: 5 }, { arbitrary: fc.constantFrom(2, 26, 27, 999), weight: 1 })
  const item = fc.tuple(id, siblings(depth - 1, 3, where)).map(([own, children]) => ({ type: 'listItem' as const, ...(own !== undefined && { id: own }), children }))
  return fc.tuple(kind, rarely, start, fc.array(item, { minLength: 1, maxLength: 4 })).map(([shape, continues, first, children]) => {
    const counts = shape === 'bullet' ? {} : continues ? { continues: true as const } : first === 1 ? {} : { start: first }
    return { type: 'list', kind: shape, ...counts, children }
  })
}

const table = (where: Where): Arbitrary<Table> => fc.integer({ min: 1, max: 3 }).chain((columns) => {
  const row = fc.array(line(where), { minLength: columns, maxLength: columns }).map((cells) => ({ type: 'tableRow' as const, children: cells.map((children) => ({ type: 'tableCell' as const, children })) }))
  const align = fc.array(fc.constantFrom(null, 'left' as const, 'right' as const, 'center' as const), { minLength: columns, maxLength: columns })
  return fc.tuple(align, fc.array(row, { minLength: 1, maxLength: 3 })).map(([sides, children]) => ({ type: 'table', align: sides, children }))
})

const code: Arbitrary<Block> = fc.tuple(fc.option(fc.constantFrom('text', 'json', 'c++'), { nil: undefined }), fc.array(fc.oneof(words, fc.constantFrom('', '  inn', '~~~~', '```')), { maxLength: 3 })).map(
  ([language, lines]) => ({ type: 'code', ...(language !== undefined && { language }), children: [{ type: 'text', value: lines.join('\n') }] }),
)

/** @returns blocks that may stand side by side anywhere; deeper ones while `depth` is above 0. */
export function siblings(depth: number, maxLength: number, where: Where = 'text'): Arbitrary<Block[]> {
  const flat = { arbitrary: paragraph(Math.max(depth, 0), where) as Arbitrary<Block>, weight: 6 }
  if (depth <= 0) return fc.array(fc.oneof(flat, { arbitrary: fc.constant<Block>({ type: 'rule' }), weight: 1 }), { maxLength })
  return fc.array(
    fc.oneof(
      flat,
      { arbitrary: list(depth, where), weight: 3 },
      { arbitrary: siblings(depth - 1, 3, where).map((children): Block => ({ type: 'blockquote', children })), weight: 1 },
      { arbitrary: table(where), weight: 1 },
      { arbitrary: code, weight: 1 },
      { arbitrary: fc.constant<Block>({ type: 'rule' }), weight: 1 },
    ),
    { maxLength },
  )
}

/** @returns the text of a document or an attachment, clauses and all. */
export function text(sections: number, depth: number): Arbitrary<Block[]> {
  const section = fc.tuple(fc.option(heading, { nil: undefined, freq: 4 }), siblings(depth, 4))
  return fc.array(section, { maxLength: sections }).map((all) => all.flatMap(([first, rest]) => (first ? [first, ...rest] : rest)))
}
