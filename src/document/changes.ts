/** The changes of a redline as they are counted: one for each id, with every mark that carries it. */
import type { Block, Change, Document, Node, Parent } from './tree.ts'

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
  const visit = (node: Node, ancestors: readonly Parent[]): void => {
    if (node.type !== 'document' && node.change) add({ node, change: node.change, ancestors })
    if ('children' in node) for (const child of node.children) visit(child, [...ancestors, node])
    // The end of a block is read after what it holds.
    const { endChange } = node as Block
    if (endChange && node.type !== 'document') add({ node, change: endChange, end: true, ancestors })
  }
  visit(redline, [])
  return changes
}
