/**
 * Makes a comparison of words one that a person would have marked: no scattered words left over in what was rewritten, no lone
 * punctuation mark or space that stays, whole sentences where whole sentences came or went.
 */
import { matchesOf, segmentsOf, weightOf, type Match, type Segment } from './segments.ts'
import type { Sentence } from './sentences.ts'
import type { Token } from './tokens.ts'

export interface Sides {
  older: readonly Token[]
  newer: readonly Token[]
  olderSentences: readonly Sentence[]
  newerSentences: readonly Sentence[]
}

/**
 * Two sentences that have less than this share of the shorter one's letters in common are two sentences, not one that was
 * rewritten. Sentences keep about a third in common by chance (function words, the parties' names).
 */
const SAME_SENTENCE = 0.4
/** The same in words, for a sentence whose long words were inflected. */
const SAME_WORDS = 0.6

/** @returns the segments with the same texts on both sides, but fewer and clearer changes. */
export function tidy(segments: readonly Segment[], sides: Sides): Segment[] {
  const { older, newer } = sides
  const again = (matches: readonly Match[]): Segment[] => withSpaces(segmentsOf(matches, older.length, newer.length), sides)
  const words = matchesOf(segments).filter(([i]) => older[i]?.sort !== 'space')
  const alike = again(withEdges(withoutChance(words, sides), sides))
  const whole = again(matchesOf(withoutIslands(alike, sides)).filter(([i]) => older[i]?.sort !== 'space'))
  return slid(whole, sides)
}

/** How much of a sentence it is. */
interface Share {
  letters: number
  words: number
}

const NOTHING: Share = { letters: 0, words: 0 }

function plus({ letters, words }: Share, token: Token): Share {
  const weight = weightOf(token)
  return weight === 0 ? { letters, words } : { letters: letters + weight, words: words + 1 }
}

/** Drops what two unlike sentences happen to have in common. */
function withoutChance(matches: readonly Match[], { older, newer, olderSentences, newerSentences }: Sides): Match[] {
  const [a, b] = [places(olderSentences, older.length), places(newerSentences, newer.length)]
  const common = new Map<number, Share>()
  const pairOf = ([i, j]: Match): number => (a[i] as number) * (newerSentences.length + 1) + (b[j] as number)
  for (const match of matches) common.set(pairOf(match), plus(common.get(pairOf(match)) ?? NOTHING, older[match[0]] as Token))
  const lengths = (tokens: readonly Token[], sentences: readonly Sentence[]): Share[] =>
    sentences.map(({ from, to }) => tokens.slice(from, to).reduce(plus, NOTHING))
  const [x, y] = [lengths(older, olderSentences), lengths(newer, newerSentences)]
  return matches.filter((match) => {
    const [i, j] = match
    const token = older[i] as Token
    // A reference or a footnote that both have is the same one, whatever stands around it.
    if (token.sort === 'node' || token.sort === 'end') return true
    const [s, t] = [a[i] as number, b[j] as number]
    const { letters, words } = common.get(pairOf(match)) as Share
    const least = (key: keyof Share): number => Math.min(x[s]?.[key] ?? 0, y[t]?.[key] ?? 0)
    return letters >= SAME_SENTENCE * least('letters') || words >= SAME_WORDS * least('words') || onlyUnitsDiffer(olderSentences[s], newerSentences[t], older, newer)
  })
}

/** «Prisen er kr 100 000 000.»: where only the amount changed, only the amount is shown, short as the rest may be. */
function onlyUnitsDiffer(a: Sentence | undefined, b: Sentence | undefined, older: readonly Token[], newer: readonly Token[]): boolean {
  if (!a || !b || a.to - a.from !== b.to - b.from) return false
  for (let k = 0; k < a.to - a.from; k += 1) {
    const [one, other] = [older[a.from + k], newer[b.from + k]]
    if (one?.key !== other?.key && !(one?.sort === 'unit' && other?.sort === 'unit')) return false
  }
  return true
}

