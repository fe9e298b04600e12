/** PRT-001: an agreement without parties, or with a single one. */
import { isCollective } from '../signers.ts'
import { defineRule } from '../rule.ts'

export const prt001 = defineRule({
  id: 'PRT-001',
  severity: 'error',
  summary: { nb: 'Avtalen har ikke parter', en: 'The agreement has no parties' },
  why: {
    nb: 'Bare den som er part, blir bundet. En avtale må si hvem den binder, og det må være minst to (alminnelig avtalerett og praksis).',
    en: 'Only a party is bound. An agreement must say whom it binds, and they must be at least two (contract law and practice).',
  },
  sentences: {
    none: {
      nb: ['Avtalen mangler parter.', 'Skriv opp partene under «parter» øverst i filen, med id og fullt navn for hver. Skal mange slutte seg til, kan de stå som én part med fellesnavn.'],
      en: ['The agreement has no parties.', 'List the parties under «parter» at the top of the file, each with id and full name. If many are to join, they may stand as one party under a common name.'],
    },
    single: {
      nb: ['Avtalen har bare én part, «{name}».', 'Skriv opp også den andre parten under «parter».'],
      en: ['The agreement has only one party, «{name}».', 'List the other party under «parter» as well.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: '## Formål\n\nPartene samarbeider om havn.' },
      { text: '## Formål\n\nKommunene samarbeider.', head: 'parter:\n  - { id: kommunene, navn: Kommunene i Nordfjella }' },
      { text: '## Formål\n\nMedlemmene samarbeider.', head: 'parter:\n  - { id: medlemmer, navn: Medlemmene i Kystnettverket }\neksemplarer: { form: tiltredelse }' },
      { text: '## Formål\n\nPartene samarbeider.', head: 'parter:\n  - id: radet\n    navn: Nordvika IPR\n    underskrivere: [{ navn: Nordvika kommune }, { navn: Sørvika kommune }]\n  - { id: fylket, navn: Fjordland fylkeskommune }' },
    ],
    invalid: [
      { text: '## Formål\n\nKommunene samarbeider om havn.', head: '# parter: skrives senere', finds: [null] },
      { text: '## Formål\n\nKommunen og staten samarbeider.', head: 'parter:\n  - { id: nordvika, navn: Nordvika kommune }', finds: ['Nordvika kommune'] },
      { text: '## Formål\n\nFylket støtter tiltaket.', head: 'parter:\n  - { id: fjordland, navn: Fjordland fylkeskommune, kortnavn: fylket }', type: 'partneravtale', finds: ['Fjordland fylkeskommune'] },
    ],
  },
  *check({ meta, locate }) {
    const parties = meta.parter ?? []
    const [first] = parties
    if (!first) yield { sentence: 'none', missing: 'parter' }
    else if (parties.length === 1 && !isCollective(first.navn) && meta.eksemplarer?.form !== 'tiltredelse') {
      yield { sentence: 'single', position: locate(['parter', 0, 'navn']).value, values: { name: first.navn } }
    }
  },
})
