/** No text makes a rule throw: generated agreements, and texts made of what rules look for. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openLibrary } from '../../src/commands/library.ts'
import { printMarkdown } from '../../src/render/markdown/index.ts'
import { check, type CheckContext } from '../../src/validate/check.ts'
import { NOTHING_RELATED } from '../../src/validate/related.ts'
import { rules } from '../../src/validate/rules/index.ts'
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
