/** LibreOffice sees what we meant: the numbers it computes, the cross-references it computes, the words, the language. */
import { expect, it } from 'vitest'
import type { Numbering } from '../../src/document/meta.ts'
import type { Document } from '../../src/document/tree.ts'
import { everyNode } from '../fixtures/every-node.ts'
import { describeWith, officeBlocks, officeConvert, pdfPages } from '../interop/readers.ts'
import { generated } from './documents.ts'
import { changed } from './package.ts'
import { editionOf, word } from './render.ts'
import { linesOf, plain, type Line } from './words.ts'

const SCHEMES: readonly Numbering[] = ['ingen', 'desimal', 'underpunkt']

const documents: Document[] = SCHEMES.flatMap((nummerering) => [
  { ...everyNode, meta: { ...everyNode.meta, nummerering } },
  // LibreOffice numbers footnotes through the whole file, whatever the section says, so they are left to the body.
  ...[1, 2].map((seed) => generated(seed * 7, 40, nummerering, { footnotes: false })),
])

/** Bullets have no label in LibreOffice, and empty paragraphs that only give air are no lines. */
const read = (blocks: Awaited<ReturnType<typeof officeBlocks>>[number]): Line[] =>
  blocks
    .filter(({ place, text, label }) => (place === 'body' || place.startsWith('cell')) && (plain(text) !== '' || label !== ''))
    .map(({ label, text }) => ({ label: /^[•–]?$/.test(label) ? '' : label, text: plain(text) }))

const expected = (document: Document): Line[] =>
  linesOf(editionOf(document), (label) => label).lines
    .map(({ label, text }) => ({ label: label === '•' ? '' : label, text }))
    .filter(({ label, text }) => text !== '' || label !== '')

