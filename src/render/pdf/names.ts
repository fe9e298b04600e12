/** Finds the words that must never be parted by a hyphen: names, abbreviations and whatever holds a digit. */
import type { Meta } from '../../document/meta.ts'
import { signatories } from '../../document/meta.ts'

/** Ordinary words in the names of parties, which may be parted like any other. */
const ORDINARY = new Set(['kommune', 'kommunar', 'kommuner', 'fylkeskommune', 'interkommunalt', 'politisk', 'råd', 'for', 'og', 'i'])

/** A capital after a small letter («DigiViken»), three capitals in a row («IPR»), or a digit. */
const SHAPED = /\p{Ll}\p{Lu}|\p{Lu}{3}|\p{Nd}/u

export type IsName = (word: string) => boolean

/** @returns whether a word is a name in this document: by its shape, or because a party is called so. */
export function namesOf(meta: Meta): IsName {
  const parties = [...(meta.parter ?? []), ...signatories(meta)]
  const words = parties.flatMap(({ navn, ...rest }) => [navn, 'kortnavn' in rest ? rest.kortnavn : undefined])
  const known = new Set(
    words.flatMap((name) => (typeof name === 'string' ? (name.match(/\p{L}+/gu) ?? []) : [])).filter((word) => !ORDINARY.has(word)),
  )
  // A name's genitive is still the name: «Askers».
  return (word) => SHAPED.test(word) || known.has(word) || (word.endsWith('s') && known.has(word.slice(0, -1)))
}

/** Parts a text into stretches that may and may not be hyphenated; joined, they are the text. */
export function partNames(text: string, isName: IsName): { value: string; whole: boolean }[] {
  const parts: { value: string; whole: boolean }[] = []
  let from = 0
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}]{4,}/gu)) {
    if (!isName(match[0])) continue
    if (match.index > from) parts.push({ value: text.slice(from, match.index), whole: false })
    parts.push({ value: match[0], whole: true })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ value: text.slice(from), whole: false })
  return parts
}