/** Where a sentence is still the same one, so are the words that open it and those that end it, whatever came or went beside it. */
function withEdges(matches: readonly Match[], { older, newer, olderSentences, newerSentences }: Sides): Match[] {
  const [a, b] = [places(olderSentences, older.length), places(newerSentences, newer.length)]
  const pairAt = (i: number, j: number): [Sentence, Sentence] | undefined => {
    const sort = older[i]?.sort
    const [one, other] = [olderSentences[a[i] ?? -1], newerSentences[b[j] ?? -1]]
    return one && other && sort !== 'node' && sort !== 'end' ? [one, other] : undefined
  }
  const found: Match[] = []
  for (const { common, older: gone, newer: come } of segmentsOf(matches, older.length, newer.length)) {
    if (common) continue
    const same = (i: number, j: number): boolean => i >= gone.from && i < gone.to && j >= come.from && j < come.to && older[i]?.key === newer[j]?.key
    const [ended, opened] = [pairAt(gone.from - 1, come.from - 1), pairAt(gone.to, come.to)]
    if (ended && ended[0].to <= gone.to && ended[1].to <= come.to) {
      for (let [i, j] = [ended[0].to - 1, ended[1].to - 1]; same(i, j); i -= 1, j -= 1) found.push([i, j])
    }
    if (opened && opened[0].from >= gone.from && opened[1].from >= come.from) {
      for (let [i, j] = [opened[0].from, opened[1].from]; same(i, j); i += 1, j += 1) found.push([i, j])
    }
  }
  return [...matches, ...found.filter(([i]) => older[i]?.sort !== 'space')].sort((one, other) => one[0] - other[0])
}

/** @returns of each token the number of its sentence. */
function places(sentences: readonly Sentence[], length: number): Int32Array {
  const place = new Int32Array(length).fill(sentences.length)
  sentences.forEach(({ from, to }, s) => place.fill(s, from, to))
  return place
}

/** Equal spaces at the edges of a change stay; between two words that stay they always do. */
function withSpaces(segments: readonly Segment[], { older, newer }: Sides): Segment[] {
  const matches = matchesOf(segments)
  const same = (i: number, j: number): boolean => older[i]?.sort === 'space' && older[i]?.key === newer[j]?.key
  for (const { common, older: a, newer: b } of segments) {
    if (common) continue
    let [i, j, k, l] = [a.from, b.from, a.to, b.to]
    while (i < k && j < l && same(i, j)) matches.push([i++, j++])
    while (i < k && j < l && same(k - 1, l - 1)) matches.push([--k, --l])
  }
  return segmentsOf(matches.sort((one, other) => one[0] - other[0]), older.length, newer.length)
}

/** Takes what is left between two changes into them, where it says too little to stand alone. */
function withoutIslands(segments: readonly Segment[], sides: Sides): Segment[] {
  let left = [...segments]
  for (let again = true; again; ) {
    again = false
    const next: Segment[] = []
    left.forEach((segment, k) => {
      const [before, after] = [next.at(-1), left[k + 1]]
      const isIsland = segment.common && before && !before.common && after && !after.common && drowns(segment, before, after, sides)
      if (isIsland || (!segment.common && before && !before.common)) {
        next[next.length - 1] = joined(before as Segment, segment)
        again ||= isIsland === true
      } else next.push(segment)
    })
    left = next
  }
  return left
}

function joined(a: Segment, b: Segment): Segment {
  return { common: false, older: { from: a.older.from, to: b.older.to }, newer: { from: a.newer.from, to: b.newer.to } }
}

function drowns(island: Segment, before: Segment, after: Segment, sides: Sides): boolean {
  const tokens = sides.older.slice(island.older.from, island.older.to)
  if (tokens.some(({ sort }) => sort === 'node' || sort === 'end')) return false
  // Where nothing but a paragraph's end or a space came or went there is no change to drown in.
  if (!isPainted(before, sides) || !isPainted(after, sides)) return false
  const words = tokens.filter(({ sort }) => sort === 'word' || sort === 'unit')
  // Two numbers that changed one by one are read one by one; words are, with something to read between them.
  const oneByOne = isOneForOne(before, sides) && isOneForOne(after, sides)
  if (oneByOne && (words.length >= 2 || (isOneForOne(before, sides, 'unit') && isOneForOne(after, sides, 'unit')))) return false
  if (partsSentences(island, before, after, sides)) return false
  // Two words in a row already read as text that stayed: taking those in too paints more and reads no better (measured).
  return words.length <= 1
}

