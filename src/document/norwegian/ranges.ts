/** Reads ranges in a Norwegian text, «2020–2024», «fem-sju», «10 - 12», whatever dash they are written with. */
import { readNumberWords } from './numbers.ts'

export interface RangeInText {
  from: number
  to: number
  first: number
  last: number
  /** The text between the two ends, spaces and all. */
  between: string
  betweenFrom: number
  kind: 'years' | 'times' | 'numbers' | 'words'
}

/** Two numbers with a dash between them; what stands around them is judged afterwards. */
const DIGITS = /(?<![\p{L}\d.,/:§–-])(\d{1,2}[.:]\d{2}|\d{1,4})(?:\.(?=[–-]\d))?([ \u00A0]?[-–—][ \u00A0]?)(\d{1,2}[.:]\d{2}|\d{1,4})(?![\p{L}\d/–—-]|[.,:]\d)/gu
/** Two words joined by a dash: number words if they can be read. */
const WORDS = /(?<![\p{L}\d-])(\p{L}{2,12})([-–—])(\p{L}{2,12})(?![\p{L}\d-])/gu

/** What numbers with hyphens are after these: sections of a law, standards, cases. */
const NO_RANGE = /(?:§|lov(?:en|a)?|forskrift(?:en|a)?|(?<!\p{L})(?:koml\.|fvl\.|offl\.|ISO|NS|NS-EN|sak(?:s?nr\.?)?|saksnr\.?|[gb]?nr\.|rom|bygg|tlf\.?|telefon|versjon|modell|type))[ \u00A0:]*$/iu

/** @returns ranges that go upwards, in order. */
export function rangesIn(text: string): RangeInText[] {
  const found: RangeInText[] = []
  for (const { 0: whole, 1: a = '', 2: between = '', 3: b = '', index } of text.matchAll(DIGITS)) {
    const isTime = /\D/.test(a) && /\D/.test(b)
    if (/\D/.test(a) !== /\D/.test(b) && !isTime) continue
    const [first, last] = [a, b].map((part) => Number(part.replace(':', '.'))) as [number, number]
    const isYears = a.length === 4 && b.length === 4 && isYear(first) && isYear(last)
    if (first >= last || NO_RANGE.test(text.slice(Math.max(0, index - 24), index))) continue
    // «2021-12» is a month in the international form, and digits that grow longer by more than one are rather a code.
    if ((a.length === 4 && b.length !== 4) || a.startsWith('00')) continue
    found.push({ from: index, to: index + whole.length, first, last, between, betweenFrom: index + whole.length - b.length - between.length, kind: isTime ? 'times' : isYears ? 'years' : 'numbers' })
  }
  for (const { 0: whole, 1: a = '', 2: between = '', 3: b = '', index } of text.matchAll(WORDS)) {
    const [first, last] = [readNumberWords(a)?.value, readNumberWords(b)?.value]
    if (first === undefined || last === undefined || first >= last || first < 1) continue
    // «tjue-to» is a number that somebody has parted.
    if (first >= 20 && first % 10 === 0 && last < 10) continue
    found.push({ from: index, to: index + whole.length, first, last, between, betweenFrom: index + a.length, kind: 'words' })
  }
  return found.sort((x, y) => x.from - y.from)
}

function isYear(value: number): boolean {
  return value >= 1900 && value < 2200
}
