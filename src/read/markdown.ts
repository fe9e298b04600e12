/** CommonMark with tables and footnotes, and nothing else, as mdast. */
import type { Root } from 'mdast'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'

/** A unified plugin: the two extensions of the authoring format. */
function tablesAndFootnotes(this: Processor): void {
  const data = this.data() as Record<string, unknown[]>
  data['micromarkExtensions'] = [gfmTable(), gfmFootnote()]
  data['fromMarkdownExtensions'] = [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()]
}

const processor = unified().use(remarkParse).use(tablesAndFootnotes as never)

/**
 * @param text of the whole file; what is before `from` (the front matter) is blanked, so that places stay the author's own.
 */
export function parseMarkdown(text: string, from: number): Root {
  return processor.parse(text.slice(0, from).replace(/[^\r\n]/g, ' ') + text.slice(from))
}
