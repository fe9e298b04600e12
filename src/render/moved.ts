/** Says where moved nodes came from and went: «flyttet fra punkt 3 bokstav b». */
import type { Derived } from '../document/redline.ts'
import type { Node } from '../document/tree.ts'
import type { Words } from '../document/words.ts'
import type { KnownChange } from './known-changes.ts'
import { redlineWordsOf, type RedlineWords } from './redline-words.ts'

/** What the two halves of a move say. */
export type MoveWords = Readonly<Record<Half, string>>
type Half = 'movedFrom' | 'movedTo'

/** The numbers of both drafts. */
export type Numbering = Pick<Derived, 'numbers' | 'olderNumbers'>

/**
 * @param changes of a redline, by their ids.
 * @returns what each move says at its two places, by the id of the change; each half has the place of the other in its own draft.
 */
export function movesOf(changes: ReadonlyMap<string, KnownChange>, numbering: Numbering, words: Words): ReadonlyMap<string, MoveWords> {
  const said = redlineWordsOf(words)
  return new Map([...changes].filter(([, { listed }]) => listed.kind === 'moved').map(([id, change]) => {
    const [older, newer] = (['movedFrom', 'movedTo'] as const).map((half) => placeOf(half, change, numbering, words, said))
    const named = (there: string): string => (older === newer ? said.elsewhere(there) : there)
    return [id, {
      movedFrom: newer === undefined ? said.spoken.movedFrom : said.movedTo(named(newer)),
      movedTo: older === undefined ? said.spoken.movedTo : said.movedFrom(named(older)),
    }]
  }))
}

/** «punkt 3 bokstav b», «punkt 4.2», «Økonomi» with guillemets where clauses have no numbers; undefined where that half is not there. */
function placeOf(half: Half, { listed, marks }: KnownChange, { numbers, olderNumbers }: Numbering, words: Words, said: RedlineWords): string | undefined {
  const mark = marks.find(({ change }) => change.kind === half)
  if (!mark) return undefined
  const older = half === 'movedFrom'
  const number = (node: Node): string | undefined => (older ? olderNumbers : numbers).get(node)?.label
  const { clause, attachment, letter, number: nr } = words
  const outer = mark.ancestors.find(({ type }) => type === 'attachment')
  const inside = outer && `${attachment} ${number(outer) ?? ''}`.trim()
  const where = listed.where[older ? 'older' : 'newer']
  const own = number(mark.node)
  if (mark.node.type === 'paragraph' && own !== undefined) return [inside, `${clause} ${own}`].filter(Boolean).join(' ')
  const named = where ? (where.number === undefined ? `«${where.heading.trim()}»` : `${clause} ${where.number}`) : outer ? '' : said.opening
  const list = mark.ancestors.at(-1)
  const kind = mark.node.type === 'listItem' && list?.type === 'list' ? list.kind : 'bullet'
  const item = own === undefined || kind === 'bullet' ? undefined : `${kind === 'letter' ? letter : nr} ${own.replace(/[).]$/u, '')}`
  return [inside, named, item].filter(Boolean).join(' ')
}
