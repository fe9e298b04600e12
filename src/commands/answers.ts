/** Answers to a type's questions: read from a YAML file, and judged one by one, whether typed or read. */
import type { Message } from '../document/message.ts'
import { nearest } from '../document/suggest.ts'
import type { Point, Position } from '../document/tree.ts'
import type { Question } from '../document/type.ts'
import { LIMITS, readFile } from '../host.ts'
import { readFrontMatter, type FrontMatter, type Path } from '../read/front-matter.ts'
import { decode } from '../read/guard.ts'
import { reporter } from '../read/messages.ts'
import { Refusal, type Terminal } from './command.ts'

export type Data = Record<string, unknown>

export interface AnswerFile {
  /** Absent when a message says why. */
  data?: Data
  messages: readonly Message[]
  locate: FrontMatter['locate']
}

/** What is put around the file so that it is read as front matter, with all of YAML's traps refused. */
const OPENING = '---\n'

/** Reads `--svar FILE`: the keys of the front matter, or a whole draft whose front matter gives the answers. */
export function readAnswers(path: string, terminal: Terminal): AnswerFile {
  const { language } = terminal
  const file = readFile(path, LIMITS.text)
  if (!file.found) throw unread(path, file.why, terminal)
  const report = reporter(path, language, true)
  const text = decode(file.bytes, report)
  const wrapped = text === undefined || /^---[ \t]*\r?\n/u.test(text)
  const front = text === undefined ? undefined : readFrontMatter(wrapped ? text : `${OPENING}${text.replace(/\n?$/u, '\n')}---\n`, report)
  const home = (position: Position): Position => (wrapped ? position : { ...position, start: lineUp(position.start), end: lineUp(position.end) })
  return {
    ...(front && report.messages.length === 0 && { data: front.data }),
    messages: report.messages.map((message) => ({ ...message, ...(message.position && { position: home(message.position) }) })),
    locate(keys) {
      const { key, value } = front?.locate(keys) ?? {}
      return { ...(key && { key: home(key) }), ...(value && { value: home(value) }) }
    },
  }
}

function unread(path: string, why: string, { say }: Terminal): Refusal {
  if (why === 'missing') return new Refusal(say(`Svarfilen «${path}» finnes ikke.`, `There is no file of answers “${path}”.`), say('Oppgi en YAML-fil som finnes, regnet fra mappen du står i.', 'Name a YAML file that exists, seen from the folder that you are in.'))
  return new Refusal(say(`Svarfilen «${path}» kan ikke leses.`, `The file of answers “${path}” cannot be read.`), say('Se om du har lesetilgang, og om det er en tekstfil.', 'See whether you may read it, and whether it is a text file.'))
}

const lineUp = ({ line, column, offset }: Point): Point => ({ line: line - 1, column, offset: offset - OPENING.length })

/** @returns what is wrong with an answer, in one sentence; undefined when it fits the question. */
export function objection(question: Question, answer: unknown, { say }: Terminal): string | undefined {
  if (answer === null || answer === undefined || answer === '') return undefined
  const scalar = typeof answer === 'string' || typeof answer === 'number'
  const text = scalar ? String(answer) : JSON.stringify(answer)
  switch (question.type) {
    case 'dato':
      return scalar && isDay(text) ? undefined : say(`«${text}» er ikke en dato; skriv år-måned-dag, som 2026-01-31.`, `“${text}” is not a date; write year-month-day, such as 2026-01-31.`)
    case 'tall':
      return scalar && /^-?\d{1,15}(?:[.,]\d+)?$/u.test(text) ? undefined : say(`«${text}» er ikke et tall.`, `“${text}” is not a number.`)
    case 'orgnr':
      return scalar && isOrganisation(text) ? undefined : say(`«${text}» er ikke et organisasjonsnummer: det har ni sifre, og det siste er et kontrollsiffer.`, `“${text}” is not an organisation number: nine digits, the last a check digit.`)
    case 'valg': {
      const known = question.valg ?? []
      const near = nearest(text, known)
      return known.includes(text) ? undefined : say(`«${text}» er ikke et av valgene ${known.join(', ')}.`, `“${text}” is none of ${known.join(', ')}.`) + (near ? say(` Mente du «${near}»?`, ` Did you mean “${near}”?`) : '')
    }
    case 'janei':
      return typeof answer === 'boolean' ? undefined : say('Svar true eller false.', 'Answer true or false.')
    case 'liste':
      return Array.isArray(answer) ? undefined : say('Svaret skal være en liste.', 'The answer is to be a list.')
    case 'tekst':
      return scalar ? undefined : say('Svaret skal være en tekst.', 'The answer is to be a text.')
  }
}

