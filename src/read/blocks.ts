/** Lowers block mdast to the tree: one handler a node type, after conditions, repetitions and inclusions are carried out. */
import type { List as MdList, ListItem as MdListItem, Paragraph as MdParagraph, PhrasingContent, Table as MdTable } from 'mdast'
import { visit } from 'unist-util-visit'
import { normaliseInlines } from '../document/normalise.ts'
import type { Block, Heading, Inline, List, ListItem, Paragraph, TableCell, TableRow, Title } from '../document/tree.ts'
import { reportFailedTable, reportIndentedCode, reportUnderlined } from './accidents.ts'
import { reportMisplaced, takeAttributes, type Attributes } from './attributes.ts'
import { commentOf } from './comments.ts'
import { controlOf, lowerControl } from './control.ts'
import { readBlockMarks, readItemMarks, readRowMarks } from './critic-blocks.ts'
import { lowerInlines } from './inline.ts'
import { reportLazyLine } from './lazy.ts'
import { placeOf, writtenOf, type BlockNode, type State } from './state.ts'
import { plainly, reportLeftovers } from './text.ts'
import { reportFailedHeading, reportListTraps } from './traps.ts'
import { reportTypedBullets, reportTypedLetters } from './typed.ts'

/** What a lowered block still has to tell its siblings. */
interface Lowered {
  block: Block
  attributes?: Attributes
  /** Whether a condition, a repetition or an inclusion follows: what it comes to may be a list another time. */
  isOpen?: true
  /** It was brought in, and its marks were read there. */
  isRead?: true
}

export function lowerBlocks(nodes: readonly BlockNode[], { lead, ...state }: State): Block[] {
  const lowered: Lowered[] = []
  const markBefore = (): Attributes | undefined => (lowered.length === 0 ? lead : lowered.at(-1)?.attributes)
  for (let i = 0; i < nodes.length; i += 1) {
    const node = nodes[i]
    if (!node) continue
    const control = controlOf(node, state)
    if (control) {
      const mark = markBefore()
      const last = lowered.at(-1)
      if (last) lowered[lowered.length - 1] = { ...last, isOpen: true }
      const { blocks, next } = lowerControl(control, nodes, i, mark ? { ...state, lead: mark } : state)
      lowered.push(...blocks.map((block) => ({ block, isRead: true as const })))
      i = next - 1
      continue
    }
    if (node.type === 'html' && attachNote(node.value, node, lowered, state)) continue
    const isDoubtful = node.type === 'list' && reportListTraps(node, nodes[i - 1], state)
    lowered.push(...lowerBlock(node, markBefore(), isDoubtful ? { ...state, isDoubtful } : state))
  }
  lowered.forEach(({ block, attributes, isOpen }, i) => {
    if (!attributes) return
    reportUnfollowed(block, attributes, isOpen || lowered[i + 1]?.block.type === 'list', state)
    // The first line of an item may be its mark alone.
    if (block.type === 'paragraph' && !(i === 0 && state.inside === 'item')) reportLonely(block, attributes, state)
  })
  return dropExcluded(readBlockMarks(lowered, state))
}

/** `{.bokstav}` and `{.fortsett}` are about the list that follows. */
function reportUnfollowed(block: Block, attributes: Attributes, isFollowed: boolean, state: State): void {
  const own = block.type === 'heading' ? 'heading' : 'paragraph'
  reportMisplaced(attributes, isFollowed ? [own, 'list'] : [own], state)
}

/** A mark with nothing before it: only one that is about the list that follows does anything. */
function reportLonely({ children }: Paragraph, { id, classes, text = '', position }: Attributes, state: State): void {
  const isAlone = children.every((child) => child.type === 'text' && /^[ \t\n]*$/.test(child.value))
  if (isAlone && (id !== undefined || classes.has('ledd') || text.includes('hvis='))) state.reading.report.say('MRK-021', position, { text })
}

/** A clause with a condition that does not hold goes with all that belongs to it. */
function dropExcluded(lowered: readonly Lowered[]): Block[] {
  const kept: Block[] = []
  let without: number | undefined
  for (const { block, attributes } of lowered) {
    if (block.type === 'heading' && without !== undefined && block.level <= without) without = undefined
    if (without !== undefined) continue
    if (attributes?.included !== false) kept.push(block)
    else if (block.type === 'heading') without = block.level
  }
  return kept
}

function lowerBlock(node: BlockNode, lead: Attributes | undefined, state: State): Lowered[] {
  const position = placeOf(node, state)
  switch (node.type) {
    case 'heading': {
      const { content, attributes } = lowerContent(node.children, state)
      const isUnmeant = reportUnderlined(node, state)
      if (state.inside && !isUnmeant) state.reading.report.say('MRK-022', position)
      // In an agreement a title that nobody meant is told of once.
      if (node.depth === 1 && !(isUnmeant && state.reading.agreement)) {
        if (attributes.text !== undefined) state.reading.report.say('MRK-021', attributes.position, { text: attributes.text })
        const title: Title = { type: 'title', children: content, position }
        return [{ block: title }]
      }
      const heading: Heading = {
        type: 'heading',
        level: Math.max(node.depth - 1, 1),
        ...(attributes.id !== undefined && { id: attributes.id }),
        ...(attributes.classes.has('unummerert') && { unnumbered: true }),
        children: content,
        position,
      }
      return [{ block: heading, attributes }]
    }
    case 'paragraph':
      return [lowerParagraph(node, state)]
    case 'list':
      return [{ block: lowerList(node, lead, state) }]
    case 'blockquote':
      return [{ block: { type: 'blockquote', children: lowerBlocks(node.children, { ...state, inside: 'quotation', container: node }), position } }]
    case 'code':
      reportIndentedCode(node, state)
      return [{ block: { type: 'code', ...(node.lang && { language: node.lang }), children: [{ type: 'text', value: node.value, position }], position } }]
    case 'thematicBreak':
      return [{ block: { type: 'rule', position } }]
    case 'table':
      return [{ block: lowerTable(node, state) }]
    case 'html':
      state.reading.report.say('MRK-001', position, { text: node.value.slice(0, 60).split('\n')[0] ?? '' })
      return [{ block: { type: 'paragraph', children: [plainly(node.value, position, [])], position } }]
    case 'definition':
    case 'footnoteDefinition':
    case 'yaml':
      return []
    default:
      return [{ block: { type: 'paragraph', children: [plainly(writtenOf(node, state), position, [])], position } }]
  }
}

