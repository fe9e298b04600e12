/** Reads the YAML between the lines of `---`: plain data with the place of every key and value, and YAML's traps refused. */
import { isAlias, isMap, isPair, isScalar, isSeq, LineCounter, parseDocument, Parser, type Node as YamlNode, type Pair } from 'yaml'
import type { Position } from '../document/tree.ts'
import { controlIn } from './guard.ts'
import type { Both, Reporter } from './messages.ts'
import { sourceOf } from './source.ts'

const MAX_BYTES = 64 * 1024
const MAX_DEPTH = 20

export type Path = readonly (string | number)[]

export interface Place {
  key?: Position
  value?: Position
}

export interface FrontMatter {
  /** Own properties only, no prototype tricks: maps are made with a null prototype. */
  data: Record<string, unknown>
  /** Where a key and its value stand; an item of a list has a value only. */
  locate: (path: Path) => Place
  /** Offset of the first character after the closing line. */
  end: number
}

const NONE: FrontMatter = { data: {}, locate: () => ({}), end: 0 }

/**
 * @param text of the whole file, without byte order mark.
 * @returns empty data when the file has no front matter; undefined when it was refused.
 */
export function readFrontMatter(text: string, report: Reporter): FrontMatter | undefined {
  const opening = /^---[ \t]*\r?\n/.exec(text)
  if (!opening) return NONE
  const { span } = sourceOf(text)
  const closing = /^---[ \t]*(?:\r?\n|$)/m.exec(text.slice(opening[0].length))
  if (!closing) {
    report.say('FRM-005', span(0, 3))
    return undefined
  }
  const start = opening[0].length
  const source = text.slice(start, start + closing.index)
  const size = Buffer.byteLength(source)
  if (size > MAX_BYTES) {
    report.say('FRM-004', span(0, 3), { size: Math.ceil(size / 1024), limit: MAX_BYTES / 1024 })
    return undefined
  }
  const at: At = (from, to) => span(start + from, start + to)
  if (!hasPlainTokens(source, at, report)) return undefined
  return parse(source, at, report, start + closing.index + closing[0].length)
}

type At = (from: number, to: number) => Position

