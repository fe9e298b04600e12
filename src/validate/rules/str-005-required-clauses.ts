/** STR-005: a clause that agreements of the kind must or should have. */
import { lacking, placeOfHeading } from '../clauses.ts'
import { exampleDraft } from '../example-draft.ts'
import type { ClauseItem } from '../../document/type.ts'
import { defineRule } from '../rule.ts'
import { oneOf, titleOf } from './lov-statutory-items.ts'

/** Clauses that have a rule of their own, which says more. */
const OTHER_RULES: Readonly<Record<string, string>> = { parter: 'PRT-001', signatur: 'SIG-001', arkivansvar: 'LOV-013', motstrid: 'REF-003' }

const WHOLE = [
  '## Formål\n\nFormålet er å drive havnen sammen.',
  '## Rettslig plassering\n\nSamarbeidet er ikke et eget rettssubjekt og overfører ingen myndighet.',
  '## Oppgaver\n\nPartene driver havnen.',
  '## Organisering og styring av samarbeidet\n\nStyret holder fire møter i året.',
  '## 7. Økonomi og finansiering:\n\nPartene deler kostnadene.',
  '## Gjensidig informasjon\n\nPartene informerer hverandre.',
  '## Taushetsplikt\n\nTaushetsplikten gjelder.',
  '## Behandling av personopplysninger\n\nHver part er behandlingsansvarlig for sine personopplysninger.',
  '## Ikrafttredelse, varighet og oppsigelse\n\nAvtalen trer i kraft 1. juli 2026 og gjelder i fem år. En part kan si opp avtalen med ett års frist.',
  '## Endring av avtalen\n\nEndringer vedtas av kommunestyrene.',
  '## Avvikling\n\nNår samarbeidet opphører, tar Nordvika vare på arkivet.',
  '## Tvisteløsning\n\nTvister løses ved forhandling.',
  '## Grenseendring\n\nVed sammenslåing trer den nye kommunen inn.',
  '## Undertegning\n\nAvtalen er undertegnet i to eksemplarer.',
]
const all = (without?: number, instead?: string): string => WHOLE.flatMap((clause, i) => (i === without ? (instead ?? []) : clause)).join('\n\n')
const HEAD = 'nummerering: ingen'