/** The content of a block and the mark at its end. */
function lowerContent(nodes: readonly PhrasingContent[], state: State): ReturnType<typeof takeAttributes> {
  const taken = takeAttributes(normaliseInlines(lowerInlines(nodes, state)), state)
  // Marks of changes are found when the siblings are known.
  if (!state.reading.redline) reportLeftovers(taken.content, state)
  return taken
}

function lowerParagraph(node: MdParagraph, state: State): Lowered & { block: Paragraph } {
  reportTypedLetters(node, state)
  reportTypedBullets(node, state)
  reportFailedHeading(node, state)
  reportFailedTable(node, state)
  reportLazyLine(node, state)
  const { content, attributes } = lowerContent(node.children, state)
  const block: Paragraph = {
    type: 'paragraph',
    ...(attributes.id !== undefined && { id: attributes.id }),
    ...(attributes.classes.has('ledd') && { unnumbered: true }),
    children: content,
    position: placeOf(node, state),
  }
  return { block, attributes }
}

function lowerList(node: MdList, lead: Attributes | undefined, state: State): List {
  const continues = lead?.classes.has('fortsett') === true && node.ordered === true
  const start = node.start ?? 1
  return {
    type: 'list',
    kind: node.ordered ? (lead?.classes.has('bokstav') ? 'letter' : 'number') : 'bullet',
    ...(continues ? { continues: true } : node.ordered && start !== 1 ? { start } : {}),
    children: node.children.flatMap((item) => lowerItem(item, state)),
    position: placeOf(node, state),
  }
}

/** The mark at the end of an item's first paragraph is the item's. */
function lowerItem(node: MdListItem, state: State): ListItem[] {
  const { isDoubtful, container: _, ...outer } = state
  const children = lowerBlocks(node.children, { ...outer, inside: 'item', ...(!isDoubtful && { container: node }) })
  const [first, ...rest] = children
  const id = first?.type === 'paragraph' ? first.id : undefined
  if (node.children[0]?.type === 'paragraph' && isExcluded(node.children[0], state)) return []
  const blocks = first?.type === 'paragraph' ? [withoutId(first), ...rest] : children
  return [readItemMarks({ type: 'listItem', ...(id !== undefined && { id }), children: blocks, position: placeOf(node, state) }, state)]
}

function isExcluded(node: MdParagraph, state: State): boolean {
  if (!writtenOf(node, state).includes('hvis=')) return false
  const quiet: State = { ...state, reading: { ...state.reading, report: { messages: [], say: () => undefined }, suppressions: [] }, used: new Map() }
  return !lowerContent(node.children, quiet).attributes.included
}

function withoutId({ id: _, ...paragraph }: Paragraph): Paragraph {
  return paragraph
}

function lowerTable(node: MdTable, state: State): Block {
  const columns = Math.max(...node.children.map((row) => row.children.length))
  const children = node.children.map((row): TableRow => {
    const cells = row.children.map((cell): TableCell => {
      // In a cell `\|` is a bar wherever it stands (GFM 4.10); the parser sees to all but comments.
      visit(cell, 'html', (html) => void (html.value = html.value.replaceAll('\\|', '|')))
      const content = normaliseInlines(lowerInlines(cell.children, state))
      if (!state.reading.redline) reportLeftovers(content, state)
      return { type: 'tableCell', children: content, position: placeOf(cell, state) }
    })
    // A short row is filled up, as every Markdown reader shows it.
    while (cells.length < columns) cells.push({ type: 'tableCell', children: [] })
    return readRowMarks({ type: 'tableRow', children: cells, position: placeOf(row, state) }, state)
  })
  const align = Array.from({ length: columns }, (_, i) => node.align?.[i] ?? null)
  return { type: 'table', align, children, position: placeOf(node, state) }
}

/** A comment on a line of its own is about the block before it. */
function attachNote(html: string, node: BlockNode, lowered: Lowered[], state: State): boolean {
  const position = placeOf(node, state)
  const comment = commentOf(html, position, state)
  if (comment === 'html') return false
  if (comment === undefined) return true
  const last = lowered.at(-1)
  if (last && (last.block.type === 'paragraph' || last.block.type === 'heading')) {
    // As if it stood in the line, with the blank before it.
    const children: readonly Inline[] = [...last.block.children, { type: 'text', value: ' ' }, comment]
    lowered[lowered.length - 1] = { ...last, block: { ...last.block, children } }
  } else state.reading.report.say('MRK-011', position)
  return true
}
