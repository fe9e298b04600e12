/**
 * The one tree that everything is read into and printed from.
 *
 * Closed (a discriminated union on `type`), serialisable, and every node is a valid unist node. Whatever a reader of the
 * document can see is a node and can carry a `change`; numbers, labels and field captions are derived (`number.ts`,
 * `words.ts`), never stored. Clauses are flat: a heading and what follows it up to the next heading of its level or higher.
 */
import type { Meta } from './meta.ts'

/** A place in a source file: `line` and `column` count from 1, `offset` (UTF-16 units) from 0. */
export interface Point {
  line: number
  column: number
  offset: number
}

/** A stretch of a source file, `end` exclusive. `file` is given when it is not the document's own file. */
export interface Position {
  start: Point
  end: Point
  file?: string
}

export type ChangeKind = 'inserted' | 'deleted' | 'movedFrom' | 'movedTo' | 'formatted'

/** Properties of a node as they were in the older draft; `null` where it had none. */
export interface OlderProperties {
  /** Of a text that differs in nothing but the kind of its spaces and hyphens. */
  value?: string
  marks?: readonly Mark[] | null
  level?: number
  kind?: ListKind
  start?: number | null
  continues?: true | null
  unnumbered?: true | null
  align?: Align | null | readonly (Align | null)[]
  language?: string | null
  id?: string | null
  target?: string
  party?: string
  file?: string
  media?: Attachment['media']
  draft?: true | null
  sha256?: string
}

/** A tracked change. Every mark of one change, and both halves of a move, carry the same `id`. */
export interface Change {
  kind: ChangeKind
  id: string
  author?: string
  /** ISO 8601, UTC. */
  date?: string
  /** For `formatted`, and `movedTo` of a block that looks else where it came: the visible properties as they were in the older draft. */
  before?: OlderProperties
}

interface NodeBase {
  position?: Position
  change?: Change
  /** In a redline: properties of the older draft that print does not show, such as an id. They are no change. */
  older?: OlderProperties
}

interface BlockBase extends NodeBase {
  /** A change of the block's end: `inserted` is a split here, `deleted` a merge with the next block. */
  endChange?: Change
}

/** Character formatting, in the order in which it is kept. */
export const MARKS = ['strong', 'emphasis', 'code'] as const
export type Mark = (typeof MARKS)[number]
export type ListKind = 'bullet' | 'number' | 'letter'
export type Align = 'left' | 'right' | 'center'

// ── Inline ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * Which source characters a part of a text came from: `length` UTF-16 units of the value from `at` on. `verbatim` says that
 * value and source are equal there, so that a place inside can be computed; otherwise (a value, an entity) the whole span counts.
 */
export interface SourceSpan {
  at: number
  length: number
  position: Position
  verbatim: boolean
}

export interface Text extends NodeBase {
  type: 'text'
  value: string
  marks?: readonly Mark[]
  source?: readonly SourceSpan[]
}

/** A line break inside a block. */
export interface Break extends NodeBase {
  type: 'break'
}

/** A link out of the document. */
export interface Link extends NodeBase {
  type: 'link'
  url: string
  children: readonly Inline[]
}

/** A cross-reference. It holds its target's id; `label` is the author's cached wording and never counts. */
export interface Reference extends NodeBase {
  type: 'reference'
  target: string
  label?: string
  /** Whether the printed label opens a sentence («Punkt 4»). */
  capital?: true
  marks?: readonly Mark[]
}

/** An image inside the agreement's folder. `src` is relative to the document's file and the key of its bytes in `Assets`. */
export interface Image extends NodeBase {
  type: 'image'
  src: string
  /** Alternative text. */
  alt: string
}

export interface Footnote extends NodeBase {
  type: 'footnote'
  children: readonly Block[]
}

/** A drafting note: a Word comment or margin note in drafts, never in a signing copy. */
export interface Note extends NodeBase {
  type: 'note'
  /** How many of the siblings before it the note is about; absent, it is about the sentence that it ends. */
  about?: number
  /** The rule whose finding it tells of. */
  finding?: string
  children: readonly Text[]
}

/** A value that the author has not given yet; prints as a line to fill in that says its name. */
export interface Blank extends NodeBase {
  type: 'blank'
  /** The path of the missing value, as the author wrote it. */
  name: string
  marks?: readonly Mark[]
}

export type Inline = Text | Break | Link | Reference | Image | Footnote | Note | Blank

// ── Blocks ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Title extends BlockBase {
  type: 'title'
  children: readonly Inline[]
}

/** One line of the title block under the title, made from the front matter. */
export interface TitleLine extends BlockBase {
  type: 'titleLine'
  role: 'subtitle' | 'period' | 'between' | 'party' | 'and'
  children: readonly Inline[]
}

