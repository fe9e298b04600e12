/** LOV-001 to LOV-004: what the law says that an agreement of its kind must hold, item by item. */
import { lacking, placeOfHeading } from '../clauses.ts'
import { defineRule, type Example, type Rule, type Subject } from '../rule.ts'
import type { ClauseItem } from '../../document/type.ts'

interface Statute {
  id: string
  /** How the legal basis of the items begins. */
  basis: string
  nb: string
  en: string
  why: Rule['why']
  examples: Rule['examples']
}

/** What comes before the letter or number in the legal basis: «fjerde ledd bokstav c», «tredje ledd nr. 5». */
function pointOf({ lovpunkt = '' }: ClauseItem): string {
  if (/^\d+$/.test(lovpunkt)) return `nr. ${lovpunkt}`
  return lovpunkt.length === 1 ? `bokstav ${lovpunkt}` : 'punktet i fjerde ledd'
}

/** § 20-4 fourth paragraph asks for one item more where there is a joint elected board. */
function hasBoard({ meta, blocks }: Subject): boolean {
  if (meta.verdier?.['nemnd'] === true) return true
  if ((meta.parter ?? []).some((party) => typeof (party as { nemndmedlemmer?: unknown }).nemndmedlemmer === 'number')) return true
  return blocks.some(({ text, kind }) => kind !== 'heading' && /felles folkeval[gd]t?e? nemnd/i.test(text) && !/\b(?:ingen|ikke|ikkje|uten|utan)\b/i.test(text))
}

function statutoryRule({ id, basis, nb, en, why, examples }: Statute): Rule {
  return defineRule({
    id,
    severity: 'error',
    summary: { nb: `Det loven krever i ${nb}`, en: `What the law requires in ${en}` },
    why,
    sentences: {
      missing: {
        nb: ['Avtalen mangler {point}: {item} ({basis}).', 'Skriv et punkt «{title}» som sier {item}.{library} {reason}'],
        en: ['The agreement lacks {point}: {item} ({basis}).', 'Write a clause «{title}» that says {item}.{library}'],
      },
      incomplete: {
        nb: ['Punktet skal si {item} ({basis}), men det står ikke noe om {lacks}.', 'Skriv inn i punktet {item}. {reason}'],
        en: ['The clause must say {item} ({basis}), but there is nothing about {lacks}.', 'Write into the clause {item}.'],
      },
    },
    judges: ['avtale'],
    examples,
    *check(subject) {
      const items = (subject.type?.klausuler ?? []).filter(({ lovpunkt, hjemmel, krav }) => lovpunkt !== undefined && krav === 'pliktig' && hjemmel?.startsWith(basis))
      const asked = items.filter(({ gjelder }) => gjelder === undefined || hasBoard(subject))
      for (const verdict of lacking(subject, asked)) {
        const { item } = verdict
        const library = item.standardklausul === undefined ? '' : ` Standardklausulen settes inn med {{> ${item.standardklausul}}} på en egen linje.`
        const values = { point: pointOf(item), item: item.moment, basis: item.hjemmel ?? basis, title: titleOf(item, subject), reason: item.hvorfor, library }
        if (verdict.state === 'missing') yield { sentence: 'missing', values }
        else yield { sentence: 'incomplete', position: placeOfHeading(subject, verdict.heading), values: { ...values, lacks: oneOf(verdict.lacks) } }
      }
    },
  })
}

export function titleOf(item: ClauseItem, { meta }: Subject): string {
  return (meta.målform === 'nn' ? item.tittel.nn : undefined) ?? item.tittel.nb
}

/** «varsel», «frist» eller «oppsigelsestid» */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `«${word}»`)
  const last = quoted.pop() ?? ''
  return quoted.length === 0 ? last : `${quoted.join(', ')} eller ${last}`
}

/** The clauses of an agreement as its type lists them, some left out: each has a sentence with the words that it must hold. */
function draft(clauses: Readonly<Record<string, string>>, without: readonly string[] = []): string {
  return Object.entries(clauses).filter(([title]) => !without.includes(title)).map(([title, text]) => `## ${title}\n\n${text}`).join('\n\n')
}

