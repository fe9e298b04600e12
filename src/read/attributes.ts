/** The mark at the end of a heading, a paragraph or an item: `{#id .klasse hvis=verdier.navn}`. */
import { cut, lengthWithoutBlankEnd } from '../document/normalise.ts'
import type { Inline, Position, Text } from '../document/tree.ts'
import type { State } from './state.ts'
import { holds, suggestion } from './values.ts'

/** What each class does, and where it may stand. */
const CLASSES = {
  unummerert: 'heading',
  ledd: 'paragraph',
  bokstav: 'list',
  fortsett: 'list',
} as const
export type ClassName = keyof typeof CLASSES

export interface Attributes {
  id?: string
  classes: ReadonlySet<ClassName>
  /** False when `hvis` names a value that does not hold: the clause, item or paragraph is left out. */
  included: boolean
  position?: Position
  /** As written, for messages. */
  text?: string
}

const NONE: Attributes = { classes: new Set(), included: true }

/** @returns the content without its mark, and what the mark says. Notes may stand behind the mark. */
export function takeAttributes(content: readonly Inline[], state: State): { content: Inline[]; attributes: Attributes } {
  let last = content.length - 1
  while (last > 0 && isBehind(content[last])) last -= 1
  const text = content[last]
  if (text?.type !== 'text') return { content: [...content], attributes: NONE }
  const match = /\{((?:[#.]|hvis=)[^{}]*)\}[ \t]*$/.exec(text.value)
  const inner = match?.[1]
  if (!match || inner === undefined || !isTyped(text, match.index)) return { content: [...content], attributes: NONE }
  const mark = cut(text, match.index, text.value.length)
  const before = lengthWithoutBlankEnd(text.value.slice(0, match.index))
  const rest = before === 0 ? [] : [cut(text, 0, before)]
  const attributes = parse(inner, mark.position, state)
  return { content: [...content.slice(0, last), ...rest, ...content.slice(last + 1)], attributes }
}

function isBehind(node: Inline | undefined): boolean {
  return node?.type === 'note' || (node?.type === 'text' && node.value.trim() === '')
}

/** An escaped brace, or one from a value, is text. */
function isTyped(text: Text, at: number): boolean {
  return (text.source ?? []).some((span) => span.verbatim && span.at <= at && at < span.at + span.length)
}

function parse(inner: string, position: Position | undefined, state: State): Attributes {
  const { report } = state.reading
  const classes = new Set<ClassName>()
  const text = `{${inner}}`
  let id: string | undefined
  let included = true
  for (const part of inner.trim().split(/\s+/)) {
    const condition = /^hvis=(.+)$/.exec(part)?.[1]
    if (part.startsWith('#')) {
      const typed = part.slice(1).normalize('NFC')
      if (id !== undefined) report.say('MRK-023', position, { first: id, second: typed })
      else if (/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u.test(typed)) id = typed
      else report.say('MRK-018', position, { id: part })
    } else if (condition !== undefined && position) {
      included = included && holds(condition, state.scope, position, report)
    } else if (part.startsWith('.') && Object.hasOwn(CLASSES, part.slice(1))) {
      classes.add(part.slice(1) as ClassName)
    } else {
      const known = Object.keys(CLASSES)
      report.say('MRK-008', position, { text: part, suggestion: () => suggestion(part.replace(/^\./, ''), known), known: known.map((name) => `.${name}`).join(', ') })
    }
  }
  return { ...(id !== undefined && { id }), classes, included, ...(position && { position }), text }
}

/** Says which classes of a mark do nothing where it stands. */
export function reportMisplaced(attributes: Attributes, allowed: readonly (typeof CLASSES)[ClassName][], state: State): void {
  for (const name of attributes.classes) {
    if (allowed.includes(CLASSES[name])) continue
    if (CLASSES[name] === 'list') state.reading.report.say('MRK-009', attributes.position, { text: attributes.text ?? '' })
    else state.reading.report.say('MRK-021', attributes.position, { text: `.${name}` })
  }
}
