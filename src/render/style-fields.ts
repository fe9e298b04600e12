/** Reads the fields of a house style out of YAML, each with its place, so that every mistake in the file gets a message. */
import { isAlias, isMap, isScalar, type LineCounter, type Node, type Pair, type ParsedNode, type YAMLMap } from 'yaml'
import type { Message } from '../document/message.ts'
import { nearest } from '../document/suggest.ts'
import type { Point, Position } from '../document/tree.ts'
import { contrastOnWhite, ENOUGH, readable } from './contrast.ts'

export interface Source {
  file: string
  lines: LineCounter
  messages: Message[]
}

/** Reads one value; `name` is the way to it («farger.tekst»). Undefined after a message. */
export type Field<T> = (node: Node | null, name: string, source: Source) => T | undefined

/** Whatever stands somewhere in the file, from and to which offset. */
type Placed = { range?: readonly number[] | null | undefined } | null

/** @returns the place of a node, or the first character of the file. */
function placeOf(node: Placed, { lines }: Source): Position {
  const [from = 0, to = 1] = node?.range ?? []
  const point = (offset: number): Point => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(1, line), column: Math.max(1, col), offset }
  }
  return { start: point(from), end: point(Math.max(to, from + 1)) }
}

/** What is wrong, and what to do about it. */
export type Said = readonly [reason: string, remedy: string]

/** Adds an error about a house style, in Norwegian and English: without its style nothing can be printed, so every one is fatal. */
export function report(source: Source, ruleId: string, node: Placed, [reason, remedy]: Said, en: Said): undefined {
  const position = placeOf(node, source)
  source.messages.push({ file: source.file, position, ruleId, severity: 'error', fatal: true, reason, remedy, en: { reason: en[0], remedy: en[1] } })
}

const wrong = (source: Source, node: Node | null, name: string, [expected, remedy]: Said, en: Said): undefined =>
  report(source, 'HUS-005', node, [`«${name}» skal være ${expected}.`, remedy], [`«${name}» should be ${en[0]}.`, en[1]])

export const words: Field<string> = (node, name, source) => {
  const value = isScalar(node) ? node.value : undefined
  if (typeof value === 'string' && value.trim() !== '') return value
  return wrong(source, node, name, ['en tekst', 'Skriv teksten etter kolon, i anførselstegn hvis den ser ut som et tall.'], ['text', 'Write the text after the colon, in quotes if it looks like a number.'])
}

const FONTS = '\'"Source Sans 3", Arial, sans-serif\''

/** A CSS font-family list. It is printed inside a style sheet, so nothing but names, quotes and commas may stand in it. */
export const fontList: Field<string> = (node, name, source) => {
  const list = words(node, name, source)
  if (list === undefined || /^("[\p{L}\p{N} .-]+"|[\p{L}\p{N} -]+)(, *("[\p{L}\p{N} .-]+"|[\p{L}\p{N} -]+))*$/u.test(list)) return list
  return wrong(source, node, name, ['en liste av skrifter med komma mellom', `Skriv for eksempel: ${FONTS}.`], ['a list of fonts with commas between', `Write for example: ${FONTS}.`])
}

export const between =
  (least: number, most: number, unit: string): Field<number> =>
  (node, name, source) => {
    const value = isScalar(node) ? node.value : undefined
    if (typeof value !== 'number') return wrong(source, node, name, [`et tall (${unit})`, `Skriv et tall fra ${nb(least)} til ${nb(most)}, med punktum foran desimalene.`], [`a number (${unit})`, `Write a number from ${least} to ${most}, with a point before the decimals.`])
    if (value >= least && value <= most) return value
    return report(source, 'HUS-006', node, [`«${name}» er ${nb(value)}, men skal være fra ${nb(least)} til ${nb(most)} (${unit}).`, 'Velg en verdi i dette området.'], [`«${name}» is ${value}, but should be from ${least} to ${most} (${unit}).`, 'Choose a value in this range.'])
  }

