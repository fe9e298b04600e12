/** Attachments: their list in the agreement, and those in Markdown, each a text of its own on a new page. */
import { InternalHyperlink, type FileChild } from 'docx'
import type { Attachment, AttachmentEntry, AttachmentList } from '../../document/tree.ts'
import { standsIn } from '../../document/view.ts'
import { attachmentLabel } from '../phrases.ts'
import { ATTACHMENT_LIST, attachmentTitleReference } from './clauses.ts'
import { paragraph } from './paragraph.ts'
import { beside } from './beside.ts'
import { lineBreak } from './run.ts'
import { within, type State } from './state.ts'
import { covers, entered } from './track.ts'

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
  const [first, ...rest] = node.children
  const title = first?.type === 'title' ? first : undefined
  // The label is the paragraph's native number, and the title stands on the line below it.
  const text = title ? [lineBreak(), ...state.bookmarks.wrap(state.bookmarks.claim(node), inside.inlines(title.children, entered(title, inside)))] : []
  const heading = paragraph(title ?? { type: 'title', children: [] }, text, title ? entered(title, inside) : inside, {
    ...(state.place.tracking && { pageBreakBefore: true }),
    style: 'AttachmentTitle',
    numbering: { reference: attachmentTitleReference(ordinal), level: 0, instance: 1 },
    label: attachmentLabel(String(ordinal), state.edition.words),
    ...(title ? {} : { as: { owner: node, role: 'title' } }),
    ids: title ? [] : state.bookmarks.claim(node),
  })
  return [heading, ...inside.blocks(title ? rest : node.children, inside)]
}
