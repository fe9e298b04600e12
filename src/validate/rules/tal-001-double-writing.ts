/** TAL-001 and TAL-002: numbers written both in digits and in words. */
import { numberWords } from '../../document/norwegian/number-words.ts'
import { readNumberWords, type WrittenNumber } from '../../document/norwegian/numbers.ts'
import { oncePer } from '../once.ts'
import { findingOn, proseNumbers, proseOf, shown } from '../prose.ts'
import { defineRule, type Subject } from '../rule.ts'
import type { TextBlock } from '../text.ts'

const DIGITS = String.raw`(?<![\d.,/§-])(\d{1,3}(?:[ \u00A0]\d{3}){1,2}|\d{1,6})`
const WORDS = String.raw`(\p{L}[\p{L} \u00A0-]{1,70})`
/** «22 (tjueto)» and «22 – tjueto –». */
const BRACKETED = new RegExp(`${DIGITS}[ \\u00A0]?\\(${WORDS}\\)`, 'gu')
const DASHED = new RegExp(`${DIGITS}[ \\u00A0]?[–—-][ \\u00A0]?${WORDS}[ \\u00A0][–—-]`, 'gu')

interface Double extends WrittenNumber {
  from: number
  to: number
  digits: number
  words: string
  form: 'brackets' | 'dashes' | 'words first'
}

/** Numbers that stand in both ways, in order. */
const doublesOf: (block: TextBlock) => readonly Double[] = oncePer((block) => {
  const prose = proseOf(block)
  const found: Double[] = []
  for (const [pattern, form] of [[BRACKETED, 'brackets'], [DASHED, 'dashes']] as const) {
    for (const { 0: whole, 1: digits = '', 2: words = '', index } of prose.matchAll(pattern)) {
      const read = readNumberWords(words.trim())
      if (read) found.push({ ...read, from: index, to: index + whole.length, digits: Number(digits.replace(/[ \u00A0]/g, '')), words: words.trim(), form })
    }
  }
  for (const number of proseNumbers(block)) {
    const after = /^[ \u00A0]?\((\d{1,3}(?:[ \u00A0]\d{3}){1,2}|\d{1,6})\)/u.exec(prose.slice(number.to, number.to + 12))
    if (after?.[1]) found.push({ ...number, to: number.to + after[0].length, digits: Number(after[1].replace(/[ \u00A0]/g, '')), words: prose.slice(number.from, number.to), form: 'words first' })
  }
  return found.sort((a, b) => a.from - b.from)
})

export const tal001 = defineRule({
  id: 'TAL-001',
  severity: 'error',
  summary: { nb: 'Siffer og bokstaver stemmer ikke', en: 'Digits and words differ' },
  why: {
    nb: 'Når et tall står både med siffer og bokstaver, skal det ikke være tvil om hva som gjelder. Her er det to ulike tall.',
    en: 'A number in both digits and words is to leave no doubt. Here they are two different numbers.',
  },
  sentences: {
    differ: {
      nb: ['Tallet {digits} og «{words}» ({value}) stemmer ikke overens.', 'Finn ut hvilket tall som er riktig, og rett det andre.'],
      en: ['The number {digits} and «{words}» ({value}) differ.', 'Find out which is right, and mend the other.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Avtalen er skrevet ut i 22 (tjueto) eksemplarer, 3 (tre) til hver.' },
      { text: 'Den er skrevet ut i to (2) eksemplarer, 22 – to og tyve – i alt.' },
      { text: 'Det er 4 (hver måned) møter, og 5 – tre og to – timer.' },
    ],
    invalid: [
      { text: 'Avtalen er skrevet ut i 22 (tjuetre) eksemplarer.', finds: ['22 (tjuetre)'] },
      { text: 'De har tre (4) møter, og 21 – to og tyve – eksemplarer.', finds: ['tre (4)', '21 – to og tyve –'] },
      { text: 'Summen er 150 000 (hundre og fem tusen) kroner.', finds: ['150 000 (hundre og fem tusen)'] },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      for (const { from, to, digits, words, value } of doublesOf(block)) {
        if (digits !== value) yield findingOn(block, from, to, { values: { digits, words: shown(words), value } })
      }
    }
  },
})

export const tal002 = defineRule({
  id: 'TAL-002',
  severity: 'warning',
  summary: { nb: 'Gammel tellemåte og dobbeltskriving', en: 'Old counting and double writing' },
  why: {
    nb: 'Den offisielle tellemåten er «tjueto» (siden 1951), ikke «to og tyve». Skal et tall stå på begge måter, setter vi ordet i parentes etter tallet.',
    en: 'The official way of counting is «tjueto» (since 1951), not «to og tyve». A number in both ways has the word in brackets after the figure.',
  },
  sentences: {
    dashes: {
      nb: ['«{text}» er en foreldet skrivemåte.', 'Skriv «{fixed}».'],
      en: ['«{text}» is an outdated way of writing.', 'Write «{fixed}».'],
    },
    counting: {
      nb: ['«{text}» er den gamle tellemåten.', 'Skriv «{fixed}».'],
      en: ['«{text}» is the old way of counting.', 'Write «{fixed}».'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Avtalen er skrevet ut i 22 (tjueto) eksemplarer.' },
      { text: 'Mellom fem og tjue medlemmer deltar, to og to sammen.' },
      { text: 'De er 5 – tre og to – i gruppen. Hundre og femti kom.' },
    ],
    invalid: [
      { text: 'Denne avtalen er skrevet ut i 22 – to og tyve – eksemplarer.', finds: ['22 – to og tyve –'] },
      { text: 'Rådet har fem og tredve medlemmer og toogtyve vararepresentanter.', finds: ['fem og tredve', 'toogtyve'] },
      { text: 'Styret har 12 – tolv – medlemmer.', finds: ['12 – tolv –'] },
    ],
  },
  *check(subject) {
    for (const block of subject.blocks) {
      const prose = proseOf(block)
      const dashed = doublesOf(block).filter(({ form, digits, value }) => form === 'dashes' && digits === value)
      for (const { from, to, digits } of dashed) {
        const fixed = `${digits} (${words(digits, subject)})`
        yield findingOn(block, from, to, { sentence: 'dashes', values: { text: shown(prose.slice(from, to)), fixed } }, { text: fixed })
      }
      let at = 0
      for (const { from, to, value, counting } of proseNumbers(block)) {
        // Both lists are in the order of the text, so one walk along them is enough.
        while (at < dashed.length && (dashed[at]?.to ?? 0) < to) at += 1
        if (counting !== 'old' || (dashed[at]?.from ?? Infinity) <= from) continue
        const text = prose.slice(from, to)
        const fixed = text.charAt(0) === text.charAt(0).toUpperCase() ? capital(words(value, subject)) : words(value, subject)
        yield findingOn(block, from, to, { sentence: 'counting', values: { text: shown(text), fixed } }, { text: fixed })
      }
    }
  },
})

function words(value: number, { meta }: Subject): string {
  return numberWords(value, { form: meta.målform ?? 'nb' })
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
