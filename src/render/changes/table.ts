/** `endringer.md`: the changes of a redline as a table that can be pasted into a saksfremlegg. */
import type { PhrasingContent, Root, TableRow } from 'mdast'
import { longDate } from '../../document/words.ts'
import { BETWEEN_LINES } from '../between-lines.ts'
import type { Edition } from '../edition.ts'
import type { Format } from '../format.ts'
import { stringify } from '../markdown/stringify.ts'
import { changeCells, type CellLine } from './cells.ts'
import { placedChanges } from './places.ts'
import { tableWordsOf } from './words.ts'

export const changeTable: Format = {
  name: 'liste',
  extension: 'md',
  render: async (edition) => ({ bytes: new TextEncoder().encode(stringify(page(edition))) }),
}

function page({ document, redline, numbers, words, title }: Edition): Root {
  const said = tableWordsOf(words)
  const changes = placedChanges(document, { numbers, olderNumbers: redline?.olderNumbers ?? numbers }, words)
  const named = (utkast: string | undefined): string => (utkast === undefined ? said.undated : lower(words.draftDated(longDate(utkast, words))))
  return {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: text([said.title, title].filter(Boolean).join(': ')) },
      { type: 'paragraph', children: text(`${said.compared(named(redline?.older.utkast), named(redline?.newer.utkast))} ${said.counted(changes.length)}`) },
      { type: 'table', align: ['right', null, null, null, null], children: [row(said.columns.map(text)), ...changes.map((change) => row(changeCells(change, said).map((cell) => (typeof cell === 'string' ? text(cell) : cell.flatMap(line)))))] },
    ],
  }
}

function row(columns: readonly PhrasingContent[][]): TableRow {
  return { type: 'tableRow', children: columns.map((children) => ({ type: 'tableCell', children })) }
}

/** The words that changed are bold. */
function line(pieces: CellLine, i: number): PhrasingContent[] {
  const parts = pieces.map(({ text: value, own }): PhrasingContent => (own ? { type: 'strong', children: text(value) } : { type: 'text', value }))
  return i === 0 ? parts : [...text(BETWEEN_LINES), ...parts]
}

const text = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }])
const lower = (value: string): string => value.charAt(0).toLowerCase() + value.slice(1)
