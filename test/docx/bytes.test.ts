/** The same document is the same bytes: again, in another process, in another time zone, after other documents. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { everyNode } from '../fixtures/every-node.ts'
import { generated } from './documents.ts'
import { openPackage } from './package.ts'
import { word } from './render.ts'

const sha = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

it('is the same again, whatever was rendered between', async () => {
  const document = generated(5, 40, 'underpunkt')
  const first = sha(await word(document))
  await word(everyNode)
  await word(generated(6, 20, 'desimal'))
  expect(sha(await word(document))).toBe(first)
})

it('is the same in another process and time zone', { timeout: 120_000 }, async () => {
  const here = sha(await word(everyNode))
  for (const TZ of ['Asia/Tokyo', 'America/St_Johns']) {
    const out = execFileSync(process.execPath, [fileURLToPath(new URL('elsewhere.mjs', import.meta.url))], { encoding: 'utf8', env: { ...process.env, TZ, LC_ALL: 'C' } })
    expect(out.trim()).toBe(here)
  }
})

it('knows no clock: the dates are those of the draft', async () => {
  const file = openPackage(await word(everyNode))
  const text = [...file.parts].filter(([path]) => path.endsWith('.xml')).map(([, part]) => new TextDecoder().decode(part)).join('')
  const dates = text.match(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/g)
  expect(new Set(dates)).toEqual(new Set(['2026-03-01T00:00:00Z']))
})
