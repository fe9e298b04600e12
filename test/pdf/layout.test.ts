/** What must hold of the page: signatures together, notes that hide nothing, a free foot. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../../src/document/tree.ts'
import { serialise } from '../../src/render/pdf/serialise.ts'
import { paragraph, text } from '../fixtures/every-node.ts'
import { readPdf, type Word } from './read.ts'
import { edition, engineOf, ENGINES, heading, largeEdition, note, print, PROSE, signatureBlock } from './samples.ts'
import { shippedStyle } from '../fixtures/style.ts'

const NONE = { inside: new Map(), names: new Map(), beside: [], messages: [] }
const body = ({ y }: Word): boolean => y > 57 && y < 790

/** Lines of text on a page, by their height. */
const heights = (words: readonly Word[]): number[] => [...new Set(words.filter((word) => word.text.trim() !== '' && body(word)).map(({ y }) => Math.round(y)))]

describe('the signature block', () => {
  const before = fc.array(
    fc.oneof(
      fc.nat(9).map((n) => [paragraph(PROSE.slice(0, 60 + n * 90))]),
      fc.constant([heading('Et punkt'), paragraph('Og en setning.')]),
      fc.integer({ min: 1, max: 50 }).map((n): Block[] => [{ type: 'list', kind: 'letter', children: Array.from({ length: n }).map(() => ({ type: 'listItem', children: [paragraph('Et punkt i en liste')] })) }]),
    ),
    { minLength: 4, maxLength: 40 },
  )

  it('stays on one page, below at least two lines of text, wherever it falls', async () => {
    await fc.assert(
      fc.asyncProperty(before, fc.integer({ min: 1, max: 6 }), fc.boolean(), async (blocks, count, titled) => {
        const children = [...blocks.flat(), paragraph('Avtalen er undertegnet.'), ...(titled ? [heading('Underskrifter')] : []), signatureBlock(count, count <= 4)]
        const { words } = await readPdf((await print(edition(children))).bytes)
        const names = words.filter(({ text: said }) => /^Kommune \d/u.test(said))
        const captions = words.filter(({ text: said }) => said === 'Underskrift')
        expect(captions).toHaveLength(count)
        const pages = new Set([...names, ...captions].map(({ page }) => page))
        expect([...pages]).toHaveLength(1)
        const top = Math.max(...names.map(({ y }) => y))
        const above = words.filter(({ page, y, size }) => pages.has(page) && y > top + 2 && size < 11.5)
        expect(heights(above).length).toBeGreaterThanOrEqual(2)
      }),
      { numRuns: 25 },
    )
  }, 120_000)

  it.each(ENGINES)('says where each signature goes, inside the page and all on level lines: %s', async (name) => {
    const { model, state } = serialise(edition([paragraph(PROSE), signatureBlock(4)]), NONE, new Set(), '2026-03-01')
    const { query } = (await engineOf(name)).typeset({ template: edition([]).style.typst, json: JSON.stringify(model), files: state.files })
    const fields = query('sigfield') as { party: string; n: number; page: number; x: number; y: number; width: number }[]
    expect(fields.map(({ party, n }) => [party, n])).toEqual([['p1', 1], ['p2', 2], ['p3', 3], ['p4', 4]])
    for (const { page, x, y, width } of fields) {
      expect(page).toBe(1)
      expect(x).toBeGreaterThan(50)
      expect(x + width).toBeLessThan(595 - 50)
      expect(y).toBeGreaterThan(100)
    }
    expect(fields[0]?.y).toBe(fields[1]?.y)
    expect(fields[2]?.y).toBe(fields[3]?.y)
  })

  it('takes no more to the next page than it must: the end of a long paragraph, or a clause of one line', async () => {
    const filled = Array.from({ length: 2 }, (_, i) => [heading(`Punkt ${i}`), paragraph(PROSE.repeat(2))]).flat()
    const long = await readPdf((await print(edition([...filled.slice(0, 2), heading('Siste punkt'), paragraph(PROSE.repeat(3)), signatureBlock(4)]))).bytes)
    const onSecond = long.words.filter(({ page }) => page === 2)
    const names = Math.max(...onSecond.filter(({ text: said }) => said.startsWith('Kommune')).map(({ y }) => y))
    const ofText = heights(onSecond.filter(({ y }) => y > names + 2))
    expect(long.pages).toBe(2)
    expect(ofText).toHaveLength(2)
    const short = await readPdf((await print(edition([...filled, heading('Siste punkt'), paragraph('Kort.'), signatureBlock(4)]))).bytes)
    expect(short.words.filter(({ text: said }) => /^(?:Siste|Kort|Punkt)/u.test(said)).map(({ page, text: said }) => [page, said.split(' ')[0]])).toEqual([
      ...Array.from({ length: 2 }, () => [1, 'Punkt']), [2, 'Siste'], [2, 'Kort.'],
    ])
  })

  it('of a short agreement stands closer, if that keeps all of it on the first page', async () => {
    const parties: Block[] = ['mellom', 'Nordvika', 'og', 'Sørvika'].map((said, i) => ({ type: 'titleLine', role: i % 2 === 0 ? 'between' : 'party', children: [text(said)] }))
    const { pages } = await readPdf((await print(edition([...parties, heading('Ett'), paragraph('Kort.'), heading('To'), paragraph('Kort.'), signatureBlock(3, false)]))).bytes)
    expect(pages).toBe(1)
  })

  it.each([11, 13])('of %i does not leave one signature alone on the last page', async (count) => {
    const { words, pages } = await readPdf((await print(edition([paragraph(PROSE), signatureBlock(count, false)]))).bytes)
    expect(pages).toBeGreaterThan(1)
    expect(words.filter(({ page, text: said }) => page === pages && said === 'Underskrift').length).toBeGreaterThan(1)
  })

  it('of very many goes over pages, with each signature whole', async () => {
    const { words } = await readPdf((await print(edition([paragraph(PROSE), signatureBlock(24)]))).bytes)
    for (let i = 1; i <= 24; i += 1) {
      const name = words.find(({ text: said }) => said.startsWith(`Kommune ${i}`) && !/\d/u.test(said.charAt(`Kommune ${i}`.length)))
      const captions = words.filter(({ page, text: said, x, y }) => said === 'Underskrift' && page === name?.page && Math.abs(x - name.x) < 3 && y < name.y && y > name.y - 160)
      expect(captions, String(i)).toHaveLength(1)
    }
  })
})

