/** The laws of comparing, on random edit scripts over agreements, on generated documents, and on documents that have nothing in common. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/diff/index.ts'
import { changesOf } from '../../src/document/changes.ts'
import { accept, reject } from '../../src/document/view.ts'
import { unlawful } from '../diff/laws.ts'
import { AGREEMENTS } from '../generate/agreement-bases.ts'
import { arbitraryDocument } from '../generate/documents.ts'
import { arbitraryEdit, EDITS, editedOnce } from '../generate/edits.ts'
import { chance } from '../generate/random.ts'
import { arbitraryRedline } from '../generate/redlines.ts'

const isLong = process.env['MODE'] === 'long'
const times = (normal: number, long: number): number => (isLong ? long : normal)

describe('rejecting gives the older draft, accepting the newer, and the redline keeps to its contract', () => {
  test.each([['excerpt', times(1600, 16_000)], ['agreement', times(100, 1000)], ['generated', times(400, 4000)]] as const)('after edits of a document (%s)', (base, numRuns) => {
    fc.assert(
      fc.property(arbitraryEdit(base), ({ older, newer }) => {
        expect(unlawful(compare, older, newer)).toEqual([])
      }),
      { numRuns },
    )
  })

  test('and after the same edits undone', () => {
    fc.assert(
      fc.property(arbitraryEdit('excerpt'), ({ older, newer }) => {
        expect(unlawful(compare, newer, older)).toEqual([])
      }),
      { numRuns: times(200, 2000) },
    )
  })

  test('between documents that have nothing in common', () => {
    fc.assert(
      fc.property(arbitraryDocument({ size: 'small' }), arbitraryDocument(), (older, newer) => {
        expect(unlawful(compare, older, newer)).toEqual([])
      }),
      { numRuns: times(200, 2000) },
    )
  })

  test('between the two drafts of any redline', () => {
    fc.assert(
      fc.property(arbitraryRedline(), (redline) => {
        expect(unlawful(compare, reject(redline), accept(redline))).toEqual([])
      }),
      { numRuns: times(150, 2000) },
    )
  })

  test.each(Object.keys(EDITS))('after one edit: %s', (name) => {
    const random = chance(name.length)
    let made = 0
    for (const older of AGREEMENTS) {
      const edited = editedOnce(older, name, random)
      if (!edited) continue
      made += 1
      expect(unlawful(compare, older, edited.newer)).toEqual([])
    }
    expect(made).toBeGreaterThan(0)
  })
})

describe('a document and itself', () => {
  test.each(AGREEMENTS.map((document, i) => [document.meta.tittel ?? '', i, document] as const))('%s (%i) has no change', (_, __, document) => {
    expect(changesOf(compare(document, structuredClone(document))).size).toBe(0)
  })

  test('of any kind, have no change', () => {
    fc.assert(
      fc.property(arbitraryDocument(), (document) => {
        expect(unlawful(compare, document, structuredClone(document))).toEqual([])
      }),
      { numRuns: times(200, 2000) },
    )
  })
})

test('the same drafts give the same redline', () => {
  fc.assert(
    fc.property(arbitraryEdit('excerpt'), ({ older, newer }) => {
      expect(JSON.stringify(compare(structuredClone(older), structuredClone(newer)))).toBe(JSON.stringify(compare(older, newer)))
    }),
    { numRuns: times(50, 500) },
  )
})

test('kinds of spaces and hyphens are no change, and each draft keeps its own', () => {
  // A note with other spaces is another note; in code every space counts.
  const other = <T>(value: T): T => {
    if (Array.isArray(value)) return value.map(other) as T
    if (value === null || typeof value !== 'object' || ['note', 'code'].includes((value as { type?: string }).type ?? '')) return value
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, key === 'value' ? String(child).replace(/ (?=\d)/g, '\u00A0').replaceAll('-', '\u2011') : other(child as unknown)])) as T
  }
  for (const document of AGREEMENTS) {
    const changed = { ...document, children: other(document.children) }
    expect(changesOf(compare(document, changed)).size).toBe(0)
    expect(unlawful(compare, document, changed)).toEqual([])
    expect(unlawful(compare, changed, document)).toEqual([])
  }
})
