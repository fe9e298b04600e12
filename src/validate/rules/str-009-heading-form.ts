/** STR-009 and STR-010: headings that end with a mark, or stand in capitals. */
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'

/** Abbreviations keep their stop at the end of a heading too. */
const ABBREVIATION = /(?:^|[\s(])(?:mv|m\.m|osv|etc|o\.l|mfl|m\.fl|st|jr)\.$/iu

export const str009 = defineRule({
  id: 'STR-009',
  severity: 'warning',
  summary: { nb: 'Overskrift som slutter med tegn', en: 'A heading that ends with a mark' },
  why: {
    nb: 'Overskrifter har verken punktum eller kolon til slutt (Språkrådet). Tegnet blir også med i innholdsfortegnelsen.',
    en: 'Headings have neither full stop nor colon at the end (Språkrådet). The mark also shows in the table of contents.',
  },
  sentences: {
    mark: {
      nb: ['Overskriften «{heading}» slutter med «{mark}».', 'Ta bort «{mark}».'],
      en: ['The heading «{heading}» ends with «{mark}».', 'Remove «{mark}».'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [{ text: '## Hva gjelder avtalen?\n\nTekst.' }, { text: '## Formål, rammer mv.\n\nTekst.' }, { text: '## Formål: rammer\n\nTekst:' }],
    invalid: [
      { text: '## Oppfølging av avtalen:\n\nTekst.', finds: [':'], fixed: '## Oppfølging av avtalen\n\nTekst.' },
      { text: '## Formål.\n\nTekst.\n\n### Rammer;\n\nTekst.', finds: ['.', ';'], fixed: '## Formål\n\nTekst.\n\n### Rammer\n\nTekst.' },
      { text: '## Vedlegg: {#vedlegg}\n\nTekst.', finds: [':'], fixed: '## Vedlegg {#vedlegg}\n\nTekst.' },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      if (block.kind !== 'heading') continue
      const heading = proseOf(block)
      const to = heading.trimEnd().length
      const mark = heading[to - 1] ?? ''
      if (!/[.,:;]/.test(mark) || ABBREVIATION.test(heading.slice(0, to)) || heading.slice(0, to).endsWith('..')) continue
      yield findingOn(block, to - 1, to, { values: { heading: shown(heading), mark } }, { text: '', automatic: true })
    }
  },
})

export const str010 = defineRule({
  id: 'STR-010',
  severity: 'info',
  summary: { nb: 'Overskrift i store bokstaver', en: 'Heading in capitals' },
  why: {
    nb: 'Store bokstaver er tyngre å lese, og egennavn og forkortelser forsvinner i mengden. Husstilen gir overskriftene skrift og størrelse.',
    en: 'Capitals are harder to read, and names and abbreviations drown in them. The house style gives headings their type and size.',
  },
  sentences: {
    capitals: {
      nb: ['Overskriften «{heading}» er skrevet med bare store bokstaver.', 'Skriv den med vanlige bokstaver: stor bokstav først og i egennavn.'],
      en: ['The heading «{heading}» is in capitals.', 'Write it in ordinary letters: a capital first and in names.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [{ text: '## IKT og GDPR\n\nTekst.' }, { text: '## Samarbeid i KS\n\nTekst.' }, { text: '## IPR\n\nTekst.\n\n## IKT/GDPR\n\nTekst.\n\n## NAV\n\nTekst.' }],
    invalid: [
      { text: '## SAKEN I KORTE TREKK\n\nTekst.', finds: ['SAKEN I KORTE TREKK'] },
      { text: '## 1. BAKGRUNN\n\nTekst.', head: 'nummerering: ingen', finds: ['1. BAKGRUNN'] },
      { text: '## ØKONOMI OG DRIFT\n\nTekst.\n\n## VEDLEGG 1\n\nTekst.', finds: ['ØKONOMI OG DRIFT', 'VEDLEGG 1'] },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      if (block.kind !== 'heading') continue
      const letters = proseOf(block).replace(/[^\p{L}]/gu, '')
      // Shorter ones may be abbreviations.
      if (/\p{L}{5}/u.test(proseOf(block)) && letters === letters.toUpperCase() && letters !== letters.toLowerCase()) yield findingOn(block, 0, block.text.length, { values: { heading: shown(block.text) } })
    }
  },
})
