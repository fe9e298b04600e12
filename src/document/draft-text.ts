/** What one draft of a redline says in a node. */
import { referenceLabel, type Analysis } from './analyse.ts'
import { childrenOf, type Inline, type Node } from './tree.ts'
import { standsIn, type Draft } from './view.ts'

const BLOCKS: ReadonlySet<Node['type']> = new Set([
  'title', 'titleLine', 'heading', 'paragraph', 'list', 'listItem', 'table', 'tableRow', 'tableCell', 'blockquote', 'code', 'rule',
  'signatureBlock', 'signature', 'signatureLine', 'attachmentList', 'attachmentEntry', 'attachment',
])

export const isBlock = ({ type }: Node): boolean => BLOCKS.has(type)

/** @returns the words in one line; blocks inside are parted by line feeds, and the cells of a row by bars. */
export function textIn(node: Node, draft: Draft, analysis: Analysis): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'break':
      return ' '
    case 'reference':
      return referenceLabel(node, analysis)
    case 'image':
      return node.alt
    case 'blank':
      return `[${node.name}]`
  }
  const children: readonly Node[] = childrenOf(node).filter((child) => standsIn(child, draft) && child.type !== 'note')
  const between = node.type === 'tableRow' ? ' | ' : children.some(isBlock) ? '\n' : ''
  return children.map((child) => textIn(child as Inline, draft, analysis)).join(between)
}
