/** The clauses of a document as headings with their own blocks of text, and which of them is which in the document's type. */
import { slug } from '../document/analyse.ts'
import { plainText, type Heading } from '../document/tree.ts'
import type { Subject } from './rule.ts'
import { ownBlocks, type TextBlock } from './text.ts'

export interface ClauseText {
  heading: Heading
  /** Without a typed number and a closing colon. */
  title: string
  /** The heading's own block. */
  at: TextBlock
  /** What follows up to the next heading, whatever its level. */
  blocks: readonly TextBlock[]
}

export function clauseTexts(blocks: readonly TextBlock[]): ClauseText[] {
  const found: { heading: Heading; title: string; at: TextBlock; blocks: TextBlock[] }[] = []
  for (const block of blocks) {
    if (block.kind === 'heading' && block.block.type === 'heading') {
      found.push({ heading: block.block, title: plainText(block.block.children).replace(/^\d{1,2}(?:\.\d{1,2}){0,4}\.?\s+|:$/g, '').trim(), at: block, blocks: [] })
    } else if (block.clause && block.clause === found.at(-1)?.heading) found.at(-1)?.blocks.push(block)
  }
  return found
}

/** @returns the clause that the type calls `id`, by its id, its title or an alias. */
export function clauseCalled(id: string, subject: Subject): ClauseText | undefined {
  const item = subject.type?.klausuler.find((clause) => clause.id === id)
  const names = item ? [...Object.values(item.tittel), ...item.alias.nb, ...item.alias.nn].map((name) => slug(name as string)) : []
  return clauseTexts(ownBlocks(subject)).find(({ heading, title }) => heading.id === id || names.includes(slug(title)))
}
