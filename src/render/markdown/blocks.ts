/** Prints blocks as mdast: one handler a node type. */
import type { BlockContent, DefinitionContent, ListItem as MdListItem, PhrasingContent, RootContent } from 'mdast'
import type { Block, Heading, Inline, List, ListItem, Paragraph, Title } from '../../document/tree.ts'
import { BETWEEN_LINES } from '../between-lines.ts'
import { handle, type Handlers } from '../format.ts'
import { DELETED, groupsOf, INSERTED, jointOf, markedParts, type Group } from './critic.ts'
import { inlineHandlers, inlines, raw } from './inline.ts'
import type { MarkdownState } from './state.ts'

/** @param blocks siblings; the mark of a list stands in the block before it. */
export function printBlocks(blocks: readonly Block[], state: MarkdownState): RootContent[] {
  if (!state.isRedline) return printSiblings(blocks, state)
  const printed: RootContent[] = []
  let plain: Block[] = []
  for (const group of groupsOf(blocks.filter(({ type }) => type !== 'titleLine' && type !== 'attachment'))) {
    if (!group.change) {
      plain.push(...group.nodes)
      continue
    }
    printed.push(...printSiblings(plain, state), ...printChanged(group, state))
    plain = []
  }
  return [...printed, ...printSiblings(plain, state)]
}

/** One text block has its marks in the line; anything else stands between marks of their own. */
function printChanged(group: Group<Block>, state: MarkdownState): RootContent[] {
  const [only] = group.nodes
  if (group.nodes.length === 1 && (only?.type === 'paragraph' || only?.type === 'heading' || only?.type === 'title')) {
    const [opening, , closing] = markedParts(group) as [string, unknown, string]
    return [printText(only, [], state, (content) => [raw(opening), ...content(), raw(closing)])]
  }
  return markedParts(group).flatMap((part) => (typeof part === 'string' ? [{ type: 'paragraph', children: [raw(part)] }] : printSiblings(part, state)))
}

function printSiblings(blocks: readonly Block[], state: MarkdownState): RootContent[] {
  return blocks.flatMap((block, i) => {
    const [before, next] = [blocks[i - 1], blocks[i + 1]]
    const classes = next?.type === 'list' ? classesOf(next) : []
    if (block.type === 'heading' || block.type === 'paragraph') return [printText(block, classes, state, (content) => jointed(content, block, before, next, state))]
    const lead = block.type === 'list' && before?.type !== 'heading' && before?.type !== 'paragraph' ? classesOf(block) : []
    const printed = handle(handlers, block, state)
    // A list that nothing introduces gets an empty line for its mark; reading drops the line.
    return lead.length > 0 ? [markOnly(lead), ...printed] : printed
  })
}

/** The marks of a cut stand at the end of the one paragraph and the start of the next. */
function jointed(content: () => PhrasingContent[], block: Block, before: Block | undefined, next: Block | undefined, state: MarkdownState): PhrasingContent[] {
  const start = before && jointOf(before, block)
  const end = jointOf(block, next)
  if (block.type !== 'paragraph' || (!start && !end)) return content()
  const { children } = block
  const [from, to] = [start?.after ?? 0, children.length - (end?.before ?? 0)]
  const mark = (text: string): PhrasingContent[] => (text === '' ? [] : [raw(text)])
  const plain = (nodes: readonly Inline[]): PhrasingContent[] => inlines(nodes.map(({ change: _, ...node }) => node as Inline), state)
  return [
    ...(start ? [raw(start.start[0]), ...plain(children.slice(0, from)), ...mark(start.start[1])] : []),
    ...inlines(children.slice(from, to), state),
    ...(end ? [raw(end.end[0]), ...plain(children.slice(to)), ...mark(end.end[1])] : []),
  ]
}

type BlockResult = RootContent[]

const none = (): BlockResult => []
const unreachable = (node: Block): BlockResult => {
  throw new Error(`a ${node.type} is printed by its parent`)
}

