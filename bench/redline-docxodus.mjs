/** docxodus' part of the redline bench, in a process of its own: as an engine, and as a reader of what the engines wrote. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { blocksOf, differences } from './redline-count.mjs'
import { clockedAsync, print } from './redline-process.mjs'

const docxodus = await import('docxodus/core')
await docxodus.initialize()

const bytesOf = (path) => new Uint8Array(readFileSync(path))
const files = ({ folder }, ...names) => names.map((name) => join(folder, name))

const TASKS = {
  async time({ pairs, times }) {
    for (let time = 0; time < times; time += 1) {
      for (const pair of pairs) {
        const [older, newer] = files(pair, 'older.docx', 'newer.docx').map(bytesOf)
        let redline
        const sample = await clockedAsync(async () => { redline = await docxodus.docxDiffCompare(older, newer) })
        writeFileSync(join(pair.folder, 'docxodus.docx'), redline)
        print({ name: pair.name, time, ...sample })
      }
    }
  },
  /** Accepts and rejects all changes of each engine's redline and compares the blocks with those of the clean files. */
  async judge({ pairs, engines }) {
    for (const pair of pairs) {
      const [older, newer] = files(pair, 'older.docx', 'newer.docx').map(blocksOf)
      for (const engine of engines) {
        const [redline, judged] = files(pair, `${engine}.docx`, 'judged.docx')
        const side = async (resolve, expected) => {
          try {
            writeFileSync(judged, await resolve(bytesOf(redline)))
            return differences(blocksOf(judged), expected)
          } catch (error) {
            return String(error.message).split('\n')[0].slice(0, 120)
          }
        }
        print({ name: pair.name, engine, accept: await side(docxodus.docxDiffAcceptRevisions, newer), reject: await side(docxodus.docxDiffRejectRevisions, older) })
      }
    }
  },
  /** What a command would do, from the start of the process. */
  async command({ pairs: [pair] }) {
    const [older, newer, out] = files(pair, 'older.docx', 'newer.docx', 'command.docx')
    writeFileSync(out, await docxodus.docxDiffCompare(bytesOf(older), bytesOf(newer)))
  },
}

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'))
await TASKS[job.task](job)
// The runtime keeps the process alive.
process.exit(0)
