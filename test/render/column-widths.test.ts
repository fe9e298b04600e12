/** The columns of a table fill the line, and each has what it needs while there is room. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TableRow } from '../../src/document/tree.ts'
import { columnShares, columnTexts, type ColumnText } from '../../src/render/column-widths.ts'

const column = fc.tuple(fc.nat(20), fc.nat(60), fc.nat(2000)).map(([word, more, rest]): ColumnText => ({ word, line: word + more, text: word + more + rest }))
const columns = fc.array(column, { minLength: 1, maxLength: 12 })
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0)
const row = (...cells: string[]): TableRow => ({
  type: 'tableRow', children: cells.map((cell) => ({ type: 'tableCell', children: cell.split('\n').flatMap((value, i) => [...(i > 0 ? [{ type: 'break' } as const] : []), { type: 'text', value } as const]) })),
})

describe('the shares of columns', () => {
  test('fill the room, and none is negative', () => {
    fc.assert(fc.property(columns, fc.integer({ min: 1, max: 100 }), (all, room) => {
      const shares = columnShares(all, room)
      expect(sum(shares)).toBeCloseTo(room, 6)
      expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
    }))
  })

  test('hold the longest words where all fit, and no more than the longest line while others lack', () => {
    fc.assert(fc.property(columns, fc.integer({ min: 1, max: 300 }), (all, room) => {
      fc.pre(sum(all.map(({ word }) => word)) <= room)
      const shares = columnShares(all, room)
      all.forEach(({ word }, i) => expect(shares[i]).toBeGreaterThanOrEqual(word - 1e-6))
      if (sum(all.map(({ line }) => line)) > room) all.forEach(({ line }, i) => expect(shares[i]).toBeLessThanOrEqual(line + 1e-6))
    }))
  })

  test('of two columns that have to break their lines are as their texts', () => {
    expect(columnShares([{ word: 2, line: 100, text: 300 }, { word: 2, line: 100, text: 100 }], 40).map(Math.round)).toEqual([30, 10])
  })

  test('keep the words of names where those of long texts have to break', () => {
    const texts = columnTexts([row('Nr.', 'Punkt', 'Eldre ordlyd', 'Ny ordlyd'), row('1', '3 Samarbeidsområder', 'Samarbeidsavtalen '.repeat(9), 'Personvernombudet '.repeat(9))], 4)
    const shares = columnShares(texts, sum(texts.map(({ word }) => word)) - 3)
    expect(shares[0]).toBeCloseTo(texts[0]?.word ?? 0, 6)
    expect(shares[1]).toBeCloseTo(texts[1]?.word ?? 0, 6)
    expect(shares[3]).toBeLessThan(texts[3]?.word ?? 0)
  })
})

describe('the text of a column', () => {
  test('is measured by words and lines; no line ends at a no-break space', () => {
    const [broken, held] = [columnTexts([row('P'), row('150 000 kroner\ni året')], 1)[0], columnTexts([row('P'), row('150\u00A0000\u00A0kroner\ni året')], 1)[0]] as [ColumnText, ColumnText]
    expect(broken.word).toBeLessThan(held.word)
    expect(held.word).toBeCloseTo(held.line, 6)
    expect(held.text).toBeGreaterThan(held.line)
  })
})
