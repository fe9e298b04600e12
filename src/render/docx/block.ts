/** One handler a block node type, and what neighbouring blocks have to do with each other. */
import type { FileChild } from 'docx'
import type { Block, Heading, List, ListItem, Paragraph as ParagraphNode, TitleLine } from '../../document/tree.ts'
import { standsIn } from '../../document/view.ts'
import type { Handlers } from '../format.ts'
import { attachment, attachmentEntry, attachmentList } from './attachment.ts'
import { CLAUSES, isNumbered } from './clauses.ts'
import type { Piece } from './inline.ts'
import type { PlacedList } from './lists.ts'
import { legend } from './legend.ts'
import { twips } from './measure.ts'
import { BlockMark } from './bookmark.ts'
import { furnishing, paragraph, type ParagraphLayout } from './paragraph.ts'
import { marked, runs } from './run.ts'
import { signatureBlock, signatureLine } from './signature.ts'
import { within, type State } from './state.ts'
import { table } from './table.ts'
import { titleEnds } from './title-end.ts'
import { covers, entered } from './track.ts'

const QUOTE_INDENT = twips(8)
/** A longer listing may break over pages. */
const LINES_KEPT_TOGETHER = 25

const LIST_STYLES = { bullet: 'ListBullet', number: 'ListNumber', letter: 'ListLetter' } as const
const TITLE_STYLES: Readonly<Record<TitleLine['role'], string>> = {
  period: 'Subtitle', subtitle: 'Subtitle', between: 'TitleBetween', party: 'TitleParty', and: 'TitleBetween',
}

/** `inside`: reached only through the container's handler, which knows the place in it. */
export const blockHandlers: Pick<Handlers<readonly Piece[], State>, Block['type']> = {
  title: (node, state) => [paragraph(node, state.inlines(node.children, state), state, { style: 'Title' })],
  titleLine: (node, state) => [paragraph(node, state.inlines(node.children, state), state, { style: TITLE_STYLES[node.role] })],
  heading,
  paragraph: textParagraph,
  list,
  listItem: (node, state) => listItem(node, state, undefined),
  table,
  tableRow: (node, state) => node.children.flatMap((cell) => state.blocks([cell], state)),
  tableCell: (node, state) => [paragraph(node, state.inlines(node.children, state), state)],
  blockquote(node, state) {
    const { indent, width } = state.place
    const place = { style: 'Quote', indent: indent + QUOTE_INDENT, styleIndent: QUOTE_INDENT, width: width - 2 * QUOTE_INDENT }
    return state.blocks(node.children, within(state, place))
  },
  code(node, state) {
    const text = node.children.map((child) => child.value).join('')
    const keepLines = text.split('\n').length <= LINES_KEPT_TOGETHER
    const lines = state.redline
      ? node.children.flatMap((child) => marked(runs(child.value, { preformatted: true }), entered(child, state)))
      : runs(text, { preformatted: true })
    return [paragraph(node, lines, state, { style: 'Code', keepLines })]
  },
  rule: (node, state) => [paragraph(node, [], state, { style: 'Rule' })],
  signatureBlock,
  signature: (node, state) => node.children.map((line) => signatureLine(line, state)),
  signatureLine: (node, state) => [signatureLine(node, state)],
  attachmentList,
  attachmentEntry: (node, state) => [attachmentEntry(node, state, true)],
  attachment,
}

/** @param one calls the handler of a node's type. */
export function allBlocks(all: readonly Block[], state: State, one: (node: Block, state: State) => readonly Piece[]): FileChild[] {
  const { only } = state.place
  const blocks = only ? all.filter((block) => standsIn(block, only)) : all
  const opened = opener(state)
  const ends = titleEnds(blocks, state.redline !== undefined)
  const out: FileChild[] = []
  /** Under a numbered paragraph, what belongs to it stands under its text. */
  let indent = 0
  blocks.forEach((block, i) => {
    const { place } = state
    if (block.type === 'heading') state.lists.forget()
    if (block.type === 'heading' || block.type === 'rule' || block.type === 'signatureBlock') indent = 0
    const moved = indent === 0 ? state : { ...state, place: { ...place, indent: place.indent + indent, width: place.width - indent } }
    const inside = entered(block, state)
    if (place.top && block.type !== 'title' && block.type !== 'titleLine') out.push(...legend(state))
    if (!TAKES_OPENING.has(block.type)) out.push(...opened(block))
    if (block.type === 'signatureBlock') out.push(...furnishing(block, 'before', { style: 'BeforeSignatures' }, inside))
    out.push(...(one(block, moved) as FileChild[]))
    if (place.top && block.type === 'paragraph') indent = clauseNumber(block, state)?.indent ?? (block.unnumbered ? indent : 0)
    // Word joins a table with the next one, and wants a paragraph at the end of a text.
    if (block.type === 'table' || block.type === 'signatureBlock') out.push(...furnishing(block, 'after', { style: 'Spacer' }, inside))
    for (const { number, only: one } of ends.get(i) ?? []) {
      const at = { ...state, place: { ...place, tracking: undefined, ...(one && { only: one }) } }
      out.push(...furnishing(state.edition.document, `title end ${state.collected.titleEnds + number}`, { style: 'TitleEnd' }, at))
    }
  })
  state.collected.titleEnds += ends.size
  out.push(...opened(undefined))
  const { closing } = state.opening.current ?? {}
  return closing ? [...out, ...closing.ends.map((end) => new BlockMark(end))] : out
}

