/** STR-014: a clause number typed into a heading that is numbered by itself. */
import { MONTHS } from '../../document/norwegian/dates.ts'
import { findingOn, shown } from '../prose.ts'
import { defineRule } from '../rule.ts'
import { headingsByText, typedNumber } from '../typed-number.ts'

const MONTH = new RegExp(`^(?:${MONTHS.join('|')})`, 'i')

export const str014 = defineRule({
  id: 'STR-014',
  severity: 'warning',
  summary: { nb: 'Nummer skrevet for hånd i overskriften', en: 'A clause number typed into a heading' },
  why: {
    nb: 'Utkastet nummererer punktene av seg selv («nummerering» i hodet). Et nummer som er skrevet inn, kommer i tillegg («1 1. Formål») og blir feil når et punkt blir satt inn eller flyttet.',
    en: 'The draft numbers its clauses by itself («nummerering» in the front matter). A typed number is printed beside it and goes wrong when a clause is inserted or moved.',
  },
  sentences: {
    typed: {
      nb: ['Overskriften «{heading}» har nummeret «{number}» skrevet inn, men får nummer av seg selv.', 'Ta bort «{number}» fra overskriften.'],
      en: ['The heading «{heading}» has the number «{number}» typed in but is numbered by itself.', 'Remove «{number}» from the heading.'],
    },
  },
  examples: {
    valid: [
      { text: '## Formål\n\nTekst.\n\n## 22 kommuner i Nordvika\n\nTekst.\n\n## 2. halvår 2026\n\nTekst.\n\n## 1. Mai-dagen\n\nTekst.' },
      { text: '## 1. Formål\n\nTekst.', head: 'nummerering: ingen' },
      { text: '## 5G-nettet\n\nTekst.\n\n## 12 Kommuner\n\nTekst.' },
    ],
    invalid: [
      { text: '## 1. Formål\n\nTekst.\n\n## 2 Økonomi\n\nTekst.', finds: ['1.', '2'] },
      { text: '## Formål\n\nTekst.\n\n### 1.1 Mål\n\nTekst.\n\n### 1.2: Rammer\n\nTekst.', finds: ['1.1', '1.2:'] },
      { text: '## § 1 Navn\n\nTekst.\n\n## Punkt 4: Økonomi\n\nTekst.', finds: ['§ 1', 'Punkt 4:'] },
    ],
  },
  *check(subject) {
    for (const headings of headingsByText(subject)) {
      for (const heading of headings) {
        const ordinal = subject.numbers.get(heading.block)
        const typed = typedNumber(heading.text)
        if (!ordinal || !typed || MONTH.test(heading.text.slice(typed.length))) continue
        // «12 Kommuner» is a count unless it is the very number that the clause has.
        if (typed.bare && ordinal.label !== typed.label) continue
        const number = heading.text.slice(0, typed.length).trimEnd()
        yield findingOn(heading, 0, number.length, { values: { heading: shown(heading.text), number } }, { text: '', from: 0, to: typed.length })
      }
    }
  },
})
