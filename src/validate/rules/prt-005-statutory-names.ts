/** PRT-005: the name of an intermunicipal political council or joint task body must say what it is. */
import { defineRule } from '../rule.ts'
import type { Subject } from '../rule.ts'
import type { Position } from '../../document/tree.ts'

/** LOV-2023-06-02-21 brought the rule. */
const FROM = '2023-07-01'

/** What announces that the name is of such a body, and what the name must then hold. */
const FORMS = [
  { sentence: 'council', isOne: /interkommunalt\s(?:\p{Ll}+\s)?råd/iu, basis: '§ 18-4', holds: /interkommunalt politisk råd|(?<!\p{L})IPR(?!\p{L})/iu },
  { sentence: 'taskBody', isOne: /oppg[aå]v[ae]?fellesskap|oppgåvefellesskap/iu, basis: '§ 19-4', holds: /kommunalt oppg[aå]vefellesskap|(?<!\p{L})KO(?!\p{L})/iu },
] as const

/** «Rådets navn er Vikane samarbeidsråd.» */
const NAMED = /\b(?:navn|namn) er (?:«([^»\n]{1,120})»|([^.\n]{1,120})\.)/iu

export const prt005 = defineRule({
  id: 'PRT-005',
  severity: 'error',
  summary: { nb: 'Lovbestemt navn på råd og oppgavefellesskap', en: 'Statutory names of councils and joint task bodies' },
  why: {
    nb: 'Siden 1. juli 2023 skal navnet på et interkommunalt politisk råd inneholde «interkommunalt politisk råd» eller «IPR», og navnet på et kommunalt oppgavefellesskap «kommunalt oppgavefellesskap» eller «KO» (koml. §§ 18-1 og 19-1 tredje ledd).',
    en: 'Since 1 July 2023 the name of an intermunicipal political council must contain «interkommunalt politisk råd» or «IPR», and that of a joint task body «kommunalt oppgavefellesskap» or «KO» (koml. §§ 18-1 and 19-1 third paragraph).',
  },
  sentences: {
    council: {
      nb: ['Navnet «{name}» må inneholde «interkommunalt politisk råd» eller «IPR» (koml. § 18-1 tredje ledd).', 'Skriv for eksempel «{name} IPR», eller det navnet rådet er registrert med.'],
      en: ['The name «{name}» must contain «interkommunalt politisk råd» or «IPR» (koml. § 18-1 third paragraph).', 'Write for instance «{name} IPR», or the name under which the council is registered.'],
    },
    taskBody: {
      nb: ['Navnet «{name}» må inneholde «kommunalt oppgavefellesskap» eller «KO» (koml. § 19-1 tredje ledd).', 'Skriv for eksempel «{name} KO», eller det navnet oppgavefellesskapet er registrert med.'],
      en: ['The name «{name}» must contain «kommunalt oppgavefellesskap» or «KO» (koml. § 19-1 third paragraph).', 'Write for instance «{name} KO», or the name under which the body is registered.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: a, navn: Interkommunalt råd for Vikane }\n  - { id: b, navn: Nordvika kommune }', date: '2021-01-21' },
      { text: '## Navn\n\nRådets navn er Vikane IPR.', type: 'interkommunalt-politisk-raad' },
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: a, navn: Interkommunalt politisk råd for Vikane }\n  - { id: b, navn: Vikane vann KO }' },
      { text: 'Rådets navn er Vikrådet. Nordvika eldreråd er høringsinstans.' },
    ],
    invalid: [
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: a, navn: Interkommunalt råd for Vikane }\n  - { id: b, navn: Nordvika kommune }', finds: ['Interkommunalt råd for Vikane'] },
      { text: '## Rådets navn {#navn}\n\nRådets navn er Vikane samarbeidsråd.', type: 'interkommunalt-politisk-raad', finds: ['Vikane samarbeidsråd'] },
      { text: '## Navn\n\nOppgavefellesskapets navn er {{verdier.navn}}.', head: 'verdier:\n  navn: Vikane brann og redning', type: 'kommunalt-oppgavefellesskap', finds: ['{{verdier.navn}}'] },
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: a, navn: Vikane interkommunale oppgavefellesskap }\n  - { id: b, navn: Nordvika kommune }', date: '2023-07-01', finds: ['Vikane interkommunale oppgavefellesskap'] },
    ],
  },
  *check(subject) {
    const { date, type } = subject
    if (date === undefined || date < FROM) return
    const names = [...listed(subject), ...written(subject)]
    for (const { name, position, isOwn } of names) {
      const form = FORMS.find(({ isOne, basis }) => (isOwn ? type?.rettsgrunnlag?.includes(basis) : isOne.test(name)))
      if (form && !form.holds.test(name)) yield { sentence: form.sentence, position, values: { name } }
    }
  },
})

interface Name {
  name: string
  position: Position | undefined
  /** The name that the agreement gives to the body it creates. */
  isOwn: boolean
}

function listed({ meta, locate }: Subject): Name[] {
  return (meta.parter ?? []).map(({ navn }, i) => ({ name: navn, position: locate(['parter', i, 'navn']).value, isOwn: false }))
}

function written({ blocks }: Subject): Name[] {
  return blocks.flatMap(({ text, place }) => {
    const match = NAMED.exec(text)
    const name = match?.[1] ?? match?.[2]
    if (!match || name === undefined) return []
    const from = match.index + match[0].indexOf(name)
    return [{ name, position: place(from, from + name.length), isOwn: true }]
  })
}
