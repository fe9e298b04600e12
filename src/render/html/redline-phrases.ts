/** The words of a page that shows a redline, in both written forms of Norwegian. */
import type { Words } from '../../document/words.ts'

export interface RedlinePhrases {
  changes: string
  skipToChanges: string
  count: (count: number) => string
  between: (older: string, newer: string) => string
  older: string
  newer: string
  none: string
  view: string
  inText: string
  beside: string
  onlyChanged: string
  previous: string
  next: string
  /** Where one is among the changes of the list; the script puts in {at} and {of}. */
  position: string
  countShown: string
  keys: string
  filter: string
  noneShown: string
  wasSaid: string
  nowSaid: string
  moreWords: (count: number) => string
  noText: string
  by: string
  /** What the redline's other words have no sample of. */
  legend: { moved: string; split: string; bar: string; before: string }
}

const nb: RedlinePhrases = {
  changes: 'Endringer',
  skipToChanges: 'Hopp til listen over endringer',
  count: (count) => (count === 1 ? '1 endring' : `${count} endringer`),
  between: (older, newer) => `Fra ${older} til ${newer}`,
  older: 'forrige utkast',
  newer: 'nytt utkast',
  none: 'De to utkastene har samme tekst.',
  view: 'Visning',
  inText: 'I teksten',
  beside: 'Side om side',
  onlyChanged: 'Bare det som er endret',
  previous: 'Forrige',
  next: 'Neste',
  position: 'Endring {at} av {of}',
  countShown: '{of} i listen',
  keys: 'Hurtigtaster: n og p',
  filter: 'Vis i listen',
  noneShown: 'Ingen endringer er valgt.',
  wasSaid: 'Før: ',
  nowSaid: 'Nå: ',
  moreWords: (count) => `… (${count} ord til)`,
  noText: 'ingen tekst',
  by: 'Av',
  legend: {
    moved: 'flyttet tekst', split: 'avsnitt delt eller slått sammen', bar: 'strek i margen: noe er endret her', before: 'nummeret i forrige utkast',
  },
}

const nn: RedlinePhrases = {
  ...nb,
  changes: 'Endringar',
  skipToChanges: 'Hopp til lista over endringar',
  count: (count) => (count === 1 ? '1 endring' : `${count} endringar`),
  between: (older, newer) => `Frå ${older} til ${newer}`,
  older: 'førre utkastet',
  newer: 'nytt utkast',
  none: 'Dei to utkasta har same tekst.',
  view: 'Vising',
  onlyChanged: 'Berre det som er endra',
  previous: 'Førre',
  countShown: '{of} i lista',
  keys: 'Hurtigtastar: n og p',
  filter: 'Vis i lista',
  noneShown: 'Ingen endringar er valde.',
  nowSaid: 'No: ',
  noText: 'ingen tekst',
  legend: {
    moved: 'flytta tekst', split: 'avsnitt delt eller slått saman', bar: 'strek i margen: noko er endra her', before: 'nummeret i det førre utkastet',
  },
}

/** @returns the phrases in the written form of the document's other words. */
export function redlinePhrasesOf({ locale }: Pick<Words, 'locale'>): RedlinePhrases {
  return locale === 'nn-NO' ? nn : nb
}
