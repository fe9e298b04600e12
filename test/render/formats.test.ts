/** The table of formats: each entry is what its name says, and loads no other. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { formats } from '../../src/render/formats.ts'

const render = fileURLToPath(new URL('../../src/render', import.meta.url))

/** Every file that a file imports when it is loaded, through others. */
function imported(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  for (const [, path] of readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type\b)[^'"]*?from '(\.[^']+)'/gm)) imported(resolve(dirname(file), path!), seen)
  return seen
}

describe('formats', () => {
  it.each(Object.entries(formats))('%s loads under its own name', async (name, { extension, load }) => {
    const format = await load()
    expect(format).toMatchObject({ name, extension })
  }, 60_000)
  it('none loads another, and the table loads none', () => {
    expect([...imported(join(render, 'formats.ts'))].map((file) => relative(render, file))).toEqual(['formats.ts'])
    // What several formats share, and the lists of a redline, are folders without an entry of their own.
    const folders = readdirSync(render).filter((name) => existsSync(join(render, name, 'index.ts')))
    expect(folders).toEqual(expect.arrayContaining(['docx', 'html', 'markdown', 'pdf', 'text']))
    for (const folder of folders) {
      const others = [...imported(join(render, folder, 'index.ts'))].map((file) => relative(render, file).split(/[\\/]/)[0])
      expect(folders.filter((other) => other !== folder && others.includes(other))).toEqual([])
    }
  })
})
