/** Fixes: at their places, whatever the order and however the file was saved; made once; and none without being asked for. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyFixes } from '../../src/validate/fix.ts'
import { lilla } from '../cli/lilla.ts'
import { messagesOf } from '../faults/judge.ts'
import { DRAFT, FAULTY, MENDED, project } from './project.ts'

const SAVED: readonly [string, (text: string) => string][] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['byte order mark', (text) => `\uFEFF${text}`],
  ['CRLF and byte order mark', (text) => `\uFEFF${text.replaceAll('\n', '\r\n')}`],
]
const fileIn = (cwd: string): string => readFileSync(join(cwd, DRAFT), 'utf8')

describe.each(SAVED)('a file with %s', (_, saved) => {
  test('is mended where it is wrong and nowhere else, and the second time not at all', async () => {
    const cwd = project({ [DRAFT]: saved(FAULTY) })
    const first = await lilla(['check', '--fix'], { cwd })
    expect(fileIn(cwd)).toBe(saved(MENDED))
    expect(first.exit).toBe(1)
    expect(first.out).toContain('TRM-003')
    expect(first.out).not.toContain('TYP-')
    const second = await lilla(['check', '--fix'], { cwd })
    expect(fileIn(cwd)).toBe(saved(MENDED))
    expect(second.out).toBe(first.out)
  })

  test('is shown as it would be, and not written, with --dry-run', async () => {
    const cwd = project({ [DRAFT]: saved(FAULTY) })
    const { out, exit } = await lilla(['check', '--fix', '--dry-run'], { cwd })
    expect(fileIn(cwd)).toBe(saved(FAULTY))
    expect(out).toMatch(/^-.*150\.000/m)
    expect(out).toMatch(/^\+.*150\u00A0000/m)
    expect(exit).toBe(1)
  })
})

test('the order of the findings decides nothing', () => {
  const messages = messagesOf(new TextEncoder().encode(FAULTY))
  const { text } = applyFixes(FAULTY, messages)
  expect(text).toBe(MENDED)
  fc.assert(
    fc.property(fc.shuffledSubarray(messages, { minLength: messages.length }), (shuffled) => {
      expect(applyFixes(FAULTY, shuffled).text).toBe(text)
    }),
  )
})

test('some fixes now and the rest later come to the same', () => {
  const messages = messagesOf(new TextEncoder().encode(FAULTY))
  fc.assert(
    fc.property(fc.subarray(messages), (some) => {
      const half = applyFixes(FAULTY, some).text
      expect(applyFixes(half, messagesOf(new TextEncoder().encode(half))).text).toBe(MENDED)
    }),
  )
})

test('what changes the meaning is offered, not made', () => {
  const offered = messagesOf(new TextEncoder().encode(FAULTY)).filter(({ fix }) => fix && !fix.automatic)
  expect(offered.map(({ ruleId, fix }) => [ruleId, fix?.changesPrint])).toEqual([['TRM-003', true]])
})
