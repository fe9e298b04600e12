/** veraPDF, the reference validator of PDF/A and PDF/UA: finds it where `.ci/verapdf.sh` puts it, and asks it. */
import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { find, inFolder } from './readers.ts'

export type Flavour = '2a' | 'ua1'

/** @returns the program and its first arguments. `LILLA_VERAPDF` may name the program or the jar. */
export function verapdf(): readonly [program: string, ...args: string[]] | undefined {
  const cached = join(homedir(), '.cache', 'lilla', 'verapdf', 'verapdf')
  const path = [process.env['LILLA_VERAPDF'], cached].find((one) => one !== undefined && one !== '' && existsSync(one)) ?? find('verapdf')
  if (path === undefined || !path.endsWith('.jar')) return path === undefined ? undefined : [path]
  const java = find('java')
  return java === undefined ? undefined : [java, '-cp', path, 'org.verapdf.apps.GreenfieldCliWrapper']
}

/** `describe`, if veraPDF is there; else a visible skip, or a failure where the variable says that it must be there. */
export function describeWithVerapdf(name: string, body: () => void): void {
  if (verapdf()) describe(name, body)
  else if (process.env['LILLA_VERAPDF']) describe(name, () => it('finds veraPDF', () => expect.fail(`not there: ${process.env['LILLA_VERAPDF']}`)))
  else describe.skip(`${name} [left out: verapdf absent]`, body)
}

/**
 * Validates files, all in one run of the program.
 *
 * @returns the rules that each file breaks, such as `6.6.4-1`; an empty list is a file without fault.
 */
export async function faults(files: Readonly<Record<string, Uint8Array>>, flavour: Flavour): Promise<Record<string, string[]>> {
  const [program, ...args] = verapdf() ?? []
  if (program === undefined) throw new Error('veraPDF is not installed')
  return inFolder(async (folder) => {
    const names = Object.keys(files)
    const paths = await Promise.all(
      names.map(async (name, i) => {
        const path = join(folder, `${i}.pdf`)
        await writeFile(path, files[name] ?? new Uint8Array())
        return path
      }),
    )
    // Exit 1 says that some file has faults; the report says which.
    const stdout = await promisify(execFile)(program, [...args, '-f', flavour, '--format', 'text', '-v', ...paths], { maxBuffer: 1 << 26 })
      .then((done) => done.stdout, (error: { stdout?: string }) => error.stdout ?? '')
    const found: Record<string, string[]> = {}
    let current: string[] | undefined
    for (const line of stdout.split(/\r?\n/)) {
      const verdict = /^(PASS|FAIL) .*?(\d+)\.pdf/.exec(line)
      if (verdict) {
        current = []
        found[names[Number(verdict[2])] ?? ''] = current
      } else if (/^\s+FAIL /.test(line)) current?.push(line.trim().slice(5))
    }
    // A file that the program says nothing of has not been found good.
    for (const name of names) found[name] ??= ['no verdict']
    return found
  })
}
