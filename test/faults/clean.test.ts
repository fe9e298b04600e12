/** What looks wrong and is right: no finding at all. */
import { describe, expect, test } from 'vitest'
import { attached } from './bases.ts'
import { messagesOf } from './judge.ts'
import { rowsOf, variantsOf } from './plant.ts'

const clean = rowsOf('clean-')

test('there are at least 30, and each says why it looks suspicious', () => {
  expect(clean.length).toBeGreaterThanOrEqual(30)
  expect(clean.filter(({ trap }) => !trap)).toEqual([])
})

describe.each(clean.map((row): [string, typeof row] => [row.trap ?? '', row]))('%s', (_, row) => {
  test.each(variantsOf(row).map((variant): [string, typeof variant] => [variant.name, variant]))('%s', (_name, { bytes, planted }) => {
    const found = messagesOf(bytes, { 'avtale.md': attached, ...row.files })
    expect(found.map(({ ruleId, position, reason }) => `${ruleId} ${planted.text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)}: ${reason}`)).toEqual([])
  })
})
