/** Amounts, percentages, times, paragraphs and ranges are read however they are written. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountInProse, amountsIn, amountWithSign, groupedDigits } from '../../src/document/norwegian/amounts.ts'
import { percentagesIn, sectionsIn, timesIn } from '../../src/document/norwegian/measures.ts'
import { rangesIn } from '../../src/document/norwegian/ranges.ts'

describe('amounts', () => {
  test('an amount in any form is found whole, with its value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (kroner) => {
        const [plain, spaced, stopped] = [String(kroner), groupedDigits(String(kroner)), String(kroner).replace(/\B(?=(?:\d{3})+$)/g, '.')]
        for (const digits of [plain, spaced, stopped]) {
          for (const form of [`kr ${digits}`, `kr. ${digits},-`, `${digits},–`, `${digits} kroner`, `NOK ${digits}`, `kr${digits}`, `${digits} kr`]) {
            const text = `Bidraget er ${form} i året, og 2 møter.`
            expect(amountsIn(text).map(({ value, from, to }) => [value, text.slice(from, to)])).toEqual([[kroner, form]])
          }
        }
      }),
    )
  })

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 999_999_999 }), (kroner) => {
        const [amount] = amountsIn(`${kroner} kroner`)
        for (const text of amount ? [amountInProse(amount), amountWithSign(amount)] : []) expect(amountsIn(text)).toMatchObject([{ value: kroner, from: 0, to: text.length }])
      }),
    )
  })

  test.each([
    ['NOK 2,5 mill.', 2_500_000],
    ['2,5 millioner kroner', 2_500_000],
    ['kr 1 milliard', 1_000_000_000],
    ['1.250,50 kr', 1250.5],
    ['Kr. 100', 100],
  ])('%s', (text, value) => {
    expect(amountsIn(text)).toMatchObject([{ value, from: 0, to: text.length }])
  })

  test('a stop after «kr» is part of it only inside a sentence', () => {
    expect(amountsIn('Det er 150 kr. Det holder, 20 kr. per stykk, 3 kr.').map(({ after, from, to }) => [after, to - from])).toEqual([['kr', 6], ['kr.', 6], ['kr', 4]])
  })

  test.each(['22 kommuner', 'i 2021', '§ 18-4', '3,125 prosent', '10-12', '21,5 millioner innbyggere', '1.2.2021', '5 kroatiske', 'krav 3', '1.-amanuensis', '2020- og 2021'])('«%s» is no amount', (text) => {
    expect(amountsIn(text)).toEqual([])
  })
})

test.each([
  ['30 %', 30],
  ['2,5%', 2.5],
  ['20 prosent', 20],
  ['100 Prosent', 100],
])('%s', (text, value) => {
  expect(percentagesIn(text)).toMatchObject([{ value, from: 0, to: text.length }])
})

test.each([
  ['kl. 15.30', 15, 30],
  ['kl 9', 9, 0],
  ['klokken 15:30', 15, 30],
])('%s', (text, hour, minute) => {
  expect(timesIn(text)).toEqual([{ from: 0, to: text.length, hour, minute }])
})

test.each([
  ['§ 18-4', ['18-4']],
  ['§§ 20-2 og 20-4', ['20-2', '20-4']],
  ['§§ 13–13 f', ['13', '13 f']],
  ['§§ 13 til 13 f', ['13', '13 f']],
  ['§9a', ['9 a']],
  ['§ 5 og § 6', ['5', '6']],
  ['§§ 1, 2 og 3', ['1', '2', '3']],
])('%s', (text, sections) => {
  expect(sectionsIn(`Se loven ${text} om dette.`)).toMatchObject([{ sections, from: 9, to: 9 + text.length }])
})

test('a number after one paragraph sign is no second paragraph', () => {
  expect(sectionsIn('etter § 5, 3 medlemmer')).toMatchObject([{ sections: ['5'], to: 9 }])
  expect(sectionsIn('etter § 5 i loven')).toMatchObject([{ sections: ['5'] }])
})

test.each([
  ['2020 – 2024', 2020, 2024, 'years'],
  ['2020-2024', 2020, 2024, 'years'],
  ['fem-syv', 5, 7, 'words'],
  ['fire–fem', 4, 5, 'words'],
  ['10-12', 10, 12, 'numbers'],
  ['10.00-12.30', 10, 12.3, 'times'],
  ['1.-3', 1, 3, 'numbers'],
])('%s', (text, first, last, kind) => {
  expect(rangesIn(`Det er ${text} møter.`)).toMatchObject([{ first, last, kind, from: 7, to: 7 + text.length }])
})

test.each(['perioden', 'avtalen', 'prisen', 'årene', 'varsel'])('a range may follow «%s»', (word) => {
  expect(rangesIn(`${word} 2020-2024`)).toHaveLength(1)
})

test.each(['§ 18-4', '§§ 1-2', 'fag- og saksområder', '2021-01-21', '007-20', 'COVID-19', '18-årig', '22-33-44', 'en-til-en', 'tjue-to', 'tre-delt', 'kommuneloven 17-21', '12/20-34', '2021-12', '4-3', 'ISO 9-10', 'bnr. 4-6', 'rom 3-104'])(
  '«%s» is no range',
  (text) => {
    expect(rangesIn(text)).toEqual([])
  },
)

test('long texts of near misses are read in linear time', () => {
  for (const unit of ['1.', '111 ', '§ 1, ', '1-', 'to-', 'kr ', '12.12.', '1 000.', '9 a ']) {
    const text = unit.repeat(30_000)
    amountsIn(text)
    rangesIn(text)
    sectionsIn(text)
    percentagesIn(text)
    timesIn(text)
  }
})
