/** Lowers a text: fills in `{{…}}` and finds mark-up that was left as plain characters. */
import type { Meta } from '../document/meta.ts'
import { cut } from '../document/normalise.ts'
import type { Inline, Mark, Position, SourceSpan, Text } from '../document/tree.ts'
import { spend } from './budget.ts'
import { isQuotation, quoted } from './others.ts'
import { spansOf } from './source.ts'
import type { State } from './state.ts'
import { evaluate, LONGEST } from './values.ts'

/** A text that is printed as it stands, such as code. */
export function plainly(value: string, position: Position, marks: readonly Mark[]): Text {
  const source: SourceSpan[] = [{ at: 0, length: value.length, position, verbatim: false }]
  return { type: 'text', value: value.replace(/\n/g, ' '), ...(marks.length > 0 && { marks }), position, source }
}

/**
 * @param value of an mdast text, in which a soft line break is `\n`.
 * @returns texts, and blanks for values that are not given yet.
 */
export function lowerText(value: string, position: Position, state: State, marks: readonly Mark[]): Inline[] {
  const source = spansOf(value, state.source, position.start.offset, position.end.offset)
  const text: Text = { type: 'text', value: value.replace(/[\n\f]/g, ' '), ...(marks.length > 0 && { marks }), position, source }
  if (!/[{}*]/.test(value)) return [text]
  const nodes: Inline[] = []
  let done = 0
  for (let from = findOpening(text, 0); from !== -1; from = findOpening(text, done)) {
    const to = closing(text.value, from)
    if (to === -1) break
    if (from > done) nodes.push(cut(text, done, from))
    nodes.push(...lowerExpression(cut(text, from, to), state))
    done = to
  }
  if (done < text.value.length) nodes.push(cut(text, done, text.value.length))
  return nodes
}

function lowerExpression(text: Text, state: State): Inline[] {
  const position = text.position ?? state.source.span(0, 0)
  const { report, agreement } = state.reading
  if (!agreement) return [text]
  if (/^\{\{\s*(?:[#/>^&!]|else\s*\}\})/.test(text.value)) {
    report.say('VRD-004', position, { text: text.value })
    return [plainly(text.value, position, marksOf(text))]
  }
  if (text.value.length > LONGEST) {
    report.say('VRD-003', position, { text: `${text.value.slice(0, 57)}…` })
    return [text]
  }
  const { redline } = state.reading
  const isDeleted = state.source.file === undefined && redline?.markAt(position.start.offset) === 'deleted'
  if (isQuotation(text.value)) return quotedText(text, isDeleted ? redline.olderMeta : state.reading.meta, position, state)
  const value = evaluate(text.value, isDeleted ? redline.olderScope : state.scope, position, report)
  if (value.kind === 'blank') return [{ type: 'blank', name: value.name, ...(text.marks && { marks: text.marks }), position }]
  if (value.kind === 'text' && !spend('characters', value.text.length, position, state.reading)) return []
  return [plainly(value.kind === 'text' ? value.text : text.value, position, marksOf(text))]
}

function quotedText(text: Text, meta: Meta, position: Position, { reading }: State): Inline[] {
  const value = quoted(text.value, meta, position, reading)
  if (value !== undefined && !spend('characters', value.length, position, reading)) return []
  return [plainly(value ?? text.value, position, marksOf(text))]
}

function marksOf(text: Text): readonly Mark[] {
  return text.marks ?? []
}

function findOpening(text: Text, from: number): number {
  for (let at = text.value.indexOf('{{', from); at !== -1; at = text.value.indexOf('{{', at + 1)) {
    if (isVerbatim(text, at, 2)) return at
    // `\{{{x}}`: the first brace is escaped, and the author means it to be printed with the second.
    if (isVerbatim(text, at + 1, 1) && text.value[at + 2] !== '{') at += 1
  }
  return -1
}

/** @returns the offset after the closing braces, quotation marks heeded; -1 where there are none. */
function closing(value: string, from: number): number {
  // `{{x}}}` is an expression and a brace; only three braces open what three close.
  const isTriple = value[from + 2] === '{'
  let quote = ''
  for (let at = from + 2; at < value.length - 1; at += 1) {
    const character = value[at] ?? ''
    if (quote) quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === '}' && value[at + 1] === '}') {
      return at + (isTriple && value[at + 2] === '}' ? 3 : 2)
    }
  }
  const plain = value.indexOf('}}', from)
  return plain === -1 ? -1 : plain + 2
}

/** Characters that the author typed as mark-up and that stayed in the text. */
const LEFT = /\{(?:\+\+|--|~~|>>)|~~\}|\*\*|~~|<!--|\{\{|\}\}|\{[#.][^{}]*\}|\{hvis=[^{}]*\}|\[\^([^[\]]{1,100})\]/g

/** Says what mark-up is left in a block's content, after its own mark was taken from its end. */
export function reportLeftovers(nodes: readonly Inline[], state: State): void {
  let escaped = 0
  for (const node of nodes) {
    if (node.type === 'link') reportLeftovers(node.children, state)
    if (node.type !== 'text' || node.marks?.includes('code')) continue
    for (const { 0: text, 1: footnote, index } of node.value.matchAll(LEFT)) {
      if (footnote?.trim() === '') continue
      // What closes an escaped `{{` needs no escape of its own.
      if (text === '{{' && !isVerbatim(node, index, 2)) escaped += 1
      if (text === '}}' && escaped > 0) escaped -= 1
      else if (isVerbatim(node, index, 2)) reportLeft(text, footnote, cut(node, index, index + text.length).position, state)
    }
  }
}

function reportLeft(text: string, footnote: string | undefined, position: Position | undefined, state: State): void {
  if (/^\{(?:\+\+|--|~~|>>)/.test(text)) state.reading.report.say('MRK-040', position, { text })
  else if (footnote === undefined) state.reading.report.say('MRK-007', position, { text })
  else state.reading.report.say('MRK-012', position, { name: footnote })
}

/** @returns whether characters of a text stand so in the author's file: what is escaped, or comes from a value, does not. */
export function isVerbatim(text: Text, at: number, length: number): boolean {
  return (text.source ?? []).some((span) => span.verbatim && span.at <= at && at + length <= span.at + span.length)
}
