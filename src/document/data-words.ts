/** The sentences about faulty data, in both languages. */
import type { Schema } from './data-check.ts'
import type { Language } from './message.ts'

interface FaultBase {
  path: (string | number)[]
  /** Of the place at fault: its notes give the expected form, a description, an example. */
  schema: Schema
  value: unknown
}

export type Fault = FaultBase &
  (
    | { kind: 'unknown-key'; known: string[]; meant?: string }
    | { kind: 'wrong-kind'; expected: string[] }
    | { kind: 'not-allowed'; known: string[]; meant?: string }
    | { kind: 'wrong-form'; keyword: string; limit: number }
    | { kind: 'missing' }
  )

interface Sentence {
  reason: string
  remedy: string
}

type Sentences = { [K in Fault['kind']]: (fault: Extract<Fault, { kind: K }>) => Sentence }

/** @returns what is wrong and what to do about it. */
export function sentenceOf(fault: Fault, language: Language): Sentence {
  const say = (language === 'nb' ? nb : en)[fault.kind] as (fault: Fault) => Sentence
  return say(fault)
}

const KINDS = {
  nb: {
    object: 'en gruppe med egne nøkler', array: 'en liste', string: 'en tekst', number: 'et tall', integer: 'et helt tall',
    boolean: 'true eller false', null: 'tom',
  },
  en: {
    object: 'a group of keys', array: 'a list', string: 'text', number: 'a number', integer: 'a whole number',
    boolean: 'true or false', null: 'empty',
  },
} as const satisfies Record<Language, Record<string, string>>

/** What a value limit is called; `{n}` is the limit. Every keyword of value that a schema of ours may use has its line. */
const LIMITS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  minItems: { nb: 'minst {n} i listen', en: 'at least {n} in the list' },
  maxItems: { nb: 'høyst {n} i listen', en: 'at most {n} in the list' },
  uniqueItems: { nb: 'en liste uten gjentakelser', en: 'a list without repetitions' },
  minLength: { nb: 'en tekst som ikke er tom', en: 'a text that is not empty' },
  maxLength: { nb: 'høyst {n} tegn', en: 'at most {n} characters' },
  minimum: { nb: '{n} eller mer', en: '{n} or more' },
  maximum: { nb: '{n} eller mindre', en: '{n} or less' },
  exclusiveMinimum: { nb: 'mer enn {n}', en: 'more than {n}' },
}

const nb: Sentences = {
  'unknown-key': ({ path, known, meant }) => ({
    reason: `Ukjent nøkkel ${named(path, 'nb')}${meant ? `; mente du «${meant}»?` : '.'}`,
    remedy: meant ? `Skriv «${meant}».` : `Fjern nøkkelen. Her kan du bruke ${listed(known, 'og')}.${path.length === 1 ? ' Egne verdier hører hjemme under «verdier».' : ''}`,
  }),
  'wrong-kind': (fault) => ({
    reason: `${capital(named(fault.path, 'nb'))} skal være ${kinds(fault.expected, 'nb')}, men er ${kindOf(fault.value, 'nb')}.`,
    remedy: wrongKindRemedy(fault, 'nb'),
  }),
  'not-allowed': ({ path, value, known, meant }) => ({
    reason: `${capital(named(path, 'nb'))} kan ikke være «${shown(value)}»${meant ? `; mente du «${meant}»?` : '.'}`,
    remedy: `Velg mellom ${listed(known, 'og')}.`,
  }),
  'wrong-form': (fault) => ({
    reason: `${capital(named(fault.path, 'nb'))} skal være ${expectedForm(fault, 'nb')}, men er «${shown(fault.value)}».`,
    remedy: exampleOf(fault.schema, 'nb') ?? 'Rett verdien.',
  }),
  missing: ({ path, schema }) => ({
    reason: `${capital(named(path, 'nb'))} mangler.`,
    remedy: `Legg inn «${String(path.at(-1))}»${typeof schema['description'] === 'string' ? `: ${lower(schema['description'])}` : ''}.`,
  }),
}

