/** In a redline, the number that a block had: it is no change, but a reference to it elsewhere may be wrong now. */
import type { Block } from '../document/tree.ts'
import { standsIn } from '../document/view.ts'
import type { Edition } from './edition.ts'

/**
 * @returns the older number of a clause, numbered paragraph or attachment that has another now; undefined otherwise, and where
 * only what is new is shown.
 */
export function numberBefore(node: Block, { redline, numbers }: Pick<Edition, 'redline' | 'numbers'>): string | undefined {
  const [before, now] = [redline?.olderNumbers.get(node), numbers.get(node)]
  if (redline?.show === 'new' || before === undefined || before.label === now?.label || node.type === 'listItem' || !standsIn(node, 'newer')) return undefined
  // Where its clause was renumbered and it kept its place in that clause, the clause says enough.
  const follows = now !== undefined && now.path.length > 1 && now.path.length === before.path.length && now.path.at(-1) === before.path.at(-1)
  return follows ? undefined : before.label
}
