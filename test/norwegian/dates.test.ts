/** Dates are read however they are written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dateInWords, datesIn, dayExists, isoOf, MONTHS } from '../../src/document/norwegian/dates.ts'

const days = fc.date({ min: new Date('1950-01-01'), max: new Date('2149-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10))

test('a day written in any form is found whole, and is the same day', () => {
  fc.assert(
    fc.property(days, fc.constantFrom('.', ',', ' og', ')'), (iso, after) => {
      const [year = 0, month = 0, day = 0] = iso.split('-').map(Number)
      const forms = [dateInWords(day, month, year), `${day}. ${MONTHS[month - 1]} ${year}`, `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${year}`, `${day}.${month}.${year}`, `${day}/${month}-${year}`, iso]
      for (const form of forms) {
        const text = `Avtalen trer i kraft ${form}${after} Partene møtes.`
        expect(datesIn(text).map((date) => [isoOf(date), text.slice(date.from, date.to)])).toEqual([[iso, form]])
      }
    }),
  )
})

test('every day of four centuries exists, and no other', () => {
  for (const year of [1900, 2000, 2023, 2024]) {
    const lengths = MONTHS.map((_, index) => Array.from({ length: 40 }, (_none, day) => day).filter((day) => dayExists(day, index + 1, year)).length)
    expect(lengths).toEqual([31, year === 2000 || year === 2024 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
  }
})

test.each([
  ['31. februar 2021', false],
  ['30. februar', false],
  ['29. februar', true],
  ['29.02.2021', false],
  ['21.13.2021', false],
  ['2021-02-30', false],
  ['0. mai', false],
])('%s exists: %s', (text, exists) => {
  expect(datesIn(text).map((date) => date.exists)).toEqual([exists])
})

test.each([
  ['21 januar 2021', 'words', '21 januar 2021'],
  ['den 21.januar 2021', 'words', '21.januar 2021'],
  ['21. Jan. 2021', 'words', '21. Jan. 2021'],
  ['1.–3. mai', 'words', '3. mai'],
  ['21. 1. 2021', 'numeric', '21. 1. 2021'],
  ['21.1. 2021', 'numeric', '21.1. 2021'],
  ['datert 21.01.21', 'numeric', '21.01.21'],
  ['8/2–15', 'slash', '8/2–15'],
])('%s', (text, form, whole) => {
  expect(datesIn(text).map((date) => [date.form, text.slice(date.from, date.to)])).toEqual([[form, whole]])
})

test.each(['punkt 4.2.10', 'punkt 4.2.1', 'versjon 1.2.2021', 'sak 007/20', 'sak 21/12008', 'sak 5/12-21', '§ 18-4', 'kl. 15.30', '2020–2024', 'mai-møtet 2', 'kap. 1.2.20', '10.000 mars', '1.250.000', 'utkast/2021-01-21.md', '3,125'])(
  '«%s» is no date',
  (text) => {
    expect(datesIn(text)).toEqual([])
  },
)
