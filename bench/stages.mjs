/** Where the time of one build goes: what each part costs to load, and each stage to run, cold and warm. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
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
const WARM = 25

/** In a process of its own: loads the parts, then builds the largest draft again and again. Prints milliseconds as JSON. */
async function inside() {
  const loading = {}
  for (const [name, path] of PARTS) loading[name] = await timed(() => import(url(path)))
  const [{ build }, { openLibrary }, { read }, { checkFrontMatter }, { edit }, { readStyle }, { formats }, host] = await Promise.all(
    ['commands/build-job.js', 'commands/library.js', 'read/index.js', 'validate/schema.js', 'render/edition.js', 'render/style.js', 'render/formats.js', 'host.js'].map((path) => import(url(path))),
  )
  const templates = host.templatesFolder()
  const [path] = drafts()
  const runs = []
  for (let round = 0; round <= WARM; round += 1) {
    const stages = {}
    let found, style, edition
    const stage = async (name, action) => { stages[name] = await timed(action) }
    await stage('read', () => {
      const { types, common, frontMatterKeys } = openLibrary(templates, 'nb')
      const { bytes } = host.readFile(path, host.LIMITS.text)
      found = read({ path, bytes }, host.sourcesOf(path, templates), {
        types, frontMatterKeys, checkFrontMatter: (data, type, locate, about) => checkFrontMatter(data, type, common, locate, about), language: 'nb',
      })
    })
    await stage('house style', () => { ({ style } = readStyle('standard', host.filesIn(join(templates, 'styles')))) })
    await stage('edit', () => { edition = edit(found.document, found.assets, style) })
    for (const format of FORMATS) await stage(format, async () => (await formats[format].load()).render(edition))
    runs.push(stages)
  }
  await build({ path, templates, language: 'nb', formats: ['html'] })
  console.log(JSON.stringify({ loading, runs }))
}

async function timed(action) {
  const begun = performance.now()
  await action()
  return performance.now() - begun
}

/** @returns loading and stages in milliseconds over `rounds` processes; cold is the first run in a process, warm the later ones. */
export function stages({ rounds, say }) {
  const results = Array.from({ length: rounds }, (_, round) => {
    say(`stages: process ${round + 1} of ${rounds}`)
    const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--inside'], { cwd: ROOT, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(done.stderr)
    return JSON.parse(done.stdout)
  })
  const names = Object.keys(results[0].runs[0])
  return {
    loading: PARTS.map(([name]) => ({ name, ...spread(results.map(({ loading }) => loading[name])) })),
    stages: names.map((name) => ({
      name,
      cold: spread(results.map(({ runs }) => runs[0][name])),
      warm: spread(results.map(({ runs }) => median(runs.slice(5).map((run) => run[name])))),
    })),
  }
}

if (process.argv[2] === '--inside') await inside()
