/** What `lilla verify` says of a file, sentence by sentence: what is proved, what is only claimed, and what nobody can know from the file. */
import type { Fault, PdfReport, SealReport, Touched, Trust } from '../sign/verify/report.ts'
import type { Sentence, Terminal } from './command.ts'

const FAULTS: Readonly<Record<Fault['code'], Sentence>> = {
  broken: { nb: 'Filen er ødelagt og kan ikke leses som PDF: {}', en: 'The file is damaged and does not read as a PDF: {}' },
  encrypted: { nb: 'Filen er kryptert. Seglene kan ikke kontrolleres.', en: 'The file is encrypted. Its seals cannot be checked.' },
  wrapped: {
    nb: 'Seglet utelater mer enn seg selv fra det som er forseglet (pakket ByteRange, «signature wrapping»): noen har laget plass til innhold som ingen har forseglet.',
    en: 'The seal leaves out more than itself of what is sealed (a wrapped ByteRange, “signature wrapping”): someone has made room for content that nobody sealed.',
  },
  range: { nb: 'Seglet oppgir et område av filen (ByteRange) som ikke kan stemme.', en: 'The seal states a range of the file (ByteRange) that cannot be right.' },
  unreadable: { nb: 'Seglet er ødelagt, eller av et slag som lilla ikke kjenner: {}', en: 'The seal is damaged, or of a kind that lilla does not know: {}' },
  changed: { nb: 'Filen er endret etter at den ble forseglet: de forseglede bytene er ikke lenger de samme.', en: 'The file was changed after it was sealed: the sealed bytes are no longer the same.' },
  forged: { nb: 'Seglet er ikke laget med nøkkelen til sertifikatet som står i det.', en: 'The seal was not made with the key of the certificate that it holds.' },
  rewritten: {
    nb: 'Seglet er skrevet om etter at det ble satt: lilla skriver det med små heksadesimale tegn, i nøyaktig lengde, fylt ut med nuller og uten usignerte opplysninger.',
    en: 'The seal was rewritten after it was set: lilla writes it in lower-case hexadecimal, of exact length, padded with zeros and without unsigned attributes.',
  },
  timestamp: { nb: 'Tidsstempelet i seglet holder ikke: {}', en: 'The time-stamp in the seal does not hold: {}' },
  overlay: {
    nb: 'Noe er lagt over dokumentet etter at det ble forseglet (et tillegg uten dette seglet, «incremental overlay»): {}',
    en: 'Something was laid over the document after it was sealed (an incremental overlay outside this seal): {}',
  },
  removed: { nb: 'Et segl er tatt ut av filen, men spor etter det ligger igjen: {}', en: 'A seal was taken out of the file, but traces of it remain: {}' },
}

const TOUCHED: Readonly<Record<Touched, Sentence>> = {
  content: { nb: 'innholdet på en side er byttet', en: 'the content of a page was exchanged' },
  'page-order': { nb: 'sidene står i en annen rekkefølge', en: 'the pages stand in another order' },
  pages: { nb: 'sider er lagt til, fjernet eller byttet', en: 'pages were added, removed or exchanged' },
  appearance: { nb: 'utseendet til et felt er byttet', en: 'the appearance of a field was exchanged' },
  annotations: { nb: 'merknader eller felter på en side er lagt til, fjernet eller byttet', en: 'annotations or fields on a page were added, removed or exchanged' },
  form: { nb: 'skjemafelter er endret', en: 'form fields were changed' },
  metadata: { nb: 'opplysningene om filen er endret', en: 'what the file says of itself was changed' },
  structure: { nb: 'strukturen som skjermlesere bruker, er endret', en: 'the structure that screen readers use was changed' },
  other: { nb: 'andre deler av filen er endret', en: 'other parts of the file were changed' },
}

/** @returns the sentence for a fault. */
export function faultSentence({ code, touched, detail }: Fault, { language, say }: Terminal): string {
  const kinds = (touched ?? []).map((kind) => TOUCHED[kind][language]).join('; ')
  const nothing = code === 'overlay' ? say('ingenting som vises, er endret, men tillegget er ikke forseglet', 'nothing that is seen was changed, but the addition is not sealed') : '–'
  return `${FAULTS[code][language].replace('{}', () => kinds || detail || nothing)}`.replace(/(?<![.!])$/u, '.')
}

/** What is said of a PDF, a line a sentence; deeper ones are set in. */
export function linesOf({ seals, faults, open, claims }: PdfReport, terminal: Terminal): string[] {
  const { say } = terminal
  return [
    ...faults.map((fault) => `  ${say('FEIL:', 'FAULT:')} ${faultSentence(fault, terminal)}`),
    ...(seals.length === 0 && faults.length === 0 ? [`  ${say('Filen har ikke noe segl.', 'The file has no seal.')}`] : []),
    ...seals.flatMap((seal, i) => sealLines(seal, `${i + 1} ${say('av', 'of')} ${seals.length}`, terminal)),
    ...(open.length > 0 ? [`  ${say('Ledige signaturfelter:', 'Free signature fields:')} ${open.join(', ')}.`] : []),
    ...(claims.length > 0 ? [`  ${say(`Filen sier selv at den er ${claims.join(` ${say('og', 'and')} `)}. lilla har ikke kontrollert det; det gjør veraPDF.`, `The file itself claims to be ${claims.join(' and ')}. lilla has not checked that; veraPDF does.`)}`] : []),
  ]
}

