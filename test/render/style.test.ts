/** The house style's reader: every mistake that a municipality can make in its file gets one message at its place. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { contrastOnWhite, ENOUGH, readable } from '../../src/render/contrast.ts'
import { readStyle } from '../../src/render/style.ts'
import { folderOf, shippedStyle, standardStyle, styleFiles } from '../fixtures/style.ts'

const standard = readFileSync(new URL('../../templates/styles/standard.yaml', import.meta.url), 'utf8')

const read = (yaml: string | Uint8Array, more: Record<string, string | Uint8Array> = {}) =>
  readStyle('ny', folderOf({ 'ny.yaml': yaml, 'standard.typ': '', ...more }))

/** Reads the standard style with one change; gives rule id, place and the text at that place of every message. */
const findings = (from: string, to: string, more?: Record<string, string | Uint8Array>): string[] => {
  expect(standard).toContain(from)
  const yaml = standard.replace(from, to)
  const { style, messages } = read(yaml, more)
  expect(style).toBeUndefined()
  return messages.map(({ ruleId, position }) => {
    const { start, end } = position!
    const line = yaml.split('\n')[start.line - 1]!
    expect(yaml.slice(start.offset, end.offset).split('\n')[0]).toBe(line.slice(start.column - 1, start.column - 1 + (end.offset - start.offset)))
    return `${ruleId} ${yaml.slice(start.offset, end.offset)}`
  })
}

const pngHeader = (width: number, height: number): Uint8Array => {
  const bytes = Buffer.alloc(24)
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52])
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return new Uint8Array(bytes)
}

describe('the shipped styles', () => {
  it.each(styleFiles.names().filter((name) => name.endsWith('.yaml')))('%s reads without a message', (name) => {
    const style = shippedStyle(name.replace('.yaml', ''))
    expect(style.margins.left).toBeGreaterThan(0)
  })
  it('standard has its values where they belong', () => {
    const style = standardStyle()
    expect(style.colours).toMatchObject({ text: '1A1A1A', inserted: '7030A0', line: 'B8C2C9' })
    expect(style.faces.body).toMatchObject({ pdf: 'Source Serif 4', word: 'Cambria' })
    expect(style).toMatchObject({ size: 11, lineHeight: 1.35, margins: { top: 28, bottom: 28, left: 28, right: 28 } })
  })
})

