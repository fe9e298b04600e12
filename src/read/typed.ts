/** Lists that were typed by hand, or pasted: letters and bullets that Markdown takes for plain text. */
import type { Paragraph } from 'mdast'
import { BULLETS } from '../document/bullets.ts'
import type { Message } from '../document/message.ts'
import { blankLine, carriedOn, endingBefore, linesOf, type Line } from './lines.ts'
import { writtenOf, type State } from './state.ts'

/** Where nothing is numbered a draft is kept as it came. */
function isAsReceived(state: State): boolean {
  return (state.reading.meta.nummerering ?? 'ingen') === 'ingen'
}

/** «a) …» at the start of a line. */
export function reportTypedLetters(paragraph: Paragraph, state: State): void {
  if (isAsReceived(state)) return
  const written = writtenOf(paragraph, state)
  const typed = /(?:^|\n)[ \t>]*(\(?[a-zæøå]\))[ \t]/i.exec(written)
  if (!typed?.[1]) return
  const from = (paragraph.position?.start.offset ?? 0) + typed.index + typed[0].indexOf(typed[1])
  state.reading.report.say('MRK-006', state.source.span(from, from + typed[1].length), { text: typed[1] })
}

const BULLET = new RegExp(`^[${BULLETS}][ \\t\\u00A0]`)
/** A dash also begins a reply, or the second half of an aside: only lines that run together are a list for sure. */
const DASH = /^[–—][ \t\u00A0]/

export function reportTypedBullets(paragraph: Paragraph, state: State): void {
  if (isAsReceived(state)) return
  const lines = linesOf(paragraph, state)
  const dash = lines.findIndex(({ text }, i) => DASH.test(text) && !/(?: {2}|\\)$/.test(text) && DASH.test(lines[i + 1]?.text ?? ''))
  const bullet = lines.findIndex(({ text }) => BULLET.test(text))
  const at = bullet === -1 ? dash : bullet
  const line = lines[at]
  if (!line) return
  // In an item the list mark is there already, and only the author knows which to keep.
  const fix = state.container?.type === 'listItem' ? undefined : asList(lines.slice(at), at > 0, bullet === -1 ? DASH : BULLET, state)
  state.reading.report.say('MRK-027', state.source.span(line.from, line.from + 1), { text: line.text.slice(0, 1) }, undefined, fix)
}

/** Unasked only for a sign that can mean nothing else. */
function asList(lines: readonly Line[], follows: boolean, mark: RegExp, state: State): Message['fix'] {
  const [first] = lines
  const last = lines.at(-1)
  if (!first || !last) return undefined
  const ending = endingBefore(lines[1]?.start ?? first.start, state)
  // What opens the paragraph's own line, such as a footnote's name, stays.
  const items = lines.map(({ lead, text }, i) => (i > 0 || follows ? carriedOn(lead) : '') + (mark.test(text) ? `- ${text.slice(2).trimStart()}` : `  ${text}`))
  const text = (follows ? blankLine(first.lead, ending) : '') + items.join(ending)
  return { position: state.source.span(follows ? first.start : first.from, last.to), text, changesPrint: true, automatic: mark === BULLET && !first.text.startsWith('·') }
}
