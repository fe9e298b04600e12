/** A redline of which only the new text is left to see: «vist med lilla skrift», as councils are shown what has been added. */
import { normalise } from './normalise.ts'
import { childrenOf, type Block, type Change, type Document, type Inline, type Node } from './tree.ts'
import { standsIn } from './view.ts'

/**
 * @returns the newer draft with its new and moved-in text still marked: what is deleted or moved away is gone, and splits,
 * merges and changes of form are no longer told of. It is a redline still, with the older draft's front matter, but the older
 * draft can no longer be had from it.
 */
export function onlyNew(redline: Document): Document {
  return normalise({ ...redline, children: kept(redline.children) as Block[] })
}

/** The nodes of the newer draft; paragraphs that are one there are joined. */
function kept(nodes: readonly Node[]): Node[] {
  const out: Node[] = []
  let open: Node | undefined
  for (const node of nodes) {
    if (!standsIn(node, 'newer')) continue
    const own = withoutForm(node)
    const whole = open ? ({ ...open, children: [...childrenOf(open), ...childrenOf(own)] as Inline[] } as Node) : own
    open = 'endChange' in node && node.endChange?.kind === 'deleted' ? whole : undefined
    if (!open) out.push(whole)
  }
  return open ? [...out, open] : out
}

function withoutForm(node: Node): Node {
  const { change, endChange: _, ...rest } = node as Block & { change?: Change; endChange?: Change }
  const children = 'children' in rest ? { children: kept(rest.children) } : {}
  return { ...rest, ...children, ...(change && change.kind !== 'formatted' && { change }) } as Node
}
