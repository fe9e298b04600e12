/**
 * Makes the first draft of an agreement: a type's starting text, a whole-file Handlebars template, filled in with answers.
 *
 * This is the one place where a template is compiled and run. Its text is ours; the answers come in through two helpers:
 * `yaml` writes a value so that it is the same value in the front matter, `prosa` so that it stays plain text in Markdown.
 */
import Handlebars from 'handlebars'
import { slug } from '../document/analyse.ts'
import type { AgreementType, Question } from '../document/type.ts'
import type { Path } from './front-matter.ts'

export type Answers = Readonly<Record<string, unknown>>

export interface Draft {
  /** The whole file; absent while `missing` has a question. */
  text?: string
  /** Questions that must be answered first, each with its whole path as key: «parter.navn». */
  missing: readonly Question[]
  /** Where answers stand that no question of the type asks for. */
  unknown: readonly Path[]
}

/**
 * @param template text of `templates/types/<name>.md`.
 * @param given answers, nested by the paths of the questions: `{ tittel: …, verdier: { møter: 2 } }`.
 * @param about what the template may use besides answers: the draft that a saksfremlegg is about, and what is changed in it.
 */
export function startingText(template: string, type: AgreementType, given: Answers, about: Answers = {}): Draft {
  const answers: Data = { utkastet: null, endret: null, ...about }
  const missing = fill(type.spørsmål, given, answers)
  const unknown = strangers(type.spørsmål, given)
  if (missing.length > 0) return { missing, unknown }
  identify(answers['parter'])
  const handlebars = Handlebars.create()
  handlebars.registerHelper({ yaml: yamlScalar, prosa })
  const compiled = handlebars.compile<Data>(template, { noEscape: true, strict: true })
  // What has no answer is a place to fill in: the key alone, with no blank behind it.
  return { text: compiled(answers).replace(/: $/gmu, ':'), missing, unknown }
}

type Data = Record<string, unknown>

/** Copies the answers into `target`; a question without one gets its standard, or null: a blank in the document. */
function fill(questions: readonly Question[], given: unknown, target: Data): Question[] {
  return questions.flatMap((question) => {
    const answer = at(given, question.nøkkel) ?? question.standard ?? null
    const { felter } = question
    if (answer === null || answer === '' || (Array.isArray(answer) && answer.length === 0)) {
      put(target, question.nøkkel, null)
      return question.påkrevd ? [question] : []
    }
    if (!felter || !Array.isArray(answer)) {
      put(target, question.nøkkel, answer)
      return []
    }
    const entries: Data[] = answer.map(() => ({}))
    const missing = answer.flatMap((entry, i) => fill(felter, entry, entries[i] ?? {}))
    put(target, question.nøkkel, entries)
    return missing.map((inner) => ({ ...inner, nøkkel: `${question.nøkkel}.${inner.nøkkel}` }))
  })
}

function at(data: unknown, path: string): unknown {
  let value = data
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
    value = (value as Data)[key]
  }
  return value
}

function put(target: Data, path: string, value: unknown): void {
  const keys = path.split('.')
  const last = keys.pop() ?? path
  let group = target
  for (const key of keys) group = (group[key] ??= {}) as Data
  group[last] = value
}

/** Answers without a question, also inside the entries of a list. */
function strangers(questions: readonly Question[], given: unknown, at: Path = []): Path[] {
  if (typeof given !== 'object' || given === null) return at.length === 0 ? [] : [at]
  return Object.entries(given).flatMap(([key, answer]: [string, unknown]): Path[] => {
    const here = [...at, key]
    const asked = here.join('.')
    const question = questions.find(({ nøkkel }) => nøkkel === asked)
    if (!question) return questions.some(({ nøkkel }) => nøkkel.startsWith(`${asked}.`)) ? strangers(questions, answer, here) : [here]
    const { felter } = question
    if (!felter || !Array.isArray(answer)) return []
    return answer.flatMap((entry: unknown, index) => strangers(felter, entry).map((inner) => [...here, index, ...inner]))
  })
}

/** Gives every party a short id from its name: «Nordvika kommune» → `nordvika`, or the whole name where two would be alike. */
function identify(parties: unknown): void {
  if (!Array.isArray(parties)) return
  const names = parties.map((party) => String((party as Data)['navn']))
  const short = names.map((name) => slug(name.replace(/ (?:fylkes)?kommune$/iu, '')))
  const taken = new Set<string>()
  for (const [i, name] of names.entries()) {
    let id = short.filter((other) => other === short[i]).length > 1 ? slug(name) : (short[i] ?? '')
    for (let n = 2; taken.has(id) || id === ''; n += 1) id = `${slug(name) || 'part'}-${n}`
    taken.add(id)
    ;(parties[i] as Data)['id'] = id
  }
}

/** Text that YAML surely reads as the same text may stand bare; the words that some reader takes for yes and no may not. */
const BARE = /^(?!(?:yes|no|on|off|y|n|true|false|null)$)(?:\d{4}-\d{2}-\d{2}|[\p{L}§«](?:[\p{L}\p{N} .§«»()/–-]*[\p{L}\p{N}.»)])?)$/iu

function yamlScalar(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value !== 'string') return JSON.stringify(value)
  return BARE.test(value) ? value : JSON.stringify(value)
}

/** Part of a sentence: one line, its hard spaces kept, without a full stop of its own, and with no character that Markdown or Handlebars would read. */
function prosa(value: unknown): string {
  return String(value ?? '')
    .replace(/[^\S\u00A0]+/gu, ' ')
    .trim()
    .replace(/\.$/u, '')
    .replace(/[\\`*_[\]<>{}|&#~]/gu, '\\$&')
}
