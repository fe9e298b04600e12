/** Changes drawn for the eye («lilla skrift»): character styles by name, so that who cannot see the colour can find them. */
import { Run, XmlComponent, type IContext, type IXmlableObject, type ParagraphChild } from 'docx'
import { attributes, contentOf, withProperties, type Xml } from './revision.ts'
import type { Style } from '../style.ts'
import type { Tracking, TrackedKind } from './track.ts'

/** Ids of the character styles, which `styles.ts` defines. */
export const DRAWN_STYLES: Readonly<Record<TrackedKind, string>> = {
  inserted: 'NewText', deleted: 'DeletedText', movedFrom: 'MovedAwayText', movedTo: 'MovedHereText',
}

/** What a character style of ours gave, said in the run itself: a run has one character style, and that is now the change's. */
const INSTEAD: Readonly<Record<string, readonly Xml[]>> = {
  Strong: [{ 'w:b': {} }],
  Emphasis: [{ 'w:i': {} }],
  CodeText: [{ 'w:rFonts': attributes({ 'w:ascii': 'Consolas', 'w:hAnsi': 'Consolas', 'w:cs': 'Consolas' }) }],
  FootnoteReference: [{ 'w:vertAlign': attributes({ 'w:val': 'superscript' }) }],
}

/** Of EG_RPrBase (17.3.2.28), as far as we use it. */
const ORDER = ['w:rStyle', 'w:rFonts', 'w:b', 'w:bCs', 'w:i', 'w:iCs', 'w:noProof', 'w:color', 'w:sz', 'w:szCs', 'w:u', 'w:bdr', 'w:shd', 'w:vertAlign']

/** @returns the run in the style of a change. */
export function drawnRun(run: XmlComponent, { kind }: Tracking, { inserted, deleted }: Style['colours']): ParagraphChild {
  return new DrawnRun(run, DRAWN_STYLES[kind], kind === 'inserted' || kind === 'movedTo' ? inserted : deleted) as unknown as ParagraphChild
}

/** @returns a run in a style; any other piece as it is. */
export function drawnIn(piece: ParagraphChild, style: string, colour: string): ParagraphChild {
  return piece instanceof Run ? (new DrawnRun(piece, style, colour) as unknown as ParagraphChild) : piece
}

class DrawnRun extends XmlComponent {
  private readonly run: XmlComponent
  private readonly style: string
  private readonly colour: string

  constructor(run: XmlComponent, style: string, colour: string) {
    super('w:r')
    this.run = run
    this.style = style
    this.colour = colour
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    const xml = this.run.prepForXml(context)
    return xml && withProperties(xml, 'w:r', 'w:rPr', (content) => restyled(content as Xml[], this.style, this.colour))
  }
}

function restyled(content: readonly Xml[], style: string, colour: string): Xml[] {
  const [named] = contentOf({ 'w:rPr': content }, 'w:rPr', 'w:rStyle') as { _attr?: Record<string, string> }[]
  const instead = INSTEAD[named?._attr?.['w:val'] ?? ''] ?? []
  const nameOf = (element: Xml): string => Object.keys(element)[0] ?? ''
  // In a table LibreOffice lets the text's own colour win over that of a character style, so it is said in the run too.
  const rest = [...content.filter((element) => nameOf(element) !== 'w:rStyle' && nameOf(element) !== 'w:color'), { 'w:color': attributes({ 'w:val': colour }) }]
  const added = instead.filter((element) => !rest.some((other) => nameOf(other) === nameOf(element)))
  const all = [{ 'w:rStyle': attributes({ 'w:val': style }) }, ...added, ...rest]
  return all.sort((a, b) => ORDER.indexOf(nameOf(a)) - ORDER.indexOf(nameOf(b)))
}
