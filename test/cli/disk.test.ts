/** A disk that will not take what is written: it is said plainly, nothing is half written, and nothing is lost of what was there. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Language } from '../../src/document/message.ts'
import type { Terminal } from '../../src/commands/command.ts'
import { unwritten } from '../../src/commands/written.ts'
import { writeFile, WriteFault } from '../../src/host/write.ts'
import { ready } from '../sign/copies-drafts.ts'
import { agreement, filesOf, folderWith, lilla } from './lilla.ts'

const mount = (folder: string, kilobytes: number): boolean => spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k,mode=0755`, 'tmpfs', folder]).status === 0

/** A folder with a small disk of its own. */
function disk(kilobytes: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'lilla-disk-'))
  onTestFinished(() => {
    spawnSync('umount', [folder])
    rmSync(folder, { recursive: true, force: true })
  })
  if (!mount(folder, kilobytes)) throw new Error(`no disk in ${folder}`)
  return folder
}

/** Only who may mount can make a disk that is full. */
const canMount = ((): boolean => {
  const folder = mkdtempSync(join(tmpdir(), 'lilla-disk-'))
  const could = mount(folder, 64)
  if (could) spawnSync('umount', [folder])
  rmSync(folder, { recursive: true, force: true })
  return could
})()

/** Takes up the disk but for so much. @returns what gives the room back. */
function fill(folder: string, left: number): () => void {
  const { bavail, bsize } = statfsSync(folder)
  const path = join(folder, 'fyll')
  writeFileSync(path, new Uint8Array(bavail * bsize - left * 1024))
  return () => rmSync(path)
}
const found = (folder: string): Map<string, Buffer> => new Map([...filesOf(folder)].filter(([name]) => name !== 'fyll'))
const isSame = (files: Map<string, Buffer>, before: ReadonlyMap<string, Buffer>): boolean => [...before].every(([name, bytes]) => files.get(name)?.equals(bytes))

describe.runIf(canMount)('a full disk', () => {
  it('stops a build, which leaves every file old or new, and is completed when there is room', async () => {
    const out = disk(2000)
    const cwd = folderWith({ 'agreements/a/1.md': agreement(), 'agreements/b/1.md': agreement('Partene samarbeider om havn.') })
    const build = () => lilla(['build', '--format', 'docx,html,json', '--out', out], { cwd })
    expect((await build()).exit).toBe(0)
    const before = found(out)
    writeFileSync(join(cwd, 'agreements/a/1.md'), agreement('Partene samarbeider om brannvern og feiing.'))
    const makeRoom = fill(out, 0)
    const { exit, err } = await build()
    expect(exit).toBe(2)
    expect(err).toMatch(/feil {2}BYG-005 {2}Kan ikke skrive «[^»]*\/a\/1\.docx»: disken er full\.\n/u)
    expect(err).toContain('Råd: Frigjør plass')
    expect(found(out)).toEqual(before)
    makeRoom()
    expect((await build()).exit).toBe(0)
    expect([...found(out).keys()]).toEqual([...before.keys()])
    expect(found(out).get('a/1.json')?.toString()).toContain('brannvern og feiing')
  }, 120_000)

  it('stops signing: the copies and the manifest that were there stand, and a run with room makes the rest', async () => {
    const out = disk(6000)
    const cwd = folderWith({ 'agreements/havn/2026-05-11.md': ready() })
    const sign = (format: string) => lilla(['sign', 'agreements/havn/2026-05-11.md', '--format', format, '--out', out], { cwd })
    expect((await sign('docx')).exit).toBe(0)
    const before = found(out)
    // None at all, room to take down what is to be written, and room for one copy of three.
    for (const left of [0, 12, 150]) {
      const makeRoom = fill(out, left)
      const { exit, err } = await sign('pdf,docx')
      expect([left, exit]).toEqual([left, 2])
      expect(err).toMatch(/feil {2}BYG-005 {2}Kan ikke skrive «[^»]*\/signering\/2026-05-11\/[^»]*»: disken er full\.\n/u)
      const files = found(out)
      const copies = new Map([...before].filter(([name]) => left === 0 || name.endsWith('.docx')))
      expect(isSame(files, copies), `with ${left} kB`).toBe(true)
      expect([...files.keys()].filter((name) => name.endsWith('.tmp'))).toEqual([])
      makeRoom()
    }
    expect((await sign('pdf,docx')).exit).toBe(0)
    const files = found(out)
    expect([...files.keys()].map((name) => name.split('/').at(-1))).toEqual(expect.arrayContaining(['manifest.json', 'SHA256SUMS']))
    expect([...files.keys()].filter((name) => name.endsWith('.pdf'))).toHaveLength(3)
    expect(isSame(files, new Map([...before].filter(([name]) => name.endsWith('.docx'))))).toBe(true)
  }, 240_000)
})

