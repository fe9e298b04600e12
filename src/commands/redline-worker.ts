/** The worker thread of `lilla redline`. */
import { parentPort } from 'node:worker_threads'
import type { Outcome } from './pool.ts'
import { buildRedline, type RedlineBuilt, type RedlineJob } from './redline-job.ts'

parentPort?.on('message', (job: RedlineJob) => {
  buildRedline(job).then(
    (result) => answer({ ended: 'done', result }),
    (error: unknown) => answer({ ended: 'fault', error }),
  )
})

function answer(outcome: Outcome<RedlineBuilt>): void {
  parentPort?.postMessage(outcome)
}
