/** PRT-002: those who sign are not those who are parties. */
import { signatories } from '../../document/meta.ts'
import { isCollective, nameKey, signatureOf } from '../signers.ts'
import { defineRule } from '../rule.ts'

const SIGNERS = (names: string): string => `## Formål\n\nPartene samarbeider.\n\nSted, dato\n\n| ${names} |\n| --- | --- |`

export const prt002 = defineRule({
  id: 'PRT-002',
  severity: 'error',
  summary: { nb: 'Underskrivere som ikke er parter', en: 'Signatories that are not the parties' },
  why: {
    nb: 'Den som undertegner uten å være part, blir ikke bundet, og en part som ikke undertegner, har ikke inngått avtalen. Når noen andre undertegner for en part, skal det gå fram av avtalen.',
    en: 'Who signs without being a party is not bound, and a party that does not sign has not entered into the agreement. When others sign for a party, the agreement must show it.',
  },
  sentences: {
    differ: {
      nb: ['Signaturblokken har {n} underskrivere ({signers}), men avtalen har {m} parter ({parties}).', 'La partene selv undertegne, eller skriv dem som undertegner, under «underskrivere» hos den parten de undertegner for. Er det de som er rettslige parter, skal de stå under «parter».'],
      en: ['The signature block has {n} signatories ({signers}), but the agreement has {m} parties ({parties}).', 'Let the parties themselves sign, or list those who sign under «underskrivere» of the party they sign for. If they are the legal parties, they belong under «parter».'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: SIGNERS('Nordvika kommune | Sørvika kommune') },
      { text: '## Formål\n\nPartene samarbeider.\n\n{{> signatur}}' },
      { text: SIGNERS('Nordvika kommune | Sørvika kommune'), head: 'parter:\n  - id: radet\n    navn: Vikane IPR\n    underskrivere: [{ navn: Nordvika kommune }, { navn: Sørvika kommune }]' },
      { text: '## Formål\n\nKommunene samarbeider.\n\nSted ..... Dato .....\n\nFor kommune/fylkeskommune .....' },
      { text: '## Formål\n\nPartene møtes i Nordvika.\n\n| Sted | Dato |\n| --- | --- |\n| Sørvika kommune | 1. mars |' },
    ],
    invalid: [
      { text: SIGNERS('Nordvika kommune | Vestvika kommune'), finds: ['Vestvika kommune'] },
      { text: '## Formål\n\nPartene samarbeider.\n\nSted og dato: ........\n\nFor Nordvika kommune ..........\n\nFor Sørvika havn KF ..........', finds: ['Sørvika havn KF'] },
      { text: SIGNERS('Nordvika kommune | Sørvika kommune'), head: 'parter:\n  - { id: radet, navn: Vikane interkommunalt politisk råd }\n  - { id: sorvika, navn: Sørvika kommune }', finds: ['Nordvika kommune'] },
      { text: '## Formål\n\nPartene samarbeider.\n\nStad, dato\n\nFor Nordvika kommune', finds: ['Nordvika kommune'] },
    ],
  },
  *check(subject) {
    const signature = signatureOf(subject)
    const { meta } = subject
    const parties = meta.parter ?? []
    const allowed = signatories(meta).map(({ navn }) => navn)
    if (!signature || signature.signers.length === 0 || parties.length === 0) return
    if ([...allowed, ...signature.signers.map(({ name }) => name)].some(isCollective)) return
    const keys = new Set([...parties.map(({ navn }) => navn), ...allowed].map(nameKey))
    const signing = new Set(signature.signers.map(({ name }) => nameKey(name)))
    const stranger = signature.signers.find(({ name }) => !keys.has(nameKey(name)))
    const isAbsent = allowed.some((name) => !signing.has(nameKey(name))) && parties.some(({ navn }) => !signing.has(nameKey(navn)))
    if (!stranger && !isAbsent) return
    const { signers } = signature
    yield {
      position: (stranger ?? signers.at(-1))?.position,
      values: { n: signers.length, signers: signers.map(({ name }) => name).join(', '), m: parties.length, parties: parties.map(({ navn }) => navn).join(', ') },
    }
  },
})
