/** Small files that unpack, repeat or nest themselves into large ones, for the tests. */
import { deflateRawSync, deflateSync } from 'node:zlib'
import { catalogOf, dictAt, openPdf, pagesOf } from '../../src/sign/pdf/file.ts'
import { edited, withUpdate } from '../../src/sign/pdf/update.ts'
import { agreementPdf, organisation, sealed } from './sealing.ts'

const HEAD = '%PDF-1.7\n'
const end = (at: number): string => `startxref\n${at}\n%%EOF\n`
const latin1 = (...parts: (string | Uint8Array)[]): Buffer => Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))

const stream = (content: string | Uint8Array, entries = ''): Buffer => {
  const data = deflateSync(typeof content === 'string' ? Buffer.from(content, 'latin1') : content)
  return latin1(`<< ${entries} /Filter /FlateDecode /Length ${data.length} >>\nstream\n`, data, '\nendstream')
}

/** With objects from 1 on and one table. */
function file(...objects: (string | Uint8Array)[]): Buffer {
  const parts: Buffer[] = [Buffer.from(HEAD)]
  let at = HEAD.length
  const offsets = objects.map((object, i) => {
    const part = latin1(`${i + 1} 0 obj\n`, object, '\nendobj\n')
    parts.push(part)
    at += part.length
    return at - part.length
  })
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  return latin1(...parts, `xref\n1 ${objects.length}\n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n${end(at)}`)
}

const trailer = (entries: string): Buffer => latin1(HEAD, `xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Root 1 0 R /Size 2 ${entries} >>\n`, end(HEAD.length))

/** Sections of cross-references that each list very many objects in very few bytes. */
function manyObjects(sections: number, objects: number): Buffer {
  const rows = Buffer.alloc(objects, 1)
  const parts: Buffer[] = [Buffer.from(HEAD)]
  let [at, previous] = [HEAD.length, '']
  for (let i = 0; i < sections; i += 1) {
    const part = latin1('1 0 obj\n', stream(rows, `/Type /XRef /Root 2 0 R /Size ${objects} /W [1 0 0] ${previous}`), '\nendobj\n')
    parts.push(part)
    previous = `/Prev ${at}`
    at += part.length
  }
  return latin1(...parts, end(at - (parts.at(-1)?.length ?? 0)))
}

/** Pages that stand in streams of objects, each of which unpacks to very much. */
function manyStreams(count: number, size: number): Buffer {
  const first = 10
  const kids = Array.from({ length: count }, (_, i) => 1000 + i)
  const parts: Buffer[] = [Buffer.from(HEAD)]
  const places = new Map<number, Buffer>()
  let at = HEAD.length
  const row = (kind: number, a: number): Buffer => Buffer.from([kind, a >>> 24, a >>> 16, a >>> 8, a, 0, 0])
  const add = (number: number, content: string | Uint8Array): void => {
    const part = latin1(`${number} 0 obj\n`, content, '\nendobj\n')
    places.set(number, row(1, at))
    parts.push(part)
    at += part.length
  }
  add(1, '<< /Type /Catalog /Pages 2 0 R >>')
  add(2, `<< /Type /Pages /Count ${count} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`)
  for (const [i, kid] of kids.entries()) {
    add(first + i, stream(`${kid} 0 << /Type /Page >>${' '.repeat(size)}`, `/Type /ObjStm /N 1 /First ${String(kid).length + 3}`))
    places.set(kid, row(2, first + i))
  }
  const numbers = [...places.keys()]
  const index = numbers.map((number) => `${number} 1`).join(' ')
  const table = stream(Buffer.concat([...places.values()]), `/Type /XRef /Root 1 0 R /Size 3000 /W [1 4 2] /Index [${index}]`)
  return latin1(...parts, '2500 0 obj\n', table, '\nendobj\n', end(at))
}

/** An agreement in which one object is another. */
async function replaced(which: (file: ReturnType<typeof openPdf>) => number, object: Buffer): Promise<Uint8Array> {
  const opened = openPdf(await agreementPdf())
  return withUpdate(opened, new Map([[which(opened), object]]), 'hostile')
}

const refIn = (value: ReturnType<typeof dictAt>, key: string): number => {
  const found = value?.entries.get(key)
  return found?.type === 'ref' ? found.number : -1
}

const firstPage = (opened: ReturnType<typeof openPdf>): ReturnType<typeof dictAt> => dictAt(opened, opened.object(pagesOf(opened)[0] ?? -1)?.value)

function firstTable(opened: ReturnType<typeof openPdf>): number {
  const fonts = dictAt(opened, dictAt(opened, firstPage(opened)?.entries.get('Resources'))?.entries.get('Font'))
  return refIn(dictAt(opened, [...(fonts?.entries.values() ?? [])][0]), 'ToUnicode')
}

