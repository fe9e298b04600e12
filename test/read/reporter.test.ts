/** How messages are told: by the file that they are about, in the language that was asked for, and not without end. */
import { describe, expect, test } from 'vitest'
import { readText } from '../generate/read.ts'
import { draft, placeOf } from './places.ts'

test('a place in a standard clause names its file', () => {
  const { messages } = readText(draft('{{> a}}'), { clauses: { a: 'Tekst\n\n<b>\n' } })
  expect(messages.map((message) => [message.ruleId, placeOf(message)])).toEqual([['MRK-001', 'clauses/a.md 3:1–3:4']])
})

test('a place in an attachment names its file', () => {
  const { messages } = readText(draft('Tekst.', 'vedlegg:\n  - { tittel: A, fil: vedlegg/a.md }\n'), { files: { 'vedlegg/a.md': '# A\n\nSe [x](#y).\n' } })
  expect(messages.map((message) => [message.ruleId, placeOf(message)])).toEqual([['REF-001', 'vedlegg/a.md 3:4–3:11']])
})

test('messages are those of the language that was asked for', () => {
  const reasons = (['nb', 'en'] as const).map((language) => readText(draft('<b>'), { language }).messages[0]?.reason)
  expect(reasons).toEqual(['HTML er ikke tillatt i en avtale: «<b>».', 'HTML is not allowed in an agreement: «<b>».'])
})

test('of one kind a hundred are told, and that there are more', () => {
  const { messages } = readText(draft('<b>\n\n'.repeat(150)))
  expect(messages).toHaveLength(100)
  expect(messages.at(-1)?.reason).toContain('Det er flere funn av dette slaget')
})

describe('what a message fills in is in the language of the message', () => {
  const NORWEGIAN = /\b(?:mente du|skriv|tallet|en liste|verdier|linjen|innrykk|tegnet|et anker|ikke|finnes)\b/iu
  test.each([
    ['FRM-001', draft('x', 'status: [utkast\n')],
    ['FRM-003', draft('x', 'status: &a utkast\n')],
    ['FRM-006', draft('x', 'verdier: { a: 007 }\n')],
    ['VRD-001', draft('{{verdier.pric}}', 'verdier: { price: 3 }\n')],
    ['VRD-008', draft('{{beløp verdier.price}}', 'verdier: { price: three }\n')],
    ['VRD-009', draft('{{verdier.price}}', 'verdier: { price: [3] }\n')],
  ])('%s', (rule, text) => {
    const messages = readText(text, { language: 'en' }).messages.filter(({ ruleId }) => ruleId === rule)
    expect(messages.length).toBeGreaterThan(0)
    for (const { reason, remedy } of messages) expect(`${reason} ${remedy}`.replaceAll(/«[^»]*»|“[^”]*”|\{\{[^}]*\}\}|verdier\.\w+/gu, '')).not.toMatch(NORWEGIAN)
  })
})
