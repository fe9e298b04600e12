/** Starts processes and measures them: wall time, CPU time and peak memory, of a process and all that it starts itself. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'

/** Ten minutes: what takes longer has hung, but where a caller knows better. */
const LONGEST = 600_000

const answers = (program, args) => spawnSync(program, args, { encoding: 'utf8' }).stdout ?? ''

/** bash asks the system for CPU time in milliseconds (`time`); GNU time knows the peak memory, but only hundredths of a second. */
const bash = answers('bash', ['-c', 'echo here']) === 'here\n'
const gnuTime = existsSync('/usr/bin/time') && spawnSync('/usr/bin/time', ['--version']).status === 0

/**
 * Runs a program to its end.
 * @param scratch a folder for the notes of the measuring programs.
 * @returns wall and CPU time in milliseconds, peak memory in MB (of the largest process); undefined is what this machine cannot tell.
 */
export function measure(command, scratch, { cwd, env, longest = LONGEST } = {}) {
  const notes = { time: join(scratch, 'time.txt'), memory: join(scratch, 'memory.txt'), errors: join(scratch, 'errors.txt') }
  const inner = bash && gnuTime ? ['/usr/bin/time', '-q', '-f', '%M', '-o', notes.memory, ...command] : command
  const script = 'TIMEFORMAT="%R %U %S"; { time "$@" >/dev/null 2>"$ERRORS"; } 2>"$TIMES"'
  const [program, ...args] = bash ? ['bash', '-c', script, 'bash', ...inner] : inner
  const begun = performance.now()
  const done = spawnSync(program, args, {
    cwd, timeout: longest, stdio: 'ignore', env: { ...process.env, ...env, LC_ALL: 'C.UTF-8', TIMES: notes.time, ERRORS: notes.errors },
  })
  const waited = performance.now() - begun
  if (done.error || done.status !== 0) throw new Error(`${command.join(' ')} ended with ${done.error ?? done.status}\n${bash ? readFileSync(notes.errors, 'utf8').slice(-2000) : ''}`)
  if (!bash) return { wall: waited }
  const [real, user, system] = readFileSync(notes.time, 'utf8').trim().split(' ').map((seconds) => Number(seconds) * 1000)
  return { wall: real, cpu: user + system, ...(gnuTime && { memory: Number(readFileSync(notes.memory, 'utf8')) / 1024 }) }
}

/** Several processes one after the other as one sample: times are added, of the memory the largest counts. */
export function together(samples) {
  const sum = (key) => (samples.every((one) => one[key] !== undefined) ? samples.reduce((total, one) => total + one[key], 0) : undefined)
  return { wall: sum('wall'), cpu: sum('cpu'), memory: Math.max(...samples.map(({ memory = NaN }) => memory)) }
}

/**
 * Runs contenders in turn, A B C A B C …, so that what else the machine does hits all alike.
 * @param contenders name → function that returns a sample; each is run once more at first, to warm the caches of the disk.
 * @returns name → its samples, in the order of the rounds.
 */
export function inTurn(contenders, rounds, say = () => {}) {
  const samples = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, run] of Object.entries(contenders)) {
      say(`${round === 0 ? 'warm-up' : `round ${round} of ${rounds}`}: ${name}`)
      const sample = run()
      if (round > 0) samples[name].push(sample)
    }
  }
  return samples
}

/** The middle value, or the mean of the two in the middle; NaN of nothing. */
export function median(values) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b)
  const middle = sorted.length / 2
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** Median, least and most of one measure. */
export function spread(values) {
  const known = values.filter((value) => Number.isFinite(value))
  return { median: median(known), min: Math.min(...known), max: Math.max(...known) }
}

/** Of two contenders how many times the first's `key` goes into the second's: round by round, never across rounds. */
export const ratio = (ours, theirs, key) => spread(ours.map((sample, round) => theirs[round][key] / sample[key]))

/** What the numbers were measured on, and with. */
export function machine() {
  const [first] = cpus()
  return {
    cpu: `${cpus().length} × ${first?.model.trim() ?? 'unknown'}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GB`,
    system: `${process.platform} ${process.arch}`,
    node: process.version,
    load: loadavg()[0].toFixed(1),
    measuredWith: bash ? (gnuTime ? 'bash time, GNU time' : 'bash time; peak memory absent') : 'wall clock only; CPU time and peak memory absent',
  }
}
