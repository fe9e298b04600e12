/** Lines that Markdown joins to the list item, the quotation or the footnote before them, though they stand at the margin. */
import type { Paragraph } from 'mdast'
import type { Message } from '../document/message.ts'
import { blankLine, carriedOn, endingBefore, leadOf, linesOf, widthOf, type Line } from './lines.ts'
import type { State } from './state.ts'

/** A paragraph goes on without the marks of what it is in (CommonMark 0.31, 5.1: laziness); what is indented was meant so. */
export function reportLazyLine(paragraph: Paragraph, state: State): void {
  const { container, source } = state
  if (!container) return
  const lines = linesOf(paragraph, state)
  if (lines.length < 2) return
  const opening = leadOf(container, state)
  const quotes = quotesIn(opening) + (container.type === 'blockquote' ? 1 : 0)
  const margin = container.type === 'blockquote' ? -1 : widthOf(opening)
  const isLazy = ({ lead }: Line): boolean => quotesIn(lead) < quotes || widthOf(lead) <= margin
  const at = lines.findIndex((line, i) => i > 0 && isLazy(line))
  const line = lines[at]
  // What must stand alone says so itself.
  if (!line || /^\{\{\s*(?:[#/>]|else\b)/.test(line.text)) return
  const fix = goesOn(lines, isLazy) ? indented(lines.slice(at), lines[0]?.lead ?? '', isLazy, state) : parted(line, state)
  state.reading.report.say('MRK-024', source.span(line.from, line.to), {}, undefined, fix)
}

function quotesIn(lead: string): number {
  return lead.split('>').length - 1
}

/** Whether every such line can only be the rest of the sentence before it. */
function goesOn(lines: readonly Line[], isLazy: (line: Line) => boolean): boolean {
  return lines.every((line, i) => i === 0 || !isLazy(line) || (/^\p{Ll}/u.test(line.text) && !/[.:;!?]\s*$/.test(lines[i - 1]?.text.slice(-8) ?? '')))
}

/** What Markdown reads, written so that it shows. */
function indented(lines: readonly Line[], lead: string, isLazy: (line: Line) => boolean, { source }: State): Message['fix'] {
  const from = lines[0]?.start ?? 0
  const to = lines.at(-1)?.to ?? from
  let text = ''
  let done = from
  for (const line of lines.filter(isLazy)) {
    text += source.text.slice(done, line.start) + carriedOn(lead)
    done = line.from
  }
  return { position: source.span(from, to), text: text + source.text.slice(done, to), changesPrint: false, automatic: true }
}

/** A paragraph of its own. */
function parted(line: Line, state: State): Message['fix'] {
  const text = blankLine(line.lead, endingBefore(line.start, state))
  return { position: state.source.span(line.start, line.start), text, changesPrint: true, automatic: false }
}
