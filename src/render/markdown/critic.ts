/**
 * CriticMarkup (criticmarkup.com): {++ inserted ++}, {-- deleted --}, {~~ older ~> newer ~~} and {>> note <<}, in a line or, each mark
 * alone between blank lines, around whole blocks. All nodes between two marks are one change.
 */
import type { Block, Change, Node } from '../../document/tree.ts'

export const INSERTED = ['{++', '++}'] as const
export const DELETED = ['{--', '--}'] as const
export const REPLACED = ['{~~', '~>', '~~}'] as const
export const NOTE = ['{>>', '<<}'] as const

/** Siblings that are one change, or one node that is none. */
export interface Group<N extends Node> {
  nodes: readonly N[]
  /** Undefined where the node stands in both drafts. */
  change?: Change
  deleted: readonly N[]
  inserted: readonly N[]
}

/** @returns the siblings in order, neighbours of one change together. */
export function groupsOf<N extends Node & { change?: Change }>(siblings: readonly N[]): Group<N>[] {
  const groups: Group<N>[] = []
  for (let i = 0; i < siblings.length; ) {
    const node = siblings[i] as N
    let end = i + 1
    while (node.change && siblings[end]?.change?.id === node.change.id) end += 1
    const nodes = siblings.slice(i, end)
    const of = (kind: Change['kind']): N[] => nodes.filter(({ change }) => change?.kind === kind)
    groups.push({ nodes, ...(node.change && { change: node.change }), deleted: of('deleted'), inserted: of('inserted') })
    i = end
  }
  return groups
}

/** @returns what stands in the marks of a change, with each mark between its parts. */
export function markedParts<N extends Node>({ deleted, inserted }: Group<N>): (readonly N[] | string)[] {
  if (deleted.length === 0) return [INSERTED[0], inserted, INSERTED[1]]
  if (inserted.length === 0) return [DELETED[0], deleted, DELETED[1]]
  return [REPLACED[0], deleted, REPLACED[1], inserted, REPLACED[2]]
}

/** What a paragraph ends with, and the next begins with, where a change cuts or joins the two. */
export interface Joint {
  /** How many inline nodes at the paragraph's end, or at the next one's start, belong to it. */
  before: number
  after: number
  /** With the nodes before it, and with those after. */
  end: readonly [opening: string, closing: string]
  start: readonly [opening: string, closing: string]
}

/** @returns the marks at the end of a paragraph whose end changed. */
export function jointOf(block: Block, next: Block | undefined): Joint | undefined {
  if (block.type !== 'paragraph' || !block.endChange || next?.type !== 'paragraph') return undefined
  const { id, kind } = block.endChange
  const before = block.children.at(-1)?.change?.id === id ? 1 : 0
  const after = next.children[0]?.change?.id === id ? 1 : 0
  if (kind === 'inserted') return before > 0 ? { before, after: 0, end: ['{~~', '~>'], start: ['~~}', ''] } : { before: 0, after: 0, end: ['{++', ''], start: ['++}', ''] }
  return after > 0 ? { before: 0, after, end: ['{~~', ''], start: ['~>', '~~}'] } : { before: 0, after: 0, end: ['{--', ''], start: ['--}', ''] }
}
