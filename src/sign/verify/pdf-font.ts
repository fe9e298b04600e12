/** What the glyphs of a font mean: its ToUnicode table (ISO 32000-1, 9.10.3). */
import { nameIn } from '../pdf/dict.ts'
import { dictAt, streamAt, type PdfFile } from '../pdf/file.ts'
import type { Dict, Value } from '../pdf/parse.ts'

export interface Font {
  /** Bytes of a code. */
  width: 1 | 2
  letters: ReadonlyMap<number, string>
}

/** A font has at most 65,536 glyphs; a table that maps more repeats itself to keep us busy. */
const MOST_GLYPHS = 0x10000
/** Hexadecimal digits: of a glyph that stands for as many letters as a ligature does, and many more. */
const LONGEST = 64

/** By the value that a page names them by: pages share their fonts. */
const FONTS = new WeakMap<PdfFile, Map<number, Font | undefined>>()

export function fontsOf(file: PdfFile, fonts: Dict | undefined): Map<string, Font> {
  const known = FONTS.get(file) ?? new Map<number, Font | undefined>()
  FONTS.set(file, known)
  const fontAt = (value: Value): Font | undefined => {
    if (value.type !== 'ref') return readFont(file, value)
    if (!known.has(value.number)) known.set(value.number, readFont(file, value))
    return known.get(value.number)
  }
  return new Map([...(fonts?.entries ?? [])].flatMap(([name, value]): [string, Font][] => {
    const font = fontAt(value)
    return font ? [[name, font]] : []
  }))
}

function readFont(file: PdfFile, value: Value): Font | undefined {
  const font = dictAt(file, value)
  const table = font && streamAt(file, font.entries.get('ToUnicode'))
  return font && table ? { width: nameIn(font, 'Subtype') === 'Type0' ? 2 : 1, letters: lettersOf(Buffer.from(table).toString('latin1')) } : undefined
}

/** Single codes, and runs of them. */
function lettersOf(table: string): Map<number, string> {
  const letters = new Map<number, string>()
  let left = MOST_GLYPHS
  const text = (hex: string): string => Buffer.from(hex.slice(0, LONGEST), 'hex').swap16().toString('utf16le')
  for (const body of between(table, 'beginbfchar', 'endbfchar')) {
    for (const [, code = '', hex = ''] of body.matchAll(/<([0-9a-f]+)>\s*<((?:[0-9a-f]{4})+)>/gi)) {
      if ((left -= 1) < 0) return letters
      letters.set(parseInt(code, 16), text(hex))
    }
  }
  for (const body of between(table, 'beginbfrange', 'endbfrange')) {
    for (const [, from = '', to = '', hex = ''] of body.matchAll(/<([0-9a-f]+)>\s*<([0-9a-f]+)>\s*<([0-9a-f]{4})>/gi)) {
      for (let i = 0; i <= parseInt(to, 16) - parseInt(from, 16); i += 1) {
        if ((left -= 1) < 0) return letters
        letters.set(parseInt(from, 16) + i, String.fromCharCode(parseInt(hex, 16) + i))
      }
    }
  }
  return letters
}

/** The parts of a text from each `open` to the `close` after it. */
function* between(text: string, open: string, close: string): Generator<string> {
  for (let at = text.indexOf(open); at !== -1; ) {
    const end = text.indexOf(close, at)
    if (end === -1) return
    yield text.slice(at + open.length, end)
    at = text.indexOf(open, end)
  }
}
