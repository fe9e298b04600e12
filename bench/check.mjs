/** What checking costs beside typesetting: all rules together on an agreement of each length, and the same agreement into a PDF. */
import { mkdtempSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { PDFDocument } from 'pdf-lib'
import { longAgreement } from './content.mjs'
import { spread } from './measure.mjs'
import { ROOT } from './peers.mjs'
import { table, time } from './table.mjs'

const url = (path) => pathToFileURL(join(ROOT, 'dist', path)).href
const ROUNDS = 5

/** CPU time, since another program on the machine must not weigh on one of the two. */
const milliseconds = ({ user, system }) => (user + system) / 1000

/** In a process of its own: reads the draft, then checks and typesets it in turn. Prints milliseconds as JSON. */
async function inside(path) {
  const [{ openLibrary }, { read }, { checkFrontMatter }, { check }, { rules }, { NOTHING_RELATED }, { edit }, { readStyle }, { formats }, host] = await Promise.all(
    ['commands/library.js', 'read/index.js', 'validate/schema.js', 'validate/check.js', 'validate/rules/index.js', 'validate/related.js', 'render/edition.js', 'render/style.js', 'render/formats.js', 'host.js'].map((file) => import(url(file))),
  )
  const templates = host.templatesFolder()
  const { types, common, frontMatterKeys, rows } = openLibrary(templates, 'nb')
  const { document, assets, type, locate } = read({ path, bytes: readFileSync(path) }, host.sourcesOf(path, templates), {
    types, frontMatterKeys, checkFrontMatter: (data, kind, at, about) => checkFrontMatter(data, kind, common, at, about), language: 'nb',
  })
  const { style } = readStyle('standard', host.filesIn(join(templates, 'styles')))
  const pdf = await formats.pdf.load()
  const runs = []
  let pages = 0
  let findings = 0
  for (let round = 0; round <= ROUNDS; round += 1) {
    const begun = process.cpuUsage()
    findings = check(document, rules, { file: path, type, locate, rows, related: NOTHING_RELATED }).length
    const checked = process.cpuUsage(begun)
    const before = process.cpuUsage()
    const { bytes } = await pdf.render(edit(document, assets, style))
    runs.push({ check: milliseconds(checked), pdf: milliseconds(process.cpuUsage(before)) })
    if (round === 0) pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()
  }
  console.log(JSON.stringify({ pages, findings, rules: rules.length, cold: runs[0], runs: runs.slice(1) }))
}

/**
 * @param lengths in pages, about.
 * @returns of each length the pages, and the times of checking and of typesetting warm; `share` is checking over typesetting, and
 *   `growth` the cost of a further page between the last two lengths over that between the first two: 1 is linear.
 */
export function checking({ scratch, lengths, say }) {
  const results = lengths.map((length) => {
    const path = longAgreement(scratch, length)
    say(`check: ${basename(dirname(path))}`)
    const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--inside', path], { cwd: ROOT, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(done.stderr)
    const { pages, findings, rules, cold, runs } = JSON.parse(done.stdout)
    return { pages, findings, rules, cold, check: spread(runs.map(({ check }) => check)), pdf: spread(runs.map(({ pdf }) => pdf)), share: spread(runs.map(({ check, pdf }) => check / pdf)) }
  })
  const costs = results.map(({ check }) => check.median)
  const steps = costs.slice(1).map((cost, at) => (cost - costs[at]) / (results[at + 1].pages - results[at].pages))
  return { results, growth: steps.length > 1 ? steps.at(-1) / steps[0] : NaN }
}

const within = ({ median, min, max }) => `${time(median)} (${time(min)}–${time(max)})`

/** @returns the results as a table. */
export const checkingOf = ({ results, growth }) =>
  table(`All ${results[0].rules} rules beside setting the same agreement as PDF (CPU, warm)`, ['pages', 'findings', 'checking', 'typesetting', 'checking : typesetting', 'a page'], results.map(({ pages, findings, check, pdf, share }) => [
    pages, findings, within(check), within(pdf), `${share.median.toFixed(3)} (${share.min.toFixed(3)}–${share.max.toFixed(3)})`, time(check.median / pages),
  ]), [`Aim: less than 1. Growth of checking: ${growth.toFixed(2)}; 1 is linear.`])

/** `node bench/check.mjs [lengths]` runs this part alone. */
function alone(lengths) {
  const scratch = mkdtempSync(join(tmpdir(), 'lilla-bench-'))
  try {
    console.log(checkingOf(checking({ scratch, lengths, say: (what) => writeSync(2, `${what}\n`) })))
  } finally {
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
  }
}

if (process.argv[2] === '--inside') await inside(process.argv[3])
else if (process.argv[1] === fileURLToPath(import.meta.url)) alone((process.argv[2] ?? '10,100,1000').split(',').map(Number))
