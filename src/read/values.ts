/**
 * Values in the text: `{{path}}` and `{{helper path}}`, read with Handlebars' parser one expression at a time and evaluated on own
 * properties only. A value is text; it is never parsed again.
 */
import Handlebars from 'handlebars'
import { nearest } from '../document/suggest.ts'
import type { Position } from '../document/tree.ts'
import type { Words } from '../document/words.ts'
import { helpers } from './helpers.ts'
import type { Both, Reporter } from './messages.ts'

/** Where names are looked up: the innermost frame first. */
export interface Scope {
  /** Innermost first; the last is the front matter with the derived values. */
  frames: readonly Readonly<Record<string, unknown>>[]
  /** Keys that a draft of this type may have: absent ones are blanks, not mistakes. */
  known: ReadonlySet<string>
  words: Words
}

export type Value = { kind: 'text'; text: string } | { kind: 'blank'; name: string } | { kind: 'failed' }

/** Characters of an expression; a longer one is none, and costs its readers too much. */
export const LONGEST = 1000

type Expression = hbs.AST.Expression
const FAILED = { kind: 'failed' } as const

/**
 * @param expression the source between and with the braces, such as `{{dato verdier.frist}}`.
 * @returns its text; a blank where the value is known but not given; `failed` after a message.
 */
export function evaluate(expression: string, scope: Scope, position: Position, report: Reporter): Value {
  const call = parseCall(expression)
  if (!call) {
    report.say('VRD-003', position, { text: shown(expression) })
    return FAILED
  }
  return apply(call.path, call.params, scope, position, report)
}

interface Call {
  path: Expression
  params: readonly Expression[]
}

function parseCall(expression: string): Call | undefined {
  try {
    const { body } = Handlebars.parse(expression)
    const [statement] = body
    if (body.length !== 1 || statement?.type !== 'MustacheStatement') return undefined
    const mustache = statement as hbs.AST.MustacheStatement
    return mustache.escaped && mustache.hash === undefined ? { path: mustache.path, params: mustache.params } : undefined
  } catch {
    return undefined
  }
}

function apply(path: Expression, params: readonly Expression[], scope: Scope, position: Position, report: Reporter): Value {
  if (params.length === 0) return plain(resolve(path, scope, position, report), report, position)
  const name = (path as hbs.AST.PathExpression).original
  const helper = Object.hasOwn(helpers, name) ? helpers[name] : undefined
  if (!helper) {
    report.say('VRD-002', position, { name, known: Object.keys(helpers).join(', '), suggestion: () => suggestion(name, Object.keys(helpers)) })
    return FAILED
  }
  const values = params.map((param) => resolve(param, scope, position, report))
  const failed = values.find((value) => value.kind === 'failed')
  if (failed) return FAILED
  const blank = values.find((value) => value.kind === 'blank')
  if (blank) return blank
  const given = values.map((value) => (value.kind === 'value' ? value.value : undefined))
  const result = helper(given, scope.words)
  if (typeof result === 'string') return { kind: 'text', text: oneLine(result) }
  report.say('VRD-008', position, { name, value: String(given[0]), why: result.why })
  return FAILED
}

/** An argument that a clause was given but that has no value yet: known by the author's own path, and told of once. */
const BLANK = Symbol('blank')
export const blankArgument = (path: string): object => ({ [BLANK]: path })

function blankOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null ? (value as { [BLANK]?: string })[BLANK] : undefined
}

type Resolved = { kind: 'value'; name: string; value: unknown } | { kind: 'blank'; name: string } | { kind: 'failed' }

function resolve(expression: Expression, scope: Scope, position: Position, report: Reporter): Resolved {
  switch (expression.type) {
    case 'StringLiteral':
    case 'NumberLiteral':
    case 'BooleanLiteral':
      return { kind: 'value', name: '', value: (expression as hbs.AST.StringLiteral).value }
    case 'SubExpression': {
      const { path, params } = expression as hbs.AST.SubExpression
      const value = apply(path as Expression, params, scope, position, report)
      return value.kind === 'text' ? { kind: 'value', name: '', value: value.text } : value
    }
    case 'PathExpression':
      return lookUp((expression as hbs.AST.PathExpression).original, scope, position, report)
    default:
      report.say('VRD-003', position, { text: expression.type })
      return FAILED
  }
}

