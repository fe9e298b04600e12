/**
 * Hostile texts, 1.9 MB of each unless it says otherwise: each is read, or refused with a message, in bounded memory and stack.
 *
 * No time is asserted (the machine that runs this is not ours); a text that hangs runs into the limit of its process.
 */
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'lilla-hostile-'))
afterAll(() => rmSync(folder, { recursive: true }))

const SIZE = 1_900_000
const fill = (piece: string, size = SIZE): string => piece.repeat(Math.ceil(size / piece.length)).slice(0, size)
const lines = (line: string, size = SIZE): string => fill(`${line}\n`, size)
const paragraphs = (text: string, size = SIZE): string => fill(`${text}\n\n`, size)
const each = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\n\n')
const nested = (open: string, inner: string, close: string, depth: number): string => `${open.repeat(depth)}${inner}${close.repeat(depth)}`
const prose = readFileSync(join(root, 'agreements/digiviken/2021-10-01.md'), 'utf8').replace(/^---[\s\S]*?\n---\n/, '')

/** Against the Markdown parser, and our own reading of what it gives. */
const bodies: Readonly<Record<string, string>> = {
  'prose': fill(prose),
  'one line of words': fill('ord '),
  'one long word': fill('a'),
  'emphasis in one line': fill('*_'),
  'emphasis in paragraphs': paragraphs('*_'.repeat(900)),
  'emphasis that never closes': paragraphs('**a '.repeat(900)),
  'nested ordered lists': fill('1. '),
  'nested quotations': fill('>'),
  'quotations at the limit': lines(`${'> '.repeat(49)}a`),
  'lists at the limit': lines(`${'- '.repeat(49)}a`),
  'a staircase of lists': Array.from({ length: 20_000 }, (_, i) => `${' '.repeat(i % 90)}- a`).join('\n'),
  'items': lines('- a'),
  'lazy lines': lines('> a\nb'),
  'closing brackets': fill(']'),
  'opening brackets in paragraphs': paragraphs('['.repeat(1_900)),
  'links without end': fill(']('),
  'links in paragraphs': paragraphs(']('.repeat(1_900)),
  'images in images': paragraphs('!['.repeat(900)),
  'instructions': fill('a <? '),
  'comments that never close': fill('a <!--'),
  'comments in paragraphs': paragraphs('a <!-- '.repeat(250)),
  'CDATA': fill('a <![CDATA['),
  'tags with attributes': paragraphs('<a b="'.repeat(250)),
  'code marks of growing length': Array.from({ length: 1_900 }, (_, i) => '`'.repeat(i % 60)).join(' a\n\n'),
  'code marks': paragraphs('`'.repeat(900)),
  'entities': paragraphs('&amp;'.repeat(400)),
  'backslashes': paragraphs('\\*'.repeat(900)),
  'a long table': `| a | b |\n|---|---|\n${lines('| a | b |')}`,
  'a wide table': `|${'a|'.repeat(900)}\n|${'-|'.repeat(900)}\n${lines('|a')}`,
  'a table of bars': lines('|'.repeat(1_000)),
  'footnotes of one name': lines('[^a]: x'),
  'definitions': lines('[a]: x'),
  'definitions, each its own': each(50_000, (i) => `[a${i}]: https://example.com/${i}`),
  'uses of one footnote': `${paragraphs('a[^1]')}\n[^1]: x`,
  'a chain of footnotes': `a[^0]\n\n${each(1_900, (i) => `[^${i}]: a[^${i + 1}]`)}`,
  'a tree of footnotes': `a[^0]\n\n${each(1_900, (i) => `[^${i}]: ${`[^${i + 1}]`.repeat(3)}`)}`,
  'headings': lines('# a'),
  'clauses of one name': lines('## Generelt'),
  'clauses of growing names': each(25_000, (i) => `## A ${i}`),
  'Setext headings': lines('a\n-'),
  'ids': each(25_000, (i) => `## A {#a${i}}`),
  'references to one': `## A {#a}\n\n${paragraphs('[x](#a)')}`,
  'references to nothing': each(15_000, (i) => `## Ganske lang overskrift ${i}\n\n[x](#ganske-lang-overskrift-x${i})`),
  'a reference of a great length': `## ${'a'.repeat(150_000)}\n\n[x](#${'b'.repeat(150_000)})`,
  'rules': paragraphs('***'),
  'carriage returns': fill('- a\r'),
  'form feeds': fill('a\f'),
  'tabs': fill('\t'),
  'blank lines': fill('\n'),
  'blanks in a line': each(9, () => `a${' '.repeat(190_000)}b`),
  'blanks in an item': each(9, () => `- a${' '.repeat(190_000)}b`),
  'blanks in a comment': each(9, () => `a <!-- notat: a${' '.repeat(190_000)}b -->`),
  'blanks in an allowance': each(9, () => `a <!-- lilla: tillat A:${' '.repeat(190_000)}b -->`),
  'blanks before a mark': each(9, () => `a${' '.repeat(190_000)}{#a`),
  'blanks in an expression': each(9, () => `{{#if ${' '.repeat(190_000)}a`),
  'blanks in an inclusion': each(9, () => `{{> a${' '.repeat(190_000)}a`),
  'blanks in an alternative text': each(9, () => `![a${' '.repeat(190_000)}b](a.png)`),
  'conditions in marks': each(9, () => `a {${'hvis='.repeat(38_000)}`),
  'marks that are no ids': paragraphs('{#a '.repeat(400)),
  'expressions': paragraphs('{{tittel}}'),
  'expressions to nothing': each(15_000, (i) => `{{verdier.v${i}x}}`),
  'expressions that never close': paragraphs('{{a '.repeat(400)),
  'parentheses in an expression': `{{tallord ${nested('(tallord ', '1', ')', 20_000)}}}`,
  'parameters of an expression': `{{liste ${'a '.repeat(90_000)}}}`,
  'segments of a path': `{{${'a.'.repeat(90_000)}a}}`,
  'quotation marks in expressions': paragraphs('{{"'.repeat(400)),
  'nested conditions': `${paragraphs('{{#if verdier}}', 200_000)}a\n\n${paragraphs('{{/if}}', 180_000)}`,
  'conditions side by side': paragraphs('{{#if verdier}}\n\na\n\n{{/if}}', 350_000),
  'conditions that never close': paragraphs('{{#if verdier}}', 400_000),
  'conditions closed by another': paragraphs('{{#if verdier}}\n\n{{/each}}', 400_000),
  'repetitions in repetitions': nested('{{#each verdier.liste}}\n\n', 'a\n\n', '{{/each}}\n\n', 40),
  'repetitions side by side': paragraphs('{{#each verdier.liste}}\n\na\n\n{{/each}}', 350_000),
  'inclusions': paragraphs('{{> klausul}}', 350_000),
  'inclusions of themselves': paragraphs('{{> selv}}', 350_000),
  'a long value, often': paragraphs('{{verdier.lang}}'),
}

