/** Reads percentages, times of day and references to paragraphs of laws. */

export interface PercentInText {
  from: number
  to: number
  value: number
  unit: '%' | '‰' | 'prosent' | 'promille' | 'prosentpoeng'
}

const PERCENT = /(?<![\p{L}\d.,])(\d+(?:,\d+)?)[ \u00A0]?(%|‰|prosentpoeng|prosent|promille)(?!\p{L})/giu

export function percentagesIn(text: string): PercentInText[] {
  return Array.from(text.matchAll(PERCENT), ({ 0: whole, 1: digits = '', 2: unit = '', index }) => ({
    from: index,
    to: index + whole.length,
    value: Number(digits.replace(',', '.')),
    unit: unit.toLowerCase() as PercentInText['unit'],
  }))
}

export interface TimeInText {
  from: number
  to: number
  hour: number
  minute: number
}

/** A time follows «kl.»; without it «15.30» may be anything. */
const TIME = /(?<!\p{L})(?:kl\.?|klokk(?:en|a))[ \u00A0]?(\d{1,2})(?:[.:](\d{2}))?(?![\d.:]\d|\d)/giu

export function timesIn(text: string): TimeInText[] {
  return Array.from(text.matchAll(TIME), ({ 0: whole, 1: hour, 2: minute = '0', index }) => ({ from: index, to: index + whole.length, hour: Number(hour), minute: Number(minute) }))
    .filter(({ hour, minute }) => hour < 25 && minute < 60)
}

export interface SectionsInText {
  from: number
  to: number
  /** «18-4», «13 f», «9 a»: as cited, with plain hyphen and one space. */
  sections: readonly string[]
  /** Whether two signs stand before them. */
  plural: boolean
}

/** With a letter after it («13 f»), but not with the word «i» («§ 5 i loven»). */
const ONE_SECTION = String.raw`\d{1,3}(?:[-\u2011]\d{1,3})?(?:[ \u00A0]?(?!i[ \u00A0]\p{L})[a-z](?![\p{L}\d]))?`
/** Sections after the first that have a sign of their own. */
const OWN_SIGN = new RegExp(`^(?:(?:, ?|[ \\u00A0](?:og|eller|til)[ \\u00A0]|[ \\u00A0]?–[ \\u00A0]?)§[ \\u00A0]?${ONE_SECTION})+`, 'u')
/** «§ 18-4», «§§ 20-2 og 20-4», «§§ 13–13 f», «§§ 13 til 13 f». */
const SECTIONS = new RegExp(`(§§?)[ \\u00A0]?(${ONE_SECTION})((?:(?:, ?|[ \\u00A0](?:og|eller|til)[ \\u00A0]|[ \\u00A0]?–[ \\u00A0]?)(?:§[ \\u00A0]?)?${ONE_SECTION})*)`, 'gu')

export function sectionsIn(text: string): SectionsInText[] {
  return Array.from(text.matchAll(SECTIONS), ({ 0: whole, 1: sign = '', 2: first = '', 3: more = '', index }) => {
    // Numbers that follow one sign without a sign of their own are something else («§ 5, 3 medlemmer»).
    const others = sign === '§§' ? more : (OWN_SIGN.exec(more)?.[0] ?? '')
    return {
      from: index,
      to: index + whole.length - more.length + others.length,
      sections: [first, ...others.split(/, ?|[ \u00A0](?:og|eller|til)[ \u00A0]|–/).filter(Boolean)].map((one) => one.replace(/§|^[ \u00A0]+/g, '').replace('\u2011', '-').replace(/[ \u00A0]*([a-z])$/, ' $1').trim()),
      plural: sign === '§§',
    }
  })
}
