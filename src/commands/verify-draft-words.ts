/** What is said of a file that was held against a draft. */
import type { Terminal } from './command.ts'
import type { Compared, DraftText } from './verify-draft.ts'

/** What is said of it, a line a sentence. */
export function draftLines(draft: DraftText, compared: Compared, printed: readonly string[], terminal: Terminal): string[] {
  const { say } = terminal
  const refers = printed.includes(draft.fingerprint)
  // A saksfremlegg prints the fingerprint of another text than its own.
  const about = !compared.same && refers
    ? [`    ${say('Filen har likevel tekstavtrykket til utkastet trykt: den viser til den teksten, men er noe annet, eller er endret.', 'Yet the file prints the fingerprint of the draft: it refers to that text, but is something else, or was changed.')}`]
    : compared.same && !compared.declaration && printed.length > 0 && !refers
      ? [`    ${say(`Merk: Filen har et annet tekstavtrykk trykt enn utkastets, som er ${draft.fingerprint}.`, `Note: the file prints another fingerprint than the draft’s, which is ${draft.fingerprint}.`)}`]
      : []
  return [...textLines(draft, compared, terminal), ...about]
}

function textLines(draft: DraftText, compared: Compared, { say }: Terminal): string[] {
  if (compared.same && compared.declaration) return [`  ${say(`Filen er en erklæring om å slutte seg til avtalen i «${draft.path}» (tekstavtrykk ${draft.fingerprint}).`, `The file is a declaration of accession to the agreement in “${draft.path}” (fingerprint ${draft.fingerprint}).`)}`]
  if (compared.same) return [`  ${say(`Teksten er teksten i «${draft.path}» (tekstavtrykk ${draft.fingerprint}).`, `The text is the text of “${draft.path}” (fingerprint ${draft.fingerprint}).`)}`]
  if ('unread' in compared) return [`  ${say('FEIL: Teksten kan ikke leses fra filen og er ikke sammenlignet.', 'FAULT: The text cannot be read from the file and was not compared.')}`]
  if ('loose' in compared) {
    return [
      `  ${say(`FEIL: Avsnittene er de samme som i «${draft.path}», men filen viser også noe annet:`, `FAULT: The paragraphs are those of “${draft.path}”, but the file shows something else too:`)}`,
      ...compared.loose.slice(0, 5).map((line) => `    ${line.slice(0, 160)}`),
    ]
  }
  const { clause, here, expected } = compared.difference
  const where = clause === '' ? say('før det første punktet', 'before the first clause') : say(`under «${clause}»`, `under “${clause}”`)
  const nothing = say('(ingenting)', '(nothing)')
  return [
    `  ${say(`FEIL: Teksten er ikke teksten i «${draft.path}». Den første forskjellen er ${where}:`, `FAULT: The text is not the text of “${draft.path}”. The first difference is ${where}:`)}`,
    `    ${say('i filen:   ', 'in the file: ')} ${around(here, expected) || nothing}`,
    `    ${say('i utkastet:', 'in the draft:')} ${around(expected, here) || nothing}`,
  ]
}

/** The words around the first letter that differs. */
function around(text: string, other: string): string {
  let at = 0
  while (at < text.length && text[at] === other[at]) at += 1
  const from = Math.max(0, at - 40)
  return `${from > 0 ? '… ' : ''}${text.slice(from, from + 120)}${from + 120 < text.length ? ' …' : ''}`.replaceAll('\u00AD', '')
}
