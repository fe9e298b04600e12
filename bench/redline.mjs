/** `npm run bench:redline`: our redlines beside those of docxodus and LibreOffice on the same pairs. It judges nothing: aims stand beside. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { machine, measure } from './measure.mjs'
import { lilla, ROOT } from './peers.mjs'
import { countPaint, differences, flatMinimum, painted } from './redline-count.mjs'
import { findEngines, generatedPair, longPair, shippedPairs, unrelatedPair } from './redline-pairs.mjs'
import { run, withJob } from './redline-process.mjs'
import { redlineText } from './redline-report.mjs'

const { values } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    /** Also prints every painted paragraph of every engine. */
    show: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: 'shipped,generated,unrelated,growth' },
    /** Seconds that an engine gets for one job. */
    patience: { type: 'string', default: '180' },
    clauses: { type: 'string', default: '200,3000' },
    lengths: { type: 'string', default: '1000,3000,9000' },
    /** Of each of two texts that have nothing in common. */
    words: { type: 'string', default: '100000' },
    /** A folder that keeps all files; else they go to a temporary one that is removed. */
    keep: { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const limit = Number(values.patience) * 1000
const say = (what) => writeSync(2, `${what}\n`)
const scratch = values.keep ?? mkdtempSync(join(tmpdir(), 'lilla-bench-'))
mkdirSync(scratch, { recursive: true })

const { found: engines, absent } = findEngines(scratch)
const names = Object.keys(engines)
const doing = async (engine, job, about) => {
  say(`${job.task}: ${engines[engine].title}, ${about}`)
  const done = await run(engines[engine].command, job, { scratch, limit })
  if (done.ended !== 'done') say(`  ${done.ended === 'stopped' ? `stopped after ${values.patience} seconds` : done.ended}`)
  return done
}
const numbersOf = (text) => text.split(',').map(Number)

/** Word files of the pairs, the peers' redlines and the times of the compare call: engine → samples of each round (warm), and the first. */
async function timed(title, pairs, turns = rounds, times = 2) {
  const samples = Object.fromEntries(names.map((name) => [name, { first: [], warm: [], ended: 'done' }]))
  for (let round = 0; round < turns; round += 1) {
    for (const engine of names) {
      const own = samples[engine]
      if (own.ended !== 'done') continue
      const { results, ended } = await doing(engine, { task: 'time', pairs, times }, `${title}, round ${round + 1} of ${turns}`)
      own.ended = ended
      for (const [key, time] of [['first', 0], ['warm', times - 1]]) {
        const these = results.filter((one) => one.time === time)
        if (these.length === pairs.length) own[key].push({ wall: sum(these, 'wall'), cpu: sum(these, 'cpu') })
      }
    }
  }
  return { title, samples }
}

const sum = (list, key) => (list.every((one) => one[key] !== undefined) ? list.reduce((total, one) => total + one[key], 0) : undefined)

const write = async (pairs) => {
  const { results } = await doing('lilla', { task: 'write', pairs }, `${pairs.length} pairs`)
  return new Map(results.map(({ name, changes }) => [name, changes]))
}

/** @param judges whether the redlines are also accepted and rejected by the independent readers. */
async function counted(pairs, changes, { judges = true } = {}) {
  const verdicts = []
  if (judges) {
    const judge = { task: 'judge', pairs, engines: names }
    if (engines.docxodus) verdicts.push(...(await doing('docxodus', judge, 'reading')).results.map((one) => ({ ...one, reader: 'docxodus' })))
    if (engines.office) {
      const { results } = await doing('office', judge, 'reading')
      verdicts.push(...results.map(({ accept, reject, ...one }) => ({ ...one, reader: 'office', accept: differences(...accept), reject: differences(...reject) })))
    }
  }
  return pairs.map(({ name, folder, done }) => {
    const redlines = names.filter((engine) => existsSync(join(folder, `${engine}.docx`)))
    return {
      name, done, changes: changes.get(name),
      ...flatMinimum(join(folder, 'older.docx'), join(folder, 'newer.docx')),
      engines: Object.fromEntries(redlines.map((engine) => [engine, countPaint(join(folder, `${engine}.docx`))])),
      ...(values.show && { painted: Object.fromEntries(redlines.map((engine) => [engine, painted(join(folder, `${engine}.docx`))])) }),
      verdicts: verdicts.filter((one) => one.name === name),
    }
  })
}

/** One after another, so that a reader that takes too long over one pair still reads the next. */
async function eachCounted(pairs, changes) {
  const all = []
  for (const pair of pairs) all.push(...(await counted([pair], changes)))
  return all
}

/** The whole way from two files to a Word file, the start of the process included. lilla reads Markdown and checks it, the others Word. */
function commands(pair) {
  const command = (engine) =>
    engine === 'lilla' ? lilla('redline', pair.older, pair.newer, '--format', 'docx', '--out', join(scratch, 'command')) : withJob(engines[engine].command, { task: 'command', pairs: [pair] }, scratch)
  const samples = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round += 1) {
    for (const engine of names) {
      say(`command: ${engines[engine].title}, ${pair.name}, round ${round + 1} of ${rounds}`)
      samples[engine].push(measure(command(engine), scratch, { cwd: ROOT, env: { LILLA_SECONDS: '600' } }))
    }
  }
  return { name: pair.name, samples }
}

