/** What a redline needs besides the document: both drafts laid out, and whose marks they are that stand for no change of the tree. */
import { walk, type Block, type Node } from '../../document/tree.ts'
import { viewOf } from '../../document/view.ts'
import type { Edition } from '../edition.ts'
import { knownChanges } from '../known-changes.ts'
import { movesOf } from '../moved.ts'
import { redlineWordsOf } from '../redline-words.ts'
import { layOutDrafts } from './looks.ts'
import { footnotesGoOn, referenceToMoved } from './messages.ts'
import type { RedlineState, State } from './state.ts'

/** @param sections parts a document's blocks as they are printed. */
export function redlineState(
  edition: Edition,
  handle: Pick<State, 'blocks' | 'inlines'>,
  sections: (blocks: readonly Block[]) => Block[][],
  say: RedlineState['say'],
): RedlineState | undefined {
  const { redline, document, numbers, words } = edition
  if (!redline) return undefined
  const changes = knownChanges(document)
  const { author, date } = [...changes.values()][0]?.listed ?? {}
  if (redline.show === 'tracked') tell(edition, say)
  return {
    show: redline.show === 'tracked' ? 'tracked' : 'drawn',
    somebody: { ...(author !== undefined && { author }), ...(date !== undefined && { date }) },
    laidOut: layOutDrafts(edition, handle, sections),
    marker: { count: 0, moves: new Map() },
    newer: new Set(viewOf(document, 'newer').origin.values()),
    words: redlineWordsOf(words),
    changes,
    moves: movesOf(changes, { numbers, olderNumbers: redline.olderNumbers }, words),
    told: new Set(),
    say: redline.show === 'tracked' ? say : () => undefined,
  }
}

/** What accepting or rejecting all in Word will not bring about. */
function tell({ document, analysis }: Edition, say: RedlineState['say']): void {
  const has = (node: Node, type: Node['type']): boolean => [...walk(node)].some(([inner]) => inner.type === type)
  for (const block of document.children)
    if (block.type === 'attachment' && block.change && block.change.kind !== 'formatted' && has(block, 'footnote')) say('DOC-003', footnotesGoOn(block))
  const moved = new Set([...walk(document)].flatMap(([node, ancestors]) =>
    [node, ...ancestors].some((one) => 'change' in one && one.change?.kind === 'movedTo') ? [node] : []))
  for (const reference of analysis.references) {
    const target = analysis.targets.get(reference.target)?.node
    if (target && moved.has(target) && !reference.change && !moved.has(reference)) say('DOC-004', referenceToMoved(reference))
  }
}
