/**
 * Loads an agreement type from `templates/types/<name>.yaml`, checked against `templates/type-schema.yaml`.
 *
 * What types have in common (clauses, questions) stands once in `templates/shared.yaml`; an entry with `felles: name` takes it in
 * and may override any of its keys. The shape of a type is documented in `document/type.ts`.
 */
import { checkData, type DataPath, type Locate, type Schema } from '../document/data-check.ts'
import type { Language, Message } from '../document/message.ts'
import { nearest } from '../document/suggest.ts'
import type { Position } from '../document/tree.ts'
import type { AgreementType, ClauseItem, Question } from '../document/type.ts'
import { readYamlFile, type YamlFile } from './yaml-file.ts'

/** Text of a file by its path in the folder `templates`; undefined when there is none. */
export type TemplateFiles = (path: string) => string | undefined

export interface LoadedType {
  /** Absent when a message says why. */
  type?: AgreementType
  messages: Message[]
}

type Data = Record<string, unknown>

/** @returns the type called `name`, or what is wrong with its files. Paths in messages begin with `templates/`. */
export function readType(name: string, files: TemplateFiles, language: Language = 'nb'): LoadedType {
  const messages: Message[] = []
  const open = (path: string) => openYaml(path, files, language, messages)
  const schema = open('type-schema.yaml')
  const shared = open('shared.yaml')
  const path = `types/${name}.yaml`
  const own = open(path)
  if (!schema || !shared || !own) return { messages }

  const say = (position: Position | undefined, [reason, remedy]: readonly [string, string]): void => {
    messages.push({ file: `templates/${path}`, ...(position && { position }), ruleId: 'MAL-003', severity: 'error', reason, remedy, fatal: true })
  }
  const data = { ...record(own.data) }
  for (const part of ['klausuler', 'spørsmål']) {
    if (!Array.isArray(data[part])) continue
    const known = record(record(shared.data)[part])
    data[part] = data[part].map((entry: unknown, i) => {
      const { felles, ...rest } = record(entry)
      if (felles === undefined) return entry
      const common = Object.hasOwn(known, String(felles)) ? record(known[String(felles)]) : undefined
      if (!common) say(own.locate([part, i, 'felles']).value, unknownShared(String(felles), Object.keys(known), language))
      return { ...common, ...rest }
    })
  }
  if (messages.length > 0) return { messages }
  const options = { file: `templates/${path}`, locate: nearestPlace(own.locate), language, area: 'MAL' as const }
  messages.push(...checkData(data, record(schema.data), options))
  return messages.length > 0 ? { messages } : { type: typed(name, data), messages }
}

/** What all types share is read once for all of them, and the schema is compiled once: together 200 ms for each type otherwise. */
const opened = new WeakMap<TemplateFiles, Map<string, YamlFile | undefined>>()

function openOnce(path: string, files: TemplateFiles): YamlFile | undefined {
  const known = opened.get(files) ?? new Map<string, YamlFile | undefined>()
  opened.set(files, known)
  if (!known.has(path)) {
    const text = files(path)
    known.set(path, text === undefined ? undefined : readYamlFile(text))
  }
  return known.get(path)
}

function openYaml(path: string, files: TemplateFiles, language: Language, messages: Message[]): { data: unknown; locate: Locate } | undefined {
  const read = openOnce(path, files)
  if (read && 'data' in read) return read
  const [reason, remedy] = WORDS[language][read ? 'notYaml' : 'noFile']
  const place = { file: `templates/${path}`, ...(read && { position: read.fault }) }
  messages.push({ ...place, ruleId: read ? 'MAL-001' : 'MAL-002', severity: 'error', reason, remedy, fatal: true })
  return undefined
}

const WORDS = {
  nb: {
    notYaml: ['Malen er ikke gyldig YAML.', 'Rett linjen.'],
    noFile: ['Malen finnes ikke.', 'Legg filen tilbake i mappen «templates».'],
  },
  en: {
    notYaml: ['The template is not valid YAML.', 'Mend the line.'],
    noFile: ['There is no such template.', 'Put the file back into the folder “templates”.'],
  },
} as const

function unknownShared(name: string, known: readonly string[], language: Language): readonly [string, string] {
  const meant = nearest(name, known)
  return language === 'nb'
    ? [`«${name}» finnes ikke i shared.yaml${meant ? `; mente du «${meant}»?` : '.'}`, `Bruk en av disse: ${known.join(', ')}.`]
    : [`“${name}” is not in shared.yaml${meant ? `; did you mean “${meant}”?` : '.'}`, `Use one of these: ${known.join(', ')}.`]
}

/** What came from `shared.yaml` has no place in the type's file: the entry that took it in has. */
function nearestPlace(locate: Locate): Locate {
  return (path: DataPath) => {
    for (let at = path; ; at = at.slice(0, -1)) {
      const place = locate(at)
      if (place.key || place.value || at.length === 0) return place
    }
  }
}

/** Fills in what a type may leave out; the schema has accepted the rest. */
function typed(name: string, data: Data): AgreementType {
  const additions = record(data['frontmatter'])
  const type = {
    ...data,
    name,
    frontmatter: { ...schemaAdditions(additions), part: schemaAdditions(record(additions['part'])) },
    klausuler: (data['klausuler'] as Data[]).map(clauseItem),
    spørsmål: data['spørsmål'] as Question[],
  }
  return type as unknown as AgreementType
}

function schemaAdditions(data: Data): { properties: Schema; required: string[] } {
  return { properties: record(data['properties']), required: (data['required'] as string[] | undefined) ?? [] }
}

function clauseItem(data: Data): ClauseItem {
  const lists = (key: string): Data => ({ nb: [], nn: [], ...record(data[key]) })
  return { ...data, alias: lists('alias'), inneholder: lists('inneholder'), uttrykk: lists('uttrykk') } as unknown as ClauseItem
}

function record(value: unknown): Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Data) : {}
}
