/** The text of a Word file as it reads when all tracked changes are accepted, paragraph by paragraph. */
import { inflateRawSync } from 'node:zlib'
import { fingerprintsIn, oneLine, type Line } from './text.ts'

/** All parts together: a text of 5 MB is a book of thousands of pages, and Word's marks are some times as much. */
const LARGEST = 30_000_000

export interface WordText {
  /** Undefined where another part than the usual one is the document, so that Word shows what we would not read. */
  lines?: Line[]
  /** Fingerprints that are printed in the text or at the foot of its pages. */
  fingerprints: string[]
  /** What Word shows and is not among the lines: elements by their names, and words in automatic numbers. */
  loose: string[]
}

/** @returns undefined when the bytes are no Word file. */
export function wordText(bytes: Uint8Array): WordText | undefined {
  const parts = partsOf(Buffer.from(bytes))
  const main = parts.get('word/document.xml')
  if (main === undefined) return undefined
  const lines = linesIn(main, notesIn(parts.get('word/footnotes.xml') ?? ''))
  const feet = [...parts].filter(([name]) => /^word\/(?:footer|header)\d*\.xml$/.test(name)).flatMap(([, xml]) => linesIn(xml))
  return {
    ...(isMain(parts.get('_rels/.rels') ?? '') && { lines }),
    fingerprints: [...new Set([...lines, ...feet].flatMap(({ text }) => fingerprintsIn(text)))],
    loose: [...new Set([...[...parts].flatMap(([name, xml]) => (/^word\/(?:document|footnotes|styles)\.xml$/.test(name) ? strangeIn(xml) : [])), ...numbersIn(parts.get('word/numbering.xml') ?? '')])],
  }
}

// A tag may not hold «<» (XML 1.0, 2.4), so the patterns below stop there: a text without «>» is read once, not once a tag.

/** Word opens the part that the package names (ECMA-376 part 2, 9.3). */
const isMain = (rels: string): boolean =>
  [...rels.matchAll(/<Relationship\s[^<>]*>/g)].filter(([tag]) => /Type="[^"]*\/officeDocument"/.test(tag)).every(([tag]) => /Target="\/?word\/document\.xml"/.test(tag))

/** Elements that show words from elsewhere, or hide those that are there. */
const strangeIn = (xml: string): string[] => [...xml.matchAll(/<(w:altChunk|w:sym|w:vanish|w:webHidden|w:specVanish|w:object|w:pict|w:txbxContent|m:oMath)(?=[\s/>])(?![^<>]*w:val="(?:0|false|off)")/g)].map(([, name = '']) => name)

/** The words that automatic numbers hold, such as «Vedlegg». */
const numbersIn = (xml: string): string[] => [...xml.matchAll(/<w:lvlText\s[^<>]*w:val="([^"<]*)"/g)].flatMap(([, text = '']) => (/\p{L}{2}/u.test(text) ? [`w:lvlText ${oneLine(decoded(text))}`] : []))

/** The lines of each footnote, by its number. */
function notesIn(xml: string): Map<string, Line[]> {
  return new Map(xml.split('</w:footnote>').flatMap((part): [string, Line[]][] => {
    const from = part.lastIndexOf('<w:footnote ')
    const id = from === -1 ? undefined : /\sw:id="(-?\d+)"/.exec(part.slice(from, part.indexOf('>', from)))?.[1]
    return id === undefined ? [] : [[id, linesIn(part.slice(from))]]
  }))
}

/** The texts of a zip, by its central directory (APPNOTE 4.3.12): the same ones that Word takes. None when they are more than any document is. */
function partsOf(zip: Buffer): Map<string, string> {
  const parts = new Map<string, string>()
  const end = zip.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  if (end === -1 || end + 22 > zip.length) return parts
  let at = zip.readUInt32LE(end + 16)
  let left = LARGEST
  for (let i = zip.readUInt16LE(end + 10); i > 0 && at + 46 <= zip.length; i -= 1) {
    const [method, packed, length, extra, comment, start] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32), zip.readUInt32LE(at + 42)]
    const name = zip.toString('utf8', at + 46, at + 46 + length)
    const data = /^(?:word\/[a-z]+\d*\.xml|_rels\/\.rels)$/.test(name) ? unpacked(zip, start, packed, method, left) : undefined
    if (data === 'too-much') return new Map()
    if (data) parts.set(name, data.toString('utf8'))
    left -= data?.length ?? 0
    at += 46 + length + extra + comment
  }
  return parts
}

function unpacked(zip: Buffer, start: number, packed: number, method: number, left: number): Buffer | 'too-much' | undefined {
  if (start + 30 > zip.length) return undefined
  const from = start + 30 + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28)
  const data = zip.subarray(from, from + packed)
  if (method === 0) return data.length > left ? 'too-much' : data
  try {
    return inflateRawSync(data, { maxOutputLength: Math.max(1, left) })
  } catch (error) {
    return error instanceof RangeError ? 'too-much' : undefined
  }
}

/** What a change leaves out when it is accepted; the words that a field is made of are no text. */
const LEFT_OUT = new Set(['w:del', 'w:moveFrom', 'w:pPrChange', 'w:rPrChange', 'mc:Fallback'])
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.replaceAll(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (_, hex?: string, digits?: string, word?: string) => (word !== undefined ? (ENTITIES[word] ?? '') : String.fromCodePoint(Math.min(0x10ffff, parseInt(hex ?? digits ?? '20', hex !== undefined ? 16 : 10)))))

/** The styles of headings, in Word's English and Norwegian. */
const HEADING = /w:val="(?:(?:Heading|Overskrift)\d|Title|Tittel|AttachmentTitle)"/i

function linesIn(xml: string, notes: ReadonlyMap<string, readonly Line[]> = new Map()): Line[] {
  const lines: Line[] = []
  let line: Line = { heading: false, text: '' }
  let referred: string[] = []
  let hidden = 0
  let inText = false
  for (const [, closing, name = '', rest = '', text = ''] of xml.matchAll(/<(\/?)([\w:]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>|([^<]+)/g)) {
    const empty = rest.endsWith('/')
    if (name === '') {
      if (inText && hidden === 0) line.text += decoded(text)
    } else if (LEFT_OUT.has(name) && !empty) hidden += closing ? -1 : 1
    else if (name === 'w:t') inText = !closing && !empty
    else if (name === 'w:pStyle') line.heading ||= HEADING.test(rest)
    else if (name === 'w:footnoteReference' && hidden === 0) referred.push(/w:id="(-?\d+)"/.exec(rest)?.[1] ?? '')
    // What is told of a picture is a part of the text, as in the fingerprint.
    else if (name === 'wp:docPr' && hidden === 0) line.text += closing ? '' : ` [${decoded(/\sdescr="([^"]*)"/.exec(rest)?.[1] ?? '')}] `
    else if (name === 'w:tab' || name === 'w:br' || name === 'w:noBreakHyphen') line.text += name === 'w:noBreakHyphen' ? '-' : ' '
    else if (name === 'w:p' && (closing || empty)) {
      if (line.text !== '') lines.push(line)
      for (const id of referred) lines.push(...(notes.get(id) ?? []))
      referred = []
      line = { heading: false, text: '' }
    }
  }
  return lines
}
