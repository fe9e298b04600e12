/** `endringer.md`: the changes of a redline as a table that can be pasted into a saksfremlegg. */
import type { PhrasingContent, Root, TableRow } from 'mdast'
import { longDate, type Words } from '../../document/words.ts'
import type { Edition } from '../edition.ts'
import type { Format } from '../format.ts'
import { stringify } from '../markdown/stringify.ts'
import { clauseName, placedChanges, type PlacedChange } from './places.ts'
import { tableWordsOf, type TableWords } from './words.ts'

/** Parts the blocks of a wording in a cell, which is one line of Markdown and may hold no HTML. */
const BETWEEN = ' / '

export const changeTable: Format = {
  name: 'liste',
  extension: 'md',
  render: async (edition) => ({ bytes: new TextEncoder().encode(stringify(page(edition))) }),
}

function page({ document, redline, numbers, words, title }: Edition): Root {
  const said = tableWordsOf(words)
  const changes = placedChanges(document, numbers, words)
  const named = (utkast: string | undefined): string => (utkast === undefined ? said.undated : lower(words.draftDated(longDate(utkast, words))))
  return {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: text([said.title, title].filter(Boolean).join(': ')) },
      { type: 'paragraph', children: text(`${said.compared(named(redline?.older.utkast), named(redline?.newer.utkast))} ${said.counted(changes.length)}`) },
      { type: 'table', align: ['right', null, null, null, null], children: [row(said.columns), ...changes.map((change) => row(cells(change, said, words)))] },
    ],
  }
}

function cells(change: PlacedChange, said: TableWords, words: Words): string[] {
  const { number, where, older, newer, kind } = change
  const isSame = kind === 'moved' && older === newer
  return [String(number), placeOf(change, where.newer ?? where.older, said, words), change.said, isSame ? said.sameWording : oneLine(older) || said.nothing, oneLine(newer) || said.nothing]
}

function placeOf({ attachment }: PlacedChange, where: PlacedChange['where']['newer'], said: TableWords, _: Words): string {
  const clause = where ? clauseName(where) : attachment === undefined ? said.opening : undefined
  return [attachment, clause].filter((part) => part !== undefined).join(': ')
}

function row(columns: readonly string[]): TableRow {
  return { type: 'tableRow', children: columns.map((column) => ({ type: 'tableCell', children: text(column) })) }
}

const text = (value: string): PhrasingContent[] => [{ type: 'text', value }]
const lower = (value: string): string => value.charAt(0).toLowerCase() + value.slice(1)
const oneLine = (value: string): string => value.split('\n').map((line) => line.trim()).filter(Boolean).join(BETWEEN)
