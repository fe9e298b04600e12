/** The templates that reading and checking need, opened from a folder and held for as long as the process lives. */
import { join } from 'node:path'
import type { Schema } from '../document/data-check.ts'
import type { Language, Message } from '../document/message.ts'
import type { AgreementType } from '../document/type.ts'
import { LIMITS, listNames, readFile } from '../host.ts'
import { readType, type TemplateFiles } from '../read/types.ts'
import { readYamlFile } from '../read/yaml-file.ts'
import { noTemplates } from './project.ts'

export interface Library {
  types: { names: () => readonly string[]; get: (name: string) => AgreementType | undefined }
  /** What is wrong with a type's own files; empty for a type that was read. */
  faultsOf: (name: string) => readonly Message[]
  /** The schema that the front matter of all documents shares. */
  common: Schema
  frontMatterKeys: readonly string[]
  files: TemplateFiles
  /** Rows of `templates/law/<name>.yaml` or `templates/språk/<name>.yaml`. */
  rows: <Row>(name: string) => readonly Row[]
}

const opened = new Map<string, Library>()

/** @param templates the folder `templates`. */
export function openLibrary(templates: string, language: Language): Library {
  const key = `${language} ${templates}`
  const library = opened.get(key) ?? open(templates, language)
  opened.set(key, library)
  return library
}

function open(templates: string, language: Language): Library {
  const files: TemplateFiles = (path) => {
    const file = readFile(join(templates, path), LIMITS.text)
    return file.found ? new TextDecoder().decode(file.bytes) : undefined
  }
  const names = listNames(join(templates, 'types'), '.yaml')
  const loaded = new Map<string, ReturnType<typeof readType>>()
  const load = (name: string): ReturnType<typeof readType> => {
    const type = loaded.get(name) ?? (names.includes(name) ? readType(name, files, language) : { messages: [] })
    loaded.set(name, type)
    return type
  }
  const common = commonSchema(files, templates, language)
  return {
    types: { names: () => names, get: (name) => load(name).type },
    faultsOf: (name) => load(name).messages,
    common,
    frontMatterKeys: Object.keys((common['properties'] ?? {}) as object),
    files,
    rows: rowsIn(files),
  }
}

/** Law, names and word lists are data; the shape of a row is told at the head of its file, and held by a test. */
function rowsIn(files: TemplateFiles): Library['rows'] {
  const known = new Map<string, readonly unknown[]>()
  return <Row>(name: string) => {
    const rows = known.get(name) ?? dataOf(['law', 'språk'].map((folder) => `${folder}/${name}.yaml`), files)
    known.set(name, rows)
    return rows as readonly Row[]
  }
}

function dataOf(paths: readonly string[], files: TemplateFiles): readonly unknown[] {
  const text = paths.map(files).find((found) => found !== undefined)
  const yaml = text === undefined ? undefined : readYamlFile(text)
  if (yaml && 'data' in yaml && Array.isArray(yaml.data)) return yaml.data
  throw new Error(`none of ${paths.join(', ')} in templates is a list in YAML`)
}

/** Without the file every key would be refused, or none; a folder of templates that lacks it is no such folder. */
function commonSchema(files: TemplateFiles, templates: string, language: Language): Schema {
  const text = files('front-matter.yaml')
  const yaml = text === undefined ? undefined : readYamlFile(text)
  if (yaml && 'data' in yaml) return yaml.data as Schema
  throw noTemplates(templates, language)
}
