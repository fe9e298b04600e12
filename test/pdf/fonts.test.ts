/** Only our own fonts are used, and what they lack is said. */
import { describe, expect, it } from 'vitest'
import type { Text } from '../../src/document/tree.ts'
import { codePointsOf } from '../../src/render/pdf/cmap.ts'
import { fontNames, open } from '../../src/render/pdf/finish.ts'
import { families, fonts, hasGlyph } from '../../src/render/pdf/fonts.ts'
import { paragraph, text } from '../fixtures/every-node.ts'
import { standardStyle } from '../fixtures/style.ts'
import { linesOf, readPdf } from './read.ts'
import { edition, ENGINES, largeEdition, print } from './samples.ts'

const allowed = (): string[] => fonts().map(({ postscript }) => postscript)

describe('the fonts', () => {
  it('are all installed, and hold the letters that Norwegian and Sámi need', () => {
    expect(families()).toEqual(['Source Serif 4', 'Source Sans 3', 'DejaVu Sans Mono'])
    expect(fonts()).toHaveLength(12)
    for (const { family, bytes } of fonts()) {
      const points = codePointsOf(bytes)
      for (const letter of 'ABCÆØÅæøåČčĐđŊŋŠšŽžáäöü«»–§•0123456789-') expect(points.has(letter.codePointAt(0)!), `${family} ${letter}`).toBe(true)
    }
    // Source Serif lacks these two of Northern Sámi; the next font in the chain has them.
    for (const letter of 'Ŧŧ') expect(hasGlyph(letter.codePointAt(0)!)).toBe(true)
    expect(hasGlyph(0x1f600)).toBe(false)
    expect(hasGlyph('→'.codePointAt(0)!)).toBe(true)
  })

  it.each(ENGINES)('are the only ones in a file: %s', async (engine) => {
    const { context } = await open((await print(largeEdition(), engine)).bytes)
    const used = fontNames(context)
    expect(used).toContain('SourceSerif4-Regular')
    expect(used.filter((name) => !allowed().includes(name))).toEqual([])
  }, 60_000)

  it.each(ENGINES)('of the machine never get in, and a style that wants one is told: %s', async (engine) => {
    const style = standardStyle()
    const family = 'Liberation Serif'
    const { bytes, messages } = await print(edition([paragraph('Hei')], {}, { ...style, faces: { ...style.faces, body: { ...style.faces.body, pdf: family } } }), engine)
    expect(messages?.map(({ ruleId, reason }) => [ruleId, reason.includes(family)])).toEqual([['PDF-002', true]])
    expect(fontNames((await open(bytes)).context).filter((name) => !allowed().includes(name))).toEqual([])
  })
})

describe('a character that no font has', () => {
  const position = { start: { line: 3, column: 5, offset: 40 }, end: { line: 3, column: 9, offset: 44 }, file: 'a.md' }

  it.each(ENGINES)('is printed as its code and reported once, with its place: %s', async (engine) => {
    const said: Text = { type: 'text', value: 'Hei 😀 og 😀 og 漢.', position }
    const { bytes, messages } = await print(edition([paragraph(said)]), engine)
    expect(messages?.map(({ ruleId, position: at, file }) => [ruleId, at, file])).toEqual([['PDF-001', position, 'a.md'], ['PDF-001', position, 'a.md']])
    expect(messages?.[0]?.reason).toContain('«😀» (U+1F600)')
    expect(linesOf((await readPdf(bytes)).words).join(' ')).toContain('Hei [U+1F600] og [U+1F600] og [U+6F22].')
  })

  it.each(['\u0007', '\uE000', '\uD800', '\uFFFF'])('is reported where it can stand in no PDF/A: %j', async (character) => {
    const { messages } = await print(edition([paragraph(`a${character}b`)]))
    expect(messages?.map(({ ruleId }) => ruleId)).toEqual(['PDF-001'])
  })

  it('is found after its accent has been put on its letter', async () => {
    const { messages, bytes } = await print(edition([paragraph('a\u030Arsmøte e\u0301n')]))
    expect(messages).toEqual([])
    expect(linesOf((await readPdf(bytes)).words).join('')).toContain('årsmøte én')
  })

  it.each(['\u200B', '\uFEFF', '\u200D', '\u2060', '\u00AD'])('is no fault where it shows nothing: %j', async (character) => {
    const { messages, bytes } = await print(edition([paragraph(`av${character}tale`, text(`kode${character}`, 'code'))]))
    expect(messages).toEqual([])
    expect(linesOf((await readPdf(bytes)).words).join('')).toContain('avtale')
  })
})
