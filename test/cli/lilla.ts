/** Runs the program as its users do: the compiled command line, in a process and a folder of its own. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

export const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

export interface Ran {
  exit: number | null
  out: string
  err: string
}

/** @param options `cwd` is the folder that one stands in; `killWhen` is asked every millisecond, and answered with kill -9. */
export function lilla(args: readonly string[], options: { cwd: string; env?: Record<string, string>; killWhen?: () => boolean }): Promise<Ran> {
  const { NO_COLOR: _, FORCE_COLOR: __, SOURCE_DATE_EPOCH: ___, ...inherited } = process.env
  const child = spawn(process.execPath, [CLI, ...args], { cwd: options.cwd, env: { ...inherited, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] })
  const ran: Ran = { exit: null, out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => (ran.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (ran.err += text))
  const { killWhen } = options
  const timer = killWhen && setInterval(() => killWhen() && child.kill('SIGKILL'), 1)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (exit) => {
      clearInterval(timer)
      resolve({ ...ran, exit })
    })
  })
}

export type Files = Readonly<Record<string, string | Uint8Array>>

/** A new folder with these files, removed when the test is over. */
export function folderWith(files: Files = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'lilla-cli-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }))
  put(folder, files)
  return folder
}

export function put(folder: string, files: Files): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content)
  }
}

/** Every file in a folder, by its path with `/`, hidden ones too. */
export function filesOf(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
  return new Map(paths.map((path) => [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]))
}

/** An agreement that nothing is wrong with. */
export const agreement = (text = 'Partene samarbeider om brannvern.'): string => `---
dokumenttype: samarbeidsavtale
tittel: Samarbeidsavtale
utkast: 2026-01-31
parter:
  - id: nordvika
    navn: Nordvika kommune
  - id: sorvika
    navn: Sørvika kommune
---

# {{tittel}}

## Formål {#formal}

${text}
`
