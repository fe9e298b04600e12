/** TAL-003: digits and words for counts in one enumeration. */
import { MONTHS } from '../../document/norwegian/dates.ts'
import { findingOn, proseNumbers, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { sentencesOf } from '../text.ts'

/** A count up to twelve before a word in lower case: no part of a number, reference, date or amount. */
const COUNT = /(?<![\d.,/:§–-]|\d[ \u00A0])(\d{1,2})(?=[ \u00A0]\p{Ll}{3,})/gu
/** What these name has its number in digits. */
const NAMED = /(?<!\p{L})(?:punkt|kapittel|kap\.|vedlegg|nr\.|kl\.|artikkel|art\.|side|fase|trinn|del|nivå|versjon|sak|ledd|tabell|figur|klasse|alternativ|pkt\.|gruppe|sone|nummer|kr|§§?)[ \u00A0](?:\d{1,2}(?:,| og| eller| til)[ \u00A0])*$/iu
/** Time, money and measures have digits where the value matters (Språkrådet), and «en» after «og» may be any article. */
const MEASURE = new RegExp(`^[ \\u00A0](?:prosent|kroner|krone|mill|milliard|tusen|timer?|minutt|sekund|dag|dager|døgn|uker?|veker?|måned|månad|år|kvartal|meter|kilo|km|kvm|stk|poeng|grader|tredel|halv|ganger?|(?:av|og|til|eller)(?!\\p{L})|${MONTHS.join('|')})`, 'iu')

export const tal003 = defineRule({
  id: 'TAL-003',
  severity: 'info',
  summary: { nb: 'Siffer og bokstaver om hverandre', en: 'Digits and words mixed' },
  why: {
    nb: 'Tall til og med tolv skrives helst med bokstaver, større tall med siffer, og samme måte i samme oppramsing (Språkrådet).',
    en: 'Numbers up to twelve are best in words, greater ones in digits, and one way in one enumeration (Språkrådet).',
  },
  sentences: {
    mixed: {
      nb: ['Oppramsingen har både siffer («{digits}») og bokstaver («{words}»).', 'Skriv alle antallene på samme måte, helst med bokstaver til og med tolv.'],
      en: ['The enumeration has both digits («{digits}») and words («{words}»).', 'Write all counts in one way, best in words up to twelve.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Styret har fire rådmenn, fire rådgivere og én representant fra KS.' },
      { text: 'Fem medlemmer møtes i 30 dager, innen 1. mai og etter punkt 3 andre ledd.' },
      { text: 'Styret har 4 rådmenn og en god sekretær. Tre medlemmer velges for 2 år.' },
      { text: 'To kommuner deltar i fase 2 og 3 møtene.' },
    ],
    invalid: [
      { text: 'Styret består av 4 rådmenn, 4 rådgivere og en representant fra KS.', finds: ['4'] },
      { text: 'Utvalget har tre politikere og 2 ansatte.', finds: ['2'] },
      { text: 'Gruppen har 5 medlemmer, to varamedlemmer og 1 sekretær. Neste gang har den 6 møter og sju medlemmer.', finds: ['5', '6'] },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      const prose = proseOf(block)
      const inWords = proseNumbers(block).filter(({ value, to }) => value <= 12 && value > 0 && countsSomething(prose.slice(to, to + 24)))
      for (const [from, to] of sentencesOf(block)) {
        const sentence = prose.slice(from, to)
        const counts = Array.from(sentence.matchAll(COUNT)).filter(
          ({ 1: digits = '', index }) => Number(digits) <= 12 && !NAMED.test(sentence.slice(Math.max(0, index - 30), index)) && !MEASURE.test(sentence.slice(index + digits.length, index + digits.length + 24)),
        )
        const [first] = counts
        if (!first) continue
        const mate = inWords.find((word) => word.from >= from && word.to <= to && isEnumerated(prose, first.index + from, word.from))
        // «4 rådmenn, 4 rådgivere og en representant»: after two counts the article counts too.
        const article = counts.length > 1 ? /(?<=(?:,| og)[ \u00A0])(?:en|et|ett|ein|eit|ei)(?=[ \u00A0]\p{Ll}{3,})/u.exec(sentence) : null
        const word = mate ? prose.slice(mate.from, mate.to) : article?.[0]
        if (word !== undefined) yield findingOn(block, from + first.index, from + first.index + (first[1] ?? '').length, { values: { digits: `${first[1]} …`, words: `${shown(word)} …` } })
      }
    }
  },
})

function countsSomething(after: string): boolean {
  return /^[ \u00A0]\p{Ll}{3,}/u.test(after) && !MEASURE.test(after)
}

/** Whether only words, commas and «og» stand between two counts, and not very many. */
function isEnumerated(prose: string, a: number, b: number): boolean {
  const between = prose.slice(Math.min(a, b), Math.max(a, b))
  return between.length <= 80 && /,| og | samt /.test(between) && !/(?<!\p{L})(?:som|når|der|hvis|dersom|skal|kan|må|er|har|blir|velges|møtes)(?!\p{L})/u.test(between)
}