const IPR = {
  'Rådets navn': 'Rådets navn er Vikane IPR.',
  'Rettslig status': 'Rådet er et eget rettssubjekt.',
  Representantskap: 'Hver deltaker har to medlemmer.',
  Saksområder: 'Rådet behandler saker om havn.',
  'Delegert myndighet:': 'Ingen myndighet er lagt til rådet.',
  'Eierandel og ansvarsandel': 'Hver deltaker har en eierandel på 50 prosent.',
  'Uttreden av rådet': 'En deltaker kan tre ut med ett års varsel.',
  'Oppløsning og avvikling': 'Rådet oppløses når deltakerne er enige. Nordvika oppbevarer arkivet.',
}

const KO = {
  Navn: 'Navnet er Vikane KO.',
  Rettssubjekt: 'Oppgavefellesskapet er eget rettssubjekt.',
  'Medlemmer i representantskapet': 'To medlemmer hver.',
  'Oppgaver og myndighet': 'Oppgaven er havn. Det har myndighet til drift.',
  Innskudd: 'Deltakerne skyter inn 1000 kroner og yter årlig bidrag.',
  Eierandeler: 'Like eierandeler.',
  Låneopptak: 'Det kan ikke ta opp lån.',
  'Rapporter': 'Rapport hvert år.',
  'Uttreden av samarbeidet': 'Deltakerne kan tre ut med ett års varsel.',
  Oppløsning: 'Oppløses ved enighet. Arkivene går til Nordvika.',
}

const HOST = {
  'Deltakerne i samarbeidet': 'Deltakerne er Nordvika kommune og Sørvika kommune.',
  Vertskommunen: 'Nordvika er vertskommune.',
  'Delegert myndighet': 'Oppgavene og myndigheten går fram av vedlegget.',
  'Tidspunkt for overføring': 'Overføres 1. januar 2027.',
  Underretning: 'Deltakerne får melding om vedtak i klagesaker.',
  Betaling: 'Kostnadene deles likt.',
  'Uttreden av samarbeidet': 'En deltaker kan tre ut med ett års varsel.',
  Avvikling: 'Samarbeidet oppløses ved enighet.',
  'Andre forhold': 'Loven krever ikke mer.',
}

const IKS = {
  Navn: 'Selskapets navn er Kysten vann IKS.',
  Eiere: 'Deltakere er Nordvika kommune og Sørvika kommune.',
  'Selskapets formål': 'Formålet er å levere vann.',
  Forretningskontor: 'Hovedkontoret er i Nordvika.',
  Styremedlemmer: 'Styret har fem medlemmer.',
  Innskuddsplikt: 'Deltakerne skyter inn 1000 kroner. Det er ingen andre ytelser.',
  Eierandeler: 'Eierandelene er like.',
  Representantskap: 'Det har fire medlemmer. Hver deltaker oppnevner to.',
  'Andre forhold': 'Loven krever ikke mer.',
}

const near = (type: string, clauses: Readonly<Record<string, string>>): Example[] => [
  { type, text: draft(clauses) },
  { type, text: Object.entries(clauses).map(([title, text], i) => `## ${i + 1}. ${title.toUpperCase()}\n\n${text}`).join('\n\n'), head: 'nummerering: ingen' },
  // Two items under one heading, and sub-clauses that say what their clause must.
  { type, text: Object.entries(clauses).map(([title, text], i) => (i === 0 ? `## ${title}\n\nSe under.\n\n### Nærmere om dette\n\n${text}` : `## ${title}\n\n${text}`)).join('\n\n') },
]

export const lov001 = statutoryRule({
  id: 'LOV-001',
  basis: 'koml. § 18-4',
  nb: 'samarbeidsavtalen for et interkommunalt politisk råd',
  en: 'the agreement of an intermunicipal political council',
  why: {
    nb: 'Kommuneloven § 18-4 fjerde ledd har åtte punkter, a til h, som samarbeidsavtalen skal fastsette. Mangler ett, er avtalen ikke fullstendig, og kommunestyrene må vedta den på nytt. (Bokstavene er regnet ut av rekkefølgen i loven.)',
    en: 'Section 18-4 fourth paragraph of the Local Government Act has eight items, a to h, that the agreement must settle. If one is missing, the councils must adopt it anew. (The letters are inferred from the order in the act.)',
  },
  examples: {
    valid: near('interkommunalt-politisk-raad', IPR),
    invalid: [
      { type: 'interkommunalt-politisk-raad', text: draft(IPR, ['Representantskap']), finds: [null] },
      { type: 'interkommunalt-politisk-raad', text: draft(IPR, ['Rettslig status', 'Saksområder']), finds: [null, null] },
      { type: 'interkommunalt-politisk-raad', text: draft({ ...IPR, 'Uttreden av rådet': 'En deltaker kan tre ut når den vil.' }), finds: ['Uttreden av rådet'] },
    ],
  },
})