/** The stop of a sentence stands between changes on both its sides, unless both sentences were painted whole. */
function partsSentences(island: Segment, before: Segment, after: Segment, { older, newer, olderSentences, newerSentences }: Sides): boolean {
  const parts = (tokens: readonly Token[], sentences: readonly Sentence[], span: Segment['older'], from: number, to: number): boolean =>
    sentences.some((ended, s) => {
      const next = sentences[s + 1]
      const isInside = ended.to > span.from && ended.to <= span.to && /^[.?!]$/.test(tokens[ended.to - 1]?.text ?? '')
      return isInside && (from > ended.from || (next !== undefined && to < next.to))
    })
  return (
    parts(older, olderSentences, island.older, before.older.from, after.older.to) &&
    parts(newer, newerSentences, island.newer, before.newer.from, after.newer.to)
  )
}

function isPainted({ older, newer }: Segment, sides: Sides): boolean {
  const shows = ({ sort }: Token): boolean => sort !== 'space' && sort !== 'end'
  return sides.older.slice(older.from, older.to).some(shows) || sides.newer.slice(newer.from, newer.to).some(shows)
}

/** One word became another one. */
function isOneForOne({ older, newer }: Segment, sides: Sides, sort?: Token['sort']): boolean {
  const [one, other] = [sides.older[older.from], sides.newer[newer.from]]
  const isWord = (token: Token | undefined): boolean => token?.sort === 'unit' || (token?.sort === 'word' && sort !== 'unit')
  return older.to - older.from === 1 && newer.to - newer.from === 1 && isWord(one) && isWord(other)
}

/** Moves what only came or only went along equal tokens to where a reader would cut: before a sentence, after a space. */
function slid(segments: readonly Segment[], { older, newer }: Sides): Segment[] {
  const slidden = segments.map(({ common, older: a, newer: b }) => ({ common, older: { ...a }, newer: { ...b } }))
  slidden.forEach((segment, k) => {
    const [before, after] = [slidden[k - 1], slidden[k + 1]]
    if (segment.common || !before || !after) return
    const [tokens, span] = segment.older.from === segment.older.to ? [newer, segment.newer] : [older, segment.older]
    if (span.from === span.to || (segment.older.from < segment.older.to && segment.newer.from < segment.newer.to)) return
    const key = (i: number): string | undefined => tokens[i]?.key
    let [least, most] = [0, 0]
    // Between two changes something stays; at an edge of the text nothing has to.
    const roomBefore = before.older.to - before.older.from - (k === 1 ? 0 : 1)
    const roomAfter = after.older.to - after.older.from - (k === slidden.length - 2 ? 0 : 1)
    while (-least < roomBefore && key(span.from + least - 1) === key(span.to + least - 1)) least -= 1
    while (most < roomAfter && key(span.from + most) === key(span.to + most)) most += 1
    let [by, clearest] = [0, -1]
    for (let shift = least; shift <= most; shift += 1) {
      const clear = clarity(tokens, span.from + shift) + clarity(tokens, span.to + shift)
      if (clear > clearest) [by, clearest] = [shift, clear]
    }
    for (const side of ['older', 'newer'] as const) {
      before[side].to += by
      segment[side].from += by
      segment[side].to += by
      after[side].from += by
    }
  })
  return slidden.filter(({ older: a, newer: b }) => a.from < a.to || b.from < b.to)
}

/** How natural a cut before token `i` is. */
function clarity(tokens: readonly Token[], i: number): number {
  const [before, after] = [tokens[i - 1], tokens[i]]
  if (!before || !after || before.sort === 'end' || after.sort === 'end') return 6
  if (before.sort === 'space') return /^[.?!]$/.test(tokens[i - 2]?.text ?? '') ? 6 : 4
  if (after.sort === 'space') return /^[.?!]$/.test(before.text) ? 5 : 3
  return before.sort === 'mark' || after.sort === 'mark' ? 1 : 0
}