/**
 * An item or a footnote that does not open with text gets an empty paragraph for its number.
 *
 * @returns what to print before a block that is no text, or at the end.
 */
function opener(state: State): (before: Block | undefined) => FileChild[] {
  const { redline, opening } = state
  const owner = opening.current?.owner
  let done = owner === undefined
  return (before) => {
    if (done || !owner) return []
    const needed = redline
      ? (['older', 'newer'] as const).some((draft) => (before === undefined || standsIn(before, draft)) && covers(state.place.tracking, draft) && redline.laidOut.find(draft, owner, 'opening'))
      : opening.current !== undefined
    if (!needed) return []
    done = true
    return [paragraph({ type: 'paragraph', children: [] }, [], state, { as: { owner, role: 'opening' } })]
  }
}

const TAKES_OPENING = new Set<Block['type']>(['paragraph', 'heading'])

/** Where a block has its own number of the clauses' list: which level of it, and where its text then stands. */
function clauseNumber(node: Heading | ParagraphNode, state: State): { level: number; indent: number } | undefined {
  const ordinal = state.place.top ? state.edition.numbers.get(node) : undefined
  if (!ordinal) return undefined
  const level = ordinal.path.length - 1
  return { level, indent: state.numberWidths[level] ?? 0 }
}

function heading(node: Heading, state: State): FileChild[] {
  const level = Math.min(state.edition.levels.get(node) ?? node.level, 6)
  const clause = clauseNumber(node, state)
  const numbering: ParagraphLayout['numbering'] = clause
    ? // The agreement's own headings take their number from their style, those of an attachment from a list that begins anew.
      state.clauseList > 0
      ? { reference: CLAUSES, level: clause.level, instance: state.clauseList }
      : undefined
    : isNumbered(state.edition)
      ? false
      : undefined
  const label = state.edition.numbers.get(node)?.label
  return [paragraph(node, state.inlines(node.children, state), state, { style: `Heading${level}`, label, ...(numbering !== undefined && { numbering }) })]
}

function textParagraph(node: ParagraphNode, state: State): FileChild[] {
  const children = state.inlines(node.children, state)
  const clause = clauseNumber(node, state)
  if (clause) {
    const numbering = { reference: CLAUSES, level: clause.level, instance: state.clauseList }
    const outdented = { ...state, place: { ...state.place, indent: 0 } }
    return [paragraph(node, children, outdented, { style: 'NumberedText', numbering, label: state.edition.numbers.get(node)?.label })]
  }
  const isFigure = state.place.style === 'BodyText' && node.children.length > 0 && node.children.every((child) => child.type === 'image')
  return [paragraph(node, children, state, isFigure ? { style: 'Figure' } : {})]
}

function list(node: List, state: State): FileChild[] {
  const { place, edition, lists } = state
  const placed = lists.place(node, place.depth, place.indent, place.story, edition.numbers)
  const items = place.only ? node.children.filter((item) => standsIn(item, place.only ?? 'newer')) : node.children
  return items.flatMap((item) => listItem(item, { ...state, place: { ...place, listKind: node.kind } }, placed))
}

function listItem(node: ListItem, outside: State, placed: PlacedList | undefined): FileChild[] {
  const state = entered(node, outside)
  const { place, bookmarks } = state
  const left = placed?.left ?? place.indent
  const inner = {
    style: place.story === 'footnote' ? 'FootnoteText' : 'ListContinue',
    indent: left,
    styleIndent: 0,
    width: place.width - (left - place.indent),
    depth: place.depth + 1,
  }
  const style = place.story === 'footnote' ? 'FootnoteText' : LIST_STYLES[place.listKind ?? 'bullet']
  const ids = bookmarks.claim(node)
  const opening = placed ? { numbering: { reference: placed.reference, level: placed.level, instance: placed.instance }, style, ids, owner: node, tracking: place.tracking } : { ids, owner: node, tracking: place.tracking }
  return state.blocks(node.children, within(state, inner, opening))
}

