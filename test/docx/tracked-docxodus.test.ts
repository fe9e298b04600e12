/** Docxodus, an engine of another make, accepts all and rejects all, and has the Word files of the two drafts. */
import { docxDiffAcceptRevisions, docxDiffRejectRevisions, initialize } from 'docxodus/core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Document } from '../../src/document/tree.ts'
import { dump } from './dump.ts'
import { GAPS, gaps, withoutGaps, type Gap } from './gaps.ts'
import { difference, judged, MANY, tally } from './judged.ts'
import { openPackage } from './package.ts'
import { MICRO } from './redline-cases.ts'
import { FAULTS } from './redline-faults.ts'
import { threeOf } from './redlines.ts'
import type { View } from './resolve.ts'

const COUNT = MANY ? 320 : 60
const VIEWS = ['accept', 'reject'] as const
/** Above so many marks it refuses the file. */
const MOST = 1000
const SPOTS = { ...GAPS, tooMany: `more than ${MOST} marks: refused` } as const
/** Faults that it does not see: for it, a row that is tracked takes what is in it along. */
const UNSEEN: readonly string[] = ['a row is tracked, but not what is in it']

const MARKS = /<w:(ins|del|moveFrom|moveTo|moveFromRangeStart|moveToRangeStart|pPrChange|rPrChange|tblPrChange|tblGridChange|delText)[ >]/g
const marksIn = (bytes: Uint8Array): number => {
  const { parts } = openPackage(bytes)
  return ['word/document.xml', 'word/footnotes.xml'].reduce((sum, path) => sum + [...new TextDecoder().decode(parts.get(path)).matchAll(MARKS)].length, 0)
}

/** The blocks of a file after docxodus has accepted or rejected all, as our own reader has them; it finds no mark left. */
async function settledBy(bytes: Uint8Array, view: View): Promise<string[]> {
  const settled = await (view === 'accept' ? docxDiffAcceptRevisions : docxDiffRejectRevisions)(bytes)
  const left = marksIn(settled)
  return [...(left > 0 ? [`${left} marks are left`] : []), ...dump(settled, view).blocks]
}

describe('docxodus', () => {
  beforeAll(async () => initialize())

  it(`accepts to the newer draft and rejects to the older, in ${COUNT} redlines, and so does our own reader`, { timeout: 1_200_000 }, async () => {
    const said = tally('docxodus', SPOTS)
    const wrong: string[] = []
    for (const { name, redline } of [...Object.entries(MICRO).map(([micro, one]) => ({ name: micro, redline: one })), ...judged(COUNT, 5)]) {
      const files = await threeOf(redline)
      const found: Gap[] = gaps(redline)
      const isRefused = marksIn(files.redline) > MOST
      for (const view of VIEWS) {
        said.add([...found, ...(isRefused ? ['tooMany' as const] : [])])
        const want = withoutGaps(dump(files[view], view).blocks, found)
        const ours = difference(withoutGaps(dump(files.redline, view).blocks, found), want)
        if (ours !== undefined) wrong.push(`${name}, ${view}, our own reader: ${ours}`)
        const theirs = isRefused ? undefined : difference(withoutGaps(await settledBy(files.redline, view), found), want)
        if (theirs !== undefined) wrong.push(`${name}, ${view}: ${theirs}`)
      }
    }
    console.log(said.said())
    expect(wrong).toEqual([])
  })

  it('does not take one draft for the other', { timeout: 300_000 }, async () => {
    for (const [name, redline] of Object.entries(MICRO)) {
      const files = await threeOf(redline)
      expect(difference(await settledBy(files.redline, 'accept'), dump(files.reject, 'reject').blocks), name).toBeDefined()
      expect(difference(await settledBy(files.redline, 'reject'), dump(files.accept, 'accept').blocks), name).toBeDefined()
    }
  })

  it('sees the faults that it can see', { timeout: 300_000 }, async () => {
    const unseen: string[] = []
    for (const { name, on, plant, office } of FAULTS) {
      if (!office) continue
      const files = await threeOf(MICRO[on] as Document)
      const bad = plant(files.redline)
      const seen = await Promise.all(VIEWS.map(async (view) => difference(await settledBy(bad, view), dump(files[view], view).blocks)))
      if (seen.every((one) => one === undefined)) unseen.push(name)
    }
    expect(unseen).toEqual(UNSEEN)
  })
})
