/** `lilla verify`: what is true of a sealed file, in plain words. */
import { LIMITS, readFile } from '../host.ts'
import { certificatesIn } from '../sign/pades/certificate.ts'
import { AsnFault } from '../sign/pades/der.ts'
import { fileText, type FileText } from '../sign/verify/file-text.ts'
import { verifyPdf } from '../sign/verify/index.ts'
import type { Fault, PdfReport, SealReport } from '../sign/verify/report.ts'
import type { Trusted } from '../sign/verify/trust.ts'
import { Refusal, type Exit, type Options, type Terminal } from './command.ts'
import { printable } from './excerpt.ts'
import { missing } from './plan.ts'
import type { Compared, DraftText } from './verify-draft.ts'
import { draftLines } from './verify-draft-words.ts'
import { faultSentence, linesOf, verdict } from './verify-words.ts'

interface Looked {
  path: string
  report: PdfReport
  /** Of a file that reads. */
  text: FileText | undefined
  compared?: Compared
}

export async function run(paths: readonly string[], options: Options, terminal: Terminal): Promise<Exit> {
  const trusted = trustedIn(options['sertifikat'], terminal)
  const draft = options['utkast'] === undefined ? undefined : await (await import('./verify-draft.ts')).draftText(String(options['utkast']), terminal)
  const looked: Looked[] = []
  for (const path of paths) {
    const bytes = open(path, terminal)
    if (!isPdfOrWord(path, bytes)) throw new Refusal(terminal.say(`«${path}» er ikke en PDF eller Word-fil.`, `“${path}” is not a PDF or Word file.`), terminal.say('Oppgi en .pdf- eller .docx-fil.', 'Name a .pdf or .docx file.'))
    const text = fileText(bytes)
    looked.push({ path, text, report: text?.format === 'docx' ? NO_SEALS : verifyPdf(bytes, trusted), ...(draft && { compared: await draft.compare(text) }) })
  }
  const alike = likeness(looked)
  if (terminal.json) terminal.result(JSON.stringify({ skjema: 'lilla/verify', versjon: 1, filer: looked.map((one) => asData(one, terminal)), ...(alike !== undefined && { sammeTekstavtrykk: alike }) }))
  else {
    for (const one of looked) for (const line of saidOf(one, draft, terminal)) terminal.result(printable(line))
    if (alike !== undefined) terminal.result(likenessSentence(alike, terminal))
  }
  // Without a seal a file can still be shown to hold the right text, or the same as another.
  const isFine = ({ report, compared }: Looked): boolean => (isSound(report) || (isUnsealed(report) && (compared?.same === true || alike === true))) && compared?.same !== false
  return looked.every(isFine) && alike !== false ? 0 : 1
}

/**
 * A PDF may have something before its head, as readers take it; a Word file is a zip, and so is an .odt, which says itself what it
 * is. What is only called a PDF is a damaged one.
 */
function isPdfOrWord(path: string, bytes: Uint8Array): boolean {
  if (/\.(?:pdf|docx)$/iu.test(path)) return true
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  return head.includes('%PDF') || (head.startsWith('PK') && !head.includes('mimetypeapplication/vnd.oasis'))
}

/** Word files cannot be sealed. */
const NO_SEALS: PdfReport = { seals: [], faults: [], open: [], claims: [], ownFile: false }

const isUnsealed = ({ seals, faults }: PdfReport): boolean => seals.length === 0 && faults.length === 0

function saidOf({ path, report, text, compared }: Looked, draft: DraftText | undefined, terminal: Terminal): string[] {
  const { say } = terminal
  const printed = text?.fingerprints ?? []
  return [
    path,
    ...(text?.format !== 'docx' ? linesOf(report, terminal) : text.damaged
      ? [`  ${say('FEIL: Filen kan ikke leses som en Word-fil. Den er ødelagt, eller den er for stor når den pakkes ut.', 'FAULT: The file does not read as a Word file. It is damaged, or too large when it is unpacked.')}`]
      : [`  ${say('Word-filer har ingen segl: alle som har filen, kan endre den.', 'Word files have no seals: all who have the file can change it.')}`]),
    ...(printed.length > 0 ? [`  ${say('Tekstavtrykk som er trykt i filen:', 'Fingerprint printed in the file:')} ${printed.join(say(' og ', ' and '))}.`] : []),
    ...(draft && compared && !text?.damaged ? draftLines(draft, compared, printed, terminal) : []),
    ...(text?.format === 'docx' ? [] : [`  ${verdict(report, compared && !('unread' in compared) ? compared.same : undefined, terminal)}`]),
  ]
}

