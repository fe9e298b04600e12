/** The units that a lawyer reads as one: words, whole amounts, dates, percentages, references to §§ and clauses; spaces; marks. */
import { amountsIn } from '../document/norwegian/amounts.ts'
import { datesIn } from '../document/norwegian/dates.ts'
import type { Inline, Text } from '../document/tree.ts'
import { canonical } from './facts.ts'

/** `unit` is a word with digits in it, `mark` a punctuation mark, `node` anything that is no text, `end` the end of a paragraph. */
export type Sort = 'word' | 'unit' | 'space' | 'mark' | 'node' | 'end'

export interface Token {
  sort: Sort
  /** Equal for tokens that say the same; formatting, ids and cached labels apart. */
  key: string
  /** As in the text; empty for what is no text. */
  text: string
  /** What the token is made of; a word may run over several texts with different marks. */
  parts: readonly Part[]
}

/** A node, or of a text the UTF-16 units from `from` to `to`. */
export type Part = { node: Text; from: number; to: number } | { node: Exclude<Inline, Text> }

/** How a node that is no text is told from others: the same key for what is one and the same in both drafts. */
export type NodeKey = (node: Exclude<Inline, Text>) => string

export const END: Token = { sort: 'end', key: '\u0000end', text: '', parts: [] }

/**
 * @param verbatim whether every space counts, as in preformatted text.
 * @returns the tokens of some inline content, in order.
 */
export function tokensOf(nodes: readonly Inline[], keyOf: NodeKey, verbatim = false): Token[] {
  const tokens: Token[] = []
  let texts: Text[] = []
  const flush = (): void => {
    if (texts.length > 0) tokens.push(...tokensOfTexts(texts, verbatim))
    texts = []
  }
  for (const node of nodes) {
    if (node.type === 'text') texts.push(node)
    else {
      flush()
      tokens.push({ sort: 'node', key: `\u0000${keyOf(node)}`, text: '', parts: [{ node }] })
    }
  }
  flush()
  return tokens
}

function tokensOfTexts(texts: readonly Text[], verbatim: boolean): Token[] {
  const whole = texts.map(({ value }) => value).join('')
  let [index, start] = [0, 0]
  // Units are found whatever kind of space or hyphen holds them together.
  const plain = verbatim ? whole : whole.replace(/\u2011/g, '-').replace(/[\u00A0\u202F\u2007]/g, ' ')
  return spansOf(plain).map(({ from, to, sort }) => {
    const parts: Part[] = []
    while (start + (texts[index] as Text).value.length <= from) start += (texts[index++] as Text).value.length
    for (let [i, at] = [index, start]; at < to; i += 1) {
      const node = texts[i] as Text
      parts.push({ node, from: Math.max(0, from - at), to: Math.min(node.value.length, to - at) })
      at += node.value.length
    }
    const text = whole.slice(from, to)
    return { sort, key: verbatim ? text : canonical(text), text, parts }
  })
}

interface Span {
  from: number
  to: number
  sort: Sort
}

const PLAIN = new RegExp(
  [
    '(?<address>https?:\\/\\/[^\\s<>()«»]+|[\\p{L}\\p{N}._+-]+@[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)+)',
    // Compounds, abbreviations and numbers hold together over a hyphen, a stop or the like inside («e-post», «bl.a», «4.2»).
    "(?<word>[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}]*(?:[-‑–.,:/_'’\\u00AD](?=[\\p{L}\\p{N}])(?:(?<![,:])|(?<=\\p{N}.)(?=\\p{N}))[\\p{L}\\p{M}\\p{N}]+)*(?:[-‑](?=[\\s,]))?)",
    '(?<space>\\s+)',
  ].join('|') + '|[^]',
  'gu',
)

/** References, percentages, numbers in groups: what only holds together because of what it means. */
const UNITS: readonly RegExp[] = [
  // «§ 13 f» is one paragraph, «§ 21-1 i loven» is not.
  /§{1,2}[ \u00A0]?\d+(?:[-–‑]\d+)*(?:[ \u00A0][a-hj-z](?![\p{L}\p{N}]))?/gu,
  /(?<![\p{L}\p{N}.])(?:punkt|pkt\.?|kapittel|kap\.|nr\.|vedlegg|artikkel|art\.)[ \u00A0]\d+(?:\.\d+)*(?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}])bokstav[ \u00A0][a-zæøå](?![\p{L}\p{N}])/giu,
  /(?<![\p{L}\p{N}.,])\d+(?:[.,]\d+)*(?:[ \u00A0\u202F]\d{3}(?!\d))*(?:,\d+)?[ \u00A0]?(?:%|‰|prosent|promille)(?!\p{L})/gu,
  /(?<![\p{N}.,])\d{1,3}(?:[ \u00A0\u202F]\d{3}(?!\d))+(?:,\d+)?/gu,
]

function spansOf(text: string): Span[] {
  const spans: Span[] = []
  let at = 0
  const plain = (to: number): void => {
    if (at >= to) return
    for (const match of text.slice(at, to).matchAll(PLAIN)) {
      const from = at + match.index
      spans.push({ from, to: from + match[0].length, sort: sortOf(match) })
    }
  }
  for (const { from, to } of unitsIn(text)) {
    plain(from)
    spans.push({ from, to, sort: 'unit' })
    at = to
  }
  plain(text.length)
  return spans
}

function sortOf({ 0: text, groups = {} }: RegExpExecArray): Sort {
  if (groups['space'] !== undefined) return 'space'
  if (groups['word'] === undefined && groups['address'] === undefined) return 'mark'
  return /\p{N}/u.test(text) ? 'unit' : 'word'
}

/** The units of a text in order, none within another. */
function unitsIn(text: string): { from: number; to: number }[] {
  if (!/[\d§]|bokstav/i.test(text)) return []
  const found = [
    ...amountsIn(text),
    ...datesIn(text),
    ...UNITS.flatMap((pattern) => Array.from(text.matchAll(pattern), ({ 0: whole, index }) => ({ from: index, to: index + whole.length }))),
  ].sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: { from: number; to: number }[] = []
  for (const { from, to } of found) {
    const last = kept.at(-1)
    // «nr. 3 %» and the like: what overlaps belongs together.
    if (last && from < last.to) last.to = Math.max(last.to, to)
    else kept.push({ from, to })
  }
  return kept
}
