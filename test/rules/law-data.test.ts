/** The law, names and numbers in templates/law hold what their heads say, so that a rule can trust them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rows } from './harness.ts'

const folder = join(import.meta.dirname, '../../templates/law')
const names = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -5))
const DATE = /^\d{4}-\d{2}-\d{2}$/

/** Written out once more, the plain way: digit by digit. */
function isOrgnr(number: string): boolean {
  const weights = [3, 2, 7, 6, 5, 4, 3, 2, 1]
  return /^\d{9}$/.test(number) && weights.reduce((sum, weight, i) => sum + weight * Number(number[i]), 0) % 11 === 0
}

describe.each(names)('%s', (name) => {
  it('begins with a comment that says what a row holds', () => {
    expect(readFileSync(join(folder, `${name}.yaml`), 'utf8')).toMatch(/^# .{20,}/)
  })

  it('has periods that begin before they end', () => {
    for (const { fra, til } of rows<{ fra?: string | null; til?: string | null }>(name)) {
      for (const date of [fra, til]) if (typeof date === 'string') expect(date).toMatch(DATE)
      if (typeof fra === 'string' && typeof til === 'string') expect(fra < til).toBe(true)
    }
  })
})

describe('organisation numbers', () => {
  it('have the right check digit, each once', () => {
    const numbers = rows<{ nr: string }>('organisasjoner').map(({ nr }) => nr)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers.filter((number) => !isOrgnr(number))).toEqual([])
    expect(isOrgnr('920125289')).toBe(false)
  })
})

describe('municipality numbers', () => {
  const all = rows<{ nr: string; navn: string; fylke: string; fra: string | null; til?: string }>('kommuner')
  const at = (date: string) => all.filter(({ fra, til }) => (fra === null || fra <= date) && (til === undefined || date <= til))

  it('are those of all 357 municipalities from 2024, each once', () => {
    const numbers = at('2024-01-01').map(({ nr }) => nr)
    expect(numbers).toHaveLength(357)
    expect(new Set(numbers).size).toBe(357)
  })

  it('make up the three counties that Viken was split into', () => {
    const count = (county: string) => at('2024-01-01').filter(({ fylke }) => fylke === county).length
    expect([count('Akershus'), count('Buskerud'), count('Østfold')]).toEqual([21, 18, 12])
  })

  it('give a municipality one number a day', () => {
    for (const [name, date, number] of [['Bærum', '2019-12-31', '0219'], ['Bærum', '2023-12-31', '3024'], ['Bærum', '2024-01-01', '3201'], ['Asker', '2020-01-01', '3025'], ['Asker', '2024-01-01', '3203']]) {
      expect(at(date ?? '').filter(({ navn }) => navn === name).map(({ nr }) => nr)).toEqual([number])
    }
  })
})

describe('kommuneloven', () => {
  it('has chapters 1 to 31, and sections of these', () => {
    const parts = rows<{ kapittel?: number; paragraf?: string; gjelder?: string; emner?: string[] }>('kommuneloven')
    expect(parts.flatMap(({ kapittel }) => kapittel ?? [])).toEqual(Array.from({ length: 31 }, (_, i) => i + 1))
    for (const { paragraf } of parts) if (paragraf !== undefined) expect(Number(paragraf.split('-')[0])).toBeLessThanOrEqual(31)
    for (const { gjelder, emner } of parts) expect(gjelder === undefined).toBe(emner === undefined)
  })
})
