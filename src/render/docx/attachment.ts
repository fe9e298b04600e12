/** Attachments: their list in the agreement, and those in Markdown, each a text of its own on a new page. */
import { InternalHyperlink, type FileChild, type ParagraphChild } from 'docx'
import { printedFingerprint } from '../../document/fingerprint.ts'
import type { Attachment, AttachmentEntry, AttachmentList } from '../../document/tree.ts'
import { ATTACHMENT_LIST, attachmentTitleReference } from './clauses.ts'
import { paragraph } from './paragraph.ts'
import { lineBreak, runs } from './run.ts'
import { within, type State } from './state.ts'

export function attachmentList(node: AttachmentList, state: State): FileChild[] {
  return node.children.map((entry, i) => attachmentEntry(entry, state, i === 0))
}

/** A first entry begins a new list, so that the numbers of a second list of attachments do not go on. */
export function attachmentEntry(node: AttachmentEntry, state: State, first: boolean): FileChild {
  if (first) state.collected.attachmentLists += 1
  const target = state.edition.analysis.targets.get(node.target)?.node
  const attachment = target?.type === 'attachment' ? target : undefined
  const bookmark = attachment && state.bookmarks.find(node.target)
  const isInside = attachment?.media === 'markdown'
  const linked = isInside && bookmark !== undefined
  const title = state.inlines(node.children, within(state, linked ? { linked: 'inside' } : {}))
  const numbering = { reference: ATTACHMENT_LIST, level: 0, instance: state.collected.attachmentLists }
  return paragraph(
    node,
    [...(linked ? [new InternalHyperlink({ anchor: bookmark, children: title })] : title), ...(attachment && !isInside ? beside(attachment, state) : [])],
    within(state, {}),
    { style: 'AttachmentEntry', numbering, ids: attachment && !isInside ? state.bookmarks.claim(attachment) : [], keepNext: state.kept.has(node) },
  )
}

/** What an attachment is known by that is not printed here: the file's name, and the beginning of its SHA-256. */
function beside({ file, sha256 }: Attachment, state: State): ParagraphChild[] {
  const name = file.split('/').at(-1) ?? file
  return [
    lineBreak(),
    ...runs(`${name}, ${state.edition.words.fileBeside}`, { style: 'Muted' }),
    lineBreak(),
    ...runs(`SHA-256 ${printedFingerprint(sha256)}`, { style: 'Muted' }),
  ]
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
  const text = title ? [lineBreak(), ...state.bookmarks.wrap(state.bookmarks.claim(node), inside.inlines(title.children, inside))] : []
  const heading = paragraph(title ?? { type: 'title', children: [] }, text, inside, {
    style: 'AttachmentTitle',
    numbering: { reference: attachmentTitleReference(ordinal), level: 0, instance: 1 },
    ids: title ? [] : state.bookmarks.claim(node),
  })
  return [heading, ...inside.blocks(title ? rest : node.children, inside)]
}
