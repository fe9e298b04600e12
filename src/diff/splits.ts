/** Finds a paragraph that was split into several, or several that were merged into one, words added or cut on the way. */
import type { Block, Paragraph } from '../document/tree.ts'
import { commonWords } from './common.ts'
import { factsOf, keyOf } from './facts.ts'
import { weightOf } from './segments.ts'
import { tokensOf, type Token } from './tokens.ts'

/** So much of the one paragraph must be found in the several, and no more of the several may be foreign to it. */
const COVERED = 0.9
const FOREIGN = 0.34
const MOST_PARTS = 8

/**
 * @param one the paragraph on one side.
 * @param others what stands on the other side, from where the parts may begin.
 * @returns how many of `others` are the parts of `one`, 0 if they are not.
 */
export function partsOf(one: Block, others: readonly Block[]): number {
  if (one.type !== 'paragraph' || factsOf(one).letters() < 20) return 0
  const whole = new Map(factsOf(one).words())
  let [found, foreign, all] = [0, 0, 0]
  let parts = 0
  for (const other of others.slice(0, MOST_PARTS)) {
    if (!canJoin(one, other)) break
    let [common, own] = [0, 0]
    for (const [word, count] of factsOf(other).words()) {
      const left = whole.get(word) ?? 0
      const used = Math.min(left, count)
      whole.set(word, left - used)
      common += used * word.length
      own += count * word.length
    }
    // Each part has something of the whole, most of it its own.
    if (own === 0 || common < own / 2) break
    parts += 1
    found += common
    foreign += own - common
    all += own
    if (parts >= 2 && found >= COVERED * factsOf(one).letters() && foreign <= FOREIGN * all) return inOrder(one, others.slice(0, parts)) ? parts : 0
  }
  return 0
}

/** Words alone may be anyone's: of each part at least half must also stand in the whole, in the same order. */
function inOrder(one: Paragraph, parts: readonly Block[]): boolean {
  const tokens = (block: Block): Token[] => tokensOf((block as Paragraph).children, keyOf)
  const all = parts.map(tokens)
  const matched = new Set(commonWords(tokens(one), all.flat()).map(([, j]) => j))
  let from = 0
  return all.every((part) => {
    const own = part.reduce((sum, token) => sum + weightOf(token), 0)
    const found = part.reduce((sum, token, k) => sum + (matched.has(from + k) ? weightOf(token) : 0), 0)
    from += part.length
    return found >= own / 2
  })
}

/** Word gives joined paragraphs the look of the last one, so all must look alike. */
function canJoin(one: Paragraph, other: Block): boolean {
  return other.type === 'paragraph' && other.unnumbered === one.unnumbered
}