/** Front matter, against the YAML parser. */
const heads: Readonly<Record<string, string>> = {
  'aliases of aliases': `a: &a [x, x]\n${Array.from({ length: 30 }, (_, i) => `b${i}: &b${i} [*a, *a]`).join('\n')}`,
  'merge keys': `a: &a {b: c}\n${lines('x: {<<: *a}', 50_000)}`,
  'flow lists': `x: ${'['.repeat(60_000)}`,
  'flow lists, closed': `x: ${nested('[', 'a', ']', 30_000)}`,
  'flow maps': `x: ${'{a: '.repeat(15_000)}`,
  'flow lists with words': `x: ${'[a, '.repeat(15_000)}`,
  'block lists': `x:\n  ${'- '.repeat(30_000)}a`,
  'block maps': Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'),
  'explicit keys': '? '.repeat(30_000),
  'keys': Array.from({ length: 6_000 }, (_, i) => `k${i}: ${i}`).join('\n'),
  'equal keys': lines('a: b', 60_000),
  'a key of a great length': `${'a'.repeat(60_000)}: b`,
  'quotation marks': `a: ${'"'.repeat(60_000)}`,
  'tags': `a: ${'!a '.repeat(20_000)}`,
  'comments': lines('# a', 60_000),
  'blanks': `a: ${' '.repeat(60_000)}b`,
  'documents': lines('...', 60_000),
  'directives': lines('%YAML 1.2', 60_000),
  'an attachment, often': `vedlegg:\n${Array.from({ length: 1_000 }, () => '  - { tittel: a, fil: selv.md }').join('\n')}`,
}

const HEAD = `---\ndokumenttype: x\nverdier:\n  liste: [${'a, '.repeat(500)}b]\n  lang: ${'ord '.repeat(10_000)}\n---\n\n# T\n\n`
const CLAUSES = JSON.stringify({ klausul: '## A\n\nTekst med {{tittel}}.\n', selv: '{{> selv}}\n' })

interface Outcome {
  exit: number | null
  out: string
  err: string
}

function readApart(name: string, text: string): Promise<Outcome> {
  const path = join(folder, `${name.replace(/\W/g, '-')}.md`)
  writeFileSync(path, text)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['--max-old-space-size=400', join(import.meta.dirname, 'read-one.mjs'), path, CLAUSES], { timeout: 115_000 })
    const outcome: Outcome = { exit: null, out: '', err: '' }
    child.stdout.on('data', (data) => (outcome.out += String(data)))
    child.stderr.on('data', (data) => (outcome.err += String(data)))
    child.on('close', (exit) => resolve({ ...outcome, exit }))
  })
}

async function expectAnswer(name: string, text: string): Promise<void> {
  const { exit, out, err } = await readApart(name, text)
  expect([exit, err.slice(0, 2000)]).toEqual([0, ''])
  const { isRead, fatal, seconds, memory } = JSON.parse(out) as { isRead: boolean; fatal: string[]; seconds: number; memory: number }
  if (process.env['LILLA_SHOW']) console.log(`${seconds.toFixed(1)} s ${memory} MB ${name}: ${isRead ? 'read' : [...new Set(fatal)].join(' ')}`)
  expect(isRead).toBe(fatal.length === 0)
}

test('the reader is compiled', () => expect(existsSync(join(root, 'dist/read/index.js'))).toBe(true))

describe('a hostile text', () => {
  test.concurrent.each(Object.entries(bodies))('%s', async (name, text) => {
    await expectAnswer(name, HEAD + text.slice(0, SIZE))
  })
})

describe('hostile front matter', () => {
  test.concurrent.each(Object.entries(heads))('%s', async (name, text) => {
    await expectAnswer(`head ${name}`, `---\ndokumenttype: x\n${text}\n---\n\n# T\n\n${paragraphs('Tekst.', 200_000)}`)
  })
})

test('a text that is no agreement is bounded in the same way', async () => {
  for (const name of ['a chain of footnotes', 'nested conditions', 'blanks in an item']) await expectAnswer(`plain ${name}`, bodies[name] ?? '')
})
