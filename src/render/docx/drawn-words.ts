/** What a drawn redline says beside the text, where no line or colour can: that words have moved from here or to here, are of another form. */
import { type ParagraphChild } from 'docx'
import type { Block, Change, Inline } from '../../document/tree.ts'
import { moveWords } from '../moved.ts'
import { formattedWords } from '../redline-words.ts'
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
    return kind ? [...note(`${redline.words.image[kind]} `), ...pieces] : [...pieces]
  }
  if (change?.kind !== 'formatted') return [...pieces]
  const words = once(`form ${change.id}`, redline) ? note(` ${formattedWords(change.before, redline.words)}`) : []
  return [...pieces.map((piece) => (place.tracking ? piece : drawnIn(piece, 'ChangedText', state.edition.style.colours.inserted))), ...words]
}

/** @returns what is said at the end of a block: of its move, its end, its form, and the number that it had. */
export function blockWords(node: Block, tracking: Tracking | undefined, form: Change | undefined, { edition, redline }: State): ParagraphChild[] {
  if (!redline) return []
  const { words, changes } = redline
  const said: string[] = []
  if (node.type === 'heading') {
    const [was, now] = [edition.redline?.olderNumbers.get(node)?.label, edition.numbers.get(node)?.label]
    if (was !== undefined && now !== undefined && was !== now && !tracking) said.push(words.before(was))
  }
  const move = tracking?.within ?? tracking
  const known = move && changes.get(move.id)
  if (move && known && edition.redline && (move.kind === 'movedFrom' || move.kind === 'movedTo') && once(`${move.kind} ${move.id}`, redline)) {
    said.push(moveWords(move.kind, known, edition, edition.redline, words))
  }
  if (node.type === 'rule' && tracking) said.push(words.rule[tracking.kind])
  if (form && isWholly(form, redline) && once(`form ${form.id}`, redline)) said.push(formattedWords(form.before, words))
  return said.flatMap((one) => note(` ${one}`))
}

/** A change of rows says enough of its own columns. */
function isWholly({ id }: Change, { changes }: RedlineState): boolean {
  return changes.get(id)?.marks.every(({ change }) => change.kind === 'formatted') ?? false
}

function once(key: string, { told }: RedlineState): boolean {
  const first = !told.has(key)
  told.add(key)
  return first
}
