/** Reads Norwegian number words: bokmål and nynorsk, «tjueto» and «to og tyve», in one word or several, from 0 to 999 999. */

export interface WrittenNumber {
  value: number
  /** `old` where the ones stand before the tens («to og tyve»). */
  counting: 'new' | 'old'
}

export interface NumberInText extends WrittenNumber {
  from: number
  to: number
}

type Kind = 'one' | 'teen' | 'ten' | 'hundred' | 'thousand' | 'and'
interface Piece {
  kind: Kind
  value: number
}

const PIECES = new Map<string, Piece>()
const put = (kind: Kind, words: string, value: (index: number) => number): void =>
  words.split(' ').forEach((group, index) => group.split('/').forEach((word) => PIECES.set(word, { kind, value: value(index) })))
put('one', 'null en/én/et/ett/ein/éin/ei/éi/eit/eitt to tre fire fem seks sju/syv åtte ni', (index) => index)
put('teen', 'ti elleve/ellve tolv tretten fjorten femten seksten sytten atten nitten', (index) => 10 + index)
put('ten', 'tjue/tyve/tjuge tretti/tredve/tretio førti femti seksti sytti åtti nitti', (index) => 20 + 10 * index)
put('hundred', 'hundre/hundred', () => 100)
put('thousand', 'tusen/tusind', () => 1000)
put('and', 'og', () => 0)

/** What every number word begins with. */
const BEGINS = new RegExp(`^(?:${[...PIECES.keys()].join('|')})`, 'u')
const LONGEST = Math.max(...[...PIECES.keys()].map(({ length }) => length))
/** Words that are articles at least as often as numbers; alone they are not read as one. */
const ARTICLES = new Set(['en', 'et', 'ein', 'ei', 'eit'])
/** After these «fem og tyve» are two numbers. */
const PAIRING = new Set(['mellom', 'både', 'enten', 'anten'])

/** @returns the number that a text is, such as «tjueto», «to og tyve» or «hundre og femti»; undefined if it is anything else. */
export function readNumberWords(text: string): WrittenNumber | undefined {
  const pieces: Piece[] = []
  for (const word of text.normalize('NFC').toLowerCase().split(/[\s-]+/)) {
    const found = piecesOf(word)
    if (!found) return undefined
    pieces.push(...found)
  }
  const read = longest(pieces)
  return read?.used === pieces.length ? { value: read.value, counting: read.counting } : undefined
}

/** @returns every number written in words, each as long as it goes. «En» alone is an article and no number; «én» and «ett» are. */
export function numbersInWords(text: string): NumberInText[] {
  const words = Array.from(text.matchAll(/\p{L}+/gu), ({ 0: whole, index }) => {
    const word = whole.normalize('NFC').toLowerCase()
    return { word, from: index, to: index + whole.length, pieces: piecesOf(word) }
  })
  const found: NumberInText[] = []
  for (let i = 0; i < words.length; i += 1) {
    const first = words[i]
    if (!first?.pieces || first.pieces[0]?.kind === 'and') continue
    let end = i
    const pieces = [...first.pieces]
    const ends = [pieces.length]
    // Fourteen words are more than the longest number has.
    while (end + 1 < words.length && end - i < 14 && words[end + 1]?.pieces && /^[ \u00A0-]$/.test(text.slice(words[end]?.to, words[end + 1]?.from))) {
      end += 1
      pieces.push(...(words[end]?.pieces ?? []))
      ends.push(pieces.length)
    }
    const paired = PAIRING.has(words[i - 1]?.word ?? '')
    const read = bestAt(pieces, paired ? ends.slice(0, 1) : ends)
    if (!read) continue
    const last = i + ends.indexOf(read.used)
    const to = words[last]?.to ?? first.to
    if (last > i || !ARTICLES.has(first.word)) found.push({ value: read.value, counting: read.counting, from: first.from, to })
    i = last
  }
  return found
}

interface Read extends WrittenNumber {
  /** How many pieces the number took. */
  used: number
}

/** The longest number that ends where a word ends. */
function bestAt(pieces: readonly Piece[], ends: readonly number[]): Read | undefined {
  for (const end of [...ends].reverse()) {
    const read = longest(pieces.slice(0, end))
    if (read && ends.includes(read.used)) return read
  }
  return undefined
}

/** «toogtyve» → to, og, tyve: the longest piece first, since «tretti» begins with «tre». */
function piecesOf(word: string): Piece[] | undefined {
  if (!BEGINS.test(word)) return undefined
  const pieces: Piece[] = []
  for (let at = 0; at < word.length; ) {
    let length = Math.min(LONGEST, word.length - at)
    while (length > 0 && !PIECES.has(word.slice(at, at + length))) length -= 1
    const piece = PIECES.get(word.slice(at, at + length))
    if (!piece || pieces.length > 14) return undefined
    pieces.push(piece)
    at += length
  }
  return pieces.length > 0 ? pieces : undefined
}

function longest(pieces: readonly Piece[]): Read | undefined {
  const head = belowThousand(pieces, 0)
  const at = head?.used ?? 0
  if (pieces[at]?.kind !== 'thousand') return head
  const thousands = (head?.value ?? 1) * 1000
  if (thousands === 0) return head
  const rest = joined(pieces, at + 1, belowThousand)
  const counting = rest?.counting === 'old' ? 'old' : (head?.counting ?? 'new')
  return rest && rest.value > 0 ? { value: thousands + rest.value, used: rest.used, counting } : { value: thousands, used: at + 1, counting: head?.counting ?? 'new' }
}

type Reader = (pieces: readonly Piece[], at: number) => Read | undefined

/** The part after a hundred or a thousand, with or without «og». */
function joined(pieces: readonly Piece[], at: number, part: Reader): Read | undefined {
  return part(pieces, pieces[at]?.kind === 'and' ? at + 1 : at)
}

function belowThousand(pieces: readonly Piece[], at: number): Read | undefined {
  const first = pieces[at]
  const leads = first?.kind === 'one' && first.value > 0 && pieces[at + 1]?.kind === 'hundred'
  const hundredAt = leads ? at + 1 : at
  if (pieces[hundredAt]?.kind !== 'hundred') return belowHundred(pieces, at)
  const hundreds = (leads ? first.value : 1) * 100
  const rest = joined(pieces, hundredAt + 1, belowHundred)
  return rest && rest.value > 0 ? { ...rest, value: hundreds + rest.value } : { value: hundreds, used: hundredAt + 1, counting: 'new' }
}

function belowHundred(pieces: readonly Piece[], at: number): Read | undefined {
  const [first, second, third] = pieces.slice(at, at + 3)
  if (first?.kind === 'teen') return { value: first.value, used: at + 1, counting: 'new' }
  if (first?.kind === 'ten') {
    const isJoined = second?.kind === 'one' && second.value > 0
    return { value: first.value + (isJoined ? second.value : 0), used: at + (isJoined ? 2 : 1), counting: 'new' }
  }
  if (first?.kind !== 'one') return undefined
  const isOld = first.value > 0 && second?.kind === 'and' && third?.kind === 'ten'
  return isOld ? { value: third.value + first.value, used: at + 3, counting: 'old' } : { value: first.value, used: at + 1, counting: 'new' }
}
