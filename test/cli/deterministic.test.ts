/** The same bytes wherever, whenever and by however many workers a draft is built. */
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { agreement, filesOf, folderWith, lilla } from './lilla.ts'

const drafts = Object.fromEntries(
  ['a', 'b', 'å', 'c-med-langt-navn', 'd'].flatMap((slug, i) => [
    [`agreements/${slug}/2026-01-31.md`, agreement(`Tekst ${i}. Beløpet er 1\u00a0000 kroner.`)],
    [`agreements/${slug}/2026-02-28.md`, agreement(`Ny tekst ${i}. <!-- notat: uavklart -->`)],
  ]),
)
const ALL = ['--format', 'docx,pdf,html,txt,json']
const QUICK = ['--format', 'txt,json']

async function built(args: readonly string[], options: { env?: Record<string, string>; cwd?: string; at?: string } = {}): Promise<{ files: Map<string, Buffer>; out: string; err: string }> {
  const cwd = options.cwd ?? folderWith(drafts)
  const { exit, out, err } = await lilla(['build', ...args], { cwd: join(cwd, options.at ?? '.'), ...(options.env && { env: options.env }) })
  expect(exit, err).toBe(0)
  return { files: filesOf(join(cwd, options.at ?? '.', 'out')), out, err: err.replace(/^Bygger .*\n/gmu, '') }
}

const same = (a: Map<string, Buffer>, b: Map<string, Buffer>): void => {
  expect([...b.keys()]).toEqual([...a.keys()])
  for (const [name, bytes] of a) expect(b.get(name)?.equals(bytes), `${name} differs`).toBe(true)
}

describe('a build', () => {
  it('is the same with one worker and two, in what it writes and in what it says', async () => {
    const [one, two] = [await built([...ALL, '--jobs', '1']), await built([...ALL, '--jobs', '2'])]
    expect(one.files.size).toBe(10 * 5)
    same(one.files, two.files)
    expect([two.out, two.err]).toEqual([one.out, one.err])
  })

  it('is the same in another time zone, locale and folder, and a day later', async () => {
    const here = await built(ALL, { env: { TZ: 'Europe/Oslo', LANG: 'nb_NO.UTF-8', LC_ALL: 'nb_NO.UTF-8' } })
    const there = await built(ALL, { env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', COLUMNS: '40' } })
    same(here.files, there.files)
  })

  it('is the same when the drafts are named one by one, and from inside their folder', async () => {
    const whole = await built(QUICK)
    same(whole.files, (await built([...QUICK, ...Object.keys(drafts).reverse()])).files)
    const cwd = folderWith(drafts)
    cpSync(join(cwd, 'agreements'), join(cwd, 'et annet sted'), { recursive: true })
    same(whole.files, (await built([...QUICK, '.'], { cwd, at: 'et annet sted' })).files)
  })

  it('is the union of its shards, none built twice', async () => {
    const whole = await built(QUICK)
    for (const of of [2, 3, 12]) {
      const cwd = folderWith(drafts)
      const lines: string[] = []
      for (let i = 1; i <= of; i += 1) lines.push(...(await built([...QUICK, '--shard', `${i}/${of}`], { cwd })).out.split('\n').filter((line) => line !== ''))
      expect(lines.length).toBe(new Set(lines).size)
      expect(lines.sort()).toEqual(whole.out.split('\n').filter((line) => line !== '').sort())
      same(whole.files, filesOf(join(cwd, 'out')))
    }
  }, 300_000)
})
