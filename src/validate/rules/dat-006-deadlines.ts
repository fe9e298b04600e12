/** DAT-006: two different periods of notice. */
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { sentencesOf, type TextBlock } from '../text.ts'
import { durationsIn, roughDays, type DurationInText } from '../timing.ts'

/** The sentence is about leaving the agreement. */
const NOTICE = /oppsigelse(?:s|n)?(?:tid|frist|varsel)?\p{L}*|(?<!\p{L})(?:si|sies|seie|seiast)(?: \p{L}+){0,2} opp(?!\p{L})|tre ut av|uttreden|utmelding|oppseiing/iu
/** The duration is the notice itself. */
const AFTER = /^(?:[ \u00A0]\p{L}+){0,3}[ \u00A0](?:varsel|frist|oppsigelse(?:stid|sfrist|svarsel)?|oppseiing(?:stid|sfrist)?)(?!\p{L})/iu
const BEFORE = /(?:oppsigelses(?:tid|frist)\p{L}*|oppseiings(?:tid|frist)\p{L}*|varslingsfrist\p{L}*|uttredelsesfrist\p{L}*)[ \u00A0](?:er|på|skal være|utgjør)[ \u00A0](?:på[ \u00A0])?(?:minst[ \u00A0])?$/iu
/** A case of its own may have a notice of its own. */
const CASE = /(?<!\p{L})(?:dersom|hvis|likevel|mislighold\p{L}*|unntak\p{L}*|første|det første året|prøve\p{L}*|ansatt\p{L}*|arbeidstaker\p{L}*|leie\p{L}*|delavtale\p{L}*|enkeltprosjekt\p{L}*|tiltak\p{L}*|om det|fylkeskommunen|vertskommunen)(?!\p{L})/iu

export const dat006 = defineRule({
  id: 'DAT-006',
  severity: 'warning',
  summary: { nb: 'Frister som ikke stemmer overens', en: 'Conflicting deadlines' },
  why: {
    nb: 'To ulike oppsigelsesfrister for det samme er en tvist som venter. Ofte er bare den ene rettet etter forhandlingene.',
    en: 'Two periods of notice for the same thing are a dispute in waiting. Often only one was changed after negotiation.',
  },
  sentences: {
    conflict: {
      nb: ['Oppsigelsesfristen er «{b}» her, men «{a}» tidligere i avtalen.', 'Bruk samme frist begge steder, eller skriv hva hver av dem gjelder. Aller best: si den ett sted og vis til det.'],
      en: ['The notice is «{b}» here but «{a}» earlier in the agreement.', 'Use one period in both places, or say what each is for. Best: state it once and refer to it.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: 'Hver part kan si opp avtalen med seks måneders varsel.\n\nOppsigelsestiden på 6 måneder løper fra varselet.' },
      { text: 'Avtalen kan sies opp med ett års varsel.\n\nAvtalen kan sies opp med 12 måneders varsel, og oppgjøret skjer innen tre måneder.' },
      { text: 'Hver part kan si opp avtalen med seks måneders varsel. Ved vesentlig mislighold kan den sies opp med én måneds varsel.' },
    ],
    invalid: [
      { text: 'Hver part kan si opp avtalen med seks måneders varsel.\n\nOppsigelsestiden er tre måneder.', finds: ['tre måneder'] },
      { text: 'Avtalen kan sies opp med 12 måneders skriftlig varsel.\n\n## Uttreden\n\nDeltakeren kan tre ut av samarbeidet med 6 måneders skriftlig varsel.', finds: ['6 måneders'] },
      { text: 'Oppsigelsesfristen er to år.\n\nVed oppsigelse gjelder ett års frist.', finds: ['ett års'] },
    ],
  },
  *check({ blocks }) {
    let first: { block: TextBlock; from: number; to: number; duration: DurationInText; text: string } | undefined
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue
      const prose = proseOf(block)
      if (!NOTICE.test(prose)) continue
      for (const [start, end] of sentencesOf(block)) {
        const sentence = prose.slice(start, end)
        if (!NOTICE.test(sentence) || CASE.test(sentence)) continue
        for (const duration of durationsIn(sentence)) {
          if (!AFTER.test(sentence.slice(duration.to, duration.to + 60)) && !BEFORE.test(sentence.slice(Math.max(0, duration.from - 60), duration.from))) continue
          const [from, to, text] = [start + duration.from, start + duration.to, sentence.slice(duration.from, duration.to)]
          first ??= { block, from, to, duration, text }
          // A year is twelve months, whichever way it is counted.
          if (Math.abs(roughDays(duration) - roughDays(first.duration)) < 3 * Math.max(1, roughDays(first.duration) / 365)) continue
          const position = first.block.place(first.from, first.to)
          yield { ...findingOn(block, from, to, { values: { a: shown(first.text), b: shown(text) } }), ...(position && { related: { file: position.file ?? '', position, reason: `«${shown(first.text)}»` } }) }
        }
      }
    }
  },
})
