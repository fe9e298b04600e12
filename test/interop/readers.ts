/**
 * The programs that are not ours and that read what we write: finds them, runs them, and leaves a test out visibly when one
 * is absent. With `LILLA_INTEROP=1` (as in continuous integration) an absent program is a failure instead.
 */
import { execFile, execFileSync, type ExecFileOptions } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'

/** Under which names each program may be installed; the variable `LILLA_<PROGRAM>` names another place. */
const PROGRAMS = {
  soffice: ['soffice', 'libreoffice'],
  /** A Python that can `import uno`: Debian's own, where python3-uno is installed. */
  python: ['/usr/bin/python3', 'python3'],
  pandoc: ['pandoc'],
  pdftotext: ['pdftotext'],
  pdftoppm: ['pdftoppm'],
  pdfinfo: ['pdfinfo'],
  pdffonts: ['pdffonts'],
  pdfsig: ['pdfsig'],
  qpdf: ['qpdf'],
  openssl: ['openssl'],
  xmllint: ['xmllint'],
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  java: ['java'],
  verapdf: ['verapdf'],
} as const
export type Program = keyof typeof PROGRAMS

/** Required under `LILLA_INTEROP=1` only when the variable says where it is: it comes from Maven, which may not answer. */
const OPTIONAL: ReadonlySet<Program> = new Set(['verapdf'])

/** @returns the path of a program, or undefined when it is not installed. */
export function find(program: Program): string | undefined {
  const named = process.env[`LILLA_${program.toUpperCase()}`]
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : ['']
  const candidates = named !== undefined ? [named] : PROGRAMS[program]
  return candidates
    .flatMap((name) => (/[\\/]/.test(name) ? [name] : folders.flatMap((folder) => endings.map((end) => join(folder, name + end)))))
    .find((path) => isExecutable(path) && (program !== 'python' || hasUno(path)))
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const uno = new Map<string, boolean>()

function hasUno(python: string): boolean {
  let has = uno.get(python)
  if (has === undefined) {
    try {
      execFileSync(python, ['-c', 'import uno'], { stdio: 'ignore' })
      has = true
    } catch {
      has = false
    }
    uno.set(python, has)
  }
  return has
}

/** `describe`, if the programs are there; a visible skip, or under `LILLA_INTEROP=1` a failure, if one is not. */
export function describeWith(programs: Program | readonly Program[], name: string, body: () => void): void {
  const absent = [programs].flat().filter((program) => find(program) === undefined)
  if (absent.length === 0) {
    describe(name, body)
    return
  }
  const needed = process.env['LILLA_INTEROP'] === '1' && absent.some((program) => !OPTIONAL.has(program))
  if (needed) {
    describe(name, () => it('has the programs it needs', () => expect.fail(`LILLA_INTEROP=1, but absent: ${absent.join(', ')}`)))
    return
  }
  console.warn(`left out, for want of ${absent.join(', ')}: ${name}`)
  describe.skip(`${name} [left out: ${absent.join(', ')} absent]`, body)
}

/** Runs a program to its end. @returns what it wrote to standard output. */
export async function run(program: Program, args: readonly string[], options: ExecFileOptions = {}): Promise<Buffer> {
  const path = find(program)
  if (path === undefined) throw new Error(`${program} is not installed`)
  const { stdout } = await promisify(execFile)(path, [...args], { maxBuffer: 1 << 28, ...options, encoding: 'buffer' })
  return stdout as unknown as Buffer
}

/** Runs `body` in a new folder, which is removed afterwards. */
export async function inFolder<T>(body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'lilla-test-'))
  try {
    return await body(folder)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  }
}

let ownProfile: string | undefined

/** A profile of LibreOffice for this process alone: two processes that share one wait for each other or refuse. */
function profile(): string {
  if (ownProfile === undefined) {
    const folder = mkdtempSync(join(tmpdir(), 'lilla-office-'))
    ownProfile = folder
    process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }))
  }
  return ownProfile
}