describe('mistakes', () => {
  it.each([
    ['an unknown key', 'størrelse: 11', 'størelse: 11', ['HUS-003 størelse', expect.stringMatching(/^HUS-004/)]],
    ['a nested unknown key', '  lenke: 1B4F8A', '  lenke: 1B4F8A\n  bakgrunn: FFFFFF', ['HUS-003 bakgrunn']],
    ['a missing key', '  ny: 7030A0', '', [expect.stringMatching(/^HUS-004/)]],
    ['a text for a number', 'størrelse: 11', 'størrelse: elleve', ['HUS-005 elleve']],
    ['a number out of range', 'størrelse: 11', 'størrelse: 60', ['HUS-006 60']],
    ['a margin off the page', 'topp: 28', 'topp: 200', ['HUS-006 200']],
    ['a number for a text', 'word: Cambria', 'word: 12', ['HUS-005 12']],
    ['a scalar for a group', 'marger: { topp: 28, bunn: 28, venstre: 28, høyre: 28 }', 'marger: 28', ['HUS-005 28']],
    ['an empty value', 'størrelse: 11 #', 'størrelse: #', [expect.stringMatching(/^HUS-005/)]],
    ['a colour that is none', 'lenke: 1B4F8A', 'lenke: blå', ['HUS-007 blå']],
    ['a colour with too little contrast', 'dempet: 56636B', 'dempet: A0A0A0', ['HUS-008 A0A0A0']],
    ['a style sheet in a font list', "html: 'Consolas, \"Liberation Mono\", monospace'", "html: 'x; } body { display: none'", [expect.stringMatching(/^HUS-005/)]],
    ['a missing template', 'typst: standard.typ', 'typst: standar.typ', ['HUS-011 standar.typ']],
    ['a template outside the folder', 'typst: standard.typ', 'typst: ../../package.json', ['HUS-011 ../../package.json']],
    ['a missing crest', '# våpen:', 'våpen:', ['HUS-009 vaapen.png']],
    ['a duplicate key', 'størrelse: 11', 'størrelse: 11\nstørrelse: 12', [expect.stringMatching(/^HUS-002/)]],
    ['an alias', 'marger: {', 'marger: *m\nx: {', [expect.stringMatching(/^HUS-/), ]],
  ])('%s', (_, from, to, expected) => {
    expect(findings(from, to).slice(0, expected.length)).toEqual(expected)
    expect(findings(from, to).length).toBeLessThanOrEqual(2)
  })
  it('asks whether a near name was meant', () => {
    const { messages } = read(standard.replace('størrelse:', 'størelse:'))
    expect(messages[0]!.remedy).toBe('Mente du «størrelse»?')
    expect(readStyle('standar', styleFiles).messages).toMatchObject([{ ruleId: 'HUS-001', remedy: 'Mente du «standard»?' }])
    expect(readStyle('../../etc/passwd', styleFiles).messages).toMatchObject([{ ruleId: 'HUS-001' }])
  })
  it('a crest that is no picture', () => {
    expect(findings('# våpen:', 'våpen:', { 'vaapen.png': 'GIF89a…' })).toEqual(['HUS-010 vaapen.png'])
    expect(findings('# våpen:', 'våpen:', { 'vaapen.png': pngHeader(0, 12) })).toEqual(['HUS-010 vaapen.png'])
  })
  it('a file that is no text', () => {
    expect(read(new Uint8Array([0xff, 0xfe, 0x00])).messages).toMatchObject([{ ruleId: 'HUS-002', position: { start: { line: 1, column: 1 } } }])
    expect(read(`# ${'x'.repeat(70_000)}`).messages).toMatchObject([{ ruleId: 'HUS-002' }])
    expect(read('').messages).toMatchObject([{ ruleId: 'HUS-005' }])
    expect(read('- a\n- b').messages).toMatchObject([{ ruleId: 'HUS-005' }])
  })
  it('never throws, whatever stands in the file', () => {
    const lines = standard.split('\n')
    const garbled = fc.tuple(fc.nat(lines.length - 1), fc.string()).map(([at, text]) => lines.with(at, text).join('\n'))
    fc.assert(fc.property(fc.oneof(fc.string(), garbled), (yaml) => {
      const { style, messages } = read(yaml)
      expect(style === undefined).toBe(messages.length > 0)
    }), { numRuns: 200 })
  })
})

describe('what is read', () => {
  it('takes a colour as it is written, not as YAML counts', () => {
    expect(read(standard.replace('1A1A1A', '001122')).style!.colours.text).toBe('001122')
    expect(read(standard.replace('1A1A1A', '1E5000')).style!.colours.text).toBe('1E5000')
    expect(read(standard.replace('1A1A1A', '"#1a1a1a"')).style!.colours.text).toBe('1A1A1A')
  })
  it('keeps the proportions of the crest', () => {
    const { style } = read(standard.replace('# våpen:', 'våpen:'), { 'vaapen.png': pngHeader(300, 400) })
    expect(style!.crest).toMatchObject({ kind: 'png', height: 18, width: 13.5 })
  })
  it('reads the size of a JPEG behind its other segments', () => {
    const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 3, 9, 0xff, 0xc2, 0, 11, 8, 0, 40, 0, 20, 3])
    const { style } = read(standard.replace('# våpen:', 'våpen:'), { 'vaapen.png': jpeg })
    expect(style!.crest).toMatchObject({ kind: 'jpeg', height: 18, width: 9 })
  })
})

describe('contrast', () => {
  it('counts as WCAG does', () => {
    expect(contrastOnWhite('000000')).toBeCloseTo(21, 5)
    expect(contrastOnWhite('767676')).toBeCloseTo(4.54, 2)
    expect(contrastOnWhite('7030A0')).toBeGreaterThan(8)
  })
  it('a readable colour is readable, and no darker than it must be', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 0xffffff }), (n) => {
      const colour = n.toString(16).padStart(6, '0')
      expect(contrastOnWhite(readable(colour))).toBeGreaterThanOrEqual(ENOUGH)
      if (contrastOnWhite(colour) >= ENOUGH) expect(readable(colour)).toBe(colour.toUpperCase())
    }))
  })
})
