/** What the reader says of quotations and changes that a saksfremlegg brings in from the drafts that it is about. */
import { syntax, type Row } from './row.ts'

const keys = { gjelder: 'gjelder', endretFra: 'endretFra' } as const

export const otherRows = {
  'SIT-004': { ...syntax,
    nb: ['Hodet sier ikke hvilket utkast dette skal hentes fra: «{key}» mangler.', `Legg inn filnavnene i hodet, for eksempel «${keys.gjelder}: 2026-03-01.md» for utkastet saken handler om, og «${keys.endretFra}: 2026-02-01.md» for det endringene er regnet fra.`],
    en: ['The front matter does not say which draft this comes from: «{key}» is missing.', `Add the file names, such as «${keys.gjelder}: 2026-03-01.md» for the draft that the case is about and «${keys.endretFra}: 2026-02-01.md» for the one that changes are counted from.`] },
  'SIT-005': { ...syntax,
    nb: ['Utkastet «{path}» som «{key}» viser til, kan ikke leses: {why}', 'Rett filnavnet, eller sjekk utkastet for seg og rett det som da blir funnet.'],
    en: ['The draft «{path}» that «{key}» names cannot be read: {why}', 'Mend the file name, or check the draft by itself and mend what is found.'] },
  'SIT-011': { ...syntax,
    nb: ['Endringene blir regnet fra «{path}», men det er ikke et eldre utkast enn det saken gjelder.', 'La «endretFra» være det eldre utkastet og «gjelder» det nyere.'],
    en: ['Changes are counted from «{path}», but that is no older draft than the one that the case is about.', 'Let «endretFra» be the older draft and «gjelder» the newer one.'] },
  'SIT-006': { ...syntax,
    nb: ['Utkastet har ikke noe «{id}» å sitere.{suggestion}', 'Bruk kjennetegnet til et punkt, et avsnitt eller et listepunkt i utkastet: {known}.'],
    en: ['The draft has no «{id}» to quote.{suggestion}', 'Use the id of a clause, a paragraph or an item of the draft: {known}.'] },
  'SIT-007': { ...syntax,
    nb: ['«{id}» er mer enn ett avsnitt og kan ikke stå inne i en setning.', 'Sett {{sitat "{id}"}} alene mellom blanke linjer, eller pek ut én setning med noen ord fra den: {{sitat "{id}" "noen ord"}}.'],
    en: ['«{id}» is more than one paragraph and cannot stand in a sentence.', 'Put {{sitat "{id}"}} alone between blank lines, or point to one sentence by some of its words: {{sitat "{id}" "some words"}}.'] },
  'SIT-008': { ...syntax,
    nb: ['Ordene «{words}» står i {count} i «{id}» i utkastet.', 'Skriv noen ord som står i akkurat én setning, slik de står i utkastet.'],
    en: ['The words «{words}» stand in {count} of «{id}» in the draft.', 'Write some words that stand in exactly one sentence, as they stand in the draft.'] },
  'SIT-009': { ...syntax,
    nb: ['Sitatet sier ikke hva som skal siteres.', 'Skriv kjennetegnet til punktet i anførselstegn, for eksempel {{sitat "formal"}}, og om ønskelig noen ord fra setningen: {{sitat "formal" "noen ord"}}.'],
    en: ['The quotation does not say what to quote.', 'Write the id of the clause in quotes, such as {{sitat "formal"}}, and if you like some words of the sentence: {{sitat "formal" "some words"}}.'] },
  'SIT-010': { ...syntax,
    nb: ['Bare et saksfremlegg kan hente inn sitater og endringer fra et utkast.', 'Skriv teksten selv, eller vis til punktet med en lenke.'],
    en: ['Only a saksfremlegg can bring in quotations and changes from a draft.', 'Write the text yourself, or refer to the clause by a link.'] },
} satisfies Record<string, Row>
