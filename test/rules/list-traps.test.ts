/** Markdown's list traps are put right where the author can have meant one thing only. */
import { expect, test } from 'vitest'
import { applyFixes } from '../../src/validate/fix.ts'
import { fileOf, findings } from './harness.ts'

/** What `--fix` makes of a text. */
function mended(text: string): string {
  let file = fileOf({ text })
  for (let round = 0; round < 5; round += 1) file = applyFixes(file, findings(file, []).read).text
  return file
}

test.each([
  ['Møtet er\n\n21. januar 2027 i Nordvika.', 'Møtet er\n\n21\\. januar 2027 i Nordvika.'],
  ['Fristene er\n\n1. mai i år.\n2. juni neste år.', 'Fristene er\n\n1\\. mai i år.\n2. juni neste år.'],
  ['Partene skal:\n- møtes\n- dele', 'Partene skal:\n\n- møtes\n- dele'],
  ['Partene skal {.bokstav}\n1. møtes\n2. dele', 'Partene skal {.bokstav}\n\n1. møtes\n2. dele'],
  ['> Partene skal:\n> - møtes\n> - dele', '> Partene skal:\n>\n> - møtes\n> - dele'],
  ['Partene skal:\r\n- møtes\r\n- dele', 'Partene skal:\r\n\r\n- møtes\r\n- dele'],
])('%s', (text, fixed) => {
  expect(mended(text)).toBe(fileOf({ text: fixed }))
  expect(findings(mended(text), []).read).toEqual([])
})

test('a dash at the start of a wrapped line is left to the author', () => {
  const text = 'Kommuner i andre regioner\n- Trøndelag og Rogaland\ner med.'
  expect(mended(text)).toBe(fileOf({ text }))
  expect(findings(fileOf({ text }), []).read.map(({ ruleId, fix }) => [ruleId, fix?.automatic])).toEqual([['MRK-005', false]])
})
