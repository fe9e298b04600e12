/** What a drawn redline says beside the text, where no line or colour can: that words have moved from here or to here, are of another form. */
import { type ParagraphChild } from 'docx'
import type { Block, Change, Inline } from '../../document/tree.ts'
import { formWords } from '../form-words.ts'
import { numberBefore } from '../number-before.ts'
import { drawnIn } from './drawn.ts'
import { runs } from './run.ts'
import type { RedlineState, State } from './state.ts'
import type { Tracking } from './track.ts'

const note = (words: string): ParagraphChild[] => runs(words, { style: 'ChangeNote' })

/** @returns the pieces of a node in a line, with what is said of it. */
export function withWords(node: Inline, pieces: readonly ParagraphChild[], state: State): ParagraphChild[] {
  const { redline, place } = state
  if (!redline) return [...pieces]
  const { change } = node
  if (node.type === 'image') {
    const kind = place.tracking?.kind ?? change?.kind
    return kind ? [...note(`[${redline.words.image[kind]}] `), ...pieces] : [...pieces]
  }
  if (change?.kind !== 'formatted') return [...pieces]
  const words = once(`form ${change.id}`, redline) ? note(` [${formWords(node, redline.words)}]`) : []
  return [...pieces.map((piece) => (place.tracking ? piece : drawnIn(piece, 'ChangedText', state.edition.style.colours.inserted))), ...words]
}

/** @returns what is said at the end of a block: of its move, its end, its form, and the number that it had. */
export function blockWords(node: Block, tracking: Tracking | undefined, form: Change | undefined, { edition, redline }: State): ParagraphChild[] {
  if (!redline) return []
  const { words, moves } = redline
  const said: string[] = []
  const before = node.type === 'heading' || node.type === 'paragraph' ? numberBefore(node, edition) : undefined
  if (before !== undefined && !tracking) said.push(words.before(before))
  const move = tracking?.within ?? tracking
  if ((move?.kind === 'movedFrom' || move?.kind === 'movedTo') && once(`${move.kind} ${move.id}`, redline)) {
    said.push(`[${moves.get(move.id)?.[move.kind] ?? words.spoken[move.kind]}]`)
  }
  if (node.type === 'rule' && tracking) said.push(`[${words.rule[tracking.kind]}]`)
  const formed = form && whollyFormed(form, redline)
  if (formed && once(`form ${form.id}`, redline)) said.push(`[${formWords(formed, words)}]`)
  return said.flatMap((one) => note(` ${one}`))
}

/** The node whose form has changed, which may be around the one at hand; a change of rows says enough of its own columns. */
function whollyFormed({ id }: Change, { changes }: RedlineState): Block | Inline | undefined {
  const { marks = [] } = changes.get(id) ?? {}
  return marks.every(({ change }) => change.kind === 'formatted') ? marks[0]?.node : undefined
}

function once(key: string, { told }: RedlineState): boolean {
  const first = !told.has(key)
  told.add(key)
  return first
}
