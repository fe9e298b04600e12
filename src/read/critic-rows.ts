/** What is said of CriticMarkup and of the front matter of a redline; part of the table in `messages.ts`. */
import { refused, syntax, type Row } from './row.ts'

export const criticRows = {
  'TRE-001': { ...refused,
    nb: ['Filen kan ikke leses som en endringsvisning: {why}.', 'Lag filen på nytt med «lilla redline».'],
    en: ['The file cannot be read as a redline: {why}.', 'Make the file anew with “lilla redline”.'] },
  'FRM-020': { ...refused,
    nb: ['«endringsvisning» i hodet er ikke forstått: {why}.', 'La nøkkelen stå slik lilla skrev den, eller skriv bare «endringsvisning: {}».'],
    en: ['“endringsvisning” in the front matter is not understood: {why}.', 'Leave the key as lilla wrote it, or write only “endringsvisning: {}”.'] },
  'MRK-040': { ...syntax,
    nb: ['«{text}» er et endringsmerke, men filen er ikke en endringsvisning.', 'Skal endringene godtas eller avvises, bruker du «lilla accept» eller «lilla reject». Skal filen vises med endringer, skriver du «endringsvisning: {}» i hodet. Skal tegnene vises, setter du \\ foran {.'],
    en: ['«{text}» marks a change, but the file is no redline.', 'To accept or reject the changes, use “lilla accept” or “lilla reject”. To show the file with its changes, write “endringsvisning: {}” in the front matter. To print the characters, put \\ before {.'] },
  'MRK-041': { ...refused,
    nb: ['Merket «{text}» blir aldri avsluttet.', 'Sett «{close}» der endringen slutter, i samme liste, sitat eller tabellrute. Skal tegnene vises, setter du \\ foran {.'],
    en: ['The mark «{text}» is never closed.', 'Put «{close}» where the change ends, in the same list, quotation or table cell. To print the characters, put \\ before {.'] },
  'MRK-042': { ...refused,
    nb: ['Merket «{text}» avslutter ingen endring.', 'Fjern det, eller sett inn begynnelsen. Skal tegnene vises, setter du \\ foran den siste krøllparentesen.'],
    en: ['The mark «{text}» closes no change.', 'Remove it, or insert the opening. To print the characters, put \\ before the last brace.'] },
  'MRK-043': { ...refused,
    nb: ['Merket «{text}» står inne i en annen endring.', 'Avslutt den første endringen før den neste begynner. Skal tegnene vises, setter du \\ foran krøllparentesen.'],
    en: ['The mark «{text}» is inside another change.', 'Close the first change before the next begins. To print the characters, put \\ before the brace.'] },
  'MRK-044': { ...refused,
    nb: ['Merket {~~ mangler «{text}» mellom den eldre og den nye ordlyden.', 'Skriv {~~eldre~>ny~~}.'],
    en: ['The mark {~~ lacks «{text}» between the older and the newer wording.', 'Write {~~older~>newer~~}.'] },
  'MRK-045': { ...refused,
    nb: ['Endringen begynner midt i én del av teksten og slutter midt i en annen, og de to kan ikke være ett avsnitt.', 'Merk hver del for seg.'],
    en: ['The change begins inside one part of the text and ends inside another, and the two cannot be one paragraph.', 'Mark each part by itself.'] },
} satisfies Record<string, Row>
