/** Text → runs: the one place where letters go into Word, with their character formatting. */
import { ImageRun, NoBreakHyphen, Run, SoftHyphen, Tab, TextRun, type IContext, type IRunOptions, type IXmlableObject, type ParagraphChild, XmlComponent } from 'docx'
import type { Blank, Change, Mark, Reference, Text } from '../../document/tree.ts'
import { drawnRun } from './drawn.ts'
import { contentOf, markedRuns, stamp, withProperties, type Marker } from './revision.ts'
import type { State } from './state.ts'
import { xmlText } from './text.ts'
import { trackingOf, type Tracking } from './track.ts'

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
  /** The marks that the older draft has, where they are other ones. */
  was?: { marks: readonly Mark[]; change: Change; marker: Marker }
}

/** @returns the runs of a text; one, unless a character of it needs an element of its own, which still is in the same run. */
export function runs(value: string, look: Look = {}): ParagraphChild[] {
  const pieces = piecesOf(value, look.preformatted ?? false)
  if (pieces.length === 0) return []
  const options = { ...format(look), children: pieces }
  return [look.was ? new ReformattedRun(options, format({ ...look, marks: look.was.marks }), look.was) : new TextRun(options)]
}

/** @returns how a node's marks look, in the draft that is printed or in both. */
export function marksOf(node: Text | Reference | Blank, { redline, place }: State): Pick<Look, 'marks' | 'was'> {
  const before = node.change?.kind === 'formatted' ? node.change.before?.marks : undefined
  if (!redline || before === undefined || !node.change) return { marks: node.marks }
  const marks = before ?? []
  if (place.only === 'older') return { marks }
  if (place.only === 'newer' || redline.show === 'drawn') return { marks: node.marks }
  return { marks: node.marks, was: { marks, change: node.change, marker: redline.marker } }
}

/** @returns the runs among the pieces inside the marks of the change that covers them; what is marked already stays as it is. */
export function marked(pieces: readonly ParagraphChild[], { edition, redline, place: { tracking } }: State): ParagraphChild[] {
  if (!redline || !tracking) return [...pieces]
  if (redline.show === 'drawn') return pieces.map((piece) => (isRun(piece) ? drawnRun(piece, tracking, edition.style.colours) : piece))
  const out: ParagraphChild[] = []
  let open: XmlComponent[] = []
  const close = (): void => {
    if (open.length > 0) out.push(new MarkedRuns(open, tracking, redline.marker) as unknown as ParagraphChild)
    open = []
  }
  for (const piece of pieces) {
    if (isRun(piece)) {
      open.push(piece)
      continue
    }
    close()
    out.push(piece)
  }
  close()
  return out
}

const isRun = (piece: ParagraphChild): piece is Run | ImageRun => piece instanceof Run || piece instanceof ImageRun

class MarkedRuns extends XmlComponent {
  private readonly runs: readonly XmlComponent[]
  private readonly tracking: Tracking
  private readonly marker: Marker

  constructor(runs: readonly XmlComponent[], tracking: Tracking, marker: Marker) {
    super('w:ins')
    this.runs = runs
    this.tracking = tracking
    this.marker = marker
  }

  override prepForXml(context: IContext): IXmlableObject {
    const runs = this.runs.map((run) => run.prepForXml(context)).filter((run) => run !== undefined)
    return markedRuns(runs, this.tracking, this.marker)
  }
}

/** A run whose formatting has changed: `docx` leaves out the properties that it had where it had none, against the schema. */
class ReformattedRun extends TextRun {
  private readonly before: IRunOptions
  private readonly by: NonNullable<Look['was']>

  constructor(now: IRunOptions, before: IRunOptions, by: NonNullable<Look['was']>) {
    super(now)
    this.before = before
    this.by = by
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const { change, marker } = this.by
    const was = contentOf(new TextRun(this.before).prepForXml(context), 'w:r', 'w:rPr')
    const mark = { 'w:rPrChange': [stamp(trackingOf({ ...change, kind: 'inserted' }), marker), { 'w:rPr': was }] }
    const now = super.prepForXml(context)
    return now && withProperties(now, 'w:r', 'w:rPr', (content) => [...content, mark])
  }
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
