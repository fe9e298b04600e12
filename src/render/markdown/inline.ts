/** Prints inline content as mdast: neighbouring texts become nested strong and emphasis, our own marks raw. */
import type { Html, PhrasingContent } from 'mdast'
import { referenceLabel } from '../../document/analyse.ts'
import type { Inline, Mark, NodeOf, Text } from '../../document/tree.ts'
import { handle } from '../format.ts'
import { groupsOf, markedParts, NOTE, type Group } from './critic.ts'
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
  note(node, { isRedline }) {
    const value = node.children.map(({ value }) => value).join('')
    return isRedline ? [raw(NOTE[0]), { type: 'text', value }, raw(NOTE[1])] : [raw(`<!-- notat: ${value} -->`)]
  },
  blank: (node) => [raw(`{{${node.name}}}`)],
}

/** @returns the content with each run of equal marks inside one strong or emphasis, and each change in its marks. */
export function inlines(nodes: readonly Inline[], state: MarkdownState): PhrasingContent[] {
  return nest(groupsOf(nodes), [], state)
}

/** The marks that Markdown nests, outermost first; code is a node of its own. */
const NESTED = ['strong', 'emphasis'] as const satisfies readonly Mark[]

function nest(groups: readonly Group<Inline>[], open: readonly Mark[], state: MarkdownState): PhrasingContent[] {
  const printed: PhrasingContent[] = []
  for (let i = 0; i < groups.length; ) {
    const group = groups[i] as Group<Inline>
    const [mark, end] = spanOf(groups, i, open)
    if (mark) printed.push({ type: mark, children: nest(groups.slice(i, end), [...open, mark], state) as never })
    else if (group.change) printed.push(...marked(group, open, state))
    else printed.push(...group.nodes.flatMap((node) => handle(inlineHandlers as never, node, state) as PhrasingContent[]))
    i = end
  }
  return printed
}

/** The mark that goes around most from here on. A change is never cut by it, and has it inside where it is all that the mark is on. */
function spanOf(groups: readonly Group<Inline>[], from: number, open: readonly Mark[]): [(typeof NESTED)[number] | undefined, number] {
  for (const mark of NESTED) {
    let end = from
    while (!open.includes(mark) && end < groups.length && groups[end]?.nodes.every((node) => has(node, mark))) end += 1
    if (end > from + (groups[from]?.change ? 1 : 0)) return [mark, end]
  }
  return [undefined, from + 1]
}

function marked(group: Group<Inline>, open: readonly Mark[], state: MarkdownState): PhrasingContent[] {
  const plain = (nodes: readonly Inline[]): Group<Inline>[] => nodes.map((node) => ({ nodes: [node], deleted: [], inserted: [] }))
  return markedParts(group).flatMap((part) => (typeof part === 'string' ? [raw(part)] : nest(plain(part), open, state)))
}

function has(node: Inline | undefined, mark: Mark): boolean {
  return (node as Text | undefined)?.marks?.includes(mark) ?? false
}
