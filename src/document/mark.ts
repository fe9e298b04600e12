/** Puts changes on whole nodes, and counts the changes of a redline anew. */
import { comparable } from './normalise.ts'
import { changesOf } from './changes.ts'
import type { Block, Change, Document, Node } from './tree.ts'

/** @returns the node and all in it without changes, as it is where the outermost node carries the one change. */
export function unmarked<N extends Node>(node: N): N {
  const { change: _, older: __, endChange: ___, ...plain } = node as N & { change?: unknown; older?: unknown; endChange?: unknown }
  return ('children' in plain ? { ...plain, children: (plain.children as readonly Node[]).map(unmarked) } : plain) as unknown as N
}

/**
 * @param id of the change, where there is one.
 * @returns two rows of blocks as one: what both begin and end with stands, and of the rest the older goes and the newer comes.
 */
export function mergeBlocks<B extends Block>(older: readonly B[], newer: readonly B[], id: string): B[] {
  const same = (a: B | undefined, b: B | undefined): boolean => a !== undefined && b !== undefined && shape(a) === shape(b)
  let first = 0
  while (same(older[first], newer[first])) first += 1
  let last = 0
  while (last < Math.min(older.length, newer.length) - first && same(older.at(-1 - last), newer.at(-1 - last))) last += 1
  const marked = (blocks: readonly B[], kind: Change['kind']): B[] => blocks.slice(first, blocks.length - last).map((block) => ({ ...block, change: { kind, id } }))
  return [...newer.slice(0, first), ...marked(older, 'deleted'), ...marked(newer, 'inserted'), ...newer.slice(newer.length - last)]
}

function shape(block: Block): string {
  return JSON.stringify(comparable({ type: 'document', meta: {}, children: [block] }))
}

/** @returns the redline with the ids of its changes counted from "1" in reading order. */
export function renumberChanges(redline: Document): Document {
  const ids = new Map([...changesOf(redline).keys()].map((id, i) => [id, String(i + 1)]))
  const visit = (node: Node): Node => {
    const { change, endChange } = node as Block
    return {
      ...node,
      ...(change && { change: { ...change, id: ids.get(change.id) } }),
      ...(endChange && { endChange: { ...endChange, id: ids.get(endChange.id) } }),
      ...('children' in node && { children: node.children.map(visit) }),
    } as Node
  }
  return visit(redline) as Document
}
