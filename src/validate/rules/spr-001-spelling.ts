/** SPR-001: misspelt words: listed ones, near-misses of the words of the trade, and what the user's own dictionary does not know. */
import { isCompound, stemDictionary, type Dictionary } from '../dictionary.ts'
import { oncePerWord } from '../once.ts'
import { keyOf, phraseIndex, phrasesIn, quotedIn, withCaseOf, wordsIn } from '../phrases.ts'
import { findingOn, proseOf, proseWords } from '../prose.ts'
import { defineRule, type Subject } from '../rule.ts'
import { ownBlocks } from '../text.ts'

interface Slip {
  feil: string
  rett: string
  målform?: 'nb' | 'nn'
}

type Stem = { stamme: string } | { godtatt: string }

export const spr001 = defineRule({
  id: 'SPR-001',
  severity: 'warning',
  summary: { nb: 'Skrivefeil', en: 'Spelling' },
  why: {
    nb: 'Offentlige organer skal følge offisiell rettskriving (språklova § 10). Bare ord som ligger nær et kjent ord, og som ikke er satt sammen av kjente ord, blir meldt.',
    en: 'Public bodies must follow the official orthography (språklova § 10). Only words that are near a known one, and are no compound of known ones, are reported.',
  },
  sentences: {
    misspelt: {
      nb: ['Mulig skrivefeil «{word}»; mente du «{fixed}»?', 'Skriv «{fixed}», eller la det stå hvis ordet er riktig.'],
      en: ['Possible misspelling «{word}»; did you mean «{fixed}»?', 'Write «{fixed}», or leave it if the word is right.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Kommunestyret vedtar samarbeidsavtalen. Deltagelse og deltakelse er frivillig, og uttreden varsles.' },
      { text: 'Saksbehandlingen følger forvaltningsloven. Organisasjonskart, gjennomfartsvei og beredskapslager.' },
      { text: 'I brevet står det «samforent forståelse».' },
      { text: 'Representantskapsmøtet vedtar økonomiplanen etter innstilling fra kommunedirektøren i Interkommune.' },
      { text: 'Kommunestyra og fylkestinga gjer vedtak. Ansvarleg er kommunedirektøren.', head: 'målform: nn' },
    ],
    invalid: [
      { text: 'Partene har en samforent forståelse av felleskapet.', finds: ['samforent', 'felleskapet'] },
      { text: 'Ikraftredelse er 1. mars. Representanskapet velges av komunene, og komunestyret vedtar planen.', finds: ['Ikraftredelse', 'Representanskapet', 'komunene', 'komunestyret'] },
      { text: 'Listen gjelder innværende år. Forøvrig gjelder forvaltninsloven og personoplysninger.', finds: ['innværende', 'Forøvrig', 'forvaltninsloven', 'personoplysninger'] },
    ],
  },
  *check(subject) {
    const form = subject.meta.målform ?? 'nb'
    const slips = phraseIndex(subject.rows<Slip>('stavefeil').filter(({ målform = form }) => målform === form), ({ feil }) => [feil])
    const dictionaries = [...(form === 'nb' ? [tradeWords(subject)] : []), ...(subject.dictionary ? [subject.dictionary] : [])]
    const names = new Set([...subject.analysis.terms.map(({ term }) => term), ...(subject.meta.parter ?? []).map(({ navn }) => navn)].flatMap((name) => wordsIn(name).map(({ key }) => key)))
    const meantBy = oncePerWord((key) => nearIn(key, dictionaries, subject.dictionary))
    for (const block of ownBlocks(subject)) {
      const text = proseOf(block)
      const isQuoted = quotedIn(text)
      const words = proseWords(block)
      const listed = phrasesIn(text, slips, words).map(({ from, to, found, row }) => ({ from, to, word: found, fixed: withCaseOf(found, row.rett) }))
      const at = new Set(listed.map(({ from }) => from))
      const unknown = words.flatMap(({ word, key, from, to }) => {
        const isWord = /^\p{L}\p{Ll}{4,}$/u.test(word) && !at.has(from) && !names.has(key)
        // A capital inside a sentence begins a name.
        const isName = word !== key && /[\p{L}\d,] $/u.test(text.slice(Math.max(0, from - 2), from))
        const fixed = isWord && !isName ? meantBy(key) : undefined
        return fixed === undefined ? [] : [{ from, to, word, fixed: withCaseOf(word, fixed) }]
      })
      for (const { from, to, word, fixed } of [...listed, ...unknown].sort((a, b) => a.from - b.from)) {
        if (!isQuoted(from)) yield findingOn(block, from, to, { values: { word, fixed } }, { text: fixed })
      }
    }
  },
})

function tradeWords({ rows }: Subject): Dictionary {
  const all = rows<Stem>('fagord')
  return stemDictionary(all.flatMap((row) => ('stamme' in row ? [keyOf(row.stamme)] : [])), new Set(all.flatMap((row) => ('godtatt' in row ? [keyOf(row.godtatt)] : []))))
}

/** @returns what was meant, where no dictionary knows the word and none can split it. */
function nearIn(key: string, dictionaries: readonly Dictionary[], full: Dictionary | undefined): string | undefined {
  if (dictionaries.some((dictionary) => dictionary.knows(key)) || (full && isCompound(key, full))) return undefined
  for (const dictionary of dictionaries) {
    const near = dictionary.near(key)
    if (near !== undefined) return near
  }
  return undefined
}
