/** PRT-003: a party's name written in another way than in the list of parties. */
import { signatories } from '../../document/meta.ts'
import type { Position } from '../../document/tree.ts'
import { defineRule } from '../rule.ts'
import { isCollective, nameKey } from '../signers.ts'

interface Word {
  text: string
  from: number
  to: number
}

/** The word that says what kind of body it is; a name that has another one names another body. */
const KIND = /^(?:fylkes)?kommune$|råd$|fellesskap$|selskap$|(?:forening|forbund|nettverk|partnerskap)$|^(?:IKS|IPR|KO|KF|AS|SA)$/i
const MUNICIPAL = /^(?:fylkes)?kommune(?:r)?$/i

export const prt003 = defineRule({
  id: 'PRT-003',
  severity: 'error',
  summary: { nb: 'Partens navn er skrevet på flere måter', en: 'A party’s name is written in more than one way' },
  why: {
    nb: 'Et navn som veksler, kan leses som flere organer. En avtale bør bruke ett navn for hver part og forklare kortformen der den brukes første gang (praksis). Kommune og fylkeskommune skrives med liten forbokstav i navnet.',
    en: 'A name that changes may be read as several bodies. An agreement should use one name for each party and explain a short form where it is first used (practice). Kommune and fylkeskommune take a lower-case initial in names.',
  },
  sentences: {
    variant: {
      nb: ['Parten «{name}» er her skrevet «{variant}».', 'Skriv «{name}» hele veien, eller den kortformen som avtalen har forklart.'],
      en: ['The party «{name}» is written «{variant}» here.', 'Write «{name}» throughout, or the short form that the agreement has explained.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: 'Nordvika kommune og Sørvika kommunes havnevesen samarbeider. Nordvika og Sørvika er enige.' },
      { text: 'Nordvika og Sørvika kommuner er enige. Vestvika kommune er ikke part.' },
      { text: 'Avtalen binder rådet og interkommunalt politisk råd for Indre Vik.', head: 'parter:\n  - { id: radet, navn: Interkommunalt politisk råd for Indre Vik, kortnavn: Viksrådet }\n  - { id: fjordland, navn: Fjordland fylkeskommune, kortnavn: Fylkeskommunen }' },
      { text: 'Interkommunalt politisk råd (IPR) for Indre Vik møter Fylkeskommunen.', head: 'parter:\n  - { id: radet, navn: Interkommunalt politisk råd for Indre Vik }\n  - { id: fjordland, navn: Fjordland fylkeskommune }' },
      { text: 'NORDVIKA KOMMUNE\n\nSamarbeidet gjelder Nordvika\u00A0kommune.' },
    ],
    invalid: [
      { text: 'Avtalen er mellom Nordvika Kommune og Sørvika kommune. Sørvika Kommunes andel er 40 prosent.', finds: ['Nordvika Kommune', 'Sørvika Kommunes'] },
      { text: 'Møtene ledes av interkommunalt råd for Indre Vik.', head: 'parter:\n  - { id: radet, navn: Interkommunalt politisk råd for Indre Vik }\n  - { id: fjordland, navn: Fjordland fylkeskommune }', finds: ['interkommunalt råd for Indre Vik'] },
      { text: 'Saken sendes til Interkommunalt politisk råd Indre og Ytre Vik, og så til interkommunalt politisk råd for Indre og Ytre Vik kommune.', head: 'parter:\n  - { id: radet, navn: Interkommunalt politisk råd for Indre og Ytre Vik }\n  - { id: fjordland, navn: Fjordland fylkeskommune }', finds: ['Interkommunalt politisk råd Indre og Ytre Vik', 'interkommunalt politisk råd for Indre og Ytre Vik kommune'] },
      { text: 'Bø og Li fylkeskommune betaler.', head: 'parter:\n  - { id: a, navn: Bø og Li Fylkeskommune }\n  - { id: b, navn: Nordvika kommune }', finds: ['Bø og Li Fylkeskommune'] },
    ],
  },
  *check({ meta, blocks, locate, analysis }) {
    const known = new Set([...(meta.parter ?? []).flatMap(({ kortnavn }) => kortnavn ?? []), ...analysis.terms.map(({ term }) => term)].map(nameKey))
    const names = new Set<string>()
    for (const [path, name] of namesIn(meta)) {
      const canonical = lowered(name)
      if (canonical !== name) yield found(locate(path).value, canonical, name)
      if (!isCollective(canonical)) names.add(canonical)
    }
    const parties = [...names].map((name) => ({ name, words: wordsOf(name) })).filter(({ words }) => words.length > 1)
    const exact = new Set([...names].map(sameKey))
    for (const { kind, text, place } of blocks) {
      const lower = text.toLowerCase()
      const named = parties.filter(({ words: [first] }) => lower.includes(first?.text.toLowerCase() ?? ''))
      if (named.length === 0 || kind === 'titleLine' || kind === 'signature' || text === text.toUpperCase()) continue
      const words = wordsOf(text)
      for (const { name, words: own } of named) {
        for (const [from, to] of variantsIn(words, own)) {
          const variant = text.slice(from, to)
          if (!exact.has(sameKey(variant)) && !known.has(nameKey(variant))) yield found(place(from, to), name, variant)
        }
      }
    }
  },
})

function found(position: Position | undefined, name: string, variant: string) {
  return { position, values: { name, variant } }
}

function namesIn(meta: Parameters<typeof signatories>[0]): [(string | number)[], string][] {
  return (meta.parter ?? []).flatMap((party, i): [(string | number)[], string][] => [
    [['parter', i, 'navn'], party.navn],
    ...(party.underskrivere ?? []).map(({ navn }, j): [(string | number)[], string] => [['parter', i, 'underskrivere', j, 'navn'], navn]),
  ])
}

/** «Viken Fylkeskommune» → «Viken fylkeskommune». */
function lowered(name: string): string {
  return name.replace(/(?<=\S )(?:Fylkesk|K)ommune$/, (kind) => kind.toLowerCase())
}

/** A capital first letter, a genitive -s and the kind of white space do not make another name. */
function sameKey(name: string): string {
  const plain = name.replace(/\s+/g, ' ').replace(/(?<=(?:kommune|råd|fellesskap|selskap|ing))s$/, '')
  return plain.charAt(0).toLowerCase() + plain.slice(1)
}

function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(/[\p{L}\p{N}-]+|[^\s\p{L}\p{N}-]/gu), ({ 0: word, index }) => ({ text: word, from: index, to: index + word.length }))
}

