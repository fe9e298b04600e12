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

/** Puts each signature block into one piece with what stands before it, from the nearest block back to two lines of text. */
export function keepWithSignatures(blocks: readonly ModelNode[]): ModelNode[] {
  const out = [...blocks]
  for (let at = out.length - 1; at >= 0; at -= 1) if (out[at]?.t === 'signatureBlock') keepBefore(out, at)
  return out
}

function keepBefore(out: ModelNode[], at: number): void {
  let lines = 0
  let first = at
  const kept = out.slice(at, at + 1)
  for (let i = at - 1; i >= 0; i -= 1) {
    const before = out[i]
    // The headings right above the text belong to it.
    if (lines >= 2 && before?.t !== 'heading') break
    if (!before || STARTS_PAGE.has(before.t)) break
    const [start, end] = before.t === 'heading' ? [undefined, before] : lastPart(before)
    if (!end) break
    // In a piece too large for a page, each part still stays with the next; a heading does so by itself.
    kept.unshift(end.t === 'heading' ? end : { ...end, keep: true })
    lines += linesOf(end)
    first = i
    if (start) {
      out.splice(i, 1, start, end)
      first = i + 1
      at += 1
    }
  }
  out.splice(first, at - first + 1, { t: 'closing', c: kept })
}

/** What no piece may go back over: the title has a line of its own below it, and these begin a page. */
const STARTS_PAGE: ReadonlySet<ModelNode['t']> = new Set(['title', 'titleLine', 'attachment', 'pages', 'closing'])

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
