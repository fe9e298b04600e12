/** The order of a replacement: the engine puts what went first; Word's own comparison puts what came first. */
import type { Document, Node } from './tree.ts'

/** What stands first where words were replaced. */
export const ORDERS = ['deleted', 'inserted'] as const
export type Order = (typeof ORDERS)[number]

/**
 * Turns the replacements of words about; blocks that replace each other keep their order.
 * @returns the same redline with the inserted words of each replacement before the deleted ones.
 */
export function insertedFirst(redline: Document): Document {
  return turned(redline) as Document
}

function turned(node: Node): Node {
  if (!('children' in node)) return node
  const children = (node.children as readonly Node[]).map(turned)
  const ordered: Node[] = []
  for (let i = 0; i < children.length; ) {
    const gone = run(children, i, 'deleted')
    const come = run(children, i + gone, 'inserted')
    const replaces = gone > 0 && come > 0 && idOf(children[i]) === idOf(children[i + gone])
    if (replaces) ordered.push(...children.slice(i + gone, i + gone + come), ...children.slice(i, i + gone))
    else ordered.push(...children.slice(i, i + Math.max(gone, 1)))
    i += replaces ? gone + come : Math.max(gone, 1)
  }
  return { ...node, children: ordered } as Node
}

/** How many words of one change stand together from `at` on. */
function run(nodes: readonly (Node | undefined)[], at: number, kind: 'deleted' | 'inserted'): number {
  let length = 0
  for (let node = nodes[at]; isWord(node) && node.change?.kind === kind && idOf(node) === idOf(nodes[at]); node = nodes[at + length]) length += 1
  return length
}

type Word = Extract<Node, { type: 'text' | 'reference' | 'blank' | 'link' }>
const WORDS: ReadonlySet<Node['type']> = new Set(['text', 'reference', 'blank', 'link'])

function isWord(node: Node | undefined): node is Word {
  return node !== undefined && WORDS.has(node.type)
}

function idOf(node: Node | undefined): string | undefined {
  return isWord(node) ? node.change?.id : undefined
}
