/** What the files claim, judged by readers that are not ours. */
import { PDFName } from '../../src/render/pdf/pdf-lib.ts'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Output } from '../../src/render/format.ts'
import { finish, open } from '../../src/render/pdf/finish.ts'
import { fonts } from '../../src/render/pdf/fonts.ts'
import { describeWith, inFolder, officeConvert, run } from '../interop/readers.ts'
import { describeWithVerapdf, faults } from '../interop/verapdf.ts'
import { paragraph } from '../fixtures/every-node.ts'
import { shippedStyle, styleFiles } from '../fixtures/style.ts'
import { asset, edition, ENGINES, everyEdition, heading, largeEdition, print, PROSE, withAttachments } from './samples.ts'

async function samples(): Promise<Record<string, Uint8Array>> {
  const inner = (await print(everyEdition())).bytes
  const large = (await print(largeEdition())).bytes
  const styles = styleFiles.names().flatMap((file) => (file.endsWith('.yaml') ? [file.slice(0, -5)] : []))
  const all: Record<string, Uint8Array> = {}
  for (const engine of ENGINES) {
    const add = async (name: string, output: Promise<Output>): Promise<void> => {
      all[`${name}, ${engine}`] = (await output).bytes
    }
    await add('every node', print(everyEdition(), engine))
    await add('large', print(largeEdition(), engine))
    await add('attachments', print(withAttachments({ 'a.pdf': asset('pdf', inner), 'b.pdf': asset('pdf', large) }), engine))
    await add('a specimen with an attachment', print({ ...withAttachments({ 'a.pdf': asset('pdf', inner) }), signing: { mark: 'Eksemplar 1 av 2', keeper: 'Tilhører Nordvika', fingerprint: 'Tekstavtrykk 0123', specimen: 'PRØVE', signs: 'pen', fields: false } }, engine))
    await add('nothing but a title', print(edition([]), engine))
    for (const style of styles) await add(`style ${style}`, print(edition([heading('Ett'), paragraph(PROSE)], {}, shippedStyle(style)), engine))
    const { title: _, ...untitled } = { title: 0, ...edition([paragraph('Bare tekst.')]).document }
    await add('no title and no date', print({ ...everyEdition(), document: { ...untitled, meta: {} }, title: '' }, engine))
  }
  return all
}

describeWithVerapdf('veraPDF', () => {
  it('finds no fault in any file, as PDF/A-2a and as PDF/UA-1', async () => {
    const files = await samples()
    const clean = Object.fromEntries(Object.keys(files).map((name) => [name, []]))
    expect(await faults(files, '2a')).toEqual(clean)
    expect(await faults(files, 'ua1')).toEqual(clean)
  }, 240_000)

  it('finds a planted fault', async () => {
    const pdf = await open((await print(everyEdition())).bytes)
    pdf.catalog.delete(PDFName.of('StructTreeRoot'))
    const bytes = await finish(pdf, { title: 'x', language: 'nb-NO', creator: 'x', producer: 'x', conforms: true }, [])
    const found = await faults({ planted: bytes, none: new Uint8Array([1]) }, '2a')
    expect(found['planted']).not.toEqual([])
    expect(found['none']).not.toEqual([])
  }, 60_000)
})

describeWith(['qpdf', 'pdfinfo', 'pdffonts'], 'qpdf and poppler', () => {
  it.each(ENGINES)('find whole files with only our fonts, all embedded: %s', async (engine) => {
    const inner = (await print(everyEdition(), engine)).bytes
    for (const { bytes } of [await print(largeEdition(), engine), await print(withAttachments({ 'a.pdf': asset('pdf', inner) }), engine)]) {
      await inFolder(async (folder) => {
        const path = join(folder, 'a.pdf')
        await writeFile(path, bytes)
        await run('qpdf', ['--check', path])
        const info = (await run('pdfinfo', [path])).toString('utf8')
        expect(info).toMatch(/Tagged:\s+yes/u)
        expect(info).toMatch(/JavaScript:\s+no/u)
        expect(info).toMatch(/Page size:\s+595\.\d+ x 841\.\d+ pts \(A4\)/u)
        const rows = (await run('pdffonts', [path])).toString('utf8').trim().split('\n').slice(2)
        for (const row of rows) {
          const [, family = '', rest = ''] = /^(?:[A-Z]{6}\+)?(\S+)\s+(.*)$/u.exec(row) ?? []
          expect(fonts().map(({ postscript }) => postscript)).toContain(family)
          // Embedded, subset, with a map to Unicode.
          expect(rest).toMatch(/yes yes yes/u)
        }
        const tags = (await run('pdfinfo', ['-struct', path])).toString('latin1')
        for (const tag of ['H1', 'Table', 'THead', 'TH', 'LBody', 'Note']) expect(tags).toContain(tag)
        expect(tags).toMatch(/\/Scope \/Column/u)
      })
    }
  }, 60_000)
})

describeWith(['soffice', 'pandoc'], 'a file that LibreOffice has made', () => {
  it('is set in where it fits, and the whole is still without fault', async (context) => {
    const html = '<html lang="nb"><head><title>Del</title></head><body><h1>Generell del</h1><p>Fag- og saksområder.</p><ul><li>en</li><li>to</li></ul></body></html>'
    const filter = 'pdf:writer_web_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"PDFUACompliance":{"type":"boolean","value":"true"},"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    const made = await officeConvert(new TextEncoder().encode(html), 'html', filter)
    const { bytes, beside, messages } = await print(withAttachments({ 'del.pdf': asset('pdf', new Uint8Array(made)) }))
    expect([beside, messages]).toEqual([undefined, []])
    const found = await Promise.all((['2a', 'ua1'] as const).map((flavour) => faults({ merged: bytes }, flavour))).catch(() => undefined)
    if (!found) context.skip()
    expect(found).toEqual([{ merged: [] }, { merged: [] }])
  }, 240_000)
})
