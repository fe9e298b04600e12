/** TYP-003: ranges with a hyphen or spaces, and dashes that are too long. */
import { rangesIn } from '../../document/norwegian/ranges.ts'
import { findingOn, proseOf, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'

const LONG = /[ \u00A0]?—[ \u00A0]?/g
/** «fra 10–12»: after these words the second one is written out. */
const PREPOSITION = /(?<!\p{L})(fra|mellom)[ \u00A0](?:kl\.[ \u00A0])?$/iu
const SECOND: Readonly<Record<string, string>> = { fra: 'til', mellom: 'og' }

export const typ003 = defineRule({
  id: 'TYP-003',
  severity: 'warning',
  summary: { nb: 'Tankestrek i «fra–til»', en: 'Dash in ranges' },
  why: {
    nb: 'Mellom to tall som betyr «fra–til», står tankestrek uten mellomrom; bindestrek binder ord sammen (Språkrådet). Etter «fra» skriver vi «til».',
    en: 'A range has an en dash without spaces; a hyphen joins words (Språkrådet). After «fra» one writes «til».',
  },
  sentences: {
    range: {
      nb: ['«{x}» betyr «fra–til» og skal ha tankestrek uten mellomrom.', 'Skriv «{fixed}».'],
      en: ['«{x}» is a range and must have an en dash without spaces.', 'Write «{fixed}».'],
    },
    preposition: {
      nb: ['Etter «{word}» skal det stå «{second}», ikke strek, i «{x}».', 'Skriv «{fixed}».'],
      en: ['After «{word}» comes «{second}», not a dash, in «{x}».', 'Write «{fixed}».'],
    },
    long: {
      nb: ['Den lange streken (—) brukes ikke i norsk.', 'Bruk kort tankestrek med mellomrom på begge sider ( – ).'],
      en: ['The em dash (—) is not used in Norwegian.', 'Use an en dash with a space on each side ( – ).'],
    },
  },
  judges: ['any'],
  examples: {
    valid: [
      { text: 'Perioden er 2020–2024, jf. § 18-4 og §§ 13–13 f.' },
      { text: 'Fag- og saksområder følger sak 007/20 og ISO 9001-2015.' },
      { text: 'Utkastet 2021-01-21 – det siste – er kjent. Ring 67-50-40-00.' },
      { text: 'Det er skrevet ut i 22 – tjueto – eksemplarer.' },
    ],
    invalid: [
      { text: 'Perioden er 2020 – 2024.', finds: ['2020 – 2024'], fixed: 'Perioden er 2020–2024.' },
      { text: 'Gruppen har fem-sju medlemmer og møtes fire-fem ganger.', finds: ['fem-sju', 'fire-fem'], fixed: 'Gruppen har fem–sju medlemmer og møtes fire–fem ganger.' },
      { text: 'Møtet er kl. 10.00-12.30, se side 3-5.', finds: ['10.00-12.30', '3-5'], fixed: 'Møtet er kl. 10.00–12.30, se side 3–5.' },
      { text: 'Avtalen gjelder fra 2026–2030.', finds: ['2026–2030'], fixed: 'Avtalen gjelder fra 2026 til 2030.' },
      { text: 'Partene—begge to—er enige.', finds: ['—', '—'], fixed: 'Partene – begge to – er enige.' },
    ],
  },
  *check({ blocks }) {
    for (const block of blocks) {
      const prose = proseOf(block)
      for (const range of rangesIn(prose)) {
        const { from, to, between, betweenFrom, kind } = range
        const word = PREPOSITION.exec(prose.slice(Math.max(0, from - 12), from))?.[1]?.toLowerCase()
        const second = word && SECOND[word]
        if (!second && between === '–') continue
        // In a table «3 – 5» may be a score or two columns of a heading.
        if (kind === 'numbers' && between.length > 1 && block.kind === 'cell') continue
        const mended = second ? ` ${second} ` : '–'
        const values = { x: shown(prose.slice(from, to)), fixed: shown(prose.slice(from, betweenFrom) + mended + prose.slice(betweenFrom + between.length, to)) }
        const fix = { text: mended, from: betweenFrom, to: betweenFrom + between.length, automatic: true }
        yield findingOn(block, from, to, second && word ? { sentence: 'preposition', values: { ...values, word, second } } : { sentence: 'range', values }, fix)
      }
      for (const { 0: dash, index } of prose.matchAll(LONG)) {
        const at = index + dash.indexOf('—')
        const inRange = /\d[ \u00A0]?$/.test(prose.slice(0, at).slice(-2)) && /^[ \u00A0]?\d/.test(prose.slice(at + 1, at + 3))
        if (!inRange) yield findingOn(block, at, at + 1, { sentence: 'long' }, { text: ' – ', from: index, to: index + dash.length, automatic: true })
      }
    }
  },
})
