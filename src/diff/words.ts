/** Which tokens of two texts are the same: sentences first, so that one that survives is never painted; then words between them. */
import { diffArrays } from 'diff'
import { commonWords } from './common.ts'
import { segmentsOf, type Match, type Segment } from './segments.ts'
import { sentencesOf, type Sentence } from './sentences.ts'
import { tidy } from './tidy.ts'
import type { Token } from './tokens.ts'

/** @returns the segments of the two token sequences, as a reader wants to see them. */
export function compareTokens(older: readonly Token[], newer: readonly Token[]): Segment[] {
  const [a, b] = [sentencesOf(older), sentencesOf(newer)]
  const matches: Match[] = []
  let [i, j] = [0, 0]
  /** Where the stretch between two sentences that survive begins, in tokens. */
  let [fromOlder, fromNewer] = [0, 0]
  const between = (toOlder: number, toNewer: number): void => {
    const found = commonWords(older.slice(fromOlder, toOlder), newer.slice(fromNewer, toNewer))
    for (const [x, y] of found) matches.push([x + fromOlder, y + fromNewer])
  }
  for (const { added, removed, count } of diffArrays(textsOf(older, a), textsOf(newer, b))) {
    if (!added && !removed) {
      for (let n = 0; n < count; n += 1) {
        const [one, other] = [a[i + n] as Sentence, b[j + n] as Sentence]
        between(one.from, other.from)
        for (let k = 0; k < one.to - one.from; k += 1) matches.push([one.from + k, other.from + k])
        ;[fromOlder, fromNewer] = [one.to, other.to]
      }
    }
    if (!added) i += count
    if (!removed) j += count
  }
  between(older.length, newer.length)
  return tidy(segmentsOf(matches, older.length, newer.length), { older, newer, olderSentences: a, newerSentences: b })
}

function textsOf(tokens: readonly Token[], sentences: readonly Sentence[]): string[] {
  return sentences.map(({ from, to }) => {
    let text = ''
    for (let i = from; i < to; i += 1) text += tokens[i]?.key
    return text
  })
}
