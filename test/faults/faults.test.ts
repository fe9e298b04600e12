/** One fault in an agreement gives one finding, of the right rule and at the right characters, however the file was saved. */
import { describe, expect, test } from 'vitest'
import { allRuleIds } from '../../src/commands/explain.ts'
import type { Message } from '../../src/document/message.ts'
import { folderWith } from '../cli/lilla.ts'
import { attached } from './bases.ts'
import { messagesOf } from './judge.ts'
import { filesOf, rowsOf, variantsOf, type Planted } from './plant.ts'

const faults = rowsOf('fault-')
const known = new Set([...allRuleIds(), 'FRM-010', 'FRM-011', 'FRM-012', 'FRM-013', 'FRM-014', 'TIL-001', 'TIL-002'])

/** As it can be compared and read: rule, place, and the words in between. */
function told({ ruleId, position }: Message, text: string): string {
  if (!position) return `${ruleId} without a place`
  const { start, end } = position
  return `${ruleId} ${start.line}:${start.column}–${end.line}:${end.column} ${JSON.stringify(text.slice(start.offset, end.offset))}`
}

function expected(rule: string, { place }: Planted): string {
  return place ? `${rule} ${place.start.join(':')}–${place.end.join(':')} ${JSON.stringify(place.words)}` : `${rule} without a place`
}

test('there are at least 150, each of a rule that exists', () => {
  expect(faults.length).toBeGreaterThanOrEqual(150)
  expect(faults.filter(({ rule }) => rule === undefined || !known.has(rule)).map(({ rule }) => rule)).toEqual([])
})

describe.each(faults.map((row, i): [string, number, typeof row] => [row.rule ?? '', i, row]))('%s, row %i', (rule, _, row) => {
  test.each(variantsOf(row).map((variant): [string, typeof variant] => [variant.name, variant]))('%s', (_name, { bytes, planted }) => {
    const files = { 'avtale.md': attached, ...filesOf(row) }
    const found = messagesOf(bytes, files, { ...(row.files && { folder: folderWith(files) }), ...(row.profile && { profile: row.profile }) })
    expect(found.map((message) => told(message, planted.text)).join('\n')).toBe(expected(rule, planted))
  })
})
