/** DAT-001 and DAT-002: dates that the calendar does not have, and how dates are written. */
import { dateInWords, datesIn, type DateInText } from '../../document/norwegian/dates.ts'
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'

export const dat001 = defineRule({
  id: 'DAT-001',
  severity: 'error',
  summary: { nb: 'Dato som ikke finnes', en: 'Impossible date' },
  why: {
    nb: 'En frist eller ikrafttredelse på en dag som ikke finnes, kan ikke håndheves.',
    en: 'A deadline or entry into force on a day that does not exist cannot be enforced.',
  },
  sentences: {
    impossible: {
      nb: ['Datoen «{date}» finnes ikke.', 'Rett dagen, måneden eller året.'],
      en: ['There is no such date as «{date}».', 'Mend the day, month or year.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Fristen er 29.\u00A0februar 2028, 31.12.2026 og 29.\u00A0februar i skuddår.' },
      { text: 'Se punkt 31.2.1, versjon 31.2.2021 og sak 31/2-21.' },
      { text: 'De første 30 februar-møtene, og 31 kommuner.' },
    ],
    invalid: [
      { text: 'Avtalen trer i kraft 31. februar 2027.', finds: ['31. februar 2027'] },
      { text: 'Fristen er 31.04.2026, og møtet 29. februar 2027.', finds: ['31.04.2026', '29. februar 2027'] },
      { text: 'Datert 2026-13-01 og 12.25.2026.', finds: ['2026-13-01', '12.25.2026'] },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      const prose = proseOf(block)
      for (const { from, to, exists } of datesIn(prose)) if (!exists) yield findingOn(block, from, to, { values: { date: shown(prose.slice(from, to)) } })
    }
  },
})

export const dat002 = defineRule({
  id: 'DAT-002',
  severity: 'warning',
  summary: { nb: 'Skrivemåten for datoer', en: 'How a date is written' },
  why: {
    nb: 'I løpende tekst skrives datoer «21. januar 2021»: punktum etter dagen, liten forbokstav i måneden, ingen null foran. Med tall: 21.1.2021 uten mellomrom (Språkrådet). Skråstrek og omvendt rekkefølge kan misforstås.',
    en: 'In running text dates are written «21. januar 2021»: a stop after the day, the month in lower case, no leading zero. In figures: 21.1.2021 without spaces (Språkrådet). Slashes and reversed order may be misread.',
  },
  sentences: {
    form: {
      nb: ['Datoen «{date}» er ikke skrevet på vanlig måte.', 'Skriv «{fixed}».'],
      en: ['The date «{date}» is not written in the usual way.', 'Write «{fixed}».'],
    },
    short: {
      nb: ['Datoen «{date}» mangler hele årstallet.', 'Skriv året med fire sifre.'],
      en: ['The date «{date}» lacks the full year.', 'Write the year with four figures.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Møtet er 21.\u00A0januar 2021, 21.1.2021 eller 21.01.2021.' },
      { text: 'Fristene er 1.–3.\u00A0mai og 17.\u00A0mai-feiringen, 30 april-dager.' },
      { text: 'Filen utkast-2021-01-21.md, sak 8/2-15 og punkt 4.2.10.' },
      { text: '| Dato |\n| --- |\n| 2021-01-21 |' },
    ],
    invalid: [
      { text: 'Møtet er 21 januar 2021 og 01. mars 2021.', finds: ['21 januar 2021', '01. mars 2021'], fixed: 'Møtet er 21.\u00A0januar 2021 og 1.\u00A0mars 2021.' },
      { text: 'Fristen er 5. Mai, 6.juni og 21. 1. 2021.', finds: ['5. Mai', '6.juni', '21. 1. 2021'], fixed: 'Fristen er 5.\u00A0mai, 6.\u00A0juni og 21.1.2021.' },
      { text: 'Vedtatt 8/2-2015 og 2021-01-21, endret 3. des. 2021.', finds: ['8/2-2015', '2021-01-21', '3. des. 2021'], fixed: 'Vedtatt 8.\u00A0februar 2015 og 21.\u00A0januar 2021, endret 3.\u00A0desember 2021.' },
      { text: 'Datert 21.01.21.', finds: ['21.01.21'], fixed: 'Datert 21.01.21.' },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      if (block.kind === 'signature') continue
      const prose = proseOf(block)
      for (const date of datesIn(prose)) {
        const { from, to, form, exists, short } = date
        // The international form is at home in tables.
        if (!exists || (form === 'iso' && block.kind === 'cell')) continue
        const text = prose.slice(from, to)
        if (short) {
          yield findingOn(block, from, to, { sentence: 'short', values: { date: shown(text) } })
          continue
        }
        const fixed = proper(date, text)
        // A stop after a short month may end the sentence too; a plain space is TYP-005's.
        if (fixed.replace(/\u00A0/g, ' ') === text.replace(/\u00A0/g, ' ')) continue
        yield findingOn(block, from, to, { values: { date: shown(text), fixed: shown(fixed) } }, { text: fixed, automatic: true })
      }
    }
  },
})

function proper({ form, day, month, year }: DateInText, text: string): string {
  return form === 'numeric' ? text.replace(/[ \u00A0]/g, '') : dateInWords(day, month, year)
}
