/** DAT-003: a time that had passed when the draft was made, spoken of as future. */
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { sentencesOf } from '../text.ts'
import { timesNamed } from '../timing.ts'

/** A limit or plan right before the time. */
const LIMIT = /(?<!\p{L})(?:innen|senest|seinast|innan|før utgangen av|i løpet av|fram til|fram mot|ved utgangen av)[ \u00A0](?:den[ \u00A0])?$/iu
const IN = /(?<!\p{L})(?:i|fra|frå|fra og med)[ \u00A0](?:januar |februar |mars |april |mai |juni |juli |august |september |oktober |november |desember )?$/iu
const FUTURE = /(?<!\p{L})(?:skal|vil|tas|blir|planlegges|starter|begynner|innføres|etableres|iverksettes)(?!\p{L})/iu
/** The time is one of the past, or the base of a figure, and rightly so. */
const PAST = /(?<!\p{L})(?:ble|vart|har|hadde|var|er|vedtatt|vedteken|datert|inngått|siden|sidan|tall(?:ene)?|tal|statistikk|regnskap\p{L}*|budsjett\p{L}*|folketall\p{L}*|innbygger\p{L}*|innbyggjar\p{L}*|indeks\p{L}*|pris\p{L}*|kroneverdi|forskrift\p{L}*|lov\p{L}{0,3}|vedtak\p{L}*|utkast\p{L}*)(?!\p{L})/iu

export const dat003 = defineRule({
  id: 'DAT-003',
  severity: 'warning',
  summary: { nb: 'Passert tidspunkt omtalt som framtid', en: 'A past time spoken of as future' },
  why: {
    nb: 'Et tidspunkt som var passert da utkastet ble laget, er ofte en rest fra et eldre utkast eller en mal. Plikten har da ingen frist som kan holdes.',
    en: 'A time that had passed when the draft was made is often a remnant of an older draft. The duty then has no deadline that can be kept.',
  },
  sentences: {
    passed: {
      nb: ['«{time}» var passert da utkastet ble laget ({date}), men omtales som framtid.', 'Sett inn et nytt tidspunkt, eller stryk setningen.'],
      en: ['«{time}» had passed when the draft was made ({date}) but stands for the future.', 'Insert a new time, or delete the sentence.'],
    },
  },
  examples: {
    valid: [
      { text: 'Planen skal være ferdig innen 2027. Den ble vedtatt i 2019 og skal følges.', date: '2026-03-01' },
      { text: 'Bidraget skal beregnes etter folketallet i 2024. Partene skal levere innen 31.\u00A0desember 2026.', date: '2026-03-01' },
      { text: 'Partene skal følge avtalen fra 2019-loven, og loven av 2018.', date: '2026-03-01' },
      { text: 'Modellen tas opp til ny behandling i 2021.', date: '2020-01-15' },
    ],
    invalid: [
      { text: 'Modellen tas opp til ny behandling i 2021.', date: '2023-01-15', finds: ['2021'] },
      { text: 'Planen leveres innen 1.\u00A0juni 2025.', date: '2026-03-01', finds: ['1.\u00A0juni 2025'] },
      { text: 'Systemet skal innføres i 2024, senest 2025.', date: '2026-03-01', finds: ['2024', '2025'] },
    ],
  },
  *check({ blocks, date }) {
    if (date === undefined) return
    for (const block of blocks) {
      if (block.kind !== 'paragraph') continue
      const prose = proseOf(block)
      for (const [from, to] of sentencesOf(block)) {
        const sentence = prose.slice(from, to)
        if (PAST.test(sentence)) continue
        for (const time of timesNamed(sentence)) {
          const before = sentence.slice(Math.max(0, time.from - 30), time.from)
          const isPlanned = LIMIT.test(before) || (IN.test(before) && FUTURE.test(sentence.slice(0, time.from)))
          if (time.last >= date || !isPlanned) continue
          yield findingOn(block, from + time.from, from + time.to, { values: { time: shown(sentence.slice(time.from, time.to)), date } })
        }
      }
    }
  },
})
