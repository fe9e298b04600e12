/** DAT-005: a period that begins before the draft or the decision. */
import { longDate } from '../../document/words.ts'
import { findingOn, proseOf } from '../prose.ts'
import { defineRule, type Found } from '../rule.ts'
import { sentencesOf } from '../text.ts'
import { timesNamed, titlePeriod } from '../timing.ts'

/** When the agreement itself begins. */
const BEGINS = /(?<!\p{L})(?:avtale(?:n|perioden)|avtala|samarbeidet|denne avtalen|perioden)(?!\p{L})[^.]{0,40}?(?:trer i kraft|trår i kraft|tar til å gjelde|gjelder fra(?: og med)?|gjeld frå|gjelder i perioden|løper fra|begynner)[ \u00A0](?:den[ \u00A0])?$/iu
/** The agreement says so itself. */
const BACK = /bakover i tid|tilbakevirkende|tilbakeverkande|bakover frå|med virkning fra/iu

export const dat005 = defineRule({
  id: 'DAT-005',
  severity: 'warning',
  summary: { nb: 'Perioden begynner før vedtaket', en: 'A period that begins before the decision' },
  why: {
    nb: 'En avtale binder ikke før den er vedtatt. Begynner perioden tidligere, må det gå fram om den skal ha virkning bakover i tid.',
    en: 'An agreement does not bind before it is adopted. If the period begins earlier, it must say whether it has effect back in time.',
  },
  sentences: {
    early: {
      nb: ['Avtalen begynner å gjelde {start}, før {what} {date}.', 'Flytt starten fram, eller skriv uttrykkelig at avtalen skal ha virkning bakover i tid.'],
      en: ['The agreement begins on {start}, before {whatEn} of {date}.', 'Move the start, or say expressly that it has effect back in time.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: 'Avtalen trer i kraft 1.\u00A0januar 2027.', date: '2026-03-01' },
      { text: 'Avtalen gjelder fra 1.\u00A0januar 2026, med virkning bakover i tid.', date: '2026-03-01' },
      { text: 'Rammeavtalen trådte i kraft 1.\u00A0januar 2020. Taushetsplikten gjelder fra 2019.', date: '2026-03-01' },
      { text: 'Tekst.', date: '2026-03-01', head: 'periode:\n  fra: 2026-03-01\n  til: 2030-12-31' },
    ],
    invalid: [
      { text: 'Avtalen trer i kraft 1.\u00A0januar 2026.', date: '2026-03-01', finds: ['1.\u00A0januar 2026'] },
      { text: 'Avtalen gjelder i perioden 2020–2024.', date: '2021-01-28', finds: ['2020'] },
      { text: 'Tekst.', date: '2026-03-01', head: 'undertittel: 2024–2028', finds: ['2024–2028'] },
      { text: 'Tekst.', date: '2026-03-01', head: 'periode:\n  fra: 2025-01-01\n  til: 2030-12-31', finds: ['2025-01-01'] },
    ],
  },
  *check(subject) {
    const { date, meta, locate, blocks } = subject
    const latest = [...(meta.vedtak ?? []).flatMap((decision) => decision.dato ?? [])].sort().at(-1)
    const limit = latest !== undefined && (date === undefined || latest > date) ? { iso: latest, what: 'vedtaket', whatEn: 'the decision' } : { iso: date, what: 'utkastet av', whatEn: 'the draft' }
    if (limit.iso === undefined) return
    const early = (start: string): Pick<Found, 'values'> => ({ values: { start: longDate(start, subject.words), what: limit.what, whatEn: limit.whatEn, date: longDate(limit.iso ?? '', subject.words) } })
    const from = meta.periode?.fra
    const isBackdated = blocks.some((block) => BACK.test(proseOf(block)))
    if (from !== undefined && from < limit.iso && !isBackdated) yield { ...early(from), position: locate(['periode', 'fra']).value }
    const title = from === undefined && !isBackdated ? titlePeriod(blocks) : undefined
    if (title && title.firstYear < limit.iso.slice(0, 4)) yield findingOn(title.block, title.from, title.to, early(`${title.firstYear}-01-01`))
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue
      const prose = proseOf(block)
      for (const [start, end] of sentencesOf(block)) {
        const sentence = prose.slice(start, end)
        if (BACK.test(sentence)) continue
        for (const time of timesNamed(sentence)) {
          // A year has not begun too early before it is over; what the front matter says is said once.
          if (time.last >= limit.iso || time.first === from) continue
          if (BEGINS.test(sentence.slice(Math.max(0, time.from - 120), time.from))) yield findingOn(block, start + time.from, start + time.to, early(time.first))
        }
      }
    }
  },
})
