/** The changes of a redline by clause, each in a few words: what a saksfremlegg has headings for, so that every change is commented on. */
import type { Piece } from '../document/changed-sentences.ts'
import type { Draft } from '../document/view.ts'
import type { Words } from '../document/words.ts'
import type { PlacedChange } from '../render/changes/places.ts'
import { sentenceCase } from '../render/phrases.ts'
import { redlineWordsOf } from '../render/redline-words.ts'
import { sentences } from '../validate/text.ts'
import { typedNumber } from '../validate/typed-number.ts'

export interface ChangedClause {
  /** «Økonomi (punkt 6)»: the heading first, for a heading that opens with a number is taken for a clause of the case's own. */
  name: string
  changes: { number: number; kind: string; wording: string }[]
}

/** @returns every clause that has changes once, in the order of its first change. */
export function changedClauses(changes: readonly PlacedChange[], words: Words): ChangedClause[] {
  const clauses = new Map<string, ChangedClause>()
  for (const change of changes) {
    const name = nameOf(change, words)
    const clause = clauses.get(name) ?? { name, changes: [] }
    clauses.set(name, clause)
    clause.changes.push({ number: change.number, kind: kindOf(change), wording: wordingOf(change) })
  }
  return [...clauses.values()]
}

function nameOf({ attachment, clause }: PlacedChange, words: Words): string {
  const heading = clause?.heading.trim().replace(/[.,:;]+$/u, '') ?? ''
  const typed = clause && clause.number === undefined ? typedNumber(heading) : undefined
  const number = clause?.number ?? typed?.label
  const title = heading.slice(typed?.length ?? 0)
  const named = [attachment, number === undefined ? title : `${title} (${words.clause}\u00A0${number})`].filter(Boolean).join(': ')
  return named || sentenceCase(redlineWordsOf(words).opening)
}

/** As it stands within a heading: «endret format, nå fet». */
function kindOf({ said }: PlacedChange): string {
  return said.charAt(0).toLowerCase() + said.slice(1).replace(': ', ', ')
}

function wordingOf(change: PlacedChange): string {
  const { kind, older, newer, sentences: told } = change
  const few = kind === 'replaced' ? 1 : 2
  const isWide = isVague(older, few) || isVague(newer, few)
  const quoted = (draft: Draft): string => `«${shortened(isWide ? widened(change[draft], told?.[draft] ?? []) : change[draft])}»`
  if (kind === 'replaced' && older !== '' && newer !== '') return `${quoted('older')} blir ${quoted('newer')}`
  return newer !== '' ? quoted('newer') : older !== '' ? quoted('older') : ''
}

/** A few words, or what opens with a comma, say little without their neighbours. */
const isVague = (wording: string, few: number): boolean => wording !== '' && (wording.split(/\s+/u).length <= few || /^[^\p{L}\p{N}«(]/u.test(wording))

function widened(wording: string, pieces: readonly Piece[]): string {
  const textOf = (some: readonly Piece[]): string => some.map(({ text }) => text).join('')
  const [before = ''] = /[^\s…]+\s*$/u.exec(textOf(pieces.slice(0, Math.max(0, pieces.findIndex(({ own }) => own))))) ?? []
  const [after = ''] = /^\s*[^\s…]+/u.exec(textOf(pieces.slice(pieces.findLastIndex(({ own }) => own) + 1))) ?? []
  return `${before}${wording}${after}`
}

/** Letters: with two wordings the heading still fits on two lines. */
const LONGEST = 60

/** The whole, or the beginning of its first sentence, without a full stop; quotation marks inside a quotation are single (Språkrådet). */
function shortened(wording: string): string {
  const [line = '', ...lines] = wording.split('\n').map((part) => part.trim()).filter(Boolean)
  const [[from, to] = [0, line.length], ...more] = line.length > LONGEST ? sentences(line) : []
  const sentence = line.slice(from, to).replace(/(?<!\.)\.$/u, '')
  const cut = sentence.length > LONGEST ? sentence.slice(0, LONGEST).replace(/[\s,;:(«–-]+\S*$/u, '') : sentence
  const isWhole = cut === sentence && more.length === 0 && lines.length === 0
  return `${cut}${isWhole ? '' : ' …'}`.replaceAll('«', '‘').replaceAll('»', '’')
}
