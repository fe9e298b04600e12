/** Attachments: their list in the agreement, and those in Markdown, each a text of its own on a new page. */
import { InternalHyperlink, type FileChild } from 'docx'
import type { Attachment, AttachmentEntry, AttachmentList, Title } from '../../document/tree.ts'
import { standsIn, type Draft } from '../../document/view.ts'
import { attachmentLabel } from '../phrases.ts'
import { ATTACHMENT_LIST, attachmentTitleReference } from './clauses.ts'
import { paragraph } from './paragraph.ts'
import { beside } from './beside.ts'
import type { BookmarkMarks } from './bookmark.ts'
import { lineBreak } from './run.ts'
import { within, type State } from './state.ts'
import { covers, entered, trackingOf } from './track.ts'

export function attachmentList(node: AttachmentList, state: State): FileChild[] {
  return node.children.map((entry, i) => attachmentEntry(entry, entered(entry, state), i === 0))
}

/** A first entry begins a new list, so that the numbers of a second list of attachments do not go on. */
export function attachmentEntry(node: AttachmentEntry, state: State, first: boolean): FileChild {
  if (first) state.collected.attachmentLists += 1
  const attachment = attachmentOf(node, state)
  const bookmark = attachment && state.bookmarks.find(state.edition.analysis.ids.get(attachment) ?? node.target)
  const isInside = attachment?.media === 'markdown'
  const linked = isInside && bookmark !== undefined
  const title = state.inlines(node.children, within(state, linked ? { linked: 'inside' } : {}))
  const numbering = { reference: ATTACHMENT_LIST, level: 0, instance: state.collected.attachmentLists }
  return paragraph(
    node,
    [...(linked && title.length > 0 ? [new InternalHyperlink({ anchor: bookmark, children: title })] : title), ...(attachment && !isInside ? beside(attachment, state) : [])],
    within(state, {}),
    { style: 'AttachmentEntry', numbering, label: attachmentLabel(state.edition.numbers.get(node)?.label, state.edition.words), ids: attachment && !isInside ? state.bookmarks.claim(attachment) : [], keepNext: state.kept.has(node) },
  )
}

/** In a redline both drafts may have an attachment of that id: the entry's own draft decides. */
function attachmentOf(entry: AttachmentEntry, { edition, place }: State): Attachment | undefined {
  const target = edition.analysis.targets.get(entry.target)?.node
  const attachments = edition.document.children.filter((node): node is Attachment => node.type === 'attachment' && node.id === entry.target)
  const draft = covers(place.tracking, 'newer') ? 'newer' : 'older'
  return attachments.find((node) => standsIn(node, draft)) ?? (target?.type === 'attachment' ? target : undefined)
}

/** An attachment that is typeset; any other stands in the list only. */
export function attachment(node: Attachment, state: State): FileChild[] {
  if (node.media !== 'markdown') return []
  const ordinal = state.edition.numbers.get(node)?.path[0] ?? 1
  state.collected.attachments.push(ordinal)
  state.lists.forget()
  const inside: State = { ...within(state, { top: true }), clauseList: ordinal }
  const titles = DRAFTS.map((draft) => titleIn(node, draft))
  const [older, newer] = titles
  if (!state.redline || older === newer) return [heading(node, newer, ordinal, inside), ...inside.blocks(node.children.filter((child) => child !== newer), inside)]
  // Another title in each draft, or one without: both headings, each as its own draft has it.
  const { starts, ends } = state.bookmarks.marks(state.bookmarks.claim(node))
  const parts = DRAFTS.map((draft, i) => heading(node, titles[i], ordinal, asIn(draft, node, inside), draft === 'older' ? { starts, ends: [] } : { starts: [], ends }))
  // A title that is the heading in one draft only is a block like others in the other.
  const rest = node.children.filter((child) => !DRAFTS.every((draft, i) => titles[i] === child || !standsIn(child, draft)))
  return [...parts, ...inside.blocks(rest, inside)]
}

const DRAFTS = ['older', 'newer'] as const

function titleIn({ children }: Attachment, draft: Draft): Title | undefined {
  const first = children.find((child) => standsIn(child, draft))
  return first?.type === 'title' ? first : undefined
}

/** @returns the state in which something is printed as one draft has it, and the other has not. */
function asIn(draft: Draft, { change, children }: Attachment, state: State): State {
  const { id, author, date } = change ?? children.find((child) => child.change)?.change ?? { id: '' }
  const tracking = trackingOf({ kind: draft === 'older' ? 'deleted' : 'inserted', id, ...(author !== undefined && { author }), ...(date !== undefined && { date }) })
  return { ...state, place: { ...state.place, only: draft, tracking } }
}

function heading(node: Attachment, title: Title | undefined, ordinal: number, inside: State, marks?: BookmarkMarks): FileChild {
  const { starts, ends } = marks ?? inside.bookmarks.marks(inside.bookmarks.claim(node))
  const at = title ? entered(title, inside) : inside
  // The label is the paragraph's native number, and the title stands on the line below it.
  const text = title ? [lineBreak(), ...inside.inlines(title.children, at)] : []
  return paragraph(title ?? { type: 'title', children: [] }, [...text.slice(0, 1), ...starts, ...text.slice(1), ...ends], at, {
    ...(inside.place.tracking && !inside.place.only && { pageBreakBefore: true }),
    style: 'AttachmentTitle',
    numbering: { reference: attachmentTitleReference(ordinal), level: 0, instance: 1 },
    label: attachmentLabel(String(ordinal), inside.edition.words),
    as: title ? { owner: title, role: 'heading' } : { owner: node, role: 'heading' },
    ids: [],
  })
}
