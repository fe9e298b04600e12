/** Pandoc reads the words of the tree, its footnotes and its comments. */
import { expect, it } from 'vitest'
import { everyNode } from '../fixtures/every-node.ts'
import { describeWith, pandocText } from '../interop/readers.ts'
import { generated } from './documents.ts'
import { editionOf, word } from './render.ts'
import { linesOf, plain } from './words.ts'

interface Read {
  text: string
  notes: string[]
  comments: string[]
}

const BLOCKS = new Set(['Para', 'Plain', 'Header', 'CodeBlock', 'Cell'])

/** The words of pandoc's tree, without the list numbers, which are no text to it. */
function words(json: string): Read {
  const out: Read = { text: '', notes: [], comments: [] }
  const visit = (node: unknown): string => {
    if (Array.isArray(node)) return node.map(visit).join('')
    if (node === null || typeof node !== 'object') return ''
    const { t, c } = node as { t?: string; c?: unknown }
    if (t === 'Str') return String(c)
    if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') return ' '
    if (t === 'Code' || t === 'CodeBlock') return `${String((c as unknown[])[1])} `
    if (t === 'Image') return ''
    const inner = visit(c)
    const aside = t === 'Note' ? out.notes : t === 'Span' && JSON.stringify((c as unknown[])[0]).includes('"comment-start"') ? out.comments : undefined
    if (aside) {
      aside.push(plain(inner))
      return ''
    }
    return t !== undefined && BLOCKS.has(t) ? `${inner} ` : inner
  }
  const { meta, blocks } = JSON.parse(json) as { meta: Record<string, unknown>; blocks: unknown[] }
  out.text = plain(`${visit(meta['title'])} ${visit(blocks)}`)
  return out
}

describeWith('pandoc', 'pandoc', () => {
  const documents = [everyNode, ...[1, 2, 3, 4, 5].map((seed) => generated(seed * 11, 40, 'desimal'))]

  it.each(documents.map((document, i) => [i, document] as const))('document %i: the words of the tree', { timeout: 60_000 }, async (_, document) => {
    const read = words(await pandocText(await word(document), 'docx', ['-t', 'json', '--track-changes=all']))
    const { lines, footnotes } = linesOf(editionOf(document), () => '')
    // The subtitle goes into pandoc's metadata, where several become one.
    const subtitles = new Set(document.children.flatMap((block) => (block.type === 'titleLine' && (block.role === 'period' || block.role === 'subtitle') ? [block] : [])).flatMap((block) => block.children.map((child) => ('value' in child ? child.value : ''))))
    const text = lines.filter((line) => !subtitles.has(line.text)).map((line) => line.text).join(' ')
    expect(read.text.replaceAll(' ', '')).toBe(plain(text).replaceAll(' ', ''))
    expect(read.notes).toEqual(footnotes)
  })

  it('reads a drafting note as a comment on its sentence', { timeout: 60_000 }, async () => {
    const json = await pandocText(await word(everyNode), 'docx', ['-t', 'json', '--track-changes=all'])
    expect(words(json).comments).toEqual(['Antallet møter er ikke avklart.'])
    expect(json).toMatch(/"author","lilla"\],\["date","2026-03-01T00:00:00Z"/)
  })
})
