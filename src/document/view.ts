/** The two documents inside a redline: `accept` gives the newer draft, `reject` the older one. */
import { normalise } from './normalise.ts'
import type { Block, Change, Document, Inline, Node, OlderProperties } from './tree.ts'

export type Draft = 'older' | 'newer'

export interface View {
  document: Document
  /** Of each node of the view: the node of the redline that it came from. */
  origin: ReadonlyMap<Node, Node>
}

/** @returns the document with every change accepted: the newer draft. */
export function accept(redline: Document): Document {
  return normalise(viewOf(redline, 'newer').document)
}

/** @returns the document with every change rejected: the older draft. */
export function reject(redline: Document): Document {
  return normalise(viewOf(redline, 'older').document)
}

/** The kinds of change whose nodes the other draft does not have. */
const ABSENT: Readonly<Record<Draft, ReadonlySet<Change['kind']>>> = {
  newer: new Set<Change['kind']>(['deleted', 'movedFrom']),
  older: new Set<Change['kind']>(['inserted', 'movedTo']),
}

/** @returns whether a node itself stands in a draft, its ancestors apart. */
export function standsIn(node: Node, draft: Draft): boolean {
  const change = 'change' in node ? node.change : undefined
  return change === undefined || !ABSENT[draft].has(change.kind)
}

/** @returns one draft of a redline, its texts not yet joined, and where each of its nodes came from. */
export function viewOf(redline: Document, draft: Draft): View {
  const origin = new Map<Node, Node>()
  /** The block goes on in the next one: its end was inserted since, or is deleted now. */
  const runsOn = draft === 'older' ? 'inserted' : 'deleted'

  const siblings = (nodes: readonly Node[]): Node[] => {
    const kept: Node[] = []
    let open: { first: Node; parts: readonly Node[] } | undefined
    for (const node of nodes) {
      if (!standsIn(node, draft)) continue
      const plain = one(node)
      const joins = 'endChange' in node && node.endChange?.kind === runsOn
      if (open || joins) {
        open = { first: open?.first ?? plain, parts: [...(open?.parts ?? []), ...childrenOf(plain)] }
        if (joins) continue
        kept.push(joined(open.first, open.parts, origin))
        open = undefined
      } else kept.push(plain)
    }
    return open ? [...kept, joined(open.first, open.parts, origin)] : kept
  }

  const one = (node: Node): Node => {
    const { change, older, ...rest } = node as Block & { change?: Change; older?: OlderProperties }
    delete rest.endChange
    const was = draft === 'older' ? { ...older, ...(change?.kind === 'formatted' && change.before) } : {}
    const plain = withProperties({ ...rest, ...('children' in node && { children: siblings(node.children) }) } as Node, was)
    origin.set(plain, node)
    return plain
  }

  const { olderMeta, ...document } = redline
  const meta = draft === 'older' ? (olderMeta ?? document.meta) : document.meta
  const view: Document = { ...document, meta, children: siblings(document.children) as Block[] }
  origin.set(view, redline)
  return { document: view, origin }
}

function joined(first: Node, parts: readonly Node[], origin: Map<Node, Node>): Node {
  const whole = { ...first, children: parts as readonly Inline[] } as Node
  origin.set(whole, origin.get(first) ?? first)
  return whole
}

function childrenOf(node: Node): readonly Node[] {
  return 'children' in node ? node.children : []
}

/** @returns the node with these properties, without those that are `null`. */
function withProperties(node: Node, properties: OlderProperties): Node {
  const entries = Object.entries(properties)
  if (entries.length === 0) return node
  const changed: Record<string, unknown> = { ...node }
  for (const [key, value] of entries) {
    // A column's alignment may itself be null, but only inside the table's list of them.
    if (value === null || (key === 'marks' && value.length === 0)) delete changed[key]
    else changed[key] = value
  }
  return changed as unknown as Node
}
