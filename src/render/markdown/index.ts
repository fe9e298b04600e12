/** Markdown output: the authoring format again. Reading it gives the same document. */
import type { Root } from 'mdast'
import { analyse } from '../../document/analyse.ts'
import { deriveRedline, isRedline } from '../../document/redline.ts'
import type { Document } from '../../document/tree.ts'
import type { Format } from '../format.ts'
import { printBlocks } from './blocks.ts'
import { carry } from './carry.ts'
import { frontMatterOfBoth, printFrontMatter } from './front-matter.ts'
import { lossMessages } from './losses.ts'
import type { MarkdownState } from './state.ts'
import { stringify } from './stringify.ts'

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
  return printFrontMatter(redline ? frontMatterOfBoth(document) : document.meta) + stringify(root)
}

export const markdown: Format = {
  name: 'md',
  extension: 'md',
  render: async ({ document, assets }) => ({
    bytes: new TextEncoder().encode(printMarkdown(document)),
    // A redline lies in a folder of its own, and is read with the files of its draft beside it.
    ...(isRedline(document) && { beside: [...assets].map(([name, { bytes }]) => ({ name, bytes })), messages: lossMessages(carry(document).losses) }),
  }),
}
