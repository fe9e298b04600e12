/** Reads the sums of money in a Norwegian text («kr 3», «3,-», «150.000 kroner», «NOK 2,5 mill.») and writes them well. */

export interface AmountInText {
  from: number
  to: number
  /** In kroner. */
  value: number
  /** The digits as written, without currency and dash. */
  digits: string
  /** Where the digits stand in the text. */
  digitsFrom: number
  /** What stands before: «kr», «kr.», «NOK» …; `gap` says whether a space parts it from the number. */
  before?: { word: string; gap: boolean }
  /** What stands after, such as «kroner» or «kr». */
  after?: string
  /** «mill.», «milliarder» … as written. */
  scale?: string
  /** Ends in «,-» or its likes. */
  dash: boolean
}

/** Currency, number in groups or in one piece, decimals or dash, scale, currency: all but the number may be absent. */
const AMOUNT =
  /(?<![\p{L}\d.,/§-])(?:(?<word>(?:kr|nok)\.?:?)(?<gap>[ \u00A0]?))?(?<digits>(?:\d{1,3}(?:[ \u00A0\u202F.]\d{3}(?!\d))+|\d+)(?:,\d{1,4}(?!\d))?)(?<dash>[,.][-–—]+(?![\p{L}\d]))?(?:[ \u00A0](?<scale>mill(?:\.|ion(?:er|ar)?)?|mrd\.?|milliard(?:er|ar)?)(?!\p{L}))?(?:[ \u00A0]?(?<after>kroner|krone|kr\.?|nok)(?!\p{L}))?/giu

/** @returns the amounts of `text` in order: numbers with a currency, or with the dash that stands for no øre. */
export function amountsIn(text: string): AmountInText[] {
  if (!/\d/.test(text)) return []
  return Array.from(text.matchAll(AMOUNT)).flatMap(({ 0: whole, index, groups = {} }): AmountInText[] => {
    const { word, gap, digits = '', dash, scale } = groups
    const end = index + whole.length
    // «150 kr.» before a capital or the end of the text: the stop is the sentence's.
    const isSentenceStop = groups['after']?.endsWith('.') === true && !/^[ \u00A0]\p{Ll}/u.test(text.slice(end, end + 2))
    const after = isSentenceStop ? groups['after']?.slice(0, -1) : groups['after']
    if (word === undefined && after === undefined && dash === undefined) return []
    return [
      {
        from: index,
        to: isSentenceStop ? end - 1 : end,
        value: valueOf(digits) * scaleOf(scale),
        digits,
        digitsFrom: index + (word?.length ?? 0) + (gap?.length ?? 0),
        ...(word !== undefined && { before: { word, gap: gap !== '' } }),
        ...(after !== undefined && { after }),
        ...(scale !== undefined && { scale }),
        dash: dash !== undefined,
      },
    ]
  })
}

function valueOf(digits: string): number {
  return Number(digits.replace(/[ \u00A0\u202F.]/g, '').replace(',', '.'))
}

function scaleOf(scale: string | undefined): number {
  if (scale === undefined) return 1
  return /^mill(?:\.|$|ion)/i.test(scale) ? 1_000_000 : 1_000_000_000
}

/** Thousands parted by a hard space from five digits on (Språkrådet); decimals stay as they are. */
export function groupedDigits(digits: string): string {
  const [whole = '', decimals] = digits.replace(/[ \u00A0\u202F.]/g, '').split(',')
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, '\u00A0')
  return decimals === undefined ? grouped : `${grouped},${decimals}`
}

/** «3 kroner», «1,50 kroner», «2,5 mill. kroner». */
export function amountInProse({ digits, scale, value }: AmountInText): string {
  const unit = value === 1 ? 'krone' : 'kroner'
  return [groupedDigits(digits), ...(scale === undefined ? [] : [scale]), unit].join('\u00A0')
}

/** «kr 3», for tables and forms. */
export function amountWithSign({ digits, scale, before }: AmountInText): string {
  const sign = /^nok/i.test(before?.word ?? '') ? 'NOK' : /^K/.test(before?.word ?? '') ? 'Kr' : 'kr'
  return [sign, groupedDigits(digits), ...(scale === undefined ? [] : [scale])].join('\u00A0')
}
