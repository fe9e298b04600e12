/** The laws of comparing can fail: each fault that is planted in a redline, or in what the engine is made of, is caught. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/diff/index.ts'
import { cases } from '../diff/cases.ts'
import { FAULTS, planted } from '../diff/faults.ts'
import { unlawful } from '../diff/laws.ts'
import { arbitraryEdit } from '../generate/edits.ts'

const pairs = [...fc.sample(arbitraryEdit('excerpt'), { numRuns: 120, seed: 4 }), ...cases]
const redlines = pairs.map(({ older, newer }) => ({ older, newer, redline: compare(older, newer) }))

test('the redlines are right before they are spoilt', () => {
  for (const { older, newer, redline } of redlines) expect(unlawful(() => redline, older, newer)).toEqual([])
})

describe('a fault in the redline is caught wherever it stands', () => {
  test.each(Object.keys(FAULTS))('%s', (name) => {
    const spoilt = redlines.flatMap(({ older, newer, redline }, seed) => {
      const faulty = planted(redline, name, seed)
      return faulty ? [{ seed, caught: unlawful(() => faulty, older, newer).length > 0 }] : []
    })
    expect(spoilt.length).toBeGreaterThan(2)
    expect(spoilt.filter(({ caught }) => !caught).map(({ seed }) => seed)).toEqual([])
  })
})
