/** `{{> endringer}}`: what has changed between two drafts, as a table of the document itself. */
import { compare } from '../diff/index.ts'
import { slug } from '../document/analyse.ts'
import type { Meta } from '../document/meta.ts'
import { isPurple } from '../document/purple.ts'
import { deriveRedline } from '../document/redline.ts'
import type { Block, Document, Inline, Position, TableRow } from '../document/tree.ts'
import { longDate, wordsOf, type Words } from '../document/words.ts'
import { changeCells, type CellLine } from '../render/changes/cells.ts'
import { placedChanges } from '../render/changes/places.ts'
import { tableWordsOf, type TableWords } from '../render/changes/words.ts'

/** @returns one sentence that says what is compared and where it is shown, and the table; without changes the sentence alone. */
export function changeBlocks(older: Document, newer: Document, meta: Meta, position: Position): Block[] {
  const words = wordsOf(meta)
  const said = tableWordsOf(words)
  const redline = compare(older, newer)
  // The clauses are called as the case calls things, whatever the written form of the agreement.
  const changes = placedChanges(redline, deriveRedline(redline), words)
  const between = [older, newer].map((draft) => dated(draft, words, said)) as [string, string]
  const text = (value: string): Inline => ({ type: 'text', value, position })
  if (changes.length === 0) return [{ type: 'paragraph', position, children: [text(said.none(...between))] }]

  const parts = (line: CellLine): Inline[] => line.map(({ text: value, own }) => ({ type: 'text', value, ...(own && { marks: ['strong'] }), position }))
  const inlines = (cell: string | readonly CellLine[]): Inline[] =>
    typeof cell === 'string' ? [text(cell)] : cell.flatMap((line, i): Inline[] => (i === 0 ? parts(line) : [{ type: 'break', position }, ...parts(line)]))
  const row = (cells: readonly (string | readonly CellLine[])[]): TableRow => ({
    type: 'tableRow', position, children: cells.map((cell) => ({ type: 'tableCell', position, children: inlines(cell) })),
  })
  const shown = shownIn(meta)
  const lead: Inline[] = shown === undefined ? [text(said.told(changes.length, ...between))] : [
    text(said.shown(changes.length, ...between)),
    { type: 'reference', target: shown, position },
    text('.'),
  ]
  return [
    { type: 'paragraph', position, children: lead },
    { type: 'table', align: ['right', null, null, null, null], position, children: [row(said.columns), ...changes.map((change) => row(changeCells(change, said)))] },
  ]
}

function dated({ meta: { utkast } }: Document, words: Words, said: TableWords): string {
  return utkast === undefined ? said.undated : said.draftOf(longDate(utkast, words))
}

/** The id of the attachment in which the changes are purple. */
function shownIn({ vedlegg = [] }: Meta): string | undefined {
  const purple = vedlegg.find(({ fil }) => isPurple(fil))
  return purple && (purple.id ?? slug(purple.tittel))
}
