/** Where one sentence of a Norwegian text ends and the next one begins. */

/** A stop after these ends no sentence. */
const ABBREVIATIONS = new Set(
  'jf jfr nr kap mv osv ca evt inkl pkt art kl bl.a f.eks m.m m.fl m.v o.l dvs pga mht iht ifm hhv eks ev vedr t.o.m f.o.m adm kr mill mrd tlf avd red §'.split(' '),
)

/** @param word what stands before a full stop. */
export const isAbbreviation = (word: string): boolean => ABBREVIATIONS.has(word.toLowerCase())

/** From the end of a sentence to the first letter of the next: white space, as offsets in UTF-16 units. */
export interface Gap {
  from: number
  to: number
}

/** Letters before a space that are enough to tell whether a sentence ends there. */
const LOOK_BACK = 40
/** The stop of a sentence with the word before it; a quotation or a parenthesis may close after it. */
const STOP = /([\p{L}\p{N}.§]*)([.?!…])[»”"’)\]]*$/u

/** @returns the gaps between the sentences of a text; a line feed ends a sentence too. */
export function sentenceGaps(text: string): Gap[] {
  return Array.from(text.matchAll(/\s+/gu), ({ 0: space, index }) => ({ from: index, to: index + space.length }))
    .filter(({ from, to }) => text.slice(from, to).includes('\n') || endsSentence(text.slice(Math.max(0, from - LOOK_BACK), from), text.slice(to, to + 2)))
}

function endsSentence(before: string, after: string): boolean {
  const [, word = '', stop] = STOP.exec(before) ?? []
  // A small letter goes on with the sentence: «nr. tre», «21. januar».
  return stop !== undefined && !(stop === '.' && isAbbreviation(word)) && !/^\p{Ll}/u.test(after)
}
