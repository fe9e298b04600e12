/** Arranges the blocks of the JSON: numbered paragraphs become one list a clause, and the signatures never stand alone. */
import type { ModelNode } from './model.ts'

/** Blocks that end the list of a clause's numbered paragraphs. */
const ENDS: ReadonlySet<ModelNode['t']> = new Set(['heading', 'signatureBlock', 'attachmentList', 'attachment', 'title', 'titleLine'])

/** Puts each numbered paragraph, with the ledd, lists and tables that follow it, into an item of its clause's list. */
export function gatherNumbered(blocks: readonly ModelNode[]): ModelNode[] {
  const out: ModelNode[] = []
  let items: ModelNode[] | undefined
  for (const block of blocks) {
    if (block.t === 'paragraph' && block.label !== undefined) {
      const { label, ...paragraph } = block
      const item: ModelNode = { t: 'item', label, c: [paragraph] }
      if (items) items.push(item)
      else out.push({ t: 'numbered', c: (items = [item]) })
    } else if (items && !ENDS.has(block.t)) {
      const last = items.at(-1)
      if (last) items[items.length - 1] = { ...last, c: [...(last.c ?? []), block] }
    } else {
      items = undefined
      out.push(block)
    }
  }
  return out
}

/** Characters that a line holds at the widest measure. */
const LINE = 95

/** Marks what stands before the signature block to stay with it, from the nearest block back to two lines of text. */
export function keepWithSignatures(blocks: readonly ModelNode[]): ModelNode[] {
  const out = [...blocks]
  out.forEach((block, at) => {
    if (block.t !== 'signatureBlock') return
    let lines = 0
    for (let i = at - 1; i >= 0 && lines < 2; i -= 1) {
      const before = out[i]
      if (!before || before.t === 'attachment' || before.t === 'pages') return
      // A heading stays with what follows it by itself.
      if (before.t !== 'heading') out[i] = { ...before, keep: true }
      lines += linesOf(before)
    }
  })
  return out
}

/** At least so many lines of text; a heading is none, for it says nothing of what is signed. */
function linesOf(node: ModelNode): number {
  if (node.t === 'heading') return 0
  if (node.t === 'paragraph' || node.t === 'attachmentEntry') return Math.max(1, Math.floor(lengthOf(node) / LINE))
  if (node.t === 'tableRow') return 1
  return (node.c ?? []).reduce((sum, child) => sum + linesOf(child), node.v?.split('\n').length ?? 0)
}

function lengthOf(node: ModelNode): number {
  return (node.v?.length ?? 0) + (node.c ?? []).reduce((sum, child) => sum + lengthOf(child), 0)
}
