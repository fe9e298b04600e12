/** Small redlines, one change each, by name. */
import type { Block, Change, Document, Inline, ListItem, Mark, Text } from '../../src/document/tree.ts'
import { paragraph, text } from '../fixtures/every-node.ts'

const meta = { dokumenttype: 'samarbeidsavtale', nummerering: 'underpunkt', utkast: '2026-03-01' } as const
const change = (kind: Change['kind'], before?: Change['before'], id = '1'): Change => ({ kind, id, ...(before && { before }) })
const [NEW, GONE, FROM, TO] = [change('inserted'), change('deleted'), change('movedFrom'), change('movedTo')]
const heading = (value: string, own?: Change, level = 1): Block => ({ type: 'heading', level, children: [text(value)], ...(own && { change: own }) })
const changed = (own: Change, ...children: (Inline | string)[]): Block => ({ ...paragraph(...children), change: own })
const words = (value: string, own: Change): Text => ({ ...text(value), change: own })
const item = (value: string, own?: Change): ListItem => ({ type: 'listItem', children: [paragraph(value)], ...(own && { change: own }) })
const list = (...children: ListItem[]): Block => ({ type: 'list', kind: 'letter', children })
const footnote = (value: string): Inline => ({ type: 'footnote', children: [paragraph(value)] })
const row = (own: Change | undefined, ...cells: string[]): Block => ({ type: 'tableRow', ...(own && { change: own }), children: cells.map((value) => ({ type: 'tableCell' as const, children: [text(value)] })) })
const table = (own: Change | undefined, align: (null | 'right')[], ...rows: Block[]): Block => ({ type: 'table', align, children: rows as never, ...(own && { change: own }) })
const formatted = (value: string, now: readonly Mark[], marks: readonly Mark[] | null): Text => ({ type: 'text', value, ...(now.length > 0 && { marks: now }), change: change('formatted', { marks }) })
const redline = (...children: Block[]): Document => ({ type: 'document', meta, olderMeta: meta, children: [heading('Formål'), ...children, heading('Varighet')] })

export const MICRO: Readonly<Record<string, Document>> = {
  words: redline(paragraph('Partene møtes ', words('to', GONE), words('tre', NEW), ' ganger.')),
  paragraphIn: redline(changed(NEW, 'Nytt avsnitt.'), paragraph('Siste.')),
  paragraphOut: redline(changed(GONE, 'Gammelt avsnitt.'), paragraph('Siste.')),
  headingIn: redline(paragraph('En.'), heading('Ny', NEW), changed(NEW, 'Tekst.'), heading('Sist')),
  headingOut: redline(paragraph('En.'), heading('Gammel', GONE), changed(GONE, 'Tekst.'), heading('Sist')),
  itemIn: redline(list(item('en'), item('to', NEW), item('tre'))),
  itemOut: redline(list(item('en', GONE), item('to'), item('tre'))),
  listKind: redline({ ...list(item('en'), item('to')), change: change('formatted', { kind: 'number' }) } as Block),
  bold: redline(paragraph('Et ', formatted('viktig', ['strong'], null), ' ord.')),
  split: redline({ ...paragraph('Første.', words(' ', GONE)), endChange: NEW }, paragraph('Andre.')),
  merge: redline({ ...paragraph('Første.', words(' ', NEW)), endChange: GONE }, paragraph('Andre.')),
  move: redline(changed(FROM, 'Flyttes.'), paragraph('Står.'), heading('Økonomi'), changed(TO, 'Flyttes.')),
  moveEdited: redline(changed(FROM, 'Flyttes hit.'), paragraph('Står.'), heading('Økonomi'), changed(TO, 'Flyttes ', words('hit', change('deleted', undefined, '2')), words('dit', change('inserted', undefined, '2')), '.')),
  moveClause: redline(heading('Økonomi', FROM), changed(FROM, 'Flyttes.'), heading('Organisering'), paragraph('Står.'), heading('Økonomi', TO), changed(TO, 'Flyttes.')),
  rowIn: redline(table(undefined, [null, 'right'], row(undefined, 'Post', 'Kr'), row(NEW, 'a', '1'), row(undefined, 'b', '2'))),
  rowOut: redline(table(undefined, [null, 'right'], row(undefined, 'Post', 'Kr'), row(undefined, 'a', '1'), row(GONE, 'b', '2'))),
  columns: redline(table(change('formatted', { align: [null] }), [null, 'right'], row(GONE, 'Post'), row(GONE, 'a'), row(NEW, 'Post', 'Kr'), row(NEW, 'a', '1'))),
  tableIn: redline(paragraph('Se tabellen:'), table(NEW, [null], row(undefined, 'Post'), row(undefined, 'a'))),
  tableOut: redline(paragraph('Se tabellen:'), table(GONE, [null], row(undefined, 'Post'), row(undefined, 'a'))),
  beforeTable: redline(changed(NEW, 'Se tabellen:'), table(undefined, [null], row(undefined, 'Post'))),
  footnoteIn: redline(paragraph('En tekst', { ...footnote('Ny note.'), change: NEW }, '.')),
  footnoteOut: redline(paragraph('En tekst', { ...footnote('Gammel note.'), change: GONE }, ' og ', footnote('en som står'), '.')),
  note: redline(paragraph('En tekst.', { type: 'note', children: [text('Avklares.')], change: GONE })),
}