/** The text of the scalar is read, not its value: YAML takes 001122 for a number, and 1E5000 for an infinite one. */
export const colour: Field<string> = (node, name, source) => {
  const text = isScalar(node) ? (typeof node.value === 'string' ? node.value : (node.source ?? '')) : ''
  if (/^#?[0-9a-f]{6}$/i.test(text)) return text.replace('#', '').toUpperCase()
  return report(source, 'HUS-007', node, [`«${name}» er ikke en farge.`, 'Skriv seks heksadesimale sifre, for eksempel 1F3A4D.'], [`«${name}» is not a colour.`, 'Write six hexadecimal digits, such as 1F3A4D.'])
}

/** A colour that text is printed in. */
export const textColour: Field<string> = (node, name, source) => {
  const value = colour(node, name, source)
  if (value === undefined || contrastOnWhite(value) >= ENOUGH) return value
  const measured = (Math.floor(contrastOnWhite(value) * 10) / 10).toFixed(1).replace('.', ',')
  return report(
    source, 'HUS-008', node,
    [`Fargen ${value} («${name}») er for lys til å leses på hvitt: kontrasten er ${measured}:1, men skal være minst 4,5:1.`, `Bruk en mørkere farge, for eksempel ${readable(value)}.`],
    [`The colour ${value} («${name}») is too light to be read on white: its contrast is ${measured.replace(',', '.')}:1, but should be at least 4.5:1.`, `Use a darker colour, such as ${readable(value)}.`],
  )
}

type Fields = Record<string, Field<unknown>>
type Values<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T : never }

/** A map that must have all of `required`, may have `optional`, and nothing else. */
export const group =
  <R extends Fields, O extends Fields = Record<never, never>>(required: R, optional?: O): Field<Values<R> & Partial<Values<O>>> =>
  (node, name, source) => {
    if (!isMap(node)) {
      const keys = Object.keys(required).join(', ')
      return name === ''
        ? report(source, 'HUS-005', node, ['Filen skal være en liste av nøkler og verdier.', `Nøklene er ${keys}.`], ['The file should be keys and values.', `The keys are ${keys}.`])
        : wrong(source, node, name, [`en gruppe av verdier (${keys})`, isAlias(node) ? 'Skriv verdiene rett inn: YAML-ankre brukes ikke i husstiler.' : 'Skriv nøklene innrykket under den.'], [`a group of values (${keys})`, isAlias(node) ? 'Write the values out: YAML anchors are not used in house styles.' : 'Write the keys indented below it.'])
    }
    const fields: Fields = { ...required, ...optional }
    const values: Record<string, unknown> = {}
    const before = source.messages.length
    const { items } = node as YAMLMap.Parsed
    for (const pair of items) {
      const key = keyOf(pair)
      const path = [name, key].filter(Boolean).join('.')
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined
      if (field) values[key] = field(pair.value, path, source)
      else unknownKey(pair, path, Object.keys(fields), source)
    }
    for (const key of Object.keys(required)) if (!node.has(key)) missing(node, [name, key].filter(Boolean).join('.'), source)
    return source.messages.length === before ? (values as Values<R> & Partial<Values<O>>) : undefined
  }

function keyOf(pair: Pair<ParsedNode, ParsedNode | null>): string {
  return isScalar(pair.key) ? String(pair.key.value) : ''
}

function unknownKey(pair: Pair<ParsedNode, ParsedNode | null>, path: string, known: readonly string[], source: Source): void {
  const meant = nearest(keyOf(pair), known)
  report(source, 'HUS-003', pair.key, [`«${path}» er ikke en nøkkel i en husstil.`, meant ? `Mente du «${meant}»?` : `Nøklene her er ${known.join(', ')}.`], [`«${path}» is not a key of a house style.`, meant ? `Did you mean «${meant}»?` : `The keys here are ${known.join(', ')}.`])
}

function missing(node: Node, path: string, source: Source): void {
  report(source, 'HUS-004', node, [`«${path}» mangler.`, `Legg til «${path}»; se templates/styles/standard.yaml.`], [`«${path}» is missing.`, `Add «${path}»; see templates/styles/standard.yaml.`])
}

function nb(value: number): string {
  return String(value).replace('.', ',')
}
