/**
 * Passes the changes of a redline on to the template. Every node says what has become of it, so that the template draws any of
 * them alike; what a line through or under words cannot say is put beside them in words.
 */
import type { Block, Change, ChangeKind, Inline } from '../../document/tree.ts'
import { formWords } from '../form-words.ts'
import type { ModelNode } from './model.ts'
import { spoken } from './spoken.ts'
import { say, type RedlineState, type State } from './state.ts'

/** Nodes whose children stand in lines. */
const HOLDS_LINES: ReadonlySet<ModelNode['t']> = new Set([
  'title', 'titleLine', 'heading', 'paragraph', 'tableCell', 'signatureLine', 'attachment', 'attachmentEntry', 'code',
])
const HEADINGS: ReadonlySet<ModelNode['t'] | undefined> = new Set(['title', 'heading', 'attachment'])
/** Nodes that can take a paragraph more. */
const HOLDS_BLOCKS: ReadonlySet<ModelNode['t']> = new Set(['item', 'blockquote', 'footnote'])
/** What is drawn with its change, rather than what it holds. */
const DRAWN: ReadonlySet<ModelNode['t']> = new Set(['text', 'reference', 'blank', 'image', 'marker', 'footnote', 'note', 'rule'])

/** The state for what a node holds: a change covers all that is inside, until a change of its own. */
export function inside(node: Block | Inline, state: State): State {
  return node.change && node.change.kind !== 'formatted' ? { ...state, change: node.change } : state
}

/** @returns what a node was written as, with its changes; `state` is that of what it holds. */
export function marked(drawn: readonly ModelNode[], node: Block | Inline, state: State): ModelNode[] {
  const { redline } = state
  if (!redline) return [...drawn]
  const { change } = node
  let nodes = drawn.flatMap((one, i) => inPieces(stamped(one, change, state), i === 0, i === drawn.length - 1))
  const end = 'endChange' in node ? node.endChange : undefined
  if (end) nodes = withMarker(nodes, markerOf('¶', end, state), 'end')
  if (change?.kind === 'formatted' && !isAttachedFile(node)) nodes = withForm(nodes, { ...node, change }, redline, state)
  if (change?.kind === 'movedFrom' || change?.kind === 'movedTo') nodes = withMove(nodes, change.kind, change, redline, state)
  if (change && change.kind !== 'formatted' && !nodes.some((one) => shows(one, change.id))) nodes = withMarker(nodes, besides(redline.words.empty, change, state), 'start')
  return nodes.map((one) => (HOLDS_LINES.has(one.t) ? spoken({ ...one, c: parted(one.c ?? []) }, state) : one))
}

/** Puts a little room between an older wording and the newer one, where a line may also end: no space parts them. */
function parted(children: readonly ModelNode[]): ModelNode[] {
  return children.flatMap((child, i): ModelNode[] => {
    const before = children[i - 1]
    const meets = before?.change && before.v !== undefined && child.change && before.change.kind !== child.change.kind
    return meets && !/\s$/u.test(before.v ?? '') && !/^\s/u.test(child.v ?? '') ? [{ t: 'gap' }, child] : [child]
  })
}

/** A node with what has become of it; changed form is drawn only where the words themselves are the same as before. */
function stamped(one: ModelNode, own: Change | undefined, { change: around }: State): ModelNode {
  const change = around ?? (own && DRAWN.has(one.t) ? own : undefined)
  return change && !one.change ? { ...one, change: { kind: change.kind, id: change.id } } : one
}

/** Some words, less than a line, so that a bar can stand at every line. */
const PIECE = /[^]{1,48}[^ ]* */gu

/** Cuts a changed text at spaces. A space before the first word or after the last has no line: it is the words that have changed. */
function inPieces(node: ModelNode, first: boolean, last: boolean): ModelNode[] {
  if (node.t !== 'text' || !node.change || node.v === undefined) return [node]
  const { change: _, ...plain } = node
  const [, lead = '', words = '', end = ''] = /^( ?)([^]*?)( ?)$/u.exec(node.v) ?? []
  if (words.trim() === '') return [node]
  const [from, to] = [first ? lead : '', last ? end : '']
  const pieces = (node.v.slice(from.length, node.v.length - to.length).match(PIECE) ?? []).map((v) => ({ ...node, v }))
  return [...(from ? [{ ...plain, v: from }] : []), ...pieces, ...(to ? [{ ...plain, v: to }] : [])]
}

