/** The words that the product itself prints in a document, per written form of Norwegian. */
import type { Meta } from './meta.ts'

export interface Words {
  /** BCP 47, for the language tags of the formats. */
  locale: 'nb-NO' | 'nn-NO'
  clause: string
  letter: string
  number: string
  paragraph: string
  listPoint: string
  attachment: string
  between: string
  and: string
  page: string
  of: string
  contents: string
  draft: string
  draftDated: (date: string) => string
  invented: string
  placeAndDate: string
  signature: string
  nameInCapitals: string
  office: string
  forParty: string
  organisationNumber: string
  municipalityNumber: string
  decision: string
  footnotes: string
  note: string
  finding: string
  fillIn: string
  fileBeside: string
  /** In place of lines to write on. */
  signedElectronically: string
  signedByAccession: string
  electronicSignature: string
  copyNumber: (number: number, of: number) => string
  keeper: (name: string) => string
  specimen: string
  fingerprint: string
  fingerprintOfAgreement: string
  months: readonly string[]
  /** «første» to «tolvte», for ledd and strekpunkt. */
  ordinals: readonly string[]
  /** «null» to «tolv»: numbers above are written in digits (Språkrådet). */
  cardinals: readonly string[]
}

const nb: Words = {
  locale: 'nb-NO',
  clause: 'punkt',
  letter: 'bokstav',
  number: 'nr.',
  paragraph: 'ledd',
  listPoint: 'strekpunkt',
  attachment: 'vedlegg',
  between: 'mellom',
  and: 'og',
  page: 'Side',
  of: 'av',
  contents: 'Innhold',
  draft: 'UTKAST',
  draftDated: (date) => `Utkast ${date}`,
  invented: 'Oppdiktet eksempel',
  placeAndDate: 'Sted og dato',
  signature: 'Underskrift',
  nameInCapitals: 'Navn med blokkbokstaver',
  office: 'Stilling',
  forParty: 'For',
  organisationNumber: 'Organisasjonsnummer',
  municipalityNumber: 'Kommunenummer',
  decision: 'Vedtak',
  footnotes: 'Fotnoter',
  note: 'Notat',
  finding: 'Funn',
  fillIn: 'fyll inn',
  fileBeside: 'følger som egen fil',
  signedElectronically: 'Undertegnes elektronisk',
  signedByAccession: 'Undertegner egen tiltredelseserklæring',
  electronicSignature: 'Elektronisk underskrift',
  copyNumber: (number, of) => `Eksemplar ${number} av ${of}`,
  keeper: (name) => `Tilhører ${name}`,
  specimen: 'PRØVE',
  fingerprint: 'Tekstavtrykk',
  fingerprintOfAgreement: 'Tekstavtrykket til avtalen',
  months: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  ordinals: 'første andre tredje fjerde femte sjette sjuende åttende niende tiende ellevte tolvte'.split(' '),
  cardinals: 'null én to tre fire fem seks sju åtte ni ti elleve tolv'.split(' '),
}

const nn: Words = {
  ...nb,
  locale: 'nn-NO',
  between: 'mellom',
  contents: 'Innhald',
  invented: 'Oppdikta døme',
  placeAndDate: 'Stad og dato',
  nameInCapitals: 'Namn med blokkbokstavar',
  footnotes: 'Fotnotar',
  fileBeside: 'følgjer som eiga fil',
  signedElectronically: 'Blir underskriven elektronisk',
  signedByAccession: 'Skriv under på eiga tilslutningserklæring',
  electronicSignature: 'Elektronisk underskrift',
  keeper: (name) => `Tilhøyrer ${name}`,
  ordinals: 'første andre tredje fjerde femte sjette sjuande åttande niande tiande ellevte tolvte'.split(' '),
  cardinals: 'null ein to tre fire fem seks sju åtte ni ti elleve tolv'.split(' '),
}

/** @returns the words of the draft's written form (`målform`), bokmål unless it says nynorsk. */
export function wordsOf(meta: Meta): Words {
  return meta.målform === 'nn' ? nn : nb
}

/** `2021-01-21` → «21. januar 2021», with a no-break space after the day. Other text comes back as it is. */
export function longDate(iso: string, words: Words): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? []
  const name = words.months[Number(month) - 1]
  return year === undefined || name === undefined ? iso : `${Number(day)}.\u00A0${name} ${year}`
}
