/** OCR-002 and OCR-003: æ, ø and å that a scanner has lost. */
import { oncePerWord } from '../once.ts'
import { keyOf, withCaseOf, type Word } from '../phrases.ts'
import { findingOn, proseOf, proseWords } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { ownBlocks, type TextBlock } from '../text.ts'

/**
 * The ways in which æ is misread before r, where Norwegian has no such vowels: «baere», «laering», «naer». Not where a word in a
 * takes an ending or another word («temaer», «klimaerstatning»).
 */
const AE = /(?<=^|[bdfhjklmnpstv])(?<!tem|skjem|klim|dram|dat|prem)(?:eae|aee|ae)(?=r(?!o|$|s$|ne?s?$))|(?<=^(?:n|sv|b|l|s|kj|v|kl))ae(?=r$)/u
/** «bzerekraft», «veere», «beerekraft». */
const BE = /^(?:b|v)(?:ze|ee)re/u
const VOWELS = /eae|aee|ae|ee|ze|æ/gu

export const ocr002 = defineRule({
  id: 'OCR-002',
  severity: 'warning',
  summary: { nb: 'Mistet æ', en: 'Lost æ' },
  why: {
    nb: 'Skannere leser ofte æ som ae, ee eller ze. Et navn som er skrevet på flere måter, viser det samme.',
    en: 'Scanners often read æ as ae, ee or ze. A name that is spelt in several ways shows the same.',
  },
  sentences: {
    lost: {
      nb: ['Mulig feil i «{word}» (æ).', 'Skriv «{fixed}» hvis det er det som står i originalen.'],
      en: ['Possible error in «{word}» (æ).', 'Write «{fixed}» if that is what the original says.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Partene fyller ut skjemaer og drøfter temaer. Skjemaene lagres hos Michael og Israel.' },
      { text: 'Klimaendringer, aerodynamikk, reelle tall, leer og seere, Baerum AS.' },
      { text: 'Bærekraft og læring er mål. Komiteen er bred.' },
    ],
    invalid: [
      { text: 'Baerekraft skal vaere et mål for laering og naermiljø.', finds: ['Baerekraft', 'vaere', 'laering', 'naermiljø'] },
      { text: 'Beerekraftsnettverket er stort. Veere med er viktig, og bzerekraftig drift.', finds: ['Beerekraftsnettverket', 'Veere', 'bzerekraftig'] },
      { text: 'Kjaerlighet og saerlige hensyn.', finds: ['Kjaerlighet', 'saerlige'] },
      { text: 'Færdertunet leies ut. Feerdertunet ligger ved sjøen.', finds: ['Feerdertunet'] },
    ],
  },
  *check(subject) {
    const blocks = ownBlocks(subject)
    const right = new Set(blocks.flatMap((block) => proseWords(block).flatMap(({ key }) => (key.includes('æ') ? [key] : []))))
    const mended = oncePerWord((key) => withoutDamage(key, right))
    for (const block of blocks) {
      for (const word of proseWords(block)) {
        const fixed = mended(word.key)
        if (fixed === undefined || isName(word, block)) continue
        const mending = withCaseOf(word.word, fixed)
        yield findingOn(block, word.from, word.to, { values: { word: word.word, fixed: mending } }, { text: mending })
      }
    }
  },
})

function withoutDamage(key: string, right: ReadonlySet<string>): string | undefined {
  if (key.length >= 4 && AE.test(key)) return key.replace(new RegExp(AE, 'gu'), 'æ')
  if (BE.test(key)) return key.replace(/ze|ee/u, 'æ')
  const spelt = /eae|aee|ae|ee|ze/u.test(key) && key.length >= 6 ? key.replace(VOWELS, 'æ') : undefined
  return spelt !== undefined && right.has(spelt) ? spelt : undefined
}

/** «Baerum AS» may be spelt so by its owner. */
function isName({ to }: Word, { text }: TextBlock): boolean {
  return /^ (?:AS|ASA|SA|IKS|KF)(?!\p{L})/u.test(text.slice(to, to + 5))
}

/** Letters, below which a share says nothing. */
const ENOUGH = 500
/** Per cent. Ordinary Norwegian has between two and four; English has none. */
const LEAST = 0.7

export const ocr003 = defineRule({
  id: 'OCR-003',
  severity: 'warning',
  summary: { nb: 'Uvanlig lite æ, ø og å', en: 'Unusually few æ, ø and å' },
  why: {
    nb: 'I norsk er om lag tre prosent av bokstavene æ, ø eller å. Er det nesten ingen, er teksten trolig skadet i skanning eller overføring.',
    en: 'About three per cent of Norwegian letters are æ, ø or å. Where there are almost none, the text was damaged in scanning or transfer.',
  },
  sentences: {
    few: {
      nb: ['Uvanlig lav andel æ, ø og å ({share} %).', 'Sammenlign med originalen. Er teksten skannet, må den leses gjennom ord for ord.'],
      en: ['Unusually low share of æ, ø and å ({share} %).', 'Compare with the original. A scanned text must be read word by word.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.' },
      { text: 'Partene skal støtte hverandre og følge opp planen på de områdene som er nevnt. '.repeat(12) },
      { text: 'The parties cooperate and the board meets every year to discuss the budget. '.repeat(12) },
    ],
    invalid: [
      { text: 'Partene skal samarbeide om havna og dele utgiftene etter innbyggertall. '.repeat(12), finds: [null] },
      { text: 'Partene skal stotte hverandre og folge opp planen pa de omradene som er nevnt. '.repeat(12), finds: [null] },
      { text: 'Kommunestyrene vedtar avtalen med samme ordlyd, og kommunene betaler hver sin del av utgiftene. '.repeat(9), finds: [null] },
    ],
  },
  *check(subject) {
    let [letters, special, norwegian, english] = [0, 0, 0, 0]
    for (const block of ownBlocks(subject)) {
      special += keyOf(proseOf(block)).match(/[æøå]/g)?.length ?? 0
      for (const { key } of proseWords(block)) {
        letters += key.length
        if (NORWEGIAN.has(key)) norwegian += 1
        if (ENGLISH.has(key)) english += 1
      }
    }
    const share = (100 * special) / letters
    if (letters >= ENOUGH && share < LEAST && norwegian > english) yield { values: { share: share.toFixed(1).replace('.', ',') } }
  },
})

const NORWEGIAN = new Set(['og', 'skal', 'av', 'som', 'til', 'er', 'med', 'om'].map(keyOf))
const ENGLISH = new Set(['the', 'and', 'of', 'shall', 'by', 'with'])
