/** The golden cases: `compare` marks what a careful lawyer would, and both drafts come back from it. */
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/diff/index.ts'
import { changesOf } from '../../src/document/changes.ts'
import { comparable } from '../../src/document/normalise.ts'
import { accept, reject } from '../../src/document/view.ts'
import { cases } from './cases.ts'
import { broken } from './contract.ts'
import { show } from './show.ts'

describe.each(cases)('$file: $title', ({ older, newer, changes, expected }) => {
  const redline = compare(older, newer)

  test('is marked as expected', () => {
    const shown = show(redline)
    const right = expected.find((lines) => lines.join('\n') === shown.join('\n')) ?? expected[0]
    expect(shown).toEqual(right)
    expect(changesOf(redline).size).toBe(changes)
  })

  test('holds both drafts and keeps to the contract', () => {
    expect(comparable(reject(redline))).toEqual(comparable(older))
    expect(comparable(accept(redline))).toEqual(comparable(newer))
    expect(broken(redline)).toEqual([])
  })
})
