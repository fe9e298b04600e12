/** The table of formats: each entry is what its name says, and loads no other. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
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
    const folders = readdirSync(render).filter((name) => statSync(join(render, name)).isDirectory())
    for (const folder of folders) {
      const others = [...imported(join(render, folder, 'index.ts'))].map((file) => relative(render, file).split(/[\\/]/)[0])
      expect(folders.filter((other) => other !== folder && others.includes(other))).toEqual([])
    }
  })
})
