/** Makes whole files of the rows in the tables here, and says where the fault of each stands. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Subject } from '../../src/validate/rule.ts'
import { exampleDraft, typeNames } from '../types/templates.ts'
import { bases, NEUTRAL, type Base } from './bases.ts'

export interface Row {
  /** The rule that must speak, and no other; absent in a row without a fault. */
  rule?: string
  /** Markdown in place of `instead`, else at the base's `¤`; ⟦ and ⟧ stand around what is underlined. Without them no place is told. */
  text: string
  /** Text of the base that gives way to `text`. */
  instead?: string
  /** One of the agreements in `bases.ts`, or the name of a type: its starting text with the example answers. */
  base?: Base | string
  /** Id of a clause of the base that gives way to `text`, from its heading to the next clause. */
  clause?: string
  /** What `…` in the text stands for: something so often that a limit is passed. */
  many?: { of: string; times: number }
  /** Saved as an old program would have done, in Latin-1. */
  latin1?: boolean
  profile?: Subject['profile']
  /** The whole file, where no base fits. */
  whole?: boolean
  /** Files beside the draft: text, `picture`, or the name of a base as it is without a fault. */
  files?: Readonly<Record<string, string>>
  /** The fault must open its line, so nothing can stand before it. */
  opens?: boolean
  /** For clean rows: why it looks suspicious. */
  trap?: string
}

export interface Planted {
  text: string
  /** UTF-16 columns and lines from 1, as editors count; absent where no place is told. */
  place?: { start: [line: number, column: number]; end: [line: number, column: number]; words: string }
}

export interface Variant {
  name: string
  bytes: Uint8Array
  planted: Planted
}

/** The rows of every table whose name begins so; `␣` there is a no-break space, which nobody could see. */
export function rowsOf(beginning: string): Row[] {
  const names = readdirSync(import.meta.dirname).filter((name) => name.startsWith(beginning) && name.endsWith('.yaml')).sort()
  return names.flatMap((name) => parse(readFileSync(`${import.meta.dirname}/${name}`, 'utf8').replaceAll('␣', '\u00A0')) as Row[])
}

/** A mountain is two UTF-16 units and one character; the a with a ring is two code points and one character. */
const BEFORE = 'På fjellet 🏔 a\u030Apner havna. '

/** @returns the file of a row as an author could have saved it: either line end, with and without byte order mark, odd letters before. */
export function variantsOf(row: Row): Variant[] {
  const source = sourceOf(row)
  const made: [string, string][] = [['LF', source], ['CRLF', source.replaceAll('\n', '\r\n')]]
  const odd = withLettersBefore(source, row)
  if (odd !== undefined) made.push(['emoji and combining letters', odd], ['emoji and combining letters, CRLF', odd.replaceAll('\n', '\r\n')])
  return made.flatMap(([name, text]) => {
    const planted = place(text)
    const bytes = row.latin1 ? Uint8Array.from(Buffer.from(planted.text, 'latin1')) : new TextEncoder().encode(planted.text)
    if (row.latin1) return { name, bytes, planted }
    return [
      { name, bytes, planted },
      { name: `${name}, byte order mark`, bytes: Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]), planted },
    ]
  })
}

function sourceOf({ text: written, many, instead, clause, base = 'agreement', whole }: Row): string {
  const text = many ? written.replace('…', () => many.of.repeat(many.times)) : written
  if (whole) return text
  const source = baseCalled(base)
  if (clause !== undefined) return withoutClause(source.replace('¤', NEUTRAL), clause, text)
  if (instead === undefined) return source.replace('¤', () => text)
  const filled = source.replace('¤', NEUTRAL)
  if (filled.split(instead).length !== 2) throw new Error(`«${instead}» must stand once in the base «${base}»`)
  return filled.replace(instead, () => text)
}

function baseCalled(name: string): string {
  if (Object.hasOwn(bases, name)) return bases[name as Base]
  if (typeNames.includes(name)) return exampleDraft(name)
  throw new Error(`there is no base «${name}»`)
}

/** @returns the files of a row, those that are named after a base filled in. */
export function filesOf({ files = {} }: Row): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Object.hasOwn(bases, text) ? bases[text as Base].replace('¤', NEUTRAL) : text]))
}

function withoutClause(source: string, id: string, text: string): string {
  const found = new RegExp(`## [^\\n]*\\{#${id}\\b[^]*?(?=\\n## |\\n\\{\\{> )`, 'u').exec(source)
  if (!found) throw new Error(`there is no clause {#${id}} in the base`)
  return source.slice(0, found.index) + text + source.slice(found.index + found[0].length)
}

/** Undefined where the fault opens its line, or stands in the front matter, a heading or a table. */
function withLettersBefore(source: string, { opens }: Row): string | undefined {
  const mark = source.indexOf('⟦')
  if (mark === -1 || opens) return undefined
  const line = source.lastIndexOf('\n', mark) + 1
  const opensItself = /^⟦(?:---|#|\[\^?\w+\]:|\{\{[#\/])/.test(source.slice(mark))
  const inFront = source.startsWith('---\n') && mark < source.indexOf('\n---\n')
  const [lead = ''] = /^(?:- |\d+\. )?/.exec(source.slice(line)) ?? []
  return inFront || opensItself || !/^[\p{L}\d«⟦*]/u.test(source.slice(line + lead.length)) ? undefined : source.slice(0, line + lead.length) + BEFORE + source.slice(line + lead.length)
}

function place(marked: string): Planted {
  const text = marked.replace(/[⟦⟧]/g, '')
  const from = marked.indexOf('⟦')
  if (from === -1) return { text }
  const to = marked.indexOf('⟧') - 1
  const pointAt = (offset: number): [number, number] => {
    const before = text.slice(0, offset).split('\n')
    return [before.length, (before.at(-1) ?? '').length + 1]
  }
  return { text, place: { start: pointAt(from), end: pointAt(to), words: text.slice(from, to) } }
}
