/** Runs the tasks of `lilla sign` in one worker, within bounds, and gathers what is said of them. */
import type { Message } from '../document/message.ts'
import type { Terminal } from './command.ts'
import { bounds, crew, type Crew, type Outcome } from './pool.ts'
import { fault } from './project.ts'
import type { SignJob, SignTask } from './sign-job.ts'

/** What a run has come to. */
export interface Run {
  job: SignJob
  terminal: Terminal
  crew: Crew<SignTask>
  messages: Message[]
  written: string[]
  removed: string[]
  kept: number
  /** The tool or the machine failed, not the text. */
  failed: boolean
  /** The draft must not be signed. */
  refused: boolean
}

/** One worker for the whole of it: it reads the draft once. */
export const signCrew = (): Run['crew'] => crew(new URL('./sign-worker.js', import.meta.url), bounds(1))

/** Runs tasks one after another. Their outcomes are taken as they come, and none is held: thousands of copies would be hundreds of megabytes. */
export async function collect<Result>(tasks: readonly SignTask[], run: Run, take: (result: Result, index: number) => void): Promise<void> {
  let index = 0
  for await (const outcome of run.crew.inOrder<Result>(tasks)) {
    if (outcome.ended === 'done') take(outcome.result, index)
    else {
      run.failed ||= outcome.ended === 'fault'
      run.messages.push(ended(outcome, bounds(1).seconds, run))
    }
    index += 1
  }
}

function ended(outcome: Exclude<Outcome<unknown>, { ended: 'done' }>, seconds: number, { job: { path }, terminal }: Run): Message {
  if (outcome.ended === 'fault') return fault(path, outcome.error, terminal)
  const { say } = terminal
  return {
    file: path, ruleId: outcome.ended === 'timeout' ? 'BYG-002' : 'BYG-003', severity: 'error', fatal: true,
    reason: outcome.ended === 'timeout' ? say(`Filen var ikke ferdig etter ${seconds} sekunder og ble stanset.`, `The file was not done after ${seconds} seconds and was stopped.`) : say('Filen krevde mer minne enn tillatt og ble stanset.', 'The file needed more memory than allowed and was stopped.'),
    remedy: say('Del teksten i flere filer, eller gjør tabeller og lister mindre.', 'Split the text into more files, or make tables and lists smaller.'),
  }
}
