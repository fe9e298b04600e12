/** CommonMark with tables and footnotes, and nothing else, as mdast. */
import type { Root, RootContent } from 'mdast'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import { visit } from 'unist-util-visit'
import { endsBlocks } from './guard.ts'

/** A unified plugin: the two extensions of the authoring format. */
function tablesAndFootnotes(this: Processor): void {
  const data = this.data() as Record<string, unknown[]>
  data['micromarkExtensions'] = [gfmTable(), gfmFootnote()]
  data['fromMarkdownExtensions'] = [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()]
}

const processor = unified().use(remarkParse).use(tablesAndFootnotes as never)

/** Characters of a part: the parser holds all tokens of what it parses at once, so a long text is parsed in parts. */
const PART = 60_000

/**
 * @param text of the whole file; what is before `from` (the front matter) is passed over.
 * @returns one root; offsets in positions are those of `text` (lines and columns are not: use the offsets).
 */
export function parseMarkdown(text: string, from: number): Root {
  const parts = partsOf(text, from)
  if (parts.length === 1) return { type: 'root', children: parsePart(text, from, text.length, '') }
  // A part must know the definitions that stand in others, or its references would be read as plain text.
  const defined = new Set(Array.from(text.matchAll(/^ {0,3}\[([^\]\n]+)\]:/gm), ([, label = '']) => label))
  const children = parts.flatMap(([start, end]) => {
    const labels = [...defined].filter((label) => text.slice(start, end).includes(`[${label}]`))
    return parsePart(text, start, end, labels.map((label) => `\n\n[${label}]: .`).join(''))
  })
  return { type: 'root', children }
}

/** @returns where the parts begin and end; each but the first begins with a line that ends every list, quotation and note. */
function partsOf(text: string, from: number): [number, number][] {
  const parts: [number, number][] = []
  let start = from
  for (const offset of endsBlocks(text, from)) {
    if (offset - start < PART) continue
    parts.push([start, offset])
    start = offset
  }
  return [...parts, [start, text.length]]
}

function parsePart(text: string, start: number, end: number, definitions: string): RootContent[] {
  const root = processor.parse(text.slice(start, end) + definitions)
  visit(root, (node) => {
    const { position } = node
    // The parser keeps a line ending as it came; in the tree it is a line feed.
    if ('value' in node) node.value = node.value.replace(/\r\n?/g, '\n')
    if (position?.start.offset === undefined || position.end.offset === undefined) return
    position.start.offset += start
    position.end.offset += start
  })
  return root.children.filter((node) => (node.position?.start.offset ?? 0) < end)
}
