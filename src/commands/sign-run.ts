/** Runs the tasks of `lilla sign` in a worker, within bounds, and gathers what is said of them. */
import type { Message } from '../document/message.ts'
import type { Terminal } from './command.ts'
import { bounds, inOrder, type Outcome } from './pool.ts'
import { fault } from './project.ts'
import type { SignJob, SignTask } from './sign-job.ts'

/** What a run has come to. */
export interface Run {
  job: SignJob
  terminal: Terminal
  messages: Message[]
  written: string[]
  removed: string[]
  kept: number
  /** The tool or the machine failed, not the text. */
  failed: boolean
  /** The draft must not be signed. */
  refused: boolean
}

/** Runs tasks one after another in one worker, whose outcomes are taken as they come. */
export async function collect<Result>(tasks: readonly SignTask[], run: Run, take: (result: Result, index: number) => void): Promise<Result[]> {
  const bound = bounds(1)
  const results: Result[] = []
  const outcomes = inOrder<SignTask, Result>(tasks, new URL('./sign-worker.js', import.meta.url), bound)
  try {
    let index = 0
    for await (const outcome of outcomes) {
      if (outcome.ended === 'done') {
        results.push(outcome.result)
        take(outcome.result, index)
      } else {
        run.failed ||= outcome.ended === 'fault'
        run.messages.push(ended(outcome, bound.seconds, run))
      }
      index += 1
    }
  } finally {
    await outcomes.return(undefined)
  }
  return results
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