/** What the command line answers to two texts that have nothing in common. */
function answer({ older, newer }) {
  say('command: lilla, unrelated')
  const [program, ...args] = lilla('redline', older, newer, '--format', 'docx', '--out', join(scratch, 'command'))
  const begun = performance.now()
  const { status, signal, stderr, stdout } = spawnSync(program, args, { cwd: ROOT, encoding: 'utf8', timeout: limit })
  const lines = `${stdout}\n${stderr}`.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return { wall: performance.now() - begun, exit: status ?? signal, lines: lines.slice(0, 8) }
}

const SECTIONS = {
  async shipped() {
    const pairs = shippedPairs(scratch)
    const changes = await write(pairs)
    const times = [await timed(`${pairs.length} shipped pairs together`, pairs)]
    return { pairs: await counted(pairs, changes), times, commands: [commands(pairs[0])] }
  },
  async generated() {
    const pairs = numbersOf(values.clauses).map((clauses) => generatedPair(scratch, clauses))
    const changes = await write(pairs)
    const times = []
    for (const pair of pairs) times.push(await timed(pair.name, [pair]))
    return { pairs: await eachCounted(pairs, changes), times, commands: pairs.map(commands) }
  },
  async unrelated() {
    const pair = unrelatedPair(scratch, Number(values.words))
    const changes = await write([pair])
    const times = [await timed(pair.name, [pair], 1, 1)]
    return { pairs: await counted([pair], changes, { judges: false }), times, answer: answer(pair) }
  },
  /** How the compare call grows with the length; what a further clause costs at the end over what it costs at the beginning. */
  async growth() {
    const lengths = numbersOf(values.lengths)
    const pairs = lengths.map((clauses) => longPair(scratch, clauses))
    const costs = lengths.map(() => [])
    for (let round = 0; round < rounds; round += 1) {
      for (const [at, pair] of pairs.entries()) {
        const { results } = await doing('lilla', { task: 'time', pairs: [pair], times: 3 }, `${pair.name}, round ${round + 1} of ${rounds}`)
        costs[at].push(results.at(-1) ?? {})
      }
    }
    return { lengths, costs }
  },
}

try {
  const result = { machine: machine(), engines: Object.fromEntries(names.map((name) => [name, engines[name].title])), absent, rounds }
  for (const name of values.only.split(',')) {
    if (!SECTIONS[name]) throw new Error(`There is no section “${name}”: ${Object.keys(SECTIONS).join(', ')}.`)
    result[name] = await SECTIONS[name]()
  }
  console.log(values.json ? JSON.stringify(result, null, 2) : redlineText(result))
} finally {
  if (!values.keep) rmSync(scratch, { recursive: true, force: true, maxRetries: 5 })
}
