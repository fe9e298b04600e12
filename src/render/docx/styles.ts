/** The Word styles of a document, made from the house style: no formatting stands in the text that a style can carry. */
import type { Words } from '../../document/words.ts'
import type { Style } from '../style.ts'
import { PLACEHOLDER_GROUND, TINT } from './colours.ts'
import { halfPoints, headingSize, pageOf, pointsToTwips, twips } from './measure.ts'
import { paragraphXml, runXml, styleXml, type ParagraphLook, type StyleEntry } from './style-xml.ts'

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

/** @param clauses the placeholder of the clauses' list, when clauses are numbered: the heading styles are its levels. */
export function stylesXml(style: Style, words: Words, clauses: string | undefined, drawn = false): string {
  const { body } = style.faces
  const defaults = [
    '<w:docDefaults><w:rPrDefault>',
    runXml({ font: body.word, colour: style.colours.text, size: halfPoints(style.size) }).replace(
      '</w:rPr>',
      `<w:lang w:val="${words.locale}" w:eastAsia="${words.locale}" w:bidi="ar-SA"/></w:rPr>`,
    ),
    '</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>',
    `<w:spacing w:after="0" w:line="${lineOf(style)}" w:lineRule="atLeast"/>`,
    '</w:pPr></w:pPrDefault></w:docDefaults>',
  ].join('')
  const entries = [...textStyles(style), ...headingStyles(style, clauses), ...listStyles(style), ...pageStyles(style), ...characterStyles(style), ...(drawn ? drawnStyles(style) : [])]
  return `<?xml version="1.0" encoding="UTF-8"?><w:styles ${NAMESPACES}>${defaults}${entries.map(styleXml).join('')}${tableStyles(style)}</w:styles>`
}

/**
 * The house style gives the line as a multiple of the size. Word's own multiples are of the font's height, which differs from
 * font to font, so the line is given in points; `atLeast` lets a picture in the line grow it.
 */
const lineOf = (style: Style): number => pointsToTwips(style.size * style.lineHeight)

const space = (style: Style, lines: number): number => Math.round(lineOf(style) * lines)

function textStyles(style: Style): StyleEntry[] {
  const { colours, faces, size } = style
  const titling = (before: number, after: number): ParagraphLook => ({
    keepNext: true,
    keepLines: true,
    noHyphens: true,
    spacing: { before: space(style, before), after: space(style, after) },
    align: 'left',
  })
  const small = halfPoints(size * 0.9)
  const ground = { size: 4, colour: TINT, space: 4 }
  return [
    { id: 'Normal', name: 'Normal', isDefault: true },
    { id: 'BodyText', name: 'Body Text', basedOn: 'Normal', paragraph: { spacing: { after: space(style, 0.5) } } },
    {
      id: 'Title', name: 'Title', basedOn: 'Normal', next: 'BodyText',
      paragraph: { ...titling(1.8, 0.5), spacing: { before: space(style, 1.8), after: space(style, 0.5), line: pointsToTwips(size * 2.05 * 1.15), rule: 'atLeast' } },
      run: { font: faces.heading.word, bold: true, colour: colours.heading, size: halfPoints(size * 2.05) },
    },
    {
      id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'BodyText', paragraph: titling(0, 0.2),
      run: { font: faces.heading.word, colour: colours.heading, size: halfPoints(size * 1.25) },
    },
    { id: 'TitleBetween', name: 'Mellom partene', basedOn: 'Normal', paragraph: titling(0.4, 0.2), run: { italic: true, colour: colours.muted } },
    {
      id: 'TitleParty', name: 'Part på tittelen', basedOn: 'Normal', paragraph: titling(0, 0),
      run: { font: faces.heading.word, bold: true, size: halfPoints(size * 1.2) },
    },
    // A line closes the title block, as in the other formats.
    {
      id: 'TitleEnd', name: 'Strek under tittelen', basedOn: 'Normal', next: 'BodyText', hidden: true,
      paragraph: {
        keepNext: true,
        borders: { bottom: { size: 8, colour: colours.heading, space: 1 } },
        spacing: { before: 0, after: space(style, 1.6), line: lineOf(style), rule: 'exact' },
      },
    },
    {
      id: 'Quote', name: 'Quote', basedOn: 'Normal',
      paragraph: {
        borders: { left: { size: 18, colour: colours.line, space: 10 } },
        spacing: { after: space(style, 0.5) },
        indent: { left: twips(8), right: twips(8) },
      },
      run: { colour: colours.text },
    },
    {
      id: 'Code', name: 'Kode', basedOn: 'Normal',
      paragraph: {
        fill: TINT, noHyphens: true,
        // Borders of the ground's own colour give the text a margin inside it.
        borders: { top: ground, left: ground, bottom: ground, right: ground },
        indent: { left: 100, right: 100 },
        spacing: { before: space(style, 0.3), after: space(style, 0.6), line: pointsToTwips(size * 0.9 * 1.25), rule: 'atLeast' },
      },
      run: { font: faces.code.word, noProof: true, size: small },
    },
    {
      id: 'Rule', name: 'Skillelinje', basedOn: 'Normal', next: 'BodyText',
      paragraph: {
        borders: { bottom: { size: 6, colour: colours.line, space: 1 } },
        spacing: { before: 0, after: space(style, 0.8), line: space(style, 0.8), rule: 'exact' },
      },
    },
    { id: 'Figure', name: 'Bilde', basedOn: 'Normal', next: 'BodyText', paragraph: { spacing: { before: space(style, 0.4), after: space(style, 0.8) }, align: 'center' } },
    { id: 'TableText', name: 'Tabelltekst', basedOn: 'Normal', paragraph: { spacing: { before: 40, after: 40, line: pointsToTwips(size * 1.2), rule: 'atLeast' } }, run: { size: halfPoints(size * 0.95) } },
    { id: 'TableHeading', name: 'Tabelloverskrift', basedOn: 'TableText', paragraph: { keepNext: true, noHyphens: true }, run: { font: faces.heading.word, bold: true, colour: colours.heading } },
    { id: 'BeforeSignatures', name: 'Luft før underskrifter', basedOn: 'Normal', next: 'BodyText', hidden: true, paragraph: { keepNext: true, spacing: { line: space(style, 1.6), rule: 'exact' } } },
    { id: 'Spacer', name: 'Luft etter tabell', basedOn: 'Normal', next: 'BodyText', hidden: true, paragraph: { spacing: { line: space(style, 0.6), rule: 'exact' } } },
    { id: 'TextEnd', name: 'Slutt på teksten', basedOn: 'Normal', hidden: true, paragraph: { spacing: { line: 20, rule: 'exact' } } },
    {
      id: 'FootnoteText', name: 'footnote text', basedOn: 'Normal',
      paragraph: { spacing: { after: 40, line: pointsToTwips(size * 0.85 * 1.2), rule: 'atLeast' }, indent: { left: twips(4), hanging: twips(4) } },
      run: { size: halfPoints(size * 0.85) },
    },
    { id: 'CommentText', name: 'annotation text', basedOn: 'Normal', hidden: true, run: { size: 20 } },
  ]
}

