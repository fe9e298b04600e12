/** A paragraph of a redline: its properties in both drafts, and whose change its end is. */
import { FileChild, Paragraph, type IContext, type IParagraphOptions, type IXmlableObject, type ParagraphChild, type SectionProperties } from 'docx'
import type { Block, Node } from '../../document/tree.ts'
import { drawnParagraph } from './drawn-paragraph.ts'
import { looksDifferent, type Laid } from './looks.ts'
import { contentOf, endMarks, rangeMark, stamp, withProperties, type Marker, type Xml } from './revision.ts'
import type { RedlineState, State } from './state.ts'
import { covers, trackingOf, withoutMoves, type Tracking } from './track.ts'

export interface Changing {
  /** Properties as printed, those of the newer draft wherever it has the paragraph. */
  laid: Laid
  /** Those of the older draft, where they are other ones. */
  was?: Laid | undefined
  older?: Laid | undefined
  newer?: Laid | undefined
  /** The change that the paragraph's end is part of. */
  end?: Tracking | undefined
  /** The change that all of it is part of. */
  whole?: Tracking | undefined
  hasFootnote: boolean
}

/** @param role what the paragraph is to its owner, '' for a node's own. */
export function changedParagraph(owner: Node, role: string, laid: Laid, children: readonly ParagraphChild[], state: State, redline: RedlineState): Paragraph {
  const { place } = sided(owner, role, state)
  const inPlace = place.tracking && (place.story === 'footnote' || place.cell || role !== '' ? withoutMoves(place.tracking) : place.tracking)
  const [older, newer] = DRAFTS.map((draft) => (covers(inPlace, draft) && place.only !== other(draft) ? redline.laidOut.find(draft, owner, role) : undefined))
  const endChange = role === '' ? (owner as Block).endChange : undefined
  const end = inPlace ?? (endChange && trackingOf({ ...endChange, kind: endChange.kind === 'inserted' ? 'inserted' : 'deleted' }))
  const { numbering: _, ...unnumbered } = laid.options
  const found = newer ?? older ?? { options: unnumbered }
  const printed = laid.options.pageBreakBefore ? { ...found, options: { ...found.options, pageBreakBefore: true } } : found
  const was = older && newer && looksDifferent(older, newer) ? older : undefined
  const hasFootnote = 'children' in owner && role === '' && owner.children.some(({ type }) => type === 'footnote')
  if (redline.show === 'drawn') return drawnParagraph(owner, role, { printed, was, newer: newer !== undefined, tracking: inPlace }, children, state)
  if (inPlace?.kind === 'movedFrom' || inPlace?.kind === 'movedTo') {
    redline.marker.moves.set(inPlace.id, (redline.marker.moves.get(inPlace.id) ?? new Set()).add(inPlace.kind))
  }
  return new ChangedParagraph({ laid: printed, was, older, newer, end, whole: inPlace, hasFootnote }, children, redline)
}

const other = (draft: 'older' | 'newer'): 'older' | 'newer' => (draft === 'older' ? 'newer' : 'older')
/** @returns the state of a paragraph that only one draft has, although nothing around it has changed. */
export function sided(owner: Node, role: string, state: State): State {
  const { redline, place } = state
  if (!redline || place.tracking) return state
  const [older, newer] = DRAFTS.map((draft) => (place.only === other(draft) ? undefined : redline.laidOut.find(draft, owner, role)))
  if ((older === undefined) === (newer === undefined)) return state
  return { ...state, place: { ...place, tracking: by(older ? 'deleted' : 'inserted', redline) } }
}

const DRAFTS = ['older', 'newer'] as const

const by = (kind: 'inserted' | 'deleted', { somebody }: RedlineState): Tracking => trackingOf({ kind, id: '', ...somebody })

export class ChangedParagraph extends Paragraph {
  /** Settled when the paragraphs around are known. */
  changing: Changing
  /** Moves whose range begins or ends inside it. */
  opens: Tracking[] = []
  closes: Tracking[] = []
  /** Changes that it is part of: its own, or those of both paragraphs that it was made of. */
  holds: readonly Tracking[]
  readonly content: readonly ParagraphChild[]
  readonly redline: RedlineState
  private section: SectionProperties | undefined

  constructor(changing: Changing, content: readonly ParagraphChild[], redline: RedlineState) {
    super({})
    this.changing = changing
    this.holds = changing.whole ? [changing.whole] : []
    this.content = content
    this.redline = redline
  }

  override addSectionProperties(section: SectionProperties): void {
    this.section = section
  }

  override removeSectionProperties(): void {
    this.section = undefined
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const { laid, was, end } = this.changing
    const { marker, somebody } = this.redline
    const plain = paragraphOf(laid, this.content)
    if (this.section) plain.addSectionProperties(this.section)
    const xml = plain.prepForXml(context)
    if (!xml) return undefined
    const before = was && contentOf(paragraphOf(was, []).prepForXml(context), 'w:p', 'w:pPr')
    const marked = withProperties(xml, 'w:p', 'w:pPr', (content) => {
      const isSection = (child: unknown): boolean => typeof child === 'object' && child !== null && 'w:sectPr' in child
      return [
        ...content.filter((child) => !isSection(child)),
        ...(end ? [{ 'w:rPr': endMarks(end, marker) }] : []),
        ...content.filter(isSection),
        ...(before ? [{ 'w:pPrChange': [stamp(trackingOf({ kind: 'inserted', id: '', ...somebody }), marker), { 'w:pPr': before }] }] : []),
      ]
    })
    return this.ranged(marked, marker)
  }

  private ranged(xml: IXmlableObject, marker: Marker): IXmlableObject {
    const opening = this.opens.flatMap((move) => rangeMark('Start', move, marker))
    const closing = this.closes.flatMap((move) => rangeMark('End', move, marker))
    if (opening.length + closing.length === 0) return xml
    const [properties, ...content] = contentOf(xml, 'w:p') as Xml[]
    return { 'w:p': [properties, ...opening, ...content, ...closing] }
  }
}

/** The end of a move's range after its last paragraph: in the next one, that would be taken for a part of the move. */
export class RangeEnd extends FileChild {
  private readonly move: Tracking
  private readonly marker: Marker

  constructor(move: Tracking, marker: Marker) {
    super('w:moveFromRangeEnd')
    this.move = move
    this.marker = marker
  }

  override prepForXml(): IXmlableObject | undefined {
    return rangeMark('End', this.move, this.marker)[0]
  }
}

const paragraphOf = ({ options }: Laid, children: readonly ParagraphChild[]): Paragraph => new Paragraph({ ...(options as IParagraphOptions), children })
