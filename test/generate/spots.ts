/** A document that is changed in place, and the places in it: for marking and editing. */
import { walk, type Change, type Document, type Mark, type NodeType, type OlderProperties } from '../../src/document/tree.ts'

/** A node while it is being marked. */
export interface Loose {
  type: NodeType
  children?: Loose[]
  change?: Change
  endChange?: Change
  older?: OlderProperties
  value?: string
  marks?: readonly Mark[]
  [key: string]: unknown
}

export interface Spot {
  node: Loose
  siblings: Loose[]
  at: number
  parent: Loose
}

/** @returns every node that no change covers yet, with its place. */
export function spots(root: Loose, wanted: (spot: Spot) => boolean): Spot[] {
  const found: Spot[] = []
  const visit = (parent: Loose): void => {
    parent.children?.forEach((node, at, siblings) => {
      const spot = { node, siblings, at, parent }
      if (node.change && node.change.kind !== 'formatted') return
      if (!node.change && wanted(spot)) found.push(spot)
      visit(node)
    })
  }
  visit(root)
  return found
}

/** The types of all nodes and their words; texts beside each other are one. */
export function shapeOf(document: Document): string {
  return [...walk(document)].map(([node]) => (node.type === 'text' ? node.value : `<${node.type}>`)).join('')
}
