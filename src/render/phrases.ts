/** The words that pages and plain text need besides the document's own, in both written forms of Norwegian. */
import type { Words } from '../document/words.ts'

export interface Phrases {
  skip: string
  footnote: string
  backToText: (number: string) => string
  table: string
  signatures: string
  file: string
  image: string
  fingerprint: string
  changes: string
  inserted: string
  deleted: string
  /** Read aloud where colour and lines are not seen. */
  changeEnds: string
  splitHere: string
  mergedHere: string
}

const nb: Phrases = {
  skip: 'Hopp til innholdet',
  footnote: 'Fotnote',
  backToText: (number) => `Tilbake til teksten ved fotnote ${number}`,
  table: 'Tabell',
  signatures: 'Underskrifter',
  file: 'Fil',
  image: 'Bilde',
  fingerprint: 'Tekstavtrykk',
  changes: 'Endringer er merket slik',
  inserted: 'ny tekst',
  deleted: 'slettet tekst',
  changeEnds: 'slutt på endring',
  splitHere: 'avsnittet er delt her',
  mergedHere: 'avsnittet er slått sammen med det neste',
}

const nn: Phrases = {
  ...nb,
  skip: 'Hopp til innhaldet',
  backToText: (number) => `Tilbake til teksten ved fotnote ${number}`,
  changes: 'Endringar er merkte slik',
  deleted: 'sletta tekst',
  splitHere: 'avsnittet er delt her',
  mergedHere: 'avsnittet er slått saman med det neste',
}

/** @returns the phrases in the written form of the document's other words. */
export function phrasesOf(words: Words): Phrases {
  return words.locale === 'nn-NO' ? nn : nb
}

/** «Vedlegg 2», as it opens an attachment and its entry in the list. */
export function attachmentLabel(number: string | undefined, { attachment }: Words): string {
  return `${attachment.charAt(0).toUpperCase()}${attachment.slice(1)} ${number ?? ''}`.trim()
}
