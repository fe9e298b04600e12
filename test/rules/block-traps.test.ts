/** Blocks that Markdown makes without a word: what is offered to put them right, and what is done unasked. */
import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/document/message.ts'
import { applyFixes } from '../../src/validate/fix.ts'
import { fileOf, findings } from './harness.ts'

/** @returns the text after all fixes that are wanted, and what the reader says of it then. */
function mended(text: string, wanted: (message: Message) => boolean): { file: string; read: readonly Message[] } {
  let file = fileOf({ text })
  for (let round = 0; round < 5; round += 1) file = applyFixes(file, findings(file, []).read, wanted).text
  return { file, read: findings(file, []).read }
}

const unasked = (message: Message): boolean => message.fix?.automatic === true
const withLineEnds = (cases: readonly (readonly [string, string])[]): [string, string][] => cases.flatMap(([text, fixed]): [string, string][] => [[text, fixed], [text.replaceAll('\n', '\r\n'), fixed.replaceAll('\n', '\r\n')]])

describe('unasked', () => {
  test.each(withLineEnds([
    ['- legge en plan\nfor havna\nhver høst\n- møtes', '- legge en plan\n  for havna\n  hver høst\n- møtes'],
    ['12. legge en plan\nfor havna', '12. legge en plan\n    for havna'],
    ['> legge en plan\nfor havna', '> legge en plan\n> for havna'],
    ['> - legge en plan\n> for havna', '> - legge en plan\n>   for havna'],
    ['• legge en plan\n• møtes\nofte', '- legge en plan\n- møtes\n  ofte'],
    ['Partene skal:\n• legge en plan\n•\tmøtes', 'Partene skal:\n\n- legge en plan\n- møtes'],
    ['Partene skal:\n\n▪ legge en plan\n\n▪ møtes', 'Partene skal:\n\n- legge en plan\n\n- møtes'],
    ['Plan.[^1]\n\n[^1]: • legge\n    • møtes', 'Plan.[^1]\n\n[^1]: - legge\n    - møtes'],
    ['Plan.[^1]\n\n[^1]: - legge\nen plan', 'Plan.[^1]\n\n[^1]: - legge\n      en plan'],
    ['> Partene skal:\n> • legge en plan\n> • møtes', '> Partene skal:\n>\n> - legge en plan\n> - møtes'],
  ]))('%j', (text, fixed) => {
    const { file, read } = mended(text, unasked)
    expect(file).toBe(fileOf({ text: fixed }))
    expect(read).toEqual([])
  })
})

describe('when asked for', () => {
  test.each(withLineEnds([
    ['- legge en plan.\nPlanen gjelder i ett år.', '- legge en plan.\n\nPlanen gjelder i ett år.'],
    ['> - legge en plan.\n> Planen gjelder i ett år.', '> - legge en plan.\n>\n> Planen gjelder i ett år.'],
    ['- legge en plan.\n  - møtes\n  Planen gjelder.', '- legge en plan.\n  - møtes\n\n  Planen gjelder.'],
    ['a\n\n    Planen gjelder\n      i ett år.', 'a\n\nPlanen gjelder\ni ett år.'],
    ['- a\n\n      Planen gjelder\n      i ett år.', '- a\n\n  Planen gjelder\n  i ett år.'],
    ['> a\n>\n>     Planen gjelder\n>     i ett år.', '> a\n>\n> Planen gjelder\n> i ett år.'],
    ['Plan:\n| a | b |\n| c | d |', 'Plan:\n| a | b |\n| --- | --- |\n| c | d |'],
    ['| a | b \\| c |\n| - |\n| d | e |', '| a | b \\| c |\n| --- | --- |\n| d | e |'],
    ['> | a |\n> | b |', '> | a |\n> | --- |\n> | b |'],
    ['Partene skal\n– møtes\n– dele', 'Partene skal\n\n- møtes\n- dele'],
    ['Partene møtes.\n---\nOfte.', 'Partene møtes.\n\n---\nOfte.'],
    ['Partene møtes.\n===\n\nOfte.', 'Partene møtes.\n\n---\n\nOfte.'],
    ['> Partene møtes.\n> --', '> Partene møtes.\n>\n> ---'],
  ]))('%j', (text, fixed) => {
    expect(mended(text, unasked).file).toBe(fileOf({ text }))
    const { file, read } = mended(text, () => true)
    expect(file).toBe(fileOf({ text: fixed }))
    expect(read).toEqual([])
  })
})
