/** The examples of every rule are its tests: what they find, where exactly, and what the fixes make of them. */
import { describe, expect, test } from 'vitest'
import { applyFixes } from '../../src/validate/fix.ts'
import { rules } from '../../src/validate/rules/index.ts'
import type { Rule } from '../../src/validate/rule.ts'
import { fileOf, findings, underlined } from './harness.ts'

const shown = (text: string): string => (text.length > 70 ? `${text.slice(0, 67)}…` : text).replaceAll('\n', '⏎')

test('rules stand in the order of their ids, each once', () => {
  const ids = rules.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].sort())
  for (const id of ids) expect(id).toMatch(/^[A-ZØ]{3}-\d{3}$/)
})

describe.each(rules.map((rule): [string, Rule] => [rule.id, rule]))('%s', (_, rule) => {
  test('has three examples that find something and three near-misses', () => {
    expect(rule.examples.invalid.flatMap(({ finds }) => finds ?? []).length).toBeGreaterThanOrEqual(3)
    expect(rule.examples.valid.length).toBeGreaterThanOrEqual(3)
  })

  test.each(rule.examples.valid.map((example): [string, typeof example] => [shown(example.text), example]))('is silent: %s', (_text, example) => {
    const file = fileOf(example)
    const { read, found } = findings(file, [rule], example)
    expect(read.filter(({ fatal }) => fatal)).toEqual([])
    expect(found).toEqual([])
  })

  test.each(rule.examples.invalid.map((example): [string, typeof example] => [shown(example.text), example]))('finds: %s', (_text, example) => {
    const file = fileOf(example)
    const { read, found } = findings(file, [rule], example)
    expect(read.filter(({ fatal }) => fatal)).toEqual([])
    expect(found.map((message) => underlined(file, message))).toEqual(example.finds)
    for (const message of found) expect(`${message.reason} ${message.remedy}`).not.toMatch(/undefined|\{\w+\}/)
  })

  test.each(rule.examples.invalid.filter(({ fixed }) => fixed !== undefined).map((example): [string, typeof example] => [shown(example.text), example]))('mends: %s', (_text, example) => {
    const file = fileOf(example)
    const once = applyFixes(file, findings(file, [rule], example).found).text
    expect(once).toBe(fileOf({ ...example, text: example.fixed ?? '' }))
    expect(applyFixes(once, findings(once, [rule], example).found).text).toBe(once)
  })
})
