/** `lilla verify`: what is true of a sealed file, in plain words. */
import { LIMITS, readFile } from '../host.ts'
import { certificatesIn } from '../sign/pades/certificate.ts'
import { AsnFault } from '../sign/pades/der.ts'
import { verifyPdf } from '../sign/verify/index.ts'
import type { Fault, PdfReport, SealReport } from '../sign/verify/report.ts'
import type { Trusted } from '../sign/verify/trust.ts'
import { Refusal, type Exit, type Options, type Terminal } from './command.ts'
import { printable } from './excerpt.ts'
import { missing } from './plan.ts'
import { faultSentence, linesOf, verdict } from './verify-words.ts'

interface Looked {
  path: string
  report: PdfReport
}

export async function run(paths: readonly string[], options: Options, terminal: Terminal): Promise<Exit> {
  const trusted = trustedIn(options['sertifikat'], terminal)
  const looked = paths.map((path): Looked => ({ path, report: verifyPdf(open(path, terminal), trusted) }))
  if (terminal.json) terminal.result(JSON.stringify({ skjema: 'lilla/verify', versjon: 1, filer: looked.map((one) => asData(one, terminal)) }))
  else for (const { path, report } of looked) for (const line of [path, ...linesOf(report, terminal), `  ${verdict(report, terminal)}`]) terminal.result(printable(line))
  return looked.every(({ report }) => isSound(report)) ? 0 : 1
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

function asData({ path, report }: Looked, terminal: Terminal): object {
  const fault = (one: Fault): object => ({ kode: one.code, ...(one.touched && { endret: one.touched }), grunn: faultSentence(one, terminal) })
  return {
    fil: path,
    ihold: isSound(report),
    segl: report.seals.map((seal) => ({
      felt: seal.field, eget: seal.own, eier: seal.owner, utsteder: seal.issuer, selvsignert: seal.selfSigned, sertifikat: seal.certificate,
      byte: seal.range, heleFilen: seal.whole, oppgittTid: seal.statedTime?.toISOString(), tillit: seal.trust.kind, ...(seal.trust.kind === 'trusted' && { tillitVed: seal.trust.by }),
      ...(seal.timestamp && { tidsstempel: { tid: seal.timestamp.time.toISOString(), tjeneste: seal.timestamp.authority, tillit: seal.timestamp.trust.kind } }),
      feil: seal.faults.map(fault), synligeFelterSenere: seal.shown,
    })),
    feil: report.faults.map(fault),
    ledigeFelter: report.open,
    påstander: report.claims,
    avLilla: report.ownFile,
  }
}
