/** The compiled reading of a file in a thread of its own, which a test can end: its seals, and its text. */
import { parentPort } from 'node:worker_threads'
import { fileText } from '../../dist/sign/verify/file-text.js'
import { verifyPdf } from '../../dist/sign/verify/index.js'

parentPort?.on('message', (bytes) => {
  const text = fileText(bytes)
  const { seals, faults } = verifyPdf(bytes)
  parentPort?.postMessage({ text: text !== undefined, seals: seals.length, faults: faults.map(({ code }) => code) })
})
