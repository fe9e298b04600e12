/** House style: one YAML file (and a Typst template) drives fonts, sizes, margins, colours, crest and header in all formats. */

/** The same face under the names that the formats know it by. */
export interface Face {
  /** Family of a font that the PDF embeds (from npm, never from the machine). */
  pdf: string
  /** Family that every Word has. */
  word: string
  /** A CSS font-family list; nothing is downloaded. */
  html: string
}

export interface Style {
  name: string
  faces: { body: Face; heading: Face; code: Face }
  /** Body text, in points. */
  size: number
  /** Line height, as a multiple of the size. */
  lineHeight: number
  /** A4, in millimetres. */
  margins: { top: number; bottom: number; left: number; right: number }
  /** Six hexadecimal digits each, without `#`. */
  colours: {
    text: string
    heading: string
    /** Hairlines and table rules. */
    line: string
    /** Secondary text: header, footer, captions; contrast at least 4.5:1. */
    muted: string
    link: string
    /** New wording in a redline: «lilla skrift». */
    inserted: string
    deleted: string
  }
  crest?: { bytes: Uint8Array; kind: 'png' | 'jpeg'; alt: string; /** Millimetres. */ height: number; width: number }
  /** Printed at the top of every page; the agreement's title stands there when it is absent. */
  header?: string
  /** Source text of the Typst template. */
  typst: string
}
