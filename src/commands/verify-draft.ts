/** Whether the text of a file is the text of a draft: the draft is built anew in the file's own format, and the two are read alike. */
import { fingerprint, printedFingerprint } from '../document/fingerprint.ts'
import { wordsOf, type Words } from '../document/words.ts'
import { kindOf, templatesFolder } from '../host.ts'
import { fileText, type FileText } from '../sign/verify/file-text.ts'
import { firstDifference, type Difference, type Line } from '../sign/verify/text.ts'
import { build } from './build-job.ts'
import { Refusal, type Terminal } from './command.ts'
import { openMade } from './made.ts'
import { missing } from './plan.ts'

export type Compared =
  | { same: true }
  | { same: false; difference: Difference }
  /** Without tags, or not read at all. */
  | { same: false; unread: true }

export interface DraftText {
  path: string
  /** As printed. */
  fingerprint: string
  compare: (text: FileText | undefined) => Promise<Compared>
}

/** @throws Refusal when the draft cannot be read. */
export async function draftText(path: string, terminal: Terminal): Promise<DraftText> {
  if (kindOf(path) !== 'file') throw missing(path, terminal)
  const job = { path, templates: templatesFolder(), language: terminal.language }
  const { document, messages } = await openMade(job)
  const stopping = messages.find(({ fatal }) => fatal)
  if (!document || stopping) throw new Refusal(`${path}: ${stopping?.reason ?? ''}`, stopping?.remedy ?? '', 1)
  const known = new Map<FileText['format'], readonly Line[]>()
  const expected = async (format: FileText['format']): Promise<readonly Line[]> => {
    const made = known.get(format) ?? fileText((await build({ ...job, formats: [format] })).files[0]?.bytes ?? new Uint8Array())?.lines ?? []
    known.set(format, made)
    return made
  }
  return {
    path,
    fingerprint: printedFingerprint(fingerprint(document)),
    async compare(text) {
      if (!text?.lines) return { same: false, unread: true }
      const difference = firstDifference(text.lines, await expected(text.format), fieldsOf(wordsOf(document.meta)))
      return difference ? { same: false, difference } : { same: true }
    },
  }
}

/** What stands under a name for the one who signs; the fingerprint leaves it out too. */
const fieldsOf = ({ placeAndDate, signature, nameInCapitals, office, electronicSignature, signedElectronically, signedByAccession }: Words): string[] =>
  [placeAndDate, signature, nameInCapitals, office, electronicSignature, signedElectronically, signedByAccession]

/** What is said of it, a line a sentence. */
export function draftLines(draft: DraftText, compared: Compared, printed: readonly string[], terminal: Terminal): string[] {
  const { say } = terminal
  const refers = printed.includes(draft.fingerprint)
  // A form of accession and a saksfremlegg print the fingerprint of another text than their own.
  const about = !compared.same && refers
    ? [`    ${say('Filen har likevel tekstavtrykket til utkastet trykt: den viser til den teksten, men er noe annet, eller er endret.', 'Yet the file prints the fingerprint of the draft: it refers to that text, but is something else, or was changed.')}`]
    : compared.same && printed.length > 0 && !refers
      ? [`    ${say(`Merk: Filen har et annet tekstavtrykk trykt enn utkastets, som er ${draft.fingerprint}.`, `Note: the file prints another fingerprint than the draft’s, which is ${draft.fingerprint}.`)}`]
      : []
  return [...textLines(draft, compared, terminal), ...about]
}

function textLines(draft: DraftText, compared: Compared, { say }: Terminal): string[] {
  if (compared.same) return [`  ${say(`Teksten er teksten i «${draft.path}» (tekstavtrykk ${draft.fingerprint}).`, `The text is the text of “${draft.path}” (fingerprint ${draft.fingerprint}).`)}`]
  if ('unread' in compared) return [`  ${say('FEIL: Teksten kan ikke leses fra filen og er ikke sammenlignet.', 'FAULT: The text cannot be read from the file and was not compared.')}`]
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
