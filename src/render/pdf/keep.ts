/** Arranges the blocks of the JSON: numbered paragraphs become one list a clause, and the signatures never stand alone. */
import type { ModelNode } from './model.ts'

/** What goes on from a numbered paragraph. Anything larger ends the list: inside it, a table would take its page with it. */
const GOES_ON: ReadonlySet<ModelNode['t']> = new Set(['paragraph', 'list', 'blockquote', 'code'])

/** Puts each numbered paragraph, with the ledd and lists that follow it, into an item of its clause's list. */
export function gatherNumbered(blocks: readonly ModelNode[]): ModelNode[] {
  const out: ModelNode[] = []
  let items: ModelNode[] | undefined
  for (const block of blocks) {
    if (block.t === 'paragraph' && block.label !== undefined) {
      const { label, ...paragraph } = block
      const item: ModelNode = { t: 'item', label, c: [paragraph], ...(block.change && { change: block.change }) }
      if (items) items.push(item)
      else out.push({ t: 'numbered', c: (items = [item]) })
    } else if (items && GOES_ON.has(block.t)) {
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

/** What is kept moves to the next page whole, so it must leave no great gap behind: a list gives its last items only. */
const MOST_LINES = 14
const MOST_IN_LIST = 5
/** Lines that a heading takes, with the space around it. */
const HEADING = 3

/** Marks what stands before the signature block to stay with it, from the nearest block back to two lines of text. */
export function keepWithSignatures(blocks: readonly ModelNode[]): ModelNode[] {
  const out = [...blocks]
  for (let at = out.length - 1; at >= 0; at -= 1) if (out[at]?.t === 'signatureBlock') keepBefore(out, at)
  return out
}

function keepBefore(out: ModelNode[], at: number): void {
  let lines = 0
  let headings = 0
  for (let i = at - 1; i >= 0 && lines < 2; i -= 1) {
    const before = out[i]
    if (!before || before.t === 'attachment' || before.t === 'pages') break
    // A heading stays with what follows it by itself.
    if (before.t === 'heading') {
      headings += 1
      continue
    }
    const [start, end] = lastPart(before)
    if (!end) break
    out.splice(i, 1, ...(start ? [start] : []), { ...end, keep: true })
    lines += linesOf(end)
  }
  // The last heading may have one more above the text that is kept.
  const signatures = out.findIndex((block, i) => i >= at && block.t === 'signatureBlock')
  const block = out[signatures]
  if (block) out[signatures] = { ...block, n: lines + (headings + 1) * HEADING }
}

/** What of a block can be kept. A list parts in two: its labels are given, so the parts print like the whole. */
function lastPart(block: ModelNode): [start?: ModelNode | undefined, end?: ModelNode] {
  const items = block.c ?? []
  const isList = block.t === 'list' || block.t === 'numbered'
  if (!isList || items.length <= 2 || linesOf(block) <= MOST_IN_LIST) return linesOf(block) <= MOST_LINES ? [undefined, block] : []
  const end = { ...block, c: items.slice(-2) }
  return linesOf(end) <= MOST_LINES ? [{ ...block, c: items.slice(0, -2) }, end] : []
}

/** At least so many lines of text; a heading is none, for it says nothing of what is signed. */
function linesOf(node: ModelNode): number {
  if (node.t === 'heading') return 0
  if (node.t === 'paragraph' || node.t === 'attachmentEntry') return Math.max(1, Math.floor(lengthOf(node) / LINE))
  if (node.t === 'tableRow') return 1
  return (node.c ?? []).reduce((sum, child) => sum + linesOf(child), node.v?.split('\n').length ?? 0)
}

function lengthOf(node: ModelNode): number {
  return (node.t === 'spoken' ? 0 : (node.v?.length ?? 0)) + (node.c ?? []).reduce((sum, child) => sum + lengthOf(child), 0)
}
