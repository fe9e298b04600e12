/** Number words are read as they are written, in every form and way of counting. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberWords } from '../../src/document/norwegian/number-words.ts'
import { numbersInWords, readNumberWords } from '../../src/document/norwegian/numbers.ts'

const styles = (['nb', 'nn'] as const).flatMap((form) => (['common', 'neuter'] as const).flatMap((gender) => (['new', 'old'] as const).map((counting) => ({ form, gender, counting }))))

describe.each(styles)('$form, $gender, $counting counting', (style) => {
  test('number → words → number for 0 to 99 999', () => {
    const wrong: string[] = []
    for (let value = 0; value < 100_000; value += value < 2000 ? 1 : 7) {
      const words = numberWords(value, style)
      if (readNumberWords(words)?.value !== value) wrong.push(`${value}: ${words}`)
    }
    expect(wrong).toEqual([])
  })

  test('number → words → number up to 999 999', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 999_999 }), (value) => readNumberWords(numberWords(value, style))?.value === value), { numRuns: 2000 })
  })

  test('a number in running text is found whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999 }), (value) => {
        const words = numberWords(value, style)
        const text = `Avtalen har ${words} eksemplarer.`
        expect(numbersInWords(text).map(({ value: read, from, to }) => [read, text.slice(from, to)])).toEqual([[value, words]])
      }),
    )
  })
})

test.each([
  ['tjueto', 22, 'new'],
  ['to og tyve', 22, 'old'],
  ['toogtyve', 22, 'old'],
  ['to-og-tyve', 22, 'old'],
  ['syv', 7, 'new'],
  ['Hundre og femti', 150, 'new'],
  ['hundre og fem og førti', 145, 'old'],
  ['ett hundre tusen', 100_000, 'new'],
  ['tohundreogfemti', 250, 'new'],
  ['sekstito', 62, 'new'],
  ['førtien', 41, 'new'],
  ['eitt tusen og ein', 1001, 'new'],
] as const)('%s is %i, %s', (words, value, counting) => {
  expect(readNumberWords(words)).toEqual({ value, counting })
})

test.each(['', 'og', 'tjue og', 'hundre og', 'trettito og', 'tog', 'trehus', 'to møter', 'ti ti', 'tusen tusen', 'null og tyve', '22'])('«%s» is no number', (text) => {
  expect(readNumberWords(text)).toBeUndefined()
})

test.each([
  ['mellom fem og tjue medlemmer', [5, 20]],
  ['fem-syv medlemmer', [5, 7]],
  ['En kommune har to eller tre møter', [2, 3]],
  ['to og to representanter', [2, 2]],
  ['én gang i året', [1]],
  ['tre hus, trehus og treghet', [3]],
  ['tusen og én natt', [1001]],
])('%s', (text, values) => {
  expect(numbersInWords(text).map(({ value }) => value)).toEqual(values)
})

test('a long row of number words is read in linear time', () => {
  expect(numbersInWords('to og '.repeat(20_000))).toHaveLength(20_000)
  expect(readNumberWords('to'.repeat(50_000))).toBeUndefined()
})
