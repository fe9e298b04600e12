/** SPR-003: words that are right, but not there: ovenfor for overfor, et for at, og for å, enig for enige. */
import { keyOf, phraseIndex, phrasesIn, quotedIn, withCaseOf, type Word } from '../phrases.ts'
import { findingOn, proseOf, proseWords } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { ownBlocks } from '../text.ts'

interface Row {
  slag: 'uttrykk' | 'aktør' | 'infinitiv' | 'verb'
  feil: string
  rett: string
  målform?: 'nb' | 'nn'
  ord?: readonly string[]
}

interface Fault {
  from: number
  to: number
  fixed: string
}

export const spr003 = defineRule({
  id: 'SPR-003',
  severity: 'warning',
  summary: { nb: 'Grammatikk', en: 'Grammar' },
  why: {
    nb: 'Ord som ligner, kan bety noe annet: «overfor noen» er i forhold til dem, «ovenfor» er høyere oppe. Språkrådet regner dette blant de vanligste feilene.',
    en: 'Words that look alike mean different things: «overfor noen» is towards them, «ovenfor» is higher up. Språkrådet counts these among the most common faults.',
  },
  sentences: {
    fault: {
      nb: ['Mulig grammatikkfeil: «{found}».', 'Skriv «{fixed}», eller la det stå hvis setningen er riktig.'],
      en: ['Possible grammar error: «{found}».', 'Write «{fixed}», or leave it if the sentence is right.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Som nevnt ovenfor skal partene møtes. Punktene ovenfor gjelder. Lista ovenfor er ikke uttømmende.' },
      { text: 'Partene er enige. Rådet er enig i dette, og hver av partene er enig om fristen. Et våpen skal lagres.' },
      { text: 'Tiltak for og mot støy. Han reiser til og fra. Partene skal møtes og gjennomføre planen.' },
      { text: 'Et avtaleutkast skal legges fram. Et barn må følges.' },
      { text: 'Kommunen handlar på vegner av partane.', head: 'målform: nn' },
    ],
    invalid: [
      { text: 'DigiViken ivaretar medlemmene ovenfor nasjonale aktører og ovenfor leverandørene.', finds: ['ovenfor', 'ovenfor'] },
      { text: 'Det er lagt til grunn et avtalen skal være kort, og partene er enig om dette.', finds: ['et', 'enig'] },
      { text: 'Styret møtes for og sikre framdrift. Medlemmene ble ikke enig.', finds: ['og', 'enig'] },
      { text: 'Dette gjør det lettere på å diskutere. Kommunene forplikter seg å delta.', finds: ['lettere på å', 'forplikter seg å'] },
      { text: 'Kommunen handler på vegner av partene.', finds: ['på vegner av'] },
    ],
  },
  *check(subject) {
    const form = subject.meta.målform ?? 'nb'
    const rows = subject.rows<Row>('grammatikk').filter(({ målform = form }) => målform === form)
    const expressions = phraseIndex(rows.filter(({ slag }) => slag === 'uttrykk'), ({ feil }) => [feil])
    const context = new Map(rows.filter(({ slag }) => slag !== 'uttrykk').map((row) => [row.feil, row]))
    for (const block of ownBlocks(subject)) {
      const text = proseOf(block)
      const words = proseWords(block)
      const isQuoted = quotedIn(text)
      const faults: Fault[] = phrasesIn(text, expressions, words).map(({ from, to, found, row }) => ({ from, to, fixed: withCaseOf(found, row.rett) }))
      for (let i = 0; i < words.length; i += 1) {
        const word = words[i] as Word
        const row = context.get(word.key)
        const isWrong = row && row.ord && inContext[row.slag as keyof typeof inContext](text, words, i, row.ord)
        if (row && isWrong) faults.push({ from: word.from, to: word.to, fixed: withCaseOf(word.word, row.rett) })
        const plural = agreement(text, words, i)
        if (plural !== undefined) faults.push({ from: word.from, to: word.to, fixed: plural })
      }
      for (const { from, to, fixed } of faults.sort((a, b) => a.from - b.from)) {
        if (!isQuoted(from)) yield findingOn(block, from, to, { values: { found: block.text.slice(from, to), fixed } }, { text: fixed })
      }
    }
  },
})

/** Whether only white space parts a word from the one after it. */
function follows(text: string, words: readonly Word[], i: number): boolean {
  const [word, next] = [words[i], words[i + 1]]
  return word !== undefined && next !== undefined && text.slice(word.to, next.from).trim() === ''
}

const ACTOR = /(?:er|ene|erne|ane|en|ar|ene)$/u

const inContext = {
  /** «ovenfor nasjonale aktører»: one of the words begins like an actor, alone or after an adjective of the list. */
  aktør(text: string, words: readonly Word[], i: number, list: readonly string[]): boolean {
    if (!follows(text, words, i)) return false
    const next = words[i + 1]?.key ?? ''
    if (/^(?:nevnt|nemnt|omtalt|beskrevet|jf)$/.test(words[i - 1]?.key ?? '')) return false
    return list.some((stem) => next === keyOf(stem) || (stem.length >= 5 && next.startsWith(keyOf(stem)) && ACTOR.test(next)))
  },
  /** «for og sikre»: after a preposition that takes an infinitive. */
  infinitiv(text: string, words: readonly Word[], i: number, list: readonly string[]): boolean {
    return follows(text, words, i) && follows(text, words, i - 1) && PREPOSITION.has(words[i - 1]?.key ?? '') && list.includes(words[i + 1]?.key ?? '')
  },
  /** «et avtalen skal»: a definite noun of the common gender, with its verb. */
  verb(text: string, words: readonly Word[], i: number, list: readonly string[]): boolean {
    const noun = words[i + 1]?.key ?? ''
    return follows(text, words, i) && follows(text, words, i + 1) && /(?:[^v]en|ene)$/u.test(noun) && noun.length > 5 && !NEUTER.test(noun) && list.includes(words[i + 2]?.key ?? '')
  },
}

const PREPOSITION = new Set(['for', 'ved', 'uten', 'enn'])
/** Neuter nouns that end so without being definite. */
const NEUTER = /(?:våpen|vesen|volumen|lagen|tegn)$/u
const PLURAL = new Set(['partene', 'de', 'vi', 'begge', 'alle', 'avtalepartene', 'kommunene', 'medlemmene', 'deltakerne', 'rådene', 'styrene'])
const COPULA = new Set(['er', 'var', 'blir', 'ble'])

/** «partene er enig»: a plural subject straight before the verb, and not «hver av partene». */
function agreement(text: string, words: readonly Word[], i: number): string | undefined {
  const word = words[i]?.key
  if (word !== 'enig' && word !== 'uenig') return undefined
  const verb = words[i - 1]?.key === 'ikke' || words[i - 1]?.key === 'også' ? i - 2 : i - 1
  const isNear = follows(text, words, verb - 1) && follows(text, words, verb)
  const isOne = /^(?:hver|ingen|noen|en|én|av)$/u.test(words[verb - 2]?.key ?? '')
  return isNear && !isOne && COPULA.has(words[verb]?.key ?? '') && PLURAL.has(words[verb - 1]?.key ?? '') ? `${word}e` : undefined
}
