/** PRT-004: a co-operation that is named as a party, or acts as one, without settled legal personality. */
import { defineRule } from '../rule.ts'
import { sentencesOf } from '../text.ts'

/** An intermunicipal body whose legal personality the agreement itself decides (koml. §§ 18-4 b and 19-4 b). */
const BODY = /interkommunalt (?:politisk )?råd|(?:^|\s)IPR(?:\s|$)|oppg[aå]vefell?esskap|(?:^|\s)KO(?:\s|$)|regionråd/i
const DENIES = /\b(?:ikke|ikkje) (?:et|eit) eget? rettssubjekt|\b(?:ikke|ikkje) (?:et|eit) eige rettssubjekt/i
/** What only a legal person can do: employ, buy, own. */
const ACTS = /\bstilling(?:er|ar)?\b|\bansatte\b|\bansette\b|\banskaffelse|\binnkjøp|\bmidler\b|\bmidlar\b/i
/** Who does it instead. */
const SETTLED = /arbeidsg[ie]v|ansettelse|tilset|i eget navn|i eige namn|på vegne av|på vegner av|kontorkommune|vertskommune|vertspart/i

const HEAD = 'parter:\n  - { id: radet, navn: Interkommunalt politisk råd for Vikane }\n  - { id: fylket, navn: Fjordland fylkeskommune }'

export const prt004 = defineRule({
  id: 'PRT-004',
  severity: 'warning',
  summary: { nb: 'Uavklart rettssubjekt', en: 'Legal personality not settled' },
  why: {
    nb: 'Bare et rettssubjekt kan være part, ansette og eie. Et interkommunalt politisk råd og et kommunalt oppgavefellesskap er eget rettssubjekt bare når samarbeidsavtalen deres sier det (koml. §§ 18-4 og 19-4 fjerde ledd bokstav b). Et partnerskap uten lovbestemt form er det som regel ikke.',
    en: 'Only a legal person can be a party, employ and own. An intermunicipal political council or joint task body is one only when its agreement says so (koml. §§ 18-4 and 19-4 fourth paragraph letter b). A partnership without statutory form usually is not.',
  },
  sentences: {
    party: {
      nb: ['Det er ikke avklart om «{name}» er et eget rettssubjekt.', 'Legg inn organisasjonsnummeret under parten eller skriv i avtalen at den er et eget rettssubjekt. Er den ikke det, må deltakerne selv stå som parter.'],
      en: ['«{name}» has no settled legal personality.', 'Add its organisation number, or say in the agreement that it is a legal person. If it is not, its members must be the parties.'],
    },
    acting: {
      nb: ['Samarbeidet er «{words}», men avtalen sier ikke hvem som ansetter og inngår avtaler for det.', 'Skriv hvilken part som er arbeidsgiver, gjør innkjøp og eier det felles utstyret.'],
      en: ['The co-operation is «{words}», but the agreement does not say who employs and contracts for it.', 'Say which party is the employer, buys and owns what is shared.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: 'Interkommunalt politisk råd for Vikane er et eget rettssubjekt.', head: HEAD },
      { text: 'Partene samarbeider.', head: "parter:\n  - { id: radet, navn: Vikane IPR, orgnr: '100000016' }\n  - { id: fylket, navn: Fjordland fylkeskommune }" },
      { text: 'Samarbeidet er ikke et eget rettssubjekt. Nordvika kommune er arbeidsgiver for de to stillingene.' },
      { text: 'Samarbeidet er ikke et eget rettssubjekt. Partene møtes to ganger i året.' },
      { text: 'Partnerskapet lyser ut to stillinger og gjør felles anskaffelser.' },
    ],
    invalid: [
      { text: 'Partene samarbeider.', head: HEAD, finds: ['Interkommunalt politisk råd for Vikane'] },
      { text: 'Rådet er ikke et eget rettssubjekt. Nordvika kommune er kontorkommune.', head: "parter:\n  - { id: ko, navn: Vikane kommunalt oppgavefellesskap }\n  - { id: sor, navn: Sørvika kommune, orgnr: '100000024' }", finds: ['Vikane kommunalt oppgavefellesskap'] },
      { text: 'KystDigital er ikke et eget rettssubjekt. Avgiften dekker to stillinger i programkontoret.', finds: ['ikke et eget rettssubjekt'] },
    ],
  },
  *check({ meta, blocks, locate }) {
    const whole = blocks.map(({ text }) => text)
    const affirms = blocks.some((block) => /rettssubjekt/i.test(block.text) && sentencesOf(block).some(([from, to]) => isAffirmed(block.text.slice(from, to))))
    for (const [i, { navn, orgnr }] of (meta.parter ?? []).entries()) {
      if (BODY.test(navn) && orgnr === undefined && !affirms) yield { sentence: 'party', position: locate(['parter', i, 'navn']).value, values: { name: navn } }
    }
    if ((meta.parter ?? []).some(({ navn }) => BODY.test(navn)) || !whole.some((text) => ACTS.test(text)) || whole.some((text) => SETTLED.test(text))) return
    for (const { text, place } of blocks) {
      const denial = DENIES.exec(text)
      if (!denial) continue
      yield { sentence: 'acting', position: place(denial.index, denial.index + denial[0].length), values: { words: denial[0] } }
      return
    }
  },
})

function isAffirmed(sentence: string): boolean {
  return /rettssubjekt/i.test(sentence) && !/\b(?:ikke|ikkje|om)\b/i.test(sentence)
}