export const lov002 = statutoryRule({
  id: 'LOV-002',
  basis: 'koml. § 19-4',
  nb: 'samarbeidsavtalen for et kommunalt oppgavefellesskap',
  en: 'the agreement of a municipal joint task body',
  why: {
    nb: 'Kommuneloven § 19-4 fjerde ledd har ti punkter, a til j, som samarbeidsavtalen skal fastsette. (Bokstavene er regnet ut av rekkefølgen i loven.)',
    en: 'Section 19-4 fourth paragraph of the Local Government Act has ten items, a to j, that the agreement must settle. (The letters are inferred from the order in the act.)',
  },
  examples: {
    valid: near('kommunalt-oppgavefellesskap', KO),
    invalid: [
      { type: 'kommunalt-oppgavefellesskap', text: draft(KO, ['Låneopptak']), finds: [null] },
      { type: 'kommunalt-oppgavefellesskap', text: draft(KO, ['Rapporter', 'Eierandeler']), finds: [null, null] },
      { type: 'kommunalt-oppgavefellesskap', text: draft({ ...KO, Oppløsning: 'Oppløses ved enighet.' }), finds: ['Oppløsning'] },
    ],
  },
})

export const lov003 = statutoryRule({
  id: 'LOV-003',
  basis: 'koml. § 20-4',
  nb: 'samarbeidsavtalen for et vertskommunesamarbeid',
  en: 'the agreement of a host municipality co-operation',
  why: {
    nb: 'Kommuneloven § 20-4 tredje ledd har ni punkter, a til i, som samarbeidsavtalen skal ha bestemmelser om. Med felles folkevalgt nemnd skal den også si hvor mange medlemmer hver deltaker har (fjerde ledd). (Bokstavene er regnet ut av rekkefølgen i loven.)',
    en: 'Section 20-4 third paragraph of the Local Government Act has nine items, a to i, and with a joint elected board one more (fourth paragraph). (The letters are inferred from the order in the act.)',
  },
  examples: {
    valid: [...near('vertskommunesamarbeid', HOST), { type: 'vertskommunesamarbeid', text: draft({ ...HOST, Formål: 'Samarbeidet har ingen felles folkevalgt nemnd.' }) }],
    invalid: [
      { type: 'vertskommunesamarbeid', text: draft(HOST, ['Underretning']), finds: [null] },
      { type: 'vertskommunesamarbeid', text: draft(HOST, ['Avvikling', 'Vertskommunen']), finds: [null, null] },
      { type: 'vertskommunesamarbeid', text: draft({ ...HOST, Formål: 'Deltakerne oppretter en felles folkevalgt nemnd.' }), finds: [null] },
    ],
  },
})

export const lov004 = statutoryRule({
  id: 'LOV-004',
  basis: 'IKS-loven § 4',
  nb: 'selskapsavtalen for et interkommunalt selskap',
  en: 'the company agreement of an intermunicipal company',
  why: {
    nb: 'IKS-loven § 4 tredje ledd har ni punkter som selskapsavtalen i det minste skal angi.',
    en: 'Section 4 third paragraph of the act on intermunicipal companies has nine items that the company agreement must state.',
  },
  examples: {
    valid: near('selskapsavtale-iks', IKS),
    invalid: [
      { type: 'selskapsavtale-iks', text: draft(IKS, ['Forretningskontor']), finds: [null] },
      { type: 'selskapsavtale-iks', text: draft(IKS, ['Styremedlemmer', 'Navn']), finds: [null, null] },
      { type: 'selskapsavtale-iks', text: draft({ ...IKS, Representantskap: 'Det har fire medlemmer.' }), finds: ['Representantskap'] },
    ],
  },
})
