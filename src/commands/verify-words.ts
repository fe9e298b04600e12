/** What `lilla verify` says of a file, sentence by sentence: what is proved, what is only claimed, and what nobody can know from the file. */
import type { FaultCode, Limit, PdfReport, SealReport, Trust } from '../sign/verify/report.ts'
import type { Sentence } from './command.ts'
import { faultSentence, type Speaker } from './verify-faults.ts'

export { faultSentence } from './verify-faults.ts'

const LIMITS: Readonly<Record<Limit, Sentence>> = {
  use: { nb: 'sertifikatet er ikke laget for å signere eller forsegle dokumenter.', en: 'the certificate is not made to sign or seal documents.' },
  names: { nb: 'en utsteder over sertifikatet får bare utstede til noen navn, og lilla kan ikke avgjøre hvilke.', en: 'an issuer above the certificate may issue to some names only, and lilla cannot judge which.' },
  extension: { nb: 'et sertifikat på veien til det du har oppgitt, har et krav som lilla ikke kjenner.', en: 'a certificate on the way to what you named makes a demand that lilla does not know.' },
  issuing: { nb: 'et sertifikat på veien til det du har oppgitt, har ikke lov til å utstede andre.', en: 'a certificate on the way to what you named may not issue others.' },
  length: { nb: 'en utsteder over sertifikatet har ikke lov til å la andre utstede videre.', en: 'an issuer above the certificate may not let others issue in turn.' },
}

/** What is said of a PDF, a line a sentence; deeper ones are set in. */
export function linesOf({ seals, faults, open, claims }: PdfReport, speaker: Speaker): string[] {
  const { say } = speaker
  return [
    ...faults.map((fault) => `  ${say('FEIL:', 'FAULT:')} ${faultSentence(fault, speaker)}`),
    ...(seals.length === 0 && faults.length === 0 ? [`  ${say('Filen har ikke noe segl.', 'The file has no seal.')}`] : []),
    ...seals.flatMap((seal, i) => sealLines(seal, `${i + 1} ${say('av', 'of')} ${seals.length}`, speaker)),
    ...(open.length > 0 ? [`  ${say('Ledige signaturfelter:', 'Free signature fields:')} ${open.join(', ')}.`] : []),
    ...(claims.length > 0 ? [`  ${say(`Filen sier selv at den er ${claims.join(` ${say('og', 'and')} `)}. lilla har ikke kontrollert det; det gjør veraPDF.`, `The file itself claims to be ${claims.join(' and ')}. lilla has not checked that; veraPDF does.`)}`] : []),
  ]
}

function sealLines(seal: SealReport, number: string, speaker: Speaker): string[] {
  const { say } = speaker
  const sound = seal.faults.length === 0
  const owner = seal.owner ?? say('ukjent', 'unknown')
  return [
    `  ${say('Segl', 'Seal')} ${number}, ${say('felt', 'field')} ${say(`«${seal.field}»`, `“${seal.field}”`)}: ${owner}`,
    ...(sound ? [`    ${say('Uendret:', 'Unchanged:')} ${coverage(seal, speaker)}`] : seal.faults.map((fault) => `    ${fault.code === 'unknown' ? say('Ikke kontrollert:', 'Not checked:') : say('FEIL:', 'FAULT:')} ${faultSentence(fault, speaker)}`)),
    ...seal.shown.map((name) => `    ${say(`Merk: Feltet «${name}» fikk et synlig innhold da det ble signert senere. Se på siden at det ikke dekker tekst.`, `Note: the field “${name}” got something to see when it was signed later. See on the page that it covers no text.`)}`),
    ...(seal.allowed.includes('metadata') ? [`    ${say('Merk: Opplysninger om filen (metadata) er endret etter forseglingen. Tittelen og dokumentet er som før.', 'Note: what the file says of itself (metadata) was changed after it was sealed. Its title and the document are as before.')}`] : []),
    ...(seal.allowed.includes('validation') ? [`    ${say('Merk: Sertifikater og svar som seglene kan kontrolleres med senere (DSS), er lagt til etter forseglingen.', 'Note: certificates and answers by which the seals can be checked later (DSS) were added after it was sealed.')}`] : []),
    ...(seal.owner === undefined ? [] : [
      `    ${say('Sertifikat:', 'Certificate:')} ${say('utstedt av', 'issued by')} ${seal.issuer}${seal.selfSigned ? say(' (seg selv)', ' (itself)') : ''}, SHA-256 ${seal.certificate}`,
      `    ${say('Tillit:', 'Trust:')} ${trustSentence(seal.trust, speaker)}`,
      `    ${say('Tidspunkt:', 'Time:')} ${timeSentence(seal, speaker)}`,
    ]),
  ]
}

/** Which bytes, and what they leave out. */
function coverage({ range = [], whole, allowed }: SealReport, { say }: Speaker): string {
  const [, first = 0, second = 0, rest = 0] = range
  const span = say(`byte 0–${first} og ${second}–${second + rest}`, `bytes 0–${first} and ${second}–${second + rest}`)
  if (!whole && allowed.length > 0) return say(`${span} er som da filen ble forseglet. Etterpå er bare andre segl og det som er nevnt under, lagt til.`, `${span} are as when the file was sealed. Only other seals and what is named below were added since.`)
  return whole
    ? say(`${span} er som da filen ble forseglet. Det er hele filen, unntatt seglet selv.`, `${span} are as when the file was sealed. That is the whole file but the seal itself.`)
    : say(`${span} er som da filen ble forseglet. Etterpå er bare andre segl lagt til.`, `${span} are as when the file was sealed. Only other seals were added since.`)
}

