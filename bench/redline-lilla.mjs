/** lilla's part of the redline bench, in a process of its own. Prints one line of JSON for each result. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { withoutComments } from './redline-count.mjs'
import { ROOT } from './peers.mjs'
import { clocked, print } from './redline-process.mjs'

const [{ compare }, { changesOf }, { openDraft }, { edit }, { readStyle }, { formats }, { filesIn, templatesFolder }] = await Promise.all(
  ['diff/index.js', 'document/changes.js', 'commands/open-draft.js', 'render/edition.js', 'render/style.js', 'render/formats.js', 'host.js'].map((path) => import(pathToFileURL(join(ROOT, 'dist', path)).href)),
)
const templates = templatesFolder()

/**
 * Read anew each time: what the engine has worked out about a tree it remembers, and a second look at one would cost less.
 * @param paths of a draft, or of the parts of one that is longer than a file may be.
 */
function read(paths) {
  const [first, ...more] = [paths].flat().map((path) => {
    const { document, assets, messages } = openDraft({ path, templates, language: 'nb' })
    if (!document) throw new Error(`${path}: ${messages.find(({ fatal }) => fatal)?.reason}`)
    return { document, assets }
  })
  if (more.length === 0) return first
  const clauses = more.flatMap(({ document }) => document.children.filter(({ type }) => TEXT.has(type)))
  return { ...first, document: { ...first.document, children: [...first.document.children, ...clauses] } }
}

/** Of the further parts, what the invented clauses consist of; title and parties stand in each of them. */
const TEXT = new Set(['heading', 'paragraph', 'list'])

const OPTIONS = { author: 'lilla', date: '2026-01-01T00:00:00Z' }

const TASKS = {
  /** The clean Word file of each draft, which the peers compare, and our redline of the two. */
  async write({ pairs }) {
    const { style } = readStyle('standard', filesIn(join(templates, 'styles')))
    const docx = await formats.docx.load()
    const save = async (edition, path) => writeFileSync(path, withoutComments((await docx.render(edition)).bytes))
    for (const { name, older, newer, folder } of pairs) {
      mkdirSync(folder, { recursive: true })
      const [a, b] = [read(older), read(newer)]
      const assets = new Map([...a.assets, ...b.assets])
      await save(edit(a.document, a.assets, style), join(folder, 'older.docx'))
      await save(edit(b.document, b.assets, style), join(folder, 'newer.docx'))
      const redline = compare(a.document, b.document, OPTIONS)
      await save(edit(redline, assets, style, 'tracked'), join(folder, 'lilla.docx'))
      print({ name, changes: changesOf(redline).size })
    }
  },
  /** `compare` on drafts that have been read, each pair as often as asked for; the first time of a process is the dearest. */
  time({ pairs, times }) {
    for (let time = 0; time < times; time += 1) {
      for (const { name, older, newer } of pairs) {
        const [a, b] = [read(older).document, read(newer).document]
        print({ name, time, ...clocked(() => compare(a, b, OPTIONS)) })
      }
    }
  },
}

const job = JSON.parse(readFileSync(process.argv[2], 'utf8'))
await TASKS[job.task](job)
