/** Files as git has them at a revision. Git is a program of its own: it is asked without a shell, and every name is an argument. */
import { spawnSync } from 'node:child_process'
import { basename, dirname, join, resolve } from 'node:path'
import type { LocalFile, Sources } from '../document/sources.ts'
import { contains, kindOf, LIMITS, sourcesOf } from '../host.ts'

/** A file at a revision, or why not. */
export type GitRead =
  | { found: true; bytes: Uint8Array }
  | { found: false; why: 'no-git' | 'no-repository' | 'no-revision' | 'no-file' | 'too-large' }

/** @returns the file at `path` as it was at a commit. */
export function readAtRevision(path: string, revision: string, limit: number): GitRead {
  const commit = commitOf(path, revision)
  return commit.found ? readAtCommit(path, commit.id, limit) : commit
}

type Commit = { found: true; id: string } | Exclude<GitRead, { found: true }>

const commits = new Map<string, Commit>()

/** The commit is asked for once: its id is what all other questions are about. */
function commitOf(path: string, revision: string): Commit {
  const { folder } = placeOf(path)
  const key = `${folder}\0${revision}`
  const known = commits.get(key)
  if (known) return known
  const found = findCommit(folder, revision)
  commits.set(key, found)
  return found
}

function findCommit(folder: string, revision: string): Commit {
  const inside = git(folder, ['rev-parse', '--is-inside-work-tree'])
  if (inside.missing) return { found: false, why: 'no-git' }
  if (inside.status !== 0) return { found: false, why: 'no-repository' }
  const parsed = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`])
  const id = Buffer.from(parsed.bytes).toString().trim().split('\n').at(-1) ?? ''
  return parsed.status === 0 && /^[0-9a-f]{40,64}$/.test(id) ? { found: true, id } : { found: false, why: 'no-revision' }
}

function readAtCommit(path: string, commit: string, limit: number): GitRead {
  const { folder, rest } = placeOf(path)
  const object = `${commit}:./${rest}`
  const type = git(folder, ['cat-file', '-t', object])
  if (type.status !== 0 || Buffer.from(type.bytes).toString().trim() !== 'blob') return { found: false, why: 'no-file' }
  const size = Number(Buffer.from(git(folder, ['cat-file', '-s', object]).bytes).toString())
  if (!(size <= limit)) return { found: false, why: 'too-large' }
  const { status, bytes } = git(folder, ['cat-file', 'blob', object], limit + 1024)
  return status === 0 ? { found: true, bytes } : { found: false, why: 'no-file' }
}

/** The nearest folder that is still there, and the way on from it: the file may have been in a folder that is gone. */
function placeOf(path: string): { folder: string; rest: string } {
  let folder = dirname(resolve(path))
  let rest = basename(path)
  while (kindOf(folder) !== 'folder' && dirname(folder) !== folder) {
    rest = `${basename(folder)}/${rest}`
    folder = dirname(folder)
  }
  return { folder, rest }
}

/** What the reader may ask for while it reads a draft at a revision: pictures, attachments and clauses as they were then. */
export function sourcesAtRevision(path: string, revision: string, templates: string): Sources {
  const now = sourcesOf(path, templates)
  const folder = dirname(resolve(path))
  return {
    clauseNames: now.clauseNames,
    clause(name) {
      const today = now.clause(name)
      if (!/^[\p{L}\p{N}_-]+$/u.test(name)) return undefined
      // A library that is not in the same repository is only known as it is now.
      const then = readAtRevision(join(templates, 'clauses', `${name}.md`), revision, LIMITS.text)
      return then.found ? { path: today?.path ?? `${name}.md`, bytes: then.bytes } : today
    },
    file(name): LocalFile {
      const at = resolve(folder, name.replaceAll('\\', '/'))
      if (/^(?:[a-z]:|[/\\])/iu.test(name) || !contains(folder, at)) return { found: false, why: 'outside' }
      const file = readAtRevision(at, revision, LIMITS.file)
      return file.found ? file : { found: false, why: file.why === 'too-large' ? 'too-large' : 'missing' }
    },
  }
}

function git(folder: string, args: readonly string[], most = 1024 * 1024): { status: number | null; bytes: Uint8Array; missing: boolean } {
  const done = spawnSync('git', ['-C', folder, ...args], { encoding: 'buffer', timeout: 20_000, windowsHide: true, maxBuffer: most })
  return { status: done.error ? null : done.status, bytes: done.stdout ?? new Uint8Array(), missing: (done.error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT' }
}
