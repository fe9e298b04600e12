/** Numbers in Norwegian words, in the new way of counting («tjueto», official since 1951). */
import type { Words } from '../document/words.ts'

const TENS = ['', '', 'tjue', 'tretti', 'førti', 'femti', 'seksti', 'sytti', 'åtti', 'nitti']
const TEENS = { nb: 'ti elleve tolv tretten fjorten femten seksten sytten atten nitten', nn: 'ti elleve tolv tretten fjorten femten seksten sytten atten nitten' }
const ONES = { nb: 'null én to tre fire fem seks sju åtte ni', nn: 'null ein to tre fire fem seks sju åtte ni' }
const NEUTER = { nb: 'ett', nn: 'eitt' }

/** @param value a whole number from 0 to 999 999. */
export function numberInWords(value: number, words: Words, gender: 'common' | 'neuter' = 'common'): string {
  const form = words.locale === 'nn-NO' ? 'nn' : 'nb'
  const one = gender === 'neuter' ? NEUTER[form] : (ONES[form].split(' ')[1] ?? '')

  const belowHundred = (n: number): string => {
    if (n === 1) return one
    if (n < 10) return ONES[form].split(' ')[n] ?? ''
    if (n < 20) return TEENS[form].split(' ')[n - 10] ?? ''
    const rest = n % 10
    return `${TENS[Math.floor(n / 10)] ?? ''}${rest === 0 ? '' : rest === 1 ? one.replace('é', 'e') : belowHundred(rest)}`
  }
  const belowThousand = (n: number, leads: boolean): string => {
    const hundreds = Math.floor(n / 100)
    const rest = n % 100
    if (hundreds === 0) return belowHundred(rest)
    const head = hundreds === 1 ? (leads ? 'hundre' : `${NEUTER[form]} hundre`) : `${ONES[form].split(' ')[hundreds]} hundre`
    return rest === 0 ? head : `${head} og ${belowHundred(rest)}`
  }
  if (value < 1000) return belowThousand(value, true)
  const thousands = Math.floor(value / 1000)
  const rest = value % 1000
  const head = thousands === 1 ? 'tusen' : `${belowThousand(thousands, true)} tusen`
  if (rest === 0) return head
  return rest < 100 ? `${head} og ${belowHundred(rest)}` : `${head} ${belowThousand(rest, false)}`
}
