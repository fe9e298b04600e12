/** Which blocks stay on the page of the block after them, besides headings: lead-ins of lists, and the text before signatures. */
import { childrenOf, plainText, walk, type Block, type Document, type Inline, type Node } from '../../document/tree.ts'

/** Fewer characters than this may be a single line of the narrowest text area that a house style can have. */
const SURELY_TWO_LINES = 180

/** Containers whose own lines are those of the blocks inside. A table's row cannot split, so it counts as a whole. */
const CONTAINERS = new Set<Node['type']>(['list', 'listItem', 'table', 'blockquote', 'attachmentList'])
/** What an unfinished sentence reads on into: «Partene skal:», and in statutes' manner without the colon. */
const INTRODUCED = new Set<Node['type']>(['list', 'table', 'blockquote', 'code'])

/** @returns the blocks that keep with the next: a domain.md §4.3 signature block never stands alone on a page. */
export function keptWithNext(blocks: readonly Block[]): ReadonlySet<Block> {
  const kept = new Set<Block>()
  const root: Document = { type: 'document', meta: {}, children: blocks }
  for (const [node] of walk(root)) {
    const children = childrenOf(node)
    children.forEach((child, i) => {
      const before = children[i - 1]
      if (before?.type === 'paragraph' && INTRODUCED.has(child.type) && !/[.!?…][»”)]*\s*$/u.test(plainText(before.children))) kept.add(before)
      if (child.type === 'signatureBlock') keepTwoLines(children.slice(0, i) as Block[], kept)
    })
  }
  return kept
}

function keepTwoLines(before: readonly Block[], kept: Set<Block>): void {
  let lines = 0
  for (const leaf of leavesBackwards(before)) {
    if (lines >= 2) return
    kept.add(leaf)
    if (leaf.type === 'rule') continue
    const text = plainText(leaf.children as readonly Inline[])
    lines += leaf.type !== 'tableRow' && text.length >= SURELY_TWO_LINES ? 2 : 1
  }
}

function* leavesBackwards(blocks: readonly Block[]): Generator<Block> {
  for (let i = blocks.length - 1; i >= 0; i -= 1) {
    const block = blocks[i]!
    if (CONTAINERS.has(block.type)) yield* leavesBackwards(childrenOf(block) as readonly Block[])
    else if (block.type === 'attachment' || block.type === 'signatureBlock') return
    else yield block
  }
}