function trustSentence(trust: Trust, { say }: Speaker): string {
  switch (trust.kind) {
    case 'trusted':
      return say(`sertifikatet føres tilbake til «${trust.by}», som du har oppgitt. Om det er trukket tilbake, kan ikke ses uten nett.`, `the certificate leads back to “${trust.by}”, which you named. Whether it has been revoked cannot be seen offline.`)
    case 'stranger':
      return say('FEIL: sertifikatet føres ikke tilbake til noe du har oppgitt. Hvem som helst kan ha laget det.', 'FAULT: the certificate leads back to nothing that you named. Anyone may have made it.')
    case 'out-of-date':
      return say('FEIL: sertifikatet gjaldt ikke på det tidspunktet.', 'FAULT: the certificate did not hold at that time.')
    case 'undated':
      return say('FEIL: seglet oppgir ikke når det ble satt, så det kan ikke vises at sertifikatet gjaldt da.', 'FAULT: the seal does not state when it was set, so it cannot be shown that the certificate held then.')
    case 'limited':
      return say(`FEIL: ${LIMITS[trust.limit].nb}`, `FAULT: ${LIMITS[trust.limit].en}`)
    case 'not-asked':
      return say('ikke kontrollert. Hvem som helst kan lage et sertifikat med dette navnet; oppgi et du stoler på, med --sertifikat.', 'not checked. Anyone can make a certificate with this name; name one that you trust with --sertifikat.')
  }
}

function timeSentence({ statedTime, timestamp, pades }: SealReport, speaker: Speaker): string {
  const { say } = speaker
  if (!timestamp && !statedTime) return say('ikke oppgitt, eller oppgitt på en måte som ikke kan leses. Ingenting viser når seglet ble satt.', 'not stated, or stated in a way that does not read. Nothing shows when the seal was set.')
  const stated = statedTime ? moment(statedTime, speaker) : ''
  const [plain, stamped] = pades ? [' (PAdES-B-B)', ' (PAdES-B-T)'] : ['', '']
  if (!timestamp) return say(`oppgitt til ${stated}. Det er klokken til den som forseglet; et segl uten tidsstempel${plain} beviser ikke når.`, `stated as ${stated}. That is the sealer’s own clock; a seal without a time-stamp${plain} does not prove when.`)
  return say(
    `${timestamp.authority} har tidsstemplet seglet ${moment(timestamp.time, speaker)}${stamped}: det fantes da. Tillit til tidsstempelet: ${trustSentence(timestamp.trust, speaker)}`,
    `${timestamp.authority} time-stamped the seal on ${moment(timestamp.time, speaker)}${stamped}: it existed then. Trust in the time-stamp: ${trustSentence(timestamp.trust, speaker)}`,
  )
}

/** «20.11.2026 kl. 17.38.17 UTC». */
function moment(time: Date, { say }: Speaker): string {
  const [day = '', clock = ''] = time.toISOString().slice(0, 19).split('T')
  return say(`${day.split('-').reverse().join('.')} kl. ${clock.replaceAll(':', '.')} UTC`, `${day} ${clock} UTC`)
}

/** Faults that say what one must look at oneself, or that nothing can be said; every other says that the file is not as it was. */
const MILD: readonly FaultCode[] = ['laid-over', 'unknown']

/** The last line of a file. @param isDraft whether its text is that of the draft; undefined when that was not asked. */
export function verdict({ seals, faults }: PdfReport, isDraft: boolean | undefined, { say }: Speaker): string {
  const codes = [...faults, ...seals.flatMap((seal) => seal.faults)].map(({ code }) => code)
  const fails = (trusts: (Trust | undefined)[]): boolean => trusts.some((trust) => trust !== undefined && trust.kind !== 'trusted' && trust.kind !== 'not-asked')
  if (codes.some((code) => !MILD.includes(code))) return say('Konklusjon: STOL IKKE PÅ FILEN. Be den som forseglet, om filen slik den var.', 'Verdict: DO NOT TRUST THIS FILE. Ask the one who sealed it for the file as it was.')
  if (isDraft === false) return say('Konklusjon: Filen har ikke teksten i utkastet.', 'Verdict: The file does not hold the text of the draft.')
  if (codes.includes('laid-over')) return say('Konklusjon: Det som vises, er endret siden forseglingen: et synlig felt er lagt over sidene. Se at det ikke dekker eller endrer teksten.', 'Verdict: What is shown has changed since it was sealed: a field that is seen was laid over the pages. See that it neither covers nor changes the text.')
  if (codes.includes('unknown')) return say('Konklusjon: lilla kan ikke kontrollere alle seglene. Kontroller filen med et annet program også.', 'Verdict: lilla cannot check all the seals. Check the file with another program, too.')
  if (seals.length === 0 && isDraft === true) return say('Konklusjon: Teksten er utkastets, men uten segl viser ingenting hvem som laget filen.', 'Verdict: The text is that of the draft, but without a seal nothing shows who made the file.')
  if (seals.length === 0) return say('Konklusjon: Ingenting viser om filen er endret.', 'Verdict: Nothing shows whether the file was changed.')
  if (fails(seals.map(({ trust }) => trust))) return say('Konklusjon: Uendret siden forseglingen, men det er ikke vist hvem som forseglet.', 'Verdict: Unchanged since it was sealed, but it is not shown who sealed it.')
  if (fails(seals.map(({ timestamp }) => timestamp?.trust))) return say('Konklusjon: Uendret siden forseglingen, men det er ikke vist når filen ble forseglet.', 'Verdict: Unchanged since it was sealed, but it is not shown when.')
  return say('Konklusjon: Uendret siden forseglingen.', 'Verdict: Unchanged since it was sealed.')
}
