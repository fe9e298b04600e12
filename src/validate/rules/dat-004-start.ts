/** DAT-004: a term without a start, or with its start in the title only. */
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { sentencesOf } from '../text.ts'
import { durationsIn, timesNamed, titlePeriod } from '../timing.ts'

/** What has a term: the agreement or the co-operation itself. */
const TERM = /(?<!\p{L})(?:avtale(?:n|ns|tiden|perioden|tida)?|avtala|samarbeidet|partnerskapet|avtaleforholdet)(?!\p{L})[^.]{0,60}?(?<!\p{L})(?:varighet|varigheit|varer|gjelder|gjeld|løper|løp|inngås|blir inngått|er inngått|avtaleperiode)/iu
/** Any of these says when it begins. */
const START =
  /(?<!\p{L})(?:trer(?: \p{L}+){0,3} i kraft|trår(?: \p{L}+){0,3} i kraft|træd i kraft|ikrafttre\p{L}*|(?:gjelder|gjeld|løper|løp|virkning|verknad|regnet|rekna|regnes)(?: \p{L}+){0,3} (?:fra|frå)|fra (?:og med )?(?:undertegning|signering|vedtak|den dagen|det tidspunkt|dato|inngåelse)\p{L}*|når (?:den|avtalen|avtala|alle|begge|partene|partane) \p{L}+(?: \p{L}+){0,3} (?:undertegn|signer|vedta)\p{L}*|etter (?:undertegning|signering)\p{L}*)/iu

export const dat004 = defineRule({
  id: 'DAT-004',
  severity: 'warning',
  summary: { nb: 'Varighet uten startdato', en: 'A term without a start' },
  why: {
    nb: 'Uten et starttidspunkt vet ingen når avtalen slutter eller når frister begynner å løpe. En periode som bare står i tittelen, er ikke en bestemmelse.',
    en: 'Without a start nobody knows when the agreement ends or deadlines begin. A period that stands in the title only is no provision.',
  },
  sentences: {
    term: {
      nb: ['Avtalen har en varighet («{text}»), men ikke noe starttidspunkt.', 'Skriv når avtalen trer i kraft, for eksempel med et eget punkt om ikrafttredelse.'],
      en: ['The agreement has a term («{text}») but no start.', 'Say when it enters into force, for example in a clause of its own.'],
    },
    title: {
      nb: ['Perioden «{text}» står bare i tittelen; ingen bestemmelse sier når avtalen begynner og slutter.', 'Skriv et punkt om varighet og ikrafttredelse.'],
      en: ['The period «{text}» stands in the title only; no clause says when the agreement begins and ends.', 'Write a clause about its term and entry into force.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: '## Varighet\n\nAvtalen har en varighet på tre år fra den trer i kraft.\n\n## Ikrafttredelse\n\nAvtalen trer i kraft når alle har undertegnet den.' },
      { text: '## Varighet\n\nAvtalen gjelder i tre år.', head: 'periode:\n  fra: 2026-01-01' },
      { text: '## Varighet\n\nAvtalen gjelder fra 1.\u00A0januar 2027 og varer i to år.', head: 'undertittel: 2027–2028' },
      { text: '## Organer\n\nMedlemmene i samarbeidet velges for to år.' },
    ],
    invalid: [
      { text: '## Varighet\n\nAvtalen har en varighet på tre år, og kan fornyes.', finds: ['tre år'] },
      { text: '## Varighet\n\nSamarbeidet løper i 24 måneder om gangen.', finds: ['24 måneder'] },
      { text: '## Formål\n\nPartene samarbeider.', head: 'undertittel: 2027–2028', finds: ['2027–2028'] },
    ],
  },
  *check({ blocks, meta }) {
    if (meta.periode?.fra !== undefined) return
    const body = blocks.filter(({ kind, within }) => (kind === 'paragraph' || kind === 'cell') && !within.some(({ type }) => type === 'attachment'))
    if (body.some((block) => START.test(proseOf(block)))) return
    let isSaid = false
    for (const block of body) {
      const prose = proseOf(block)
      for (const [from, to] of sentencesOf(block)) {
        const sentence = prose.slice(from, to)
        const term = TERM.exec(sentence)
        if (!term) continue
        isSaid ||= timesNamed(sentence).length > 0
        const [duration] = durationsIn(sentence.slice(term.index + term[0].length))
        if (!duration || timesNamed(sentence).length > 0) continue
        const start = from + term.index + term[0].length + duration.from
        const end = start + duration.to - duration.from
        yield findingOn(block, start, end, { sentence: 'term', values: { text: shown(prose.slice(start, end)) } })
        return
      }
    }
    const title = isSaid ? undefined : titlePeriod(blocks)
    if (title) yield findingOn(title.block, title.from, title.to, { sentence: 'title', values: { text: shown(title.text) } })
  },
})
