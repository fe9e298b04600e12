/** What spelling asks of a dictionary, and the small one of our own: the words of the trade. */

export interface Dictionary {
  /** @param word in lower case. */
  knows: (word: string) => boolean
  /** The nearest known word within two edits, or undefined. */
  near: (word: string) => string | undefined
}

/** A part of a compound is at least this long; shorter ones make sense of anything. */
const PART = 4

/** Whether a word is put together of known ones, with or without a joining s or e: «kystsoneplan», «arbeidsgruppe». */
export function isCompound(word: string, { knows }: Pick<Dictionary, 'knows'>): boolean {
  const reached = new Array<boolean>(word.length + 1).fill(false)
  reached[0] = true
  // Names of organs are long, words never; a longer string is no word.
  if (word.length > 60) return false
  for (let from = 0; from + PART <= word.length; from += 1) {
    if (!reached[from]) continue
    for (let to = from + PART; to <= word.length; to += 1) {
      if ((from === 0 && to === word.length) || !knows(word.slice(from, to))) continue
      reached[to] = true
      if (word[to] === 's' || word[to] === 'e') reached[to + 1] = true
    }
  }
  return reached[word.length] === true
}

/** The last letters of a stem must be there, so that an ending is never taken for a fault. */
const SURE = 3
/** A shorter stem has too many neighbours. */
const LONG = 8

/** @returns a dictionary that knows only stems: near to one with a single letter wrong, inside it. */
export function stemDictionary(stems: readonly string[], accepted: ReadonlySet<string>): Dictionary {
  const byLetter = new Map<string, string[]>()
  for (const stem of stems) byLetter.set(stem.charAt(0), [...(byLetter.get(stem.charAt(0)) ?? []), stem])
  const own = (word: string): readonly string[] => byLetter.get(word.charAt(0)) ?? []
  const knows = (word: string): boolean => accepted.has(word) || own(word).some((stem) => word.startsWith(stem))
  return {
    knows,
    near(word) {
      if (word.length < LONG || knows(word)) return undefined
      for (const stem of own(word)) {
        for (const length of [stem.length, stem.length - 1, stem.length + 1]) {
          const start = word.slice(0, length)
          if (start.length === length && start.slice(-SURE) === stem.slice(-SURE) && distance(start, stem, 1) === 1) return stem + word.slice(length)
        }
      }
      return undefined
    },
  }
}

/** Edit distance with neighbours swapped as one edit; `limit` + 1 when it is above that. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i]
    let least = i
    for (let j = 1; j <= b.length; j += 1) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1), isSwap ? (before[j - 2] ?? 0) + 1 : Infinity)
      next[j] = cost
      least = Math.min(least, cost)
    }
    if (least > limit) return limit + 1
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
