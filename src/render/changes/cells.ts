/** What a table of changes says of each of them, cell by cell. */
import type { Draft } from '../../document/view.ts'
import { clauseName, type PlacedChange } from './places.ts'
import type { TableWords } from './words.ts'

/** One line of a wording; where only words of a sentence changed, what stands beside them. */
export interface CellLine {
  before: string
  text: string
  after: string
}

/** A row in the order of the columns; each wording as the lines of its blocks. */
export type ChangeCells = readonly [number: string, clause: string, kind: string, older: readonly CellLine[], newer: readonly CellLine[]]

export function changeCells(change: PlacedChange, said: TableWords): ChangeCells {
  const { number, older, newer, kind, said: name } = change
  const isSame = kind === 'moved' && older === newer
  return [String(number), placeOf(change, said), name, isSame ? [alone(said.sameWording)] : linesOf(change, 'older', said), linesOf(change, 'newer', said)]
}

/** The clause of the newer draft; what only the older one has is told of by its clause there. */
function placeOf({ attachment, where }: PlacedChange, said: TableWords): string {
  const at = where.newer ?? where.older
  const clause = at ? clauseName(at) : attachment === undefined ? said.opening : undefined
  return [attachment, clause].filter((part) => part !== undefined).join(': ')
}

function linesOf(change: PlacedChange, draft: Draft, said: TableWords): CellLine[] {
  const lines = change[draft].split('\n').map((line) => line.trim()).filter(Boolean)
  const [only] = lines
  const beside = change.beside[draft]
  if (only !== undefined && beside && lines.length === 1) return [{ before: spaced(beside.before), text: only, after: spaced(beside.after) }]
  return lines.length === 0 ? [alone(said.nothing)] : lines.map(alone)
}

const alone = (text: string): CellLine => ({ before: '', text, after: '' })
const spaced = (value: string): string => value.replace(/\s+/gu, ' ')
