/** Tracked changes in plain text, marked as `wdiff` does: {+new+} and [-old-]. */
import type { Block, Change, ChangeKind, Inline } from '../../document/tree.ts'
import type { Phrases } from '../phrases.ts'

const SIGNS: Record<ChangeKind, readonly [open: string, close: string]> = {
  inserted: ['{+', '+}'], movedTo: ['{+', '+}'], deleted: ['[-', '-]'], movedFrom: ['[-', '-]'], formatted: ['', ''],
}

/** @returns the text of a node with its change, and with a change of its end, as signs around it. */
export function marked(text: string, node: Block | Inline, phrases: Phrases): string {
  const whole = node.change ? wrapped(text, node.change.kind, phrases) : text
  const end: Change | undefined = 'endChange' in node ? node.endChange : undefined
  return end ? whole + wrapped('¶', end.kind, phrases) : whole
}

function wrapped(text: string, kind: ChangeKind, { movedHere, movedAway, formatted }: Phrases): string {
  const [open, close] = SIGNS[kind]
  const said = { inserted: '', deleted: '', movedTo: `[${movedHere}] `, movedFrom: `[${movedAway}] `, formatted: `[${formatted}] ` }[kind]
  const lead = /^\n*/.exec(text)?.[0] ?? ''
  return `${lead}${open}${said}${text.slice(lead.length)}${close}`
}
