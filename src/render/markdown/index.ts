/** Markdown output: the authoring format again. Reading it gives the same document. */
import type { Root } from 'mdast'
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import remarkStringify from 'remark-stringify'
import { unified, type Processor } from 'unified'
import { analyse } from '../../document/analyse.ts'
import { BULLETS } from '../../document/bullets.ts'
import { deriveRedline, isRedline } from '../../document/redline.ts'
import type { Document } from '../../document/tree.ts'
import type { Format } from '../format.ts'
import { printBlocks } from './blocks.ts'
import { carry } from './carry.ts'
import { frontMatterOfBoth, printFrontMatter } from './front-matter.ts'
import { lossMessages } from './losses.ts'
import type { MarkdownState } from './state.ts'

/**
 * Characters that our reader takes for marks, or complains of, and CommonMark does not escape by itself. What stands around them
 * is only looked at, since a match would hide the next brace of a run.
 */
const ours = {
  handlers: {
    // In a table cell a bar is escaped wherever it stands (GFM 4.10).
    raw: ({ value }: { value: string }, _: unknown, { stack }: { stack: readonly string[] }) => (stack.includes('tableCell') ? value.replaceAll('|', '\\|') : value),
  },
  unsafe: [
    { character: '{', after: '(?=[{#.h+\\-~>=])' },
    { character: '~', before: '(?<=~)' },
    { character: '}', before: '(?<=\\}|\\+\\+|--|~~|<<|==)' },
    { character: '>', before: '(?<=~)' },
    // After a footnote's mark that opens a line, a colon would make it the footnote itself.
    { character: ':', before: '(?<=\\])' },
    // A bullet that opens a line would be a list typed by hand.
    ...Array.from(BULLETS, (character) => ({ character, atBreak: true, after: '[ \\t\\u00A0]' })),
    { character: ')', before: '(?:^|[\\r\\n(])[a-zæøåA-ZÆØÅ]', after: '[ \\t]' },
  ],
}

function extensions(this: Processor): void {
  const data = this.data() as Record<string, unknown[]>
  data['toMarkdownExtensions'] = [gfmTableToMarkdown({ tablePipeAlign: false }), gfmFootnoteToMarkdown(), ours]
}

const processor = unified()
  .use(extensions as never)
  .use(remarkStringify, { bullet: '-', bulletOther: '+', emphasis: '*', fence: '~', fences: true, incrementListMarker: true, listItemIndent: 'one', resourceLink: true, rule: '*', setext: false })

/** @returns the document in the authoring format; a redline with its changes as CriticMarkup. Values that were filled in stay filled in. */
export function printMarkdown(given: Document): string {
  const redline = isRedline(given)
  const document = redline ? carry(given).document : given
  const state: MarkdownState = { analysis: redline ? deriveRedline(document).analysis : analyse(document), footnotes: [], isRedline: redline }
  const children = printBlocks(document.children, state)
  // A footnote may hold footnotes, so the list grows while it is printed.
  for (let i = 0; i < state.footnotes.length; i += 1) {
    const label = String(i + 1)
    const blocks = printBlocks(state.footnotes[i]?.children ?? [], state)
    children.push({ type: 'footnoteDefinition', identifier: label, label, children: blocks as never })
  }
  const root: Root = { type: 'root', children }
  return printFrontMatter(redline ? frontMatterOfBoth(document) : document.meta) + processor.stringify(root)
}

export const markdown: Format = {
  name: 'md',
  extension: 'md',
  render: async ({ document, assets }) => ({
    bytes: new TextEncoder().encode(printMarkdown(document)),
    // A redline lies in a folder of its own, and is read with the files of its draft beside it.
    ...(isRedline(document) && { beside: [...assets].map(([name, { bytes }]) => ({ name, bytes })), messages: lossMessages(carry(document).losses, 'nb') }),
  }),
}
