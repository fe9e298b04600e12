/** What a redline comes to in numbers: how many clauses are new, gone, moved and changed, and how many changes there are. */
import { changesOf } from '../../document/changes.ts'
import { childrenOf, type Block, type Document, type Heading, type Node } from '../../document/tree.ts'

export interface Summary {
  /** As they are counted everywhere: each id once. */
  changes: number
  /** A clause with its sub-clauses is one where it came, went or moved as a whole; otherwise each is counted by itself. */
  clauses: { added: number; deleted: number; moved: number; changed: number }
}

/** @returns the numbers of a redline; a clause that moved is not counted as changed too. */
export function summaryOf(redline: Document): Summary {
  const clauses = { added: 0, deleted: 0, moved: 0, changed: 0 }
  for (const { heading, blocks } of sectionsOf(redline.children)) {
    const kind = heading.change?.kind
    if (kind === 'inserted') clauses.added += 1
    else if (kind === 'deleted') clauses.deleted += 1
    else if (kind === 'movedTo') clauses.moved += 1
    else if (kind !== 'movedFrom' && [heading, ...blocks].some(isChanged)) clauses.changed += 1
  }
  return { changes: changesOf(redline).size, clauses }
}

interface Section {
  heading: Heading
  /** Up to the next heading of any level. */
  blocks: Block[]
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  const sections: Section[] = []
  let open: Block[] | undefined
  for (const block of blocks) {
    if (block.type === 'heading') {
      open = []
      sections.push({ heading: block, blocks: open })
    } else if (block.type === 'attachment') {
      open = undefined
      sections.push(...sectionsOf(block.children))
    } else open?.push(block)
  }
  return sections
}

function isChanged(node: Node): boolean {
  return ('change' in node && node.change !== undefined) || ('endChange' in node && node.endChange !== undefined) || childrenOf(node).some(isChanged)
}
