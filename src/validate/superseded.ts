/** One fault, one finding: where the remedy of one finding puts another right as well, only the first is told of. */
import type { Message } from '../document/message.ts'
import { withoutEchoes } from '../document/wrong-values.ts'

/** How the finding that is left out lies to the one that is told. */
type Where =
  /** Its words lie within the other's. */
  | 'within'
  /** It begins before the other and ends behind it. */
  | 'around'
  /** It begins where the other ends, but for the space between. */
  | 'after'
  /** It begins in the same column, as the next line of a list does. */
  | 'in its column'
  /** It ends on the line above. */
  | 'on the line above'
  /** Both miss the same thing (`missing`), or the other all that it is a part of. */
  | 'same thing'
  /** Wherever it is, as long as the other tells where something is missed. */
  | 'anywhere'

type Row = readonly [told: string, left: readonly string[], where: Where]

/** Only where the remedy of the one is enough for both: a wrong amount with a plain space in it is mended whole. */
const ROWS: readonly Row[] = [
  ['BEL-001', ['TYP-005', 'TYP-006'], 'within'],
  ['BEL-002', ['TYP-005', 'TYP-006'], 'within'],
  ['DAT-002', ['TYP-005'], 'within'],
  ['LOV-010', ['LOV-007'], 'within'],
  ['MRK-027', ['TYP-003'], 'in its column'],
  ['MRK-028', ['STR-009'], 'on the line above'],
  ['OCR-001', ['OCR-002'], 'within'],
  ['OCR-004', ['TYP-002'], 'within'],
  ['PRT-003', ['TRM-004'], 'within'],
  ['PRT-006', ['TRM-003'], 'within'],
  ['STR-004', ['STR-012'], 'within'],
  ['STR-008', ['STR-009'], 'within'],
  ['STR-014', ['TYP-005'], 'within'],
  // Both say to put the built-in block in the place of the typed one.
  ['SIG-002', ['UUF-003'], 'around'],
  // A reference to one dated version names the document too.
  ['REF-004', ['REF-002'], 'after'],
  ['PRT-001', ['FRM-014'], 'same thing'],
  // What a committee lacks is a blank in the head that is printed, too.
  ['SAK-002', ['VRD-007'], 'same thing'],
  // A signature block is made from the parties, and without them there is none, though it was asked for.
  ['PRT-001', ['SIG-001'], 'anywhere'],
]

/** @returns the messages of one draft without those that another puts right; what stops the reader is always told. */
export function withoutSuperseded(messages: readonly Message[]): Message[] {
  const byRule = new Map<string, Message[]>()
  for (const message of messages) {
    const list = byRule.get(message.ruleId)
    if (list) list.push(message)
    else byRule.set(message.ruleId, [message])
  }
  const left = new Set<Message>()
  for (const [told, rules, where] of ROWS) {
    const covers = COVERS[where](byRule.get(told) ?? [])
    for (const rule of rules) for (const message of byRule.get(rule) ?? []) if (!message.fatal && covers(message)) left.add(message)
  }
  const missed = new Set<string>()
  return withoutEchoes(messages).filter((message) => {
    if (left.has(message)) return false
    if (message.missing === undefined || message.fatal) return true
    // The reader and a rule may miss the same thing: the first of them tells it.
    const key = `${message.ruleId} ${message.missing}`
    return !missed.has(key) && missed.add(key)
  })
}

type Covers = (message: Message) => boolean

const COVERS: Readonly<Record<Where, (told: readonly Message[]) => Covers>> = {
  within(told) {
    const found = placed(told)
    // The farthest end of those of the file that begin here or before.
    const ends: number[] = []
    for (const [i, { file, to }] of found.entries()) ends.push(found[i - 1]?.file === file ? Math.max(ends[i - 1] ?? 0, to) : to)
    return ({ position }) => {
      const before = position ? countBefore(found, keyOf(position), position.start.offset + 1) : 0
      const here = found[before - 1]
      return position !== undefined && here !== undefined && here.file === keyOf(position) && (ends[before - 1] ?? 0) >= position.end.offset
    }
  },
  around(told) {
    const found = placed(told)
    return ({ position }) => {
      const next = position && found[countBefore(found, keyOf(position), position.start.offset)]
      return position !== undefined && next !== undefined && next.file === keyOf(position) && next.to <= position.end.offset
    }
  },
  after: meeting(({ end }) => end.offset, ({ start }) => start.offset - 1),
  'in its column': meeting(({ start }) => start.column, ({ start }) => start.column),
  'on the line above': meeting(({ start }) => start.line, ({ end }) => end.line + 1),
  'same thing'(told) {
    const things = new Set(told.flatMap(({ missing }) => missing ?? []))
    const around = (key: string): string => key.slice(0, Math.max(0, key.lastIndexOf('.')))
    return ({ missing }) => missing !== undefined && (things.has(missing) || things.has(around(missing)))
  },
  anywhere: (told) => () => told.some(({ missing, position }) => missing !== undefined && position !== undefined),
}

/** Covers what has the number that one of the told has, in the same file. */
function meeting(ofTold: (place: Place) => number, ofLeft: (place: Place) => number): (told: readonly Message[]) => Covers {
  return (told) => {
    const numbers = new Set(told.flatMap(({ position }) => (position ? [`${ofTold(position)} ${keyOf(position)}`] : [])))
    return ({ position }) => position !== undefined && numbers.has(`${ofLeft(position)} ${keyOf(position)}`)
  }
}

type Place = NonNullable<Message['position']>

interface Placed {
  file: string
  from: number
  to: number
}

const keyOf = ({ file = '' }: Place): string => file

/** By file and place. */
function placed(messages: readonly Message[]): Placed[] {
  const found = messages.flatMap(({ position }) => (position ? [{ file: keyOf(position), from: position.start.offset, to: position.end.offset }] : []))
  return found.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.from - b.from))
}

/** How many stand before an offset of a file, found by halving. */
function countBefore(found: readonly Placed[], file: string, offset: number): number {
  let [low, high] = [0, found.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = found[middle] as Placed
    if (one.file < file || (one.file === file && one.from < offset)) low = middle + 1
    else high = middle
  }
  return low
}