/** What an answer is judged against: the file that it stands in, and the language of what is said of it. */
interface Judged {
  file: string
  answers: AnswerFile
  terminal: Terminal
}

/** Every objection to the answers of a file, with its place. */
export function objections(questions: readonly Question[], data: unknown, at: Path, judged: Judged): Message[] {
  return questions.flatMap((question) => {
    const path = [...at, ...question.nøkkel.split('.')]
    const answer = answerTo(question, data)
    const reason = objection(question, answer, judged.terminal)
    if (reason === undefined) return Array.isArray(answer) && question.felter ? inEntries(question, question.felter, answer, path, judged) : []
    return [objected(path, reason, question, judged)]
  })
}

/** What is wrong in a list whose entries all have the same keys. */
function inEntries(question: Question, fields: readonly Question[], entries: readonly unknown[], path: Path, judged: Judged): Message[] {
  const { say } = judged.terminal
  const keys = fields.map(({ nøkkel }) => nøkkel).join(', ')
  const bare = entries.findIndex((entry) => typeof entry !== 'object' || entry === null || Array.isArray(entry))
  // A list of plain texts has the same fault in every entry: one is told of.
  if (bare !== -1) return [objected([...path, bare], say(`Hver del av listen skal ha nøklene ${keys}.`, `Every entry of the list is to have the keys ${keys}.`), question, judged)]
  return entries.flatMap((entry, index) => {
    const missing = fields.filter((field) => field.påkrevd === true && field.standard === undefined && (answerTo(field, entry) ?? '') === '')
    return [
      ...missing.map(({ nøkkel }) => objected([...path, index], say(`«${nøkkel}» mangler.`, `“${nøkkel}” is missing.`), question, judged)),
      ...objections(fields, entry, [...path, index], judged),
    ]
  })
}

function objected(path: Path, reason: string, question: Question, { file, answers, terminal }: Judged): Message {
  const place = answers.locate(path)
  return problem(file, 'SVR-002', `${named(path)}: ${reason}`, example(question, terminal), place.value ?? place.key)
}

const answerTo = ({ nøkkel }: Question, data: unknown): unknown =>
  nøkkel.split('.').reduce<unknown>((value, key) => (typeof value === 'object' && value !== null ? (value as Data)[key] : undefined), data)

/** «parter nr. 2, orgnr»: list entries are counted from 1, as people do. */
export const named = (path: Path): string =>
  path.map((key, index) => (typeof key === 'number' ? ` nr. ${key + 1}` : index === 0 ? key : typeof path[index - 1] === 'number' ? `, ${key}` : `.${key}`)).join('')

/** A message about a file of answers. */
export function problem(file: string, ruleId: string, reason: string, remedy: string, position?: Position): Message {
  return { file, ruleId, severity: 'error', fatal: true, reason, remedy, ...(position && { position }) }
}

/** The example of a question as it would be typed in a file of answers; of a list its first entry. */
export function example({ eksempel }: Question, { say }: Terminal): string {
  const written = (value: unknown): string =>
    typeof value === 'object' && value !== null ? `{ ${Object.entries(value).map(([key, inner]) => `${key}: ${written(inner)}`).join(', ')} }` : String(value)
  const shown = Array.isArray(eksempel) ? `- ${written(eksempel[0])}` : written(eksempel)
  return say(`For eksempel: ${shown}`, `For example: ${shown}`)
}

/** A day that exists. */
export function isDay(text: string): boolean {
  const date = /^\d{4}-\d{2}-\d{2}$/u.test(text) ? new Date(`${text}T00:00:00Z`) : undefined
  return date !== undefined && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text)
}

/** The check digit of the Register of Legal Entities: weights 3 2 7 6 5 4 3 2, modulus 11. */
function isOrganisation(text: string): boolean {
  const digits = [...text.replace(/\s/gu, '')].map(Number)
  const sum = [3, 2, 7, 6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * (digits[index] ?? 0), 0)
  return digits.length === 9 && !digits.some(Number.isNaN) && (11 - (sum % 11)) % 11 === digits[8]
}
