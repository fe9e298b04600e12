/** The native multilevel numbering of clauses, its levels linked to the heading styles; and that of the attachments. */
import { AlignmentType, FileChild, LevelFormat, LevelSuffix, type IContext, type IXmlableObject, type ILevelsOptions, type NumberingDefinition } from 'docx'
import type { Edition } from '../edition.ts'
import { halfPoints, headingSize, pointsToTwips, twips } from './measure.ts'

export const CLAUSES = 'clauses'
/** As `docx` marks the place of a list's number in a part, until it knows the number. */
export const CLAUSES_PLACEHOLDER = `{${CLAUSES}-0}`
export const ATTACHMENT_LIST = 'attachment-list'

const HEADING_LEVELS = 6
const LEVELS = 9

/** Whether clauses of this document have numbers at all. */
export const isNumbered = (edition: Edition): boolean => (edition.document.meta.nummerering ?? 'ingen') !== 'ingen'

/**
 * Room for the number of each level, in twips: for the longest one in the document, at the size of the level's heading, half an
 * em a character, and a gap after it.
 */
export function numberWidths(edition: Edition): number[] {
  const longest = new Map<number, number>()
  for (const [node, { path, label }] of edition.numbers) {
    if (node.type !== 'heading' && node.type !== 'paragraph') continue
    longest.set(path.length, Math.max(longest.get(path.length) ?? 0, label.length))
  }
  const widths = Array.from({ length: LEVELS }, (_, i) => {
    const characters = longest.get(i + 1) ?? 2 * i + 1
    return Math.max(twips(9), pointsToTwips(characters * 0.52 * headingSize(edition.style, i + 1)) + twips(3.2))
  })
  // Most agreements go no deeper than two levels, and look calmer with one edge for both.
  const outer = Math.max(widths[0]!, longest.has(2) ? widths[1]! : 0)
  return [outer, longest.has(2) ? outer : widths[1]!, ...widths.slice(2)]
}

/** The label's text is the whole path, so no trailing full stop: «4», «4.2», as the clauses are cited. */
export function clauseDefinition(edition: Edition): NumberingDefinition {
  const widths = numberWidths(edition)
  const levels = widths.map((width, level): ILevelsOptions => ({
    level,
    format: LevelFormat.DECIMAL,
    text: Array.from({ length: level + 1 }, (_, i) => `%${i + 1}`).join('.'),
    alignment: AlignmentType.LEFT,
    start: 1,
    style: {
      ...(level < HEADING_LEVELS && { style: `Heading${level + 1}` }),
      paragraph: { indent: { left: width, hanging: width } },
    },
  }))
  return { reference: CLAUSES, levels }
}

/** «Vedlegg 1» before each entry of the list of attachments. */
export function attachmentListDefinition({ words, style }: Edition): NumberingDefinition {
  const width = pointsToTwips((words.attachment.length + 4) * 0.55 * style.size)
  return {
    reference: ATTACHMENT_LIST,
    levels: [
      {
        level: 0,
        format: LevelFormat.DECIMAL,
        text: `${capitalised(words.attachment)} %1`,
        alignment: AlignmentType.LEFT,
        start: 1,
        style: { paragraph: { indent: { left: width, hanging: width } }, run: { color: style.colours.muted } },
      },
    ],
  }
}

/** «Vedlegg 2» over the title of an attachment; the title follows after a line break in the same paragraph. */
export function attachmentTitleDefinition({ words, style }: Edition, ordinal: number): NumberingDefinition {
  return {
    reference: attachmentTitleReference(ordinal),
    levels: [
      {
        level: 0,
        format: LevelFormat.DECIMAL,
        text: `${capitalised(words.attachment)} %1`,
        alignment: AlignmentType.LEFT,
        suffix: LevelSuffix.NOTHING,
        start: ordinal,
        style: {
          paragraph: { indent: { left: 0, hanging: 0 } },
          run: { bold: false, color: style.colours.muted, size: halfPoints(style.size * 1.1) },
        },
      },
    ],
  }
}

export const attachmentTitleReference = (ordinal: number): string => `attachment-${ordinal}`

export const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/**
 * Prints nothing, but makes `docx` write the list that the heading styles name: it writes only lists that a paragraph names, and
 * our numbered headings rely on their style alone, so that a change of style in Word changes the number too.
 */
export class NamesClauseList extends FileChild {
  constructor() {
    super('lilla:clauses')
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    context.file.Numbering.createConcreteNumberingInstance(CLAUSES, 0)
    return undefined
  }
}
