/** The tags, bookmarks and metadata: what a screen reader and an archive get. */
import { PDFDict, PDFName } from '../../src/render/pdf/pdf-lib.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { open } from '../../src/render/pdf/finish.ts'
import { linesOf, readPdf, rolesOf, type ReadPdf } from './read.ts'
import { edition, ENGINES, everyEdition, heading, print } from './samples.ts'
import { paragraph, text } from '../fixtures/every-node.ts'

describe.each(ENGINES)('every node, set by the %s engine', (engine) => {
  let read: ReadPdf
  let bytes: Uint8Array
  let roles: string[]
  beforeAll(async () => {
    ;({ bytes } = await print(everyEdition(), engine))
    read = await readPdf(bytes)
    roles = rolesOf(read.tags)
  }, 60_000)

  it('has a tag for each kind of content', () => {
    for (const role of ['H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'THead', 'TH', 'TR', 'TD', 'Figure', 'Note', 'Link', 'BlockQuote', 'Code']) expect(roles).toContain(role)
    // The template's stand-in for a margin note has become a real one.
    expect(roles).not.toContain('Quote')
  })

  it('skips no heading level', () => {
    const levels = roles.flatMap((role) => /^H([1-6])$/.exec(role)?.[1] ?? []).map(Number)
    levels.reduce((before, level) => {
      expect(level).toBeLessThanOrEqual(before + 1)
      return level
    }, 0)
  })

  it('has bookmarks with the clause numbers, the attachment above its own headings', () => {
    expect(read.bookmarks.map((one) => one.replaceAll('\u00A0', ' '))).toEqual([
      '1 Formål og bakgrunn', '  1.1 Avgrensning', '2 Økonomi', 'Vedlegg', 'Vedlegg 1 Kostnadsfordeling', '  1 Nøkkel',
    ])
  })

  it('says its language and title, and makes both claims', () => {
    expect(read.language).toBe('nb-NO')
    expect(read.title).toBe('Samarbeidsavtale om Nordvika havn')
    expect(read.xmp).toContain('<pdfaid:part>2</pdfaid:part>')
    expect(read.xmp).toContain('<pdfaid:conformance>A</pdfaid:conformance>')
    expect(read.xmp).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('shows its title, is tagged, and holds nothing that acts', async () => {
    const { catalog } = await open(bytes)
    const name = PDFName.of
    expect(catalog.lookup(name('ViewerPreferences'), PDFDict).get(name('DisplayDocTitle'))?.toString()).toBe('true')
    expect(catalog.lookup(name('MarkInfo'), PDFDict).get(name('Marked'))?.toString()).toBe('true')
    for (const key of ['AcroForm', 'OpenAction', 'AA']) expect(catalog.has(name(key))).toBe(false)
    const raw = Buffer.from(bytes).toString('latin1')
    for (const word of ['/JavaScript', '/Launch', '/EmbeddedFile', '/Encrypt']) expect(raw).not.toContain(word)
  })

  it('has the running head, the foot and the draft mark outside the text', () => {
    const lines = linesOf(read.words).map((line) => line.replaceAll('\u00A0', ' '))
    expect(lines.some((line) => line.includes('Utkast 1. mars 2026'))).toBe(true)
    expect(lines.join(' ')).toContain(`Side 1 av ${read.pages}`)
    // The large letters behind the text are drawn, not written.
    expect(lines.join(' ')).not.toMatch(/UTKAST|U\s*T\s*K\s*A\s*S\s*T/u)
  })
})

describe('the head of the page', () => {
  const head = async (meta: Parameters<typeof edition>[1]): Promise<string> =>
    linesOf((await readPdf((await print(edition([heading('Ett'), paragraph('To')], meta))).bytes)).words.filter(({ y }) => y > 770)).join(' ').replaceAll('\u00A0', ' ')

  it('says what is a draft and what is invented, and nothing of a finished agreement', async () => {
    expect(await head({ status: 'utkast' })).toBe('Utkast 1. mars 2026')
    expect(await head({ status: 'utkast', oppdiktet: true })).toBe('Oppdiktet eksempel · Utkast 1. mars 2026')
    expect(await head({ status: 'til-signering' })).toBe('')
  })

  it('uses the words of nynorsk in nynorsk', async () => {
    const { bytes } = await print(edition([paragraph(text('Avtala gjeld.'))], { målform: 'nn', oppdiktet: true }))
    const read = await readPdf(bytes)
    expect(read.language).toBe('nn-NO')
    expect(linesOf(read.words).join(' ')).toContain('Oppdikta døme')
  })
})
