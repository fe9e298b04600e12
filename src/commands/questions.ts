/** Asks a type's questions on the screen, each with its help and an example; an empty answer takes the standard or leaves a blank. */
import { confirm, isCancel, log, select, text } from '@clack/prompts'
import type { Question } from '../document/type.ts'
import { example, objection, type Data } from './answers.ts'
import { Refusal, type Terminal } from './command.ts'

/** stdout is for results: a question goes where the talk goes. */
const screen = { output: process.stderr }

/** Asks what `given` does not already answer. @returns answers nested by the questions' paths. */
export async function ask(questions: readonly Question[], given: Data, terminal: Terminal): Promise<Data> {
  const answers: Data = structuredClone(given)
  for (const [index, question] of questions.entries()) {
    const keys = question.nøkkel.split('.')
    const last = keys.pop() as string
    let group = answers
    for (const key of keys) group = (group[key] ??= {}) as Data
    if (group[last] !== undefined) continue
    const answer = await askOne(question, `${index + 1}/${questions.length} `, terminal)
    if (answer !== undefined) group[last] = answer
  }
  return answers
}

async function askOne(question: Question, count: string, terminal: Terminal): Promise<unknown> {
  const { say } = terminal
  const message = [count + question.spørsmål, question.hjelp].filter(Boolean).join('\n')
  if (question.type === 'liste') return askList(question, message, terminal)
  if (question.type === 'valg') {
    const initialValue = question.standard === undefined ? {} : { initialValue: String(question.standard) }
    return settled(await select({ message, options: (question.valg ?? []).map((value) => ({ value, label: value })), ...initialValue, ...screen }), terminal)
  }
  if (question.type === 'janei') {
    return settled(await confirm({ message, active: say('ja', 'yes'), inactive: say('nei', 'no'), initialValue: question.standard === true, ...screen }), terminal)
  }
  const standard = question.standard === undefined || question.standard === null ? undefined : String(question.standard)
  const answer = settled(
    await text({
      message,
      placeholder: standard ?? example(question, terminal) + (question.påkrevd ? '' : say(' (kan stå åpent)', ' (may be left open)')),
      validate(value) {
        if ((value ?? '').trim() === '') return question.påkrevd && standard === undefined ? say('Svaret må fylles ut.', 'An answer is needed.') : undefined
        return objection(question, value?.trim(), terminal)
      },
      ...screen,
    }),
    terminal,
  )?.trim()
  if (answer === undefined || answer === '') return undefined
  return question.type === 'tall' ? Number(answer.replace(',', '.')) : question.type === 'orgnr' ? answer.replace(/\s/gu, '') : answer
}

async function askList(question: Question, message: string, terminal: Terminal): Promise<unknown[] | undefined> {
  const { say } = terminal
  log.step(message, screen)
  const entries: unknown[] = []
  for (let more = question.påkrevd || (await wanted(say('Vil du legge til noe her?', 'Do you want to add anything here?'), false, terminal)); more; ) {
    const number = `${entries.length + 1}: `
    const entry = question.felter
      ? await ask(question.felter.map((field) => ({ ...field, spørsmål: number + field.spørsmål })), {}, terminal)
      : await askOne({ ...question, type: 'tekst', påkrevd: true, spørsmål: number + question.spørsmål }, '', terminal)
    entries.push(entry)
    more = await wanted(say('Legge til en til?', 'Add another?'), question.nøkkel === 'parter' && entries.length < 2, terminal)
  }
  return entries.length > 0 ? entries : undefined
}

async function wanted(message: string, initialValue: boolean, terminal: Terminal): Promise<boolean> {
  return settled(await confirm({ message, active: terminal.say('ja', 'yes'), inactive: terminal.say('nei', 'no'), initialValue, ...screen }), terminal)
}

/** Ctrl+C ends it all: a draft is made whole or not at all. */
function settled<T>(answer: T, { say }: Terminal): Exclude<T, symbol> {
  if (isCancel(answer)) throw new Refusal(say('Avbrutt. Ingenting er skrevet.', 'Cancelled. Nothing was written.'))
  return answer as Exclude<T, symbol>
}
