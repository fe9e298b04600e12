/** What the handlers know while a page is made, and what they gather for its end. */
import type { ListedChange } from '../../document/change-list.ts'
import type { Message } from '../../document/message.ts'
import type { Align, Block, Change, Footnote, Inline, ListKind, Node } from '../../document/tree.ts'
import type { Edition } from '../edition.ts'
import type { MoveWords } from '../moved.ts'
import type { Element, Html } from './element.ts'
import type { Phrases } from '../phrases.ts'
import type { RedlineWords } from '../redline-words.ts'

/** Gathered in reading order, one of it a page. */
export interface Page {
  /** Prints nodes with their changes; here so that a handler need not know the table that it stands in. */
  show: (nodes: readonly (Block | Inline)[], state: State) => Html
  edition: Edition
  phrases: Phrases
  messages: Message[]
  /** Anchors given so far: two typed ids may clash, but an anchor must stand once. */
  anchors: Set<string>
  /** Ids of the changes whose anchor stands already, and of the halves of moves and the forms whose marker does. */
  marked: Set<string>
  /** Of a redline, in reading order. */
  changes: readonly ListedChange[]
  /** By the id of the change. */
  moves: ReadonlyMap<string, MoveWords>
  redlineWords: RedlineWords
  /** Opens every anchor of a second view of the same text; '' in the first. */
  prefix: string
  /** Opens the anchors of the other column, where this is one of two. */
  otherPrefix: string
  /** What the column is called, where this is one of two. */
  column?: string
  /** What a node is shown with: its own change, or what one of two columns shows of it. */
  changeOf: (node: Block | Inline) => Marks
  /** How each footnote is called in anchors: the drafts of a redline may both have a first one. */
  noteNames: Map<Footnote, string>
  tables: number
}

export interface Marks {
  change?: Change | undefined
  endChange?: Change | undefined
}

export interface State {
  page: Page
  /** Printed footnotes come after the text that they belong to: the agreement's own, or one attachment's. */
  footnotes: Footnote[]
  /** Tells the footnotes of one text from those of another: '' or the number of the attachment. */
  text: string
  /** How much deeper than in the agreement itself headings stand. */
  deeper: number
  /** Of an attachment, its title only: its text is shown on its own. */
  titleOnly?: boolean
  /** The label of a list item or an attachment, which its first block opens with. */
  label?: Element
  /** The kind of the list around. */
  list?: ListKind
  /** Of the table row around. */
  cells?: { header: boolean; align: readonly (Align | null)[] }
  column?: number
}

/** Anchors of the page itself have a colon, which no id in a document has. */
export const PAGE_TOP = 'side:tekst'
export const CONTENTS = 'side:innhold'

/** @returns the anchor of a target of references, once. */
export function anchor(node: Node, { page }: State): string | undefined {
  const id = page.edition.analysis.ids.get(node)
  if (id === undefined || page.anchors.has(id)) return undefined
  page.anchors.add(id)
  return page.prefix + id
}

/** A link to a target of references, in the view that it stands in. */
export function linkTo(id: string, { prefix }: Pick<Page, 'prefix'>): string {
  return fragment(prefix + id)
}

export function footnoteAnchor(kind: 'note' | 'text', footnote: Footnote, { page, text }: Pick<State, 'page' | 'text'>): string {
  const { noteNames, prefix, edition, anchors } = page
  let name = noteNames.get(footnote)
  if (name === undefined) {
    const number = `${text === '' ? '' : `${text}.`}${edition.numbers.get(footnote)?.label ?? ''}`
    name = number
    for (let n = 1; anchors.has(`fotnote:${name}`); n += 1) name = `${number}-eldre${n === 1 ? '' : n}`
    anchors.add(`fotnote:${name}`)
    noteNames.set(footnote, name)
  }
  return `${prefix}${kind === 'note' ? 'fotnote' : 'fotnotevisning'}:${name}`
}

/** The anchor of a change: of its first mark in the view. */
export function changeAnchor(id: string, { prefix }: Pick<Page, 'prefix'>): string {
  return `${prefix}endring:${id}`
}

/** The name of a part of the page; two columns have the same parts. */
export function partName(name: string, { column }: Pick<Page, 'column'>): string {
  return column === undefined ? name : `${name}, ${column}`
}

/** A link inside the page. */
export function fragment(id: string): string {
  return `#${encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\uFFFD'))}`
}

export function warn(page: Page, node: Block | Inline, ruleId: string, [reason, remedy]: readonly [string, string], en: readonly [string, string]): void {
  const { position } = node
  page.messages.push({ file: position?.file ?? '', ...(position && { position }), ruleId, severity: 'warning', reason, remedy, en: { reason: en[0], remedy: en[1] } })
}
