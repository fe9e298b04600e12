/** What the Word file itself cannot bring back, to any reader, by name: found by our own strict one, counted wherever it is let be. */
import { childrenOf, walk, type Document, type Node } from '../../src/document/tree.ts'
import { standsIn, type Draft } from '../../src/document/view.ts'

export const GAPS = {
  section: 'an attachment that is typeset in one draft alone, or at another place: no section break can be tracked, so empty paragraphs are not compared',
  tables: 'a table that comes or goes beside a table: the empty paragraph between two tables stays, so empty paragraphs are not compared',
  opening: 'an item or a footnote that opens with something else in the other draft, or an item without a paragraph that comes or goes: not compared',
} as const
export type Gap = keyof typeof GAPS

/** @returns what a redline has of these. */
export function gaps(redline: Document): Gap[] {
  const found = new Set<Gap>()
  for (const [node, ancestors] of walk(redline)) {
    if (node.type === 'attachment' && (comesOrGoes(node) || node.change?.before?.media !== undefined)) found.add('section')
    if ((node.type === 'listItem' || node.type === 'footnote') && opensIn(node, 'older') !== opensIn(node, 'newer')) found.add('opening')
    if (node.type === 'listItem' && node.children[0]?.type !== 'paragraph' && [...ancestors, node].some(comesOrGoes)) found.add('opening')
    const children = childrenOf(node)
    if (children.some((child, i) => isTable(child) && comesOrGoes(child) && neighbours(children, i).some(isTable))) found.add('tables')
  }
  return [...found]
}

/** @returns the lines of `dump` without what cannot be compared; nothing where nothing can be. */
export function withoutGaps(lines: readonly string[], found: readonly Gap[]): string[] {
  if (found.includes('opening')) return []
  return found.length === 0 ? [...lines] : lines.filter((line) => !/^\w+ \| $/.test(line))
}

const comesOrGoes = (node: Node): boolean => 'change' in node && node.change !== undefined && node.change.kind !== 'formatted'

const opensIn = (node: Node, draft: Draft): Node | undefined => childrenOf(node).find((child) => standsIn(child, draft))

const isTable = (node: Node | undefined): boolean => node?.type === 'table' || node?.type === 'signatureBlock'

/** What stands beside a node in either draft: all that comes or goes is passed over, up to what stays. */
function neighbours(nodes: readonly Node[], at: number): Node[] {
  const side = (step: 1 | -1): Node[] => {
    const found: Node[] = []
    for (let i = at + step; nodes[i] !== undefined; i += step) {
      found.push(nodes[i] as Node)
      if (!comesOrGoes(nodes[i] as Node)) break
    }
    return found
  }
  return [...side(-1), ...side(1)]
}
