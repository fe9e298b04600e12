/** Whole numbers as Norwegian words, in both written forms and both ways of counting. */

export type Form = 'nb' | 'nn'

export interface NumberStyle {
  /** Bokmål where absent. */
  form?: Form
  /** `neuter` for «ett eksemplar»; common gender where absent. */
  gender?: 'common' | 'neuter'
  /** `old` is «to og tyve»; «tjueto» has been the official way since 1951, and is the way where absent. */
  counting?: 'new' | 'old'
}

const ONES = {
  nb: 'null én to tre fire fem seks sju åtte ni'.split(' '),
  nn: 'null ein to tre fire fem seks sju åtte ni'.split(' '),
}
const TEENS = 'ti elleve tolv tretten fjorten femten seksten sytten atten nitten'.split(' ')
const TENS = { new: '- - tjue tretti førti femti seksti sytti åtti nitti'.split(' '), old: '- - tyve tredve førti femti seksti sytti åtti nitti'.split(' ') }
const NEUTER = { nb: 'ett', nn: 'eitt' }
/** Before a ten the word has no accent: «tjueen», «en og tyve». */
const JOINED_ONE = { nb: 'en', nn: 'ein' }

/** @param value a whole number from 0 to 999 999. */
export function numberWords(value: number, { form = 'nb', gender = 'common', counting = 'new' }: NumberStyle = {}): string {
  const one = gender === 'neuter' ? NEUTER[form] : (ONES[form][1] ?? '')

  const belowHundred = (n: number): string => {
    if (n === 1) return one
    if (n < 10) return ONES[form][n] ?? ''
    if (n < 20) return TEENS[n - 10] ?? ''
    const ten = TENS[counting][Math.floor(n / 10)] ?? ''
    const rest = n % 10
    if (rest === 0) return ten
    const unit = rest === 1 ? (gender === 'neuter' ? one : JOINED_ONE[form]) : belowHundred(rest)
    return counting === 'old' ? `${unit} og ${ten}` : `${ten}${unit}`
  }
  const belowThousand = (n: number, leads: boolean): string => {
    const hundreds = Math.floor(n / 100)
    const rest = n % 100
    if (hundreds === 0) return belowHundred(rest)
    const head = hundreds === 1 ? (leads ? 'hundre' : `${NEUTER[form]} hundre`) : `${ONES[form][hundreds] ?? ''} hundre`
    return rest === 0 ? head : `${head} og ${belowHundred(rest)}`
  }
  if (value < 1000) return belowThousand(value, true)
  const thousands = Math.floor(value / 1000)
  const rest = value % 1000
  const head = thousands === 1 ? 'tusen' : `${belowThousand(thousands, true)} tusen`
  if (rest === 0) return head
  return rest < 100 ? `${head} og ${belowHundred(rest)}` : `${head} ${belowThousand(rest, false)}`
}
