/** Bad and hostile input, through the whole program: one clear message with its place, exit 1, nothing written. */
import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { agreement, filesOf, folderWith, lilla, type Files } from './lilla.ts'

const DRAFT = 'agreements/a/2026-01-31.md'
const head = (lines: string): string => agreement().replace('utkast: 2026-01-31\n', `utkast: 2026-01-31\n${lines}\n`)
const body = (text: string): string => agreement(text)
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

interface Case {
  what: string
  draft: string | Uint8Array
  beside?: Files
  /** Rule id, and where: a line of the draft, or 0 for the whole file. */
  rule: string
  line: number
  said?: string
}

const cases: readonly Case[] = [
  { what: 'front matter that is no YAML', draft: head('periode: [1'), rule: 'FRM-001', line: 6 },
  { what: 'front matter that is never closed', draft: agreement().replace('---\n\n#', '\n#'), rule: 'FRM-005', line: 1 },
  { what: 'a key twice', draft: head('tittel: Enda en'), rule: 'FRM-002', line: 5, said: '«tittel»' },
  { what: 'an anchor', draft: head('målform: &x nb'), rule: 'FRM-003', line: 5 },
  { what: 'an alias', draft: head('målform: *x'), rule: 'FRM-003', line: 5 },
  { what: 'front matter over 64 KB', draft: head(`undertittel: ${'x'.repeat(70_000)}`), rule: 'FRM-004', line: 1 },
  { what: 'an unknown key', draft: head('status: utkast\nmalfrom: nb'), rule: 'FRM-010', line: 6, said: 'mente du «målform»?' },
  { what: 'an unknown value', draft: head('status: utkst'), rule: 'FRM-012', line: 5, said: 'mente du «utkast»?' },
  { what: 'an unknown type', draft: agreement().replace('samarbeidsavtale', 'samarbeidsavtal'), rule: 'FRM-009', line: 2, said: 'Mente du «samarbeidsavtale»?' },
  { what: 'a number with leading zeros', draft: head('verdier:\n  konto: 0123'), rule: 'FRM-006', line: 6 },
  { what: '1.10', draft: head('verdier:\n  versjon: 1.10'), rule: 'FRM-006', line: 6 },
  { what: 'NO', draft: head('verdier:\n  land: NO'), rule: 'FRM-006', line: 6 },
  { what: 'two titles', draft: body('Tekst.\n\n# Enda en tittel'), rule: 'MRK-002', line: 18 },
  { what: 'clashing ids', draft: body('Tekst.\n\n## Mer {#formal}'), rule: 'MRK-003', line: 18, said: '«formal»' },
  { what: 'a reference to nothing', draft: body('Se [punkt 9](#forml).'), rule: 'REF-001', line: 16, said: 'ente du «formal»' },
  { what: 'an unknown value in the text', draft: body('Hei {{titel}}.'), rule: 'VRD-001', line: 16, said: 'ente du «tittel»' },
  { what: 'an unknown partial', draft: body('{{> taushetsplik}}'), rule: 'VRD-010', line: 16, said: 'ente du «taushetsplikt' },
  { what: 'an unknown helper', draft: body('{{datoo utkast}}'), rule: 'VRD-002', line: 16, said: 'ente du «dato»' },
  { what: 'an unclosed #if', draft: body('{{#if tittel}}\n\nTekst.'), rule: 'VRD-005', line: 16 },
  { what: 'a misplaced #if', draft: body('Her {{#if tittel}} står det midt i.'), rule: 'VRD-004', line: 16 },
  { what: 'a close without an open', draft: body('Tekst.\n\n{{/if}}'), rule: 'VRD-006', line: 18 },
  { what: 'raw HTML', draft: body('Tekst <b>her</b>.'), rule: 'MRK-001', line: 16 },
  { what: 'a date that opens a line', draft: body('Møtet er\n\n21. januar i Asker.'), rule: 'MRK-004', line: 18 },
  { what: 'a list that interrupts a paragraph', draft: body('Tekst her\n- punkt'), rule: 'MRK-005', line: 17 },
  { what: 'a typed letter', draft: body('a) første ledd'), rule: 'MRK-006', line: 16 },
  { what: 'a literal **', draft: body('Dette er ** ikke fet.'), rule: 'MRK-007', line: 16 },
  { what: 'a Word file', draft: Buffer.from('504b0304140000000800', 'hex'), rule: 'FIL-001', line: 0 },
  { what: 'a file that is not UTF-8', draft: Buffer.concat([Buffer.from(agreement()), Buffer.from([0xe6, 0xf8, 0xe5])]), rule: 'FIL-002', line: -1 },
  { what: 'a file over 5 MB', draft: '# Hei\n\n'.concat('ord '.repeat(1_300_000)), rule: 'FIL-003', line: 0, said: '5,2 MB' },
  { what: 'nesting over 50 levels', draft: body(`${'> '.repeat(60)}dypt`), rule: 'FIL-004', line: 16 },
  { what: 'an empty file', draft: '', rule: 'FIL-007', line: 0 },
  { what: 'an image that is missing', draft: body('![Kart](kart.png)'), rule: 'VDL-011', line: 16 },
  { what: 'an image outside the folder', draft: body('![Kart](../../kart.png)'), beside: { 'kart.png': PNG }, rule: 'VDL-012', line: 16 },
  { what: 'an image of another kind than its name says', draft: body('![Kart](kart.png)'), beside: { 'agreements/a/kart.png': '%PDF-1.7\n' }, rule: 'VDL-013', line: 16 },
  { what: 'an attachment outside the folder', draft: head('vedlegg:\n  - { tittel: Passord, fil: ../../../../../../etc/passwd }'), rule: 'VDL-012', line: 6 },
  { what: 'an absolute attachment', draft: head('vedlegg:\n  - { tittel: Passord, fil: /etc/passwd }'), rule: 'VDL-012', line: 6 },
  { what: 'a missing attachment', draft: head('vedlegg:\n  - { tittel: Del, fil: vedlegg/del.pdf }'), rule: 'VDL-011', line: 6 },
  { what: 'an encrypted attachment', draft: head('vedlegg:\n  - { tittel: Del, fil: vedlegg/del.pdf }'), beside: { 'agreements/a/vedlegg/del.pdf': '%PDF-1.7\ntrailer << /Encrypt 5 0 R >>\n%%EOF\n' }, rule: 'VDL-014', line: 6 },
  { what: 'an unknown house style', draft: head('husstil: standrd'), rule: 'HUS-001', line: -1, said: 'Mente du «standard»?' },
]