/** A sealed file with very many pages, every one of which a later layer changes. */
async function manyPages(count: number): Promise<Uint8Array> {
  const kids = Array.from({ length: count }, (_, i) => `${3 + i} 0 R`).join(' ')
  const page = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>'
  const bare = file('<< /Type /Catalog /Pages 2 0 R >>', `<< /Type /Pages /Count ${count} /Kids [${kids}] >>`, ...Array.from({ length: count }, () => page))
  const whole = openPdf(await sealed(bare, organisation('Nordvika kommune')))
  const changed = pagesOf(whole).map((number): [number, Buffer] => {
    const found = whole.object(number)
    return [number, found?.value.type === 'dict' ? edited(found.source, found.value, { Rotate: '90' }) : Buffer.alloc(0)]
  })
  return withUpdate(whole, new Map(changed), 'hostile')
}

/** A Word file whose parts are all one and the same, which unpacks to very much. */
function manyParts(count: number, size: number): Buffer {
  const raw = deflateRawSync(Buffer.from('<w:p><w:r><w:t>a</w:t></w:r></w:p>'.repeat(size)))
  const names = ['word/document.xml', ...Array.from({ length: count }, (_, i) => `word/footer${i}.xml`)]
  const local = Buffer.alloc(30)
  local.write('PK\u0003\u0004', 'latin1')
  const entries = names.map((name) => {
    const entry = Buffer.alloc(46)
    entry.write('PK\u0001\u0002', 'latin1')
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(raw.length, 20)
    entry.writeUInt16LE(name.length, 28)
    return latin1(entry, name)
  })
  const last = Buffer.alloc(22)
  last.write('PK\u0005\u0006', 'latin1')
  last.writeUInt16LE(names.length, 10)
  last.writeUInt32LE(local.length + raw.length, 16)
  return latin1(local, raw, ...entries, last)
}

/** Comments that begin an object each and end together, so that every object is as long as the file. */
function manyComments(count: number): Buffer {
  const heads = Array.from({ length: count }, (_, i) => `${String(10 + i).padStart(6, '0')} 0 obj %`)
  const kids = heads.map((_, i) => `${10 + i} 0 R`).join(' ')
  const objects = [`1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n`, `2 0 obj\n<< /Type /Pages /Kids [${kids}] >>\nendobj\n`, `${heads.join('')}\n<< /Type /Page >>\n`]
  const [catalog = '', pages = ''] = objects
  const from = HEAD.length + catalog.length + pages.length
  const line = (at: number): string => `${String(at).padStart(10, '0')} 00000 n \n`
  const table = `xref\n1 2\n${line(HEAD.length)}${line(HEAD.length + catalog.length)}10 ${count}\n${heads.map((head, i) => line(from + i * head.length)).join('')}`
  return latin1(HEAD, ...objects, `${table}trailer\n<< /Size ${count + 10} /Root 1 0 R >>\n${end(from + (objects[2]?.length ?? 0))}`)
}

/** What each does, and what it must come to: refused, or read as far as its seals. */
export const HOSTILE: readonly (readonly [does: string, make: () => Uint8Array | Promise<Uint8Array>, refused: boolean])[] = [
  ['has a number of very many digits', () => trailer(`/A ${'1'.repeat(300_000)}x`), true],
  ['has very many values', () => trailer(`/A [${'1 '.repeat(3_000_000)}]`), true],
  ['nests very deep', () => trailer(`/A ${'['.repeat(2_000_000)}`), true],
  ['has a very long string', () => trailer(`/A (${'a\\)'.repeat(3_000_000)})`), true],
  ['lists very many objects', () => manyObjects(1, 3_000_000), true],
  ['lists very many objects again and again', () => manyObjects(40, 500_000), true],
  ['unpacks very many streams of objects', () => manyStreams(30, 8_000_000), false],
  ['has objects within objects', () => manyComments(40_000), false],
  ['describes itself at very great length', () => replaced((one) => refIn(catalogOf(one), 'Metadata'), stream(`<pdfaid:part>${' '.repeat(60_000)}<`, '/Type /Metadata /Subtype /XML')), false],
  ['opens very many tables of letters', () => replaced(firstTable, stream('beginbfchar '.repeat(1_000_000))), false],
  ['draws very much', () => replaced((one) => refIn(firstPage(one), 'Contents'), stream('BT (a) Tj ET '.repeat(2_000_000))), false],
  ['marks content within content', () => replaced((one) => refIn(firstPage(one), 'Contents'), stream('/P BMC (a) Tj '.repeat(1_000_000))), false],
  ['changes very many pages', () => manyPages(4000), false],
  ['is a Word file that unpacks to very much', () => manyParts(60, 200_000), true],
]
