/** Inline content of every kind and in every combination. */
import fc, { type Arbitrary } from 'fast-check'
import { MARKS, type Block, type Inline, type Mark } from '../../src/document/tree.ts'
import { phrase, words } from './words.ts'

/** Of values that the front matter declares and nobody has given yet. */
export const BLANKS = ['verdier.beløp', 'verdier.frist', 'verdier.sted'] as const
/** Pictures beside the document. */
export const PICTURES = ['kart.png', 'bilder/kart over havna.png', 'bilder/å (1) #2.png', '50%25.png'] as const

const marked = (...from: Mark[]): Arbitrary<{ marks?: readonly Mark[] }> =>
  fc.oneof({ arbitrary: fc.constant({}), weight: 3 }, { arbitrary: fc.subarray(from, { minLength: 1 }).map((marks) => ({ marks })), weight: 2 })

const url = fc.oneof(
  fc.constantFrom('https://example.com/?a=1&b=2', 'mailto:post@example.com', 'tel:+4712345678', 'http://example.com/a_b*c(d)e', 'https://example.com/å%20b#c', 'https://example.com/(((', 'https://example.com/a b', 'https://example.com/&amp;\\*'),
  phrase.map((text) => `https://example.com/${text}`),
)

export interface Place {
  /** Whether a line break may stand there. */
  breaks: boolean
  /** The blocks of a footnote; without it there are no footnotes. */
  footnote?: Arbitrary<Block[]>
}

/**
 * A reference has its target's number among all targets as `target`, until the document is whole (`documents.ts`).
 *
 * @returns some inline content; it may be empty or blank.
 */
export function inlines({ breaks, footnote }: Place): Arbitrary<Inline[]> {
  const text = fc.record({ type: fc.constant('text' as const), value: words }).chain((node) => marked(...MARKS).map((marks): Inline => ({ ...node, ...marks })))
  const blank = fc.tuple(fc.constantFrom(...BLANKS), marked('strong', 'emphasis')).map(([path, marks]): Inline => ({ type: 'blank', name: path, ...marks }))
  const breaking = fc.constant<Inline>({ type: 'break' })
  const image = fc.tuple(fc.constantFrom(...PICTURES), phrase).map(([src, alt]): Inline => ({ type: 'image', src, alt }))
  const inLink = fc.array(fc.oneof({ arbitrary: text, weight: 6 }, { arbitrary: blank, weight: 1 }, { arbitrary: image, weight: 1 }, ...(breaks ? [{ arbitrary: breaking, weight: 1 }] : [])), { minLength: 1, maxLength: 3 })
  const link = fc.tuple(url, inLink).map(([address, children]): Inline => ({ type: 'link', url: address, children }))
  const reference = fc.tuple(fc.nat(99), fc.boolean(), marked('strong', 'emphasis')).map(
    ([target, capital, marks]): Inline => ({ type: 'reference', target: String(target), ...(capital && { capital }), ...marks }),
  )
  const note = fc.option(phrase.filter((value) => !value.includes('-->')), { nil: undefined }).map((value): Inline => ({ type: 'note', children: value === undefined ? [] : [{ type: 'text', value }] }))
  const node = fc.oneof(
    { arbitrary: text, weight: 12 },
    { arbitrary: blank, weight: 1 },
    { arbitrary: link, weight: 1 },
    { arbitrary: reference, weight: 2 },
    { arbitrary: image, weight: 1 },
    { arbitrary: note, weight: 1 },
    ...(breaks ? [{ arbitrary: breaking, weight: 1 }] : []),
    ...(footnote ? [{ arbitrary: footnote.map((children): Inline => ({ type: 'footnote', children })), weight: 1 }] : []),
  )
  return fc.array(node, { maxLength: 6 })
}
