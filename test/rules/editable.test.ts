/** A fix touches only characters that stand in the author's file as they are printed. */
import { expect, test } from 'vitest'
import { applyFixes } from '../../src/validate/fix.ts'
import { rules } from '../../src/validate/rules/index.ts'
import { fileOf, findings } from './harness.ts'

const typography = rules.filter(({ id }) => /^(?:TYP|BEL-001|DAT-002)/.test(id))
const fixed = (text: string, head = ''): string => applyFixes(fileOf({ text, head }), findings(fileOf({ text, head }), typography).found).text

test('a value is found but never replaced by its mended text', () => {
  const head = 'verdier:\n  sum: "150.000"\n  dato: "21 januar 2027"'
  const text = 'Bidraget er {{verdier.sum}} kroner fra {{verdier.dato}}.'
  const { found } = findings(fileOf({ text, head }), typography)
  expect(found.map(({ ruleId }) => ruleId)).toEqual(['TYP-006', 'DAT-002'])
  expect(found.filter(({ fix }) => fix)).toEqual([])
})

test('what mark-up parts is not joined', () => {
  const text = 'Perioden er 2020-**2024**, og summen kr. *150.000*,-.'
  expect(fixed(text)).toBe(fileOf({ text: 'Perioden er 2020–**2024**, og summen kr. *150\u00A0000*,-.' }))
})

test('escapes and entities are left alone, a wrapped line is joined', () => {
  expect(fixed('Se &sect; 5 og 30\\. juni, men 1.\njuni.')).toBe(fileOf({ text: 'Se &sect; 5 og 30\\. juni, men 1.\u00A0juni.' }))
})

test('emoji, combining letters and other alphabets before a fault do not move its fix', () => {
  expect(fixed('🙂👩‍👩‍👧 A\u030A Sámi: perioden 2020 - 2024.')).toBe(fileOf({ text: '🙂👩‍👩‍👧 A\u030A Sámi: perioden 2020–2024.' }))
})

test('fixes in a table, a list, a quotation and a footnote stand where they belong', () => {
  const text = '| Sum | År |\n| --- | --- |\n| 150.000 | 2020 - 2024 |\n\n> - Fra § 5[^1]\n\n[^1]: Se 1. juni.'
  expect(fixed(text)).toBe(fileOf({ text: text.replace('150.000', '150\u00A0000').replace('2020 - 2024', '2020–2024').replace('§ 5', '§\u00A05').replace('1. juni', '1.\u00A0juni') }))
})
