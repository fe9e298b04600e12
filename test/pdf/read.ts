/** Reads a PDF with pdf.js: its words with their places, its tags, its bookmarks. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface Word {
  page: number
  text: string
  /** Points from the lower left of the page. */
  x: number
  y: number
  width: number
  size: number
  endsLine: boolean
}

export interface Tag {
  role: string
  children: Tag[]
}

export interface ReadPdf {
  pages: number
  words: Word[]
  /** The roles of each page's structure. */
  tags: Tag[]
  bookmarks: string[]
  language: string
  title: string
  /** XMP as it stands in the file. */
  xmp: string
}

interface Outline {
  title: string
  items: Outline[]
}

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0, isEvalSupported: false })
  const pdf = await task.promise
  const words: Word[] = []
  const tags: Tag[] = []
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const sheet = await pdf.getPage(page)
    for (const item of (await sheet.getTextContent()).items) {
      if (!('str' in item)) continue
      const [, , , size = 0, x = 0, y = 0] = item.transform as number[]
      words.push({ page, text: item.str, x, y, width: item.width, size: Math.abs(size), endsLine: item.hasEOL })
    }
    const tree = (await sheet.getStructTree()) as unknown as Tag | null
    if (tree) tags.push(tree)
  }
  const { info, metadata } = (await pdf.getMetadata()) as { info: { Title?: string; Language?: string }; metadata: unknown }
  const bookmarks: string[] = []
  const list = (items: Outline[], depth: number): void => {
    for (const { title, items: inner } of items) {
      bookmarks.push('  '.repeat(depth) + title)
      list(inner, depth + 1)
    }
  }
  list(((await pdf.getOutline()) ?? []) as Outline[], 0)
  const read = {
    pages: pdf.numPages, words, tags, bookmarks, language: info.Language ?? '', title: info.Title ?? '',
    xmp: metadata === null ? '' : new TextDecoder('latin1').decode(bytes),
  }
  await task.destroy()
  return read
}

/** Every role of some tags, in reading order. */
export function rolesOf(tags: readonly Tag[]): string[] {
  return tags.flatMap((tag) => [tag.role, ...rolesOf(tag.children ?? [])]).filter((role) => role !== undefined)
}

/** The lines of a page's text, as pdf.js parts them. */
export function linesOf(words: readonly Word[]): string[] {
  const lines: string[] = ['']
  for (const { text, endsLine } of words) {
    lines[lines.length - 1] += text
    if (endsLine) lines.push('')
  }
  return lines.filter((line) => line.trim() !== '')
}

/** Of header and footer: not part of the text. */
const isFurniture = ({ y }: Word): boolean => y > 790 || y < 57

export const bodyOf = (words: readonly Word[]): Word[] => words.filter((word) => !isFurniture(word))

/**
 * What is wrong with a text as it was read, or undefined. White space does not count. A hyphen that ends a line may be one of
 * the text or one that parts a word; every other character must be the source's.
 */
export function differenceFrom(source: string, lines: readonly string[]): string | undefined {
  const bare = (text: string): string => text.normalize('NFC').replaceAll(/[\s\u00A0]+/gu, '')
  const want = bare(source)
  const got = lines.map((line) => bare(line).replace(/[-\u00AD]$/u, '\u0000')).join('')
  let at = 0
  for (const character of got) {
    if (character === '\u0000') {
      if (want[at] === '-') at += 1
      continue
    }
    if (want[at] !== character) return `wanted …${want.slice(Math.max(0, at - 30), at + 10)}…, got «${character}»`
    at += 1
  }
  return at === want.length ? undefined : `missing: ${want.slice(at, at + 60)}`
}
