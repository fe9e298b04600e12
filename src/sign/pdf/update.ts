/** Appends an update to a PDF (ISO 32000-1, 7.5.6): what stands is never touched, so what was sealed before stays sealed. */
import { createHash } from 'node:crypto'
import type { PdfFile } from './file.ts'
import { PdfFault, type Dict, type Value } from './parse.ts'
import { numberIn } from './dict.ts'

/** Objects as they stand between `obj` and `endobj`, by number. */
export type Changed = ReadonlyMap<number, Buffer>

/** @param seed what the second half of the file's identity is made of, besides the file. */
export function withUpdate({ bytes, trailer, sections, places }: PdfFile, changed: Changed, seed: string): Buffer {
  const last = sections[0]
  if (!last) throw new PdfFault('no cross-references', 0)
  const parts: Buffer[] = [Buffer.from(bytes)]
  let at = bytes.length
  const add = (part: Buffer): void => {
    parts.push(part)
    at += part.length
  }
  if (bytes.at(-1) !== 10) add(Buffer.from('\n'))
  const offsets = new Map<number, number>()
  for (const [number, object] of sortedByNumber(changed)) {
    offsets.set(number, at)
    add(Buffer.concat([Buffer.from(`${number} ${generationOf(places, number)} obj\n`), object, Buffer.from('\nendobj\n')]))
  }
  const start = at
  const size = [...changed.keys()].reduce((most, number) => Math.max(most, number + 1), nextNumber({ trailer, places }))
  const entries = (count: number): string => trailerText({ bytes, trailer }, { size: count, previous: last.at, seed })
  add(last.stream ? stream(offsets, places, size, start, entries(size + 1)) : table(offsets, places, entries(size)))
  add(Buffer.from(`startxref\n${start}\n%%EOF\n`))
  return Buffer.concat(parts)
}

/** The first number that no object has; `/Size` should say it, and does not in all files (table 15). */
export function nextNumber({ trailer, places }: Pick<PdfFile, 'trailer' | 'places'>): number {
  let next = numberIn(trailer, 'Size')
  for (const number of places.keys()) next = Math.max(next, number + 1)
  return next
}

const sortedByNumber = <T>(map: ReadonlyMap<number, T>): [number, T][] => [...map].sort(([a], [b]) => a - b)

function generationOf(places: PdfFile['places'], number: number): number {
  const place = places.get(number)
  return place !== undefined && place !== 'free' && 'at' in place ? place.generation : 0
}

/** Root and Info stay; the first half of /ID is that of the first version, the second is new (14.4). */
function trailerText({ bytes, trailer }: Pick<PdfFile, 'bytes' | 'trailer'>, { size, previous, seed }: { size: number; previous: number; seed: string }): string {
  const kept = ['Root', 'Info'].flatMap((key) => {
    const value = trailer.entries.get(key)
    return value ? [`/${key} ${sourceText(bytes, value)}`] : []
  })
  const fresh = createHash('sha256').update(bytes).update(seed).digest('hex').slice(0, 32).toUpperCase()
  const id = trailer.entries.get('ID')
  const first = id?.type === 'array' && id.items[0] ? sourceText(bytes, id.items[0]) : `<${fresh}>`
  return `/Size ${size} ${kept.join(' ')} /ID [${first} <${fresh}>] /Prev ${previous}`
}

function table(offsets: ReadonlyMap<number, number>, places: PdfFile['places'], entries: string): Buffer {
  const lines = runsOf([...offsets.keys()]).flatMap((run) => [
    `${run[0]} ${run.length}`,
    ...run.map((number) => `${String(offsets.get(number)).padStart(10, '0')} ${String(generationOf(places, number)).padStart(5, '0')} n `),
  ])
  return Buffer.from(`xref\n${lines.join('\n')}\ntrailer\n<< ${entries} >>\n`)
}

/** A file that has its cross-references in streams gets one more; it lists itself. */
function stream(offsets: ReadonlyMap<number, number>, places: PdfFile['places'], number: number, start: number, entries: string): Buffer {
  const all = new Map([...offsets, [number, start]])
  const data = Buffer.concat([...all].map(([key, offset]) => {
    const row = Buffer.alloc(7, 0)
    row.writeUInt8(1, 0)
    row.writeUInt32BE(offset, 1)
    row.writeUInt16BE(generationOf(places, key), 5)
    return row
  }))
  const index = runsOf([...all.keys()]).map((run) => `${run[0]} ${run.length}`).join(' ')
  const dict = `<< /Type /XRef ${entries} /W [1 4 2] /Index [${index}] /Length ${data.length} >>`
  return Buffer.concat([Buffer.from(`${number} 0 obj\n${dict}\nstream\n`), data, Buffer.from('\nendstream\nendobj\n')])
}

/** Numbers that follow each other, together. */
function runsOf(numbers: readonly number[]): number[][] {
  const runs: number[][] = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last?.at(-1) === number - 1) last.push(number)
    else runs.push([number])
  }
  return runs
}

export const sourceText = (source: Uint8Array, { start, end }: Value): string => Buffer.from(source.subarray(start, end)).toString('latin1')

/** The bytes of a dictionary with some entries set anew; all else as it was written. */
export function edited(source: Uint8Array, dict: Dict, entries: Readonly<Record<string, string>>): Buffer {
  let text = sourceText(source, dict)
  const places = Object.entries(entries).map(([key, value]) => ({ key, value, old: dict.entries.get(key) }))
  // From the back, so that the places before stay right.
  for (const { value, old } of places.filter(({ old }) => old).sort((a, b) => (b.old?.start ?? 0) - (a.old?.start ?? 0))) {
    if (old) text = `${text.slice(0, old.start - dict.start)} ${value}${text.slice(old.end - dict.start)}`
  }
  const added = places.filter(({ old }) => !old).map(({ key, value }) => `/${key} ${value} `)
  return Buffer.from(`${text.slice(0, -2)} ${added.join('')}>>`, 'latin1')
}

/** An array with one more item. */
export function appended(source: Uint8Array, array: Value | undefined, item: string): string {
  return array ? `${sourceText(source, array).slice(0, -1)} ${item}]` : `[${item}]`
}
