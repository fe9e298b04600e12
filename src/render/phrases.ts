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
}

const nn: Phrases = {
  ...nb,
  skip: 'Hopp til innhaldet',
}

/** @returns the phrases in the written form of the document's other words. */
export function phrasesOf(words: Words): Phrases {
  return words.locale === 'nn-NO' ? nn : nb
}

/** «Vedlegg 2», as it opens an attachment and its entry in the list. */
export function attachmentLabel(number: string | undefined, { attachment }: Words): string {
  return `${sentenceCase(attachment)} ${number ?? ''}`.trim()
}

/** A phrase as it opens a line. */
export function sentenceCase(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1)
}
