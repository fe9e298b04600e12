/**
 * Reads CriticMarkup (criticmarkup.com) in a line of text: {++ ++}, {-- --}, {~~ ~> ~~} and {>> <<} become changes and notes.
 *
 * A mark may go on over several blocks; what of it this block has is told to the one who puts the blocks together. Everything between
 * two marks is one change. Only what was typed as a mark is one: with a backslash in it, it is text.
 */
import { cut, normaliseInlines } from '../document/normalise.ts'
import type { Change, Inline, Link, Position, Text } from '../document/tree.ts'
import type { State } from './state.ts'
import { isVerbatim } from './text.ts'

/** A mark that is not closed yet. */
export interface Open {
  kind: 'inserted' | 'deleted'
  id: string
  /** Of `{~~`: both wordings are one change. */
  replaces: boolean
  position: Position | undefined
}

export interface Scanned {
  nodes: Inline[]
  /** A mark from a block before ends here: at the end of the block, or inside. */
  closes?: { kind: Open['kind']; id: string; atEnd: boolean }
  /** A mark begins here that goes on in the next block. */
  opens?: { open: Open; atStart: boolean }
  /** One mark is around all of the block. */
  whole?: Change
}

const TOKEN = /\{\+\+|\{--|\{~~|\{>>|\{==|\+\+\}|--\}|~~\}|~>|<<\}|==\}/g
const OPENS: Readonly<Record<string, Open['kind']>> = { '{++': 'inserted', '{--': 'deleted', '{~~': 'deleted' }

/** What happened between which nodes. */
interface Event {
  does: 'opens' | 'closes'
  of: Open
  at: number
}

/**
 * @param before the mark that is open where the block begins.
 * @param fresh gives an id for a change.
 */
export function scan(content: readonly Inline[], before: Open | undefined, fresh: () => string, state: State): Scanned {
  const { report } = state.reading
  const nodes: Inline[] = []
  const events: Event[] = []
  let open = before
  let note: { position: Position | undefined; nodes: Inline[] } | undefined
  const put = (node: Inline): void => {
    if (note) note.nodes.push(node)
    else nodes.push(open ? { ...node, change: { kind: open.kind, id: open.id } } : node)
  }
  const tell = (does: Event['does'], of: Open): void => void events.push({ does, of, at: nodes.length })
  const take = (mark: Text): void => {
    const { value, position } = mark
    const kind = OPENS[value]
    if (value === '{>>' && !note) note = { position, nodes: [] }
    else if (value === '<<}' && note) {
      const text = note.nodes.map((node) => (node.type === 'text' ? node.value : '')).join('').replace(/[ \t\n]+/g, ' ').replace(/^ | $/g, '')
      const place = note.position ?? position
      note = undefined
      put({ type: 'note', ...(place && { position: place }), children: text === '' ? [] : [{ type: 'text', value: text, ...(place && { position: place }) }] })
    } else if (kind && !open && !note) {
      open = { kind, id: fresh(), replaces: value === '{~~', position }
      tell('opens', open)
    } else if (value === '~>' && open?.replaces && open.kind === 'deleted') {
      tell('closes', open)
      open = { ...open, kind: 'inserted' }
      tell('opens', open)
    } else if (open && value === (open.replaces ? '~~}' : open.kind === 'inserted' ? '++}' : '--}') && !note) {
      if (open.replaces && open.kind === 'deleted') report.say('MRK-044', position, { text: '~>' })
      tell('closes', open)
      open = undefined
    } else {
      put(mark)
      if (value !== '~>') report.say(open || note ? 'MRK-043' : 'MRK-042', position, { text: value })
    }
  }
  for (const node of content) {
    if (node.type === 'text' && !node.marks?.includes('code')) for (const piece of pieces(node)) (piece.isMark ? take : put)(piece.text)
    else put(node.type === 'link' && !open ? scanLink(node, fresh, state) : node)
  }
  if (note) report.say('MRK-041', note.position, { text: '{>>', close: '<<}' })
  return { nodes: normaliseInlines(nodes), ...edges(events, nodes.length, before, open) }
}

/** The text of a link has marks of its own, which end in it. */
function scanLink(link: Link, fresh: () => string, state: State): Link {
  const { nodes, opens } = scan(link.children, undefined, fresh, state)
  reportUnclosed(opens?.open, state)
  return { ...link, children: nodes }
}

function edges(events: readonly Event[], length: number, before: Open | undefined, open: Open | undefined): Partial<Scanned> {
  const [first, second] = events
  const last = events.at(-1)
  // «~>» on a line of its own parts whole blocks.
  if (length === 0 && before && first?.does === 'closes' && second?.does === 'opens' && events.length === 2) {
    return { closes: { kind: before.kind, id: before.id, atEnd: true }, opens: { open: second.of, atStart: true } }
  }
  if (!before && events.length === 2 && first?.at === 0 && last?.does === 'closes' && last.at === length && !first.of.replaces) {
    return { whole: { kind: first.of.kind, id: first.of.id } }
  }
  return {
    ...(before && first?.does === 'closes' && { closes: { kind: before.kind, id: before.id, atEnd: events.length === 1 && first.at === length } }),
    ...(open && last?.does === 'opens' && { opens: { open, atStart: events.length === 1 && last.at === 0 } }),
  }
}

function pieces(text: Text): { text: Text; isMark: boolean }[] {
  const found: { text: Text; isMark: boolean }[] = []
  let done = 0
  const add = (from: number, to: number, isMark: boolean): void => {
    if (to > from) found.push({ text: cut(text, from, to), isMark })
    done = to
  }
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text.value); match; match = TOKEN.exec(text.value)) {
    const { 0: mark, index } = match
    // After an escaped brace the rest of the mark may open or close another.
    if (!isVerbatim(text, index, mark.length)) {
      TOKEN.lastIndex = index + 1
      continue
    }
    add(done, index, false)
    add(index, index + mark.length, true)
  }
  add(done, text.value.length, false)
  return found
}

/** Says of a mark that nothing closes it. */
export function reportUnclosed(open: Open | undefined, state: State): void {
  if (!open) return
  const close = open.replaces ? '~~}' : open.kind === 'inserted' ? '++}' : '--}'
  state.reading.report.say('MRK-041', open.position, { text: open.replaces ? '{~~' : open.kind === 'inserted' ? '{++' : '{--', close })
}
