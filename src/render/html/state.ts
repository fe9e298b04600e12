/** What the handlers know while a page is made, and what they gather for its end. */
import type { Message } from '../../document/message.ts'
import type { Align, Block, Footnote, Inline, ListKind, Node } from '../../document/tree.ts'
import type { Edition } from '../edition.ts'
import type { Element, Html } from './element.ts'
import type { Phrases } from '../phrases.ts'

/** Gathered in reading order, one of it a page. */
export interface Page {
  /** Prints nodes with their changes; here so that a handler need not know the table that it stands in. */
  show: (nodes: readonly (Block | Inline)[], state: State) => Html
  edition: Edition
  phrases: Phrases
  messages: Message[]
  /** Anchors given so far: two typed ids may clash, but an anchor must stand once. */
  anchors: Set<string>
  /** Ids of the moves whose marker stands already. */
  moves: Set<string>
  tables: number
}

export interface State {
  page: Page
  /** Printed footnotes come after the text that they belong to: the agreement's own, or one attachment's. */
  footnotes: Footnote[]
  /** Tells the footnotes of one text from those of another: '' or the number of the attachment. */
  text: string
  /** How much deeper than in the agreement itself headings stand. */
  deeper: number
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
  return id
}

export function footnoteAnchor(kind: 'note' | 'text', number: string, { text }: Pick<State, 'text'>): string {
  return `${kind === 'note' ? 'fotnote' : 'fotnotevisning'}:${text === '' ? '' : `${text}.`}${number}`
}

/** A link inside the page. */
export function fragment(id: string): string {
  return `#${encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\uFFFD'))}`
}

export function warn(page: Page, node: Block | Inline, ruleId: string, reason: string, remedy: string): void {
  const { position } = node
  page.messages.push({ file: position?.file ?? '', ...(position && { position }), ruleId, severity: 'warning', reason, remedy })
}
