/** The one door to disk, environment, clock and child processes. Nothing else in the program opens a file. */
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { delimiter, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isMainThread } from 'node:worker_threads'
import type { LocalFile, Sources } from './document/sources.ts'

/** In bytes. A draft is text; a scanned attachment may be large, but is held in memory whole. */
export const LIMITS = { text: 5_000_000, file: 25_000_000 } as const

const PACKAGE = resolve(dirname(fileURLToPath(import.meta.url)), '..')

// ── Reading ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** A file as read, or why not. `unreadable` carries the system's own code, such as `EACCES`. */
export type FileRead =
  | { found: true; bytes: Uint8Array }
  | { found: false; why: 'missing' | 'outside' }
  | { found: false; why: 'too-large'; size: number }
  | { found: false; why: 'unreadable'; code: string }

/**
 * Reads a regular file of at most `limit` bytes. With `within`, the file that the path leads to, links followed, must lie
 * in that folder.
 */
export function readFile(path: string, limit: number, within?: string): FileRead {
  try {
    if (within !== undefined && !contains(realpathSync(within), realpathSync(path))) return { found: false, why: 'outside' }
    if (!statSync(path).isFile()) return { found: false, why: 'missing' }
    return readOpen(path, limit)
  } catch (error) {
    const code = codeOf(error)
    // A link that leads in a circle leads nowhere; a name with a NUL or of 300 letters names nothing.
    const nowhere = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'].includes(code)
    return nowhere ? { found: false, why: 'missing' } : { found: false, why: 'unreadable', code }
  }
}

/** The size is asked of the open file, so that it is the size of what is read. */
function readOpen(path: string, limit: number): FileRead {
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    if (size > limit) return { found: false, why: 'too-large', size }
    const bytes = new Uint8Array(size)
    let length = 0
    for (let read = -1; read !== 0 && length < size; length += read) read = readSync(file, bytes, length, size - length, length)
    return { found: true, bytes: bytes.subarray(0, length) }
  } finally {
    closeSync(file)
  }
}

/** What the reader may ask for while it reads the draft at `path`: files of its folder, and the clause library. */
export function sourcesOf(path: string, templates: string): Sources {
  const folder = dirname(resolve(path))
  const clauses = join(templates, 'clauses')
  let names: readonly string[] | undefined
  return {
    clauseNames: () => (names ??= listNames(clauses, '.md')),
    clause(name, form) {
      if (!/^[\p{L}\p{N}_-]+$/u.test(name)) return undefined
      for (const at of [...(form === 'nn' ? [join(clauses, 'nn', `${name}.md`)] : []), join(clauses, `${name}.md`)]) {
        const file = readFile(at, LIMITS.text)
        if (file.found) return { path: shown(at), bytes: file.bytes }
      }
      return undefined
    },
    file(name): LocalFile {
      // A backslash parts folders on Windows only; taken so everywhere, a draft means the same on every machine.
      const at = resolve(folder, name.replaceAll('\\', '/'))
      if (isAbsolute(name) || /^[a-z]:/iu.test(name) || !contains(folder, at)) return { found: false, why: 'outside' }
      const file = readFile(at, LIMITS.file, folder)
      if (file.found) return file
      return { found: false, why: file.why === 'unreadable' ? 'missing' : file.why }
    },
  }
}

/** Whether `path` lies in `folder`; both absolute. */
export function contains(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** The names of the files in a folder that end so, without the ending, in the order of their code points. */
export function listNames(folder: string, ending: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending) && !name.startsWith('.'))
    .map((name) => name.slice(0, name.length - ending.length))
    .sort()
}

/** The files of one of our own folders, by name; never of a folder in it. */
export function filesIn(folder: string): { names: () => readonly string[]; read: (name: string) => Uint8Array | undefined } {
  const names = listNames(folder, '')
  return {
    names: () => names,
    read(name) {
      const file = names.includes(name) ? readFile(join(folder, name), LIMITS.file) : undefined
      return file?.found ? file.bytes : undefined
    },
  }
}

