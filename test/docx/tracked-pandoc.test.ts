/** Pandoc accepts all and rejects all: the same words, and no more can be asked of it (it sees no rows, no ends before tables, no formats). */
import { expect, it } from 'vitest'
import { describeWith, pandocText } from '../interop/readers.ts'
import { MICRO } from './redline-cases.ts'
import { threeOf } from './redlines.ts'

/** What pandoc does not see, by name: it has no views of rows. */
const BLIND = new Set(['rowIn', 'rowOut', 'columns', 'tableIn', 'tableOut'])

/** Without list numbers, which it gives by the newer draft's lists only. */
const words = (text: string): string => text.replace(/^ *(\(?[a-z0-9]+[.)]|-) /gm, '').replace(/[\s\-*\d.]+/g, '')

describeWith('pandoc', 'pandoc, tracked changes', () => {
  it.each(Object.entries(MICRO).filter(([name]) => !BLIND.has(name)))('%s', { timeout: 60_000 }, async (_, redline) => {
    const files = await threeOf(redline)
    for (const view of ['accept', 'reject'] as const) {
      const [got, want] = await Promise.all([pandocText(files.redline, 'docx', [`--track-changes=${view}`]), pandocText(files[view], 'docx')])
      expect(words(got), view).toBe(words(want))
    }
  })
})
