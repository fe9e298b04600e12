/** kill -9 while copies are made: no half-written file, no manifest that names what is not there and whole, and a rerun completes. */
import { createHash } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { filesOf, folderWith, lilla, put } from '../cli/lilla.ts'
import { members, ready } from './copies-drafts.ts'

const isLong = process.env['MODE'] === 'long'
const KILLS = isLong ? 200 : 12
/** More than are taken down at a time, in two formats. */
const MEMBERS = isLong ? 20 : 8
const DRAFT = 'agreements/nett/2026-05-11.md'
const FOLDER = 'out/nett/signering/2026-05-11'
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

interface Named {
  eksemplarer: { filer: { fil: string; sha256: string }[] }[]
}

it(`is survived, ${KILLS} times over`, async () => {
  const text = (word: string): string => ready({ form: 'tiltredelse', text: ` Det gjelder ${word}.` })
  const cwd = folderWith({ [DRAFT]: text('fiskere'), 'm.csv': members(MEMBERS) })
  const folder = join(cwd, FOLDER)
  const sign = (killWhen?: () => boolean) => lilla(['sign', DRAFT, '--medlemmer', 'm.csv', '--erstatt'], { cwd, ...(killWhen && { killWhen }) })
  expect((await sign()).exit).toBe(0)
  const older = filesOf(folder)
  put(cwd, { [DRAFT]: text('seilere') })
  const from = process.hrtime.bigint()
  expect((await sign()).exit).toBe(0)
  const milliseconds = Number((process.hrtime.bigint() - from) / 1_000_000n)
  const newer = filesOf(folder)
  expect(newer.size).toBe(older.size)

  let cut = 0
  for (let i = 0; i < KILLS; i += 1) {
    // From nothing, from the copies of the older text, or on from where the last run was cut off.
    if (i % 3 !== 2) rmSync(join(cwd, 'out'), { recursive: true, force: true })
    if (i % 3 === 1) put(folder, Object.fromEntries(older))
    const start = process.hrtime.bigint()
    // Moments spread over the run by the golden ratio: random, and the same in each test.
    const moment = (0.2 + 0.75 * ((i * 0.618034) % 1)) * milliseconds
    const { exit } = await sign(() => Number(process.hrtime.bigint() - start) / 1e6 > moment)
    if (exit === null) cut += 1
    const found = existsSync(folder) ? filesOf(folder) : new Map<string, Buffer>()
    for (const [name, bytes] of found) {
      if (name.startsWith('.')) continue
      expect([older.get(name), newer.get(name)].some((whole) => whole?.equals(bytes)), `${name} is neither old nor new`).toBe(true)
    }
    const manifest = found.get('manifest.json')
    for (const { filer } of manifest ? (JSON.parse(manifest.toString('utf8')) as Named).eksemplarer : []) {
      for (const file of filer) expect(sha256(found.get(file.fil) ?? Buffer.alloc(0)), `${file.fil} is named`).toBe(file.sha256)
    }
    if (i % 4 !== 3) continue
    expect((await sign()).exit).toBe(0)
    expect(filesOf(folder)).toEqual(newer)
  }
  expect(cut).toBeGreaterThan(KILLS / 3)
  expect((await sign()).exit).toBe(0)
  expect(filesOf(folder)).toEqual(newer)
}, 3_600_000)
