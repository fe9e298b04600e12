/** TAL-004: another number of copies than of signatories. */
import { numbersInWords } from '../../document/norwegian/numbers.ts'
import { defineRule, type Subject } from '../rule.ts'
import { isCollective, namedSigners, signatureOf } from '../signers.ts'
import { sentencesOf } from '../text.ts'

/** Digits, with the same number in words after them perhaps: «22 – to og tyve – eksemplarer», «3 (tre) eksemplarer». */
const DIGITS = /(?<![\p{L}\d.,–-])(\d{1,3})(?:[ \u00A0][–-] [\p{L} ]{2,40} [–-]| \([\p{L} ]{2,40}\))?[ \u00A0](?:likelydende |likelydande |originale? |undertegnede |underskrivne )?eksemplar(?:er)?(?!\p{L})/giu
const ABOUT = /avtale|under(?:tegne|skr)|signer|utferdig|skrevet ut|skriven ut/i
/** After a number in words. */
const COPIES = /^[ \u00A0](?:likelydende |likelydande |originale? |undertegnede |underskrivne )?eksemplar(?:er)?(?!\p{L})/iu

export const tal004 = defineRule({
  id: 'TAL-004',
  severity: 'error',
  summary: { nb: 'Antall eksemplarer stemmer ikke', en: 'Number of copies does not fit' },
  why: {
    nb: 'Hver av dem som undertegner på papir, skal ha sitt eksemplar. Tallet regnes etter dem som undertegner, som kan være flere enn partene.',
    en: 'Each who signs on paper is to have a copy. The number is counted by those who sign, who may be more than the parties.',
  },
  sentences: {
    differ: {
      nb: ['Avtalen har {n} eksemplarer, men {m} som undertegner ({names}).', 'Rett tallet til {m}, eller bruk standardklausulen {{> eksemplarer}}, som teller selv.'],
      en: ['The agreement has {n} copies, but {m} who sign ({names}).', 'Change the number to {m}, or use the standard clause {{> eksemplarer}}, which counts by itself.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: 'Avtalen er undertegnet i to likelydende eksemplarer, ett til hver part.' },
      { text: 'Avtalen er undertegnet i tre eksemplarer.\n\nSted, dato\n\n| Nordvika kommune | Sørvika kommune | Vestvika kommune |\n| --- | --- | --- |' },
      { text: 'Avtalen er undertegnet i ett eksemplar, som Nordvika kommune oppbevarer. Lageret har 40 eksemplarer av håndboken.' },
      { text: 'Avtalen er skrevet ut i 22 – to og tyve – eksemplarer.', head: 'parter:\n  - { id: k, navn: Kommunene i Vikane }' },
      { text: 'Partene får hvert sitt eksemplar.', head: 'eksemplarer: { form: papir }' },
    ],
    invalid: [
      { text: 'Avtalen er undertegnet i tre eksemplarer, ett til hver part.', finds: ['tre'] },
      { text: 'Avtalen er utferdiget i 5 (fem) likelydende eksemplarer.', finds: ['5'] },
      { text: 'Avtalen er undertegnet i to eksemplarer.', head: 'parter:\n  - id: r\n    navn: Vikane IPR\n    underskrivere: [{ navn: Nordvika kommune }, { navn: Sørvika kommune }]\n  - { id: f, navn: Fjordland fylkeskommune }', finds: ['to'] },
      { text: 'Denne avtalen er skriven ut i 22 – to og tyve – eksemplar.', finds: ['22'] },
    ],
  },
  *check(subject) {
    const names = signersOf(subject)
    if (!names) return
    for (const block of subject.blocks) {
      const { text, place } = block
      if (!/eksemplar/i.test(text)) continue
      for (const [start, end] of sentencesOf(block)) {
        const sentence = text.slice(start, end)
        for (const { value, from, to } of countsIn(sentence)) {
          // One copy that somebody keeps is a choice; many copies of something else are no copies of the agreement.
          if (value === names.length || value === 1 || !ABOUT.test(sentence)) continue
          yield { position: place(start + from, start + to), values: { n: value, m: names.length, names: names.join(', ') } }
        }
      }
    }
  },
})

/** Those who sign, by the block where it was typed; undefined when they cannot be counted. */
function signersOf(subject: Subject): readonly string[] | undefined {
  const typed = signatureOf(subject)
  const names = typed && typed.typed.length > 0 && typed.signers.length > 0 ? typed.signers.map(({ name }) => name) : namedSigners(subject)
  return names?.some(isCollective) ? undefined : names
}

function countsIn(text: string): { value: number; from: number; to: number }[] {
  const digits = Array.from(text.matchAll(DIGITS), ({ 1: number = '', index }) => ({ value: Number(number), from: index, to: index + number.length }))
  const words = numbersInWords(text).filter(({ to }) => COPIES.test(text.slice(to, to + 40)))
  return [...digits, ...words].sort((a, b) => a.from - b.from)
}
