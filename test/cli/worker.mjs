// A worker for the test of the pool: does as its job says.
import { parentPort } from 'node:worker_threads'

const hold = []

parentPort.on('message', async (job) => {
  if (job === 'hang') for (;;);
  if (job === 'eat') for (;;) hold.push(new Array(1000).fill(Math.random()))
  if (job === 'exit') process.exit(3)
  if (job === 'throw') throw new Error('thrown')
  if (job === 'fault') return parentPort.postMessage({ ended: 'fault', error: new TypeError('said') })
  if (job.startsWith('slow')) await new Promise((resolve) => setTimeout(resolve, 60))
  parentPort.postMessage({ ended: 'done', result: job.toUpperCase() })
})
