/** The templates as the program finds them, and a draft of any type made from its own example answers. */
import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Schema } from '../../src/document/data-check.ts'
import type { Sources } from '../../src/document/sources.ts'
import type { AgreementType, Question } from '../../src/document/type.ts'
import { read, type ReadResult } from '../../src/read/index.ts'
import { startingText, type Answers } from '../../src/read/starting-text.ts'
import { readType, type TemplateFiles } from '../../src/read/types.ts'
import { checkFrontMatter } from '../../src/validate/schema.ts'

const folder = new URL('../../templates/', import.meta.url)
const namesIn = (path: string, extension: string): string[] =>
  readdirSync(new URL(path, folder)).filter((name) => name.endsWith(extension)).map((name) => name.slice(0, -extension.length)).sort()

export const files: TemplateFiles = (path) => {
  try {
    return readFileSync(new URL(path, folder), 'utf8')
  } catch {
    return undefined
  }
}
export const text = (path: string): string => files(path) ?? ''
export const typeNames = namesIn('types/', '.yaml')
export const clauseNames = namesIn('clauses/', '.md')
export const common = parse(text('front-matter.yaml')) as Schema

const types = new Map(typeNames.map((name) => [name, readType(name, files)]))
export const loaded = (name: string) => types.get(name) ?? { messages: [] }
export function typeOf(name: string): AgreementType {
  const { type } = loaded(name)
  if (!type) throw new Error(`${name}: ${JSON.stringify(loaded(name).messages)}`)
  return type
}

export const sources: Sources = {
  clause(name, form) {
    const path = [...(form === 'nn' ? [`clauses/nn/${name}.md`] : []), `clauses/${name}.md`].find((one) => files(one) !== undefined)
    return path === undefined ? undefined : { path: `templates/${path}`, bytes: new TextEncoder().encode(text(path)) }
  },
  clauseNames: () => clauseNames,
  file: () => ({ found: false, why: 'missing' }),
}

export function readDraft(source: string, from = sources): ReadResult {
  return read({ path: 'draft.md', bytes: new TextEncoder().encode(source) }, from, {
    types: { names: () => typeNames, get: (name) => types.get(name)?.type },
    frontMatterKeys: Object.keys(common['properties'] as object),
    checkFrontMatter: (data, type, locate, about) => checkFrontMatter(data, type, common, locate, about),
  })
}

/** The example answers of a type, nested by path; `over` replaces some by path. */
export function exampleAnswers(type: AgreementType, over: Readonly<Record<string, unknown>> = {}): Answers {
  const answers: Record<string, unknown> = {}
  for (const { nøkkel, eksempel } of type.spørsmål as readonly Question[]) put(answers, nøkkel, nøkkel in over ? over[nøkkel] : eksempel)
  return answers
}

function put(target: Record<string, unknown>, path: string, value: unknown): void {
  const [first = '', ...rest] = path.split('.')
  if (rest.length === 0) target[first] = value
  else put((target[first] ??= {}) as Record<string, unknown>, rest.join('.'), value)
}

export function exampleDraft(name: string, over: Readonly<Record<string, unknown>> = {}): string {
  const type = typeOf(name)
  const draft = startingText(text(`types/${name}.md`), type, exampleAnswers(type, over))
  if (draft.text === undefined) throw new Error(`${name}: not answered: ${draft.missing.map((question) => question.nøkkel).join(', ')}`)
  return draft.text
}
