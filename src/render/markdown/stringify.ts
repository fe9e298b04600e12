/** Writes mdast as text that our reader takes for the same. */
import type { Root } from 'mdast'
import { gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableToMarkdown } from 'mdast-util-gfm-table'
import remarkStringify from 'remark-stringify'
import { unified, type Processor } from 'unified'
import { BULLETS } from '../../document/bullets.ts'

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

/** @returns the tree as Markdown. */
export const stringify = (root: Root): string => processor.stringify(root)
