/** Attachments that are files: what fits is set in with its structure, anything else lies beside, with a reason. */
import { degrees } from 'pdf-lib'
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from '../../src/render/pdf/pdf-lib.ts'
import { describe, expect, it } from 'vitest'
import { besideName } from '../../src/render/beside.ts'
import type { Attachment } from '../../src/document/tree.ts'
import { readContent } from '../../src/render/pdf/content.ts'
import { open } from '../../src/render/pdf/finish.ts'
import { preflight } from '../../src/render/pdf/preflight.ts'
import { elementsOf, numberTree, structureRoot } from '../../src/render/pdf/structure.ts'
import { linesOf, readPdf, rolesOf } from './read.ts'
import { asset, ENGINES, everyEdition, print, withAttachments } from './samples.ts'

const name = PDFName.of
const good = async (): Promise<Uint8Array> => (await print(everyEdition())).bytes
/** A good file with something changed. */
async function changed(change: (pdf: PDFDocument) => void): Promise<Uint8Array> {
  const pdf = await open(await good())
  change(pdf)
  return pdf.save({ useObjectStreams: false, updateFieldAppearances: false })
}

async function untagged(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create()
  pdf.addPage()
  return pdf.save()
}

const reasonsOf = async (bytes: Uint8Array): Promise<readonly string[]> => {
  const verdict = await preflight(bytes)
  return verdict.fits ? [] : verdict.reasons
}

