/**
 * What the Typst template is given: the document as plain JSON, with every number, label and link already worked out.
 *
 * Texts are data and nothing else. The template never computes a number and never reads a text as Typst source.
 */
import type { Align, ChangeKind, Mark, NodeType } from '../../document/tree.ts'

/**
 * A node of the tree, ready to be drawn. `t` is its type, and the template has one drawing function for each; `item` stands
 * for list items and for the numbered paragraphs of a clause (`numbered`), `closing` for the signatures with what stays in one piece with them, `pages` for the pages of a PDF attachment. Of a redline
 * besides: `legend`, `marker` (words in brackets beside a change), `spoken` (words for those who hear the text) and `gap`.
 */
export interface ModelNode {
  t: Exclude<NodeType, 'document'> | 'item' | 'numbered' | 'closing' | 'pages' | 'legend' | 'marker' | 'spoken' | 'gap'
  c?: readonly ModelNode[]
  /** What has become of it, itself or with all that is around it. */
  change?: { kind: ChangeKind; id: string }
  /** Of a title or a heading that says nothing, or that the newer draft does not have: drawn alike, but no part of the outline. */
  aside?: true
  /** Of a heading: «(før 3)». */
  was?: string
  /** Visible text. */
  v?: string
  marks?: readonly Mark[]
  /** Never hyphenated: a name, a number. */
  whole?: true
  /** Name under which others point to it. */
  anchor?: string
  /** Anchor that a reference points to. */
  to?: string
  url?: string
  /** «4.2», «c)», «Vedlegg 2», the number of a footnote. */
  label?: string
  /** Of a heading: 1 to 6, without holes. */
  level?: number
  /** Of a line in the title block or of a signatory. A marker stands `after` what it is about, or before; an attachment may be `named` only. */
  role?: string
  /** Of a text or an entry: the name of its end. */
  endsAs?: string
  /** Of `closing`: the end that it follows, and whether the line that ends so must stand on its page. */
  after?: string
  held?: true
  /** Of an image: its file inside the compiler (without it, `alt` stands there) and its printed width in points. */
  path?: string
  alt?: string
  width?: number
  /** Of a table whose header is not repeated: links and notes can stand in one place only. */
  once?: true
  /** Of a table: its header rows; one entry a column, relative widths (0 is as wide as its text) and alignment. */
  heads?: number
  columns?: readonly number[]
  align?: readonly (Align | null)[]
  /** Of a signature: whose field it is, and its ordinal. */
  party?: string
  n?: number
  /** Of a signature that is made with no pen: how, and in `v` what stands there. */
  by?: 'service' | 'field' | 'declaration'
  /** Of an attachment that goes beside the file: what it is known by. */
  lines?: readonly string[]
  /** Of the pages of an attachment: their sizes in points, as they are read. The file is set into them afterwards. */
  sizes?: readonly { width: number; height: number }[]
}

/** What differs between the copies of one text. The template is given it apart, so that all else is laid out once. */
export interface CopyModel {
  /** At the right end of the header. */
  mark?: string
  /** At the left end of the footer, line by line. */
  foot?: readonly string[]
}

export interface Model {
  title: string
  /** The name of the file for readers; the title, and that it is a redline. */
  name: string
  /** BCP 47, in the two parts that Typst wants. */
  lang: string
  region: string
  /** Year, month, day. */
  date: readonly [number, number, number]
  style: {
    /** Font families in the order in which a character is looked for. */
    fonts: { body: readonly string[]; heading: readonly string[]; code: readonly string[] }
    size: number
    lineHeight: number
    margins: { top: number; bottom: number; left: number; right: number }
    colours: Readonly<Record<string, string>>
  }
  /** Millimetres: the column of the clause numbers, and the one that drafting notes need beyond the margin. */
  gutter: number
  notes: number
  header: { left: string; right: string }
  /** Large and light behind the text. */
  watermark?: string
  /** Of a copy to sign: places for signature fields are marked. */
  fields?: true
  /** Of a redline: its margin has bars. */
  redline?: true
  crest?: { path: string; alt: string; width: number; height: number }
  words: Readonly<Record<'page' | 'of' | 'note' | 'placeAndDate' | 'signature' | 'nameInCapitals' | 'office', string>>
  c: readonly ModelNode[]
}
