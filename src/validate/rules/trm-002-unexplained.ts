/** TRM-002: an abbreviation that nothing explains, a term that is used before it is defined, or defined twice. */
import { plainText } from '../../document/tree.ts'
import { isDefinite, nounForms } from '../inflections.ts'
import { keyOf, phraseIndex, phrasesIn, wordsIn } from '../phrases.ts'
import { proseOf, proseWords, textWords } from '../prose.ts'
import { defineRule, type Found, type Subject } from '../rule.ts'
import { ownBlocks, type TextBlock } from '../text.ts'

interface Row {
  forkortelse: string
  kjent?: boolean
  betyr?: string
  /** May end a name. */
  navnedel?: boolean
}

/** «GDPR», «U4SSC», «5G»; not «A4» or «E18», which name a size or a road. */
const ABBREVIATION = /^(?:\p{Lu}(?=[\p{Lu}\d]*\p{Lu})[\p{Lu}\d]{1,7}|\d\p{Lu})$/u
const ROMAN = /^[IVXLC]+$/
/** «personvernforordningen (GDPR)», «GDPR (personvernforordningen)», «heretter GDPR». */
const EXPLAINED = /\((?:heretter |forkortet |forkorta )?«?([\p{Lu}\d]{2,8})»?\)|(?<![\p{L}\d])([\p{Lu}\d]{2,8}) \(\p{L}{3}|(?:heretter|forkortet|forkorta|kalt|kalla) «?([\p{Lu}\d]{2,8})(?![\p{L}\d])/gu

export const trm002 = defineRule({
  id: 'TRM-002',
  severity: 'warning',
  summary: { nb: 'Ord og forkortelser uten forklaring', en: 'Terms and abbreviations without explanation' },
  why: {
    nb: 'Leseren må vite hva et ord betyr første gang det står. Språklova § 9 krever klart språk; Språkrådet råder til å forklare forkortelser første gang.',
    en: 'A reader must know what a word means where it first stands. Språklova § 9 asks for plain language; Språkrådet advises explaining abbreviations at first use.',
  },
  sentences: {
    unexplained: {
      nb: ['Forkortelsen «{word}» er ikke forklart.', 'Skriv det den står for første gang, med forkortelsen i parentes etter.'],
      en: ['The abbreviation «{word}» is not explained.', 'Write what it stands for the first time, with the abbreviation in brackets after it.'],
    },
    known: {
      nb: ['Forkortelsen «{word}» er ikke forklart.', 'Skriv «{meaning} ({word})» første gang, hvis det er det den står for.'],
      en: ['The abbreviation «{word}» is not explained.', 'Write «{meaning} ({word})» the first time, if that is what it stands for.'],
    },
    before: {
      nb: ['«{word}» er brukt før ordet er definert.', 'Flytt definisjonen hit, eller bruk et annet ord her.'],
      en: ['«{word}» is used before it is defined.', 'Move the definition here, or use another word here.'],
    },
    twice: {
      nb: ['«{word}» er definert flere ganger.', 'La definisjonen stå bare der ordet er brukt første gang.'],
      en: ['«{word}» is defined more than once.', 'Keep the definition only where the word is first used.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Partene følger personvernforordningen (GDPR). Etter GDPR er hver part ansvarlig, og ROS (risiko og sårbarhet) vurderes årlig.' },
      { text: 'KS og FN deltar. Skriv på A4 og følg E18 til kapittel IV.' },
      { text: 'Rådet heter Regionrådet IPR.' },
      { text: 'Avtalen omfatter IKKE drift. Den omfatter ikke utvikling.' },
      { text: 'Havnestyret (**«styret»**) leder arbeidet. Styret møtes årlig, og styrets leder innkaller.' },
      { text: '## Møter\n\nÅrsmøtet gir signaler til havnerådet.\n\n## Havnerådet\n\nPartene har et **«havneråd»**.' },
      { text: 'Partene kan være medlemmer. De som er med, kalles **«medlemmene»**.' },
    ],
    invalid: [
      { text: 'Partene følger GDPR. GDPR gjelder alltid.', finds: ['GDPR'] },
      { text: 'Hver part gjør sin HMS-vurdering og rapporterer til NKOM.', finds: ['HMS', 'NKOM'] },
      { text: 'Nettet skal ha 5G.', finds: ['5G'] },
      { text: 'Havnerådets leder innkaller.\n\nPartene oppnevner et utvalg (**«havnerådet»**).', finds: ['Havnerådets'] },
      { text: 'Utvalget heter **«havnerådet»**. Senere sier vi **«havnerådet»** igjen.', finds: ['«havnerådet»'] },
    ],
  },
  *check(subject) {
    const blocks = ownBlocks(subject)
    yield* abbreviations(subject, blocks)
    yield* terms(subject, blocks)
  },
})

function* abbreviations({ rows, meta, analysis }: Subject, blocks: readonly TextBlock[]): Generator<Found> {
  const listed = new Map(rows<Row>('initialord').map((row) => [row.forkortelse, row]))
  // The name of a council or a company that the agreement creates stands among its values.
  const own = meta.verdier?.['navn']
  const names = [typeof own === 'string' ? own : '', ...(meta.parter ?? []).flatMap(({ navn, kortnavn = '', underskrivere = [] }) => [navn, kortnavn, ...underskrivere.map((signer) => signer.navn)])]
  const told = new Set([...analysis.terms.map(({ term }) => term), ...names.flatMap((name) => wordsIn(name).map(({ word }) => word))])
  const ordinary = new Set<string>()
  for (const block of blocks) {
    const text = proseOf(block)
    for (const match of text.matchAll(EXPLAINED)) told.add(match[1] ?? match[2] ?? match[3] ?? '')
    for (const { word, key } of proseWords(block)) if (word === key) ordinary.add(key)
  }
  for (const block of blocks) {
    const text = proseOf(block)
    if (block.kind === 'signature' || block.kind === 'titleLine' || block.kind === 'title' || text === text.toUpperCase()) continue
    for (const { word: whole, from } of proseWords(block)) {
      const word = whole.split('-', 1)[0] ?? ''
      if (!ABBREVIATION.test(word)) continue
      const row = listed.get(word)
      const isCode = /^[-/.]?\d/.test(text.slice(from + word.length, from + word.length + 2))
      if (ROMAN.test(word) || row?.kjent || told.has(word) || ordinary.has(keyOf(word)) || isCode || (row?.navnedel && isName(text, from))) continue
      told.add(word)
      yield { sentence: row?.betyr ? 'known' : 'unexplained', position: block.place(from, from + word.length), values: { word, meaning: row?.betyr ?? '' } }
    }
  }
}

/** «Regionrådet IPR»: a name that the law itself asks to end so (koml. §§ 18-1 and 19-1). */
function isName(text: string, from: number): boolean {
  return /\p{Lu}\p{Ll}[\p{L}-]{0,40}[ \u00A0]$/u.test(text.slice(Math.max(0, from - 44), from))
}

/** A definite term is met in its own form only: «medlemmer» may be said before «medlemmene» are defined. */
function* terms({ analysis }: Subject, blocks: readonly TextBlock[]): Generator<Found> {
  if (analysis.terms.length === 0) return
  const nodes = new Map<unknown, { block: TextBlock; from: number; to: number }>()
  for (const block of blocks) for (const { node, from, to } of block.runs) nodes.set(node, { block, from, to })
  const defined = new Map<string, { block: TextBlock; from: number; to: number }>()
  for (const { term, node } of analysis.terms) {
    const at = nodes.get(node)
    if (!at) continue
    if (!defined.has(keyOf(term))) defined.set(keyOf(term), at)
    else yield { sentence: 'twice', position: at.block.place(at.from, at.to), values: { word: term } }
  }
  const index = phraseIndex([...defined.keys()], (term) => (isDefinite(term) ? [term, `${term}s`] : nounForms(term)))
  const met = new Set<string>()
  for (const block of blocks) {
    if (block.kind !== 'paragraph' && block.kind !== 'cell') continue
    for (const { row: term, found: word, from, to } of phrasesIn(block.text, index, textWords(block))) {
      const at = defined.get(term)
      if (!at || block.index >= at.block.index || met.has(term) || hasOwnClause(term, at.block)) continue
      met.add(term)
      yield { sentence: 'before', position: block.place(from, to), values: { word } }
    }
  }
}

/** A reader finds «programstyret» under the heading «Programstyret», also from a clause before it. */
function hasOwnClause(term: string, { clause }: TextBlock): boolean {
  const stem = keyOf(term).slice(0, Math.max(5, term.length - 4))
  return clause !== undefined && wordsIn(plainText(clause.children)).some(({ key }) => key.startsWith(stem))
}
