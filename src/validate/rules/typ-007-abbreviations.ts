/** TYP-007: abbreviations without their full stops. */
import { findingOn, proseOf } from '../prose.ts'
import { defineRule } from '../rule.ts'

/** A row of `punktum-i-forkortelser.yaml`. */
interface Abbreviation {
  feil: readonly string[]
  rett: string
  helt: string
  førTall?: boolean
}

/** A word that may have stops inside and after it. */
const WORD = /(?<![\p{L}\d.@/-])\p{L}+(?:\.\p{L}+)*\.?(?![\p{L}\d@/-])/gu

export const typ007 = defineRule({
  id: 'TYP-007',
  severity: 'warning',
  summary: { nb: 'Forkortelse uten punktum', en: 'Abbreviation without its full stop' },
  why: {
    nb: 'Forkortelser av ord har punktum; mål, mynt og initialord (km, kr, KS) har ikke (Språkrådet). I avtaler er det best å skrive ordene helt ut.',
    en: 'Abbreviated words have a full stop; measures, currencies and initialisms have none (Språkrådet). In agreements the words are best written out.',
  },
  sentences: {
    stopless: {
      nb: ['Forkortelsen «{wrong}» skrives «{right}».', 'Skriv «{right}», eller helst helt ut: «{whole}».'],
      en: ['The abbreviation «{wrong}» is written «{right}».', 'Write «{right}», or better in full: «{whole}».'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Dette gjelder f.eks. endringer, jf. punkt 2, bl.a. iht. planen osv.' },
      { text: 'KS har 10 km vei og kr 3 til IFT og CA.' },
      { text: 'Skriv til ca@nordvika.no, eller bruk kl-systemet.' },
      { text: 'Art og kap skal undersøkes.' },
    ],
    invalid: [
      { text: 'Rådmannen godkjenner iht fullmakt.', finds: ['iht'], fixed: 'Rådmannen godkjenner iht. fullmakt.' },
      { text: 'Gjelder feks ca fire møter kl 10, jfr. nr 3.', finds: ['feks', 'ca', 'kl', 'jfr.', 'nr'], fixed: 'Gjelder f.eks. ca. fire møter kl. 10, jf. nr. 3.' },
      { text: 'Taushetsplikt mht opplysninger, evt dokumenter osv', finds: ['mht', 'evt', 'osv'] },
    ],
  },
  *check({ blocks, rows }) {
    const known = new Map(rows<Abbreviation>('punktum-i-forkortelser').flatMap((row) => row.feil.map((wrong) => [wrong, row])))
    for (const block of blocks) {
      const prose = proseOf(block)
      for (const { 0: word, index } of prose.matchAll(WORD)) {
        const written = [word, word.replace(/\.$/, '')].find((candidate) => known.has(lowered(candidate)))
        const row = written === undefined ? undefined : known.get(lowered(written))
        if (!written || !row) continue
        const isWhole = word !== written && lowered(word) === row.rett
        const to = index + written.length
        if (isWhole || (row.førTall && !/^\.?[ \u00A0]?\d/.test(prose.slice(to, to + 3)))) continue
        const right = written[0] === lowered(written)[0] ? row.rett : row.rett.charAt(0).toUpperCase() + row.rett.slice(1)
        // The stop that ends the sentence is there already.
        const stands = word !== written && !written.endsWith('.') && row.rett.endsWith('.')
        yield findingOn(block, index, to, { values: { wrong: written, right, whole: row.helt } }, { text: stands ? right.slice(0, -1) : right, automatic: true })
      }
    }
  },
})

/** Only the first letter may be a capital: «IFT» is something else. */
function lowered(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1)
}
