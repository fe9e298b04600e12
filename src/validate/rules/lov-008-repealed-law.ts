/** LOV-008: an act or regulation that is repealed, or not yet in force. */
import { longDate } from '../../document/words.ts'
import { phraseIndex, phrasesIn } from '../phrases.ts'
import { textWords } from '../prose.ts'
import { defineRule } from '../rule.ts'

interface Act {
  navn: string
  korttitler?: readonly string[]
  nr?: string
  til?: string
  /** The day of `til` is not known for sure: nothing is said about it. */
  udatert?: boolean
  etterfølger?: string
  vedtatt?: boolean
  gjeldende?: string
}

/** Said of the past: «den tidligere målloven», «målloven ble opphevet». */
const BEFORE = /(?:tidligere|tidlegare|opphevede|oppheva|gamle)\s$/i
const AFTER = /^,?\s(?:ble|blei|vart|er) opphev/i

export const lov008 = defineRule({
  id: 'LOV-008',
  severity: 'warning',
  summary: { nb: 'Lov som ikke gjelder', en: 'Act that is not in force' },
  why: {
    nb: 'En henvisning til en opphevet lov gir ingen rettigheter eller plikter. Loven vurderes etter datoen til utkastet, med Lovdatas åpne data per 2. juli 2026 som kilde.',
    en: 'A reference to a repealed act gives neither rights nor duties. The act is judged at the date of the draft, from Lovdata’s open data as of 2 July 2026.',
  },
  sentences: {
    repealed: {
      nb: ['{act} er opphevet ({date} var siste dag); nå gjelder {successor}.', 'Vis til {successor}, og kontroller at paragrafen er den samme.'],
      en: ['{act} is repealed ({date} was its last day); {successor} holds now.', 'Refer to {successor}, and check that the section is the same.'],
    },
    undated: {
      nb: ['{act} er opphevet; nå gjelder {successor}.', 'Vis til {successor}, og kontroller at paragrafen er den samme.'],
      en: ['{act} is repealed; {successor} holds now.', 'Refer to {successor}, and check that the section is the same.'],
    },
    coming: {
      nb: ['{act} er vedtatt, men var ikke i kraft da kilden ble lest (2. juli 2026).', 'Vis til {present} til den nye loven er i kraft.'],
      en: ['{act} is adopted but was not in force when the source was read (2 July 2026).', 'Refer to {present} until the new act is in force.'],
    },
  },
  judges: ['avtale', 'vedtekter', 'saksframlegg'],
  examples: {
    valid: [
      { text: 'Arkivet føres etter arkivforskrifta § 8.' },
      { text: 'Arkivet føres etter Riksarkivarens forskrift.', date: '2021-01-28' },
      { text: 'Den tidligere målloven gjaldt også her. Forvaltningsloven gjelder.' },
      { text: 'Kommunene har samme målform.' },
    ],
    invalid: [
      { text: 'Fylkeskommunen følger målloven.', finds: ['målloven'] },
      { text: 'Formatene følger riksarkivarforskriften (FOR-2017-12-19-2286).', finds: ['riksarkivarforskriften', 'FOR-2017-12-19-2286'] },
      { text: 'Klage behandles etter den nye forvaltningsloven, LOV-2025-06-20-81.', finds: ['den nye forvaltningsloven', 'LOV-2025-06-20-81'] },
    ],
  },
  *check({ blocks, rows, date, words }) {
    if (date === undefined) return
    const gone = rows<Act>('lover').filter(({ til, vedtatt }) => vedtatt === true || (til !== undefined && til < date))
    const index = phraseIndex(gone, ({ navn, korttitler = [], nr }) => [navn, ...korttitler, ...(nr === undefined ? [] : [nr])])
    for (const block of blocks) {
      const { text, place, kind } = block
      if (kind === 'titleLine' || kind === 'signature') continue
      for (const { row, found, from, to } of phrasesIn(text, index, textWords(block))) {
        if (BEFORE.test(text.slice(Math.max(0, from - 12), from)) || AFTER.test(text.slice(to, to + 20))) continue
        const values = { act: found, successor: row.etterfølger ?? '', present: row.gjeldende ?? '', date: longDate(row.til ?? '', words) }
        yield { sentence: row.vedtatt ? 'coming' : row.udatert ? 'undated' : 'repealed', position: place(from, to), values }
      }
    }
  },
})
