/** Finds for each character of a Markdown text which characters of the author's file it came from. */
import { decodeNamedCharacterReference } from 'decode-named-character-reference'
import type { Point, Position, SourceSpan } from '../document/tree.ts'

/** A file's text, and the line and column of any offset in it. */
export interface Source {
  text: string
  /** Given for every file but the document's own. */
  file?: string
  /** @param offset in UTF-16 units from 0. */
  pointAt: (offset: number) => Point
  /** @returns the stretch between two offsets. */
  span: (from: number, to: number) => Position
}

export function sourceOf(text: string, file?: string): Source {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const pointAt = (offset: number): Point => {
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset }
  }
  return {
    text,
    ...(file !== undefined && { file }),
    pointAt,
    span: (from, to) => ({ start: pointAt(from), end: pointAt(to), ...(file !== undefined && { file }) }),
  }
}

const ESCAPABLE = /[!-/:-@[-`{-~]/
const REFERENCE = /&(?:#[xX]([0-9a-fA-F]{1,6})|#(\d{1,7})|([A-Za-z0-9]{1,31}));/y
const LINE_BREAK = /[ \t]*\r?\n[ \t>]*/y

/**
 * Walks a text node's value and its source side by side: escapes, character references and line breaks are where they differ.
 *
 * @param value the node's value, in which a line break is `\n`.
 * @param from offset where the node begins in the source; `to` where it ends.
 */
export function spansOf(value: string, source: Source, from: number, to: number): SourceSpan[] {
  const spans: SourceSpan[] = []
  const { text } = source
  let at = 0
  let offset = from
  let runAt = 0
  let runFrom = from
  const endRun = (): void => {
    if (at > runAt) spans.push({ at: runAt, length: at - runAt, position: source.span(runFrom, offset), verbatim: true })
  }
  const differ = (length: number, width: number): void => {
    endRun()
    spans.push({ at, length, position: source.span(offset, offset + width), verbatim: false })
    at += length
    offset += width
    runAt = at
    runFrom = offset
  }
  while (at < value.length && offset < to) {
    const written = text[offset] ?? ''
    if (value[at] === '\n') {
      LINE_BREAK.lastIndex = offset
      differ(1, LINE_BREAK.exec(text)?.[0].length ?? 1)
    } else if (written === '\\' && value[at] === text[offset + 1] && ESCAPABLE.test(value[at] ?? '')) {
      differ(1, 2)
    } else if (written === '&' && referenceAt(text, offset, value, at) !== undefined) {
      const [width, length] = referenceAt(text, offset, value, at) ?? [1, 1]
      differ(length, width)
    } else if (written === value[at]) {
      at += 1
      offset += 1
    } else break
  }
  if (at < value.length) differ(value.length - at, Math.max(to - offset, 0))
  else endRun()
  return spans
}

/** @returns source width and value length of a character reference at `offset`, if its character is what the value has there. */
function referenceAt(text: string, offset: number, value: string, at: number): [number, number] | undefined {
  REFERENCE.lastIndex = offset
  const [whole, hex, decimal, name] = REFERENCE.exec(text) ?? []
  if (whole === undefined) return undefined
  const decoded = name ? decodeNamedCharacterReference(name) : character(hex ? Number.parseInt(hex, 16) : Number(decimal))
  return decoded && value.startsWith(decoded, at) ? [whole.length, decoded.length] : undefined
}

function character(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD'
}
