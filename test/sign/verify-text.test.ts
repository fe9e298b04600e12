/** The text of a file against that of a draft: the same when it is, and else the clause that differs first, from PDF and Word alike. */
import fc from 'fast-check'
import { zipSync, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { docx } from '../../src/render/docx/index.ts'
import { edit } from '../../src/render/edition.ts'
import type { Document } from '../../src/document/tree.ts'
import { printedFingerprint } from '../../src/document/fingerprint.ts'
import { fileText } from '../../src/sign/verify/file-text.ts'
import { fingerprintsIn, firstDifference } from '../../src/sign/verify/text.ts'
import { assets, everyNode, paragraph } from '../fixtures/every-node.ts'
import { standardStyle } from '../fixtures/style.ts'
import { document, heading, print, PROSE, signatureBlock } from '../pdf/samples.ts'
import { agreement, filesOf, folderWith, lilla } from '../cli/lilla.ts'
import { organisation, sealed } from './sealing.ts'

const draft = (third: string): Document => document([
  heading('Formål'), paragraph(PROSE), heading('Økonomi'), paragraph('Første ledd.'), paragraph(third), heading('Varighet'), paragraph('Avtalen varer.'), signatureBlock(3),
])
const older = draft('Avgiften er kr 3,– per innbygger.')
const newer = draft('Avgiften er kr 4,– per innbygger.')
const FORMATS = {
  pdf: async (one: Document): Promise<Uint8Array> => (await print(edit(one, assets, standardStyle()))).bytes,
  docx: async (one: Document): Promise<Uint8Array> => (await docx.render(edit(one, assets, standardStyle()))).bytes,
}

describe.each(['pdf', 'docx'] as const)('in %s', (format) => {
  const linesOf = async (one: Document) => fileText(await FORMATS[format](one))?.lines ?? []

  it('a text is as long as its document, with its headings', async () => {
    const lines = await linesOf(older)
    expect(lines.filter((line) => line.heading).map(({ text }) => text.replace(/^[\d.\s]+/, ''))).toEqual(expect.arrayContaining(['Formål', 'Økonomi', 'Varighet']) as string[])
    expect(lines.map(({ text }) => text).join(' ').replaceAll(/[\s\u00AD]/g, '')).toContain(PROSE.replaceAll(/\s/g, ''))
  })

  it('the same draft has no difference, also with every kind of node', async () => {
    expect(firstDifference(await linesOf(older), await linesOf(older))).toBeUndefined()
    expect((await linesOf(everyNode)).length).toBeGreaterThan(10)
    expect(firstDifference(await linesOf(everyNode), await linesOf(everyNode))).toBeUndefined()
  })

  it('another draft differs first where it does', async () => {
    expect(firstDifference(await linesOf(newer), await linesOf(older))).toMatchObject({
      clause: expect.stringContaining('Økonomi') as string, here: expect.stringContaining('kr 4,–') as string, expected: expect.stringContaining('kr 3,–') as string,
    })
  })

  it('a draft with a clause more differs at that clause', async () => {
    const more = document([...older.children.slice(1, -1), heading('Oppsigelse'), paragraph('Seks måneder.')])
    expect(firstDifference(await linesOf(more), await linesOf(older))?.here).toContain('Oppsigelse')
  })
})

describe('a Word file', () => {
  it('with tracked changes reads as when they are accepted', async () => {
    const parts = unzipSync(await FORMATS.docx(older))
    const xml = Buffer.from(parts['word/document.xml'] ?? []).toString('utf8')
    const tracked = xml.replace(/(<w:r>(?:(?!<\/w:r>).)*Første ledd\.<\/w:t><\/w:r>)/, '<w:del w:id="900" w:author="A">$1</w:del><w:ins w:id="901" w:author="A"><w:r><w:t>Annet &amp; tredje ledd.</w:t></w:r></w:ins>')
    expect(tracked).not.toBe(xml)
    const lines = fileText(zipSync({ ...parts, 'word/document.xml': Buffer.from(tracked) }))?.lines ?? []
    expect(firstDifference(lines, fileText(await FORMATS.docx(older))?.lines ?? [])).toMatchObject({ here: 'Annet & tredje ledd.', expected: 'Første ledd.' })
  })

  const changedIn = async (one: Document, part: string, from: string | RegExp, to: string) => {
    const parts = unzipSync(await FORMATS.docx(one))
    const xml = Buffer.from(parts[part] ?? []).toString('utf8')
    expect(xml.replace(from, to)).not.toBe(xml)
    return fileText(zipSync({ ...parts, [part]: Buffer.from(xml.replace(from, to)) }))
  }

  it.each([['a space less', 'per innbygger', 'perinnbygger'], ['a space more', 'per innbygger', 'per inn bygger']])('with %s is another text', async (_, from, to) => {
    const expected = fileText(await FORMATS.docx(older))?.lines ?? []
    expect(firstDifference((await changedIn(older, 'word/document.xml', from, to))?.lines ?? [], expected)).toMatchObject({ clause: expect.stringContaining('Økonomi') as string })
  })

  it('with another picture text, or another footnote, differs under the clause that has it', async () => {
    const expected = fileText(await FORMATS.docx(everyNode))?.lines ?? []
    const picture = await changedIn(everyNode, 'word/document.xml', /descr="[^"]+"/, 'descr="Noe annet"')
    expect(firstDifference(picture?.lines ?? [], expected)?.here).toContain('[Noe annet]')
    const xml = Buffer.from(unzipSync(await FORMATS.docx(everyNode))['word/footnotes.xml'] ?? []).toString('utf8')
    const [, words = ''] = /<w:t[^>]*>([^<]*\p{L}{4}[^<]*)<\/w:t>/u.exec(xml) ?? []
    const note = await changedIn(everyNode, 'word/footnotes.xml', words, 'Helt andre ord.')
    const found = firstDifference(note?.lines ?? [], expected)
    expect(found?.here).toContain('Helt andre ord.')
    const headings = expected.filter((line) => line.heading)
    expect(found?.clause).not.toBe(headings.at(-1)?.text)
  })

  it.each([
    ['hidden words', /<w:r>/, '<w:r><w:rPr><w:vanish/></w:rPr>'],
    ['a symbol', '</w:p>', '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r></w:p>'],
    ['another file in it', '<w:p>', '<w:altChunk r:id="x"/><w:p>'],
  ])('with %s says so', async (_, from, to) => {
    expect(fileText(await FORMATS.docx(older))?.loose).toEqual(expect.not.arrayContaining(['w:vanish', 'w:sym', 'w:altChunk']))
    expect((await changedIn(older, 'word/document.xml', from, to))?.loose).toContain(/w:\w+/.exec(to.replace('<w:r><w:rPr>', '').replace('<w:r>', ''))?.[0])
  })

  it('that opens another part, or begins as a PDF, is not read as the one that it seems to be', async () => {
    expect((await changedIn(older, '_rels/.rels', 'word/document.xml', 'word/annet.xml'))?.lines).toBeUndefined()
    expect(fileText(Buffer.concat([Buffer.from('%PDF-1.7\n'), await FORMATS.docx(older)]))).toBeUndefined()
    expect(fileText((await FORMATS.docx(older)).subarray(0, 5000))).toMatchObject({ format: 'docx', damaged: true })
  })

  it('that is broken is never a crash', async () => {
    const file = await FORMATS.docx(older)
    fc.assert(fc.property(fc.integer({ min: 0, max: file.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, by) => {
      const copy = Uint8Array.from(file)
      copy[at] = (copy[at] ?? 0) ^ by
      fileText(copy)
    }), { numRuns: 300 })
  })
})

describe('a PDF', () => {
  it('reads the same however its lines break', async () => {
    const narrow = { ...standardStyle(), margins: { ...standardStyle().margins, right: 70 } }
    const lines = fileText((await print(edit(older, assets, narrow))).bytes)?.lines ?? []
    expect(firstDifference(lines, fileText(await FORMATS.pdf(older))?.lines ?? [])).toBeUndefined()
  })

  it.each([['a space less', 'per innbygger', 'perinnbygger'], ['a space more', 'Avtalen varer', 'Avtalen va rer']])('with %s is another text', async (_, from, to) => {
    const other = JSON.parse(JSON.stringify(older).replace(from, to)) as Document
    expect(firstDifference(fileText(await FORMATS.pdf(other))?.lines ?? [], fileText(await FORMATS.pdf(older))?.lines ?? [])).toBeDefined()
  })
})

describe('fingerprints', () => {
  it('are found as they are printed, and nothing else is', () => {
    fc.assert(fc.property(fc.stringMatching(/^[0-9a-f]{64}$/), (sha256) => {
      const printed = printedFingerprint(sha256)
      expect(fingerprintsIn(`Tekstavtrykk ${printed} · side 1`)).toEqual([printed])
    }))
    expect(fingerprintsIn('920 125 298 og 1234 5678 9012')).toEqual([])
  })
})

describe('lilla verify --utkast', () => {
  const files = { 'agreements/brann/2026-01-31.md': agreement(), 'agreements/brann/2026-02-28.md': agreement('Partene samarbeider om feiing.').replace('2026-01-31', '2026-02-28') }

  it('says of PDF and Word that the text is that of the draft, or where it is not', async () => {
    const cwd = folderWith(files)
    await lilla(['build', 'agreements/brann/2026-01-31.md', '--format', 'pdf,docx'], { cwd })
    const built = ['out/brann/2026-01-31.pdf', 'out/brann/2026-01-31.docx']
    const same = await lilla(['verify', ...built, '--utkast', 'agreements/brann/2026-01-31.md'], { cwd })
    expect([same.exit, same.out.match(/Teksten er teksten i «agreements\/brann\/2026-01-31\.md»/gu)?.length]).toEqual([0, 2])
    const other = await lilla(['verify', ...built, '--utkast', 'agreements/brann/2026-02-28.md'], { cwd })
    expect([other.exit, other.out.match(/FEIL: Teksten er ikke teksten i .* under «.*Formål»/gu)?.length]).toEqual([1, 2])
    expect(other.out).toContain('brannvern')
    expect(other.out).toContain('feiing')
    const json = JSON.parse((await lilla(['verify', ...built, '--utkast', 'agreements/brann/2026-02-28.md', '--json'], { cwd })).out) as { filer: { tekst: string; forskjell: { fil: string } }[] }
    expect(json.filer.map(({ tekst, forskjell }) => [tekst, forskjell.fil])).toEqual([['ulik', 'Partene samarbeider om brannvern.'], ['ulik', 'Partene samarbeider om brannvern.']])
  })

  it('holds for a sealed file too, and a draft that is not there is wrong use', async () => {
    const cwd = folderWith(files)
    await lilla(['build', 'agreements/brann/2026-01-31.md', '--format', 'pdf'], { cwd })
    const bare = filesOf(cwd).get('out/brann/2026-01-31.pdf') ?? Buffer.alloc(0)
    const { writeFileSync } = await import('node:fs')
    writeFileSync(`${cwd}/forseglet.pdf`, await sealed(bare, organisation('Nordvika kommune')))
    expect(await lilla(['verify', 'forseglet.pdf', '--utkast', 'agreements/brann/2026-01-31.md'], { cwd })).toMatchObject({ exit: 0, err: '' })
    expect((await lilla(['verify', 'forseglet.pdf', '--utkast', 'agreements/brann/2026-02-28.md'], { cwd })).exit).toBe(1)
    expect((await lilla(['verify', 'forseglet.pdf', '--utkast', 'nei.md'], { cwd })).exit).toBe(2)
  })
})
