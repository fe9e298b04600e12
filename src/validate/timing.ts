/** What a text says of time: years, durations, and from when something applies. */
import { datesIn, isoOf } from '../document/norwegian/dates.ts'
import { numbersInWords } from '../document/norwegian/numbers.ts'
import type { TextBlock } from './text.ts'

export interface YearInText {
  from: number
  to: number
  /** First day that it can mean, ISO: the date, or 1 January. */
  first: string
  /** Last day that it can mean. */
  last: string
}

const YEAR = /(?<![\d.,/:§-]|[\d.,/][ \u00A0])(?:19|20|21)\d\d(?![\d/-]|[.,]\d|[ \u00A0]\d{3}(?!\d))/g

/** @returns dates with a year, and years that stand alone, in order. */
export function timesNamed(text: string): YearInText[] {
  const dates = datesIn(text).flatMap((date) => {
    const iso = isoOf(date)
    return iso === undefined ? [] : [{ from: date.from, to: date.to, first: iso, last: iso }]
  })
  const years = Array.from(text.matchAll(YEAR), ({ 0: year, index }) => ({ from: index, to: index + year.length, first: `${year}-01-01`, last: `${year}-12-31` }))
  const all = [...dates, ...years.filter(({ from }) => !dates.some((date) => date.from <= from && from < date.to))]
  return all.sort((a, b) => a.from - b.from)
}

export interface DurationInText {
  from: number
  to: number
  value: number
  unit: 'dag' | 'uke' | 'måned' | 'år'
}

const UNIT = /^(?:[ \u00A0]|(?=s\b))(dag|døgn|uke|veke|måned|månad|år)(?:er|ers|s|ar|ars|en|a|s)?(?!\p{L})/u
const UNITS: Readonly<Record<string, DurationInText['unit']>> = { dag: 'dag', døgn: 'dag', uke: 'uke', veke: 'uke', måned: 'måned', månad: 'måned', år: 'år' }
const DIGITS = /(?<![\d.,/:§-])\d{1,3}(?![\d.,/:-])/g

/** @returns «seks måneder», «12 måneders», «to år», in order. */
export function durationsIn(text: string): DurationInText[] {
  const numbers = [...numbersInWords(text), ...Array.from(text.matchAll(DIGITS), ({ 0: digits, index }) => ({ from: index, to: index + digits.length, value: Number(digits) }))]
  return numbers
    .flatMap(({ from, to, value }) => {
      const unit = UNIT.exec(text.slice(to, to + 16))
      return unit?.[1] ? [{ from, to: to + unit[0].length, value, unit: UNITS[unit[1]] ?? 'dag' }] : []
    })
    .sort((a, b) => a.from - b.from)
}

/** How many days a duration is, roughly: enough to see that two differ. */
export function roughDays({ value, unit }: DurationInText): number {
  return value * { dag: 1, uke: 7, måned: 30.4, år: 365 }[unit]
}

const PERIOD = /((?:19|20|21)\d\d)[ \u00A0]?[–-][ \u00A0]?(?:19|20|21)\d\d/u

/** @returns the period that stands in the title or the lines under it, such as «2020–2024». */
export function titlePeriod(blocks: readonly TextBlock[]): { block: TextBlock; from: number; to: number; text: string; firstYear: string } | undefined {
  for (const block of blocks) {
    if (block.kind !== 'title' && block.kind !== 'titleLine') continue
    const period = PERIOD.exec(block.text)
    if (period) return { block, from: period.index, to: period.index + period[0].length, text: period[0], firstYear: period[1] ?? '' }
  }
  return undefined
}
