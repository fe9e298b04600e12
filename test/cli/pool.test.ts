/** A job that hangs, eats memory or dies costs no other job, and the order of the outcomes is that of the jobs. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder, type Outcome } from '../../src/commands/pool.ts'

const worker = new URL('./worker.mjs', import.meta.url)

async function all(jobs: readonly string[], workers: number, seconds = 6): Promise<string[]> {
  const said: string[] = []
  for await (const outcome of inOrder<string, string>(jobs, worker, { workers, seconds, megabytes: 48 })) said.push(told(outcome))
  return said
}

const told = (outcome: Outcome<string>): string =>
  outcome.ended === 'done' ? outcome.result : outcome.ended === 'fault' ? (outcome.error as Error).message : outcome.ended

const EXPECTED: Readonly<Record<string, string>> = {
  hang: 'timeout', eat: 'memory', exit: 'a worker ended with 3', throw: 'thrown', fault: 'said', a: 'A', b: 'B', slow: 'SLOW',
}

describe('the pool', () => {
  it('gives each job its own outcome, whatever the others do and however many work', async () => {
    const jobs = ['a', 'exit', 'slow', 'eat', 'b', 'hang', 'throw', 'a', 'fault', 'eat', 'b', 'exit']
    for (const workers of [1, 3]) expect(await all(jobs, workers)).toEqual(jobs.map((job) => EXPECTED[job]))
  })

  it('keeps the order of the jobs', async () => {
    const jobs = fc.array(fc.constantFrom('a', 'b', 'slow', 'fault', 'exit'), { maxLength: 12 })
    await fc.assert(fc.asyncProperty(jobs, fc.integer({ min: 1, max: 3 }), async (list, workers) => {
      expect(await all(list, workers, 20)).toEqual(list.map((job) => EXPECTED[job]))
    }), { numRuns: 15 })
  })

  it('does not count the time that a job waits', async () => {
    // Fifty jobs of 60 ms on one worker take longer together than each may.
    expect(await all(Array.from({ length: 50 }, () => 'slow'), 1, 2.5)).toEqual(Array.from({ length: 50 }, () => 'SLOW'))
  })

  it('stops its workers when nobody waits for the rest', async () => {
    for await (const outcome of inOrder<string, string>(['a', 'hang', 'hang'], worker, { workers: 2, seconds: 600, megabytes: 48 })) {
      expect(told(outcome)).toBe('A')
      break
    }
  })
})
