/** LibreOffice accepts all and rejects all, and has the Word files of the two drafts: places, styles, numbers, words, formatting. */
import { expect, it } from 'vitest'
import type { Document } from '../../src/document/tree.ts'
import { describeWith, officeDrafts } from '../interop/readers.ts'
import { BLIND_SPOTS, blindSpots, NOT_COMPARED, officeLines, type BlindSpot } from './office-view.ts'
import { FAULTS } from './redline-faults.ts'
import { MICRO } from './redline-cases.ts'
import { followed, redlines, threeOf } from './redlines.ts'

/** In continuous integration 300; LibreOffice takes a fifth of a second for each of the four files of a redline. */
const COUNT = process.env['LILLA_INTEROP'] === '1' || process.env['MODE'] === 'long' ? 300 : 24

describeWith(['soffice', 'python'], 'LibreOffice, tracked changes', () => {
  it('accepts to the newer draft and rejects to the older', { timeout: 3_000_000 }, async () => {
    const all: Document[] = [...Object.values(MICRO), ...redlines(COUNT, 'small')].map((redline) => followed(redline).redline)
    const files = await Promise.all(all.map(threeOf))
    const seen = await officeDrafts(files.map(({ redline }) => redline), files.flatMap(({ accept, reject }) => [accept, reject]))
    const blind = new Map<BlindSpot, number>()
    let whole = 0
    const wrong: string[] = []
    all.forEach((redline, i) => {
      for (const [k, view] of (['accept', 'reject'] as const).entries()) {
        const spots = blindSpots(redline, view)
        for (const spot of spots) blind.set(spot, (blind.get(spot) ?? 0) + 1)
        if (spots.length === 0) whole += 1
        if (spots.some((spot) => NOT_COMPARED.has(spot))) continue
        const [got, want] = [seen.tracked[i]![view], seen.clean[2 * i + k]!].map((blocks) => officeLines(blocks, spots)) as [string[], string[]]
        const at = got.findIndex((line, n) => line !== want[n])
        if (at >= 0 || got.length !== want.length) wrong.push(`redline ${i}, ${view}: ${got[at] ?? 'too little'} ≠ ${want[at] ?? 'nothing'}`)
      }
    })
    console.log([`LibreOffice: ${2 * all.length} drafts, ${whole} compared whole; of the others not compared:`, ...[...blind].map(([spot, count]) => `  ${String(count).padStart(4)}  ${BLIND_SPOTS[spot]}`)].join('\n'))
    expect(wrong).toEqual([])
  })

  it('sees the faults that it can see', { timeout: 600_000 }, async () => {
    const faults = FAULTS.filter(({ office }) => office)
    const cases = await Promise.all(faults.map(async ({ plant, on }) => {
      const files = await threeOf(MICRO[on] as Document)
      return { ...files, redline: plant(files.redline) }
    }))
    const seen = await officeDrafts(cases.map(({ redline }) => redline), cases.flatMap(({ accept, reject }) => [accept, reject]))
    faults.forEach(({ name }, i) => {
      const differs = (['accept', 'reject'] as const).some((view, k) =>
        officeLines(seen.tracked[i]![view], []).join('\n') !== officeLines(seen.clean[2 * i + k]!, []).join('\n'))
      expect(differs, name).toBe(true)
    })
  })
})
