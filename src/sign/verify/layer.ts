/**
 * Whether every byte of a later layer belongs to what its cross-references list (ISO 32000-1, 7.5.6). Readers differ on files that
 * are not quite right: some follow the cross-references, some look for objects themselves. Of such a layer both find the same.
 */
import { budgetOf, resolve, streamAt, type PdfFile } from '../pdf/file.ts'
import { latin1, parseValue, PdfFault, type Dict } from '../pdf/parse.ts'
import { nameIn, numberIn, type Place, type Section } from '../pdf/xref.ts'
import { saysSame } from './said.ts'

interface Span {
  start: number
  end: number
  /** Where the word stands by which a reader that looks for objects finds it: `obj` or `trailer`. */
  word: number
}

const SPACE = '[\\0\\t\\n\\f\\r ]'
const HEAD = new RegExp(`^${SPACE}*\\d+${SPACE}+\\d+${SPACE}+obj`)
const STREAM = new RegExp(`^${SPACE}*stream\\r?\\n`)
const STREAM_END = new RegExp(`^${SPACE}*endstream`)
const END = new RegExp(`^${SPACE}*endobj`)
const FILE_END = new RegExp(`startxref${SPACE}+(\\d+)${SPACE}+%%EOF`, 'g')
const WORDS = new RegExp(`obj(?<=\\d${SPACE}+obj)|trailer|startxref`, 'g')

export function isAccounted(older: PdfFile, newer: PdfFile): boolean {
  const from = older.bytes.length
  const later = newer.sections.filter(({ at }) => at >= from)
  const earlier = newer.sections.filter(({ at }) => at < from)
  if (earlier.map(({ at }) => at).join() !== older.sections.map(({ at }) => at).join()) return false
  if (!later.every((section) => isSoundTrailer(section, older) && lists(newer, section))) return false
  const spans = spansOf(newer, later, from)
  if (!spans) return false
  const starts = new Set(later.map(({ at }) => at))
  const gaps = [...spans.map(({ start }, i) => [spans[i - 1]?.end ?? from, start] as const), [spans.at(-1)?.end ?? from, newer.bytes.length] as const]
  const ends = new Set<number>()
  return gaps.every(([start, end]) => isEmpty(newer.bytes, start, end, starts, ends)) && hasOnlyWords(newer.bytes, from, new Set([...ends, ...spans.map(({ word }) => word)]))
}

/** Where the object at a place ends, with its stream and `endobj`; undefined when it does not end as it should. */
export function endOfObject(file: PdfFile, at: number): number | undefined {
  return spanOfObject(file, at)?.end
}

function spanOfObject(file: PdfFile, at: number): Span | undefined {
  const { bytes } = file
  const head = HEAD.exec(latin1(bytes, at, at + 60))
  if (!head) return undefined
  try {
    const value = parseValue(bytes, at + head[0].length, budgetOf(file).values)
    const body = value.type === 'dict' ? endOfStream(file, value) : value.end
    const end = body === undefined ? null : END.exec(latin1(bytes, body, body + 40))
    return body === undefined || !end ? undefined : { start: at, end: body + end[0].length, word: at + head[0].length - 3 }
  } catch (error) {
    if (error instanceof PdfFault && error.kind !== 'too-much') return undefined
    throw error
  }
}

/** Where a dictionary ends, with the stream that may follow it (7.3.8). */
function endOfStream(file: PdfFile, dict: Dict): number | undefined {
  const { bytes } = file
  const begin = STREAM.exec(latin1(bytes, dict.end, dict.end + 40))
  if (!begin) return dict.end
  const length = resolve(file, dict.entries.get('Length'))
  const end = dict.end + begin[0].length + (length?.type === 'number' ? length.value : NaN)
  const close = Number.isSafeInteger(end) && end > dict.end ? STREAM_END.exec(latin1(bytes, end, end + 40)) : null
  return close ? end + close[0].length : undefined
}

