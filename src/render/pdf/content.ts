/** Reads a page's drawing instructions far enough to know whether everything that is drawn is marked, and in which colours. */
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream, type PDFDict, type PDFObject } from './pdf-lib.ts'

/** Operators that leave something to see (ISO 32000-1, table 51). */
const PAINTS = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's', 'sh', 'Do', 'BI'])
/** One token of a content stream, of which only the operators are told apart. Strings come first: they may hold anything. */
const TOKENS = /\((?:[^()\\]|\\[\s\S])*\)?|<<|>>|<[0-9A-Fa-f\s]*>|%[^\r\n]*|\/[^\s()<>[\]{}/%]*|[[\]{}]|[^\s()<>[\]{}/%]+|\)/g

export interface Painted {
  /** Something is drawn that is neither tagged nor an artifact. */
  unmarked: boolean
  cmyk: boolean
}

/** @param instructions of one page, decoded, a byte a character. */
export function readContent(instructions: string): Painted {
  let depth = 0
  const painted: Painted = { unmarked: false, cmyk: false }
  TOKENS.lastIndex = 0
  for (let found = TOKENS.exec(instructions); found; found = TOKENS.exec(instructions)) {
    const token = found[0]
    if (token === 'BMC' || token === 'BDC') depth += 1
    else if (token === 'EMC') depth -= 1
    else if (token === 'k' || token === 'K') painted.cmyk = true
    else if (token.startsWith('(') && open(token)) TOKENS.lastIndex = stringEnd(instructions, found.index)
    else if (PAINTS.has(token)) {
      if (depth <= 0) painted.unmarked = true
      // The bytes of an image inside the stream are no instructions.
      if (token === 'BI') TOKENS.lastIndex = imageEnd(instructions, TOKENS.lastIndex)
    }
  }
  return painted
}

const open = (token: string): boolean => !token.endsWith(')') || token.endsWith('\\)')

/** The end of a string with brackets inside it, which must balance. */
function stringEnd(text: string, from: number): number {
  let depth = 0
  for (let i = from; i < text.length; i += 1) {
    const character = text[i]
    if (character === '\\') i += 1
    else if (character === '(') depth += 1
    else if (character === ')') {
      depth -= 1
      if (depth === 0) return i + 1
    }
  }
  return text.length
}

function imageEnd(text: string, from: number): number {
  const end = /\sEI(?=\s|$)/g
  end.lastIndex = from
  const found = end.exec(text)
  return found ? found.index + found[0].length : text.length
}

/** The instructions of a page, decoded; undefined when a filter is not known. */
export function instructionsOf(page: PDFDict): string | undefined {
  const contents = page.lookup(PDFName.of('Contents'))
  const streams: (PDFObject | undefined)[] = contents instanceof PDFArray ? contents.asArray().map((_, i) => contents.lookup(i)) : [contents]
  let text = ''
  for (const stream of streams) {
    if (stream === undefined) continue
    if (!(stream instanceof PDFRawStream)) return undefined
    try {
      // Latin-1 keeps every byte as it is.
      text += `${Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')}\n`
    } catch {
      return undefined
    }
  }
  return text
}
