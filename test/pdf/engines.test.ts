/** The two engines print the same words at the same places, and each prints the same bytes every time. */
import { describe, expect, it } from 'vitest'
import { choose } from '../../src/render/pdf/engine.ts'
import { printWith } from '../../src/render/pdf/index.ts'
import { describeWith, inFolder, run } from '../interop/readers.ts'
import { readPdf } from './read.ts'
import { ENGINES, everyEdition, hasNative, largeEdition, print } from './samples.ts'
import { writeFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'

const samples = { 'every node': everyEdition, 'a large document': largeEdition }
const names = Object.keys(samples) as (keyof typeof samples)[]

describe.runIf(hasNative)('the native and the WASM engine', () => {
  it.each(names)('put the same words at the same places: %s', async (name) => {
    const places = async (engine: 'native' | 'wasm') =>
      (await readPdf((await print(samples[name](), engine)).bytes)).words.map(({ page, text, x, y, width }) => [page, text, ...[x, y, width].map((n) => Math.round(n * 100))])
    const native = await places('native')
    expect(native.length).toBeGreaterThan(50)
    expect(await places('wasm')).toEqual(native)
  }, 60_000)

  it.each(names)('give the same bookmarks, tags and language: %s', async (name) => {
    const about = async (engine: 'native' | 'wasm') => {
      const { bookmarks, tags, language, title, pages } = await readPdf((await print(samples[name](), engine)).bytes)
      return { bookmarks, tags: JSON.stringify(tags.map((tag) => JSON.stringify(tag, ['role', 'children']))), language, title, pages }
    }
    expect(await about('wasm')).toEqual(await about('native'))
  }, 60_000)
})

describeWith('pdftotext', 'poppler', () => {
  it.runIf(hasNative)('finds the same boxes in both', async () => {
    const boxes = (bytes: Uint8Array): Promise<string> =>
      inFolder(async (folder) => {
        await writeFile(join(folder, 'a.pdf'), bytes)
        await run('pdftotext', ['-bbox', join(folder, 'a.pdf'), join(folder, 'a.html')])
        return (await readFile(join(folder, 'a.html'), 'utf8')).replaceAll(/<(?:meta|title)[^>]*>[^\n]*/gu, '')
      })
    const [native, wasm] = await Promise.all([print(largeEdition(), 'native'), print(largeEdition(), 'wasm')])
    expect(await boxes(wasm.bytes)).toBe(await boxes(native.bytes))
  }, 60_000)
})

describe('the bytes', () => {
  it.each(ENGINES)('are the same from a new engine, in another time zone and folder: %s', async (name) => {
    const first = (await print(everyEdition(), name)).bytes
    const zone = process.env['TZ']
    const folder = process.cwd()
    try {
      process.env['TZ'] = 'Pacific/Auckland'
      process.chdir('/')
      const again = (await printWith(await choose(name), everyEdition())).bytes
      expect(Buffer.compare(first, again)).toBe(0)
    } finally {
      process.chdir(folder)
      if (zone === undefined) delete process.env['TZ']
      else process.env['TZ'] = zone
    }
  }, 60_000)

  it.each(ENGINES)('do not depend on what was printed before: %s', async (name) => {
    const first = (await print(everyEdition(), name)).bytes
    await print(largeEdition(), name)
    expect(Buffer.compare(first, (await print(everyEdition(), name)).bytes)).toBe(0)
  }, 60_000)

  it.each(ENGINES)('name no clock and no machine: %s', async (name) => {
    const raw = Buffer.from((await print(everyEdition(), name)).bytes).toString('latin1')
    expect(raw).toContain('<xmp:CreateDate>2026-03-01T00:00:00Z</xmp:CreateDate>')
    expect(raw.match(/D:\d{8}/gu)?.every((date) => date === 'D:20260301')).toBe(true)
    expect(raw).not.toContain(process.cwd())
  })
})