describe('drafting notes', () => {
  it('stand in the margin, and none covers text or another note', async () => {
    const blocks = Array.from({ length: 14 }, (_, i) => paragraph(`Avsnitt ${i}.`, note(`${i} ${PROSE.slice(0, 200)}`), ` ${PROSE.slice(0, (i % 3) * 80)}`))
    const { words } = await readPdf((await print(edition([heading('Punkt'), ...blocks]))).bytes)
    const notes = words.filter(({ size, text: said }) => Math.abs(size - 8) < 0.1 && said.trim() !== '')
    const rest = words.filter((word) => !notes.includes(word) && body(word) && word.text.trim() !== '')
    // Those that the margin has no room for stand after the document, each with the page that it belongs to.
    const heads = notes.filter(({ text: said }) => said.startsWith('Notat')).map(({ text: said, page }) => [said.trim(), page])
    expect(heads.filter(([said]) => said === 'Notat:').every(([, page]) => page === 1)).toBe(true)
    expect(heads.filter(([said]) => said === 'Notat, side 1:').every(([, page]) => page === 2)).toBe(true)
    expect(heads).toHaveLength(14)
    const [margin, beside] = [notes, rest].map((some) => some.filter(({ page, y }) => page === 1 && y < 700))
    expect(Math.min(...margin!.map(({ x }) => x))).toBeGreaterThan(Math.max(...beside!.map(({ x, width }) => x + width)))
    expect(Math.max(...margin!.map(({ y }) => y))).toBeLessThan(700)
    expect(Math.max(...notes.map(({ x, width }) => x + width))).toBeLessThan(595)
    expect(Math.min(...notes.map(({ y }) => y))).toBeGreaterThan(20)
    // Two lines of notes on one page are never closer than a line apart, unless they are the same line.
    for (const page of new Set(notes.map((one) => one.page))) {
      const ys = [...new Set(notes.filter((one) => one.page === page).map(({ y }) => y))].sort((a, b) => a - b)
      ys.slice(1).forEach((y, i) => expect(y - ys[i]!).toBeGreaterThan(8))
    }
  })
})

describe('a footnote', () => {
  it('has all its paragraphs at one edge, with its number at the same', async () => {
    const { words } = await readPdf((await print(edition([paragraph('Ord', { type: 'footnote', children: [paragraph(`Først ${PROSE.slice(0, 200)}`), paragraph('Andre.')] }, '.')]))).bytes)
    const at = (said: string): number => words.find(({ text, y }) => text.startsWith(said) && y < 200)?.x ?? NaN
    expect(at('Andre')).toBeCloseTo(at('1'), 1)
    expect(at('Først') - at('1')).toBeGreaterThan(0)
    expect(at('Først') - at('1')).toBeLessThan(10)
  })
})

describe('the foot of the page', () => {
  it('holds the page number and no text in its lowest 20 mm, in any style', async () => {
    const style = shippedStyle('standard')
    const sample = edition([paragraph(PROSE.repeat(30))], {}, { ...style, margins: { ...style.margins, bottom: 10 } })
    for (const printed of [sample, largeEdition()]) {
      const { words, pages } = await readPdf((await print(printed)).bytes)
      const low = words.filter(({ y, text: said }) => y < 56.6 && said.trim() !== '')
      expect(new Set(low.map(({ page }) => page)).size).toBe(pages)
      const feet = Array.from({ length: pages }, (_, i) => low.filter(({ page }) => page === i + 1).map(({ text: said }) => said).join(''))
      expect(feet).toEqual(feet.map((_, i) => `Side ${i + 1} av ${pages}`))
    }
  }, 60_000)
})
