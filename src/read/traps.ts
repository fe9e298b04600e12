/** Markdown's own traps: a date or a line of text that becomes a list unseen, and lists that were typed by hand. */
import type { List, Node, Paragraph } from 'mdast'
import type { Message } from '../document/message.ts'
import { writtenOf, type State } from './state.ts'

const MONTHS = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember'
const DATE = new RegExp(`^(\\d{1,9})[.)][ \\t]+(${MONTHS})\\b`, 'i')

/** @param before the block right before the list. */
export function reportListTraps(list: List, before: Node | undefined, state: State): void {
  const { report } = state.reading
  for (const item of list.ordered ? list.children : []) {
    const [, day, month] = DATE.exec(writtenOf(item, state)) ?? []
    if (!day || !month) continue
    const from = item.position?.start.offset ?? 0
    const text = `${day}. ${month}`
    const mark = from + day.length
    const escape = { position: state.source.span(mark, mark), text: '\\', changesPrint: true, automatic: true }
    report.say('MRK-004', state.source.span(from, from + text.length), { text, fix: `${day}\\. ${month}` }, undefined, escape)
    return
  }
  const follows = before?.type === 'paragraph' && before.position?.end.line === (list.position?.start.line ?? 0) - 1
  if (follows && state.inside !== 'item') {
    const from = list.position?.start.offset ?? 0
    report.say('MRK-005', state.source.span(from, from + 1), {}, undefined, blankLineBefore(list, before, state))
  }
}

/** A blank line keeps what Markdown reads; unasked only where the author can have meant nothing but a list. */
function blankLineBefore(list: List, before: Node, state: State): Message['fix'] {
  const { text } = state.source
  const from = list.position?.start.offset ?? 0
  const line = text.lastIndexOf('\n', from - 1) + 1
  const quoted = text.slice(line, from).trimEnd()
  const isMeant = list.children.length > 1 && /[:}]\s*$/.test(writtenOf(before, state).slice(-8))
  const end = text[line - 2] === '\r' ? '\r\n' : '\n'
  return { position: state.source.span(line, line), text: quoted + end, changesPrint: false, automatic: isMeant }
}

/** `####### x` is no heading, nor is `##x`: both are left in the text. */
export function reportFailedHeading(paragraph: Paragraph, state: State): void {
  const [whole, marks = ''] = /^(#+)(?:(?<=#{7})[ \t]|(?<!#{7})(?=\p{L}))/u.exec(writtenOf(paragraph, state)) ?? []
  if (whole === undefined) return
  const from = paragraph.position?.start.offset ?? 0
  const place = state.source.span(from, from + marks.length)
  if (marks.length > 6) state.reading.report.say('MRK-015', place, { level: marks.length })
  else state.reading.report.say('MRK-007', place, { text: marks })
}

/** «a) …» at the start of a line, except where typed numbers are kept as they came. */
export function reportTypedLetters(paragraph: Paragraph, state: State): void {
  if ((state.reading.meta.nummerering ?? 'ingen') === 'ingen') return
  const written = writtenOf(paragraph, state)
  const typed = /(?:^|\n)[ \t>]*(\(?[a-zæøå]\))[ \t]/i.exec(written)
  if (!typed?.[1]) return
  const from = (paragraph.position?.start.offset ?? 0) + typed.index + typed[0].indexOf(typed[1])
  state.reading.report.say('MRK-006', state.source.span(from, from + typed[1].length), { text: typed[1] })
}
