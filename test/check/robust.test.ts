/** No text makes a rule throw, and none makes it slow: generated agreements, and each rule's own worst case. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openLibrary } from '../../src/commands/library.ts'
import type { Document } from '../../src/document/tree.ts'
import { printMarkdown } from '../../src/render/markdown/index.ts'
import { check, subjectOf, type CheckContext } from '../../src/validate/check.ts'
import { NOTHING_RELATED } from '../../src/validate/related.ts'
import { rules } from '../../src/validate/rules/index.ts'
import type { Rule } from '../../src/validate/rule.ts'
import { bases } from '../faults/bases.ts'
import { messagesOf, templates } from '../faults/judge.ts'
import { arbitraryDocument } from '../generate/documents.ts'

/** `vitest run --mode long` takes ten times as many. */
const RUNS = process.env['MODE'] === 'long' ? 10_000 : 1000

const library = openLibrary(templates, 'nb')
const contextOf = (type: string | undefined): CheckContext => {
  const found = type === undefined ? undefined : library.types.get(type)
  return { file: 'utkast.md', ...(found && { type: found }), locate: () => ({}), rows: library.rows, related: NOTHING_RELATED, profile: 'signing' }
}

const kinds = fc.constantFrom(...library.types.names())

test('generated agreements of every type are judged by every rule', { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(arbitraryDocument({ size: 'small' }), kinds, (document, type) => {
      const found = check({ ...document, meta: { ...document.meta, dokumenttype: type } }, rules, contextOf(type))
      for (const { reason, remedy } of found) expect(`${reason} ${remedy}`).not.toMatch(/undefined|\[object/)
    }),
    { numRuns: Math.round(RUNS * 0.7) },
  )
})

test('and so are they when read from their own Markdown: every finding lies in the file', { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(arbitraryDocument({ size: 'small' }), (document) => {
      const text = printMarkdown(document)
      for (const { position, file } of messagesOf(new TextEncoder().encode(text))) {
        if (!position || file !== 'utkast.md') continue
        expect(position.start.offset).toBeLessThanOrEqual(position.end.offset)
        expect(position.end.offset).toBeLessThanOrEqual(text.length)
        expect(position.start.column + position.start.line).toBeGreaterThanOrEqual(2)
      }
    }),
    { numRuns: Math.round(RUNS * 0.2) },
  )
})

/** What rules look for, in any order and number: broken dates, laws without a number, quotations that nobody closes. */
const scraps = fc.constantFrom(
  'Partene', 'kommunene', 'skal', '§', '§§', '18-4', 'kapittel', 'koml.', '«', '»', '"', '“', '1.000', '150 000', 'kr', ',-', '2020', '–', '-', '31. februar', '1/3-2027',
  '22', '(tjueto)', 'to og tyve', 'eksemplarer', 'vedlegg 9', 'o', 'e', '&', '0g', '|vareta', '@', '[navn]', 'XX', '....', 'IPR', 'Rådmannen', 'Viken fylkeskommune',
  'til enhver tid', 'ikke et eget rettssubjekt', '01019012480', '940 155 232', '%', 'per', 'år', 'måneder', 'vi', 'en en', '🏔', 'a\u030A', '\u00AD', '\u00A0', '\n', '\n\n', '\n\n- ', '\n\n## ', '\n\n| a | b |\n| --- | --- |\n| ', ' | ', '.', ':', ';', '?', '*', '**', '[^1]', '<!-- notat: x -->',
)

test('so are texts made of what the rules look for', { timeout: 3_600_000 }, () => {
  fc.assert(
    fc.property(fc.array(scraps, { maxLength: 60 }), fc.constantFrom('agreement', 'typed', 'case', 'plain'), (words, base) => {
      const text = bases[base].replace('¤', () => words.join(' '))
      for (const { reason, remedy } of messagesOf(new TextEncoder().encode(text))) expect(`${reason} ${remedy}`).not.toMatch(/undefined|\[object/)
    }),
    { numRuns: Math.round(RUNS * 0.1) },
  )
})

const LENGTH = 100_000
const long = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH)

const PIECES = ['1.000', '1 000 ', '1', '1-', '1–', ' ', 'a', 'a ', 'A', 'a-', 'å. ', '§', '§ 1-', '«', '»a', '"', '(', '[a', '.', 'a/', 'a\n', 'og ', 'kr ', '|']

/** One long paragraph and one long heading; a reader would refuse the text, so it is made here. */
function longDocument(text: string): Document {
  const paragraph = { type: 'paragraph' as const, children: [{ type: 'text' as const, value: text }] }
  return {
    type: 'document',
    meta: { dokumenttype: 'samarbeidsavtale', tittel: 'Avtale', utkast: '2026-03-01', nummerering: 'desimal', parter: [{ id: 'a', navn: 'Nordvika kommune' }, { id: 'b', navn: 'Sørvika kommune' }] },
    children: [
      { type: 'title', children: [{ type: 'text', value: 'Avtale' }] },
      { type: 'heading', level: 2, children: [{ type: 'text', value: text.slice(0, LENGTH / 4).replaceAll('\n', ' ') }] } as never,
      paragraph,
    ],
  }
}

/** Some at a time: a test has its own cost, too. */
const CHUNK = 4
const chunks = (pieces: readonly string[]): string[][] => Array.from({ length: Math.ceil(pieces.length / CHUNK) }, (_, i) => pieces.slice(i * CHUNK, (i + 1) * CHUNK))

const subjects = new Map<string, ReturnType<typeof subjectOf>>()
function subject(piece: string, type: string): ReturnType<typeof subjectOf> {
  const key = `${type} ${piece}`
  const known = subjects.get(key) ?? subjectOf(longDocument(long(piece)), contextOf(type))
  if (PIECES.includes(piece)) subjects.set(key, known)
  return known
}

/** What a rule finds, and what it nearly finds, again and again. */
function ownPieces({ examples }: Rule): string[] {
  const texts = [...examples.invalid.flatMap(({ text, finds = [] }) => [...finds.filter((found) => found !== null), text.split('\n\n').at(-1) ?? text]), ...examples.valid.map(({ text }) => text.split('\n\n').at(-1) ?? text)]
  return [...new Set(texts.filter((text) => text !== ''))].slice(0, 8)
}

describe.each(rules.map((rule): [string, Rule] => [rule.id, rule]))('%s on 100 KB', (_, rule) => {
  const type = rule.examples.invalid[0]?.type ?? 'samarbeidsavtale'
  const run = (pieces: readonly string[]): void => {
    for (const piece of pieces) expect(Array.from(rule.check(subject(piece, type))).length).toBeGreaterThanOrEqual(0)
  }

  test.each(chunks(PIECES))('of %j', { timeout: 10_000 * CHUNK }, (...pieces) => run(pieces))

  test.each(chunks(ownPieces(rule)))('of its own %j', { timeout: 10_000 * CHUNK }, (...pieces) => run(pieces))
})
