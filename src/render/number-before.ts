/** In a redline, the number that a block had: it is no change, but a reference to it elsewhere may be wrong now. */
import type { Block } from '../document/tree.ts'
import { standsIn } from '../document/view.ts'
import type { Edition } from './edition.ts'

/** @returns the older number of a clause, numbered paragraph or attachment that has another now; undefined otherwise. */
export function numberBefore(node: Block, { redline, numbers }: Pick<Edition, 'redline' | 'numbers'>): string | undefined {
  const before = redline?.olderNumbers.get(node)
  const now = numbers.get(node)
  if (before === undefined || before.label === now?.label || node.type === 'listItem' || !standsIn(node, 'newer')) return undefined
  // Where its clause was renumbered and it kept its place in that clause, the clause says enough.
  const follows = node.type === 'paragraph' && now?.path.length === before.path.length && now.path.at(-1) === before.path.at(-1)
  return follows ? undefined : before.label
}
