/** TYP-006: a full stop as thousands separator. */
import { defineRule } from '../rule.ts'

/** Groups of three after full stops; not a date, a clause number (no group of three) or a longer number with stops. */
const STOPPED = /(?<![\d.,])\d{1,3}(?:\.\d{3})+(?![\d]|\.\d)/g

export const typ006 = defineRule({
  id: 'TYP-006',
  severity: 'warning',
  summary: { nb: 'Punktum som tusenskille', en: 'Full stop as thousands separator' },
  why: {
    nb: 'I norsk skilles tusener med mellomrom, aldri med punktum; punktum kan leses som desimaltegn (Språkrådet).',
    en: 'Norwegian parts thousands with a space, never with a full stop, which may be read as a decimal point (Språkrådet).',
  },
  sentences: {
    stopped: {
      nb: ['Tallet «{number}» har punktum som tusenskille.', 'Skriv «{fixed}» med hardt mellomrom.'],
      en: ['The number «{number}» has a full stop as thousands separator.', 'Write «{fixed}» with a no-break space.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Bidraget er 150 000 kroner.' },
      { text: 'Møtet er 21.1.2021, og vedtaket står i punkt 4.2.1.' },
      { text: 'Renten er 3,125 prosent, kl. 15.30.' },
    ],
    invalid: [
      { text: 'Fylkeskommunen betaler kr 150.000 i året.', finds: ['150.000'], fixed: 'Fylkeskommunen betaler kr 150\u00A0000 i året.' },
      { text: 'Rammen er 1.250.000 kroner, derav 50.000 i 2026.', finds: ['1.250.000', '50.000'] },
    ],
  },
  *check({ blocks }) {
    for (const { text, place, editable } of blocks) {
      for (const { 0: number, index } of text.matchAll(STOPPED)) {
        const [from, to] = [index, index + number.length]
        const fixed = number.replaceAll('.', '\u00A0')
        const position = editable(from, to)
        yield { position: place(from, to), values: { number, fixed }, ...(position && { fix: { position, text: fixed, changesPrint: true, automatic: true } }) }
      }
    }
  },
})
