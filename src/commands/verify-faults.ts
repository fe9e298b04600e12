/** The sentences for what is wrong with a sealed file. */
import { detailWords } from '../sign/detail-words.ts'
import type { Fault, Touched } from '../sign/verify/report.ts'
import type { Sentence, Terminal } from './command.ts'

/** Who says it: a language, and nothing of where it is printed. */
export type Speaker = Pick<Terminal, 'language' | 'say'>

const FAULTS: Readonly<Record<Fault['code'], Sentence>> = {
  broken: { nb: 'Filen er ødelagt og kan ikke leses som PDF: {}', en: 'The file is damaged and does not read as a PDF: {}' },
  encrypted: { nb: 'Filen er kryptert. Seglene kan ikke kontrolleres.', en: 'The file is encrypted. Its seals cannot be checked.' },
  wrapped: {
    nb: 'Seglet utelater mer enn seg selv fra det som er forseglet (ByteRange): noen har laget plass til innhold som ingen har forseglet.',
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
    nb: 'Noe er lagt over dokumentet etter at det ble forseglet (et tillegg som dette seglet ikke dekker): {}',
    en: 'Something was laid over the document after it was sealed (an incremental overlay outside this seal): {}',
  },
  removed: { nb: 'Et segl er tatt ut av filen eller byttet med et annet, men spor etter det ligger igjen: {}', en: 'A seal was taken out of the file, or another was put in its place, but traces of it remain: {}' },
  shared: { nb: 'Et signaturfelt har ikke noe eget segl, men viser til seglet i et annet felt: {}', en: 'A signature field has no seal of its own but points to that of another field: {}' },
  unknown: {
    nb: 'lilla kan ikke kontrollere denne typen segl ({}). Det betyr ikke at noe er galt; kontroller det med et annet program.',
    en: 'lilla cannot check this kind of seal ({}). That does not mean that anything is wrong; check it with another program.',
  },
  'laid-over': {
    nb: 'Et synlig felt er lagt over sidene etter at filen ble forseglet. Se på siden at det ikke dekker eller endrer teksten. Feltet heter: {}',
    en: 'A field that is seen was laid over the pages after the file was sealed. See on the page that it neither covers nor changes the text. It is called: {}',
  },
  disallowed: {
    nb: 'Den som forseglet, tillot ikke at disse feltene ble signert etterpå (sertifisert eller låst dokument): {}',
    en: 'The one who sealed did not allow that these fields be signed afterwards (a certified or locked document): {}',
  },
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
  actions: { nb: 'handlinger som filen utfører når den åpnes eller klikkes på, er lagt til eller endret', en: 'actions that the file does when it is opened or clicked were added or changed' },
  layers: { nb: 'innhold som kan vises og skjules (lag), er lagt til eller endret', en: 'content that can be shown and hidden (layers) was added or changed' },
  attachments: { nb: 'filer som ligger i filen, er lagt til eller endret', en: 'files inside the file were added or changed' },
  signature: { nb: 'opplysningene i et segl er endret', en: 'what a seal says was changed' },
  stray: { nb: 'filen har fått innhold som ikke står i innholdsfortegnelsen dens, og som noen programmer viser', en: 'the file has got content that its cross-references do not list, and that some programs show' },
  other: { nb: 'andre deler av filen er endret', en: 'other parts of the file were changed' },
}

/** Faults whose detail is what a reader found; that of others is a name. */
const TECHNICAL: ReadonlySet<Fault['code']> = new Set(['broken', 'unreadable', 'timestamp', 'unknown'])

/** @returns the sentence for a fault. */
export function faultSentence({ code, touched, detail }: Fault, { language, say }: Speaker): string {
  const kinds = (touched ?? []).map((kind) => TOUCHED[kind][language]).join('; ')
  const nothing = code === 'overlay' ? say('ingenting som vises, er endret, men tillegget er ikke forseglet', 'nothing that is seen was changed, but the addition is not sealed') : '–'
  const found = detail !== undefined && detail !== '' && TECHNICAL.has(code) ? detailWords(detail, language) : detail
  return FAULTS[code][language].replace('{}', () => kinds || found || nothing).replace(/(?<![.!])$/u, '.')
}
