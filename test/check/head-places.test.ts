/** What is wrong in a title that came from the front matter is shown where the author can mend it. */
import { describe, expect, test } from 'vitest'
import { attached } from '../faults/bases.ts'
import { messagesOf } from '../faults/judge.ts'

const TITLE = 'tittel: Samarbeidsavtale om Nordvika havn'

function underlined(file: string): [string, string | undefined][] {
  return messagesOf(new TextEncoder().encode(file)).map(({ ruleId, position }) => [ruleId, position && file.slice(position.start.offset, position.end.offset)])
}

describe.each([['LF', '\n'], ['CRLF', '\r\n']])('%s', (_, end) => {
  test.each([
    ['bare', 'tittel: Samarbeidsavtale om Nordvika havn 2026 - 2030', 'TYP-003', '2026 - 2030'],
    ['in quotes', 'tittel: "Samarbeidsavtale om Nordvika havn 2026 - 2030"', 'TYP-003', '2026 - 2030'],
    ['in single quotes', "tittel: 'Samarbeidsavtale om Nordvika havn 2026 - 2030'", 'TYP-003', '2026 - 2030'],
    ['with an escape', 'tittel: "Samarbeidsavtale om Nordvika havn \\u00F8st 2026 - 2030"', 'TYP-003', '"Samarbeidsavtale om Nordvika havn \\u00F8st 2026 - 2030"'],
    ['over two lines', 'tittel: Samarbeidsavtale om Nordvika\n  havn 2026 - 2030', 'TYP-003', 'Samarbeidsavtale om Nordvika\n  havn 2026 - 2030'],
    ['a subtitle', `${TITLE}\nundertittel: Del for 2026 - 2030`, 'TYP-003', '2026 - 2030'],
    ['the second subtitle', `${TITLE}\nundertittel:\n  - Særlig del\n  - For 2026 - 2030`, 'TYP-003', '2026 - 2030'],
  ])('a value written %s', (_name, head, rule, words) => {
    const file = attached.replace(TITLE, head).replaceAll('\n', end)
    expect(underlined(file)).toContainEqual([rule, words.replaceAll('\n', end)])
  })

  test('words that stand in the title itself are shown there', () => {
    const file = attached.replace('# {{tittel}}', '# {{tittel}} for 2026 - 2030').replaceAll('\n', end)
    expect(underlined(file)).toEqual([['TYP-003', '2026 - 2030']])
  })
})

test('what is found in the front matter can be allowed in the text', () => {
  const file = attached.replace(TITLE, `${TITLE} 2026 - 2030`)
  expect(underlined(file)).toEqual([['TYP-003', '2026 - 2030']])
  expect(underlined(file.replace('# {{tittel}}', '# {{tittel}}\n\n<!-- lilla: tillat TYP-003: slik heter den -->'))).toEqual([])
})
