/** Lists of members as people make them: spreadsheets of any kind, and what is wrong in them. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMembers } from '../../src/sign/members.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1')
const read = (text: string, encode = utf8, file = 'm.csv') => readMembers(file, encode(text), 'nb')
const found = (text: string, file?: string): string[] => read(text, utf8, file).messages.map(({ ruleId, position }) => `${ruleId} ${position?.start.line ?? '-'}:${position?.start.column ?? '-'}`)

describe('a list of members', () => {
  const name = fc.stringMatching(/^[A-ZÆØÅ][a-zæøåé]{1,12}( [a-zæøå]{2,8}){0,2}$/u)
  const rows = fc.uniqueArray(fc.record({ navn: name, kommunenummer: fc.integer({ min: 1000, max: 9999 }) }), { selector: ({ kommunenummer }) => kommunenummer, minLength: 1, maxLength: 12 })

  it('says the same in every encoding, with every separator and line end, quoted or not', () => {
    fc.assert(fc.property(rows, fc.constantFrom(';', ',', '\t'), fc.constantFrom('\n', '\r\n', '\r'), fc.constantFrom(utf8, utf16, latin, (text: string) => utf8(`\uFEFF${text}`)), fc.boolean(), fc.boolean(), (list, separator, end, encode, quoted, last) => {
      const cell = (text: string): string => (quoted ? `"${text}"` : text)
      const lines = [['navn', 'kommunenummer'], ...list.map(({ navn, kommunenummer }) => [navn, String(kommunenummer)])].map((cells) => cells.map(cell).join(separator))
      const { members, messages } = readMembers('m.csv', encode(lines.join(end) + (last ? end : '')), 'nb')
      expect(messages).toEqual([])
      expect(members).toEqual(list.map(({ navn, kommunenummer }) => ({ navn: /kommune/iu.test(navn) ? navn : `${navn} kommune`, kommunenummer: String(kommunenummer) })))
    }))
  })

  it('has one member or one message at least for every row, whatever stands in it', () => {
    fc.assert(fc.property(fc.array(fc.array(fc.string({ maxLength: 12 }).map((text) => text.replace(/[";\r\n\0]/gu, '')), { minLength: 3, maxLength: 3 }), { maxLength: 15 }), (cells) => {
      const filled = cells.filter((row) => row.some((text) => text.trim() !== ''))
      const { members, messages } = read(['navn;orgnr;dato', ...cells.map((row) => row.join(';'))].join('\n'))
      const told = new Set(messages.map(({ reason }) => /^Rad (\d+)/u.exec(reason)?.[1]).filter((row) => row !== undefined))
      if (filled.length > 0) expect(members.length + told.size).toBe(filled.length)
    }))
  })

  it('reads the municipalities of 2024, none of which has an organisation number', () => {
    const bytes = readFileSync(fileURLToPath(new URL('../fixtures/kommuner-2024.csv', import.meta.url)))
    const { members, messages } = readMembers('kommuner-2024.csv', bytes, 'nb')
    expect(members).toHaveLength(357)
    expect(new Set(members.map(({ kommunenummer }) => kommunenummer)).size).toBe(357)
    expect(members.every(({ orgnr, navn }) => orgnr === undefined && navn.endsWith(' kommune'))).toBe(true)
    expect(messages.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['MDL-004', 'info']])
  })

  it.each([
    ['no heading for names', 'by;nr\nA;1', ['MDL-002 1:1']],
    ['nothing', '', ['MDL-003 -:-']],
    ['headings only', 'navn;orgnr\n', ['MDL-003 -:-']],
    ['a formula', 'navn;orgnr\n=A1&" kommune";\nB;', ['MDL-005 2:1']],
    ['what a formula has failed to', 'navn;orgnr\nA;#REF!\nB;', ['MDL-005 2:3']],
    ['no name', 'navn;orgnr\n;100000016', ['MDL-006 2:1']],
    ['a wrong organisation number', 'navn;orgnr\nA;100000017', ['MDL-007 2:3']],
    ['letters for a number', 'navn;orgnr\nA;ukjent', ['MDL-007 2:3']],
    ['a lost zero', 'navn;kommunenummer\nOslo;301', ['MDL-008 2:6']],
    ['a day that is none', 'navn;organ;dato;saksnr\nA;kommunestyret;2026-02-30;1/26', ['MDL-009 2:17']],
    ['a day that is none, of a case that has no number', 'navn;organ;dato\nA;kommunestyret;2026-02-30', ['MDL-009 2:17', 'MDL-011 2:1']],
    ['a decision without its organ', 'navn;dato\nA;2026-02-03', ['MDL-011 2:1']],
    ['the same one twice', 'navn;orgnr\nA;100000016\nB;100 000 016', ['MDL-012 3:1']],
    ['one name with two numbers, which is two', 'navn;kommunenummer\nHerøy;1515\nHerøy;1818', []],
    ['one name, first with a number and then without', 'navn;kommunenummer\nOs kommune;3430\nOs kommune;', ['MDL-018 3:1']],
    ['one name, first without a number and then with', 'navn;kommunenummer\nOs kommune;\nOs;3430', ['MDL-018 3:1']],
    ['one name with numbers of two kinds', 'navn;kommunenummer;orgnr\nOs kommune;3430;\nOs kommune;;100000016', ['MDL-018 3:1']],
    ['one name with two organisation numbers, which is two', 'navn;orgnr;kommunenummer\nOs kommune;100000016;\nOs kommune;100000024;3430', []],
    ['half a decision', 'navn;organ;dato;saksnr\nA;kommunestyret;2026-02-03;\nB;kommunestyret;;1/26\nC;kommunestyret;;\nD;;;', ['MDL-011 2:1', 'MDL-011 3:1', 'MDL-011 4:1']],
    ['a quote that nothing closes', 'navn;orgnr\n"A kommune;\nB kommune;\n', ['MDL-013 2:1']],
    ['a quote that is closed before the cell is', 'navn;orgnr\n"A" kommune;\nB kommune;', ['MDL-013 2:1']],
    ['a quote that another row closes', 'navn;orgnr\n"A kommune;\nB kommune;\n"C kommune";', ['MDL-013 2:1']],
    ['a quote around two rows', 'navn;orgnr\n"A kommune;\nB kommune"\nC kommune;', ['MDL-014 2:1']],
    ['a name on two lines', 'navn;orgnr\n"A\nkommune";\nC kommune;x', ['MDL-014 2:1', 'MDL-007 4:11']],
    ['a name on two lines of an old Mac', 'navn;orgnr\r"A\rkommune";\rC kommune;x', ['MDL-014 2:1', 'MDL-007 4:11']],
    ['a quote around rows in a column that is not used', 'navn;merknad\nA;"husk\nB;"\nC;', ['MDL-004 -:-', 'MDL-014 2:3']],
    ['a note on two lines', 'navn;merknad\nA;"husk\n""Nord"" "\nC;', ['MDL-004 -:-']],
    ['quotes in the headings', 'navn;"orgnr\nA;', ['MDL-013 1:6', 'MDL-004 -:-']],
    ['more cells than headings', 'navn;orgnr\nA;;;\nB;;12\nC;', ['MDL-015 3:4']],
    ['a column without a heading', 'navn;;orgnr\nA;x;\nB;;', ['MDL-015 2:3']],
    ['a heading twice', 'navn;navn\nA;B', ['MDL-016 1:6']],
    ['two headings for one', 'navn;orgnr;kommune\nA;;B', ['MDL-016 1:12']],
    ['a decision with a Norwegian date', 'navn;organ;dato;saksnr\nA;kommunestyret;3.2.2026;1/26', []],
  ])('of a CSV: %s', (_, text, expected) => expect(found(text)).toEqual(expected))

  it.each([
    ['names only', '- Nordvika kommune\n- Sørvika kommune', []],
    ['under a key', 'medlemmer:\n  - { navn: Nordvika kommune, orgnr: "100000016" }', []],
    ['a number that YAML has shortened', '- { navn: Oslo, kommunenummer: 0301 }', ['MDL-008 1:32']],
    ['two keys for one', '- { navn: A, kommune: B }', ['MDL-016 1:23']],
    ['a strange key', '- { navn: A, epost: b }', ['MDL-004 1:21']],
    ['no list', 'navn: A', ['MDL-001 -:-']],
    ['no YAML', '- { navn: A', ['MDL-001 1:12']],
  ])('of YAML: %s', (_, text, expected) => expect(found(text, 'm.yaml')).toEqual(expected))

  it('makes the rows that nothing is wrong with', () => {
    const { members } = read('navn;orgnr\n"A kommune;\nB kommune;\n"C kommune";\nD kommune;;x\nE kommune;')
    expect(members.map(({ navn }) => navn)).toEqual(['B kommune', 'C kommune', 'E kommune'])
  })

  it('warns of a number that no municipality has, and makes the member all the same', () => {
    const { members, messages } = readMembers('m.csv', utf8('navn;kommunenummer\nOslo;0301\nA;0000\nB;9002'), 'nb', new Set(['0301']))
    expect(members).toHaveLength(3)
    expect(messages.map(({ ruleId, severity, position }) => [ruleId, severity, position?.start.line, position?.start.column])).toEqual([['MDL-017', 'warning', 3, 3], ['MDL-017', 'warning', 4, 3]])
  })

  it('is no picture', () => expect(readMembers('m.csv', new Uint8Array([0x89, 0x50, 0, 1, 2, 0]), 'nb').messages.map(({ fatal }) => fatal)).toEqual([true]))
})
