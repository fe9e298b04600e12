/** Prints inline content as mdast: neighbouring texts become nested strong and emphasis, our own marks raw. */
import type { Html, PhrasingContent } from 'mdast'
import { referenceLabel } from '../../document/analyse.ts'
import type { Inline, Mark, NodeOf, Text } from '../../document/tree.ts'
import { handle } from '../format.ts'
import type { MarkdownState } from './state.ts'

type InlineType = Inline['type']
export type InlineHandlers = { [T in InlineType]: (node: NodeOf<T>, state: MarkdownState) => PhrasingContent[] }

/** A mark of our own, printed as it stands. Not mdast's `html`, which the printer moves up from the start of a line. */
export const raw = (value: string): Html => ({ type: 'raw', value }) as object as Html

export const inlineHandlers: InlineHandlers = {
  text: (node) => [node.marks?.includes('code') ? { type: 'inlineCode', value: node.value } : { type: 'text', value: node.value }],
  break: () => [{ type: 'break' }],
  link: (node, state) => [{ type: 'link', url: node.url, children: inlines(node.children, state) as never }],
  reference: (node, state) => [{ type: 'link', url: `#${node.target}`, children: [{ type: 'text', value: referenceLabel(node, state.analysis) }] }],
  image: (node) => [{ type: 'image', url: node.src.replaceAll('%', '%25'), alt: node.alt }],
  footnote(node, state) {
    const label = String(state.footnotes.push(node))
    return [{ type: 'footnoteReference', identifier: label, label }]
  },
  note: (node) => [raw(`<!-- notat: ${node.children.map(({ value }) => value).join('')} -->`)],
  blank: (node) => [raw(`{{${node.name}}}`)],
}

/** @returns the content with each run of equal marks inside one strong or emphasis. */
export function inlines(nodes: readonly Inline[], state: MarkdownState): PhrasingContent[] {
  return nest(nodes, [], state)
}

/** The marks that Markdown nests, outermost first; code is a node of its own. */
const NESTED = ['strong', 'emphasis'] as const satisfies readonly Mark[]

function nest(nodes: readonly Inline[], open: readonly Mark[], state: MarkdownState): PhrasingContent[] {
  const printed: PhrasingContent[] = []
  for (let i = 0; i < nodes.length; ) {
    const node = nodes[i]
    const mark = NESTED.find((candidate) => !open.includes(candidate) && has(node, candidate))
    if (!node || !mark) {
      if (node) printed.push(...(handle(inlineHandlers as never, node, state) as PhrasingContent[]))
      i += 1
      continue
    }
    let end = i + 1
    while (end < nodes.length && has(nodes[end], mark)) end += 1
    printed.push({ type: mark, children: nest(nodes.slice(i, end), [...open, mark], state) as never })
    i = end
  }
  return printed
}

function has(node: Inline | undefined, mark: Mark): boolean {
  return (node as Text | undefined)?.marks?.includes(mark) ?? false
}
