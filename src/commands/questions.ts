/** Asks a type's questions on the screen, each with its help and an example; an empty answer takes the standard or leaves a blank. */
import type { Readable, Writable } from 'node:stream'
import { confirm, isCancel, log, select, text } from '@clack/prompts'
import type { Question } from '../document/type.ts'
import { example, objection, type Data } from './answers.ts'
import { Refusal, type Terminal } from './command.ts'

/** Where a question is put and answered. */
export interface Screen {
  input?: Readable
  output: Writable
}

/** stdout is for results: a question goes where the talk goes. */
const TALK: Screen = { output: process.stderr }

/** Asks what `given` does not already answer. @returns answers nested by the questions' paths. */
export function ask(questions: readonly Question[], given: Data, terminal: Terminal, screen: Screen = TALK): Promise<Data> {
  return askAll(questions, given, (index) => `${index + 1}/${questions.length}`, { terminal, screen })
}

interface Talk {
  terminal: Terminal
  screen: Screen
}

async function askAll(questions: readonly Question[], given: Data, numbered: (index: number) => string, talk: Talk): Promise<Data> {
  const answers: Data = structuredClone(given)
  for (const [index, question] of questions.entries()) {
    const keys = question.nøkkel.split('.')
    const last = keys.pop() as string
    let group = answers
    for (const key of keys) group = (group[key] ??= {}) as Data
    if (group[last] !== undefined) continue
    const answer = await askOne(question, numbered(index), talk)
    if (answer !== undefined) group[last] = answer
  }
  return answers
}

function askOne(question: Question, number: string, talk: Talk): Promise<unknown> {
  const message = [number, question.spørsmål, question.hjelp].filter(Boolean).join(' ')
  switch (question.type) {
    case 'liste':
      return askList(question, message, talk)
    case 'valg':
      return askChoice(question, message, talk)
    case 'janei':
      return askWhether(message, question.standard === true, talk)
    default:
      return askText(question, message, talk)
  }
}

async function askText(question: Question, message: string, { terminal, screen }: Talk): Promise<string | number | undefined> {
  const { say } = terminal
  const standard = question.standard === undefined || question.standard === null ? undefined : String(question.standard)
  const needed = question.påkrevd === true && standard === undefined
  const answer = await text({
    message,
    placeholder: standard ?? example(question, terminal) + (needed ? '' : say(' (kan stå åpent)', ' (may be left open)')),
    validate(value = '') {
      if (value.trim() === '') return needed ? say('Svaret må fylles ut.', 'An answer is needed.') : undefined
      return objection(question, value.trim(), terminal)
    },
    ...screen,
  })
  const typed = (settled(answer, terminal) ?? '').trim()
  if (typed === '') return undefined
  return question.type === 'tall' ? Number(typed.replace(',', '.')) : question.type === 'orgnr' ? typed.replace(/\s/gu, '') : typed
}

async function askChoice(question: Question, message: string, { terminal, screen }: Talk): Promise<string> {
  const options = (question.valg ?? []).map((value) => ({ value, label: value }))
  return settled(await select({ message, options, ...(question.standard !== undefined && { initialValue: String(question.standard) }), ...screen }), terminal)
}

async function askWhether(message: string, initialValue: boolean, { terminal, screen }: Talk): Promise<boolean> {
  return settled(await confirm({ message, active: terminal.say('ja', 'yes'), inactive: terminal.say('nei', 'no'), initialValue, ...screen }), terminal)
}

async function askList(question: Question, message: string, talk: Talk): Promise<unknown[] | undefined> {
  const { say } = talk.terminal
  log.step(message, talk.screen)
  const entries: unknown[] = []
  for (let more = question.påkrevd === true || (await askWhether(say('Vil du legge til noe her?', 'Do you want to add anything here?'), false, talk)); more; ) {
    const number = `${entries.length + 1}.`
    entries.push(question.felter ? await askAll(question.felter, {}, () => number, talk) : await askText({ ...question, type: 'tekst', påkrevd: true }, number, talk))
    more = await askWhether(say('Legge til en til?', 'Add another?'), question.nøkkel === 'parter' && entries.length < 2, talk)
  }
  return entries.length > 0 ? entries : undefined
}

/** Ctrl+C ends it all: a draft is made whole or not at all. */
function settled<T>(answer: T, { say }: Terminal): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Refusal(say('Avbrutt. Ingenting er skrevet.', 'Cancelled. Nothing was written.'))
  return answer as Exclude<T, symbol>
}