/** Converts a file with LibreOffice. @param target a filter of `--convert-to`, such as `pdf` or `txt:Text`. */
export async function officeConvert(bytes: Uint8Array, extension: string, target: string): Promise<Buffer> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, `in.${extension}`), bytes)
    const args = ['--headless', '--norestore', `-env:UserInstallation=${pathToFileURL(profile()).href}`, '--convert-to', target]
    await run('soffice', [...args, '--outdir', folder, join(folder, `in.${extension}`)], { timeout: 240_000 })
    return readFile(join(folder, `in.${target.split(':')[0]}`))
  })
}

/** One block of a text as LibreOffice lays it out. */
export interface OfficeBlock {
  /** `body`, `cell 1 B2` (table 1), `footnote 1`, `header Standard`, `footer Standard`. */
  place: string
  style: string
  /** The number or bullet that LibreOffice prints before it, «2.1», «a)»; empty when there is none. */
  label: string
  /** Fields updated, so a cross-reference gives what LibreOffice computes, not what we cached. */
  text: string
  /** BCP 47, of the first character. */
  language: string
  page: number
  align: '' | 'right' | 'center'
  /** Words and what formats them; only of `officeDrafts`. */
  runs: [text: string, look: string][]
}

/**
 * Reads documents through UNO, all in one office. @param view which side of the tracked changes to read.
 * @returns the blocks of each document, in reading order, footnotes and page furniture last.
 */
export async function officeBlocks(
  files: readonly { bytes: Uint8Array; extension: string }[],
  view: 'as-is' | 'accept' | 'reject' = 'as-is',
): Promise<OfficeBlock[][]> {
  return inFolder(async (folder) => {
    const paths = await Promise.all(
      files.map(async ({ bytes, extension }, i) => {
        const path = join(folder, `${i}.${extension}`)
        await writeFile(path, bytes)
        return path
      }),
    )
    const script = fileURLToPath(new URL('office.py', import.meta.url))
    const out = await run('python', [script, find('soffice') ?? '', profile(), view, ...paths], { timeout: 280_000 })
    return JSON.parse(out.toString('utf8')) as OfficeBlock[][]
  })
}

/**
 * What LibreOffice makes of Word files when all tracked changes are accepted, and when all are rejected, and what it makes of clean
 * ones: all in one office. The files that it judges are copies in which the authors alternate (`office.py` says why).
 */
export async function officeDrafts(tracked: readonly Uint8Array[], clean: readonly Uint8Array[]): Promise<{ tracked: { accept: OfficeBlock[]; reject: OfficeBlock[] }[]; clean: OfficeBlock[][] }> {
  return inFolder(async (folder) => {
    const write = (files: readonly Uint8Array[], name: string): Promise<string[]> =>
      Promise.all(files.map(async (bytes, i) => {
        const path = join(folder, `${name}${i}.docx`)
        await writeFile(path, bytes)
        return path
      }))
    const script = fileURLToPath(new URL('office.py', import.meta.url))
    const read = async (view: string, paths: readonly string[]): Promise<unknown> =>
      JSON.parse((await run('python', [script, find('soffice') ?? '', profile(), view, ...paths], { timeout: 500_000 })).toString('utf8'))
    const both = (await read('both', await write(tracked, 'tracked'))) as [OfficeBlock[], OfficeBlock[]][]
    return { tracked: both.map(([accept, reject]) => ({ accept, reject })), clean: (await read('plain', await write(clean, 'clean'))) as OfficeBlock[][] }
  })
}

/** A document's words as pandoc reads them. @param args such as `--track-changes=accept`. */
export async function pandocText(bytes: Uint8Array, extension: string, args: readonly string[] = []): Promise<string> {
  return inFolder(async (folder) => {
    const path = join(folder, `in.${extension}`)
    await writeFile(path, bytes)
    return (await run('pandoc', [path, '-f', extension, '-t', 'plain', '--wrap=none', ...args])).toString('utf8')
  })
}

/** The text of a PDF as poppler reads it, page by page. @param mode `-layout`, `-raw`, or reading order of the content. */
export async function pdfPages(pdf: Uint8Array, mode: readonly string[] = []): Promise<string[]> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'in.pdf'), pdf)
    const text = (await run('pdftotext', [...mode, '-enc', 'UTF-8', join(folder, 'in.pdf'), '-'])).toString('utf8')
    return text.split('\f').slice(0, -1)
  })
}
