/** A worker thread of `lilla build`: takes drafts one by one. */
import { parentPort } from 'node:worker_threads'
import { build, type Built, type Job } from './build-job.ts'
import type { Outcome } from './pool.ts'

parentPort?.on('message', (job: Job) => {
  build(job).then(
    (result) => answer({ ended: 'done', result }),
    (error: unknown) => answer({ ended: 'fault', error }),
  )
})

function answer(outcome: Outcome<Built>): void {
  parentPort?.postMessage(outcome)
}
