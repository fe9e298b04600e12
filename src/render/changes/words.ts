/** The words of `endringer.md`, in both written forms of Norwegian. */
import type { Words } from '../../document/words.ts'
import { sentenceCase } from '../phrases.ts'
import { redlineWordsOf } from '../redline-words.ts'

export interface TableWords {
  title: string
  compared: (older: string, newer: string) => string
  undated: string
  draftOf: (date: string) => string
  counted: (n: number) => string
  /** Of a case: how many changes there are, and, with a space at its end, in which attachment they are shown. */
  told: (n: number, older: string, newer: string) => string
  shown: (n: number, older: string, newer: string) => string
  none: (older: string, newer: string) => string
  columns: readonly [number: string, clause: string, kind: string, older: string, newer: string]
  opening: string
  /** In place of a wording that a move has not changed. */
  sameWording: string
  nothing: string
}

const nb: TableWords = {
  title: 'Endringer',
  compared: (older, newer) => `Endringer fra ${older} til ${newer}.`,
  undated: 'et utkast uten dato',
  draftOf: (date) => `utkastet ${date}`,
  counted: (n) => `${n} ${n === 1 ? 'endring' : 'endringer'}.`,
  told: (n, older, newer) => `Fra ${older} til ${newer} er det ${n === 1 ? 'én endring' : `${n} endringer`}.`,
  shown: (n, older, newer) => `Fra ${older} til ${newer} er det ${n === 1 ? 'én endring. Den' : `${n} endringer. De`} er vist med lilla, understreket skrift i `,
  none: (older, newer) => `Det er ingen endringer fra ${older} til ${newer}.`,
  columns: ['Nr.', 'Punkt', 'Endring', 'Eldre ordlyd', 'Ny ordlyd'],
  opening: sentenceCase(redlineWordsOf({ locale: 'nb-NO' }).opening),
  sameWording: 'Samme ordlyd',
  nothing: '–',
}

const nn: TableWords = {
  ...nb,
  title: 'Endringar',
  compared: (older, newer) => `Endringar frå ${older} til ${newer}.`,
  undated: 'eit utkast utan dato',
  counted: (n) => `${n} ${n === 1 ? 'endring' : 'endringar'}.`,
  told: (n, older, newer) => `Frå ${older} til ${newer} er det ${n === 1 ? 'éi endring' : `${n} endringar`}.`,
  shown: (n, older, newer) => `Frå ${older} til ${newer} er det ${n === 1 ? 'éi endring. Ho' : `${n} endringar. Dei`} er vist${n === 1 ? '' : 'e'} med lilla, understreka skrift i `,
  none: (older, newer) => `Det er ingen endringar frå ${older} til ${newer}.`,
  columns: ['Nr.', 'Punkt', 'Endring', 'Eldre ordlyd', 'Ny ordlyd'],
  opening: sentenceCase(redlineWordsOf({ locale: 'nn-NO' }).opening),
  sameWording: 'Same ordlyd',
}

/** @returns the words in the written form of the document. */
export function tableWordsOf({ locale }: Pick<Words, 'locale'>): TableWords {
  return locale === 'nn-NO' ? nn : nb
}
