/** How a redline speaks of its changes, in both written forms of Norwegian: what colour and lines cannot say. */
import type { ListedChange, ListedKind, Where } from '../document/change-list.ts'
import type { Block, Inline, ListKind, Mark, OlderProperties } from '../document/tree.ts'
import type { Words } from '../document/words.ts'

export interface ChangeWords {
  /** The name of each kind, as it opens an entry of a list. */
  kinds: Readonly<Record<ListedKind, string>>
  movedHere: string
  movedAway: string
  movedFrom: (place: string) => string
  movedTo: (place: string) => string
  movedWithin: string
  /** Before the number that a clause had: «før: 3». */
  before: string
  formatted: string
  marks: Readonly<Record<Mark, string>>
  lists: Readonly<Record<ListKind, string>>
  now: (what: string) => string
  noLonger: (what: string) => string
  changedTo: (now: string, before: string) => string
  level: (level: number) => string
  numbered: string
  unnumbered: string
  counting: string
  alignment: string
  otherFile: string
}

const nb: ChangeWords = {
  kinds: {
    inserted: 'Ny tekst', deleted: 'Slettet', replaced: 'Erstattet', moved: 'Flyttet', formatted: 'Formatering', split: 'Delt i to avsnitt',
    merged: 'Slått sammen',
  },
  movedHere: 'flyttet hit',
  movedAway: 'flyttet herfra',
  movedFrom: (place) => `flyttet fra ${place}`,
  movedTo: (place) => `flyttet til ${place}`,
  movedWithin: 'innenfor punktet',
  before: 'før',
  formatted: 'endret formatering',
  marks: { strong: 'fet', emphasis: 'kursiv', code: 'kodeskrift' },
  lists: { bullet: 'strekpunkter', number: 'nummerert liste', letter: 'bokstavliste' },
  now: (what) => `nå ${what}`,
  noLonger: (what) => `ikke lenger ${what}`,
  changedTo: (now, before) => `nå ${now}, før ${before}`,
  level: (level) => `nivå ${level}`,
  numbered: 'nummerert',
  unnumbered: 'uten nummer',
  counting: 'endret telling',
  alignment: 'endret justering',
  otherFile: 'endret fil, innholdet er ikke sammenlignet',
}

const nn: ChangeWords = {
  ...nb,
  kinds: { ...nb.kinds, deleted: 'Sletta', replaced: 'Erstatta', moved: 'Flytta', split: 'Delt i to avsnitt', merged: 'Slått saman' },
  movedHere: 'flytta hit',
  movedAway: 'flytta herifrå',
  movedFrom: (place) => `flytta frå ${place}`,
  movedTo: (place) => `flytta til ${place}`,
  movedWithin: 'innanfor punktet',
  formatted: 'endra formatering',
  lists: { bullet: 'strekpunkt', number: 'nummerert liste', letter: 'bokstavliste' },
  now: (what) => `no ${what}`,
  noLonger: (what) => `ikkje lenger ${what}`,
  changedTo: (now, before) => `no ${now}, før ${before}`,
  unnumbered: 'utan nummer',
  counting: 'endra teljing',
  alignment: 'endra justering',
  otherFile: 'endra fil, innhaldet er ikkje samanlikna',
}

/** @returns the words in the written form of the document's other words. */
export function changeWordsOf({ locale }: Pick<Words, 'locale'>): ChangeWords {
  return locale === 'nn-NO' ? nn : nb
}

/** What the two halves of a move say. */
export interface MoveWords {
  /** At the old place: «flyttet til punkt 5». */
  away: string
  /** At the new place: «flyttet fra punkt 3». */
  here: string
}

/** @returns what each move among a redline's changes says at its two places, by the id of the change. */
export function moveWords(changes: readonly ListedChange[], words: Words): ReadonlyMap<string, MoveWords> {
  const said = changeWordsOf(words)
  return new Map(changes.filter(({ kind }) => kind === 'moved').map(({ id, what, where }) => {
    const { older, newer } = where
    // A clause that moved is its own place; anything else that keeps its clause has moved inside it.
    const within = what !== 'heading' && older !== undefined && older.heading === newer?.heading
    return [id, {
      away: within ? `${said.movedAway} ${said.movedWithin}` : newer ? said.movedTo(placeName(newer, words)) : said.movedAway,
      here: within ? `${said.movedHere} ${said.movedWithin}` : older ? said.movedFrom(placeName(older, words)) : said.movedHere,
    }]
  }))
}

/** «punkt 4», or «Økonomi» with guillemets where the clause has no number. */
export function placeName({ number, heading }: Where, { clause }: Pick<Words, 'clause'>): string {
  return number === undefined ? `«${heading.trim()}»` : `${clause} ${number}`
}

/** @returns what changed in the form of a node with a change `formatted`: «nå fet», «nå nivå 2, før nivå 1». */
export function formatWords(node: Block | Inline, words: ChangeWords): string {
  const before = node.change?.before ?? {}
  const now = node as OlderProperties
  const said = [...marksSaid(now.marks ?? [], before, words)]
  if (before.level !== undefined && now.level !== undefined) said.push(words.changedTo(words.level(now.level), words.level(before.level)))
  if (before.kind !== undefined && now.kind !== undefined) said.push(words.changedTo(words.lists[now.kind], words.lists[before.kind]))
  if (before.unnumbered !== undefined) said.push(words.now(before.unnumbered ? words.numbered : words.unnumbered))
  if (before.start !== undefined || before.continues !== undefined) said.push(words.counting)
  if (before.align !== undefined) said.push(words.alignment)
  if (before.sha256 !== undefined || before.media !== undefined || before.file !== undefined) said.push(words.otherFile)
  return said.length === 0 ? words.formatted : said.join('; ')
}

function marksSaid(now: readonly Mark[], { marks }: OlderProperties, words: ChangeWords): string[] {
  if (marks === undefined) return []
  const before = marks ?? []
  const [added, removed] = [now.filter((mark) => !before.includes(mark)), before.filter((mark) => !now.includes(mark))]
  const list = (some: readonly Mark[]): string => some.map((mark) => words.marks[mark]).join(', ')
  return [...(added.length > 0 ? [words.now(list(added))] : []), ...(removed.length > 0 ? [words.noLonger(list(removed))] : [])]
}
