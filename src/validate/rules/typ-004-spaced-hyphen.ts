/** TYP-004: a hyphen with spaces around it, where a dash is meant. */
import { findingOn, proseOf } from '../prose.ts'
import { defineRule } from '../rule.ts'

/** One or two hyphens between spaces; what stands on each side is looked at afterwards. */
const SPACED = /(?<=\S)[ \u00A0](--?)(?=[ \u00A0]\S)/gu

export const typ004 = defineRule({
  id: 'TYP-004',
  severity: 'info',
  summary: { nb: 'Bindestrek brukt som tankestrek', en: 'Hyphen used as a dash' },
  why: {
    nb: 'Et innskudd eller en pause i setningen har tankestrek med mellomrom på begge sider (Språkrådet). Bindestreken binder ord sammen og står uten mellomrom.',
    en: 'A break in a sentence has an en dash with spaces (Språkrådet). The hyphen joins words and has none.',
  },
  sentences: {
    spaced: {
      nb: ['Bindestreken i «{x}» står der det skal være tankestrek.', 'Skriv «{fixed}».'],
      en: ['The hyphen in «{x}» stands for a dash.', 'Write «{fixed}».'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Framdrift – partnerskapsavtale, fag- og saksområder.' },
      { text: 'Temperaturen er - 5 grader, regnestykket 7 - 5.' },
      { text: 'Innbyggerinvolvering og -mobilisering, fag - og saksområder.' },
    ],
    invalid: [
      { text: 'Kommuner i andre regioner - Trøndelag og Rogaland - er med.', finds: ['regioner - Trøndelag', 'Rogaland - er'], fixed: 'Kommuner i andre regioner – Trøndelag og Rogaland – er med.' },
      { text: '## Finansiering - avgift\n\nTekst.', finds: ['Finansiering - avgift'], fixed: '## Finansiering – avgift\n\nTekst.' },
      { text: 'Partene møtes -- som regel -- digitalt.', finds: ['møtes -- som', 'regel -- digitalt'], fixed: 'Partene møtes – som regel – digitalt.' },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      const prose = proseOf(block)
      for (const { 1: dash = '', index } of prose.matchAll(SPACED)) {
        const at = index + 1
        const left = /[^\s\u00A0]+$/.exec(prose.slice(Math.max(0, index - 40), index))?.[0] ?? ''
        const right = /^[^\s\u00A0]+/.exec(prose.slice(at + dash.length + 1, at + 60))?.[0].replace(/[.,;:!?]+$/, '') ?? ''
        // A number after it makes it a minus; «fag - og» is a hyphen that came loose.
        if (/^\d/.test(right) || /^(?:og|eller|samt)$/i.test(right)) continue
        const [from, to] = [index - left.length, at + dash.length + 1 + right.length]
        yield findingOn(block, from, to, { values: { x: `${left} ${dash} ${right}`, fixed: `${left} – ${right}` } }, { text: '–', from: at, to: at + dash.length, automatic: true })
      }
    }
  },
})
