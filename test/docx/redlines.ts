/** Redlines for the Word tests, and the Word files that they must become. */
import fc from 'fast-check'
import { analyse, referenceLabel, targetOf } from '../../src/document/analyse.ts'
import { childrenOf, type Document, type Node, type Reference } from '../../src/document/tree.ts'
import { accept, reject, standsIn, viewOf, type Draft } from '../../src/document/view.ts'
import { docx } from '../../src/render/docx/index.ts'
import { edit } from '../../src/render/edition.ts'
import type { Output } from '../../src/render/format.ts'
import { standardStyle } from '../fixtures/style.ts'
import { assetsOf } from '../generate/documents.ts'
import { arbitraryRedline } from '../generate/redlines.ts'

/** What Word cannot follow, by name; such references are text in the redlines that are compared. */
export const UNFOLLOWED = { moved: 'a reference to what has moved', other: 'a reference whose words are another form in the other draft', opening: 'a reference to an item that opens with something else in the other draft' } as const

export const redlines = (count: number, size: 'small' | 'medium' | 'large', seed = 1): Document[] => fc.sample(arbitraryRedline({ size }), { numRuns: count, seed })

export async function wordOf(document: Document, show: 'tracked' | 'drawn' = 'tracked'): Promise<Output> {
  return docx.render(edit(document, assetsOf(document), standardStyle(), show))
}

/** The Word files of a redline and of its two drafts. */
export async function threeOf(redline: Document): Promise<{ redline: Uint8Array; accept: Uint8Array; reject: Uint8Array }> {
  const [both, newer, older] = await Promise.all([wordOf(redline), wordOf(accept(redline)), wordOf(reject(redline))])
  return { redline: both.bytes, accept: newer.bytes, reject: older.bytes }
}

/** @returns the redline with text for the references that Word cannot follow, and how many there were of each. */
export function followed(redline: Document): { redline: Document; unfollowed: Record<keyof typeof UNFOLLOWED, number> } {
  const unfollowed = { moved: 0, other: 0, opening: 0 }
  const [older, newer] = (['older', 'newer'] as const).map((draft) => seen(redline, draft)) as [Seen, Seen]
  const visit = (node: Node): Node => {
    if (node.type === 'reference') {
      const [was, now] = [older.get(node), newer.get(node)]
      const why = opensOtherwise(was?.target) || opensOtherwise(now?.target) ? 'opening' : !was || !now ? undefined : was.target !== now.target ? 'moved' : was.form !== now.form ? 'other' : undefined
      if (why === undefined) return node
      unfollowed[why] += 1
      const { target: _t, label: _l, capital: _c, older: _o, ...rest } = node
      return { ...rest, type: 'text', value: 'henvisning' } as Node
    }
    return 'children' in node ? ({ ...node, children: childrenOf(node).map(visit) } as Node) : node
  }
  return { redline: visit(redline) as Document, unfollowed }
}

function opensOtherwise(target: Node | undefined): boolean {
  if (target?.type !== 'listItem') return false
  const [older, newer] = (['older', 'newer'] as const).map((draft) => target.children.find((child) => standsIn(child, draft)))
  return older !== newer
}

type Seen = Map<Node, { target: Node | undefined; form: string }>

/** Where each reference points in a draft, and its words but for the number that is a field. */
function seen(redline: Document, draft: Draft): Seen {
  const { document, origin } = viewOf(redline, draft)
  const analysis = analyse(document)
  return new Map(analysis.references.map((reference: Reference) => {
    const target = targetOf(reference, analysis)?.node
    const label = referenceLabel(reference, analysis)
    const isField = target && (target.type === 'heading' || target.type === 'paragraph') && /^\S+ [\d.]+$/.test(label)
    return [origin.get(reference) as Node, { target: target && origin.get(target), form: isField ? (label.split(' ')[0] ?? '') : label }]
  }))
}
