/** SPR-002: a word written twice, within one block. */
import { findingOn, proseOf } from '../prose.ts'
import { defineRule } from '../rule.ts'

/** Words that rightly stand twice in a row («det det gjelder», «de de samarbeider med», «der der», «ja ja»). */
const RIGHTLY = new Set('det den de dei der som er har var så ja nei nå no når da altså langt mange svært meget'.split(' '))

export const spr002 = defineRule({
  id: 'SPR-002',
  severity: 'warning',
  summary: { nb: 'Samme ord to ganger', en: 'A doubled word' },
  why: {
    nb: 'Et ord som står to ganger etter hverandre, er nesten alltid en skrivefeil eller rester av en omskriving. Overskriften og avsnittet under regnes hver for seg.',
    en: 'A word twice in a row is nearly always a slip or the remains of a rewriting. A heading and the paragraph below it are judged apart.',
  },
  sentences: {
    doubled: {
      nb: ['Ordet «{word}» er gjentatt.', 'Ta bort det ene, og kontroller at ikke et annet ord mangler.'],
      en: ['The word «{word}» is doubled.', 'Remove one, and check that no other word is missing.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: '## Tvister\n\nTvister mellom partene løses i dialog.\n\n## Økonomi og finansiering\n\nFinansiering av tiltakene.' },
      { text: 'Saken det det gjelder, har de de samarbeider med, fått. To og to partnere møtes.' },
      { text: '- møter\n- møter utenfor kommunen\n\nKommune:\\\nKommune' },
      { text: 'Bodø- og Bodø-regionen, 2 2 og A A.' },
    ],
    invalid: [
      { text: 'Partene skal skal møtes hvert år.', finds: ['skal skal'] },
      { text: 'Avtalen avtalen gjelder for\nfor alle.', finds: ['Avtalen avtalen', 'for\nfor'] },
      { text: 'De møtes i **i** havna. Havna er stor, stor.', finds: ['i **i'] },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      const prose = proseOf(block)
      let before: { word: string; from: number; to: number } | undefined
      for (const { 0: written, index } of prose.matchAll(/[\p{L}\p{M}]+/gu)) {
        const word = written.toLowerCase()
        const [from, to] = [index, index + written.length]
        const isDoubled = before?.word === word && /^[ \u00A0]$/.test(prose.slice(before.to, from)) && !RIGHTLY.has(word) && (written.length > 1 || /[iåIÅ]/.test(written))
        const joined = /[\d-]/.test((prose[(before?.from ?? 0) - 1] ?? '') + (prose[to] ?? ''))
        if (before && isDoubled && !joined) {
          yield findingOn(block, before.from, to, { values: { word: written } }, { text: '', from: before.to, to })
          before = undefined
        } else before = { word, from, to }
      }
    }
  },
})