/**
 * Stretches that name the party in other words: they begin with its first word and hold all its proper nouns and the word for its
 * kind, in order; small words may be missing, one may be added. Such a stretch may also be the name itself.
 */
function* variantsIn(words: readonly Word[], own: readonly Word[]): Generator<[number, number]> {
  const must = own.map(({ text }, i) => KIND.test(text) || (i > 0 && startsUpper(text)) || i === 0)
  for (const [start, first] of words.entries()) {
    if (!isSame(first.text, own[0]?.text ?? '')) continue
    let at = start + 1
    let next = 1
    let last = first
    let added = false
    while (next < own.length) {
      const word = words[at]
      const match = word && [next, next + 1, next + 2].find((k) => isSame(word.text, own[k]?.text ?? '') && !must.slice(next, k).includes(true))
      if (word && match !== undefined) {
        last = word
        next = match + 1
        at += 1
      } else if (word && !added && /^\p{Ll}+$/u.test(word.text) && own.length > 2) {
        added = true
        at += 1
      } else break
    }
    // What only stands at the end («kommune» after the names of two) may be dropped too.
    const isWhole = own.slice(next).every(({ text }, i) => !must[next + i] || (MUNICIPAL.test(text) && own.length > 3))
    if (!isWhole || last === first) continue
    const after = words[at]
    const hasKind = own.some(({ text }) => MUNICIPAL.test(text))
    const end = after && !hasKind && last === words[at - 1] && MUNICIPAL.test(after.text) ? after : last
    yield [first.from, end.to]
  }
}

function isSame(word: string, own: string): boolean {
  const a = word.toLowerCase()
  const b = own.toLowerCase()
  return a === b || (a === `${b}s` && KIND.test(own))
}

function startsUpper(word: string): boolean {
  return /^\p{Lu}/u.test(word)
}