const handlers: Handlers<BlockResult, MarkdownState> = {
  ...(inlineHandlers as object as Handlers<BlockResult, MarkdownState>),
  title: (node, state) => [printText(node, [], state)],
  // Title lines, signatures and attachments are made from the front matter again.
  titleLine: none,
  attachment: none,
  signatureBlock: () => [raw('{{> signatur}}')],
  attachmentList: () => [raw('{{> vedlegg}}')],
  heading: (node, state) => [printText(node, [], state)],
  paragraph: (node, state) => [printText(node, [], state)],
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
        children: row.children.map((cell) => ({ type: 'tableCell', children: inMarksOf(row, inlines(cell.children.map(inOneLine), state)) })),
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

/** A cell of a table is one line of Markdown, and may hold no HTML. */
const inOneLine = (node: Inline): Inline => (node.type === 'break' ? { ...node, type: 'text', value: BETWEEN_LINES } : node)

function printItem(item: ListItem, state: MarkdownState): MdListItem {
  const [first, ...rest] = item.children
  if (item.change && (first?.type !== 'paragraph' || rest.length > 0)) return printWholeItem(item, state)
  // The mark of an item is at the end of its first paragraph, but outside of what came or went.
  const isFirst = first?.type === 'paragraph' && !first.change
  const blocks: readonly Block[] = item.id !== undefined && isFirst ? [{ ...first, id: item.id }, ...rest] : item.children
  const mark = item.id !== undefined && !isFirst ? [markOnly([`#${item.id}`])] : []
  const printed = item.change ? [printText({ ...(first as Paragraph), ...(item.id !== undefined && { id: item.id }) }, [], state, (content) => inMarksOf(item, content()))] : printBlocks(blocks, state)
  const children = [...mark, ...printed] as (BlockContent | DefinitionContent)[]
  return { type: 'listItem', spread: children.length > 1, children }
}

/** An item that came or went, with all its blocks between two marks. */
function printWholeItem(item: ListItem, state: MarkdownState): MdListItem {
  const mark = item.id === undefined ? [] : [markOnly([`#${item.id}`])]
  const [opening, closing] = marksOf(item)
  const inside = item.children.length === 0 ? [bare(opening + closing)] : [bare(opening), ...printSiblings(item.children, state), bare(closing)]
  return { type: 'listItem', spread: true, children: [...mark, ...inside] as (BlockContent | DefinitionContent)[] }
}

const bare = (mark: string): NodeOfMd => ({ type: 'paragraph', children: [raw(mark)] })
const marksOf = ({ change }: Block): readonly [string, string] => (change?.kind === 'inserted' ? INSERTED : DELETED)

function inMarksOf(block: Block, content: PhrasingContent[]): PhrasingContent[] {
  if (!block.change) return content
  const [opening, closing] = marksOf(block)
  return [raw(opening), ...content, raw(closing)]
}

function printText(node: Title | Heading | Paragraph, listClasses: readonly string[], state: MarkdownState, around = (content: () => PhrasingContent[]) => content()): NodeOfMd {
  const own = node.type === 'title' ? [] : [...(node.id === undefined ? [] : [`#${node.id}`]), ...(node.unnumbered ? [node.type === 'heading' ? '.unummerert' : '.ledd'] : [])]
  const parts = [...own, ...listClasses]
  const content: PhrasingContent[] = around(() => inlines(node.children as readonly Inline[], state))
  if (parts.length > 0) content.push(...(content.length > 0 ? [raw(' ')] : []), raw(`{${parts.join(' ')}}`))
  if (node.type === 'paragraph') return { type: 'paragraph', children: content }
  const depth = node.type === 'title' ? 1 : Math.min(node.level, 5) + 1
  return { type: 'heading', depth: depth as 1 | 2 | 3 | 4 | 5 | 6, children: content }
}

type NodeOfMd = Extract<RootContent, { type: 'heading' | 'paragraph' }>

function markOnly(parts: readonly string[]): NodeOfMd {
  return { type: 'paragraph', children: [raw(`{${parts.join(' ')}}`)] }
}

function classesOf(list: List): string[] {
  return [...(list.kind === 'letter' ? ['.bokstav'] : []), ...(list.continues ? ['.fortsett'] : [])]
}
