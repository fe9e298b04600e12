/**
 * Writes one Word style as XML. `docx` has styles of its own, but no way to switch hyphenation off in one, and no table styles;
 * and it adds two dozen that no agreement uses.
 */
import { escapeXml } from './text.ts'

interface Line {
  /** Eighths of a point. */
  size: number
  colour: string
  /** Points between line and text. */
  space: number
}

/** Paragraph properties; lengths in twips. */
export interface ParagraphLook {
  keepNext?: boolean
  keepLines?: boolean
  pageBreakBefore?: boolean
  /** A placeholder that `docx` fills with the number of the list, and the level. */
  numbering?: { list: string; level: number }
  borders?: Partial<Record<'top' | 'left' | 'bottom' | 'right', Line>>
  fill?: string
  tabs?: readonly { kind: 'left' | 'right' | 'center'; at: number }[]
  noHyphens?: boolean
  spacing?: { before?: number; after?: number; line?: number; rule?: 'atLeast' | 'exact' }
  indent?: { left?: number; right?: number; hanging?: number }
  contextual?: boolean
  align?: 'left' | 'center' | 'right'
  outline?: number
}

/** Run properties; `size` in half-points. */
export interface RunLook {
  font?: string
  bold?: boolean
  italic?: boolean
  noProof?: boolean
  colour?: string
  tracking?: number
  size?: number
  underline?: boolean | 'double' | 'dotted'
  strike?: boolean
  box?: string
  fill?: string
  raised?: boolean
}

export interface StyleEntry {
  id: string
  /** Word's own English name of a built-in style, which it shows translated; of our own, the Norwegian name. */
  name: string
  type?: 'paragraph' | 'character'
  basedOn?: string
  next?: string
  isDefault?: true
  /** Not in Word's gallery of styles. */
  hidden?: true
  paragraph?: ParagraphLook
  run?: RunLook
}

const on = (name: string, value: boolean | undefined): string =>
  value === undefined ? '' : value ? `<w:${name}/>` : `<w:${name} w:val="0"/>`

const attributes = (values: Record<string, string | number | undefined>): string =>
  Object.entries(values)
    .flatMap(([key, value]) => (value === undefined ? [] : [` w:${key}="${value}"`]))
    .join('')

/** In the order of CT_PPrBase (ECMA-376 part 1, 17.3.1.26): Word refuses another. */
export function paragraphXml(look: ParagraphLook): string {
  const { numbering, borders, tabs, spacing, indent } = look
  const sides = (['top', 'left', 'bottom', 'right'] as const).flatMap((side) => {
    const line = borders?.[side]
    return line ? [`<w:${side}${attributes({ val: 'single', sz: line.size, space: line.space, color: line.colour })}/>`] : []
  })
  const inner = [
    on('keepNext', look.keepNext),
    on('keepLines', look.keepLines),
    on('pageBreakBefore', look.pageBreakBefore),
    numbering ? `<w:numPr><w:ilvl w:val="${numbering.level}"/><w:numId w:val="${numbering.list}"/></w:numPr>` : '',
    sides.length > 0 ? `<w:pBdr>${sides.join('')}</w:pBdr>` : '',
    look.fill ? `<w:shd${attributes({ val: 'clear', color: 'auto', fill: look.fill })}/>` : '',
    tabs ? `<w:tabs>${tabs.map(({ kind, at }) => `<w:tab${attributes({ val: kind, pos: at })}/>`).join('')}</w:tabs>` : '',
    on('suppressAutoHyphens', look.noHyphens),
    spacing
      ? `<w:spacing${attributes({ before: spacing.before, after: spacing.after, line: spacing.line, lineRule: spacing.rule })}/>`
      : '',
    indent ? `<w:ind${attributes(indent as Record<string, number | undefined>)}/>` : '',
    on('contextualSpacing', look.contextual),
    look.align ? `<w:jc w:val="${look.align}"/>` : '',
    look.outline === undefined ? '' : `<w:outlineLvl w:val="${look.outline}"/>`,
  ].join('')
  return inner === '' ? '' : `<w:pPr>${inner}</w:pPr>`
}

/** In the order of EG_RPrBase (17.3.2.28). */
export function runXml(look: RunLook): string {
  const font = look.font === undefined ? undefined : escapeXml(look.font)
  const inner = [
    font === undefined ? '' : `<w:rFonts${attributes({ ascii: font, hAnsi: font, eastAsia: font, cs: font })}/>`,
    on('b', look.bold),
    on('bCs', look.bold),
    on('i', look.italic),
    on('iCs', look.italic),
    on('strike', look.strike),
    on('noProof', look.noProof),
    look.colour ? `<w:color w:val="${look.colour}"/>` : '',
    look.tracking === undefined ? '' : `<w:spacing w:val="${look.tracking}"/>`,
    look.size === undefined ? '' : `<w:sz w:val="${look.size}"/><w:szCs w:val="${look.size}"/>`,
    look.underline === undefined ? '' : `<w:u w:val="${look.underline === true ? 'single' : look.underline || 'none'}"/>`,
    look.box ? `<w:bdr${attributes({ val: 'single', sz: 4, space: 0, color: look.box })}/>` : '',
    look.fill ? `<w:shd${attributes({ val: 'clear', color: 'auto', fill: look.fill })}/>` : '',
    look.raised ? '<w:vertAlign w:val="superscript"/>' : '',
  ].join('')
  return inner === '' ? '' : `<w:rPr>${inner}</w:rPr>`
}

export function styleXml(entry: StyleEntry): string {
  const { id, name, type = 'paragraph', basedOn, next, isDefault, hidden } = entry
  return [
    `<w:style w:type="${type}"${isDefault ? ' w:default="1"' : ''} w:styleId="${id}">`,
    `<w:name w:val="${escapeXml(name)}"/>`,
    basedOn ? `<w:basedOn w:val="${basedOn}"/>` : '',
    next ? `<w:next w:val="${next}"/>` : '',
    hidden ? '<w:uiPriority w:val="99"/><w:unhideWhenUsed/>' : '<w:qFormat/>',
    paragraphXml(entry.paragraph ?? {}),
    runXml(entry.run ?? {}),
    '</w:style>',
  ].join('')
}
