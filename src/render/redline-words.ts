/** What a redline says beside its changes, where colour and lines cannot, in both written forms of Norwegian. Brackets are the formats' own. */
import type { ListedKind } from '../document/change-list.ts'
import type { ChangeKind, ListKind, Mark } from '../document/tree.ts'
import type { Words } from '../document/words.ts'

export interface RedlineWords {
  /** The name of each kind, as it opens an entry of a list. */
  kinds: Readonly<Record<ListedKind, string>>
  /** Before a changed wording; for moves it stands also where their other half is not shown. */
  spoken: Readonly<Record<ChangeKind, string>>
  /** For those who hear the text. */
  ends: Readonly<Record<'change' | 'split' | 'merged', string>>
  movedFrom: (place: string) => string
  movedTo: (place: string) => string
  elsewhere: (place: string) => string
  /** The place before the first clause. */
  opening: string
  /** Beside a clause whose number has changed: «(før 3)». */
  before: (number: string) => string
  form: FormWords
  image: Readonly<Record<ChangeKind, string>>
  rule: Readonly<Record<ChangeKind, string>>
  note: Readonly<Partial<Record<ChangeKind, string>>>
  empty: string
  /** Of an attachment that is a file, where it is not shown. */
  attachment: Readonly<Record<'same' | 'inserted' | 'deleted', string>>
}

/** What can be said of a change of form. */
export interface FormWords {
  now: (what: string) => string
  noLonger: (what: string) => string
  changedTo: (now: string, before: string) => string
  level: (level: number) => string
  marks: Readonly<Record<Mark, string>>
  lists: Readonly<Record<ListKind, string>>
  numbered: string
  unnumbered: string
  numbering: string
  alignment: string
  file: string
  other: string
}

const nb: RedlineWords = {
  kinds: {
    inserted: 'Ny tekst', deleted: 'Slettet', replaced: 'Erstattet', moved: 'Flyttet', formatted: 'Endret format', split: 'Delt i to avsnitt',
    merged: 'Slått sammen',
  },
  spoken: { inserted: 'ny tekst', deleted: 'slettet tekst', movedTo: 'flyttet hit', movedFrom: 'flyttet herfra', formatted: 'endret format' },
  ends: { change: 'slutt på endring', split: 'avsnittet er delt her', merged: 'avsnittet er slått sammen med det neste' },
  movedFrom: (place) => `flyttet fra ${place}`,
  movedTo: (place) => `flyttet til ${place}`,
  elsewhere: (place) => `et annet sted i ${place}`,
  opening: 'innledningen',
  before: (number) => `(før\u00A0${number})`,
  form: {
    now: (what) => `nå ${what}`,
    noLonger: (what) => `ikke lenger ${what}`,
    changedTo: (now, before) => `nå ${now}, før ${before}`,
    level: (level) => `nivå\u00A0${level}`,
    marks: { strong: 'fet', emphasis: 'kursiv', code: 'kodeskrift' },
    lists: { bullet: 'strekpunkter', number: 'nummerert liste', letter: 'bokstavliste' },
    numbered: 'nummerert',
    unnumbered: 'uten nummer',
    numbering: 'endret nummerering',
    alignment: 'endret justering',
    file: 'endret, ikke sammenlignet',
    other: 'endret format',
  },
  image: { inserted: 'nytt bilde', deleted: 'slettet bilde', movedTo: 'flyttet bilde', movedFrom: 'flyttet bilde', formatted: 'endret bilde' },
  rule: { inserted: 'ny skillelinje', deleted: 'slettet skillelinje', movedTo: 'flyttet skillelinje', movedFrom: 'flyttet skillelinje', formatted: 'endret skillelinje' },
  note: { inserted: 'Nytt notat', deleted: 'Slettet notat' },
  empty: 'uten tekst',
  attachment: {
    same: 'Ikke gjengitt i endringsvisningen.',
    inserted: 'Nytt vedlegg, ikke gjengitt i endringsvisningen.',
    deleted: 'Slettet vedlegg, ikke gjengitt i endringsvisningen.',
  },
}

const nn: RedlineWords = {
  ...nb,
  kinds: {
    inserted: 'Ny tekst', deleted: 'Sletta', replaced: 'Erstatta', moved: 'Flytta', formatted: 'Endra format', split: 'Delt i to avsnitt',
    merged: 'Slått saman',
  },
  spoken: { inserted: 'ny tekst', deleted: 'sletta tekst', movedTo: 'flytta hit', movedFrom: 'flytta herifrå', formatted: 'endra format' },
  ends: { ...nb.ends, merged: 'avsnittet er slått saman med det neste' },
  movedFrom: (place) => `flytta frå ${place}`,
  movedTo: (place) => `flytta til ${place}`,
  elsewhere: (place) => `ein annan stad i ${place}`,
  opening: 'innleiinga',
  form: {
    ...nb.form,
    now: (what) => `no ${what}`,
    noLonger: (what) => `ikkje lenger ${what}`,
    changedTo: (now, before) => `no ${now}, før ${before}`,
    marks: { ...nb.form.marks, strong: 'feit' },
    lists: { bullet: 'strekpunkt', number: 'nummerert liste', letter: 'bokstavliste' },
    unnumbered: 'utan nummer',
    numbering: 'endra nummerering',
    alignment: 'endra justering',
    file: 'endra, ikkje samanlikna',
    other: 'endra format',
  },
  image: { inserted: 'nytt bilete', deleted: 'sletta bilete', movedTo: 'flytta bilete', movedFrom: 'flytta bilete', formatted: 'endra bilete' },
  rule: { inserted: 'ny skiljelinje', deleted: 'sletta skiljelinje', movedTo: 'flytta skiljelinje', movedFrom: 'flytta skiljelinje', formatted: 'endra skiljelinje' },
  note: { inserted: 'Nytt notat', deleted: 'Sletta notat' },
  empty: 'utan tekst',
  attachment: {
    same: 'Ikkje attgjeve i endringsvisinga.',
    inserted: 'Nytt vedlegg, ikkje attgjeve i endringsvisinga.',
    deleted: 'Sletta vedlegg, ikkje attgjeve i endringsvisinga.',
  },
}

/** @returns the words in the written form of the document's other words. */
export function redlineWordsOf({ locale }: Pick<Words, 'locale'>): RedlineWords {
  return locale === 'nn-NO' ? nn : nb
}
