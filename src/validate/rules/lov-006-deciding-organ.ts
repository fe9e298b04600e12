/** LOV-006: an agreement that the councils must adopt themselves, adopted by another. */
import { adoptions } from '../adoption.ts'
import { defineRule } from '../rule.ts'

const COUNCIL = /kommunestyr|fylkesting|bystyr|heradsstyr/i

export const lov006 = defineRule({
  id: 'LOV-006',
  severity: 'error',
  summary: { nb: 'Organ som ikke kan vedta avtalen', en: 'Organ that cannot adopt the agreement' },
  why: {
    nb: 'Når loven sier at kommunestyret eller fylkestinget «selv» vedtar avtalen, kan det ikke delegeres (koml. §§ 18-4, 19-4 og 20-4, IKS-loven § 4).',
    en: 'Where the act says that the council «selv» adopts the agreement, delegation is barred (koml. §§ 18-4, 19-4 and 20-4, IKS-loven § 4).',
  },
  sentences: {
    decision: {
      nb: ['Avtalen må vedtas av kommunestyret eller fylkestinget selv; «{organ}» kan ikke vedta den ({basis}).', 'Legg avtalen fram for kommunestyret eller fylkestinget hos denne parten, og før opp det vedtaket.'],
      en: ['The agreement must be adopted by the council itself; «{organ}» cannot adopt it ({basis}).', 'Put the agreement before the council of this party, and record that decision.'],
    },
    text: {
      nb: ['Avtalen sier at «{organ}» vedtar den, men det må kommunestyret eller fylkestinget gjøre selv ({basis}).', 'Skriv at avtalen vedtas av kommunestyret eller fylkestinget hos hver deltaker.'],
      en: ['The agreement says that «{organ}» adopts it, but the council must do so itself ({basis}).', 'Write that the council of each participant adopts the agreement.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { type: 'vertskommunesamarbeid', text: 'Avtalen vedtas av kommunestyret i hver kommune.', head: 'vedtak:\n  - { part: nordvika, organ: Kommunestyret i Nordvika }' },
      { type: 'samarbeidsavtale', text: 'Avtalen godkjennes av kommunedirektøren.' },
      { type: 'interkommunalt-politisk-raad', text: 'Endringer i avtalen vedtas av representantskapet.' },
      { type: 'selskapsavtale-iks', text: 'Partene eier.', head: 'vedtak:\n  - { part: nordvika, organ: representantskapet }' },
    ],
    invalid: [
      { type: 'vertskommunesamarbeid', text: 'Partene samarbeider.', head: 'vedtak:\n  - { part: nordvika, organ: formannskapet }', finds: ['formannskapet'] },
      { type: 'kommunalt-oppgavefellesskap', text: 'Avtalen skal godkjennes av kommunedirektørene.', finds: ['kommunedirektørene'] },
      { type: 'interkommunalt-politisk-raad', text: 'Samarbeidsavtalen vedtas av formannskapet i hver kommune.', head: 'vedtak:\n  - { part: nordvika, organ: fylkesrådet }', finds: ['fylkesrådet', 'formannskapet'] },
    ],
  },
  *check({ type, meta, locate, blocks }) {
    const rule = type?.vedtaksorgan
    if (!rule?.selv) return
    const allowed = rule.organ.filter((organ) => !COUNCIL.test(organ)).map((organ) => organ.toLowerCase())
    const may = (organ: string): boolean => COUNCIL.test(organ) || allowed.some((name) => organ.toLowerCase().includes(name.slice(0, -2)))
    for (const [i, { organ }] of (meta.vedtak ?? []).entries()) {
      if (!may(organ)) yield { sentence: 'decision', position: locate(['vedtak', i, 'organ']).value, values: { organ, basis: rule.hjemmel } }
    }
    for (const { words, position } of adoptions({ blocks })) {
      if (!may(words)) yield { sentence: 'text', position, values: { organ: words, basis: rule.hjemmel } }
    }
  },
})