/**
 * @param path as written: `verdier.frist`, `this`, `parter.0.navn`.
 * @returns the value, or a blank where the path is known but has none; a message tells of any other.
 */
export function lookUp(path: string, scope: Scope, position: Position, report: Reporter): Resolved {
  const parts = path.split('.').map((part) => part.replace(/^\[(.*)\]$/, '$1').normalize('NFC'))
  const [first = ''] = parts
  const [inner] = scope.frames
  const frame = first === 'this' ? inner : scope.frames.find((candidate) => Object.hasOwn(candidate, first))
  if (!frame) {
    if (scope.known.has(first)) return missing(path, position, report)
    report.say('VRD-001', position, { name: path, suggestion: () => suggestion(path, namesIn(scope)) })
    return FAILED
  }
  const given = blankOf(frame[first])
  if (given !== undefined) return { kind: 'blank', name: given }
  let value: unknown = first === 'this' ? (Object.hasOwn(frame, 'this') ? frame['this'] : frame) : frame[first]
  for (const [i, part] of parts.entries()) {
    if (i === 0) continue
    if (value === null || value === undefined) return missing(path, position, report)
    if (typeof value !== 'object' || !Object.hasOwn(value, part)) {
      const siblings = typeof value === 'object' ? Object.keys(value) : []
      // A party without a kortnavn is a party with a blank; a value that nobody declared is a mistake.
      if (i > 0 && parts[0] !== 'verdier' && typeof value === 'object' && !nearest(part, siblings)) return missing(path, position, report)
      const prefix = parts.slice(0, i).join('.')
      report.say('VRD-001', position, { name: path, suggestion: () => suggestion(path, siblings.map((key) => `${prefix}.${key}`)) })
      return FAILED
    }
    value = (value as Record<string, unknown>)[part]
  }
  return value === null || value === undefined || value === '' ? missing(path, position, report) : { kind: 'value', name: path, value }
}

/** Every name that a path may begin with, and the values by their whole path. */
function namesIn(scope: Scope): string[] {
  const names = [...scope.frames.flatMap((frame) => Object.keys(frame)), ...scope.known]
  const values = Object.keys(Object(scope.frames.at(-1)?.['verdier']) as object)
  return [...names, ...values.map((key) => `verdier.${key}`)]
}

function missing(name: string, position: Position, report: Reporter): Resolved {
  report.say('VRD-007', position, { name, missing: name })
  return { kind: 'blank', name }
}

function plain(resolved: Resolved, report: Reporter, position: Position): Value {
  if (resolved.kind !== 'value') return resolved
  const { value, name } = resolved
  if (typeof value === 'object') {
    report.say('VRD-009', position, { name, what: Array.isArray(value) ? { nb: 'en liste', en: 'a list' } : { nb: 'en samling av verdier', en: 'a group of values' } })
    return FAILED
  }
  return { kind: 'text', text: oneLine(printed(value)) }
}

/** Text as it is; a number with decimal comma; yes and no in words. */
export function printed(value: unknown): string {
  if (typeof value === 'number') return String(value).replace('.', ',')
  return typeof value === 'boolean' ? (value ? 'ja' : 'nei') : String(value)
}

/** @returns whether a condition holds: given, not empty, not zero, not false. Asks without a message for what is not given. */
export function holds(path: string, scope: Scope, position: Position, report: Reporter): boolean {
  const quiet: Reporter = { messages: [], say: (id, ...rest) => (id === 'VRD-007' ? undefined : report.say(id, ...rest)) }
  const resolved = lookUp(path, scope, position, quiet)
  if (resolved.kind !== 'value') return false
  return Array.isArray(resolved.value) ? resolved.value.length > 0 : Boolean(resolved.value)
}

/** « Mente du «x»?», or nothing. */
export function suggestion(name: string, known: readonly string[]): Both {
  const near = name.length > 60 ? undefined : nearest(name, known.slice(0, 2000))
  return near === undefined ? { nb: '', en: '' } : { nb: ` Mente du «${near}»?`, en: ` Did you mean «${near}»?` }
}

/** A value is part of a line, whatever lines it has itself. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n\t\f\v]+/g, ' ')
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
