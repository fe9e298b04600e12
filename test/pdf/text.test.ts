/** The words of the PDF are the words of the document: no more, no less, whatever they look like. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MARKS, type Block } from '../../src/document/tree.ts'
import { paragraph, text } from '../fixtures/every-node.ts'
import { expectedText } from '../fixtures/expected-text.ts'
import { describeWith, pdfPages } from '../interop/readers.ts'
import { bodyOf, differenceFrom, linesOf, readPdf } from './read.ts'
import { edition, engineOf, ENGINES, everyEdition, heading, print, PROSE } from './samples.ts'
import { printWith } from '../../src/render/pdf/index.ts'

const HOSTILE = [
  '#panic() $x$ *b* @ref <l> "x" -- --- ... `r` _e_ = h',
  '#import "/etc/passwd": * #read("/etc/passwd") #sys.inputs.doc',
  '\\#let x = 1; ]]] }}} ))) [[[ {{{ ((( // kommentar /* */ ~ \\ \\u{41}',
  '+ - / 1. a) « » „ “ ’ – — … § № ½ × ² ° ČčĐđŊŋŠšŦŧŽž',
  '=== ikke en overskrift', '<script>alert(1)</script> &amp; %PDF-1.7 endstream', '${x} {{verdi}} {#id}',
]

/** Lines of the body, as pdf.js reads the file. */
async function lines(children: readonly Block[], engine: 'native' | 'wasm'): Promise<string[]> {
  const { bytes, messages } = await print(edition(children), engine)
  expect(messages).toEqual([])
  return linesOf(bodyOf((await readPdf(bytes)).words))
}

describe.each(ENGINES)('text set by the %s engine', (engine) => {
  it('comes out verbatim where it looks like source', async () => {
    const blocks = [heading('#panic("x") = <h>'), ...HOSTILE.map((line) => paragraph(line)), { type: 'code', children: [text(HOSTILE.join('\n'))] } as const]
    const expected = ['Prøve', '#panic("x") = <h>', ...HOSTILE, ...HOSTILE].join('')
    expect(differenceFrom(expected, await lines(blocks, engine))).toBeUndefined()
  })

  it('keeps every hyphen and dash in every face, with words parted all around them', async () => {
    const faces = [[], ['strong'], ['emphasis'], ['strong', 'emphasis']] as const
    const blocks: Block[] = [
      ...faces.map((marks) => paragraph(text(PROSE.repeat(3), ...marks))),
      { type: 'table', align: [null, null, null], children: [0, 1].map(() => ({ type: 'tableRow' as const, children: [0, 1, 2].map(() => ({ type: 'tableCell' as const, children: [text(PROSE)] })) })) },
      { type: 'blockquote', children: [paragraph(PROSE)] },
      paragraph(text('a-b--c', 'code')),
    ]
    const source = `Prøve${faces.map(() => PROSE.repeat(3)).join('')}`
    const read = await lines(blocks.slice(0, 4), engine)
    expect(differenceFrom(source, read)).toBeUndefined()
    // Words are parted, or this would prove nothing.
    expect(read.filter((line) => /\p{Ll}-$/u.test(line.trim())).length).toBeGreaterThan(3)
    expect(read.join('\n')).toMatch(/kr 3,–/u)
    expect(read.join(' ').replaceAll(/\s+/gu, ' ')).toMatch(/§ ?18-4/u)
    const table = await lines(blocks.slice(4, 5), engine)
    expect(table.join('').replaceAll(/[\s-]/gu, '')).toContain('elæring')
    expect((await lines(blocks.slice(6), engine)).join('')).toContain('a-b--c')
  })

  it('never parts a name', async () => {
    const { bytes } = await print(
      edition([paragraph('DigiViken '.repeat(400)), paragraph('Samferdselsdirektoratskontorene i Nordreisaværet '.repeat(60))], { parter: [{ id: 'a', navn: 'Nordreisaværet kommune' }] }),
      engine,
    )
    const read = linesOf((await readPdf(bytes)).words)
    expect(read.some((line) => /Samf\p{L}*-$/u.test(line.trim()))).toBe(true)
    expect(read.filter((line) => /(Digi|DigiVi|Nordrei?s?a?v?æ?r?)-$/u.test(line.trim()))).toEqual([])
  })

  it('is all of every node, in its order', async () => {
    const sample = everyEdition()
    const { blocks, footnotes } = expectedText(sample)
    const { words } = await readPdf((await printWith(await engineOf(engine), sample)).bytes)
    // A footnote's text stands at the foot of its page, so it is taken out of the stream and looked for by itself.
    const small = (size: number): boolean => size < 9.2
    const foot = words.filter(({ y, size, x }) => y < 140 && y > 57 && small(size) && x < 400)
    const read = linesOf(bodyOf(words).filter((word) => !foot.includes(word)))
    for (const block of blocks) {
      const bare = block.replaceAll(/[\s\u00A0•]+/gu, '')
      expect(read.join('').replaceAll(/[\s\u00A0•]+/gu, ''), block).toContain(bare)
    }
    expect(words.map((word) => word.text).join('').replaceAll(/\s/gu, '')).toContain(footnotes[0]?.[0]?.replaceAll(/\s/gu, ''))
  })
})

describe('any text at all', () => {
  const piece = fc.tuple(fc.string({ unit: fc.constantFrom(...'abæøå #$*_`@<>[]{}()\\/=+-~"\'«»–§.,:;!?%&|^1234'), minLength: 1, maxLength: 40 }), fc.subarray([...MARKS]))
  it('is read as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
        const source = `x${pieces.map(([value]) => value).join('')}x`
        const read = await lines([paragraph('x', ...pieces.map(([value, marks]) => text(value, ...marks)), 'x')], ENGINES[0] ?? 'wasm')
        expect(differenceFrom(`Prøve${source}`, read)).toBeUndefined()
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

describe('the comparison itself', () => {
  it('sees a lost hyphen, a lost word and an added one', () => {
    expect(differenceFrom('kr 3,- og 18-4', ['kr 3,- og 18-4'])).toBeUndefined()
    expect(differenceFrom('fag- og sak', ['fag-', 'og sak'])).toBeUndefined()
    expect(differenceFrom('kommune', ['kom-', 'mune'])).toBeUndefined()
    expect(differenceFrom('18-4', ['184'])).toBeDefined()
    expect(differenceFrom('ett to', ['ett'])).toBeDefined()
    expect(differenceFrom('ett', ['ett to'])).toBeDefined()
  })
})

describeWith('pdftotext', 'poppler', () => {
  it.each(ENGINES)('reads the text of the %s engine with soft hyphens told from real ones', async (engine) => {
    const { bytes } = await print(edition([paragraph(PROSE.repeat(4)), paragraph(text(PROSE.repeat(2), 'strong'))]), engine)
    // In its own order poppler takes every hyphen off a line's end; raw, it leaves them as they are.
    const pages = (await pdfPages(bytes, ['-raw'])).join('\n')
    const body = pages.split('\n').filter((line) => !/^Side \d+ av \d+$/u.test(line.trim()))
    expect(differenceFrom(`Prøve${PROSE.repeat(4)}${PROSE.repeat(2)}`, body)).toBeUndefined()
  })
})
