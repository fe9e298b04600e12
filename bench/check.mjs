/** What checking costs beside typesetting: all rules together on an agreement of each length, and the same agreement into a PDF. */
import { mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { PDFDocument } from 'pdf-lib'
import { longAgreement } from './content.mjs'
import { spread } from './measure.mjs'
import { ROOT } from './peers.mjs'
import { table, time } from './table.mjs'

const url = (path) => pathToFileURL(join(ROOT, 'dist', path)).href
/** At most seven: there are eight versions of an agreement. */
const ROUNDS = 5
/** Pages, about. */
export const LENGTHS = '25,50,100,200'

/** CPU time, since another program on the machine must not weigh on one of the two. */
const milliseconds = ({ user, system }) => (user + system) / 1000

/**
 * In a process of its own: checks and typesets each draft in turn. No draft comes twice, since Typst remembers what it has set, and
 * would only be seen to remember. Prints milliseconds as JSON.
 */
async function inside(paths) {
  const [{ openLibrary }, { openDraft }, { check }, { rules }, { NOTHING_RELATED }, { edit }, { readStyle }, { formats }, { filesIn, templatesFolder }] = await Promise.all(
    ['commands/library.js', 'commands/open-draft.js', 'validate/check.js', 'validate/rules/index.js', 'validate/related.js', 'render/edition.js', 'render/style.js', 'render/formats.js', 'host.js'].map((file) => import(url(file))),
  )
  const templates = templatesFolder()
  const { rows } = openLibrary(templates, 'nb')
  const { style } = readStyle('standard', filesIn(join(templates, 'styles')))
  const pdf = await formats.pdf.load()
  const runs = []
  let pages = 0
  let findings = 0
  for (const path of paths) {
    const { document, assets, type, locate } = openDraft({ path, templates, language: 'nb' })
    const begun = process.cpuUsage()
    findings = check(document, rules, { file: path, type, locate, rows, related: NOTHING_RELATED }).length
    const checked = process.cpuUsage(begun)
    const before = process.cpuUsage()
    const { bytes } = await pdf.render(edit(document, assets, style))
    runs.push({ check: milliseconds(checked), pdf: milliseconds(process.cpuUsage(before)) })
    pages = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()
  }
  const [first, ...warm] = runs
  console.log(JSON.stringify({ pages, findings, rules: rules.length, first, warm }))
}

/**
 * @param lengths in pages, about.
 * @returns of each length the pages, and the times of checking and of typesetting: of the first draft in a process, and of later ones;
 *   `share` is checking over typesetting, and `growth` the cost of a further page between the last two lengths over that between the
 *   first two: 1 is linear.
 */
export function checking({ scratch, lengths, say }) {
  const results = lengths.map((length) => {
    say(`check: ${length} pages`)
    const paths = Array.from({ length: ROUNDS + 1 }, (_, version) => longAgreement(scratch, length, version))
    const done = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--inside', ...paths], { cwd: ROOT, encoding: 'utf8' })
    if (done.status !== 0) throw new Error(done.stderr)
    const { pages, findings, rules, first, warm } = JSON.parse(done.stdout)
    const of = (value) => spread(warm.map(value))
    return { pages, findings, rules, first: { ...first, share: first.check / first.pdf }, check: of(({ check }) => check), pdf: of(({ pdf }) => pdf), share: of(({ check, pdf }) => check / pdf) }
  })
  const costs = results.map(({ check }) => check.median)
  const steps = costs.slice(1).map((cost, at) => (cost - costs[at]) / (results[at + 1].pages - results[at].pages))
  return { results, growth: steps.length > 1 ? steps.at(-1) / steps[0] : NaN }
}

const within = ({ median, min, max }) => `${time(median)} (${time(min)}–${time(max)})`

/** @returns the results as a table. */
export const checkingOf = ({ results, growth }) =>
  table(`All ${results[0].rules} rules beside setting the same agreement as PDF (CPU)`, ['pages', 'findings', 'checking', 'typesetting', 'checking : typesetting', 'first in a process', 'checking a page'], results.map(({ pages, findings, check, pdf, share, first }) => [
    pages, findings, within(check), within(pdf), `${share.median.toFixed(2)} (${share.min.toFixed(2)}–${share.max.toFixed(2)})`, `${time(first.check)} : ${time(first.pdf)} = ${first.share.toFixed(2)}`, time(check.median / pages),
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

if (process.argv[2] === '--inside') await inside(process.argv.slice(3))
else if (process.argv[1] === fileURLToPath(import.meta.url)) alone((process.argv[2] ?? LENGTHS).split(',').map(Number))
