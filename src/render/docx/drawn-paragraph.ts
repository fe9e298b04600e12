/** A paragraph of a redline as it is drawn: a bar beside it where something has changed, and words for what no colour says. */
import { Paragraph, Tab, TextRun, type IParagraphOptions, type ParagraphChild } from 'docx'
import { walk, type Block, type Node } from '../../document/tree.ts'
import { changeWordsOf, formatWords } from '../change-words.ts'
import { phrasesOf } from '../phrases.ts'
import { drawnRun } from './drawn.ts'
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
  const { numbering, ...rest } = printed.options
  const options = newer || numbering === undefined ? printed.options : { ...rest, numbering: false as const }
  const bar = { left: { style: 'single' as const, size: 12, space: BAR_SPACE, color: colours.inserted } }
  return new Paragraph({
    ...(options as IParagraphOptions),
    ...(isChanged && role === '' && { border: bar }),
    children: [...(newer ? [] : typedNumber(printed, tracking)), ...children, ...(own ? said(own as Block, drawn, state) : [])],
  })
}

function hasChange(node: Node): boolean {
  for (const [inner] of walk(node)) if (inner.type !== 'document' && (inner.change || (inner as Block).endChange)) return true
  return false
}

/** The number that a clause or an item had, as text: Word would count it among those of the newer draft. */
function typedNumber({ label }: Laid, tracking: Tracking | undefined): ParagraphChild[] {
  if (label === undefined) return []
  const number = new TextRun({ children: [label, new Tab()] })
  return [tracking ? drawnRun(number, tracking) : number]
}

/** What has changed besides the words. */
function said(node: Block, { tracking, was }: Drawn, { edition, redline }: State): ParagraphChild[] {
  const words = changeWordsOf(edition.words)
  const phrases = phrasesOf(edition.words)
  const parts: string[] = []
  const move = tracking && redline?.moves.get(tracking.id)
  if (move) parts.push(tracking.kind === 'movedFrom' ? move.away : move.here)
  if (node.endChange) parts.push(node.endChange.kind === 'inserted' ? phrases.splitHere : phrases.mergedHere)
  if (node.change?.kind === 'formatted') parts.push(formatWords(node, words))
  else if (was && node.change === undefined) parts.push(words.formatted)
  return parts.flatMap((part) => runs(` [${part}]`, { style: 'ChangeNote' }))
}
