/**
 * How wide the columns of a table are, by what stands in them: a column of short cells no wider than they need, none narrower than its
 * longest word while there is room, and the rest shared by how much text each column has, so that the rows come out low.
 */
import { plainText, type TableRow } from '../document/tree.ts'

/** What stands in a column, in ems. */
export interface ColumnText {
  /** The longest word. */
  word: number
  /** The longest line. */
  line: number
  /** All of it. */
  text: number
}

/** Of the letters in a face that is wider than most, so that a machine without the face of the style has room enough too. */
const EMS: readonly (readonly [letters: RegExp, em: number])[] = [
  [/[ijl.,:;'’|!\s]/u, 0.34],
  [/[ft()[\]/-]/u, 0.41],
  [/[rsczv"«»]/u, 0.54],
  [/[mwæœ–%]/u, 0.95],
  [/[MWÆ@—…]/u, 1.05],
  [/\p{Lu}/u, 0.8],
]
const OTHER = 0.63
const BOLD = 1.1

const known = new Map<string, number>()

function emsOf(letter: string): number {
  const found = known.get(letter) ?? EMS.find(([letters]) => letters.test(letter))?.[1] ?? OTHER
  known.set(letter, found)
  return found
}

const widthOf = (text: string): number => Array.from(text).reduce((sum, letter) => sum + emsOf(letter), 0)

/** @param rows the header row first. */
export function columnTexts(rows: readonly TableRow[], columns: number): ColumnText[] {
  return Array.from({ length: columns }, (_, column) => {
    const most: ColumnText = { word: 0, line: 0, text: 0 }
    rows.forEach(({ children }, r) => {
      const bold = r === 0 ? BOLD : 1
      for (const line of plainText(children[column]?.children ?? []).split('\n')) {
        // A no-break space holds its words together; after a hyphen a line may end.
        for (const word of line.split(/[ \t]+|(?<=[-–/])/u)) most.word = Math.max(most.word, widthOf(word) * bold)
        const width = widthOf(line) * bold
        most.line = Math.max(most.line, width)
        most.text += width
      }
    })
    return most
  })
}

/** Halvings until the last bit of a width is settled. */
const STEPS = 60
/** The most of the room that columns of little text may keep for their words where not all words fit. */
const FIRM = 0.6

/**
 * @param room for the columns together, in ems, their margins left out.
 * @returns the width of each column; together they are the room.
 */
export function columnShares(columns: readonly ColumnText[], room: number): number[] {
  if (total(columns.map(({ line }) => line)) <= room) return filled(columns.map(({ line }) => line), room)
  const widthsAt = total(columns.map(({ word }) => word)) >= room ? squeezed(columns, room) : shared(columns)
  let [low, high] = [0, Math.max(room, 1)]
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (low + high) / 2
    if (total(widthsAt(middle)) < room) low = middle
    else high = middle
  }
  return filled(widthsAt(high), room)
}

/** By the width that an em of text gets: each column holds its longest word, and is no wider than its longest line. */
const shared = (columns: readonly ColumnText[]) => (share: number): number[] =>
  columns.map(({ word, line, text }) => Math.min(line, Math.max(word, share * text)))

/** Where not all words fit, by the most that any column gets: those of little text, such as names, keep theirs if they can. */
function squeezed(columns: readonly ColumnText[], room: number): (most: number) => number[] {
  const mean = total(columns.map(({ text }) => text)) / columns.length
  const isSmall = ({ text }: ColumnText): boolean => text < mean
  const keeps = total(columns.filter(isSmall).map(({ word }) => word)) <= FIRM * room
  return (most) => columns.map((column) => (keeps && isSmall(column) ? column.word : Math.min(column.word, most)))
}

function filled(widths: readonly number[], room: number): number[] {
  const sum = total(widths)
  return widths.map((width) => (sum > 0 ? (width / sum) * room : room / widths.length))
}

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0)
