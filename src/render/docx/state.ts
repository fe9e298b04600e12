/** What travels with the handlers: the edition, where in the document we are, and what is collected on the way. */
import type { FileChild, ICommentOptions, Paragraph, ParagraphChild } from 'docx'
import type { Message } from '../../document/message.ts'
import type { Block, Change, Inline, ListKind, Node, Note } from '../../document/tree.ts'
import type { Draft } from '../../document/view.ts'
import type { Edition } from '../edition.ts'
import type { KnownChange } from '../known-changes.ts'
import type { MoveWords } from '../moved.ts'
import type { RedlineWords } from '../redline-words.ts'
import { createBookmarks, type Bookmarks } from './bookmark.ts'
import { numberWidths } from './clauses.ts'
import { keptWithNext } from './keep.ts'
import { createLists, type Lists, type Numbering } from './lists.ts'
import type { Laid, LaidOut } from './looks.ts'
import { pageOf, type Page } from './measure.ts'
import type { Marker } from './revision.ts'
import type { Tracking } from './track.ts'

/** Where a block stands; each container hands its children one of its own. */
export interface Place {
  /** Style of a plain paragraph. */
  style: string
  /** Left edge of the text in twips from the margin, and how much of it the style gives by itself. */
  indent: number
  styleIndent: number
  /** Available width in twips. */
  width: number
  /** Body and footnotes are different stories to Word: numbering and comments do not reach from one into the other. */
  story: 'body' | 'footnote'
  /** Whether this is a text's own top level, where clauses are numbered. */
  top: boolean
  /** How many lists are around. */
  depth: number
  align?: 'left' | 'right' | 'center'
  keepNext?: boolean
  /** Kind of the list whose item this is. */
  listKind?: ListKind
  /** Inside a link, where no other link can be; one out of the document shows that it is one. */
  linked?: 'inside' | 'outside'
  /** In a redline: the change that covers all that is printed here. */
  tracking?: Tracking | undefined
  /** In a redline: a change of form of what is around, to be told of at its first line. */
  form?: Change
  /** In a cell of a table. */
  cell?: true
  /** In a redline: only what one draft has is printed here, as it was there. */
  only?: Draft
}

/** Taken by the first paragraph that is made: the number of the item, the bookmarks that open there, what comes before its text. */
export interface Opening {
  /** The item or the footnote. */
  owner: Node
  /** The change that the owner is inside of. */
  tracking?: Tracking | undefined
  numbering?: Numbering
  style?: string
  ids: readonly string[]
  lead?: readonly ParagraphChild[]
  /** In a redline: bookmarks that are open until a paragraph of these drafts has come. */
  closing?: { ends: readonly ParagraphChild[]; missing: readonly Draft[] }
}

/** What a redline needs besides, to be the one draft or the other at a click, or to be read by the eye. */
export interface RedlineState {
  show: 'tracked' | 'drawn'
  /** By whom a mark is that no change of the tree stands for. */
  somebody: { author?: string; date?: string }
  laidOut: LaidOut
  marker: Marker
  /** Every node of the newer draft. */
  newer: ReadonlySet<Node>
  /** What is said beside the text. */
  words: RedlineWords
  changes: ReadonlyMap<string, KnownChange>
  /** By the id of the change. */
  moves: ReadonlyMap<string, MoveWords>
  /** What has been said, so that it is said once; and whether the legend has been printed. */
  told: Set<string>
  /** What Word cannot track, once a kind. */
  say: (rule: string, message: Message) => void
}

/** What the whole document collects. */
export interface Collected {
  footnotes: Paragraph[][]
  comments: ICommentOptions[]
  /** Notes in a footnote, which Word cannot comment on: they go to the footnote's reference. */
  waiting: { note: Note; tracking?: Tracking | undefined }[]
  pictures: number
  attachmentLists: number
  /** Attachments that are printed as titles, by their ordinals. */
  attachments: number[]
  /** How many title blocks have ended. */
  titleEnds: number
}

export interface State {
  edition: Edition
  page: Page
  place: Place
  opening: { current: Opening | undefined }
  collected: Collected
  bookmarks: Bookmarks
  lists: Lists
  /** Blocks whose last lines stay with the block after them. */
  kept: ReadonlySet<Block>
  /** Room for the clauses' numbers by level, in twips. */
  numberWidths: readonly number[]
  /** Which list the clauses of this text are numbered in: 0 for the agreement itself, then one an attachment. */
  clauseList: number
  redline?: RedlineState
  /** Takes down how a paragraph is laid out in the draft that is printed. */
  record?: (owner: Node, role: string, laid: Laid) => void
  blocks: (blocks: readonly Block[], state: State) => FileChild[]
  inlines: (nodes: readonly Inline[], state: State) => ParagraphChild[]
}

/** @returns the state in which a document is begun. */
export function begin(edition: Edition, handle: Pick<State, 'blocks' | 'inlines' | 'record' | 'redline'>): State {
  const page = pageOf(edition.style)
  return {
    ...handle,
    edition,
    page,
    place: { style: 'BodyText', indent: 0, styleIndent: 0, width: page.textWidth, story: 'body', top: true, depth: 0 },
    opening: { current: undefined },
    collected: { footnotes: [], comments: [], waiting: [], pictures: 0, attachmentLists: 0, attachments: [], titleEnds: 0 },
    bookmarks: createBookmarks(edition),
    lists: createLists(),
    kept: keptWithNext(edition.document.children),
    numberWidths: numberWidths(edition),
    clauseList: 0,
  }
}

/** @returns the state inside a container: another place, and nothing to open unless said. */
export function within(state: State, place: Partial<Place>, opening?: Opening): State {
  return { ...state, place: { ...state.place, top: false, ...place }, opening: { current: opening } }
}
