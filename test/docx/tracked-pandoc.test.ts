/** Pandoc accepts all and rejects all: the same words, and no more can be asked of it. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { walk, type Document } from '../../src/document/tree.ts'
import { describeWith, inFolder, run } from '../interop/readers.ts'
import { judged, MANY, tally } from './judged.ts'
import { changed } from './package.ts'
import { MICRO } from './redline-cases.ts'
import { FAULTS } from './redline-faults.ts'
import { threeOf, wordOf } from './redlines.ts'
import { text } from '../fixtures/every-node.ts'

const COUNT = MANY ? 320 : 60
const VIEWS = ['accept', 'reject'] as const
/** Files that one run reads. */
const AT_ONCE = 40
const BETWEEN = '⁂⁂⁂'

/** What is the same in all: pandoc gives words only. */
const NEVER = 'never compared: styles, numbers, empty paragraphs, rows, formats, where a paragraph ends, and the numbers in fields, which are Word’s to count'

/** Titles as body text, for pandoc takes them for metadata and joins those of all files; and fields without their numbers. */
const readable = (bytes: Uint8Array): Uint8Array =>
  changed(bytes, (path, xml) => (path.endsWith('.xml') ? xml.replace(/(<w:pStyle w:val=")(Title|Subtitle)"/g, '$1BodyText"').replace(/(w:fldCharType="separate")(.*?)(?=w:fldCharType="end")/gs, (_, open: string, result: string) => open + result.replace(/>[^<]*<\/w:(t|delText)>/g, '></w:$1>')) : xml))

const SPOTS = { tables: 'a table that comes or goes: the words of a paragraph before it are somewhere else, or gone: not compared' } as const

const hasTableComingOrGoing = (redline: Document): boolean =>
  [...walk(redline)].some(([node, ancestors]) => (node.type === 'table' || node.type === 'signatureBlock') && [...ancestors, node].some((one) => 'change' in one && one.change !== undefined && one.change.kind !== 'formatted'))

/** The words of files, without white space, footnotes where they are referred to; one run for many files, with something between. */
async function wordsOf(files: readonly Uint8Array[], args: readonly string[] = []): Promise<string[]> {
  const between: Document = { type: 'document', meta: { dokumenttype: 'samarbeidsavtale', nummerering: 'ingen' }, children: [{ type: 'paragraph', children: [text(BETWEEN)] }] }
  const wall = (await wordOf(between)).bytes
  return inFolder(async (folder) => {
    await writeFile(join(folder, 'between.docx'), wall)
    const out: string[] = []
    for (let i = 0; i < files.length; i += AT_ONCE) {
      const some = files.slice(i, i + AT_ONCE)
      await Promise.all(some.map((bytes, n) => writeFile(join(folder, `${n}.docx`), readable(bytes))))
      const json = await run('pandoc', ['-f', 'docx', '-t', 'json', ...args, ...some.flatMap((_, n) => [join(folder, `${n}.docx`), join(folder, 'between.docx')])])
      const all = words(JSON.parse(json.toString('utf8'))).split(BETWEEN)
      expect(all.length).toBe(some.length + 1)
      out.push(...all.slice(0, -1))
    }
    return out
  })
}

function words(node: unknown): string {
  if (Array.isArray(node)) return node.map(words).join('')
  if (node === null || typeof node !== 'object') return ''
  const { t, c, blocks } = node as { t?: string; c?: unknown; blocks?: unknown }
  if (blocks !== undefined) return words(blocks)
  if (t === 'Str') return String(c)
  if (t === 'Code' || t === 'CodeBlock') return String((c as unknown[])[1]).replace(/\s/g, '')
  return t === 'Image' ? '' : words(c)
}

describeWith('pandoc', 'pandoc, tracked changes', () => {
  it(`accepts to the words of the newer draft and rejects to those of the older, in ${COUNT} redlines`, { timeout: 1_200_000 }, async () => {
    const all = [...Object.entries(MICRO).map(([name, redline]) => ({ name, redline })), ...judged(COUNT, 6)]
    const files = []
    for (const { redline } of all) files.push(await threeOf(redline))
    const wrong: string[] = []
    const said = tally('pandoc, words', SPOTS)
    for (const view of VIEWS) {
      const [got, want] = [await wordsOf(files.map(({ redline }) => redline), [`--track-changes=${view}`]), await wordsOf(files.map((one) => one[view]))]
      all.forEach(({ name, redline }, i) => {
        const isBlind = hasTableComingOrGoing(redline)
        said.add(isBlind ? ['tables'] : [])
        if (isBlind) return
        const at = [...(got[i] as string)].findIndex((letter, n) => letter !== (want[i] as string)[n])
        if (got[i] !== want[i]) wrong.push(`${name}, ${view}: ${got[i]?.slice(Math.max(0, at - 20), at + 60)} ≠ ${want[i]?.slice(Math.max(0, at - 20), at + 60)}`)
      })
    }
    console.log(`${said.said()}\n  ${NEVER}`)
    expect(wrong).toEqual([])
  })

  it('sees words that are not tracked, and words that are gone', { timeout: 300_000 }, async () => {
    for (const { on, plant } of FAULTS.filter(({ name }) => name === 'new words are not tracked' || name === 'deleted words are gone')) {
      const files = await threeOf(MICRO[on] as Document)
      const got = [await wordsOf([plant(files.redline)], ['--track-changes=accept']), await wordsOf([plant(files.redline)], ['--track-changes=reject'])]
      expect(got).not.toEqual([await wordsOf([files.accept]), await wordsOf([files.reject])])
    }
  })
})
