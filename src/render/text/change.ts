/** Tracked changes in plain text, marked as `wdiff` does: {+new+} and [-old-]. */
import type { Block, Change, ChangeKind, Inline } from '../../document/tree.ts'
import { formWords } from '../form-words.ts'
import type { State } from './state.ts'

const SIGNS: Record<ChangeKind, readonly [open: string, close: string]> = {
  inserted: ['{+', '+}'], movedTo: ['{+', '+}'], deleted: ['[-', '-]'], movedFrom: ['[-', '-]'], formatted: ['', ''],
}
/** Their lines hang, or stand in columns: what is said of them stands on a line before. */
const OWN_LINE: ReadonlySet<string> = new Set(['list', 'table'])

/** @returns the text of a node with its change, and with a change of its end, as signs around it. */
export function marked(text: string, node: Block | Inline, state: State): string {
  const whole = node.change ? wrapped(text, node.change, state, node) : text
  const end: Change | undefined = 'endChange' in node ? node.endChange : undefined
  return end ? `${whole}${SIGNS[end.kind][0]}¶${SIGNS[end.kind][1]}` : whole
}

/** @returns the text with signs for a change around it, and before it what signs cannot say: once a change. */
export function wrapped(text: string, change: Change, state: State, node: Block | Inline): string {
  const [open, close] = SIGNS[change.kind]
  const said = saidOnce(change, state, node)
  const lead = /^\n*/.exec(text)?.[0] ?? ''
  return `${lead}${open}${said && `[${said}]${OWN_LINE.has(node.type) ? '\n' : ' '}`}${text.slice(lead.length)}${close}`
}

function saidOnce(change: Change, { said, moves, redlineWords }: State, node: Block | Inline): string {
  const { id, kind } = change
  if (kind === 'inserted' || kind === 'deleted') return ''
  const words = kind === 'formatted' ? formWords({ ...node, change }, redlineWords) : (moves.get(id)?.[kind] ?? redlineWords.spoken[kind])
  const key = `${id} ${kind} ${words}`
  if (said.has(key)) return ''
  said.add(key)
  return words
}