/** Whether all of several files print one and the same fingerprint; undefined where one prints none. */
function likeness(looked: readonly Looked[]): boolean | undefined {
  if (looked.length < 2 || looked.some(({ text }) => text === undefined || text.fingerprints.length === 0)) return undefined
  return new Set(looked.map(({ text }) => JSON.stringify([...(text?.fingerprints ?? [])].sort()))).size === 1
}

function likenessSentence(alike: boolean, { say }: Terminal): string {
  return alike
    ? say('Alle filene har det samme tekstavtrykket trykt: de sier at de gjelder samme tekst.', 'All files print the same fingerprint: they say that they are about the same text.')
    : say('FEIL: Filene har ulike tekstavtrykk: de gjelder ikke samme tekst.', 'FAULT: The files print different fingerprints: they are not about the same text.')
}

/** Sealed, unchanged, and where trust was asked for, trusted. */
export function isSound({ seals, faults }: PdfReport): boolean {
  const trusts = ({ trust, timestamp }: SealReport): boolean => [trust, ...(timestamp ? [timestamp.trust] : [])].every(({ kind }) => kind === 'trusted' || kind === 'not-asked')
  return faults.length === 0 && seals.length > 0 && seals.every((seal) => seal.faults.length === 0 && trusts(seal))
}

function open(path: string, terminal: Terminal): Uint8Array {
  const { say } = terminal
  const file = readFile(path, LIMITS.file)
  if (file.found) return file.bytes
  if (file.why === 'missing') throw missing(path, terminal)
  if (file.why === 'too-large') throw new Refusal(say(`«${path}» er for stor.`, `“${path}” is too large.`), say('lilla leser filer på inntil 25 MB.', 'lilla reads files of up to 25 MB.'))
  throw new Refusal(say(`Kan ikke lese «${path}».`, `Cannot read “${path}”.`), say('Se etter at du har tilgang til filen.', 'See that you have access to the file.'))
}

/** Files of certificates, parted by commas. */
function trustedIn(given: string | boolean | undefined, { say }: Terminal): Trusted[] {
  if (given === undefined) return []
  return String(given).split(',').flatMap((path) => {
    const file = readFile(path, LIMITS.text)
    try {
      if (file.found) return certificatesIn(file.bytes).map((certificate) => ({ certificate, file: path }))
    } catch (error) {
      if (!(error instanceof AsnFault)) throw error
    }
    throw new Refusal(
      file.found ? say(`«${path}» er ikke et sertifikat.`, `“${path}” is no certificate.`) : say(`Kan ikke lese sertifikatet «${path}».`, `Cannot read the certificate “${path}”.`),
      say('Oppgi en fil med sertifikatet til virksomheten eller utstederen (.pem, .cer eller .crt), flere med komma mellom.', 'Name a file with the certificate of the organisation or its issuer (.pem, .cer or .crt), several with commas between.'),
    )
  })
}

function asData({ path, report, text, compared }: Looked, terminal: Terminal): object {
  const fault = (one: Fault): object => ({ kode: one.code, ...(one.touched && { endret: one.touched }), grunn: faultSentence(one, terminal) })
  return {
    fil: path,
    ihold: isSound(report),
    segl: report.seals.map((seal) => ({
      felt: seal.field, eget: seal.own, eier: seal.owner, utsteder: seal.issuer, selvsignert: seal.selfSigned, sertifikat: seal.certificate,
      byte: seal.range, heleFilen: seal.whole, oppgittTid: seal.statedTime?.toISOString(), tillit: seal.trust.kind, ...(seal.trust.kind === 'trusted' && { tillitVed: seal.trust.by }),
      ...(seal.timestamp && { tidsstempel: { tid: seal.timestamp.time.toISOString(), tjeneste: seal.timestamp.authority, tillit: seal.timestamp.trust.kind } }),
      feil: seal.faults.map(fault), synligeFelterSenere: seal.shown,
      tillattSenere: seal.allowed,
    })),
    feil: report.faults.map(fault),
    tekstavtrykk: text?.fingerprints ?? [],
    ...(compared && { tekst: compared.same ? (compared.declaration ? 'erklæring' : 'lik') : 'unread' in compared ? 'ikke lest' : 'ulik', ...(!compared.same && 'loose' in compared && { viserOgså: compared.loose }), ...(!compared.same && 'difference' in compared && { forskjell: { punkt: compared.difference.clause, fil: compared.difference.here, utkast: compared.difference.expected } }) }),
    ledigeFelter: report.open,
    påstander: report.claims,
    avLilla: report.ownFile,
  }
}
