/** Where the time of one build goes: what each part costs to load, and each stage to run, cold and warm. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { drafts } from './content.mjs'
import { median, spread } from './measure.mjs'
import { ROOT } from './peers.mjs'

const url = (path) => pathToFileURL(join(ROOT, 'dist', path)).href

/** What a build loads, one after another as it does; a part pays only for what those before it have not loaded. */
const PARTS = [
  ['command line', 'commands/build.js'], ['reader, checks and library', 'commands/build-job.js'],
  ['docx', 'render/docx/index.js'], ['pdf', 'render/pdf/index.js'], ['html', 'render/html/index.js'],
]
const FORMATS = ['docx', 'pdf', 'html']
const WARM = 3

/** In a process of its own: loads the parts, then builds the largest draft after others. Prints CPU milliseconds as JSON. */
async function inside() {
  const loading = {}
  for (const [name, path] of PARTS) loading[name] = await timed(() => import(url(path)))
  const [{ openDraft }, { edit }, { readStyle }, { formats }, { filesIn, templatesFolder }] = await Promise.all(
    ['commands/open-draft.js', 'render/edition.js', 'render/style.js', 'render/formats.js', 'host.js'].map((path) => import(url(path))),
  )
  const templates = templatesFolder()
  const build = async (path) => {
    const stages = {}
    let opened, style, edition
    stages['read and check the front matter'] = await timed(() => { opened = openDraft({ path, templates, language: 'nb' }) })
    stages['house style'] = await timed(() => { ({ style } = readStyle(opened.document.meta.husstil ?? 'standard', filesIn(join(templates, 'styles')))) })
    stages['edit'] = await timed(() => { edition = edit(opened.document, opened.assets, style) })
    for (const format of FORMATS) stages[format] = await timed(async () => (await formats[format].load()).render(edition))
    return stages
  }
  const [largest, ...others] = drafts()
  const cold = await build(largest)
  const warm = []
  // The others in between: Typst remembers the last few documents, and would only be seen to remember.
  for (let round = 0; round < WARM; round += 1) {
    for (const other of others) await build(other)
    warm.push(await build(largest))
  }
  console.log(JSON.stringify({ loading, cold, warm }))
}

/** CPU time in milliseconds, of all threads. */
async function timed(action) {
  const begun = process.cpuUsage()
  await action()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}

/** @returns loading and stages in CPU milliseconds over `rounds` processes; cold is the first build in a process, warm a later one. */
export function stages({ rounds, say }) {
  const results = Array.from({ length: rounds }, (_, round) => {
    say(`stages: process ${round + 1} of ${rounds}`)
    const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--inside'], { cwd: ROOT, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(done.stderr)
    return JSON.parse(done.stdout)
  })
  return {
    loading: PARTS.map(([name]) => ({ name, ...spread(results.map(({ loading }) => loading[name])) })),
    stages: Object.keys(results[0].cold).map((name) => ({
      name,
      cold: spread(results.map(({ cold }) => cold[name])),
      warm: spread(results.map(({ warm }) => median(warm.map((run) => run[name])))),
    })),
  }
}

if (process.argv[2] === '--inside') await inside()
