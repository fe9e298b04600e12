/** The changes of a redline as they are counted: one for each id, with every mark that carries it. */
import { walk, type Block, type Change, type Document, type Node, type Parent } from './tree.ts'

/** A node that carries a change, or a block whose end does. */
export interface ChangeMark {
  node: Exclude<Node, Document>
  change: Change
  /** The change is of the block's end: a split or a merge. */
  end?: true
  /** Outermost first. */
  ancestors: readonly Parent[]
}

/** @returns the marks of each change, by its id, in reading order. */
export function changesOf(redline: Document): ReadonlyMap<string, readonly ChangeMark[]> {
  const changes = new Map<string, ChangeMark[]>()
  const add = (mark: ChangeMark): void => {
    const marks = changes.get(mark.change.id)
    if (marks) marks.push(mark)
    else changes.set(mark.change.id, [mark])
  }
  for (const [node, ancestors] of walk(redline)) {
    if (node.type === 'document') continue
    if (node.change) add({ node, change: node.change, ancestors })
    const { endChange } = node as Block
    if (endChange) add({ node, change: endChange, end: true, ancestors })
  }
  return changes
}
