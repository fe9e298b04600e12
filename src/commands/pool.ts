/**
 * Runs jobs in worker threads, each within bounds of time and memory; a job that breaks them never stops the others.
 *
 * Measured against tinypool 2.2: it counts the time that a job waits, does not notice a worker that ends itself, and ends the
 * program when one runs out of memory before its job begins.
 */
import { SHARE_ENV, Worker } from 'node:worker_threads'
import { codeOf, setting } from '../host.ts'
import './short-runs.ts'

export type Outcome<Result> =
  | { ended: 'done'; result: Result }
  /** Over `seconds`, or over the memory. */
  | { ended: 'timeout' | 'memory' }
  /** An exception, or a worker that died: a fault of ours. */
  | { ended: 'fault'; error: unknown }

export interface Bounds {
  workers: number
  /** A job, from its start. */
  seconds: number
  /** JavaScript heap of a worker. */
  megabytes: number
}

/** LILLA_SECONDS and LILLA_MEGABYTES let a slow or small machine set its own bounds. */
export function bounds(workers: number): Bounds {
  return { workers, seconds: setting('LILLA_SECONDS', 60), megabytes: setting('LILLA_MEGABYTES', 512) }
}

/** Workers that stay for several rounds of jobs, so that what they have read and loaded for one serves the next. */
export interface Crew<Job> {
  /**
   * Yields each job's outcome in the order of the jobs, whichever is done first, so that what is written and said never depends
   * on the number of workers. Jobs are started only a few ahead of the oldest unfinished one: memory stays flat.
   */
  inOrder: <Result>(jobs: readonly Job[]) => AsyncGenerator<Outcome<Result>>
  end: () => Promise<void>
}

/** One round of jobs. */
export async function* inOrder<Job, Result>(jobs: readonly Job[], file: URL, bounds: Bounds): AsyncGenerator<Outcome<Result>> {
  const workers = crew<Job>(file, bounds)
  try {
    yield* workers.inOrder<Result>(jobs)
  } finally {
    await workers.end()
  }
}

/** @param file is the worker: it takes a job as a message and answers with one `Outcome`. */
export function crew<Job>(file: URL, bounds: Bounds): Crew<Job> {
  const free = Array.from({ length: bounds.workers }, () => lane<Job>(file, bounds))
  const all = [...free]
  const waiting: ((free: Lane<Job>) => void)[] = []
  const begin = async (job: Job): Promise<Outcome<unknown>> => {
    const mine = free.pop() ?? (await new Promise<Lane<Job>>((take) => waiting.push(take)))
    try {
      return await mine.run(job)
    } finally {
      const next = waiting.shift()
      if (next) next(mine)
      else free.push(mine)
    }
  }
  return {
    async *inOrder<Result>(jobs: readonly Job[]) {
      const begun: Promise<Outcome<Result>>[] = []
      for (let at = 0; at < jobs.length; at += 1) {
        while (begun.length < jobs.length && begun.length < at + bounds.workers * 4) begun.push(begin(jobs[begun.length] as Job) as Promise<Outcome<Result>>)
        yield await (begun[at] as Promise<Outcome<Result>>)
        // What was handed over must not be held until the last is done.
        delete begun[at]
      }
    },
    end: async () => void (await Promise.all(all.map((one) => one.end()))),
  }
}

interface Lane<Job> {
  run: (job: Job) => Promise<Outcome<unknown>>
  end: () => Promise<unknown>
}

/** One worker at a time: made when it is first needed, and anew when one had to be stopped. */
function lane<Job>(file: URL, { seconds, megabytes }: Bounds): Lane<Job> {
  let thread: Worker | undefined
  let settle: (outcome: Outcome<unknown>) => void = () => {}

  function start(): Worker {
    // Variables that a worker sets for its native code must be the real ones.
    const worker = new Worker(file, { env: SHARE_ENV, resourceLimits: { maxOldGenerationSizeMb: megabytes } })
    // One that was given up may still be heard of, while the next works on another job.
    const heard = (outcome: Outcome<unknown>, alive: boolean): void => {
      if (thread !== worker) return
      if (!alive) thread = undefined
      settle(outcome)
    }
    const dead = (outcome: Outcome<unknown>): void => heard(outcome, false)
    worker.on('message', (outcome: Outcome<unknown>) => heard(outcome, true))
    worker.on('error', (error) => dead(codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? { ended: 'memory' } : { ended: 'fault', error }))
    worker.on('exit', (code) => dead({ ended: 'fault', error: new Error(`a worker ended with ${code}`) }))
    return worker
  }

  return {
    run: (job) =>
      new Promise((resolve) => {
        const worker = (thread ??= start())
        const timer = setTimeout(() => {
          thread = undefined
          settle({ ended: 'timeout' })
          void worker.terminate()
        }, seconds * 1000)
        settle = (outcome) => {
          clearTimeout(timer)
          settle = () => {}
          resolve(outcome)
        }
        worker.postMessage(job)
      }),
    end: async () => thread?.terminate(),
  }
}