export const str005 = defineRule({
  id: 'STR-005',
  severity: 'error',
  summary: { nb: 'Bestemmelse som mangler', en: 'Clause missing' },
  why: {
    nb: 'Avtaletypen sier hvilke bestemmelser en avtale må eller bør ha, med hjemmel der loven krever det. Ellers er det husets minstekrav, bygget på kravene til de lovregulerte formene; da er funnet en advarsel. En generell og en spesiell del oppfyller kravene sammen.',
    en: 'The type says which clauses an agreement must or should have, with the legal basis where the law demands it; otherwise it is a house rule built on what the statutory forms require, and a warning. A general and a special part meet the list together.',
  },
  sentences: {
    missing: {
      nb: ['{kind} mangler bestemmelse om {topic} ({basis}).', 'Skriv et punkt «{title}» om dette.{library} {reason}'],
      en: ['There is no clause on «{item}» ({basisEn}).', 'Write a clause «{title}» about this.{libraryEn}'],
    },
    section: {
      nb: ['Saksfremlegget mangler et avsnitt om {topic} ({basis}).', 'Skriv et avsnitt «{title}». {reason}'],
      en: ['The saksfremlegg has no section on «{item}» ({basisEn}).', 'Write a section «{title}».'],
    },
    incomplete: {
      nb: ['Punktet skal si {topic}, men det står ikke noe om {lacks} ({basis}).', 'Skriv det inn i punktet. {reason}'],
      en: ['The clause must say «{item}», but there is nothing about {lacksEn} ({basisEn}).', 'Write it into the clause.'],
    },
    part: {
      nb: ['Denne delen av avtaleverket har ingen bestemmelse om: {topics}. Den andre delen er ikke funnet.', 'Skriv under «avtaleverk» øverst i filen hvor den andre delen ligger («hoveddokument»). Mangler bestemmelsene også der, må de inn i en av delene.'],
      en: ['This part of the set of agreements has no clause on: «{topics}». The other part was not found.', 'Say under «avtaleverk» at the top of the file where the other part is («hoveddokument»). What it lacks too must be put into one of them.'],
    },
  },
  examples: {
    valid: [
      { text: all(), head: HEAD },
      { text: all(0, 'Formålet med samarbeidet er å drive havnen.'), head: HEAD },
      { text: all(11, '## Drift\n\nTvister mellom partene løses ved forhandling.'), head: HEAD },
      { text: all(2) + '\n\n## Samarbeidsområder\n\nHavn.', head: HEAD },
      { text: all(11), head: `${HEAD}\navtaleverk: { del: spesiell }`, related: { parts: [exampleDraft({ tittel: 'Generell del' }, '## Tvisteløsning', 'Tvister løses ved forhandling.')] } },
      { text: '## Forslag til vedtak\n\nSaka blir vedteken.\n\n## Samandrag\n\nKort.\n\n## Tidlegare vedtak\n\nIngen.\n\n## Utgreiing\n\nFakta.\n\n## Vurderingar\n\nGodt.\n\n## Medverknad\n\nAlle.\n\n## Konsekvensar\n\nIngen.', type: 'saksfremlegg', head: `${HEAD}\nmålform: nn` },
    ],
    invalid: [
      { text: all(11), head: `${HEAD}\navtaleverk: { del: spesiell }`, related: { parts: [exampleDraft({ tittel: 'Generell del' }, '## Møter', 'Partene møtes.')] }, finds: [null] },
      { text: all(2), head: HEAD, finds: [null] },
      { text: all(9), head: HEAD, finds: [null] },
      { text: all(8, '## Ikrafttredelse og varighet\n\nAvtalen trer i kraft 1. juli 2026 og gjelder i fem år.\n\n## Oppsigelse\n\nEn part kan si opp avtalen.'), head: HEAD, finds: ['Oppsigelse'] },
      { text: all(7), head: `${HEAD}\navtaleverk: { del: spesiell }`, finds: ['{ del: spesiell }'] },
    ],
  },
  *check(subject) {
    const { type, meta, related, locate } = subject
    const items = (type?.klausuler ?? []).filter(({ id, krav, lovpunkt }) => krav !== 'valgfri' && lovpunkt === undefined && !(id in OTHER_RULES))
    const verdicts = lacking(subject, items)
    // No law asks for more than the statutory forms do: what the house asks of the others must not stop a signature.
    const isHouseRule = type?.dokument === 'avtale' && type.vedtaksorgan?.selv !== true
    const isHalf = meta.avtaleverk !== undefined && related.parts.length === 0
    const missing = verdicts.filter(({ state, item }) => state === 'missing' && item.krav === 'pliktig')
    if (isHalf && missing.length > 0) {
      yield { sentence: 'part', severity: 'warning', position: locate(['avtaleverk']).value, values: { topics: missing.map(({ item }) => titleOf(item, subject).toLowerCase()).join(', ') } }
    }
    for (const verdict of verdicts) {
      const { item } = verdict
      if (isHalf && verdict.state === 'missing') continue
      const severity = item.krav === 'pliktig' && !isHouseRule ? 'error' : 'warning'
      const values = { kind: type?.dokument === 'vedtekter' ? 'Dokumentet' : 'Avtalen', topic: item.moment, item: item.moment, ...basisOf(item), title: titleOf(item, subject), ...libraryOf(item), reason: item.hvorfor }
      // «bestemmelse om om selskapet kan ta opp lån»
      if (verdict.state === 'missing') yield { sentence: type?.dokument === 'saksframlegg' ? 'section' : 'missing', severity, values: { ...values, topic: item.moment.replace(/^om /, '') } }
      else yield { sentence: 'incomplete', severity, position: placeOfHeading(subject, verdict.heading), values: { ...values, lacks: oneOf(verdict.lacks), lacksEn: verdict.lacks.map((word) => `«${word}»`).join(' or ') } }
    }
  },
})

/** What the types say is in Norwegian; the English sentence quotes it as they call it. */
function basisOf({ hjemmel, krav }: ClauseItem): Readonly<Record<'basis' | 'basisEn', string>> {
  if (hjemmel !== undefined) return { basis: hjemmel, basisEn: hjemmel }
  return krav === 'pliktig' ? { basis: 'husets minstekrav', basisEn: 'house rule' } : { basis: 'anbefalt', basisEn: 'recommended' }
}

function libraryOf({ standardklausul }: ClauseItem): Readonly<Record<'library' | 'libraryEn', string>> {
  if (standardklausul === undefined) return { library: '', libraryEn: '' }
  const call = `{{> ${standardklausul}}}`
  return { library: ` Standardklausulen settes inn med ${call} på en egen linje.`, libraryEn: ` The standard clause is put in with ${call} on a line of its own.` }
}
