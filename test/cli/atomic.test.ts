/** A file is either the old or the new one, whenever the program is killed; what it left half done is swept by the next run. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { removeFile, sweep, writeFile, writeNewFile } from '../../src/host/write.ts'
import { agreement, filesOf, folderWith, lilla, put } from './lilla.ts'

const KILLS = 30
const DRAFTS = 8
const drafts = (word: string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: DRAFTS }, (_, i) => [`agreements/a${i}/1.md`, agreement(Array.from({ length: 60 }, (_, n) => `${word} nummer ${i} og ${n}.`).join('\n\n'))]))
const isTemporary = (name: string): boolean => name.endsWith('.tmp')

describe('kill -9', () => {
  it(`leaves no half file, ${KILLS} times over`, async () => {
    const cwd = folderWith(drafts('gammel'))
    const out = join(cwd, 'out')
    const build = (killWhen?: () => boolean) => lilla(['build', '--format', 'json,txt', '--jobs', '1'], { cwd, ...(killWhen && { killWhen }) })
    expect((await build()).exit).toBe(0)
    const older = filesOf(out)
    put(cwd, drafts('nyere'))
    expect((await build()).exit).toBe(0)
    const newer = filesOf(out)
    expect(older.size).toBe(DRAFTS * 2)

    let mixed = 0
    for (let i = 0; i < KILLS; i += 1) {
      put(out, Object.fromEntries(older))
      // At some moment while the files are written: once a certain one is new, and some thousand file calls later.
      const name = [...newer.keys()][i % DRAFTS] as string
      let delay = (i * 7) % 5
      const { exit } = await build(() => statSync(join(out, name)).size === newer.get(name)?.length && (delay -= 1) < 0)
      const found = filesOf(out)
      for (const [path, bytes] of found) {
        if (isTemporary(path)) continue
        expect(bytes.equals(older.get(path) as Buffer) || bytes.equals(newer.get(path) as Buffer), `${path} is neither old nor new`).toBe(true)
      }
      for (const path of older.keys()) expect(found.has(path), `${path} is gone`).toBe(true)
      const isNew = [...newer].filter(([path, bytes]) => found.get(path)?.equals(bytes)).length
      if (exit === null && isNew > 0 && isNew < newer.size) mixed += 1
    }
    // Else the kills came too early or too late to say anything.
    expect(mixed).toBeGreaterThan(KILLS / 3)

    expect((await build()).exit).toBe(0)
    expect([...filesOf(out).keys()]).toEqual([...newer.keys()])
  }, 600_000)
})

describe('what a killed run left', () => {
  const dead = (): number => spawnSync(process.execPath, ['-e', '']).pid
  /** The name that a file being written has, with the process that writes it. */
  function temporary(folder: string, pid: number, host?: string): string {
    let name = ''
    writeFile(join(folder, 'x'), { get length() { name ||= [...filesOf(folder).keys()].find(isTemporary) ?? ''; return 0 } } as unknown as Uint8Array)
    return join(folder, basename(name).replace(String(process.pid), String(pid)).replace(/\.[0-9a-f]{8}-/u, host === undefined ? '$&' : `.${host}-`))
  }

  it('is swept, and nothing else is', () => {
    const folder = folderWith()
    const orphan = temporary(folder, dead())
    const inside = join(folder, 'a', basename(orphan))
    const alive = temporary(folder, process.ppid)
    const elsewhere = temporary(folder, dead(), '00000000')
    const old = temporary(folder, 1, '00000001')
    const others = ['.x.tmp', 'x.lilla.tmp', '.noe.annet.tmp', '.gitignore', 'x'].map((name) => join(folder, name))
    mkdirSync(join(folder, 'a'))
    for (const path of [orphan, inside, alive, elsewhere, old, ...others]) writeFileSync(path, 'x')
    utimesSync(old, 0, 0)
    expect(sweep(folder).sort()).toEqual([orphan, inside, old].sort())
    for (const path of [alive, elsewhere, ...others]) expect(existsSync(path), path).toBe(true)
  })
})

describe('writing', () => {
  it('makes the folders, replaces the file, and leaves nothing beside it when it fails', () => {
    const folder = folderWith()
    const path = join(folder, 'a', 'b', 'x.txt')
    writeFile(path, Buffer.from('1'))
    writeFile(path, Buffer.from('22'))
    expect([...filesOf(folder)].map(([name, bytes]) => [name, String(bytes)])).toEqual([['a/b/x.txt', '22']])
    expect(() => writeFile(join(folder, 'a'), Buffer.from('x'))).toThrow()
    expect([...filesOf(folder).keys()]).toEqual(['a/b/x.txt'])
  })

  it.skipIf(process.platform !== 'linux')('gives up where no folder can be made', () => {
    expect(() => writeFile('/proc/lilla/x.txt', new Uint8Array(1))).toThrow()
  }, 5_000)

  it('never replaces a file that was to be new', () => {
    const folder = folderWith({ 'x.md': 'gammel' })
    expect(writeNewFile(join(folder, 'x.md'), Buffer.from('ny'))).toBe(false)
    expect(writeNewFile(join(folder, 'y.md'), Buffer.from('ny'))).toBe(true)
    expect([...filesOf(folder)].map(([name, bytes]) => [name, String(bytes)])).toEqual([['x.md', 'gammel'], ['y.md', 'ny']])
  })

  it('removes a file, and says whether there was one', () => {
    const folder = folderWith({ x: '1' })
    expect([removeFile(join(folder, 'x')), removeFile(join(folder, 'x')), removeFile(folder)]).toEqual([true, false, false])
  })
})
