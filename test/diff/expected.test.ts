/** What the golden cases expect is in itself right: it holds both drafts whole. Judged without the engine. */
import { describe, expect, test } from 'vitest'
import { cases } from './cases.ts'
import { show } from './show.ts'

/** A draft out of the expected lines, by what the marks mean. */
function draftIn(lines: readonly string[], draft: 'older' | 'newer'): string[] {
  const absent = draft === 'older' ? /^ *\[(ny|flyttet hit .)\] / : /^ *\[(slettet|flyttet bort .)\] /
  const runsOn = draft === 'older' ? '{++¶++}' : '{--¶--}'
  const kept = lines.filter((line) => !absent.test(line) && !/^\[(tabellen|listen) hadde/.test(line)).map((line) =>
    line
      .replace(/^( *)\[(?:ny|slettet|flyttet \w+ .|var nivå \d)\] /, '$1')
      .replace(/\{~~(.*?)~>(.*?)~~\}/g, draft === 'older' ? '$1' : '$2')
      .replace(/\{\+\+([^¶]*?)\+\+\}/g, draft === 'older' ? '' : '$1')
      .replace(/\{--([^¶]*?)--\}/g, draft === 'older' ? '$1' : '')
      .replace(/\{=(.*?)=\}\{>>var vanlig<<\}/g, (_, text: string) => (draft === 'older' ? text.replaceAll('*', '') : text)),
  )
  return kept.join('\n').replaceAll(`${runsOn}\n`, ' ').replace(/\{..¶..\}/g, '').split('\n')
}

/** Numbers and labels follow from the place, and blanks beside what is left out may be double. */
const bare = (line: string): string =>
  line.replace(/^( *)(?:#+ [\d.]+|\d+\.|[a-z]\)|-) /, '$1').replace(/\[punkt [\d.]+\]/g, '[punkt]').replace(/ +(?=[ .,])/g, '').trim()

describe.each(cases)('$file: $title', ({ older, newer, expected }) => {
  test.each(['older', 'newer'] as const)('the expected redline holds the %s draft', (draft) => {
    for (const lines of expected) expect(draftIn(lines, draft).map(bare)).toEqual(show(draft === 'older' ? older : newer).map(bare))
  })
})

test('all the cases are there', () => {
  expect(cases.filter(({ file }) => /^\d/.test(file))).toHaveLength(22)
  expect(cases.filter(({ file }) => file.startsWith('v'))).toHaveLength(10)
})
