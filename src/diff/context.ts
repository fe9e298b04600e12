/** What the parts of one comparison share: ids of changes in reading order, who made them, which blocks are one and the same. */
import { analyse, type Analysis } from '../document/analyse.ts'
import type { Block, Change, ChangeKind, Document, Node, Reference } from '../document/tree.ts'

export interface CompareOptions {
  /** Whose changes they are. */
  author?: string
  /** When they were made: ISO 8601, UTC. */
  date?: string
}

/** The marks of one change; its id is given when the first of them is written, so that ids follow the reading order. */
export interface Group {
  id?: string
}

export interface Context {
  group: () => Group
  change: (kind: ChangeKind, group: Group) => Change
  /** Remembers that two blocks are one in the two drafts. */
  pair: (older: Block, newer: Block) => void
  /** @returns a name for what a reference goes to, the same for both drafts' references to one thing. */
  aim: (reference: Reference, draft: 'older' | 'newer') => string
  /** Compares the blocks of a container. */
  mergeBlocks: (older: readonly Block[], newer: readonly Block[]) => Block[]
}

export function contextOf(
  older: Document,
  newer: Document,
  { author, date }: CompareOptions,
  mergeBlocks: (older: readonly Block[], newer: readonly Block[], context: Context) => Block[],
): Context {
  let last = 0
  const twins = new Map<Node, Block>()
  const paired = new Set<Node>()
  const names = new Map<Node, string>()
  const analyses: { older?: Analysis; newer?: Analysis } = {}
  const analysisOf = (draft: 'older' | 'newer'): Analysis => (analyses[draft] ??= analyse(draft === 'older' ? older : newer))
  /** Where no pair speaks (inside a footnote, or a clause rewritten as a whole), the same id is the same thing. */
  const namesake = (id: string): Node | undefined => {
    const node = analysisOf('newer').targets.get(id)?.node
    return node && !paired.has(node) ? node : undefined
  }
  const context: Context = {
    group: () => ({}),
    change: (kind, group) => ({
      kind,
      id: (group.id ??= String((last += 1))),
      ...(author !== undefined && { author }),
      ...(date !== undefined && { date }),
    }),
    pair: (one, other) => {
      twins.set(one, other)
      paired.add(other)
    },
    aim: ({ target }, draft) => {
      const node = analysisOf(draft).targets.get(target)?.node
      const twin = draft === 'older' && node ? (twins.get(node) ?? namesake(target)) : node
      // What only one draft can still point to is the business of the checks.
      if (!node || (!twin && !analysisOf('newer').targets.has(target))) return `?${target}`
      const thing = twin ?? node
      const name = names.get(thing) ?? String(names.size)
      names.set(thing, name)
      return name
    },
    mergeBlocks: (a, b) => mergeBlocks(a, b, context),
  }
  return context
}
