/** The caret stands under the place, whatever the line is made of. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerpt as excerptOf, printable } from '../../src/commands/excerpt.ts'

const excerpt = (text: string, position: Parameters<typeof excerptOf>[1]) => excerptOf(text.split(/\r?\n/u), position)
const at = (line: number, column: number, length: number) => ({
  start: { line, column, offset: 0 },
  end: { line, column: column + length, offset: 0 },
})
/** What stands over the carets, for text in which every sign is one column wide. */
const marked = ({ text, carets }: { text: string; carets: string }): string => text.slice(carets.indexOf('^'), carets.length)

describe('the excerpt', () => {
  it('marks the very words, wherever in the line they stand', () => {
    const word = fc.stringMatching(/^[a-zæøå.,]{1,12}$/u)
    fc.assert(fc.property(fc.array(word, { maxLength: 60 }), word, fc.array(word, { maxLength: 60 }), (before, target, after) => {
      const lead = before.map((one) => `${one} `).join('')
      const line = `${lead}§${target}§ ${after.join(' ')}`
      const shown = excerpt(`første\n${line}\r\ntredje`, at(2, lead.length + 1, target.length + 2))
      expect(shown.line).toBe(2)
      expect(marked(shown)).toBe(`§${target}§`)
      expect(shown.text.length).toBeLessThanOrEqual(100)
    }))
  })

  it.each([
    ['a tab is two blanks', '\tfeil', 2, 4, '  feil', '  ^^^^'],
    ['an emoji is two columns', '👍 feil', 4, 4, '👍 feil', '   ^^^^'],
    ['a family is one emoji', '👨‍👩‍👧 feil', 10, 4, '👨‍👩‍👧 feil', '   ^^^^'],
    ['an accent of its own takes no room', 'e\u0301 feil', 4, 4, 'e\u0301 feil', '  ^^^^'],
    ['Chinese is two columns a sign', '中文 feil', 4, 4, '中文 feil', '     ^^^^'],
    ['the emoji itself', 'x 👍', 3, 2, 'x 👍', '  ^^'],
    ['the end of a line', 'kort', 5, 1, 'kort', '    ^'],
    ['an empty line', '', 1, 1, '', '^'],
    ['a sign that drives the terminal', 'a\u001b[31mb', 7, 1, 'a<U+001B>[31mb', `${' '.repeat(13)}^`],
    ['text that runs backwards', 'a\u202Eb', 2, 1, 'a<U+202E>b', ' ^^^^^^^^'],
  ])('%s', (_, line, column, length, text, carets) => {
    expect(excerpt(line, at(1, column, length))).toEqual({ line: 1, text, carets })
  })

  it('marks to the end of the line when the place goes on below', () => {
    expect(excerpt('abc def\nghi', { start: { line: 1, column: 5, offset: 4 }, end: { line: 2, column: 2, offset: 9 } })).toMatchObject({ carets: '    ^^^' })
  })

  it('shows a window of a long line, with signs that it is one', () => {
    const shown = excerpt(`${'x'.repeat(5000)}FEIL${'y'.repeat(5000)}`, at(1, 5001, 4))
    expect(shown.text.length).toBeLessThanOrEqual(100)
    expect(shown.text).toMatch(/^… x+FEILy+ …$/u)
    expect(marked(shown)).toBe('FEIL')
  })

  it('does not fall over a place that is not in the file', () => {
    expect(excerpt('a\nb', at(9, 40, 3))).toEqual({ line: 9, text: '', carets: '^' })
    expect(excerpt('kort', at(1, 900, 3)).text).toMatch(/^(?:… )?$|kort/u)
  })
})

describe('what is printed', () => {
  it('never holds a sign that drives the terminal', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(printable(text)).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u)
    }))
  })
})
