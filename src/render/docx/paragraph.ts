/** The one place where a Word paragraph is made. */
import { Paragraph, type FileChild, type IParagraphOptions, type ParagraphChild } from 'docx'
import type { Block, Node } from '../../document/tree.ts'
import type { Draft } from '../../document/view.ts'
import type { BookmarkMarks } from './bookmark.ts'
import { ChangedParagraph, changedParagraph, sided } from './changed-paragraph.ts'
import type { Laid } from './looks.ts'
import { marked } from './run.ts'
import type { Opening, State } from './state.ts'
import { covers } from './track.ts'

export interface ParagraphLayout {
  style?: string
  /** Of the clause; gives way to an item's number that is waiting. `false` takes the style's number away. */
  numbering?: Laid['options']['numbering']
  /** The number as it is printed. */
  label?: string | undefined
  keepNext?: boolean
  keepLines?: boolean
  pageBreakBefore?: boolean
  align?: 'left' | 'right' | 'center'
  /** Where the block cannot be referred to, none. */
  ids?: readonly string[]
  /** Whose paragraph it is and what it is there, where it is not the node's own. */
  as?: { owner: Node; role: string }
}

/** @returns the paragraph of a block, with the number and the bookmarks that were waiting for the first one of its item. */
export function paragraph(node: Block, children: readonly ParagraphChild[], state: State, layout: ParagraphLayout = {}): Paragraph {
  const { place, bookmarks } = state
  const { owner, role } = layout.as ?? { owner: node, role: '' }
  const waiting = taken(state)
  const across = acrossDrafts(waiting, state)
  const numbering = waiting?.numbering ?? layout.numbering
  const label = waiting?.numbering ? state.edition.numbers.get(waiting.owner)?.label : layout.label
  const style = layout.style ?? waiting?.style ?? place.style
  const ids = [...(across ? [] : (waiting?.ids ?? [])), ...(layout.ids ?? bookmarks.claim(node))]
  const align = layout.align ?? place.align
  const keepNext = layout.keepNext ?? place.keepNext ?? (state.kept.has(node) || undefined)
  const indent = numbering ? undefined : indentOf(state, style, numbering === false)
  const options: Laid['options'] = {
    style,
    ...(numbering !== undefined && { numbering }),
    ...(keepNext && { keepNext }),
    ...(layout.keepLines && { keepLines: true }),
    ...(layout.pageBreakBefore && { pageBreakBefore: true }),
    ...(indent && { indent }),
    ...(align && { alignment: align }),
  }
  return made(owner, role, { options, ...(label !== undefined && { label }) }, [...(waiting?.lead ?? []), ...(across?.starts ?? []), ...bookmarks.wrap(ids, marked(children, sided(owner, role, state))), ...(across?.ends ?? [])], state)
}

/** What was waiting for the first paragraph. */
function taken({ opening }: State): Opening | undefined {
  const waiting = opening.current
  opening.current = undefined
  return waiting
}

/**
 * A bookmark of an item whose first paragraph is another in the other draft: it reaches over both, so that one of them is left
 * whichever draft is chosen.
 *
 * @returns what of it stands in this paragraph; undefined where all of it does.
 */
function acrossDrafts(waiting: Opening | undefined, { bookmarks, opening, place, redline }: State): BookmarkMarks | undefined {
  if (!redline || !waiting || (waiting.ids.length === 0 && !waiting.closing)) return undefined
  const drafts = waiting.closing?.missing ?? DRAFTS.filter((draft) => covers(waiting.tracking, draft))
  const missing = drafts.filter((draft) => !covers(place.tracking, draft))
  if (missing.length === 0 && !waiting.closing) return undefined
  const { starts, ends } = waiting.closing ? { starts: [], ends: waiting.closing.ends } : bookmarks.marks(waiting.ids)
  if (missing.length === 0) return { starts, ends }
  opening.current = { owner: waiting.owner, tracking: waiting.tracking, ids: [], closing: { ends, missing } }
  return { starts, ends: [] }
}

const DRAFTS: readonly Draft[] = ['older', 'newer']

/**
 * A paragraph that no node has: air, a caption, a line to write on.
 *
 * @param owner the node that it belongs to, and `role` what it is to that one: by them the same paragraph is known in both drafts.
 * @returns the paragraph; none where neither draft of a redline has it.
 */
export function furnishing(owner: Node, role: string, options: Laid['options'], state: State, children: readonly ParagraphChild[] = []): FileChild[] {
  const { redline, place } = state
  if (redline && !DRAFTS.some((draft) => covers(place.tracking, draft) && redline.laidOut.find(draft, owner, role))) return []
  return [made(owner, role, { options }, marked(children, sided(owner, role, state)), state)]
}

/** @returns a paragraph that only fills its cell, and is the same in both drafts wherever the cell is. */
export function blank(options: Laid['options'], { redline, place: { tracking } }: State): Paragraph {
  const laid: Laid = { options }
  if (redline?.show !== 'tracked' || !tracking) return new Paragraph(options as IParagraphOptions)
  return new ChangedParagraph({ laid, end: tracking, whole: tracking, hasFootnote: false }, [], redline)
}

function made(owner: Node, role: string, laid: Laid, children: readonly ParagraphChild[], state: State): Paragraph {
  state.record?.(owner, role, laid)
  return state.redline ? changedParagraph(owner, role, laid, children, state, state.redline) : new Paragraph({ ...(laid.options as IParagraphOptions), children })
}

/** Said in the paragraph only where its style does not say it. */
function indentOf({ place }: State, style: string, unnumbered: boolean): IParagraphOptions['indent'] {
  if (unnumbered) return { left: place.indent, hanging: 0 }
  const given = style === place.style ? place.styleIndent : 0
  return place.indent === given ? undefined : { left: place.indent }
}
