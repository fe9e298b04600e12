/** BEL-003: a clause that regulates an amount without saying by what, from when, or when. */
import { MONTHS } from '../../document/norwegian/dates.ts'
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule, type Subject } from '../rule.ts'
import { sentencesOf } from '../text.ts'

/** A row of `indekser.yaml`. */
interface IndexWords {
  slag: 'indeks' | 'regulering' | 'beløp'
  ord: readonly string[]
}

const MONTH = `(?:${MONTHS.join('|')})`
/** What the index is counted from: «indeksen for juni 2026», «basismåned», «15. januar 2026 = 100». */
const BASE = new RegExp(`basis|utgangspunkt|indeks(?:en)?(?: \\p{L}+){0,2} (?:for|per|pr\\.|i|fra) (?:\\d{1,2}\\. )?${MONTH}|målt fra|regnet fra|rekna frå|siste (?:kjente )?indeks|samme måned|indeks(?:en)? ved|kvartal`, 'iu')
/** When it happens: a day or month of the year, a turn of the year. */
const WHEN = new RegExp(`(?:\\d{1,2}\\.[ \\u00A0]?${MONTH}|(?:i|hver|per|pr\\.) ${MONTH}|årsskift|budsjettvedtak|ved inngangen til)`, 'iu')

export const bel003 = defineRule({
  id: 'BEL-003',
  severity: 'warning',
  summary: { nb: 'Ufullstendig prisregulering', en: 'Incomplete indexation' },
  why: {
    nb: 'Skal et beløp reguleres uten uenighet, må avtalen si hvilken indeks det følger, hvilken måned indeksen regnes fra, og når reguleringen skjer.',
    en: 'For an amount to be regulated without dispute the agreement must say which index it follows, from which month, and when.',
  },
  sentences: {
    incomplete: {
      nb: ['Bestemmelsen om regulering («{text}») sier ikke {missing}.', 'Skriv det i samme punkt, for eksempel: «Bidraget reguleres 1. januar hvert år etter konsumprisindeksen, med indeksen for juni 2026 som utgangspunkt.»'],
      en: ['The clause on indexation («{text}») does not say {missingEn}.', 'Say so in the same clause, for example: «Bidraget reguleres 1. januar hvert år etter konsumprisindeksen, med indeksen for juni 2026 som utgangspunkt.»'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: '## Økonomi\n\nBidraget reguleres 1. januar hvert år i samsvar med konsumprisindeksen. Utgangspunktet er indeksen for juni 2026.' },
      { text: '## Økonomi\n\nGrunnfinansieringen reguleres i vedtektene. Prisen på mat er regulert i forskrift.' },
      { text: '## Formål\n\nPlanen justeres årlig. Partene regulerer trafikken i havna etter beløp.' },
    ],
    invalid: [
      { text: '## Økonomi\n\nBeløpet reguleres i tråd med kommunal deflator.', finds: ['reguleres'] },
      { text: '## Økonomi\n\nLeien indeksreguleres 1. januar hvert år.', finds: ['indeksreguleres'] },
      { text: '## Økonomi\n\nSatsen prisjusteres hvert år etter konsumprisindeksen, med juni 2026 som basis.', finds: ['prisjusteres'] },
    ],
  },
  *check(subject) {
    const words = wordsOf(subject)
    const clauses = clauseTexts(subject)
    for (const block of subject.blocks) {
      if (block.kind !== 'paragraph') continue
      const prose = proseOf(block)
      for (const [from, to] of sentencesOf(block)) {
        const sentence = prose.slice(from, to)
        const verb = words.regulering.exec(sentence)
        if (!verb || !words.beløp.test(sentence)) continue
        // «reguleres i vedtektene» is another verb: to provide for.
        const isIndexed = words.indeks.test(sentence) || /^(?:indeks|pris|oppjuster)/i.test(verb[0])
        if (!isIndexed) continue
        const clause = clauses.get(block.clause) ?? prose
        const lacks = [
          !words.indeks.test(clause) && { nb: 'hvilken indeks beløpet følger', en: 'which index it follows' },
          !BASE.test(clause) && { nb: 'hvilken måned indeksen regnes fra', en: 'from which month the index counts' },
          !WHEN.test(clause) && { nb: 'når på året det skjer', en: 'when in the year it happens' },
        ].filter((lack) => lack !== false)
        if (lacks.length === 0) continue
        const values = { text: shown(sentence), missing: listed(lacks.map(({ nb }) => nb), 'eller'), missingEn: listed(lacks.map(({ en }) => en), 'or') }
        yield findingOn(block, from + verb.index, from + verb.index + verb[0].length, { values })
      }
    }
  },
})

function wordsOf({ rows }: Subject): Record<IndexWords['slag'], RegExp> {
  const of = (kind: IndexWords['slag'], inside: string): RegExp =>
    new RegExp(`(?<!\\p{L})${inside}(?:${rows<IndexWords>('indekser').flatMap(({ slag, ord }) => (slag === kind ? ord : [])).sort((a, b) => b.length - a.length).join('|')})\\p{L}*`, 'iu')
  return { indeks: of('indeks', ''), regulering: of('regulering', ''), beløp: of('beløp', '\\p{L}{0,20}') }
}

function clauseTexts({ blocks }: Subject): ReadonlyMap<unknown, string> {
  const texts = new Map<unknown, string[]>()
  for (const block of blocks) {
    const parts = texts.get(block.clause) ?? []
    texts.set(block.clause, parts)
    parts.push(proseOf(block))
  }
  return new Map([...texts].map(([clause, parts]) => [clause, parts.join('\n')]))
}

function listed(parts: readonly string[], and: string): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${and} ${parts.at(-1)}`
}
