/** What has moved far is shown as moved, with the words changed in it; boilerplate that comes and goes never is. */
import { expect, test } from 'vitest'
import { compare } from '../../src/diff/index.ts'
import { changesOf } from '../../src/document/changes.ts'
import { childrenOf, type Document, type Node } from '../../src/document/tree.ts'
import { standsIn } from '../../src/document/view.ts'
import { unlawful } from '../diff/laws.ts'
import { movedDrafts, type Moved } from '../generate/moves.ts'
import { chance } from '../generate/random.ts'

const CASES = process.env['MODE'] === 'long' ? 2000 : 300

const textIn = (node: Node): string => (node.type === 'text' ? node.value : childrenOf(node).filter((child) => standsIn(child, 'newer')).map(textIn).join(''))

/** The wording at both ends of each move. */
function movesIn(redline: Document): { older: string; newer: string }[] {
  return [...changesOf(redline).values()].filter((marks) => marks.some(({ change }) => change.kind === 'movedTo')).map((marks) => {
    const half = (kind: string): string => marks.filter(({ change }) => change.kind === kind).map(({ node }) => textIn(node)).join('')
    return { older: half('movedFrom'), newer: half('movedTo') }
  })
}

const same = (a: { older: string; newer: string }, b: { older: string; newer: string }): boolean => a.older === b.older && a.newer === b.newer
const judge = ({ older, newer, moved }: Moved): { found: number; wanted: number; falsely: string[] } => {
  const found = movesIn(compare(older, newer))
  return {
    found: moved.filter((one) => found.some((other) => same(one, other))).length,
    wanted: moved.length,
    falsely: found.filter((one) => !moved.some((other) => same(one, other))).map(({ older: was, newer: is }) => `${was} → ${is}`),
  }
}

test(`of ${CASES} drafts with boilerplate, at least 99 of 100 moves are found and none is false`, () => {
  const judged = Array.from({ length: CASES }, (_, seed) => judge(movedDrafts(chance(seed))))
  const [found, wanted] = [judged.reduce((sum, one) => sum + one.found, 0), judged.reduce((sum, one) => sum + one.wanted, 0)]
  expect(judged.flatMap(({ falsely }, seed) => falsely.map((said) => `${seed}: ${said}`))).toEqual([])
  expect(found / wanted).toBeGreaterThanOrEqual(0.99)
})

test('and both drafts come back', () => {
  for (let seed = 0; seed < CASES / 3; seed += 1) {
    const { older, newer } = movedDrafts(chance(seed))
    expect(unlawful(compare, older, newer), String(seed)).toEqual([])
  }
})
