/** TYP-001: quotation marks of another language. */
import { findingOn, HIDDEN, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'

/** A quotation in straight or curly marks; a mark after a figure is inches, and the next mark always ends the search. */
const QUOTED = /(?<![\p{L}\d"])"(?=[^\s"])([^"]*[^\s"])"(?![\p{L}\d])|[“„”](?=[^\s“”„])([^“”„]*)[“”]/gu
const INSIDE = /«[^«»]*»/g

export const typ001 = defineRule({
  id: 'TYP-001',
  severity: 'warning',
  summary: { nb: 'Feil anførselstegn', en: 'Quotation marks of another language' },
  why: {
    nb: 'Norske anførselstegn er « og » (Språkrådet). Samme tegn i hele avtalen gjør det tydelig hva som er sitat, og hva som er et definert begrep.',
    en: 'Norwegian quotation marks are « and » (Språkrådet). The same marks throughout show what is quoted and what is a defined term.',
  },
  sentences: {
    foreign: {
      nb: ['Sitatet {quoted} har ikke norske anførselstegn.', 'Sett « foran og » etter.'],
      en: ['The quotation {quoted} has no Norwegian quotation marks.', 'Put « before it and » after it.'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Partene kaller dette «fellesskapet».' },
      { text: 'Han sa: «Vi kaller det “løftet” her.»' },
      { text: 'Skjermen er 24" og den andre 27" bred.' },
      { text: 'Feltet heter `"navn"` i systemet.' },
    ],
    invalid: [
      { text: 'Dette kalles "tiltaket" i avtalen.', finds: ['"tiltaket"'], fixed: 'Dette kalles «tiltaket» i avtalen.' },
      { text: 'Planen heter “Havna 2030”, og modellen „Nord“.', finds: ['“Havna 2030”', '„Nord“'], fixed: 'Planen heter «Havna 2030», og modellen «Nord».' },
      { text: 'Et "**viktig**" ord.', finds: ['"**viktig**"'], fixed: 'Et "**viktig**" ord.' },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      const prose = proseOf(block).replace(INSIDE, (quoted) => HIDDEN.repeat(quoted.length))
      for (const { 0: quoted, index } of prose.matchAll(QUOTED)) {
        yield findingOn(block, index, index + quoted.length, { values: { quoted: shown(quoted) } }, { text: `«${block.text.slice(index + 1, index + quoted.length - 1)}»`, automatic: true })
      }
    }
  },
})
