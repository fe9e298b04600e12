/** Why a file is not sealed, in the words that the one who seals reads. */
import type { Language } from '../../document/message.ts'
import { detailWords } from '../detail-words.ts'

type Words = readonly [reason: string, remedy: string]

const FAULTS = {
  broken: {
    id: 'SGL-001',
    nb: ['PDF-filen er ødelagt eller er ikke en PDF: {}', 'Lag filen på nytt med «lilla sign» eller «lilla build --format pdf», og forsegl den.'],
    en: ['The PDF is damaged or is no PDF: {}', 'Make the file anew with “lilla sign” or “lilla build --format pdf”, and seal it.'],
  },
  encrypted: {
    id: 'SGL-002',
    nb: ['PDF-filen er kryptert eller passordbeskyttet.', 'Lagre den uten passord. Arkivet tar ikke imot krypterte filer.'],
    en: ['The PDF is encrypted or has a password.', 'Save it without a password. The archive does not take encrypted files.'],
  },
  certified: {
    id: 'SGL-003',
    nb: ['PDF-filen er sertifisert av et annet program, som ikke tillater at noe legges til.', 'Forsegl filen slik den var før den ble sertifisert.'],
    en: ['The PDF was certified by another program, which does not allow additions.', 'Seal the file as it was before it was certified.'],
  },
  tampered: {
    id: 'SGL-004',
    nb: ['Filen har alt et segl som ikke holder: {}', 'Se hva som er galt, med «lilla verify». Be den som forseglet, om filen slik den var.'],
    en: ['The file has a seal already that does not hold: {}', 'See what is wrong with “lilla verify”. Ask the one who sealed it for the file as it was.'],
  },
  'no-field': {
    id: 'SGL-005',
    nb: ['Filen har ikke noe signaturfelt med det navnet. Ledige felter: {}', 'Velg et av feltene med --felt, eller utelat --felt for et segl som ikke vises på siden.'],
    en: ['The file has no signature field of that name. Free fields: {}', 'Choose one of them with --felt, or leave out --felt for a seal that is not seen on the page.'],
  },
  'field-taken': {
    id: 'SGL-006',
    nb: ['Signaturfeltet er alt forseglet. Ledige felter: {}', 'Velg et annet felt, eller utelat --felt for et segl som ikke vises på siden.'],
    en: ['The signature field is sealed already. Free fields: {}', 'Choose another field, or leave out --felt for a seal that is not seen on the page.'],
  },
  'field-demands': {
    id: 'SGL-007',
    nb: ['Signaturfeltet «{}» stiller krav til signaturen som lilla ikke oppfyller.', 'Velg et annet felt, eller utelat --felt for et segl som ikke vises på siden.'],
    en: ['The signature field “{}” makes demands on the signature that lilla does not meet.', 'Choose another field, or leave out --felt for a seal that is not seen on the page.'],
  },
  'dynamic-form': {
    id: 'SGL-008',
    nb: ['PDF-filen er et dynamisk skjema (XFA), som ikke kan forsegles.', 'Skriv skjemaet ut som en vanlig PDF, og forsegl den.'],
    en: ['The PDF is a dynamic form (XFA), which cannot be sealed.', 'Print the form to an ordinary PDF, and seal that.'],
  },
  'no-pages': {
    id: 'SGL-009',
    nb: ['PDF-filen har ingen sider.', 'Lag filen på nytt, og forsegl den.'],
    en: ['The PDF has no pages.', 'Make the file anew, and seal it.'],
  },
  'not-p12': {
    id: 'SGL-010',
    nb: ['Sertifikatfilen er ikke en P12-fil (PKCS #12), eller den er ødelagt.', 'Eksporter virksomhetssertifikatet på nytt som .p12 eller .pfx, med privat nøkkel.'],
    en: ['The certificate file is no P12 (PKCS #12), or it is damaged.', 'Export the certificate anew as .p12 or .pfx, with its private key.'],
  },
  password: {
    id: 'SGL-011',
    nb: ['Passordet til sertifikatfilen er feil.', 'Se etter at det er passordet til denne filen, og at store og små bokstaver stemmer. En passordfil skal være lagret som ren tekst (UTF-8).'],
    en: ['The password of the certificate file is wrong.', 'See that it is the password of this file, and that capitals are right. A password file should be saved as plain text (UTF-8).'],
  },
  cipher: {
    id: 'SGL-012',
    nb: ['Sertifikatfilen er kryptert på en gammel eller ukjent måte ({}).', 'Lagre den på nytt: «openssl pkcs12 -legacy -in gammel.p12 -out alt.pem», så «openssl pkcs12 -export -in alt.pem -out ny.p12». Slett alt.pem etterpå.'],
    en: ['The certificate file is encrypted in an old or unknown way ({}).', 'Save it anew: “openssl pkcs12 -legacy -in old.p12 -out all.pem”, then “openssl pkcs12 -export -in all.pem -out new.p12”. Delete all.pem afterwards.'],
  },
  'no-key': {
    id: 'SGL-013',
    nb: ['Sertifikatfilen inneholder ingen privat nøkkel.', 'Eksporter virksomhetssertifikatet på nytt, og velg at den private nøkkelen skal være med.'],
    en: ['The certificate file holds no private key.', 'Export the certificate anew, and choose to include the private key.'],
  },
  'no-certificate': {
    id: 'SGL-014',
    nb: ['Sertifikatfilen inneholder ikke noe sertifikat som hører til nøkkelen.', 'Eksporter virksomhetssertifikatet på nytt, med sertifikat og privat nøkkel i samme fil.'],
    en: ['The certificate file holds no certificate that belongs to the key.', 'Export the certificate anew, with the certificate and its private key in one file.'],
  },
  key: {
    id: 'SGL-015',
    nb: ['Nøkkelen i sertifikatfilen er av et slag som ikke kan brukes: det må være RSA på minst 2048 bit, eller EC på kurven P-256, P-384 eller P-521.', 'Be utstederen om et virksomhetssertifikat med en slik nøkkel.'],
    en: ['The key in the certificate file is of a kind that cannot be used: it must be RSA of at least 2048 bits, or EC on curve P-256, P-384 or P-521.', 'Ask the issuer for a certificate with such a key.'],
  },
  certificate: {
    id: 'SGL-016',
    nb: ['Sertifikatet i filen kan ikke leses.', 'Eksporter virksomhetssertifikatet på nytt som .p12 eller .pfx.'],
    en: ['The certificate in the file cannot be read.', 'Export the certificate anew as .p12 or .pfx.'],
  },
  usage: {
    id: 'SGL-017',
    nb: ['Sertifikatet kan ikke brukes til å signere eller forsegle; det er laget for noe annet, for eksempel kryptering.', 'Bruk det av virksomhetens sertifikater som er laget for signering.'],
    en: ['The certificate may not be used to sign or seal; it is made for something else, such as encryption.', 'Use the one of the organisation’s certificates that is made for signing.'],
  },
  expired: {
    id: 'SGL-018',
    nb: ['Sertifikatet gikk ut {}.', 'Skaff et nytt virksomhetssertifikat. Et segl med et utløpt sertifikat blir avvist av dem som kontrollerer det.'],
    en: ['The certificate expired on {}.', 'Get a new certificate. A seal with an expired certificate is rejected by those who check it.'],
  },
  early: {
    id: 'SGL-019',
    nb: ['Sertifikatet gjelder først fra {}.', 'Vent til da, eller se etter at klokken på maskinen er riktig.'],
    en: ['The certificate holds only from {}.', 'Wait until then, or see that the clock of this machine is right.'],
  },
  timestamp: {
    id: 'SGL-020',
    nb: ['Tidsstempeltjenesten ga ikke et gyldig tidsstempel: {}', 'Prøv igjen, eller se etter at adressen er riktig. Uten --tsa blir seglet satt uten tidsstempel.'],
    en: ['The time-stamping service gave no valid time-stamp: {}', 'Try again, or see that the address is right. Without --tsa the seal is set without a time-stamp.'],
  },
  unsound: {
    id: 'SGL-021',
    nb: ['Seglet holdt ikke da det ble kontrollert: {}', 'Ingenting er skrevet. Meld fra til dem som vedlikeholder lilla, med hvilken fil det gjelder.'],
    en: ['The seal did not hold when it was checked: {}', 'Nothing was written. Please report it, with the file in question.'],
  },
  locked: {
    id: 'SGL-022',
    nb: ['En tidligere signatur i filen låser feltene: et segl til ville bryte den.', 'Forsegl filen slik den var før den ble signert, eller be den som signerte, om en fil uten lås.'],
    en: ['An earlier signature in the file locks its fields: another seal would break it.', 'Seal the file as it was before it was signed, or ask the one who signed for a file without the lock.'],
  },
  rounds: {
    id: 'SGL-024',
    nb: ['Sertifikatfilen krever så mange omganger for å åpnes at lilla ikke gjør det.', 'Eksporter virksomhetssertifikatet på nytt fra maskinen eller tjenesten der du fikk det.'],
    en: ['The certificate file asks for so many rounds to be opened that lilla does not do it.', 'Export the certificate anew from the machine or service where you got it.'],
  },
  layers: {
    id: 'SGL-023',
    nb: ['Filen har alt {} lag, og lilla leser ikke flere.', 'Del underskriverne på flere eksemplarer.'],
    en: ['The file has {} layers already, and lilla reads no more.', 'Divide the signatories among several copies.'],
  },
} as const satisfies Record<string, Record<Language, Words> & { id: string }>

export type SealFaultCode = keyof typeof FAULTS

/** Nothing was sealed. `detail` fills the sentence. */
export class SealFault extends Error {
  readonly code: SealFaultCode
  readonly detail: string
  constructor(code: SealFaultCode, detail = '') {
    super(code)
    this.code = code
    this.detail = detail
  }
}

/** Faults whose detail is a fault of something else, in the words of that. */
const TOLD: readonly SealFaultCode[] = ['broken', 'tampered', 'timestamp', 'unsound']

export function faultWords({ code, detail }: SealFault, language: Language): { ruleId: string; reason: string; remedy: string } {
  const none = { nb: 'ingen', en: 'none' }[language]
  const told = TOLD.includes(code) && detail !== '' ? detailWords(detail, language) : detail
  const [reason, remedy] = FAULTS[code][language]
  return { ruleId: FAULTS[code].id, reason: reason.replace('{}', () => told || none), remedy }
}
