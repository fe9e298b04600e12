/**
 * What is derived from a redline: numbers, levels, ids and labels, each from the draft that a node stands in.
 *
 * The newer draft decides; what only the older one has keeps the number that it had and counts for nothing else.
 */
import { analyse, referenceLabel, type Analysis, type OutlineEntry, type Target, type TargetNode } from './analyse.ts'
import { closedLevels, number, type Numbers, type Ordinal } from './number.ts'
import type { Document, Heading, Node, Reference } from './tree.ts'
import { viewOf, type View } from './view.ts'

export interface Derived {
  numbers: Numbers
  /** Of every node that stands in the older draft, its number there. */
  olderNumbers: Numbers
  levels: ReadonlyMap<Heading, number>
  analysis: Analysis
}

/** @returns whether a document compares two drafts. */
export function isRedline(document: Document): boolean {
  return document.olderMeta !== undefined
}

/** @returns what is derived from a redline, by the redline's own nodes. */
export function deriveRedline(redline: Document): Derived {
  const newer = derive(viewOf(redline, 'newer'))
  const older = derive(viewOf(redline, 'older'))
  const ids = new Map(newer.ids)
  const targets = new Map<string, Target>()
  for (const [id, target] of newer.analysis.targets) targets.set(id, { ...target, node: newer.node(target.node) })
  for (const [node, id] of older.ids) {
    if (ids.has(node)) continue
    const free = freeId(id, targets)
    ids.set(node, free)
    const target = older.analysis.targets.get(id)
    if (target) targets.set(free, { ...target, id: free, node: node as TargetNode })
  }
  const current = new Set(newer.analysis.references.map((reference) => newer.node(reference)))
  const bygone = new Map<Reference, { target?: Target; label: string }>()
  for (const reference of older.analysis.references) {
    const node = older.node(reference)
    if (current.has(node)) continue
    const aim = older.analysis.targets.get(reference.target)
    const target = aim && targets.get(ids.get(older.node(aim.node)) ?? '')
    bygone.set(node, { ...(target && { target }), label: referenceLabel(reference, older.analysis) })
  }
  return {
    numbers: new Map([...older.numbers, ...newer.numbers, ...newer.analysed]),
    olderNumbers: older.numbers,
    levels: new Map([...older.levels, ...newer.levels]),
    analysis: { ...newer.analysis, ids: new Map([...newer.analysis.ids, ...ids]), targets, references: [...current, ...bygone.keys()], bygone },
  }
}

interface DerivedView {
  /** By the redline's nodes. */
  numbers: ReadonlyMap<Node, Ordinal>
  levels: ReadonlyMap<Heading, number>
  ids: ReadonlyMap<Node, string>
  /** By the view's own nodes: the outline holds those. */
  analysed: ReadonlyMap<Node, Ordinal>
  analysis: Analysis
  node: <N extends Node>(of: N) => N
}

function derive({ document, origin }: View): DerivedView {
  const numbers = number(document)
  const analysis = analyse(document, numbers)
  const node = <N extends Node>(of: N): N => (origin.get(of) as N | undefined) ?? of
  const moved = <K extends Node, V>(map: ReadonlyMap<K, V>): Map<K, V> => new Map([...map].map(([key, value]) => [node(key), value]))
  const headings = new Set<Node>([...analysis.outline].flatMap(headingsOf))
  return {
    numbers: moved(numbers),
    levels: moved(closedLevels(document.children)),
    ids: moved(analysis.ids),
    analysed: new Map([...numbers].filter(([of]) => headings.has(of))),
    analysis,
    node,
  }
}

function headingsOf({ heading, children }: OutlineEntry): Heading[] {
  return [heading, ...children.flatMap(headingsOf)]
}

/** Two drafts may use one id for different clauses; the older draft's gives way. */
function freeId(id: string, taken: ReadonlyMap<string, unknown>): string {
  let free = id
  for (let n = 1; taken.has(free); n += 1) free = `${id}-eldre${n === 1 ? '' : `-${n}`}`
  return free
}
