/** A worker thread of `lilla sign`: inspects a draft, and makes its copies some at a time. */
import { parentPort } from 'node:worker_threads'
import type { Outcome } from './pool.ts'
import { work, type Inspected, type Rendered, type SignTask } from './sign-job.ts'

parentPort?.on('message', (task: SignTask) => {
  work(task).then(
    (result) => answer({ ended: 'done', result }),
    (error: unknown) => answer({ ended: 'fault', error }),
  )
})

function answer(outcome: Outcome<Inspected | Rendered>): void {
  parentPort?.postMessage(outcome)
}
