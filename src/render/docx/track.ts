/** What a tracked change is to the handlers: whose it is, of which kind, and that all inside a changed block shares it. */
import type { Change, Node } from '../../document/tree.ts'
import type { Draft } from '../../document/view.ts'
import type { State } from './state.ts'

export type TrackedKind = 'inserted' | 'deleted' | 'movedFrom' | 'movedTo'

/** The change that covers what is printed now. */
export interface Tracking {
  kind: TrackedKind
  id: string
  author: string
  /** As xsd:dateTime in whole seconds, UTC. */
  date: string
  /** The move that an edit is made inside of: its deletions stand in neither draft. */
  within?: Tracking
}

/** Who made a change, where it does not say so itself. */
const SOMEBODY = 'lilla'
const SOMETIME = '1970-01-01T00:00:00Z'

export function trackingOf({ kind, id, author, date }: Omit<Change, 'kind'> & { kind: TrackedKind }): Tracking {
  return { kind, id, author: author ?? SOMEBODY, date: dateTime(date) }
}

/** Word takes dates of whole seconds only. */
function dateTime(date = SOMETIME): string {
  const [, day, time = '00:00:00'] = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}:\d{2}))?/.exec(date) ?? []
  return day === undefined ? SOMETIME : `${day}T${time}Z`
}

/** @returns the state inside a node, its change being that of all that is printed there. */
export function entered(node: Node, state: State): State {
  const change = 'change' in node ? node.change : undefined
  // A row that is printed as one draft has it is all that draft's already.
  if (!state.redline || !change || state.place.only) return state
  if (change.kind === 'formatted') return { ...state, place: { ...state.place, form: change } }
  const outer = state.place.tracking
  if (outer?.id === change.id && outer.kind === change.kind) return state
  const own = trackingOf({ ...change, kind: change.kind })
  return { ...state, place: { ...state.place, tracking: outer ? { ...own, within: outer } : own } }
}

/** Word moves paragraphs only: in tables and footnotes, what has moved is deleted at one place and inserted at the other. */
export function withoutMoves(tracking: Tracking): Tracking {
  const { within, ...own } = tracking
  const kind = own.kind === 'movedFrom' ? 'deleted' : own.kind === 'movedTo' ? 'inserted' : own.kind
  return { ...own, kind, ...(within && { within: withoutMoves(within) }) }
}

/** @returns whether what a change covers stands in a draft. */
export function covers(tracking: Tracking | undefined, draft: Draft): boolean {
  if (!tracking) return true
  const there = draft === 'newer' ? tracking.kind !== 'deleted' && tracking.kind !== 'movedFrom' : tracking.kind === 'deleted' || tracking.kind === 'movedFrom'
  return there && covers(tracking.within, draft)
}