describe('bad input', () => {
  it.each(cases)('$what: $rule', async ({ draft, beside = {}, rule, line, said = '' }) => {
    const cwd = folderWith({ [DRAFT]: draft, ...beside })
    const { exit, out, err } = await lilla(['build', '--format', 'json'], { cwd })
    expect([exit, out], err).toEqual([1, ''])
    const place = line > 0 ? `^${DRAFT}:${line}:\\d+` : line === 0 ? `^${DRAFT}` : '^\\S+'
    expect(err).toMatch(new RegExp(`${place} {2}feil {2}${rule} `, 'mu'))
    expect(err).toContain(said)
    expect(err).toMatch(/^ {2}Råd: \S/mu)
    expect(err).not.toMatch(/^\s+at .*:\d+:\d+|Feil i lilla/mu)
    expect([...filesOf(cwd).keys()].filter((name) => name.startsWith('out/'))).toEqual([])
  })

  it('is found in a linked attachment too: what the link leads to counts', async () => {
    const cwd = folderWith({ [DRAFT]: body('![Kart](kart.png)'), 'kart.png': PNG })
    symlinkSync(join(cwd, 'kart.png'), join(cwd, 'agreements/a/kart.png'))
    const { exit, err } = await lilla(['build', '--format', 'json'], { cwd })
    expect(exit).toBe(1)
    expect(err).toMatch(new RegExp(`^${DRAFT}:16:\\d+ {2}feil {2}VDL-012 `, 'mu'))
  })
})

describe('hostile input', () => {
  // The patterns that cost micromark most (super-linear from 10 KB on), and some that aim at our own code.
  const patterns: Readonly<Record<string, string>> = {
    'emphasis': '*_'.repeat(40_000),
    'nested lists': '1. '.repeat(30_000),
    'nested quotations': '>'.repeat(80_000),
    'closing brackets': ']'.repeat(80_000),
    'links without end': ']('.repeat(40_000),
    'instructions': 'a <? '.repeat(16_000),
    'comments': 'a <!--'.repeat(13_000),
    'CDATA': 'a <![CDATA['.repeat(8_000),
    'expressions': '{{'.repeat(40_000),
    'attributes': '{#'.repeat(40_000),
    'conditions': '{{#if tittel}}\n\n'.repeat(5_000),
    'one long line': 'ord '.repeat(100_000),
    'tables': `|${'a|'.repeat(20_000)}\n|${'-|'.repeat(20_000)}\n`,
    'backslashes': '\\'.repeat(80_000),
    'footnotes': '[^a]'.repeat(20_000),
    'deep YAML': `x: ${'['.repeat(20_000)}`,
  }
  const drafts = Object.entries(patterns).map(([name, text], i) => [`agreements/${i}-${name}/1.md`, name === 'deep YAML' ? head(text) : body(text)])

  it('is read or refused within the bounds, and never takes the good ones with it', async () => {
    const cwd = folderWith({ ...Object.fromEntries(drafts), 'agreements/god/1.md': agreement() })
    const { exit, out, err } = await lilla(['build', '--format', 'json', '--verbose'], { cwd })
    expect(exit, err.slice(0, 3000)).toBe(1)
    expect(out).toContain('out/god/1.json\n')
    // BYG-002 and BYG-003 are the bounds of time and memory, BYG-004 a fault of ours.
    expect(err).not.toMatch(/BYG-00[234]/u)
  }, 300_000)
})
