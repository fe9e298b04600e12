/** Markdown's own traps: a date or a line of text that becomes a list unseen, and headings that do not become one. */
import type { List, Node, Paragraph } from 'mdast'
import type { Message } from '../document/message.ts'
import { writtenOf, type State } from './state.ts'

const MONTHS = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember'
const DATE = new RegExp(`^(\\d{1,9})[.)][ \\t]+(${MONTHS})\\b`, 'i')

/**
 * @param before the block right before the list.
 * @returns whether it may be no list at all.
 */
export function reportListTraps(list: List, before: Node | undefined, state: State): boolean {
  const { report } = state.reading
  for (const item of list.ordered ? list.children : []) {
    const [, day, month] = DATE.exec(writtenOf(item, state)) ?? []
    if (!day || !month) continue
    const from = item.position?.start.offset ?? 0
    const text = `${day}. ${month}`
    const mark = from + day.length
    const escape = { position: state.source.span(mark, mark), text: '\\', changesPrint: true, automatic: true }
    report.say('MRK-004', state.source.span(from, from + text.length), { text, fix: `${day}\\. ${month}` }, undefined, escape)
    return true
  }
  const follows = before?.type === 'paragraph' && before.position?.end.line === (list.position?.start.line ?? 0) - 1
  const isDoubtful = follows && state.inside !== 'item'
  if (isDoubtful) {
    const from = list.position?.start.offset ?? 0
    report.say('MRK-005', state.source.span(from, from + 1), {}, undefined, blankLineBefore(list, before, state))
  }
  return isDoubtful
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
