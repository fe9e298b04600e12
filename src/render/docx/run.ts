/** Text → runs: the one place where letters go into Word, with their character formatting. */
import { NoBreakHyphen, SoftHyphen, Tab, TextRun, type IRunOptions, type ParagraphChild, XmlComponent } from 'docx'
import type { Mark } from '../../document/tree.ts'
import { xmlText } from './text.ts'

/** A hyphen between digits («§ 18-4», «2021-01-21») holds its two sides together on the line. */
const TIED_HYPHEN = /(?<=\d)-(?=\d)/u

type Piece = NonNullable<IRunOptions['children']>[number]

class LineBreak extends XmlComponent {
  constructor() {
    super('w:br')
  }
}

/** What is no letter in Word but an element of its own. */
const ELEMENTS: Readonly<Record<string, () => Piece>> = {
  '\u00AD': () => new SoftHyphen(),
  '\u2011': () => new NoBreakHyphen(),
  '\t': () => new Tab(),
  '\n': () => new LineBreak(),
}

export interface Look {
  marks?: readonly Mark[] | undefined
  /** A character style instead of that of the marks. */
  style?: string | undefined
  /** In preformatted text white space is kept as it is. */
  preformatted?: boolean
}

/** @returns the runs of a text; one, unless a character of it needs an element of its own, which still is in the same run. */
export function runs(value: string, look: Look = {}): ParagraphChild[] {
  const pieces = piecesOf(value, look.preformatted ?? false)
  return pieces.length === 0 ? [] : [new TextRun({ ...format(look), children: pieces })]
}

export const lineBreak = (): ParagraphChild => new TextRun({ children: [new LineBreak()] })

export function piecesOf(value: string, preformatted = false): Piece[] {
  const text = (preformatted ? value.replace(/\r\n?/g, '\n') : value.replace(/[\n\r\t]+/g, ' ')).replace(new RegExp(TIED_HYPHEN, 'gu'), '\u2011')
  return text
    .split(/([\u00AD\u2011\t\n])/u)
    .filter((part) => part !== '')
    .map((part) => ELEMENTS[part]?.() ?? xmlText(part))
}

const MARK_STYLES: Readonly<Record<Mark, IRunOptions>> = {
  strong: { style: 'Strong' },
  emphasis: { style: 'Emphasis' },
  code: { style: 'CodeText' },
}

/** A run has one character style: the last mark gives it, and the others add their formatting. */
function format({ marks = [], style }: Look): IRunOptions {
  const named = style !== undefined ? { style } : MARK_STYLES[marks.at(-1) ?? 'strong']
  if (style === undefined && marks.length === 0) return {}
  const rest = style === undefined ? marks.slice(0, -1) : marks
  return { ...named, ...(rest.includes('strong') && { bold: true }), ...(rest.includes('emphasis') && { italics: true }) }
}