const en: Sentences = {
  'unknown-key': ({ path, known, meant }) => ({
    reason: `Unknown key ${named(path, 'en')}${meant ? `; did you mean “${meant}”?` : '.'}`,
    remedy: meant ? `Write “${meant}”.` : `Remove the key. Known here: ${known.join(', ')}.${path.length === 1 ? ' Values of your own belong under “verdier”.' : ''}`,
  }),
  'wrong-kind': (fault) => ({
    reason: `${capital(named(fault.path, 'en'))} must be ${kinds(fault.expected, 'en')}, but is ${kindOf(fault.value, 'en')}.`,
    remedy: wrongKindRemedy(fault, 'en'),
  }),
  'not-allowed': ({ path, value, known, meant }) => ({
    reason: `${capital(named(path, 'en'))} cannot be “${shown(value)}”${meant ? `; did you mean “${meant}”?` : '.'}`,
    remedy: `Choose one of ${known.join(', ')}.`,
  }),
  'wrong-form': (fault) => ({
    reason: `${capital(named(fault.path, 'en'))} must be ${expectedForm(fault, 'en')}, but is “${shown(fault.value)}”.`,
    remedy: exampleOf(fault.schema, 'en') ?? 'Mend the value.',
  }),
  missing: ({ path }) => ({
    reason: `${capital(named(path, 'en'))} is missing.`,
    remedy: `Add “${String(path.at(-1))}”.`,
  }),
}

/** The last key, and where it is when that is not the top: «orgnr» under «parter» nr. 2. */
function named(path: readonly (string | number)[], language: Language): string {
  const [open, close] = language === 'nb' ? ['«', '»'] : ['“', '”']
  const steps: string[] = []
  for (const part of path) {
    if (typeof part === 'string') steps.push(`${open}${part}${close}`)
    else steps[steps.length - 1] = `${steps.at(-1) ?? ''} ${language === 'nb' ? 'nr.' : 'no.'}\u00A0${part + 1}`
  }
  const [last, ...outer] = steps.reverse()
  if (last === undefined) return language === 'nb' ? 'innholdet' : 'the content'
  return [last, ...outer].join(language === 'nb' ? ' under ' : ' under ')
}

function kinds(expected: readonly string[], language: Language): string {
  const names: Readonly<Record<string, string>> = KINDS[language]
  const said = expected.filter((kind) => kind !== 'null').map((kind) => names[kind] ?? kind)
  return said.join(language === 'nb' ? ' eller ' : ' or ')
}

function kindOf(value: unknown, language: Language): string {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value
  const names: Readonly<Record<string, string>> = KINDS[language]
  if (kind === 'boolean') return `«${String(value)}»`
  const name = names[kind] ?? kind
  return kind === 'number' || kind === 'string' ? `${name} («${shown(value)}»)` : name
}

function wrongKindRemedy({ schema, value, expected }: Extract<Fault, { kind: 'wrong-kind' }>, language: Language): string {
  if (value === null) return language === 'nb' ? 'Fyll inn verdien, eller fjern nøkkelen.' : 'Fill in the value, or remove the key.'
  if (expected.includes('string') && (typeof value === 'number' || typeof value === 'boolean'))
    return language === 'nb' ? `Sett verdien i anførselstegn: "${String(value)}".` : `Put the value in quotes: "${String(value)}".`
  if (expected.includes('number') || expected.includes('integer'))
    return language === 'nb' ? 'Skriv bare tallet, uten mellomrom og enhet.' : 'Write the number only, without spaces and unit.'
  if (expected.includes('array'))
    return language === 'nb' ? 'Skriv hvert punkt på en egen linje som begynner med «- ».' : 'Write each entry on a line that begins with “- ”.'
  const keys = Object.keys((schema['properties'] ?? {}) as object)
  if (expected.includes('object') && keys.length > 0)
    return language === 'nb'
      ? `Skriv nøklene på egne linjer med innrykk: ${listed(keys, 'og')}.`
      : `Write the keys on indented lines of their own: ${keys.join(', ')}.`
  return exampleOf(schema, language) ?? (language === 'nb' ? 'Rett verdien.' : 'Mend the value.')
}

function expectedForm({ schema, keyword, limit }: Extract<Fault, { kind: 'wrong-form' }>, language: Language): string {
  const notes = schema['forventet'] as Readonly<Record<Language, string>> | undefined
  const fallback = LIMITS[keyword]?.[language] ?? (language === 'nb' ? 'noe annet' : 'something else')
  const form = keyword === 'pattern' || keyword === 'format' ? notes?.[language] : undefined
  return (form ?? fallback).replace('{n}', String(limit))
}

function exampleOf(schema: Schema, language: Language): string | undefined {
  const [example] = (schema['examples'] ?? []) as unknown[]
  if (example === undefined) return undefined
  return language === 'nb' ? `Skriv for eksempel «${shown(example)}».` : `Write for example “${shown(example)}”.`
}

/** A value as it can stand inside a sentence. */
function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}

function listed(words: readonly string[], and: string): string {
  const quoted = words.map((word) => `«${word}»`)
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${and} ${quoted.at(-1) ?? ''}`
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
