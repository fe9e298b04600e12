// Run by `bytes.test.ts` in a process of its own: prints the SHA-256 of the Word file of the document with every node.
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const path = (name) => fileURLToPath(new URL(name, import.meta.url))
const { module } = await runnerImport(path('render.ts'), { root: path('../..'), configFile: false, logLevel: 'error' })
const { module: fixture } = await runnerImport(path('../fixtures/every-node.ts'), { root: path('../..'), configFile: false, logLevel: 'error' })
console.log(createHash('sha256').update(await module.word(fixture.everyNode)).digest('hex'))
