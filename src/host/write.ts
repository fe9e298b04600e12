/** Writing that survives being cut off: a file is either the old or the new one, whenever the process is killed. */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, renameSync, rmdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { hostname } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { codeOf, entriesOf, isWindows, kindOf } from '../host.ts'

/** `.name.host-pid-n.lilla.tmp`: says whose it is, so that nobody sweeps away what another still writes. */
const TEMPORARY = /^\..+\.([0-9a-f]{8})-(\d+)-\d+\.lilla\.tmp$/u
const DAY = 24 * 60 * 60 * 1000
/** Word keeps an open file locked on Windows, and virus scanners do for a moment. */
const LOCKED = ['EPERM', 'EACCES', 'EBUSY']

const here = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)
let written = 0

/** The system's code for why a file could not be written, with the file that was meant: never the one beside it. */
export class WriteFault extends Error {
  readonly code: string
  readonly path: string
  constructor(error: Error, path: string) {
    super(`${path}: ${error.message}`, { cause: error })
    this.code = codeOf(error)
    this.path = path
  }
}

/** Writes a file, with its folders, atomically. Throws a `WriteFault`; then the old file stands and nothing is left beside it. */
export function writeFile(path: string, bytes: Uint8Array): void {
  meant(path, () => {
    const temporary = temporaryFor(path)
    try {
      writeSynced(temporary, bytes)
      retried(() => renameSync(temporary, path))
    } catch (error) {
      rmSync(temporary, { force: true })
      throw error
    }
    syncFolder(dirname(path))
  })
}

/** Writes a file that must not exist before, whole or not at all. @returns false when it does. */
export function writeNewFile(path: string, bytes: Uint8Array): boolean {
  return meant(path, () => {
    const temporary = temporaryFor(path)
    try {
      writeSynced(temporary, bytes)
      // A rename would replace what another process made in the meantime; a link refuses to.
      linkSync(temporary, path)
    } catch (error) {
      if (codeOf(error) === 'EEXIST') return false
      throw error
    } finally {
      rmSync(temporary, { force: true })
    }
    syncFolder(dirname(path))
    return true
  })
}

function meant<Result>(path: string, action: () => Result): Result {
  try {
    return action()
  } catch (error) {
    throw error instanceof Error && codeOf(error) !== '' ? new WriteFault(error, path) : error
  }
}

/** Removes a file. @returns whether it was there. */
export function removeFile(path: string): boolean {
  if (kindOf(path) !== 'file') return false
  retried(() => rmSync(path))
  return true
}

/** Removes a folder that holds nothing. */
export function removeEmptyFolder(path: string): void {
  if (kindOf(path) === 'folder' && entriesOf(path).length === 0) retried(() => rmdirSync(path))
}

/** Removes what killed runs left in a folder and the folders in it, `depth` levels down. @returns the paths removed. */
export function sweep(folder: string, depth = 1): string[] {
  if (kindOf(folder) !== 'folder') return []
  return entriesOf(folder).flatMap((entry) => {
    if (entry.kind === 'folder' && !entry.link && depth > 0) return sweep(entry.path, depth - 1)
    if (entry.kind !== 'file' || !isOrphan(entry.name, entry.path)) return []
    return isRemoved(entry.path) ? [entry.path] : []
  })
}

/** In a folder where nothing may be written, what others left stays, and the run fails where it writes itself, if at all. */
function isRemoved(path: string): boolean {
  try {
    rmSync(path, { force: true })
    return true
  } catch {
    return false
  }
}

/** Ours, and its writer is gone. Of a writer on another machine (a shared folder) only age can tell. */
function isOrphan(name: string, path: string): boolean {
  const match = TEMPORARY.exec(name)
  if (!match) return false
  const dead = match[1] === here && !isRunning(Number(match[2]))
  return dead || Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0) > DAY
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** A name beside the file, in a folder that now exists; shortened, since a name may be as long as the file system allows. */
function temporaryFor(path: string): string {
  const folder = dirname(resolve(path))
  makeFolder(folder)
  return join(folder, `.${basename(path).slice(0, 60)}.${here}-${process.pid}-${(written += 1)}.lilla.tmp`)
}

/** Made one by one: where a folder can hold no other (`/proc`), Node's own `recursive` never ends. */
function makeFolder(folder: string): void {
  if (kindOf(folder) === 'folder') return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  try {
    mkdirSync(folder)
  } catch (error) {
    // Another process may have made it in the meantime.
    if (codeOf(error) !== 'EEXIST' || kindOf(folder) !== 'folder') throw error
  }
}

function writeSynced(path: string, bytes: Uint8Array): void {
  const file = openSync(path, 'wx')
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

function retried(action: () => void): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return action()
    } catch (error) {
      if (!isWindows || attempt === 10 || !LOCKED.includes(codeOf(error))) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, attempt * 20)
    }
  }
}

/** Makes the rename itself last through a power cut; Windows cannot open a folder and does this by itself. */
function syncFolder(folder: string): void {
  if (isWindows) return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(codeOf(error))) throw error
  } finally {
    closeSync(handle)
  }
}
