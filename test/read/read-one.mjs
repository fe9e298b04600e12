// Reads one file with the compiled reader, in a process of its own, so that its memory and its stack are bounded.
import { readFileSync } from 'node:fs'
import { read } from '../../dist/read/index.js'

const [path, clauses] = process.argv.slice(2)
const type = { name: 'x', tittelblokk: 'parter', nummerering: 'desimal', frontmatter: { properties: {}, required: [], part: { properties: {}, required: [] } } }
const library = JSON.parse(clauses ?? '{}')
const sources = {
  clause: (name) => (Object.hasOwn(library, name) ? { path: name, bytes: Buffer.from(library[name]) } : undefined),
  clauseNames: () => Object.keys(library),
  file: (name) => (name === 'selv.md' ? { found: true, bytes: readFileSync(path) } : { found: false, why: 'missing' }),
}
const started = process.cpuUsage()
const { document, messages } = read({ path: 'utkast.md', bytes: readFileSync(path) }, sources, {
  types: { names: () => ['x'], get: () => type },
  frontMatterKeys: ['tittel'],
  checkFrontMatter: () => [],
})
const { user, system } = process.cpuUsage(started)
const seconds = (user + system) / 1e6
process.stdout.write(JSON.stringify({ isRead: document !== undefined, fatal: messages.filter(({ fatal }) => fatal).map(({ ruleId }) => ruleId), seconds, memory: Math.round(process.memoryUsage.rss() / 1e6) }))
