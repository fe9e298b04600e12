/** The helpers of the authoring format: `dato`, `beløp`, `tallord`, `antall`, `orgnr`, `liste`. */
import { numberWords } from '../document/norwegian/number-words.ts'
import { longDate, type Words } from '../document/words.ts'
import type { Both } from './messages.ts'

/** @returns the text, or why the value cannot be used. */
type Helper = (values: readonly unknown[], words: Words) => string | { why: Both }

const NBSP = '\u00A0'

export const helpers: Readonly<Record<string, Helper>> = {
  /** `2021-01-21` → «21. januar 2021». */
  dato([value], words) {
    if (typeof value !== 'string' || !isDate(value)) return { why: { nb: 'skriv datoen som ÅÅÅÅ-MM-DD, for eksempel 2026-03-01', en: 'write the date as YYYY-MM-DD, such as 2026-03-01' } }
    return longDate(value, words)
  },
  /** 150000 → «150 000 kroner», with øre only where there are any. */
  beløp([value]) {
    if (typeof value !== 'number' || !Number.isFinite(value) || Math.abs(value) >= 1e15) return { why: { nb: 'skriv beløpet som et tall uten mellomrom', en: 'write the amount as a number without spaces' } }
    const [kroner = '', øre] = Math.abs(value).toFixed(Number.isInteger(value) ? 0 : 2).split('.')
    const sign = value < 0 ? '−' : ''
    const unit = Math.abs(value) === 1 ? 'krone' : 'kroner'
    return `${sign}${grouped(kroner)}${øre === undefined ? '' : `,${øre}`}${NBSP}${unit}`
  },
  /** 22 → «tjueto»; the second argument is the gender of one: «én» or «ett». */
  tallord([value, one], words) {
    if (!isCount(value)) return { why: { nb: 'bruk et helt tall fra 0 til 999 999', en: 'use a whole number from 0 to 999,999' } }
    return numberWords(value, { form: words.locale === 'nn-NO' ? 'nn' : 'nb', gender: one === 'ett' || one === 'eitt' ? 'neuter' : 'common' })
  },
  /** 2 "møte" "møter" → «to møter»; above twelve in digits (Språkrådet). One is a digit unless its gender is given. */
  antall([value, singular, plural, one], words) {
    if (!isCount(value)) return { why: { nb: 'bruk et helt tall fra 0 til 999 999', en: 'use a whole number from 0 to 999,999' } }
    if (typeof singular !== 'string' || typeof plural !== 'string') return { why: { nb: 'skriv entall og flertall etter tallet', en: 'write the singular and the plural after the number' } }
    if (value === 1) return `${typeof one === 'string' ? one : '1'}${NBSP}${singular}`
    return value > 12 ? `${grouped(String(value))}${NBSP}${plural}` : `${words.cardinals[value]} ${plural}`
  },
  /** `940155223` → «940 155 223». */
  orgnr([value]) {
    const digits = String(value).replace(/\s/g, '')
    if (!/^\d{9}$/.test(digits)) return { why: { nb: 'et organisasjonsnummer har ni sifre', en: 'an organisation number has nine digits' } }
    return printedOrgnr(digits)
  },
  /** A list → «a, b og c»; of parties, their names. */
  liste([value], words) {
    if (!Array.isArray(value)) return { why: { nb: 'det er ikke en liste', en: 'it is not a list' } }
    const names = value.map((entry: unknown) => {
      if (typeof entry !== 'object' || entry === null) return String(entry)
      const { navn } = entry as { navn?: unknown }
      return typeof navn === 'string' ? navn : undefined
    })
    if (names.some((name) => name === undefined)) return { why: { nb: 'punktene i listen har ikke «navn»', en: 'the items of the list have no «navn»' } }
    const last = names.pop() ?? ''
    return names.length === 0 ? last : `${names.join(', ')} ${words.and} ${last}`
  },
}

/** Nine digits in groups of three, kept together. */
export function printedOrgnr(digits: string): string {
  return digits.replace(/^(\d{3})(\d{3})(\d{3})$/, `$1${NBSP}$2${NBSP}$3`)
}

/** Thousands parted by a no-break space from five digits on (Språkrådet). */
function grouped(digits: string): string {
  return digits.length < 5 ? digits : digits.replace(/\B(?=(\d{3})+$)/g, NBSP)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 1_000_000
}

/** A day that the calendar has. */
export function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
