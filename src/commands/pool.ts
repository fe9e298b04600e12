/** Runs jobs in worker threads, each within bounds of time and memory; a job that breaks them never stops the others. */
import { SHARE_ENV } from 'node:worker_threads'
import { Tinypool } from 'tinypool'
import { codeOf, setting } from '../host.ts'

export type Outcome<Result> =
  | { ended: 'done'; result: Result }
  /** Over `seconds`, over the memory, or an exception: a fault of ours. */
  | { ended: 'timeout' | 'memory' }
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

/**
 * Yields each job's outcome in the order of the jobs, whichever is done first, so that what is written and said never depends
 * on the number of workers. Jobs are started only a few ahead of the oldest unfinished one: memory stays flat.
 * @param worker the file whose default export takes a job.
 */
export async function* inOrder<Job, Result>(jobs: readonly Job[], worker: URL, bounds: Bounds): AsyncGenerator<Outcome<Result>> {
  const pool = new Tinypool({
    filename: worker.href,
    minThreads: 0,
    maxThreads: bounds.workers,
    // Else a worker sets variables that its native code never sees.
    env: SHARE_ENV as unknown as Record<string, string>,
    resourceLimits: { maxOldGenerationSizeMb: bounds.megabytes },
  })
  // A job waits here, not in the pool, for a free worker: the time that it waits must not count.
  const idle = lanes(bounds.workers)
  const begun: Promise<Outcome<Result>>[] = []
  try {
    for (let at = 0; at < jobs.length; at += 1) {
      while (begun.length < jobs.length && begun.length < at + bounds.workers * 4) {
        const job = jobs[begun.length] as Job
        begun.push(idle(() => run<Result>(pool, job, bounds.seconds)))
      }
      yield await (begun[at] as Promise<Outcome<Result>>)
      // What was handed over must not be held until the last is done.
      delete begun[at]
    }
  } finally {
    await pool.destroy()
  }
}

async function run<Result>(pool: Tinypool, job: unknown, seconds: number): Promise<Outcome<Result>> {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), seconds * 1000)
  try {
    return { ended: 'done', result: (await pool.run(job, { signal: over.signal })) as Result }
  } catch (error) {
    if (over.signal.aborted) return { ended: 'timeout' }
    return codeOf(error) === 'ERR_WORKER_OUT_OF_MEMORY' ? { ended: 'memory' } : { ended: 'fault', error }
  } finally {
    clearTimeout(timer)
  }
}

/** @returns what runs a task when one of `count` lanes is free, first come first served. */
function lanes(count: number): <T>(task: () => Promise<T>) => Promise<T> {
  let free = count
  const waiting: (() => void)[] = []
  return async (task) => {
    if (free > 0) free -= 1
    else await new Promise<void>((go) => waiting.push(go))
    try {
      return await task()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else free += 1
    }
  }
}
