/** The engines run in processes of their own, each for so long and no longer; this starts them and collects what they print. */
import { spawn } from 'node:child_process'
import { writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { ROOT } from './peers.mjs'

/** Before each result: some engines write lines of their own to the same place. */
const MARK = '@bench '

/** In the engine's process: hands a result over. */
export const print = (result) => writeSync(1, `${MARK}${JSON.stringify(result)}\n`)

const since = (wall, cpu) => {
  const { user, system } = process.cpuUsage(cpu)
  return { wall: performance.now() - wall, cpu: (user + system) / 1000 }
}

/** @returns wall and CPU time of an action in milliseconds, all threads of the process together. */
export function clocked(action) {
  const [wall, cpu] = [performance.now(), process.cpuUsage()]
  action()
  return since(wall, cpu)
}

export async function clockedAsync(action) {
  const [wall, cpu] = [performance.now(), process.cpuUsage()]
  await action()
  return since(wall, cpu)
}

let jobs = 0

/** @returns a command with the path of a file that holds the job. */
export function withJob(command, job, scratch) {
  const path = join(scratch, `job-${(jobs += 1)}.json`)
  writeFileSync(path, JSON.stringify(job))
  return [...command, path]
}

/**
 * Runs an engine on a job. @param limit in milliseconds.
 * @returns what it printed, and how it ended: `done`, `stopped` at the limit, or what it said when it failed.
 */
export function run(command, job, { scratch, limit }) {
  const [program, ...args] = withJob(command, job, scratch)
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' })
    let [out, errors, stopped] = ['', '', false]
    child.stdout.on('data', (data) => { out += data })
    child.stderr.on('data', (data) => { errors += data })
    const clock = setTimeout(() => {
      stopped = true
      // With all that it started.
      try { process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL') } catch { /* It has just ended. */ }
    }, limit)
    child.on('close', (code) => {
      clearTimeout(clock)
      const results = out.split('\n').filter((line) => line.startsWith(MARK)).map((line) => JSON.parse(line.slice(MARK.length)))
      resolve({ results, ended: stopped ? 'stopped' : code === 0 ? 'done' : errors.trim().split('\n').slice(-4).join(' | ').slice(0, 400) || `exit ${code}` })
    })
  })
}
