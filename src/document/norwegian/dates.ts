/** Reads the dates in a Norwegian text, in all the ways that people write them, and says how they are written well. */

/** `words` is «21. januar 2021», `numeric` «21.1.2021», `slash` «21/1-2021», `iso` «2021-01-21». */
export type DateForm = 'words' | 'numeric' | 'slash' | 'iso'

export interface DateInText {
  from: number
  to: number
  form: DateForm
  day: number
  month: number
  /** Absent in «21. januar». */
  year?: number
  /** Whether the calendar has the day; 29 February is a day where no year is given. */
  exists: boolean
  /** Only the last two digits of the year are written; `year` is those. */
  short?: true
}

export const MONTHS = 'januar februar mars april mai juni juli august september oktober november desember'.split(' ')
const SHORT_MONTHS = 'jan feb mar apr mai jun jul aug sep|sept okt nov des'.split(' ')

const MONTH_NUMBER = new Map<string, number>()
MONTHS.forEach((name, index) => MONTH_NUMBER.set(name, index + 1))
SHORT_MONTHS.forEach((names, index) => names.split('|').forEach((name) => MONTH_NUMBER.set(name, index + 1)))
const NAMES = [...MONTH_NUMBER.keys()].sort((a, b) => b.length - a.length).join('|')

/** Day, stop and month name, with or without a year; no part of a longer number or word («mai-møtet»). */
const IN_WORDS = new RegExp(`(?<![\\p{L}\\d.,/§-])(\\d{1,2})\\.?[ \\u00A0]?(${NAMES})(?!\\p{L}|-\\p{L})(?:\\.?[ \\u00A0]?(\\d{4})(?!\\d))?`, 'giu')
/** Day.month.year, with spaces inside only where the year has four digits. */
const NUMERIC = /(?<![\d.,/§-]|\d[ \u00A0])(\d{1,2})\.(?:(\d{1,2})\.(\d{2}|\d{4})|[ \u00A0](\d{1,2})\.[ \u00A0](\d{4})|(\d{1,2})\.[ \u00A0](\d{4}))(?!\d|[.,-]\d)/gu
const SLASH = /(?<![\d.,/§\p{L}-])(\d{1,2})\/(\d{1,2})[-–/](\d{2}|\d{4})(?![\d/-])/gu
const ISO = /(?<![\d\p{L}/-])(\d{4})-(\d{2})-(\d{2})(?![\d\p{L}/-]|\.\p{L})/gu

/** Before these words' numbers a number with stops or slashes is no date. */
const OTHER_NUMBER = /(?:^|[\s(«])(?:punkt(?:et|ene)?|pkt\.?|kap(?:ittel|itlet)?\.?|versjon|nr\.?|art(?:ikkel)?\.?|ledd|vedlegg|tabell|figur|sak(?:en|s?nr\.?|snummer)?|arkivsak|bilag|arkiv(?:kode|sak)?(?:-?ID)?:?)[ \u00A0]$/iu

/** @returns the dates of `text` in order; a numeric one only where it can be nothing else. */
export function datesIn(text: string): DateInText[] {
  const found: DateInText[] = []
  if (!/\d/.test(text)) return found
  const add = (match: RegExpMatchArray & { index: number }, form: DateForm, day: string | undefined, month: number, year: string | undefined): void => {
    const short = year?.length === 2
    const date = { day: Number(day), month, ...(year !== undefined && { year: Number(year) }) }
    const doubtful = form === 'slash' || short
    const exists = dayExists(date.day, month, short ? 2000 + Number(year) : date.year)
    if ((doubtful && !exists) || (form !== 'words' && OTHER_NUMBER.test(text.slice(Math.max(0, match.index - 20), match.index)))) return
    found.push({ from: match.index, to: match.index + match[0].length, form, ...date, exists, ...(short && { short }) })
  }
  for (const match of text.matchAll(IN_WORDS)) add(match, 'words', match[1], MONTH_NUMBER.get((match[2] ?? '').toLowerCase()) ?? 0, match[3])
  for (const match of text.matchAll(NUMERIC)) add(match, 'numeric', match[1], Number(match[2] ?? match[4] ?? match[6]), match[3] ?? match[5] ?? match[7])
  for (const match of text.matchAll(SLASH)) add(match, 'slash', match[1], Number(match[2]), match[3])
  for (const match of text.matchAll(ISO)) add(match, 'iso', match[3], Number(match[2]), match[1])
  return found.sort((a, b) => a.from - b.from)
}

/** @param year a leap year where it is absent. */
export function dayExists(day: number, month: number, year = 2000): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return day >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** `2021-01-21`, for comparing; undefined without a whole year or where the calendar has no such day. */
export function isoOf({ day, month, year, exists, short }: DateInText): string | undefined {
  return year === undefined || short || !exists ? undefined : [String(year).padStart(4, '0'), ...[month, day].map((part) => String(part).padStart(2, '0'))].join('-')
}

/** «21. januar 2021» with hard spaces. */
export function dateInWords(day: number, month: number, year?: number): string {
  return [`${day}.`, MONTHS[month - 1] ?? '', ...(year === undefined ? [] : [String(year)])].join(' ').replace(' ', '\u00A0')
}
