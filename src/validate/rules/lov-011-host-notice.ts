/** LOV-011: the host municipality's duty to tell the county governor. */
import { defineRule } from '../rule.ts'

const TOLD = /statsforvalt|fylkesmann|departement/i

export const lov011 = defineRule({
  id: 'LOV-011',
  severity: 'info',
  summary: { nb: 'Orientering til statsforvalteren', en: 'Notice to the county governor' },
  why: {
    nb: 'Vertskommunen skal orientere statsforvalteren om at samarbeidet er opprettet; en vertsfylkeskommune orienterer departementet (koml. § 20-4 femte ledd). Det er en oppgave etter underskrift som lett blir glemt.',
    en: 'The host municipality must inform the county governor that the co-operation exists; a county municipality informs the ministry (koml. § 20-4 fifth paragraph). It is a task after signing that is easily forgotten.',
  },
  sentences: {
    untold: {
      nb: ['Vertskommunen skal orientere statsforvalteren om samarbeidet (koml. § 20-4 femte ledd), men avtalen nevner det ikke.', 'Skriv at vertskommunen orienterer statsforvalteren når avtalen er undertegnet, eller noter det som en oppgave i saken.'],
      en: ['The host municipality must inform the county governor (koml. § 20-4 fifth paragraph), but the agreement does not say so.', 'Write that the host informs the county governor when the agreement is signed, or note it as a task in the case.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { type: 'vertskommunesamarbeid', text: 'Vertskommunen orienterer statsforvalteren når avtalen er undertegnet.' },
      { type: 'vertskommunesamarbeid', text: 'Vertsfylkeskommunen orienterer departementet.' },
      { type: 'samarbeidsavtale', text: 'Nordvika er vertskommune for prosjektet.' },
    ],
    invalid: [
      { type: 'vertskommunesamarbeid', text: 'Nordvika er vertskommune.', finds: [null] },
      { type: 'vertskommunesamarbeid', text: 'Vertskommunen orienterer deltakerne om vedtak.', finds: [null] },
      { type: 'vertskommunesamarbeid', text: 'Staten orienteres ikke.', finds: [null] },
    ],
  },
  *check({ type, blocks }) {
    if (type?.rettsgrunnlag?.includes('§ 20-4') && !blocks.some(({ text }) => TOLD.test(text))) yield {}
  },
})
