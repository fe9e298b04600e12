/** Cuts tokens into sentences. */
import { isAbbreviation } from '../document/norwegian/sentences.ts'
import type { Token } from './tokens.ts'

/** From the first token to the one after the last, spaces after it left out. */
export interface Sentence {
  from: number
  to: number
}

const STOPS = new Set(['.', '?', '!', '…'])
/** What may stand between a stop and the space after the sentence. */
const CLOSING = new Set(['»', '”', '"', '’', ')', ']'])

/** @returns the sentences of the tokens; together they hold every token but the spaces between them. */
export function sentencesOf(tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = []
  let from = 0
  const close = (to: number): void => {
    let [start, end] = [from, to]
    while (start < end && tokens[start]?.sort === 'space') start += 1
    while (end > start && tokens[end - 1]?.sort === 'space') end -= 1
    if (start < end) sentences.push({ from: start, to: end })
    from = to
  }
  tokens.forEach((token, i) => {
    if (token.sort === 'end' || isBreak(token)) {
      close(i)
      close(i + 1)
    } else if (token.sort === 'space' && i > from && endsSentence(tokens, i)) close(i)
  })
  close(tokens.length)
  return sentences
}

function isBreak({ parts: [part] }: Token): boolean {
  return part?.node.type === 'break'
}

/** @param i of the space after what may be the end of a sentence. */
function endsSentence(tokens: readonly Token[], i: number): boolean {
  let at = i - 1
  while (at >= 0 && (CLOSING.has(tokens[at]?.text ?? '') || tokens[at]?.sort === 'node')) at -= 1
  const stop = tokens[at]
  if (!stop || !STOPS.has(stop.text)) return false
  if (stop.text === '.' && isAbbreviation(tokens[at - 1]?.text ?? '')) return false
  // A small letter goes on with the sentence: «nr. tre», «21. januar».
  return !/^\p{Ll}/u.test(tokens[i + 1]?.text ?? '')
}
