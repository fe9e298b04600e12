/** Prints blocks as mdast: one handler a node type. */
import type { BlockContent, DefinitionContent, ListItem as MdListItem, PhrasingContent, RootContent } from 'mdast'
import type { Block, Heading, Inline, List, ListItem, Paragraph } from '../../document/tree.ts'
import { handle, type Handlers } from '../format.ts'
import { inlineHandlers, inlines, raw } from './inline.ts'
import type { MarkdownState } from './state.ts'

/** @param blocks siblings; the mark of a list stands in the block before it. */
export function printBlocks(blocks: readonly Block[], state: MarkdownState): RootContent[] {
  return blocks.flatMap((block, i) => {
    const next = blocks[i + 1]
    const classes = next?.type === 'list' ? classesOf(next) : []
    if (block.type === 'heading' || block.type === 'paragraph') return [printMarked(block, classes, state)]
    const before = blocks[i - 1]
    const lead = block.type === 'list' && before?.type !== 'heading' && before?.type !== 'paragraph' ? classesOf(block) : []
    const printed = handle(handlers, block, state)
    // A list that nothing introduces gets an empty line for its mark; reading drops the line.
    return lead.length > 0 ? [markOnly(lead), ...printed] : printed
  })
}

type BlockResult = RootContent[]

const none = (): BlockResult => []
const unreachable = (node: Block): BlockResult => {
  throw new Error(`a ${node.type} is printed by its parent`)
}

const handlers: Handlers<BlockResult, MarkdownState> = {
  ...(inlineHandlers as object as Handlers<BlockResult, MarkdownState>),
  title: (node, state) => [{ type: 'heading', depth: 1, children: inlines(node.children, state) }],
  // Title lines, signatures and attachments are made from the front matter again.
  titleLine: none,
  attachment: none,
  signatureBlock: () => [raw('{{> signatur}}')],
  attachmentList: () => [raw('{{> vedlegg}}')],
  heading: (node, state) => [printMarked(node, [], state)],
  paragraph: (node, state) => [printMarked(node, [], state)],
  list: (node, state) => [
    {
      type: 'list',
      ordered: node.kind !== 'bullet',
      start: node.start ?? 1,
      spread: node.children.some((item) => item.children.length > 1),
      children: node.children.map((item) => printItem(item, state)),
    },
  ],
  table: (node, state) => [
    {
      type: 'table',
      align: [...node.align],
      children: node.children.map((row) => ({
        type: 'tableRow',
        children: row.children.map((cell) => ({ type: 'tableCell', children: inlines(cell.children, state) })),
      })),
    },
  ],
  blockquote: (node, state) => [{ type: 'blockquote', children: printBlocks(node.children, state) as BlockContent[] }],
  code: (node) => [{ type: 'code', lang: node.language ?? null, value: node.children.map(({ value }) => value).join('') }],
  rule: () => [{ type: 'thematicBreak' }],
  listItem: unreachable,
  tableRow: unreachable,
  tableCell: unreachable,
  signature: unreachable,
  signatureLine: unreachable,
  attachmentEntry: unreachable,
}

function printItem(item: ListItem, state: MarkdownState): MdListItem {
  const [first, ...rest] = item.children
  const blocks: readonly Block[] =
    item.id === undefined ? item.children : first?.type === 'paragraph' ? [{ ...first, id: item.id }, ...rest] : item.children
  const mark = item.id !== undefined && first?.type !== 'paragraph' ? [markOnly([`#${item.id}`])] : []
  const children = [...mark, ...printBlocks(blocks, state)] as (BlockContent | DefinitionContent)[]
  return { type: 'listItem', spread: children.length > 1, children }
}

function printMarked(node: Heading | Paragraph, listClasses: readonly string[], state: MarkdownState): NodeOfMd {
  const own = node.unnumbered ? [node.type === 'heading' ? '.unummerert' : '.ledd'] : []
  const parts = [...(node.id === undefined ? [] : [`#${node.id}`]), ...own, ...listClasses]
  const content: PhrasingContent[] = inlines(node.children as readonly Inline[], state)
  if (parts.length > 0) content.push(...(content.length > 0 ? [raw(' ')] : []), raw(`{${parts.join(' ')}}`))
  return node.type === 'heading'
    ? { type: 'heading', depth: (Math.min(node.level, 5) + 1) as 2 | 3 | 4 | 5 | 6, children: content }
    : { type: 'paragraph', children: content }
}

type NodeOfMd = Extract<RootContent, { type: 'heading' | 'paragraph' }>

function markOnly(parts: readonly string[]): NodeOfMd {
  return { type: 'paragraph', children: [raw(`{${parts.join(' ')}}`)] }
}

function classesOf(list: List): string[] {
  return [...(list.kind === 'letter' ? ['.bokstav'] : []), ...(list.continues ? ['.fortsett'] : [])]
}

