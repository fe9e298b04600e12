/** Blocks that Markdown makes, or does not make, without the author's intent: headings, code and tables. */
import type { Code, Heading, Paragraph } from 'mdast'
import { blankLine, endingBefore, linesOf } from './lines.ts'
import { writtenOf, type State } from './state.ts'

/**
 * A line of `---` or `===` right under a text makes a heading of it (CommonMark 0.31, 4.3). One that is as long as the text was
 * drawn under it; a shorter one was meant as a rule.
 *
 * @returns whether it said so.
 */
export function reportUnderlined(heading: Heading, state: State): boolean {
  const lines = linesOf(heading, state)
  const underline = lines.at(-1)
  const text = lines.slice(0, -1)
  if (!underline || text.length === 0) return false
  const marks = underline.text.trimEnd()
  if (marks.length >= Math.max(...text.map((line) => line.text.trimEnd().length))) return false
  const position = state.source.span(underline.from, underline.from + marks.length)
  const fix = {
    position: state.source.span(underline.start, underline.from + marks.length),
    text: `${blankLine(underline.lead, endingBefore(underline.start, state))}${underline.lead}---`,
    changesPrint: true,
    automatic: false,
  }
  state.reading.report.say('MRK-028', position, { text: shortened(text[0]?.text ?? ''), mark: marks.slice(0, 3) }, undefined, fix)
  return true
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text
}

/** Four blanks or a tab before a line make it code (CommonMark 0.31, 4.4). */
export function reportIndentedCode(code: Code, state: State): void {
  const written = writtenOf(code, state)
  if (/^[ \t]*(?:`{3}|~{3})/.test(written)) return
  const lines = linesOf(code, state)
  const [first] = lines
  const last = lines.at(-1)
  if (!first || !last) return
  const from = first.from + (/^[ \t]*/.exec(first.text)?.[0].length ?? 0)
  const ending = endingBefore(lines[1]?.start ?? first.start, state)
  const before = first.lead.replace(/[^\s>]/g, ' ')
  const text = code.value.split('\n').map((line, i) => (i === 0 ? line.trimStart() : before + line.trimStart()).trimEnd()).join(ending)
  const fix = { position: state.source.span(first.from, last.to), text, changesPrint: true, automatic: false }
  state.reading.report.say('MRK-025', state.source.span(from, first.to), {}, undefined, fix)
}

const ROW = /^\|.*\|[ \t]*$/
const DELIMITERS = /^\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/

/** Rows between bars without the line that makes them a table (GFM 4.10), or with one of another number of columns. */
export function reportFailedTable(paragraph: Paragraph, state: State): void {
  const lines = linesOf(paragraph, state)
  const at = lines.findIndex(({ text }, i) => ROW.test(text) && ROW.test(lines[i + 1]?.text ?? ''))
  const [row, next] = [lines[at], lines[at + 1]]
  if (!row || !next) return
  const columns = row.text.replace(/\\./g, '').trimEnd().split('|').length - 2
  if (columns < 1) return
  const delimiters = `|${' --- |'.repeat(columns)}`
  const isDelimited = DELIMITERS.test(next.text)
  const fix = {
    position: isDelimited ? state.source.span(next.from, next.to) : state.source.span(next.from, next.from),
    text: isDelimited ? delimiters : delimiters + endingBefore(next.start, state) + next.lead,
    changesPrint: true,
    automatic: false,
  }
  state.reading.report.say('MRK-026', state.source.span(row.from, row.to), { fix: delimiters }, undefined, fix)
}
