/** LOV-009: an agreement without statutory form that does not say what it rests on. */
import { referencesTo } from '../law-references.ts'
import { defineRule } from '../rule.ts'

export const lov009 = defineRule({
  id: 'LOV-009',
  severity: 'info',
  summary: { nb: 'Rettslig grunnlag er ikke oppgitt', en: 'No legal basis stated' },
  why: {
    nb: 'Interkommunalt samarbeid skal ha en av formene i koml. § 17-1 andre ledd. Partnerskap, nettverk og program er ikke lovbestemte former, men kan bygge på «en annen måte som det er rettslig adgang til».',
    en: 'Intermunicipal co-operation must have one of the forms in koml. § 17-1 second paragraph. Partnerships, networks and programmes are not statutory forms but may rest on «another way there is legal basis for».',
  },
  sentences: {
    none: {
      nb: ['Avtaletypen har ingen lovbestemt form, og avtalen sier ikke hva den bygger på.', 'Legg inn «rettsgrunnlag: {basis}» øverst i filen, eller skriv et punkt om rettslig plassering. Kontroller at avtalen ikke flytter myndighet eller lovpålagte oppgaver.'],
      en: ['This kind of agreement has no statutory form, and the agreement does not say what it rests on.', 'Add «rettsgrunnlag: {basis}» at the top of the file, or write a clause on the legal position. Check that no authority or statutory task is moved.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: 'Partene samarbeider.', head: 'rettsgrunnlag: koml. § 17-1 andre ledd' },
      { text: 'Samarbeidet er et avtalebasert samarbeid etter kommuneloven § 17-1 andre ledd.' },
      { text: 'Partene samarbeider.', type: 'vertskommunesamarbeid' },
    ],
    invalid: [
      { text: 'Partene samarbeider.', finds: [null] },
      { text: 'Partene samarbeider etter kommuneloven.', type: 'partneravtale', finds: [null] },
      { text: 'Nettverket møtes to ganger i året. § 17-1 i leieavtalen gjelder ikke.', type: 'nettverksavtale', finds: [null] },
    ],
  },
  *check({ type, meta, blocks, rows }) {
    const basis = type?.rettsgrunnlag
    if (basis === undefined || !basis.includes('§ 17-1') || meta['rettsgrunnlag'] !== undefined) return
    const acts = rows<{ navn: string; korttitler?: readonly string[] }>('lover').filter(({ navn }) => navn === 'kommuneloven')
    const names = acts.flatMap(({ navn, korttitler = [] }) => [navn, ...korttitler])
    const references = referencesTo(names)
    if (!blocks.some(({ text }) => references(text).some(({ number }) => number === '17-1' || number === '17'))) yield { values: { basis } }
  },
})
