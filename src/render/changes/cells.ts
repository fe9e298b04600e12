/** What a table of changes says of each of them, cell by cell. */
import type { Piece } from '../../document/changed-sentences.ts'
import type { Draft } from '../../document/view.ts'
import { clauseName, type PlacedChange } from './places.ts'
import type { TableWords } from './words.ts'

/** One line of a wording: the words that changed are its own where some stand beside them that did not. */
export type CellLine = readonly Piece[]

/** A row in the order of the columns; each wording as the lines of its blocks. */
export type ChangeCells = readonly [number: string, clause: string, kind: string, older: readonly CellLine[], newer: readonly CellLine[]]

export function changeCells(change: PlacedChange, said: TableWords): ChangeCells {
  const { number, older, newer, kind, said: name } = change
  const isSame = kind === 'moved' && older === newer
  return [String(number), placeOf(change, said), name, isSame ? [alone(said.sameWording)] : linesOf(change, 'older', said), linesOf(change, 'newer', said)]
}

/** Words that went are told of by the clause as it is numbered now, where it still is. */
function placeOf({ attachment, clause: at }: PlacedChange, said: TableWords): string {
  const clause = at ? clauseName(at) : attachment === undefined ? said.opening : undefined
  return [attachment, clause].filter((part) => part !== undefined).join(': ')
}

function linesOf(change: PlacedChange, draft: Draft, said: TableWords): CellLine[] {
  const pieces = change.sentences?.[draft] ?? [{ text: change[draft], own: true }]
  const isWhole = pieces.every(({ text, own }) => own || text.trim() === '')
  const lines = linesIn(isWhole ? pieces.map(({ text }) => ({ text, own: false })) : pieces)
  return lines.length === 0 ? [alone(said.nothing)] : lines
}

function linesIn(pieces: readonly Piece[]): CellLine[] {
  const lines: Piece[][] = [[]]
  for (const { text, own } of pieces) {
    text.split('\n').forEach((part, i) => {
      if (i > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ text: part, own })
    })
  }
  return lines.map(trimmed).filter((line) => line.length > 0)
}

function trimmed(line: CellLine): CellLine {
  return line
    .map(({ text, own }, i) => ({ text: i === 0 ? text.trimStart() : text, own }))
    .map(({ text, own }, i) => ({ text: i === line.length - 1 ? text.trimEnd() : text, own }))
    .filter(({ text }) => text !== '')
}

const alone = (text: string): CellLine => [{ text, own: false }]