/** What a path leads to, links followed; devices, pipes and what may not be looked at count as missing. */
export function kindOf(path: string): 'file' | 'folder' | 'missing' {
  try {
    const found = statSync(path)
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'missing'
  } catch {
    return 'missing'
  }
}

/** Files, folders and links in a folder, in the order of their code points; the locale never decides. */
export function entriesOf(folder: string): { name: string; path: string; kind: 'file' | 'folder' | 'missing'; link: boolean }[] {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => {
      const path = join(folder, entry.name)
      return { name: entry.name, path, kind: kindOf(path), link: entry.isSymbolicLink() }
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

// ── Places ──────────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The templates of the folder that one stands in, else those that came with the program. */
export function templatesFolder(): string {
  const own = resolve('templates')
  return kindOf(own) === 'folder' ? own : join(PACKAGE, 'templates')
}

/** A path as the user knows it: from the current folder where it lies there, with `/` on every system. */
export function shown(path: string): string {
  const from = relative(process.cwd(), resolve(path))
  return (from === '' ? '.' : from.startsWith('..') || isAbsolute(from) ? resolve(path) : from).replaceAll(sep, '/')
}

/** The program's own version. */
export function version(): string {
  const file = readFile(join(PACKAGE, 'package.json'), LIMITS.text)
  return file.found ? (JSON.parse(new TextDecoder().decode(file.bytes)) as { version: string }).version : ''
}

// ── Environment ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/** The date that a build was asked to carry, if any (reproducible-builds.org); never the clock. */
export function sourceDate(): Date | undefined {
  const seconds = process.env['SOURCE_DATE_EPOCH']
  return seconds !== undefined && /^\d{1,11}$/u.test(seconds) ? new Date(Number(seconds) * 1000) : undefined
}

/** The path of a Hunspell dictionary that is installed on this machine, for those who set no `ordliste` in a project. */
export function dictionaryInEnvironment(): string | undefined {
  return process.env['LILLA_ORDLISTE'] || undefined
}

/** Who makes a change, as git knows it; undefined when nobody has said. */
export function author(): string | undefined {
  const said = process.env['LILLA_AUTHOR'] ?? process.env['GIT_AUTHOR_NAME'] ?? run('git', ['config', 'user.name']).stdout.trim()
  return said === '' ? undefined : said
}

/** What a program answered; `status` is undefined when it is not installed or was stopped. */
export function run(program: string, args: readonly string[], seconds = 10): { status?: number; stdout: string } {
  const done = spawnSync(program, args, { encoding: 'utf8', timeout: seconds * 1000, windowsHide: true, maxBuffer: 16 * 1024 * 1024 })
  return { ...(done.status !== null && !done.error && { status: done.status }), stdout: done.stdout ?? '' }
}

/** Where a program lies, searched for as the shell would; undefined when it is not installed. */
export function findProgram(name: string): string | undefined {
  const endings = isWindows ? ['.exe', '.cmd', '.bat'] : ['']
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending))).find((path) => kindOf(path) === 'file')
}

/** Windows keeps files that are open locked, and knows folders by other ways. */
export const isWindows = process.platform === 'win32'

/** How many can work at a time on this machine. */
export const processors = (): number => availableParallelism()

/** A number from the environment, or what holds without it. */
export function setting(name: string, otherwise: number): number {
  const value = Number(process.env[name])
  return process.env[name] !== undefined && Number.isFinite(value) ? value : otherwise
}

/** A variable of the environment. */
export const environment = (name: string): string | undefined => process.env[name]

/** Runs `action` with a variable set, for native code that reads the environment. */
export function withEnvironment<T>(name: string, value: string, action: () => T): T {
  const before = process.env[name]
  process.env[name] = value
  try {
    return action()
  } finally {
    // Worker threads share the variables, and one must not take from another what it is about to read.
    if (isMainThread) {
      if (before === undefined) delete process.env[name]
      else process.env[name] = before
    }
  }
}

/** The system's code for an error (`ENOENT`), or an empty string. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
