/** The lines of a block as the author wrote them, each with what stands before its text. */
import { writtenOf, type State } from './state.ts'

/** One line of the author's file. Offsets are those of the file. */
export interface Line {
  /** Where the line begins, and its text. */
  start: number
  from: number
  /** Without the line ending. */
  to: number
  /** Blanks and quotation marks before the text; on a block's first line also the marks of the lists that it opens. */
  lead: string
  text: string
}

/** @returns what stands before a block on the line where it begins; a footnote's name counts as the four columns that its text goes on under. */
export function leadOf(node: Parameters<typeof writtenOf>[0], { source: { text } }: State): string {
  const from = node.position?.start.offset ?? 0
  return text.slice(text.lastIndexOf('\n', from - 1) + 1, from).replace(/\[\^[^\]]*\]:[ \t]*/, '    ')
}

/** @returns the lines that a block covers. */
export function linesOf(node: Parameters<typeof writtenOf>[0], state: State): Line[] {
  let from = node.position?.start.offset ?? 0
  const { text } = state.source
  const first = text.lastIndexOf('\n', from - 1) + 1
  let start = first
  return writtenOf(node, state).split('\n').map((written, i) => {
    const lead = i === 0 ? leadOf(node, state) : (/^[ \t>]*/.exec(written)?.[0] ?? '')
    const line = written.slice(i === 0 ? 0 : lead.length).replace(/\r$/, '')
    const at = i === 0 ? from : start + lead.length
    const found: Line = { start, from: at, to: at + line.length, lead, text: line }
    start = from + written.length + 1
    from = start
    return found
  })
}

/** @returns the line ending that the author uses before this offset. */
export function endingBefore(offset: number, state: State): string {
  return state.source.text.slice(Math.max(offset - 2, 0), offset) === '\r\n' ? '\r\n' : '\n'
}

/** @returns what goes before a line that carries on a block: list marks become blanks, quotation marks stay. */
export function carriedOn(lead: string): string {
  return lead.replace(/[^\s>]/g, ' ')
}

/** @returns a blank line as it is written where a line has this before its text. */
export function blankLine(lead: string, ending: string): string {
  return carriedOn(lead).trimEnd() + ending
}

/** @returns columns from the left margin, tabs to every fourth (CommonMark 0.31, 2.2). */
export function widthOf(lead: string): number {
  let width = 0
  for (const character of lead) width += character === '\t' ? 4 - (width % 4) : 1
  return width
}
