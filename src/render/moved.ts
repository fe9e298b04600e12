/** Says where a moved node came from or went: «[flyttet fra punkt 3]». */
import type { ListedChange } from '../document/change-list.ts'
import type { ChangeMark } from '../document/changes.ts'
import type { Node } from '../document/tree.ts'
import type { Edition, RedlineEdition } from './edition.ts'
import type { RedlineWords } from './redline-words.ts'

/** One change of a redline, as it is listed and as it is marked. */
export interface KnownChange {
  listed: ListedChange
  marks: readonly ChangeMark[]
}

/**
 * @param kind of the half that the words stand at.
 * @returns the words, with the place of the other half in its own draft; «[flyttet hit]» where the other half is not there.
 */
export function moveWords(kind: 'movedFrom' | 'movedTo', change: KnownChange, edition: Edition, redline: RedlineEdition, words: RedlineWords): string {
  const here = placeOf(kind, change, edition, redline, words)
  const there = placeOf(kind === 'movedTo' ? 'movedFrom' : 'movedTo', change, edition, redline, words)
  if (there === undefined) return words.moved(kind)
  return words.moved(kind, here === there ? words.elsewhere(there) : there)
}

/** «punkt 3 bokstav b», «punkt 4.2», «Økonomi» with guillemets where clauses have no numbers. */
function placeOf(half: 'movedFrom' | 'movedTo', { listed, marks }: KnownChange, edition: Edition, { olderNumbers }: RedlineEdition, words: RedlineWords): string | undefined {
  const mark = marks.find(({ change }) => change.kind === half)
  if (!mark) return undefined
  const older = half === 'movedFrom'
  const number = (node: Node): string | undefined => (older ? olderNumbers : edition.numbers).get(node)?.label
  const { clause, attachment, letter, number: nr } = edition.words
  const outer = mark.ancestors.find(({ type }) => type === 'attachment')
  const inside = outer && `${attachment} ${number(outer) ?? ''}`.trim()
  const where = listed.where[older ? 'older' : 'newer']
  const own = number(mark.node)
  if (mark.node.type === 'paragraph' && own !== undefined) return [inside, `${clause} ${own}`].filter(Boolean).join(' ')
  const named = where ? (where.number === undefined ? `«${where.heading.trim()}»` : `${clause} ${where.number}`) : outer ? '' : words.opening
  const list = mark.ancestors.at(-1)
  const kind = mark.node.type === 'listItem' && list?.type === 'list' ? list.kind : 'bullet'
  const item = own === undefined || kind === 'bullet' ? undefined : `${kind === 'letter' ? letter : nr} ${own.replace(/[).]$/u, '')}`
  return [inside, named, item].filter(Boolean).join(' ')
}
