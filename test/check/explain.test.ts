/** What `--explain` says of every rule: enough to act on, in whole sentences, with nothing left to fill in. */
import { describe, expect, test } from 'vitest'
import { allRuleIds, explain } from '../../src/commands/explain.ts'
import type { Terminal } from '../../src/commands/command.ts'
import { rules } from '../../src/validate/rules/index.ts'

function explained(id: string, language: 'nb' | 'en'): string {
  let out = ''
  const terminal = { language, say: (nb: string, en: string) => (language === 'nb' ? nb : en), result: (text: string) => (out += `${text}\n`) } as Partial<Terminal> as Terminal
  expect(explain(id, terminal)).toBe(0)
  return out
}

describe.each(allRuleIds())('%s', (id) => {
  test.each(['nb', 'en'] as const)('in %s', (language) => {
    const text = explained(id, language)
    expect(text).toContain(id)
    expect(text).not.toMatch(/undefined|\[object|(?<!\{)\{\w+\}(?!\})/)
    expect(text.split('\n').filter(Boolean).length).toBeGreaterThanOrEqual(3)
  })
})

test.each(['FRM-010', 'FRM-011', 'FRM-012', 'FRM-013', 'FRM-014', 'TIL-001', 'TIL-002'])('%s, which is no rule of its own, is explained too', (id) => {
  expect(allRuleIds()).toContain(id)
})

describe.each(rules.map((rule): [string, typeof rule] => [rule.id, rule]))('%s', (_, rule) => {
  test('says what is wrong and what to do, in both languages, as sentences', () => {
    for (const sentence of Object.values(rule.sentences)) {
      for (const language of ['nb', 'en'] as const) {
        for (const text of sentence[language]) expect(text).toMatch(/^[\p{Lu}«"“{].*[.:!?»”)}]$/su)
      }
    }
    for (const language of ['nb', 'en'] as const) expect(rule.why[language]).toMatch(/[.)»”]$/)
  })
})
