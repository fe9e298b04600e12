/**
 * Checks plain data (front matter, a type's YAML) against a JSON Schema and says what is wrong in our own words.
 *
 * The schemas use a closed list of keywords, so that each has its sentence below; unions are written as lists of types, never
 * as `anyOf`, because a message about a union tells nobody what to do. Besides the standard ones a schema may carry two notes:
 * `forventet` {nb, en}, the form that a `pattern` or `format` asks for, and `synonymer`, other words that people try for a key.
 */
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'
import { sentenceOf, type Fault } from './data-words.ts'
import type { Language, Message } from './message.ts'
import { nearest } from './suggest.ts'
import type { Position } from './tree.ts'
import { withoutEchoes } from './wrong-values.ts'

export type Schema = Readonly<Record<string, unknown>>
export type DataPath = (string | number)[]
/** Where a key and its value stand in the file. */
export type Locate = (path: DataPath) => { key?: Position; value?: Position }

export interface CheckOptions {
  file: string
  locate: Locate
  language?: Language
  /** First part of the rule ids: `FRM` for front matter, `MAL` for our templates. */
  area?: 'FRM' | 'MAL'
}

/** @returns every fault of `data`, in the order of the file; those that nothing can be built on are `fatal`. */
export function checkData(data: unknown, schema: Schema, options: CheckOptions): Message[] {
  const validate = compiled(schema)
  if (validate(data)) return []
  const errors = validate.errors ?? []
  // A value of the wrong kind fails its other keywords too: say the first thing only.
  const wrongKind = new Set(errors.filter((error) => error.keyword === 'type').map((error) => error.instancePath))
  const faults = errors
    .filter((error) => error.keyword === 'type' || !wrongKind.has(error.instancePath))
    .map((error) => faultOf(error, data))
  return withoutEchoes(faults.map((fault) => messageOf(fault, options))).sort(inFile)
}

function inFile(a: Message, b: Message): number {
  return (a.position?.start.offset ?? -1) - (b.position?.start.offset ?? -1)
}

/**
 * A schema of ours is used a few times in a process, so that compiling it is what costs. Holding it against the schema of schemas
 * and polishing the code take two thirds of that time; a word that is no keyword is refused all the same (`strict`).
 */
const FAST = { validateSchema: false, code: { optimize: false } } as const

const functions = new WeakMap<Schema, ValidateFunction>()

function compiled(schema: Schema): ValidateFunction {
  let validate = functions.get(schema)
  if (!validate) {
    const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: true, allowUnionTypes: true, formats: { date: isDate }, ...FAST })
    ajv.addVocabulary(['forventet', 'synonymer'])
    validate = ajv.compile(schema)
    functions.set(schema, validate)
  }
  return validate
}

/** A day that exists; 2021-02-30 does not. */
function isDate(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() + 1 === Number(month) && date.getUTCDate() === Number(day)
}

function faultOf(error: ErrorObject, data: unknown): Fault {
  const path = pathOf(error.instancePath, data)
  const schema = (error.parentSchema ?? {}) as Schema
  const base = { path, schema, value: error.data as unknown }
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params['additionalProperty'])
      const known = (schema['properties'] ?? {}) as Record<string, Schema>
      const meant = meantKey(key, known)
      return { ...base, kind: 'unknown-key', path: [...path, key], known: Object.keys(known), ...(meant && { meant }) }
    }
    case 'required': {
      const key = String(params['missingProperty'])
      const own = ((schema['properties'] ?? {}) as Record<string, Schema>)[key] ?? {}
      return { ...base, kind: 'missing', path: [...path, key], schema: own }
    }
    case 'type':
      return { ...base, kind: 'wrong-kind', expected: [params['type']].flat().map(String) }
    case 'enum': {
      const known = (params['allowedValues'] as unknown[]).map(String)
      const meant = nearest(String(error.data), known)
      return { ...base, kind: 'not-allowed', known, ...(meant && { meant }) }
    }
    default:
      return { ...base, kind: 'wrong-form', keyword: error.keyword, limit: Number(params['limit'] ?? 0) }
  }
}

/** The key that was meant: one that has the word among its synonyms, else the nearest in spelling. */
function meantKey(key: string, known: Readonly<Record<string, Schema>>): string | undefined {
  const wanted = key.toLowerCase()
  for (const [name, schema] of Object.entries(known)) {
    const synonyms = (schema['synonymer'] ?? []) as string[]
    if (synonyms.some((word) => word.toLowerCase() === wanted)) return name
  }
  return nearest(key, Object.keys(known))
}

/** A JSON pointer as a path, with list places as numbers. */
function pathOf(pointer: string, data: unknown): DataPath {
  const path: DataPath = []
  let value = data
  for (const part of pointer.split('/').slice(1)) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~')
    path.push(Array.isArray(value) ? Number(key) : key)
    value = (value as Record<string, unknown> | undefined)?.[key]
  }
  return path
}

const RULES = {
  'unknown-key': '010',
  'wrong-kind': '011',
  'not-allowed': '012',
  'wrong-form': '013',
  missing: '014',
} as const satisfies Record<Fault['kind'], string>

function messageOf(fault: Fault, { file, locate, language = 'nb', area = 'FRM' }: CheckOptions): Message {
  const position = placeOf(fault, locate)
  return {
    file,
    ...(position && { position }),
    ruleId: `${area}-${RULES[fault.kind]}`,
    severity: 'error',
    ...sentenceOf(fault, language),
    // What is not there cannot be misread: the draft can be printed without it.
    ...(fault.kind === 'missing' ? { missing: fault.path.join('.') } : { fatal: true as const, wrong: [fault.path, ...(fault.kind === 'unknown-key' && fault.meant !== undefined ? [[...fault.path.slice(0, -1), fault.meant]] : [])] }),
  }
}

function placeOf(fault: Fault, locate: Locate): Position | undefined {
  const place = locate(fault.path)
  if (fault.kind === 'unknown-key') return place.key ?? place.value
  if (fault.kind !== 'missing') return place.value ?? place.key
  const parent = locate(fault.path.slice(0, -1))
  return parent.key ?? (parent.value && { ...parent.value, end: parent.value.start })
}