describe('what cannot be written', () => {
  const build = async (files: Record<string, string>, out: string): Promise<{ exit: number | null; err: string }> => {
    const cwd = folderWith({ 'agreements/a/1.md': agreement(), ...files })
    const { exit, err } = await lilla(['build', '--format', 'json', '--out', out], { cwd })
    expect([...filesOf(cwd).keys()].sort()).toEqual(['agreements/a/1.md', ...Object.keys(files)].sort())
    return { exit, err: err.split('\n').slice(0, 2).join('\n') }
  }

  it.each([
    ['a file where the folder should be', { utdata: 'x' }, 'utdata', 'utdata/a/1.json  feil  BYG-005  Kan ikke skrive «utdata/a/1.json»: «utdata» er en fil, og der skulle det vært en mappe.'],
    ['a folder where the file should be', { 'ut/a/1.json/x': 'x' }, 'ut', 'ut/a/1.json  feil  BYG-005  Kan ikke skrive «ut/a/1.json»: det er en mappe med det navnet.'],
  ])('%s', async (_, files, out, said) => {
    const { exit, err } = await build(files, out)
    expect(exit).toBe(2)
    expect(err).toContain(said)
  }, 60_000)

  it('is told by sign too', async () => {
    const cwd = folderWith({ avtaler: 'x', 'agreements/havn/2026-05-11.md': ready() })
    const { exit, err } = await lilla(['sign', 'agreements/havn', '--format', 'docx', '--out', 'avtaler'], { cwd })
    expect([exit, err]).toEqual([2, expect.stringContaining('«avtaler» er en fil, og der skulle det vært en mappe')])
  }, 60_000)

  const terminal = (language: Language): Terminal => ({ language, say: (nb: string, en: string) => (language === 'nb' ? nb : en) }) as Terminal
  const say = (code: string, path: string, language: Language = 'nb'): string => {
    const { reason, remedy } = unwritten(new WriteFault(Object.assign(new Error('x'), { code }), path), terminal(language))
    return `${reason} ${remedy}`
  }

  it.each([
    ['ENOSPC', 'disken er full', 'Frigjør plass'],
    ['EDQUOT', 'disken er full', 'Frigjør plass'],
    ['EROFS', 'du har ikke skrivetilgang i mappen', 'om tilgang'],
    ['EACCES', 'du har ikke skrivetilgang i mappen', 'om tilgang'],
    ['EPERM', 'du har ikke skrivetilgang i mappen', 'om tilgang'],
    ['ENAMETOOLONG', 'navnet er for langt', 'kortere navn'],
    ['EBUSY', 'filen er i bruk', 'Word'],
    ['EIO', 'EIO', 'disken er i orden'],
  ])('%s is said in words, with the remedy that goes with it', (code, because, remedy) => {
    const folder = folderWith()
    const said = say(code, join(folder, 'a', 'x.pdf'))
    expect(said).toContain('x.pdf')
    expect(said).toContain(because)
    expect(said).toContain(remedy)
    expect(say(code, join(folder, 'x.pdf'), 'en')).not.toMatch(/[æøå]|mappe|disken/u)
  })

  it('names the folder that is there, and never the file that is written beside', () => {
    const folder = folderWith({ 'a/x': '' })
    expect(say('EACCES', join(folder, 'a', 'b', 'c', 'x.pdf'))).toContain(`mappen «${join(folder, 'a')}»`)
    mkdirSync(join(folder, 'y.pdf'))
    try {
      writeFile(join(folder, 'y.pdf'), new Uint8Array(1))
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(WriteFault)
      expect((error as WriteFault).path).toBe(join(folder, 'y.pdf'))
      expect(unwritten(error as WriteFault, terminal('nb')).reason).toMatch(/y\.pdf»: det er en mappe med det navnet\.$/u)
    }
  })
})
