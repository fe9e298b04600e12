/** A paragraph of a redline as it is drawn: a bar beside it where something has changed, and words for what no colour says. */
import { Paragraph, Tab, TextRun, type IParagraphOptions, type ParagraphChild } from 'docx'
import { walk, type Block, type Node } from '../../document/tree.ts'
import { drawnRun, DRAWN_STYLES } from './drawn.ts'
import { blockWords } from './drawn-words.ts'
import type { Laid } from './looks.ts'
import { runs } from './run.ts'
import type { State } from './state.ts'
import type { Tracking } from './track.ts'

interface Drawn {
  printed: Laid
  was: Laid | undefined
  /** Whether the newer draft has it: only then does Word count it. */
  newer: boolean
  tracking: Tracking | undefined
}

/** Points between the bar and the text: outside the text area, beside it. */
const BAR_SPACE = 10

export function drawnParagraph(owner: Node, role: string, drawn: Drawn, children: readonly ParagraphChild[], state: State): Paragraph {
  const { printed, newer, tracking } = drawn
  const { colours } = state.edition.style
  const own = role === '' ? owner : undefined
  const isChanged = tracking !== undefined || drawn.was !== undefined || (own !== undefined && hasChange(own))
  const isTyped = !newer && printed.label !== undefined
  const options = isTyped ? { ...printed.options, numbering: false as const, indent: indentOf(printed, state) } : printed.options
  const bar = { left: { style: 'single' as const, size: 12, space: BAR_SPACE, color: colours.inserted } }
  return new Paragraph({
    ...(options as IParagraphOptions),
    ...(isChanged && role === '' && { border: bar }),
    children: [...(isTyped ? typedNumber(printed, tracking, state) : []), ...children, ...(own ? ends(own as Block) : []), ...(own ? blockWords(own as Block, tracking, state.place.form, state) : [])],
  })
}

function hasChange(node: Node): boolean {
  for (const [inner] of walk(node)) if (inner.type !== 'document' && (inner.change || (inner as Block).endChange)) return true
  return false
}

/** The number that a clause or an item had, as text: Word would count it among those of the newer draft. */
function typedNumber({ label }: Laid, tracking: Tracking | undefined, { edition }: State): ParagraphChild[] {
  if (label === undefined) return []
  const number = new TextRun({ children: [label] })
  return [tracking ? drawnRun(number, tracking, edition.style.colours) : number, new TextRun({ children: [new Tab()] })]
}

/** As far in as the list's own number would put the text. */
function indentOf({ options: { numbering, style } }: Laid, state: State): { left: number; hanging: number } {
  const [word, , , left = '0', hanging = '0'] = (numbering ? numbering.reference : '').split(' ')
  if (word === 'list') return { left: Number(left) + Number(hanging), hanging: Number(hanging) }
  const level = numbering ? numbering.level : Number(/^Heading(\d)/.exec(style ?? '')?.[1] ?? 1) - 1
  const width = state.numberWidths[level] ?? 0
  return { left: width, hanging: width }
}

/** A paragraph that is split, or joined with the next one. */
function ends({ endChange }: Block): ParagraphChild[] {
  if (!endChange) return []
  return runs('¶', { style: endChange.kind === 'inserted' ? DRAWN_STYLES.inserted : DRAWN_STYLES.deleted })
}
