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

/** What is kept whole with the signatures moves with them, so it must leave no great gap behind. */
const MOST_LINES = 14

/** What no piece may go back over: the title has a line of its own below it, and these begin a page. */
const STARTS_PAGE: ReadonlySet<ModelNode['t']> = new Set(['title', 'titleLine', 'attachment', 'pages', 'closing'])

const ENDS_TITLE: ReadonlySet<ModelNode['t']> = new Set(['title', 'titleLine'])

/** Lists whose last item can be printed apart: the labels are given, so the parts print like the whole. */
const PARTS: ReadonlySet<ModelNode['t']> = new Set(['list', 'numbered', 'attachmentList'])

/**
 * Sees to it that two lines of text stand on the page of each signature block. The paragraph that has the last of them holds the
 * signatures: it may still break, but never so that they come without its end. Only what stands between it and them is one piece
 * with them, a heading or a paragraph of one line, so no more goes to the next page than must.
 */
export function keepWithSignatures(blocks: readonly ModelNode[]): ModelNode[] {
  const out = [...blocks]
  for (let at = out.length - 1; at >= 0; at -= 1) if (out[at]?.t === 'signatureBlock') at = keepBefore(out, at)
  return out
}

/** @returns where the piece begins. */
function keepBefore(out: ModelNode[], at: number): number {
  const kept = out.slice(at, at + 1)
  let first = at
  let lines = 0
  let isHeld = false
  // A clause of one line is enough with its heading: no more is taken of the clause before it.
  for (let before = out[first - 1]; before && !STARTS_PAGE.has(before.t) && lines < (before.t === 'heading' ? 1 : 2); before = out[first - 1]) {
    const [start, end] = parted(before)
    const isLarge = linesOf(end) > MOST_LINES
    isHeld = ending(before, isLarge ? 1 : 2 - lines, '') !== undefined
    if (isHeld || isLarge) break
    kept.unshift(end)
    lines += linesOf(end)
    if (start) out[first - 1] = start
    else first -= 1
  }
  if (!isHeld) for (; out[first - 1]?.t === 'heading'; first -= 1) kept.unshift(...out.slice(first - 1, first))
  const before = out[first - 1]
  const name = `closing ${first}`
  const text = before && ending(before, 1, name)
  if (text) out[first - 1] = text
  const after = text ? name : before && ENDS_TITLE.has(before.t) ? 'title-end' : undefined
  out.splice(first, at - first + 1, { t: 'closing', ...(after !== undefined && { after }), ...(isHeld && { held: true as const }), c: kept })
  return first
}

/** A list without its last item, and that item. */
function parted(block: ModelNode): [start: ModelNode | undefined, end: ModelNode] {
  const items = block.c ?? []
  return PARTS.has(block.t) && items.length > 1 ? [{ ...block, c: items.slice(0, -1) }, { ...block, c: items.slice(-1) }] : [undefined, block]
}

/** @returns the block with a name at the end of its last paragraph, or undefined if that has fewer lines than are `needed`. */
function ending(block: ModelNode, needed: number, name: string): ModelNode | undefined {
  if (block.t === 'paragraph' || block.t === 'attachmentEntry') return linesOf(block) >= needed ? { ...block, endsAs: name } : undefined
  const last = block.c?.at(-1)
  const ended = last && (PARTS.has(block.t) || block.t === 'item') ? ending(last, needed, name) : undefined
  return ended && { ...block, c: [...(block.c ?? []).slice(0, -1), ended] }
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