/** Words in brackets that are no part of either draft. */
export function besides(words: string, change: { kind: ChangeKind; id: string }, state: State): ModelNode {
  return markerOf(`[${words}]`, change, state)
}

/** A sign that is no part of either draft. */
export function markerOf(words: string, { kind, id }: { kind: ChangeKind; id: string }, state: State): ModelNode {
  return { t: 'marker', v: say(words, state), change: { kind, id } }
}

/** What is said of a node's form stands after words, and before a block. A change of rows says enough of its own columns. */
function withForm(nodes: ModelNode[], node: (Block | Inline) & { change: Change }, redline: RedlineState, state: State): ModelNode[] {
  const { change } = node
  const marks = redline.changes.get(change.id)?.marks ?? []
  if (marks.some((mark) => mark.change.kind !== 'formatted') || isTold(change, redline)) return nodes
  const marker = besides(formWords(node, redline.words), change, state)
  return nodes[0] && DRAWN.has(nodes[0].t) ? [...nodes, { ...marker, role: 'after' }] : withMarker(nodes, marker, HEADINGS.has(nodes[0]?.t) ? 'end' : 'start')
}

function withMove(nodes: ModelNode[], kind: 'movedFrom' | 'movedTo', change: Change, redline: RedlineState, state: State): ModelNode[] {
  if (isTold(change, redline)) return nodes
  // A heading keeps its number and its words together.
  const at = HEADINGS.has(nodes[0]?.t) ? 'end' : 'start'
  return withMarker(nodes, besides(redline.moves.get(change.id)?.[kind] ?? redline.words.spoken[kind], change, state), at)
}

/** Whether the marker of a change stands somewhere before; now it does. */
function isTold({ kind, id }: Change, { told }: RedlineState): boolean {
  const key = `${kind} ${id}`
  const before = told.has(key)
  told.add(key)
  return before
}

const isAttachedFile = (node: Block | Inline): boolean => node.type === 'attachment' && node.media !== 'markdown'

/** Whether something of a change can be seen in a node. */
function shows(node: ModelNode, id: string): boolean {
  if (DRAWN.has(node.t) && node.change?.id === id && (node.t !== 'text' || (node.v ?? '') !== '')) return true
  return (node.c ?? []).some((child) => shows(child, id))
}

/** Puts a marker into the first line there is, or the last; where there is none, a paragraph before. */
function withMarker(nodes: readonly ModelNode[], marker: ModelNode, at: 'start' | 'end'): ModelNode[] {
  const order = at === 'start' ? [...nodes.keys()] : [...nodes.keys()].reverse()
  for (const i of order) {
    const node = nodes[i]
    const taken = node && put(node, marker, at)
    if (taken) return nodes.with(i, taken)
  }
  return nodes.every(({ t }) => DRAWN.has(t)) ? [...nodes, marker] : [{ t: 'paragraph', c: [marker] }, ...nodes]
}

function put(node: ModelNode, words: ModelNode, at: 'start' | 'end'): ModelNode | undefined {
  const marker: ModelNode = at === 'end' ? { ...words, role: 'after' } : words
  const children = node.c ?? []
  if (HOLDS_LINES.has(node.t)) {
    const lead = at === 'end' ? children.length : children.findIndex(({ t }) => t !== 'spoken')
    return { ...node, c: children.toSpliced(lead < 0 ? children.length : lead, 0, marker) }
  }
  if (DRAWN.has(node.t) && node.t !== 'footnote') return undefined
  for (const i of at === 'start' ? [...children.keys()] : [...children.keys()].reverse()) {
    const child = children[i]
    const taken = child && put(child, words, at)
    if (taken) return { ...node, c: children.with(i, taken) }
  }
  return HOLDS_BLOCKS.has(node.t) ? { ...node, c: [{ t: 'paragraph', c: [marker] }, ...children] } : undefined
}
