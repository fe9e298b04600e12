/** TYP-005: what must not be parted at the end of a line. */
import { MONTHS } from '../../document/norwegian/dates.ts'
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'

/** Each has one plain space after what it matches, before what it looks ahead to. */
const BEFORE_SPACE: readonly RegExp[] = [
  /§(?= \d)/g,
  /(?<!\p{L})(?:kr|NOK|Kr)\.?(?= \d)/gu,
  /(?<!\p{L})(?:nr|kl|art|kap|pkt|saksnr)\.(?= \d)/giu,
  /(?<!\p{L})(?:versjon|sak)(?= \d{1,4}[/.]\d)/giu,
  // The day of a month.
  new RegExp(`(?<![\\d.,])\\d{1,2}\\.(?= (?:${MONTHS.join('|')})(?!\\p{L}))`, 'giu'),
  // Thousands: one to three figures before groups of three.
  /(?<![\d.,/])(?<!\d )\d{1,3}(?= \d{3}(?: \d{3})*(?![\d/]|[.,]?\d))/g,
  /(?<=\d )\d{3}(?= \d{3}(?!\d))/g,
  /\d(?= (?:%|‰|kroner|krone|kr|mill\.|mrd\.|millioner|millionar|milliarder|milliardar|stk\.|km|km²|m|m²|m³|cm|mm|kvm|kg|kW|kWh|MW|MWh|GWh|kV|MB|GB|TB|°C)(?![\p{L}\d]))/gu,
]

/** What all of them have. */
const NUMBER_AND_SPACE = /\d\.? | \d/

export const typ005 = defineRule({
  id: 'TYP-005',
  severity: 'warning',
  summary: { nb: 'Hardt mellomrom mangler', en: 'A no-break space is missing' },
  why: {
    nb: 'Tall og det de hører sammen med (§, kr, nr., kl., måned, prosent, måleenhet) skal stå på samme linje. Et hardt mellomrom hindrer at de blir delt ved linjeslutt; på skjermen ser det ut som et vanlig.',
    en: 'A number and what it belongs to (§, kr, nr., kl., month, per cent, unit) stay on one line. A no-break space looks like any other and keeps them together.',
  },
  sentences: {
    parted: {
      nb: ['«{x}» kan bli delt ved linjeslutt.', 'Bruk hardt mellomrom mellom delene. I Word: Ctrl + Shift + mellomrom.'],
      en: ['«{x}» may be parted at the end of a line.', 'Use a no-break space between the parts. In Word: Ctrl + Shift + Space.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Etter §\u00A018-4 er bidraget kr\u00A0150\u00A0000 fra 1.\u00A0januar.' },
      { text: 'I 2020 150 kommuner, punkt 4 i avtalen og 30 dager.' },
      { text: 'Ring 67 50 40 00. Partene har 2 møter, 3 medlemmer og sak om m.' },
    ],
    invalid: [
      { text: 'Etter § 18-4 og §§ 20-2 og 20-4.', finds: ['§ 18-4', '§§ 20-2'], fixed: 'Etter §\u00A018-4 og §§\u00A020-2 og 20-4.' },
      { text: 'Bidraget er kr 1 250 000 fra 1. januar 2027.', finds: ['kr 1 250 000', '1. januar'], fixed: 'Bidraget er kr\u00A01\u00A0250\u00A0000 fra 1.\u00A0januar 2027.' },
      { text: 'Andelen er 30 %, se sak 7/26, nr. 3 og kl. 15.30.', finds: ['30 %', 'sak 7/26', 'nr. 3', 'kl. 15.30'], fixed: 'Andelen er 30\u00A0%, se sak\u00A07/26, nr.\u00A03 og kl.\u00A015.30.' },
      { text: 'Det koster 150 000 kroner\nfor 20 km.', finds: ['150 000 kroner', '20 km'], fixed: 'Det koster 150\u00A0000\u00A0kroner\nfor 20\u00A0km.' },
      { text: 'Frist 1.\njuni.', finds: ['1.\njuni'], fixed: 'Frist 1.\u00A0juni.' },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      const prose = proseOf(block)
      if (!NUMBER_AND_SPACE.test(prose)) continue
      const spaces = new Set<number>()
      for (const pattern of BEFORE_SPACE) for (const { 0: left, index } of prose.matchAll(pattern)) spaces.add(index + left.length)
      let from = -1
      let to = -1
      const offsets = [...spaces].sort((a, b) => a - b)
      for (const [i, space] of offsets.entries()) {
        const start = wordStart(prose, space)
        if (start > to) from = start
        to = wordEnd(prose, space + 1)
        // The next space follows the same word: one finding for the whole of «kr 150 000».
        if (wordStart(prose, offsets[i + 1] ?? Infinity) === space + 1) continue
        const text = prose.slice(from, to)
        // What comes from a value is printed by the product or typed in the head; there is nothing to mend in the text.
        if (!block.editable(from, to)) continue
        yield findingOn(block, from, to, { values: { x: shown(text) } }, { text: text.replace(/ /g, '\u00A0'), automatic: true })
      }
    }
  },
})

function wordStart(text: string, end: number): number {
  let at = end
  while (at > 0 && at <= text.length && /[\p{L}\d§.,/-]/u.test(text[at - 1] ?? '')) at -= 1
  return at
}

function wordEnd(text: string, start: number): number {
  const word = /^[^\s\u00A0]+/.exec(text.slice(start, start + 40))?.[0] ?? ''
  return start + (/^(?:mill\.|mrd\.|stk\.)/.exec(word)?.[0].length ?? word.replace(/[^\p{L}\d%‰²³°]+$/u, '').length)
}
