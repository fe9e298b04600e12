/** The words of `endringer.md`, in both written forms of Norwegian. */
import type { Words } from '../../document/words.ts'

export interface TableWords {
  title: string
  compared: (older: string, newer: string) => string
  undated: string
  counted: (n: number) => string
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
  counted: (n) => `${n} ${n === 1 ? 'endring' : 'endringer'}.`,
  columns: ['Nr.', 'Punkt', 'Endring', 'Eldre ordlyd', 'Ny ordlyd'],
  opening: 'Innledningen',
  sameWording: 'Samme ordlyd',
  nothing: '–',
}

const nn: TableWords = {
  ...nb,
  title: 'Endringar',
  compared: (older, newer) => `Endringar frå ${older} til ${newer}.`,
  undated: 'eit utkast utan dato',
  counted: (n) => `${n} ${n === 1 ? 'endring' : 'endringar'}.`,
  columns: ['Nr.', 'Punkt', 'Endring', 'Eldre ordlyd', 'Ny ordlyd'],
  opening: 'Innleiinga',
  sameWording: 'Same ordlyd',
}

/** @returns the words in the written form of the document. */
export function tableWordsOf({ locale }: Pick<Words, 'locale'>): TableWords {
  return locale === 'nn-NO' ? nn : nb
}