/** Objects and cross-references in the order of the bytes; undefined when one is not as it should be, or lies in another. */
function spansOf(file: PdfFile, sections: readonly Section[], from: number): Span[] | undefined {
  const objects = sections.flatMap(({ places, at, stream }) => [
    ...(stream ? [at] : []),
    ...[...places.values()].flatMap((place) => (place !== 'free' && 'at' in place && place.at >= from ? [place.at] : [])),
  ])
  const tables = sections.filter(({ stream }) => !stream).map((section) => spanOfTable(file, section))
  const spans = [...tables, ...[...new Set(objects)].map((at) => spanOfObject(file, at))].filter((span) => span !== undefined)
  if (spans.length !== tables.length + new Set(objects).size) return undefined
  const sorted = spans.sort((a, b) => a.start - b.start)
  return sorted.every(({ start }, i) => start >= (sorted[i - 1]?.end ?? from)) ? sorted : undefined
}

function spanOfTable({ bytes }: PdfFile, { at, trailer }: Section): Span | undefined {
  const text = latin1(bytes, at, trailer.start)
  return new RegExp(`^${SPACE}*xref`).test(text) ? { start: at, end: trailer.end, word: at + text.lastIndexOf('trailer') } : undefined
}

/** White space, comments that end before what comes next, and the ends of the file as they were in between. */
function isEmpty(bytes: Uint8Array, start: number, end: number, starts: ReadonlySet<number>, ends: Set<number>): boolean {
  const left = latin1(bytes, start, end).replaceAll(FILE_END, (whole: string, at: string, offset: number) => {
    if (!starts.has(Number(at))) return whole
    ends.add(start + offset)
    return ''
  })
  return left.split(/[\r\n]/).every((line, i, all) => (i < all.length - 1 || end === bytes.length ? /^[\0\t\f ]*(?:%|$)/ : /^[\0\t\f ]*$/).test(line))
}

function hasOnlyWords(bytes: Uint8Array, from: number, words: ReadonlySet<number>): boolean {
  return [...latin1(bytes, from, bytes.length).matchAll(WORDS)].every(({ index }) => words.has(from + index))
}

/** What a trailer says of the cross-references themselves (7.5.5, 7.5.8.2). */
const OWN = new Set(['Size', 'Prev', 'ID', 'XRefStm', 'Type', 'W', 'Index', 'Length', 'Filter', 'DecodeParms', 'Info'])

function isSoundTrailer({ trailer, places }: Section, older: PdfFile): boolean {
  const size = numberIn(trailer, 'Size', 0)
  const kept = [...trailer.entries].every(([key, value]) => OWN.has(key) || saysSame(value, older.trailer.entries.get(key)))
  return kept && size >= numberIn(older.trailer, 'Size', 0) && [...places.keys()].every((number) => number < size)
}

/** The last of several objects of one number holds, and all objects that stand together in a stream are listed. */
function lists(file: PdfFile, { places }: Section): boolean {
  const streams = new Set<number>()
  for (const [number, place] of places) {
    const now = file.places.get(number)
    if (place === 'free') continue
    if ('stream' in place) streams.add(place.stream)
    if (!now || now === 'free' || !isLast(place, now)) return false
  }
  return [...streams].every((number) => isListed(file, number))
}

const isLast = (place: Exclude<Place, 'free'>, now: Exclude<Place, 'free'>): boolean =>
  'at' in place ? 'at' in now && now.at >= place.at : 'stream' in now && now.stream === place.stream && now.index === place.index

function isListed(file: PdfFile, number: number): boolean {
  const stream = file.object(number)?.value
  const data = stream?.type === 'dict' && nameIn(stream, 'Type') === 'ObjStm' ? streamAt(file, stream) : undefined
  if (stream?.type !== 'dict' || !data) return false
  const { values } = budgetOf(file)
  for (let at = 0, i = 0; i < numberIn(stream, 'N'); i += 1) {
    const key = parseValue(data, at, values)
    const offset = parseValue(data, key.end, values)
    const place = key.type === 'number' ? file.places.get(key.value) : undefined
    if (!place || place === 'free' || !('stream' in place) || place.stream !== number || place.index !== i) return false
    at = offset.end
  }
  return true
}