describe('the preflight', () => {
  it('lets a good file through', async () => {
    expect(await reasonsOf(await good())).toEqual([])
  })

  const faults: readonly [fault: string, reason: string, change: (pdf: PDFDocument) => void][] = [
    ['no tags', 'er ikke merket (tagget)', ({ catalog }) => catalog.delete(name('StructTreeRoot'))],
    ['no claim', 'er ikke lagret som PDF/A', ({ catalog }) => catalog.delete(name('Metadata'))],
    ['a script', 'inneholder program eller handlinger', ({ catalog, context }) => catalog.set(name('OpenAction'), context.obj({ S: 'JavaScript', JS: 'x' }))],
    ['a form', 'er et skjema eller er signert', ({ catalog, context }) => catalog.set(name('AcroForm'), context.obj({ Fields: [] }))],
    ['layers', 'har lag som kan slås av', ({ catalog, context }) => catalog.set(name('OCProperties'), context.obj({}))],
    ['no language', 'sier ikke hvilket språk den er på', ({ catalog }) => catalog.delete(name('Lang'))],
    ['an unembedded font', 'har skrifter som ikke er innebygd', ({ context }) => void context.register(context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' }))],
    ['a file inside', 'har egne filer inni seg', ({ context }) => void context.register(context.obj({ Type: 'Filespec', EF: {} }))],
    ['an unmarked stroke', 'har innhold som ikke er merket (tagget)', (pdf) => {
      const page = pdf.getPage(0).node
      page.set(name('Contents'), pdf.context.obj([page.get(name('Contents'))!, pdf.context.register(pdf.context.stream('0 0 m 9 9 l S'))] as never))
    }],
    ['inks', 'bruker trykkfarger (CMYK)', (pdf) => {
      const page = pdf.getPage(0).node
      page.set(name('Contents'), pdf.context.obj([page.get(name('Contents'))!, pdf.context.register(pdf.context.stream('0 0 0 1 k'))] as never))
    }],
    ['a picture without words', 'har bilder uten tekst', (pdf) => {
      for (const { dict } of elementsOf(structureRoot(pdf)!, pdf)) if (dict.get(name('S')) === name('Figure')) for (const key of dict.keys()) if (key === name('Alt')) dict.delete(key)
    }],
  ]
  it.each(faults)('finds %s', async (_, reason, change) => {
    expect(await reasonsOf(await changed(change))).toContain(reason)
  })

  it('finds what is no PDF, an encrypted one and an empty one', async () => {
    expect(await reasonsOf(new TextEncoder().encode('%PDF-1.7 nei'))).toEqual(['kan ikke leses som PDF'])
    const locked = await PDFDocument.create()
    locked.addPage()
    locked.encrypt({ userPassword: 'a', ownerPassword: 'b' })
    expect(await reasonsOf(await locked.save())).toEqual(['er kryptert'])
  })
})

describe('what a page draws', () => {
  it.each([
    ['/P <</MCID 0>> BDC (a\\) S (b) ) Tj EMC', false],
    ['/Artifact BMC 0 0 m S EMC', false],
    ['(S f Do) pop % S f', false],
    ['BT (a) Tj ET', true],
    ['/P BMC EMC f', true],
    ['/P BMC BI /W 1 ID S f \x01 EI EMC', false],
    ['<53> <</A (S)>> /S /f', false],
  ])('is marked or not: %s', (content, unmarked) => {
    expect(readContent(content).unmarked).toBe(unmarked)
  })
})

describe.each(ENGINES)('attachments, set by the %s engine', (engine) => {
  it('stand in the file with their pages, tags and text, and nothing is counted twice', async () => {
    const inner = await good()
    const turned = await changed((pdf) => pdf.getPages().forEach((page, i) => page.setRotation(degrees([90, 180, 270][i % 3]!))))
    const { bytes, beside, messages } = await print(withAttachments({ 'a.pdf': asset('pdf', inner), 'b.pdf': asset('pdf', turned) }), engine)
    expect([beside, messages]).toEqual([undefined, []])
    const read = await readPdf(bytes)
    const alone = await readPdf(inner)
    // The agreement, then a page and the file's own pages for each.
    expect(read.pages).toBe(1 + 2 * (1 + alone.pages))
    expect(rolesOf(read.tags).filter((role) => role === 'Table')).toHaveLength(2)
    const lines = linesOf(read.words.filter(({ page }) => page === 3))
    for (const line of linesOf(alone.words.filter(({ page }) => page === 1))) expect(lines.join(' ')).toContain(line)
    expect(lines.join(' ')).toContain(`Vedlegg 1 · Side 3 av ${read.pages}`)
    expect(read.bookmarks).toEqual(['Vedlegg', 'Vedlegg\u00A01\u00A0Om a.pdf', 'Vedlegg\u00A02\u00A0Om b.pdf'].map((one) => expect.toSatisfy((got: string) => got.replaceAll('\u00A0', ' ') === one.replaceAll('\u00A0', ' '))))

    const pdf = await open(bytes)
    const root = structureRoot(pdf)!
    const parents = numberTree(root.lookup(name('ParentTree'), PDFDict))
    const keys = pdf.getPages().flatMap((page) => page.node.lookup(name('StructParents'))?.toString() ?? [])
    expect(new Set(keys).size).toBe(keys.length)
    for (const key of keys) expect(parents.has(Number(key))).toBe(true)
    const names = root.lookup(name('IDTree'), PDFDict).lookup(name('Names'), PDFArray).asArray()
    const ids = names.filter((_, i) => i % 2 === 0).map(String)
    expect(new Set(ids).size).toBe(ids.length)
    const own = [...elementsOf(root, pdf)].map(({ dict }) => dict.get(name('ID'))).filter((id): id is PDFObject => id !== undefined).map(String)
    expect(new Set(own).size).toBe(own.length)
  }, 60_000)

  it('say on each page, turned and cut ones too, whose copy it is, which text it belongs to and that it is a specimen', async () => {
    const inner = await changed((pdf) => pdf.getPages().forEach((page, i) => {
      page.setRotation(degrees([0, 90, 180, 270][i % 4]!))
      page.setCropBox(40, 60, 420, 560)
    }))
    const signing = { mark: 'Eksemplar 2 av 3', keeper: 'Tilhører Sørvika kommune', fingerprint: 'Tekstavtrykk 0123 4567', specimen: 'PRØVE', signs: 'pen' as const, fields: false }
    const { bytes } = await print({ ...withAttachments({ 'a.pdf': asset('pdf', inner) }), signing }, engine)
    const { pages, words } = await readPdf(bytes)
    const shown = (await open(bytes)).getPages().map((page) => page.getCropBox())
    for (let page = 3; page <= pages; page += 1) {
      const here = words.filter((word) => word.page === page && word.text.trim() !== '')
      for (const said of [`PRØVE · ${signing.mark}`, signing.keeper, signing.fingerprint, `Vedlegg 1 · Side ${page} av ${pages}`]) {
        const { x = 0, y = 0 } = here.find(({ text }) => text.replaceAll('\u00A0', ' ') === said) ?? {}
        const box = shown[page - 1]!
        expect([x, y].join(' '), `${page} ${said}`).not.toBe('0 0')
        expect(x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height, `${page} ${said}`).toBe(true)
      }
    }
  }, 60_000)

  it('that do not fit lie beside under a safe name, each with its reason', async () => {
    const files = { 'vedlegg/Kart over havna (1).pdf': asset('pdf', await untagged()), 'vedlegg/tall.xlsx': asset('other', new Uint8Array([1, 2])) }
    const { bytes, beside, messages } = await print(withAttachments(files), engine)
    expect(beside?.map((one) => one.name)).toEqual(['1-Kart-over-havna-1.pdf', '2-tall.xlsx'])
    expect(messages?.map(({ ruleId, severity }) => [ruleId, severity])).toEqual([['VDL-004', 'warning'], ['VDL-004', 'warning']])
    expect(messages?.[0]?.reason).toContain('er ikke merket (tagget)')
    const read = await readPdf(bytes)
    expect(read.pages).toBe(1)
    expect(linesOf(read.words).join(' ')).toContain('2-tall.xlsx, følger som egen fil')
  })
})

describe('a safe name', () => {
  it.each([
    ['../../etc/passwd', '1-passwd'], ['..\\x\\con.pdf', '1-con.pdf'], ['.htaccess', '1-htaccess'], ['a b/ø å<>:"|?*.pdf', '1-ø-å.pdf'],
    ['///', '1-vedlegg'], [`${'x'.repeat(300)}.pdf`, `1-${'x'.repeat(80)}.pdf`], ['a\u0000b\n.pdf', '1-a-b.pdf'],
  ])('of %j is %s', (path, safe) => {
    const node: Attachment = { type: 'attachment', id: 'a', file: path, media: 'other', sha256: '', children: [] }
    expect(besideName(node, new Map([[node, { path: [1], label: '1' }]]))).toBe(safe)
  })
})