function sealLines(seal: SealReport, number: string, terminal: Terminal): string[] {
  const { say } = terminal
  const sound = seal.faults.length === 0
  const owner = seal.owner ?? say('ukjent', 'unknown')
  return [
    `  ${say('Segl', 'Seal')} ${number}, ${say('felt', 'field')} ${say(`«${seal.field}»`, `“${seal.field}”`)}: ${owner}`,
    ...(sound ? [`    ${say('Uendret:', 'Unchanged:')} ${coverage(seal, terminal)}`] : seal.faults.map((fault) => `    ${say('FEIL:', 'FAULT:')} ${faultSentence(fault, terminal)}`)),
    ...seal.shown.map((name) => `    ${say(`Merk: Feltet «${name}» fikk et synlig innhold da det ble signert senere. Se på siden at det ikke dekker tekst.`, `Note: the field “${name}” got something to see when it was signed later. See on the page that it covers no text.`)}`),
    ...(seal.owner === undefined ? [] : [
      `    ${say('Sertifikat:', 'Certificate:')} ${say('utstedt av', 'issued by')} ${seal.issuer}${seal.selfSigned ? say(' (seg selv)', ' (itself)') : ''}, SHA-256 ${seal.certificate}`,
      `    ${say('Tillit:', 'Trust:')} ${trustSentence(seal.trust, terminal)}`,
      `    ${say('Tidspunkt:', 'Time:')} ${timeSentence(seal, terminal)}`,
    ]),
  ]
}

/** Which bytes, and what they leave out. */
function coverage({ range = [], whole }: SealReport, { say }: Terminal): string {
  const [, first = 0, second = 0, rest = 0] = range
  const span = say(`byte 0–${first} og ${second}–${second + rest}`, `bytes 0–${first} and ${second}–${second + rest}`)
  return whole
    ? say(`${span} er som da filen ble forseglet. Det er hele filen, unntatt seglet selv.`, `${span} are as when the file was sealed. That is the whole file but the seal itself.`)
    : say(`${span} er som da filen ble forseglet. Etterpå er bare andre segl lagt til.`, `${span} are as when the file was sealed. Only other seals were added since.`)
}

function trustSentence(trust: Trust, { say }: Terminal): string {
  switch (trust.kind) {
    case 'trusted':
      return say(`sertifikatet føres tilbake til «${trust.by}», som du har oppgitt. Om det er trukket tilbake, kan ikke ses uten nett.`, `the certificate leads back to “${trust.by}”, which you named. Whether it has been revoked cannot be seen offline.`)
    case 'stranger':
      return say('FEIL: sertifikatet føres ikke tilbake til noe du har oppgitt. Hvem som helst kan ha laget det.', 'FAULT: the certificate leads back to nothing that you named. Anyone may have made it.')
    case 'out-of-date':
      return say('FEIL: sertifikatet gjaldt ikke på det tidspunktet.', 'FAULT: the certificate did not hold at that time.')
    case 'not-asked':
      return say('ikke kontrollert. Hvem som helst kan lage et sertifikat med dette navnet; oppgi et du stoler på, med --sertifikat.', 'not checked. Anyone can make a certificate with this name; name one that you trust with --sertifikat.')
  }
}

function timeSentence({ statedTime, timestamp }: SealReport, terminal: Terminal): string {
  const { say } = terminal
  const stated = statedTime ? moment(statedTime, terminal) : say('ikke oppgitt', 'not stated')
  if (!timestamp) return say(`oppgitt til ${stated}. Det er klokken til den som forseglet; et segl uten tidsstempel (PAdES-B-B) beviser ikke når.`, `stated as ${stated}. That is the sealer’s own clock; a seal without a time-stamp (PAdES-B-B) does not prove when.`)
  return say(
    `${timestamp.authority} har tidsstemplet seglet ${moment(timestamp.time, terminal)} (PAdES-B-T): det fantes da. Tillit til tidsstempelet: ${trustSentence(timestamp.trust, terminal)}`,
    `${timestamp.authority} time-stamped the seal on ${moment(timestamp.time, terminal)} (PAdES-B-T): it existed then. Trust in the time-stamp: ${trustSentence(timestamp.trust, terminal)}`,
  )
}

/** «20.11.2026 kl. 17.38.17 UTC». */
function moment(time: Date, { say }: Terminal): string {
  const [day = '', clock = ''] = time.toISOString().slice(0, 19).split('T')
  return say(`${day.split('-').reverse().join('.')} kl. ${clock.replaceAll(':', '.')} UTC`, `${day} ${clock} UTC`)
}

/** The last line of a file. @param isDraft whether its text is that of the draft; undefined when that was not asked. */
export function verdict({ seals, faults }: PdfReport, isDraft: boolean | undefined, { say }: Terminal): string {
  const distrusted = seals.some(({ trust }) => trust.kind === 'stranger' || trust.kind === 'out-of-date')
  if (faults.length > 0 || seals.some((seal) => seal.faults.length > 0)) return say('Konklusjon: STOL IKKE PÅ FILEN. Be den som forseglet, om filen slik den var.', 'Verdict: DO NOT TRUST THIS FILE. Ask the one who sealed it for the file as it was.')
  if (isDraft === false) return say('Konklusjon: Filen har ikke teksten i utkastet.', 'Verdict: The file does not hold the text of the draft.')
  if (seals.length === 0 && isDraft === true) return say('Konklusjon: Teksten er utkastets, men uten segl viser ingenting hvem som laget filen.', 'Verdict: The text is that of the draft, but without a seal nothing shows who made the file.')
  if (seals.length === 0) return say('Konklusjon: Ingenting viser om filen er endret.', 'Verdict: Nothing shows whether the file was changed.')
  if (distrusted) return say('Konklusjon: Uendret siden forseglingen, men det er ikke vist hvem som forseglet.', 'Verdict: Unchanged since it was sealed, but it is not shown who sealed it.')
  return say('Konklusjon: Uendret siden forseglingen.', 'Verdict: Unchanged since it was sealed.')
}