describeWith(['soffice', 'python'], 'LibreOffice', () => {
  it('prints our numbers and our cross-references', { timeout: 280_000 }, async () => {
    expect(documents.flatMap(expected).filter(({ label }) => label !== '').length).toBeGreaterThan(300)
    const files = await Promise.all(documents.map(async (document) => ({ bytes: await word(document), extension: 'docx' })))
    const seen = await officeBlocks(files)
    documents.forEach((document, i) => expect(read(seen[i]!), `document ${i}`).toEqual(expected(document)))
  })

  it('computes them: a wrong cached label is put right', { timeout: 120_000 }, async () => {
    const good = await word(everyNode)
    const inBody = (change: (xml: string) => string) => changed(good, (path, xml) => (path === 'word/document.xml' ? change(xml) : xml))
    const stale = inBody((xml) => xml.replace(/(separate"\/><\/w:r><w:r><w:t[^>]*>)2</, '$1&#57;9<'))
    const wrong = inBody((xml) => xml.replace('<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading2"/>'))
    expect([...stale]).not.toEqual([...changed(good, (_, xml) => xml)])
    const [right, other] = await officeBlocks([stale, wrong].map((bytes) => ({ bytes, extension: 'docx' })))
    expect(read(right!)).toEqual(expected(everyNode))
    // And a heading of the wrong level is seen: the comparison can fail.
    expect(read(other!)).not.toEqual(expected(everyNode))
  })

  it('has the language, the header and the footer', { timeout: 120_000 }, async () => {
    const document: Document = { ...everyNode, meta: { ...everyNode.meta, målform: 'nn', oppdiktet: true } }
    const [blocks] = await officeBlocks([{ bytes: await word(document), extension: 'docx' }])
    expect(new Set(blocks!.map(({ language }) => language))).toEqual(new Set(['nn-NO']))
    const at = (place: string): string[] => blocks!.filter((block) => block.place === place).map(({ text }) => plain(text))
    expect(at('header First Page')).toEqual(['Utkast 1. mars 2026 · Oppdikta døme'])
    expect(at('header Standard')).toEqual(['Samarbeidsavtale om Nordvika havn Utkast 1. mars 2026 · Oppdikta døme'])
    expect(at('footer First Page')).toEqual(['Side 1 av 3'])
    expect(at('footnote 1')).toEqual(['En fotnote med kursiv.'])
  })
})

describeWith(['soffice', 'pdftotext'], 'LibreOffice, on paper', () => {
  it('prints the words in order, the signatures whole and with text before them', { timeout: 240_000 }, async () => {
    const filler = (n: number) => ({ type: 'paragraph' as const, children: [{ type: 'text' as const, value: `Avsnitt ${n}. ${'Partene varsler hverandre i god tid. '.repeat(6)}` }] })
    const signatures = everyNode.children.filter((block) => block.type === 'signatureBlock')
    for (const length of [9, 10, 11, 12]) {
      const children = [everyNode.children[0]!, ...Array.from({ length }, (_, n) => filler(n)), ...signatures]
      const pages = await pdfPages(await officeConvert(await word({ ...everyNode, children }), 'docx', 'pdf'))
      const last = pages.findIndex((page) => page.includes('Underskrift'))
      const page = pages[last]!
      expect(page.match(/Underskrift|Sted og dato|Navn med blokkbokstaver/g), `${length} paragraphs`).toHaveLength(6)
      expect(page.slice(0, page.indexOf('Nordvika kommune')).match(/god tid|varsler/g)?.length ?? 0, `${length} paragraphs`).toBeGreaterThanOrEqual(2)
    }
  })

  it('splits no signatory and no row over pages, and repeats the header row', { timeout: 120_000 }, async () => {
    const text = (value: string) => ({ type: 'text' as const, value })
    const row = (...cells: string[]) => ({ type: 'tableRow' as const, children: cells.map((value) => ({ type: 'tableCell' as const, children: [text(value)] })) })
    const long = Array.from({ length: 60 }, (_, i) => row(`Rad${i} begynner ${'og går videre '.repeat(12)} slutt${i}.`, '1'))
    const document: Document = {
      ...everyNode,
      children: [
        everyNode.children[0]!,
        { type: 'table', align: [null, 'right'], children: [row('Tiltaket', 'Kronebeløpet'), ...long] },
        {
          type: 'signatureBlock',
          children: Array.from({ length: 17 }, (_, i) => ({ type: 'signature', party: String(i), children: [{ type: 'signatureLine', role: 'name', children: [text(`Signatar${i} kommune`)] }] })),
        },
      ],
    }
    const pages = await pdfPages(await officeConvert(await word(document), 'docx', 'pdf'))
    const count = (page: string, what: RegExp): number => page.match(what)?.length ?? 0
    for (const page of pages) {
      expect(count(page, /Rad\d+/g)).toBe(count(page, /slutt\d+/g))
      expect(count(page, /Kronebeløpet/g)).toBe(count(page, /Rad\d+/g) > 0 ? 1 : 0)
      for (const caption of [/Underskrift/g, /Sted og dato/g, /Navn med blokkbokstaver/g, /Stilling/g]) expect(count(page, caption)).toBe(count(page, /Signatar\d+/g))
    }
    expect(pages.length).toBeGreaterThan(5)
    expect(pages.reduce((sum, page) => sum + count(page, /Signatar\d+/g), 0)).toBe(17)
  })

  it('prints every word of every node', { timeout: 120_000 }, async () => {
    const text = plain((await pdfPages(await officeConvert(await word(everyNode), 'docx', 'pdf'), ['-raw'])).join(' '))
    const words = linesOf(editionOf(everyNode), (label) => label).lines.filter(({ label }) => !label.startsWith('Vedlegg') && label !== '•')
    let from = 0
    for (const line of words.slice(0, 20)) {
      const wanted = plain(`${line.label} ${line.text}`).replaceAll(/\s/g, '')
      const at = text.replaceAll(/\s/g, '').indexOf(wanted.slice(0, 20), from)
      expect(at, wanted).toBeGreaterThanOrEqual(from)
      from = at
    }
  })
})