function headingStyles(style: Style, clauses: string | undefined): StyleEntry[] {
  const before = [1.4, 1, 0.8, 0.7, 0.7, 0.7]
  const look = (level: number): ParagraphLook => ({
    keepNext: true,
    keepLines: true,
    noHyphens: true,
    spacing: { before: space(style, before[level - 1] ?? 0.7), after: space(style, 0.3), line: pointsToTwips(headingSize(style, level) * 1.2), rule: 'atLeast' },
    outline: level - 1,
  })
  const run = (level: number) => ({
    font: style.faces.heading.word, bold: level !== 5, italic: level >= 5, colour: style.colours.heading, size: halfPoints(headingSize(style, level)),
  })
  return [
    ...[1, 2, 3, 4, 5, 6].map((level): StyleEntry => ({
      id: `Heading${level}`, name: `heading ${level}`, basedOn: 'Normal', next: 'BodyText',
      paragraph: { ...look(level), ...(clauses !== undefined && { numbering: { list: clauses, level: level - 1 } }) },
      run: run(level),
    })),
    {
      id: 'AttachmentTitle', name: 'Vedleggstittel', basedOn: 'Normal', next: 'BodyText',
      paragraph: { ...look(1), spacing: { before: 0, after: space(style, 1), line: pointsToTwips(style.size * 1.7 * 1.2), rule: 'atLeast' } },
      run: { ...run(1), size: halfPoints(style.size * 1.7) },
    },
    { id: 'NumberedText', name: 'Nummerert avsnitt', basedOn: 'BodyText' },
  ]
}

function listStyles(style: Style): StyleEntry[] {
  const paragraph: ParagraphLook = { spacing: { after: space(style, 0.35) } }
  return [
    { id: 'ListParagraph', name: 'List Paragraph', basedOn: 'Normal', paragraph },
    { id: 'ListBullet', name: 'List Bullet', basedOn: 'ListParagraph' },
    { id: 'ListNumber', name: 'List Number', basedOn: 'ListParagraph' },
    { id: 'ListLetter', name: 'Bokstavliste', basedOn: 'ListParagraph' },
    { id: 'ListContinue', name: 'List Continue', basedOn: 'ListParagraph' },
    { id: 'AttachmentEntry', name: 'Vedleggsliste', basedOn: 'Normal', paragraph: { noHyphens: true, ...paragraph } },
  ]
}

