/** Inline content as CriticMarkup can carry it: a change of formatting becomes the older wording deleted and the newer one inserted. */
import { unmarked } from '../../document/mark.ts'
import type { Block, Change, Inline, Link } from '../../document/tree.ts'
import { viewOf, type Draft } from '../../document/view.ts'

type CarryBlocks = (blocks: readonly Block[], next: () => string) => Block[]

/** @returns the content with insertions and deletions only; neighbours of one id are deleted first, then inserted. */
export function carryInlines(nodes: readonly Inline[], next: () => string, carryBlocks: CarryBlocks): Inline[] {
  const carried: Inline[] = []
  for (let i = 0; i < nodes.length; ) {
    const node = nodes[i] as Inline
    if (!node.change) {
      carried.push(...within(node, next, carryBlocks))
      i += 1
      continue
    }
    let end = i + 1
    while (nodes[end]?.change?.id === node.change.id) end += 1
    const id = next()
    const run = nodes.slice(i, end).flatMap((one) => sides(one, id))
    carried.push(...run.filter(({ change }) => change?.kind === 'deleted'), ...run.filter(({ change }) => change?.kind === 'inserted'))
    i = end
  }
  return carried
}

function sides(node: Inline, id: string): Inline[] {
  const marked = (of: Inline, kind: Change['kind']): Inline => ({ ...unmarked(of), change: { kind, id } })
  switch (node.change?.kind) {
    case 'inserted':
    case 'movedTo':
      return [marked(node, 'inserted')]
    case 'deleted':
    case 'movedFrom':
      return [marked(node, 'deleted')]
    default:
      return [marked(viewOfOne(node, 'older'), 'deleted'), marked(viewOfOne(node, 'newer'), 'inserted')]
  }
}

function viewOfOne(node: Inline, draft: Draft): Inline {
  const view = viewOf({ type: 'document', meta: {}, children: [{ type: 'paragraph', children: [node] }] }, draft).document.children[0]
  return view?.type === 'paragraph' ? (view.children[0] ?? node) : node
}

function within(node: Inline, next: () => string, carryBlocks: CarryBlocks): Inline[] {
  const { older: _, ...plain } = node
  if (node.type === 'link') return [{ ...(plain as Link), children: carryInlines(node.children, next, carryBlocks) }]
  if (node.type === 'footnote') return [{ ...plain, children: carryBlocks(node.children, next) } as Inline]
  // A note has no marks inside.
  return node.type === 'note' && node.children.some(({ change }) => change) ? sides({ ...node, change: { kind: 'formatted', id: '' } }, next()) : [plain as Inline]
}

/** @returns the kind of change that all of some content has, if it is one change of one kind. */
export function onlyKind(nodes: readonly Inline[]): 'inserted' | 'deleted' | undefined {
  const [first] = nodes
  const kind = first?.change?.kind
  if (kind !== 'inserted' && kind !== 'deleted') return undefined
  return nodes.every(({ change }) => change?.kind === kind && change.id === first?.change?.id) ? kind : undefined
}