/** The heading of a clause. `level` 1 is a clause (Markdown `##`), 2 a sub-clause, to 5. */
export interface Heading extends BlockBase {
  type: 'heading'
  level: number
  /** Only an id that the author typed; others are derived by `analyse`. */
  id?: string
  unnumbered?: true
  children: readonly Inline[]
}

export interface Paragraph extends BlockBase {
  type: 'paragraph'
  id?: string
  /** Under `underpunkt`: a ledd of the paragraph before, without a number of its own. */
  unnumbered?: true
  children: readonly Inline[]
}

export interface List extends BlockBase {
  type: 'list'
  kind: ListKind
  /** Goes on counting from the list of the same kind before it. */
  continues?: true
  /** First ordinal, where it is not 1 (only as typed by the author). */
  start?: number
  children: readonly ListItem[]
}

export interface ListItem extends BlockBase {
  type: 'listItem'
  id?: string
  children: readonly Block[]
}

export interface Table extends BlockBase {
  type: 'table'
  /** One entry a column. */
  align: readonly (Align | null)[]
  /** The first row is the header row. */
  children: readonly TableRow[]
}

export interface TableRow extends BlockBase {
  type: 'tableRow'
  children: readonly TableCell[]
}

export interface TableCell extends BlockBase {
  type: 'tableCell'
  children: readonly Inline[]
}

export interface Blockquote extends BlockBase {
  type: 'blockquote'
  children: readonly Block[]
}

/** Preformatted text; lines are parted by `\n` in the text's value. */
export interface Code extends BlockBase {
  type: 'code'
  language?: string
  children: readonly Text[]
}

/** A thematic break. */
export interface Rule extends BlockBase {
  type: 'rule'
}

/** Where the parties sign: one signature a signatory. The empty fields (place and date, name …) are derived. */
export interface SignatureBlock extends BlockBase {
  type: 'signatureBlock'
  children: readonly Signature[]
}

export interface Signature extends BlockBase {
  type: 'signature'
  /** The id of the party that the signatory belongs to. */
  party: string
  children: readonly SignatureLine[]
}

/** One printed line about a signatory: its name, its organisation number, the role of the one who signs, the decision. */
export interface SignatureLine extends BlockBase {
  type: 'signatureLine'
  role: 'name' | 'orgnr' | 'office' | 'decision'
  children: readonly Inline[]
}

/** The list of attachments, made from the front matter; each entry's label («Vedlegg 2») is derived. */
export interface AttachmentList extends BlockBase {
  type: 'attachmentList'
  children: readonly AttachmentEntry[]
}

export interface AttachmentEntry extends BlockBase {
  type: 'attachmentEntry'
  /** The id of the attachment. */
  target: string
  children: readonly Inline[]
}

/**
 * An attachment, after the agreement's own text. A Markdown attachment has its blocks here (the first is its title) and is
 * typeset like the agreement; any other has its title only, and its bytes in `Assets` under `file`.
 */
export interface Attachment extends BlockBase {
  type: 'attachment'
  id: string
  file: string
  media: 'markdown' | 'pdf' | 'other'
  /** It is a draft with a front matter of its own, and is judged where it stands. */
  draft?: true
  /** Of the file, lower-case hexadecimal. */
  sha256: string
  children: readonly Block[]
}

export type Block =
  | Title
  | TitleLine
  | Heading
  | Paragraph
  | List
  | ListItem
  | Table
  | TableRow
  | TableCell
  | Blockquote
  | Code
  | Rule
  | SignatureBlock
  | Signature
  | SignatureLine
  | AttachmentList
  | AttachmentEntry
  | Attachment

// ── The document ────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Document {
  type: 'document'
  /** The front matter of the draft; of the newer draft in a redline. */
  meta: Meta
  /** In a redline: the front matter of the older draft. */
  olderMeta?: Meta
  children: readonly Block[]
}

export type Node = Document | Block | Inline
export type NodeType = Node['type']
export type NodeOf<T extends NodeType> = Extract<Node, { type: T }>
export type Parent = Extract<Node, { children: readonly unknown[] }>

/** The children of any node, none for a leaf. */
export function childrenOf(node: Node): readonly Node[] {
  return 'children' in node ? node.children : []
}

/** Every node in reading order, each with its ancestors, outermost first. */
export function* walk(node: Node, ancestors: readonly Parent[] = []): Generator<[Node, readonly Parent[]]> {
  yield [node, ancestors]
  if (!('children' in node)) return
  const path = [...ancestors, node]
  for (const child of node.children) yield* walk(child, path)
}

/** What a reader sees of some inline content, without footnotes and notes; references give their cached label. */
export function plainText(nodes: readonly Inline[]): string {
  return nodes.map(inlineText).join('')
}

function inlineText(node: Inline): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'break':
      return '\n'
    case 'link':
      return plainText(node.children)
    case 'reference':
      return node.label ?? ''
    case 'image':
      return node.alt
    case 'blank':
      return `[${node.name}]`
    case 'footnote':
    case 'note':
      return ''
  }
}
