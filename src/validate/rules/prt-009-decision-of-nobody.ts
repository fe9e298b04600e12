/** PRT-009: a decision of somebody who is no party. */
import { nearest } from '../../document/suggest.ts'
import { defineRule } from '../rule.ts'

export const prt009 = defineRule({
  id: 'PRT-009',
  severity: 'error',
  summary: { nb: 'Vedtak av noen som ikke er part', en: 'Decision of somebody who is no party' },
  why: {
    nb: 'Hvert vedtak trykkes hos parten det binder. Er kjennetegnet skrevet feil, blir vedtaket borte uten at noen ser det.',
    en: 'Each decision is printed with the party that it binds. With a misspelt id it is lost without anybody noticing.',
  },
  sentences: {
    nobody: {
      nb: ['Vedtaket gjelder «{part}», men ingen part har det kjennetegnet.{guess}', 'Bruk «id» til en av partene: {known}.'],
      en: ['The decision is of «{part}», but no party has that id.{guess}', 'Use the «id» of one of the parties: {known}.'],
    },
  },
  judges: ['avtale', 'vedtekter'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: nord, navn: Nordvika kommune }\n  - { id: sor, navn: Sørvika kommune }\nvedtak:\n  - { part: nord, organ: kommunestyret }\n  - { part: sor, organ: kommunestyret }' },
      { text: 'Partene samarbeider.' },
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: nord, navn: Nordvika kommune }\nvedtak:\n  - { part: nord, organ: formannskapet }\n  - { part: nord, organ: kommunestyret }' },
    ],
    invalid: [
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: nordvika, navn: Nordvika kommune }\n  - { id: sorvika, navn: Sørvika kommune }\nvedtak:\n  - { part: nordvka, organ: kommunestyret }', finds: ['nordvka'] },
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: nord, navn: Nordvika kommune }\nvedtak:\n  - { part: fylket, organ: fylkestinget }\n  - { part: nord, organ: kommunestyret }', finds: ['fylket'] },
      { text: 'Partene samarbeider.', head: 'parter:\n  - { id: nord, navn: Nordvika kommune }\nvedtak:\n  - { part: ost, organ: kommunestyret }\n  - { part: vest, organ: kommunestyret }', finds: ['ost', 'vest'] },
    ],
  },
  *check({ meta, locate }) {
    const known = (meta.parter ?? []).map(({ id }) => id)
    if (known.length === 0) return
    for (const [i, { part }] of (meta.vedtak ?? []).entries()) {
      if (known.includes(part)) continue
      const guess = nearest(part, known)
      yield { position: locate(['vedtak', i, 'part']).value, values: { part, guess: guess === undefined ? '' : ` («${guess}»?)`, known: known.map((id) => `«${id}»`).join(', ') } }
    }
  },
})