/** Anchors, aliases, tags and deep nesting are found in the tokens, before anything is built: that is where the bombs are. */
function hasPlainTokens(source: string, at: At, report: Reporter): boolean {
  const NAMES: Record<string, Both> = { anchor: { nb: 'et anker', en: 'an anchor' }, alias: { nb: 'en alias', en: 'an alias' }, tag: { nb: 'en YAML-merkelapp', en: 'a YAML tag' } }
  let clean = true
  const visit = (token: unknown, depth: number): void => {
    if (!clean || token === null || typeof token !== 'object') return
    const { type, offset, source: written } = token as { type?: string; offset?: number; source?: string }
    if (type !== undefined && NAMES[type] && offset !== undefined) {
      report.say('FRM-003', at(offset, offset + (written?.length ?? 1)), { what: NAMES[type], text: written ?? '' })
      clean = false
    } else if (depth > MAX_DEPTH * 3) {
      report.say('FRM-008', at(offset ?? 0, (offset ?? 0) + 1), { limit: MAX_DEPTH })
      clean = false
    } else for (const child of Object.values(token)) visit(child, Array.isArray(token) ? depth : depth + 1)
  }
  if (/[[{]{30}/.test(source.replace(/[\s,'"-]/g, ''))) {
    report.say('FRM-008', at(0, 1), { limit: MAX_DEPTH })
    return false
  }
  for (const token of new Parser().parse(source)) visit(token, 0)
  return clean
}

function parse(source: string, at: At, report: Reporter, end: number): FrontMatter | undefined {
  const lines = new LineCounter()
  const document = parseDocument(source, { lineCounter: lines, prettyErrors: false, uniqueKeys: false, merge: false, version: '1.2' })
  for (const error of document.errors) {
    report.say('FRM-001', at(error.pos[0], Math.max(error.pos[1], error.pos[0] + 1)), { why: REASONS[error.code] ?? { nb: 'tegnene kan ikke tolkes', en: 'the characters cannot be understood' } })
    // What follows a syntax error is mostly an echo of it.
    return undefined
  }
  const root = document.contents as YamlNode | null
  if (root !== null && !isMap(root)) {
    report.say('FRM-007', at(0, source.trimEnd().length))
    return undefined
  }
  const places = new Map<string, Place>()
  const before = report.messages.length
  const build = (node: unknown, path: Path): unknown => {
    const range = isScalar(node) || isMap(node) || isSeq(node) ? node.range : undefined
    const place = places.get(JSON.stringify(path)) ?? {}
    if (range) places.set(JSON.stringify(path), { ...place, value: at(range[0], range[1]) })
    if (isMap(node)) {
      const data: Record<string, unknown> = Object.create(null) as Record<string, unknown>
      for (const pair of node.items) buildPair(pair, path, data)
      return data
    }
    if (isSeq(node)) return node.items.map((item, i) => build(item, [...path, i]))
    if (isAlias(node) || !isScalar(node)) return null
    const control = typeof node.value === 'string' ? controlIn(node.value) : undefined
    if (control && range) report.say('FIL-008', at(range[0], range[1]), { code: control.code })
    const trap = scalarTrap(node.value, node.source, node.type)
    if (trap && range) report.say('FRM-006', at(range[0], range[1]), { text: node.source ?? '', read: trap })
    return node.value
  }
  const buildPair = (pair: Pair, path: Path, data: Record<string, unknown>): void => {
    if (!isPair(pair) || !isScalar(pair.key)) return
    const key = String(pair.key.value).normalize('NFC')
    const own = [...path, key]
    const range = pair.key.range
    const position = range ? at(range[0], range[1]) : undefined
    if (Object.hasOwn(data, key)) report.say('FRM-002', position, { key })
    places.set(JSON.stringify(own), position ? { key: position } : {})
    data[key] = build(pair.value, own)
  }
  const data = (root === null ? {} : build(root, [])) as Record<string, unknown>
  if (report.messages.length > before) return undefined
  return { data, locate: (path) => places.get(JSON.stringify(path)) ?? {}, end }
}

/** What a plain scalar was read as where its author surely meant text. */
function scalarTrap(value: unknown, source: string | undefined, type: string | undefined): Both | undefined {
  if (type !== 'PLAIN' || source === undefined) return undefined
  if (typeof value === 'number') {
    if (/^[-+]?0\d/.test(source)) return { nb: `tallet ${value}, uten nullen foran`, en: `the number ${value}, without the zero before it` }
    if (/\.\d*0$/.test(source)) return { nb: `tallet ${value}, uten nullen bak`, en: `the number ${value}, without the zero behind it` }
    if (/^0[xob]/i.test(source) || /e/i.test(source)) return { nb: `tallet ${value}`, en: `the number ${value}` }
    if (!Number.isSafeInteger(value) && Number.isInteger(value)) return { nb: 'et tall som er for stort', en: 'a number that is too large' }
  }
  // YAML 1.1 readers take these for true and false; an author who writes NO may mean Norway.
  if (typeof value === 'string' && /^(?:yes|no|on|off|y|n)$/i.test(source)) return { nb: 'ja eller nei i noen programmer', en: 'yes or no in some programs' }
  return undefined
}

const REASONS: Record<string, Both> = {
  BAD_INDENT: { nb: 'innrykket stemmer ikke', en: 'the indentation does not fit' },
  TAB_AS_INDENT: { nb: 'tabulator er brukt som innrykk', en: 'a tab is used for indentation' },
  MISSING_CHAR: { nb: 'et tegn mangler, ofte et anførselstegn eller et mellomrom etter kolon, eller linjen er rykket inn for lite eller for mye', en: 'a character is missing, often a quotation mark or a space after a colon, or the line is indented too little or too much' },
  BLOCK_AS_IMPLICIT_KEY: { nb: 'en verdi med kolon må stå i anførselstegn', en: 'a value with a colon must be in quotes' },
  MULTILINE_IMPLICIT_KEY: { nb: 'linjen mangler kolon', en: 'the line lacks a colon' },
  UNEXPECTED_TOKEN: { nb: 'et tegn står på feil sted', en: 'a character is out of place' },
  BAD_SCALAR_START: { nb: 'verdien begynner med et tegn som må stå i anførselstegn', en: 'the value begins with a character that must be in quotes' },
  KEY_OVER_1024_CHARS: { nb: 'nøkkelen er for lang', en: 'the key is too long' },
  BAD_DQ_ESCAPE: { nb: 'omvendt skråstrek må dobles i anførselstegn', en: 'a backslash must be doubled in quotes' },
}
