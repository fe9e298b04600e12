/** The public functions, from the compiled package as another program would import them. */
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type * as Lilla from '../../src/index.ts'
import { agreement, folderWith } from './lilla.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

describe('the package', () => {
  it('builds a draft to bytes and prints nothing', async () => {
    const { build, formats } = (await import(pathToFileURL(join(ROOT, 'dist/index.js')).href)) as typeof Lilla
    const folder = folderWith({ 'a/1.md': agreement(), 'a/2.md': agreement('Se [punkt 2](#nei).') })
    const job = { templates: join(ROOT, 'templates'), language: 'nb', formats: Object.keys(formats) } as const
    const good = await build({ ...job, path: join(folder, 'a/1.md') })
    expect(good.messages.filter(({ fatal }) => fatal)).toEqual([])
    expect(good.files.map(({ format }) => format)).toEqual(['docx', 'pdf', 'html', 'md', 'txt', 'json'])
    for (const { bytes, format } of good.files) expect(bytes.length, format).toBeGreaterThan(100)
    const bad = await build({ ...job, path: join(folder, 'a/2.md') })
    expect(bad.files).toEqual([])
    expect(bad.messages.find(({ fatal }) => fatal)).toMatchObject({ ruleId: 'REF-001', position: { start: { line: 16, column: 4 } } })
  })
})
