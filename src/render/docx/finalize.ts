/**
 * Makes the file the same on every build. `docx` gives relationships random ids, takes the ids of bookmarks and pictures from
 * counters that live as long as the process, writes the clock into the properties, and stamps the zip's entries with it.
 */
import { strToU8, zipSync, type Zippable } from 'fflate'
import { MASKED_BRACE, REVISION_ID } from './text.ts'

/** The earliest time that a zip can hold (MS-DOS time), in local time: fflate writes local fields, so the zone does not count. */
const EPOCH = new Date(1980, 0, 1)

/** The parts of a package by their paths, before they are zipped. */
export type Parts = ReadonlyMap<string, string | Uint8Array | ArrayBuffer>

/**
 * @param parts of the package, as `docx` made them: text, or the bytes of a picture.
 * @param replaced whole parts by their paths in the package.
 */
export function finalize(parts: Parts, replaced: ReadonlyMap<string, string>): Uint8Array {
  const texts = new Map<string, string>()
  for (const [path, part] of parts) if (typeof part === 'string') texts.set(path, part)
  for (const [path, text] of replaced) texts.set(path, text)

  renumberRelationships(texts)
  renumber(texts, /(<w:bookmark(?:Start|End)\b[^>]*?\bw:id=")([^"]*)(")/g)
  renumberRevisions(texts)
  renumberPictures(texts)
  for (const [path, text] of texts) if (text.includes(MASKED_BRACE)) texts.set(path, text.replaceAll(MASKED_BRACE, '{'))
  // xsd:dateTime allows fractions of a second, but Word writes none.
  const comments = texts.get('word/comments.xml')
  if (comments !== undefined) texts.set('word/comments.xml', comments.replace(/( w:date="[^".]*)\.000Z"/g, '$1Z"'))
  const numbering = texts.get('word/numbering.xml')
  if (numbering !== undefined) texts.set('word/numbering.xml', multilevel(numbering))

  const out: Zippable = {}
  for (const path of [...new Map([...parts, ...texts]).keys()].sort(inPackageOrder)) {
    const part = texts.get(path) ?? parts.get(path)!
    out[path] = [typeof part === 'string' ? strToU8(part) : new Uint8Array(part), { mtime: EPOCH, level: 6 }]
  }
  return zipSync(out)
}

/** The list of content types comes first, as readers of streams expect (ECMA-376 part 2, 9.2); the rest by name. */
function inPackageOrder(a: string, b: string): number {
  const rank = (path: string): number => (path === '[Content_Types].xml' ? 0 : path === '_rels/.rels' ? 1 : 2)
  return rank(a) - rank(b) || (a < b ? -1 : 1)
}

/** Each part's relationships are numbered in the order in which they stand, and the part's references follow. */
function renumberRelationships(texts: Map<string, string>): void {
  for (const [path, rels] of texts) {
    const [, folder, file] = /^(.*)_rels\/([^/]*)\.rels$/.exec(path) ?? []
    const owner = `${folder}${file}`
    const part = texts.get(owner)
    if (folder === undefined || (part === undefined && owner !== '')) continue
    const ids = new Map<string, string>()
    texts.set(
      path,
      rels.replace(/(\sId=")([^"]*)(")/g, (_, before: string, id: string, after: string) => {
        const next = `rId${ids.size + 1}`
        ids.set(id, next)
        return before + next + after
      }),
    )
    if (part === undefined) continue
    texts.set(
      owner,
      part.replace(/(\sr:(?:id|embed|link)=")([^"]*)(")/g, (_, before: string, id: string, after: string) => before + (ids.get(id) ?? id) + after),
    )
  }
}

/** One count through all parts, in the order of their names: both marks of a bookmark have one id, and no two have the same. */
function renumber(texts: Map<string, string>, pattern: RegExp, first = 0): void {
  const ids = new Map<string, string>()
  for (const path of [...texts.keys()].sort()) {
    const text = texts.get(path)!
    texts.set(
      path,
      text.replace(pattern, (_, before: string, id: string, after: string) => {
        const next = ids.get(id) ?? String(first + ids.size)
        ids.set(id, next)
        return before + next + after
      }),
    )
  }
}

/** Tracked changes count on from the bookmarks: no two marks of any kind may have one id. */
function renumberRevisions(texts: Map<string, string>): void {
  const pattern = new RegExp(`(\\sw:id=")(${REVISION_ID}\\d+)(")`, 'g')
  const bookmarks = [...texts.values()].reduce((count, text) => count + (text.match(/<w:bookmarkStart\b/g)?.length ?? 0), 0)
  renumber(texts, pattern, bookmarks)
}

/** Drawings: every one its own number, also the same crest in two headers. */
function renumberPictures(texts: Map<string, string>): void {
  let count = 0
  for (const path of [...texts.keys()].sort()) {
    const text = texts.get(path)!
    if (!text.includes('<wp:docPr')) continue
    texts.set(
      path,
      text.replace(/(<wp:docPr\b[^>]*?\bid=")([^"]*)(")/g, (_, before: string, _id: string, after: string) => {
        count += 1
        return before + count + after
      }),
    )
  }
}

/** `docx` calls every list a hybrid one, whose levels Word treats as unrelated; and its levels provisional. */
const multilevel = (xml: string): string => xml.replaceAll('w:val="hybridMultilevel"', 'w:val="multilevel"').replace(/ w:tentative="[^"]*"/g, '')
