/** Faults planted in what the engine is made of: the laws, the golden cases and the counts of moves and measures catch each. */
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import type * as Chain from '../../src/diff/chain.ts'
import type * as Similarity from '../../src/diff/similarity.ts'
import type { Document } from '../../src/document/tree.ts'
import { changesOf } from '../../src/document/changes.ts'
import { cases } from '../diff/cases.ts'
import { unlawful, type Compare } from '../diff/laws.ts'
import { show } from '../diff/show.ts'
import { arbitraryEdit } from '../generate/edits.ts'
import { movedDrafts } from '../generate/moves.ts'
import { chance } from '../generate/random.ts'

const DIFF = '../../src/diff'
const NORWEGIAN = '../../src/document/norwegian'

/** Each replaces some exports of one part of the engine. */
const FAULTS: readonly (readonly [what: string, part: string, fault: (real: never) => object])[] = [
  ['amounts are words and digits', `${NORWEGIAN}/amounts.ts`, () => ({ amountsIn: () => [] })],
  ['dates are words and digits', `${NORWEGIAN}/dates.ts`, () => ({ datesIn: () => [] })],
  ['blocks that stay may cross', `${DIFF}/chain.ts`, () => ({ heaviestChain: (links: readonly unknown[]) => links })],
  ['no block keeps its place', `${DIFF}/chain.ts`, () => ({ heaviestChain: () => [] })],
  ['a chain has lost its last link', `${DIFF}/chain.ts`, ({ heaviestChain }: typeof Chain) => ({ heaviestChain: (links: never) => heaviestChain(links).slice(0, -1) })],
  ['any two blocks are alike', `${DIFF}/similarity.ts`, () => ({ likeness: () => ({ dice: 1, contained: 1, telling: 9 }) })],
  ['no two blocks are alike', `${DIFF}/similarity.ts`, () => ({ likeness: () => ({ dice: 0, contained: 0, telling: 0 }) })],
  ['only half of the common words count', `${DIFF}/similarity.ts`, ({ likeness }: typeof Similarity) => ({ likeness: (a: never, b: never) => ({ ...likeness(a, b), dice: likeness(a, b).dice / 2 }) })],
  ['loose ends are not tidied', `${DIFF}/tidy.ts`, () => ({ tidy: (segments: unknown) => segments })],
  ['a paragraph has no sentences', `${DIFF}/sentences.ts`, () => ({ sentencesOf: (tokens: { length: number }) => (tokens.length > 0 ? [{ from: 0, to: tokens.length, key: '' }] : []) })],
  ['every kind of space counts', `${DIFF}/facts.ts`, () => ({ canonical: (text: string) => text })],
  ['splits are not seen', `${DIFF}/splits.ts`, () => ({ partsOf: () => 0 })],
]

afterEach(() => {
  vi.doUnmock(`${DIFF}/index.ts`)
  vi.resetModules()
})

async function engineWith(part: string, fault: (real: never) => object): Promise<Compare> {
  vi.resetModules()
  vi.doMock(part, async (original) => {
    const real = await original<object>()
    return { ...real, ...fault(real as never) }
  })
  const { compare } = await import('../../src/diff/index.ts')
  vi.doUnmock(part)
  return compare
}

const text = (value: string): Document => ({ type: 'document', meta: {}, children: [{ type: 'paragraph', children: [{ type: 'text', value }] }] })
const spaced = { older: text('Kommunen betaler kr 250 000 for e-post.'), newer: text('Kommunen betaler kr 250\u00A0000 for e\u2011post.') }
const pairs = fc.sample(arbitraryEdit('excerpt'), { numRuns: 50, seed: 8 })

/** @returns how many of the samples go wrong: laws that are broken, golden cases that are not as expected. */
function wrongs(compare: Compare): number {
  const goes = (judge: () => boolean): number => {
    try {
      return judge() ? 0 : 1
    } catch {
      return 1
    }
  }
  const lawful = pairs.map(({ older, newer }) => goes(() => unlawful(compare, older, newer).length === 0))
  const golden = cases.map(({ older, newer, expected }) => goes(() => expected.some((lines) => lines.join('\n') === show(compare(older, newer)).join('\n'))))
  const same = goes(() => changesOf(compare(spaced.older, spaced.newer)).size === 0)
  const moved = Array.from({ length: 20 }, (_, seed) => movedDrafts(chance(seed))).filter(({ moved: [first] }) => first?.older === first?.newer).map(({ older, newer }) => goes(() => hasMove(compare(older, newer))))
  return [...lawful, ...golden, ...moved, same].reduce((sum, one) => sum + one, 0)
}

const hasMove = (redline: Document): boolean => [...changesOf(redline).values()].some((marks) => marks.some(({ change }) => change.kind === 'movedTo'))

test('without a fault nothing goes wrong', async () => {
  expect(wrongs((await import('../../src/diff/index.ts')).compare)).toBe(0)
})

test.each(FAULTS)('caught: %s', async (_, part, fault) => {
  expect(wrongs(await engineWith(part, fault))).toBeGreaterThan(0)
})
