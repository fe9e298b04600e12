/** LOV-013: nobody is given the responsibility for the archive. */
import { plainText } from '../../document/tree.ts'
import { lacking, placeOfHeading } from '../clauses.ts'
import { defineRule } from '../rule.ts'

/** The regulation is in force from this day. */
const IN_FORCE = '2026-01-01'
/** Somebody has it, whatever the heading: «X har ansvaret for å oppbevare arkivene», «Sekretariatet arkiverer». */
const SAID = /arkivansvar|dokumentasjonsansvar|ansvar(?:et|lig|leg)? for (?:(?:å|at) (?:\p{L}+ ){0,3})?(?:det |de )?(?:felles )?(?:arkiv|dokumentasjon)|(?<!\p{L})arkiverer|(?<!\p{L})arkiverast|(?<!\p{L})arkiveres/iu

const ENDING = /oppløs|oppløys|opphør|opphøyr|avvikl/i

export const lov013 = defineRule({
  id: 'LOV-013',
  severity: 'warning',
  summary: { nb: 'Arkivansvaret er ikke fordelt', en: 'Archive responsibility not allocated' },
  why: {
    nb: 'Organer som bruker et felles system, skal avtale hvem som har ansvaret for dokumentasjonen (arkivforskrifta § 8, i kraft fra 1. januar 2026). For eldre utkast er kravet et godt råd: samarbeidsavtaler skal bevares for alltid.',
    en: 'Organs that share a system must agree who is responsible for the documentation (arkivforskrifta § 8, in force from 1 January 2026). For older drafts it is good advice: agreements on co-operation are preserved for ever.',
  },
  sentences: {
    missing: {
      nb: ['Avtalen mangler fordeling av arkivansvar (arkivforskrifta § 8).', 'Skriv hvem som har ansvaret for dokumentasjonen i samarbeidet. Standardklausulen settes inn med {{> arkivansvar}} på en egen linje.'],
      en: ['The agreement does not allocate archive responsibility (arkivforskrifta § 8).', 'Write who is responsible for the documentation. The standard clause is put in with {{> arkivansvar}} on a line of its own.'],
    },
    advised: {
      nb: ['Avtalen mangler fordeling av arkivansvar.', 'Skriv hvem som har ansvaret for dokumentasjonen i samarbeidet. Standardklausulen settes inn med {{> arkivansvar}} på en egen linje.'],
      en: ['The agreement does not allocate archive responsibility.', 'Write who is responsible for the documentation. The standard clause is put in with {{> arkivansvar}} on a line of its own.'],
    },
    incomplete: {
      nb: ['Punktet sier ikke hvem som har ansvaret for arkivet.', 'Skriv i punktet hvilken part som tar vare på dokumentasjonen.'],
      en: ['The clause does not say who is responsible for the archive.', 'Write in the clause which party keeps the documentation.'],
    },
  },
  judges: ['avtale'],
  examples: {
    valid: [
      { text: '## Arkivansvar\n\nNordvika kommune har ansvaret for arkivet.' },
      { text: '## Organisering\n\nSekretariatet arkiverer saksdokumentene for begge parter.' },
      { text: '{{> arkivansvar ansvarlig="Nordvika kommune"}}' },
      { text: '## Drift\n\nNordvika kommune har ansvaret for å oppbevare arkivene.' },
    ],
    invalid: [
      { text: '## Formål\n\nPartene samarbeider.', finds: [null] },
      { text: '## Opphør\n\nNordvika kommune har ansvaret for arkivet etter opphøret.', finds: [null] },
      { text: '## Dokumentasjon\n\nDokumentene skal være lett å finne.', finds: ['Dokumentasjon'] },
      { text: '## Lokaler\n\nSekretariatet holder til i arkivbygget.', date: '2020-01-15', type: 'nettverksavtale', finds: [null] },
    ],
  },
  *check(subject) {
    const items = (subject.type?.klausuler ?? []).filter(({ id, krav }) => id === 'arkivansvar' && krav !== 'valgfri')
    // Who keeps the archive when all is over says nothing of who keeps it until then.
    if (subject.blocks.some(({ text, clause }) => SAID.test(text) && !(clause && ENDING.test(plainText(clause.children))))) return
    for (const verdict of lacking(subject, items)) {
      if (verdict.state === 'incomplete') yield { sentence: 'incomplete', position: placeOfHeading(subject, verdict.heading) }
      else yield { sentence: subject.date !== undefined && subject.date < IN_FORCE ? 'advised' : 'missing' }
    }
  },
})
