/** Quotations: what is taken word for word has no difference, and a changed word is found wherever it stands. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exampleDraft } from '../../src/validate/example-draft.ts'
import { compareQuotation, passagesOf } from '../../src/validate/passages.ts'

const word = fc.constantFrom(...'avtalen partene møtes hvert år og dekker sine egne kostnader for samarbeidet om havna etter planen som rådet vedtar'.split(' '))
const texts = fc.array(fc.array(word, { minLength: 8, maxLength: 40 }).map((words) => words.join(' ')), { minLength: 1, maxLength: 6 })

test('a passage of the source differs in nothing, whatever its first letter and closing mark', () => {
  fc.assert(
    fc.property(texts, fc.nat(), fc.integer({ min: 2, max: 30 }), (lines, seed, length) => {
      const words = (lines[seed % lines.length] ?? '').split(' ')
      const from = seed % Math.max(1, words.length - 2)
      const quotation = words.slice(from, from + length).join(' ')
      fc.pre(quotation.includes(' '))
      const { differences, likeness } = compareQuotation(`${quotation.charAt(0).toUpperCase()}${quotation.slice(1)}.`, passagesOf(exampleDraft({}, ...lines).document))
      // A pair of words that stands very often cannot be placed, and is then like nothing.
      if (likeness > 0) expect(differences).toEqual([])
    }),
  )
})

const source = passagesOf(exampleDraft({}, 'Partene utarbeider en årlig liste som viser hva de skal ha særlig oppmerksomhet på i inneværende år.').document)

test.each([
  ['en årlig liste som viser hva de skal ha særlig fokus på i inneværende år', [['fokus', 'oppmerksomhet']]],
  ['en årlig liste som viser hva de skal ha oppmerksomhet på', [['ha', 'ha særlig']]],
  ['en liste som viser hva de ikke skal ha særlig oppmerksomhet på', [['en', 'en årlig'], ['de ikke', 'de']]],
  ['Partene utarbeider … oppmerksomhet på i innværende år', [['innværende', 'inneværende']]],
  ['en årlig liste som viser', []],
])('%s', (quotation, expected) => {
  expect(compareQuotation(quotation, source).differences.map(({ quoted, source: other }) => [quoted, other])).toEqual(expected)
})

test('a long quotation costs time in proportion to its length', () => {
  const line = 'partene møtes og dekker sine egne kostnader for samarbeidet om havna '
  const { likeness } = compareQuotation(line.repeat(1500), passagesOf(exampleDraft({}, line.repeat(20)).document))
  expect(likeness).toBeGreaterThanOrEqual(0)
})