function pageStyles(style: Style): StyleEntry[] {
  const { colours, faces, size } = style
  const { textWidth } = pageOf(style)
  const furniture = { font: faces.heading.word, colour: colours.muted, size: halfPoints(size * 0.82) }
  const tabs = [{ kind: 'right' as const, at: textWidth }]
  const single = { line: pointsToTwips(size * 0.82 * 1.25), rule: 'atLeast' as const }
  const caption = { font: faces.heading.word, colour: colours.muted, size: halfPoints(size * 0.78) }
  const tight = { keepLines: true, noHyphens: true }
  return [
    { id: 'Header', name: 'header', basedOn: 'Normal', hidden: true, paragraph: { noHyphens: true, tabs, spacing: single }, run: furniture },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', hidden: true, paragraph: { noHyphens: true, tabs, spacing: single, align: 'right' }, run: furniture },
    { id: 'SignatureName', name: 'Underskriver', basedOn: 'Normal', paragraph: { ...tight, align: 'left' }, run: { font: faces.heading.word, bold: true, size: halfPoints(size * 1.08) } },
    { id: 'Signature', name: 'Signature', basedOn: 'Normal', paragraph: { ...tight, spacing: { line: pointsToTwips(size * 1.2), rule: 'atLeast' } }, run: { size: halfPoints(size * 0.92) } },
    {
      id: 'SignatureLine', name: 'Linje til å skrive på', basedOn: 'Normal', next: 'SignatureCaption', hidden: true,
      paragraph: { ...tight, borders: { bottom: { size: 4, colour: colours.muted, space: 1 } }, spacing: { line: pointsToTwips(22), rule: 'exact' } },
    },
    {
      id: 'SignatureRoom', name: 'Plass til underskrift', basedOn: 'SignatureLine', next: 'SignatureCaption', hidden: true,
      paragraph: { spacing: { line: pointsToTwips(45), rule: 'exact' } },
    },
    { id: 'SignatureCaption', name: 'Ledetekst ved underskrift', basedOn: 'Normal', hidden: true, paragraph: { ...tight, spacing: { line: pointsToTwips(size), rule: 'atLeast' } }, run: caption },
  ]
}

function characterStyles(style: Style): StyleEntry[] {
  const { colours, faces, size } = style
  const type = 'character' as const
  return [
    { id: 'DefaultParagraphFont', name: 'Default Paragraph Font', type, isDefault: true, hidden: true },
    { id: 'Strong', name: 'Strong', type, run: { bold: true } },
    { id: 'Emphasis', name: 'Emphasis', type, run: { italic: true } },
    { id: 'CodeText', name: 'Kode i tekst', type, run: { font: faces.code.word, noProof: true, size: halfPoints(size * 0.92), fill: TINT } },
    { id: 'Hyperlink', name: 'Hyperlink', type, run: { colour: colours.link, underline: true } },
    { id: 'Placeholder', name: 'Fyll inn', type, run: { colour: colours.text, box: colours.muted, fill: PLACEHOLDER_GROUND } },
    { id: 'Muted', name: 'Dempet', type, run: { colour: colours.muted, size: halfPoints(size * 0.85) } },
    { id: 'FootnoteReference', name: 'footnote reference', type, hidden: true, run: { raised: true } },
    { id: 'CommentReference', name: 'annotation reference', type, hidden: true, run: { size: 16 } },
  ]
}

/** Of a redline for the eye: found by name by who does not see the colours. */
function drawnStyles({ colours, faces, size }: Style): StyleEntry[] {
  const type = 'character' as const
  const line = { size: 6, colour: colours.line, space: 6 }
  return [
    { id: 'NewText', name: 'Ny tekst', type, run: { colour: colours.inserted, underline: true } },
    { id: 'DeletedText', name: 'Slettet tekst', type, run: { strike: true, colour: colours.deleted } },
    { id: 'MovedHereText', name: 'Flyttet tekst', type, run: { colour: colours.inserted, underline: 'double' } },
    { id: 'MovedAwayText', name: 'Flyttet tekst (sto her)', type, run: { strike: true, colour: colours.deleted } },
    { id: 'ChangedText', name: 'Endret format', type, run: { colour: colours.inserted, underline: 'dotted' } },
    { id: 'ChangeNote', name: 'Merknad om endring', type, run: { font: faces.heading.word, bold: false, italic: false, colour: colours.inserted, size: halfPoints(size * 0.82) } },
    {
      id: 'ChangeLegend', name: 'Om endringsvisningen', basedOn: 'Normal', next: 'BodyText',
      paragraph: { noHyphens: true, borders: { top: line, left: line, bottom: line, right: line }, spacing: { after: 0, line: pointsToTwips(size * 1.2), rule: 'atLeast' }, indent: { left: 140, right: 140 } },
      run: { font: faces.heading.word, size: halfPoints(size * 0.88) },
    },
  ]
}

/** Hairlines between the rows and a firmer one under the header row; the signature table has none. */
function tableStyles({ colours }: Style): string {
  const line = (side: string, size: number, colour: string): string => `<w:${side} w:val="single" w:sz="${size}" w:space="0" w:color="${colour}"/>`
  const margins = '<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>'
  return [
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>',
    `<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`,
    '<w:style w:type="table" w:styleId="AgreementTable"><w:name w:val="Avtaletabell"/><w:basedOn w:val="TableNormal"/><w:qFormat/>',
    paragraphXml({ align: 'left' }),
    `<w:tblPr><w:tblBorders>${line('top', 8, colours.heading)}${line('bottom', 8, colours.heading)}${line('insideH', 4, colours.line)}</w:tblBorders>${margins}</w:tblPr>`,
    `<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>${line('bottom', 8, colours.heading)}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>`,
  ].join('')
}
