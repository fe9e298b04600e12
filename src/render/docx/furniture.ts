/** What stands on every page: the header with the draft mark, the footer with the page number. */
import { AlignmentType, Footer, Header, ImageRun, Paragraph, Tab, TabStopType, TextRun, type IParagraphOptions, type ParagraphChild } from 'docx'
import type { Edition } from '../edition.ts'
import { field } from './field.ts'
import { pageOf, pixels } from './measure.ts'
import { runs } from './run.ts'
import { xmlText } from './text.ts'

/** A longer text in the header would run into the mark at the right edge. */
const ONE_LINE = 52

export interface Furniture {
  headers: { first: Header; default: Header }
  footers: { first: Footer; default: Footer }
}

/** @returns headers and footers; the first page has the crest instead of the title, which stands there in full. */
export function furniture(edition: Edition): Furniture {
  const { style, words, title, document, draftMark, signing } = edition
  const marks = [signing?.specimen, draftMark, document.meta.oppdiktet ? words.invented : undefined, signing?.mark].filter((mark) => mark !== undefined && mark !== '')
  const mark = marks.join(' · ')
  const line = { bottom: { style: 'single' as const, size: 4, space: 4, color: style.colours.line } }
  return {
    headers: {
      first: new Header({ children: [...crest(edition), ...headerLines(style.header ?? '', mark)] }),
      default: new Header({ children: headerLines(style.header ?? title, mark, line) }),
    },
    footers: { first: foot(edition), default: foot(edition) },
  }
}

const tab = (): ParagraphChild => new TextRun({ children: [new Tab()] })

function headerLines(left: string, mark: string, border?: NonNullable<IParagraphOptions['border']>): Paragraph[] {
  const options = { style: 'Header', ...(border && { border }) }
  const right = mark === '' ? [] : [tab(), ...runs(mark)]
  if (left.length <= ONE_LINE || right.length === 0) return [new Paragraph({ ...options, children: [...runs(left), ...right] })]
  return [new Paragraph({ style: 'Header', children: runs(left) }), new Paragraph({ ...options, children: right })]
}

function crest({ style }: Edition): Paragraph[] {
  if (!style.crest) return []
  const { bytes, kind, alt, width, height } = style.crest
  const picture = new ImageRun({
    type: kind === 'png' ? 'png' : 'jpg',
    data: bytes,
    transformation: { width: Math.round(pixels(width)), height: Math.round(pixels(height)) },
    altText: { name: 'Kommunevåpen', description: xmlText(alt) },
  })
  return [new Paragraph({ style: 'Header', spacing: { after: 80 }, children: [picture] })]
}

/** Word counts pages by itself whenever it lays a page out, so the cached values are only for readers that do not. */
function foot({ words, style, signing }: Edition): Footer {
  const children = [...runs(`${words.page} `), ...field('PAGE', '1'), ...runs(` ${words.of} `), ...field('NUMPAGES', '1')]
  if (!signing) return new Footer({ children: [new Paragraph({ style: 'Footer', children })] })
  // At the left of the line with the page number, which has its place at the right edge.
  const edge = [{ type: TabStopType.RIGHT, position: pageOf(style).textWidth }]
  const left = { style: 'Footer', alignment: AlignmentType.LEFT, tabStops: edge }
  return new Footer({
    children: [
      ...(signing.keeper === undefined ? [] : [new Paragraph({ ...left, children: runs(signing.keeper) })]),
      new Paragraph({ ...left, children: [...runs(signing.fingerprint), tab(), ...children] }),
    ],
  })
}
