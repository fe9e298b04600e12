/**
 * A redline as CriticMarkup can carry it: insertions, deletions, replacements and notes, and nothing else.
 *
 * What it has no mark for becomes a deletion of the older wording and an insertion of the newer one, so that both drafts stay whole;
 * each such loss is counted. Attachments are files of their own, and no mark in the draft reaches them.
 */
import { analyse } from '../../document/analyse.ts'
import { changesOf } from '../../document/changes.ts'
import { mergeBlocks, renumberChanges, unmarked } from '../../document/mark.ts'
import { normalise } from '../../document/normalise.ts'
import { childrenOf, walk, type Block, type Change, type Document, type Inline, type Node, type NodeOf, type Paragraph, type Reference } from '../../document/tree.ts'
import { viewOf, type Draft } from '../../document/view.ts'
import { carryInlines, onlyKind } from './carry-inlines.ts'

/** What became something else, by what it was; each is a number of changes. */
export interface Losses {
  moved: number
  formatted: number
  /** Splits and merges that are no plain cut. */
  joined: number
  /** Changes with an author or a date. */
  signed: number
  /** Changes in attachments and in the list of files. */
  attached: number
  /** References of the older draft that are text now. */
  references: number
  /** How many changes there were, and how many there are. */
  before: number
  after: number
}

export interface Carried {
  document: Document
  losses: Losses
}

/** @returns the redline with no other marks than CriticMarkup has, each with an id of its own. */
export function carry(redline: Document): Carried {
  const own: Document = { ...redline, children: redline.children.filter(({ type }) => type !== 'attachment') }
  const counted = losses(redline, own)
  let fresh = 0
  const next = (): string => `k${(fresh += 1)}`
  const attachments = viewOf(redline, 'newer').document.children.filter(({ type }) => type === 'attachment')
  const blocks = [...frontBlocks(own, next), ...attachments]
  const normal = withoutFirstIds(normalise({ ...redline, children: blocks })) as Document
  const settled = withReferences(normal, counted)
  const document = renumberChanges(settled)
  return { document, losses: { ...counted, after: changesOf(document).size } }
}

/** Title lines are made from the front matter, line by line, right under the title. */
function frontBlocks(document: Document, next: () => string): Block[] {
  const isLine = (block: Block): block is NodeOf<'titleLine'> => block.type === 'titleLine'
  const lines = (draft: Draft): NodeOf<'titleLine'>[] => viewOf(document, draft).document.children.filter(isLine)
  const merged = mergeBlocks(lines('older'), lines('newer'), next())
  const body = carryBlocks(document.children.filter((block) => !isLine(block)), next)
  const from = body.findIndex(({ type }) => type === 'title')
  const length = from < 0 ? 0 : body.slice(from).findIndex(({ type }) => type !== 'title')
  const at = from < 0 ? 0 : length < 0 ? body.length : from + length
  return [...body.slice(0, at), ...merged, ...body.slice(at)]
}

type Next = () => string

/** Siblings; a change of one id that is not in one piece becomes several. */
export function carryBlocks(blocks: readonly Block[], next: Next): Block[] {
  const carried: Block[] = []
  const ids = new Map<string, string>()
  let last: string | undefined
  const idOf = (change: Change): string => {
    if (change.id !== last || !ids.has(change.id)) ids.set(change.id, next())
    last = change.id
    return ids.get(change.id) ?? ''
  }
  for (let i = 0; i < blocks.length; i += 1) {
    const block = blocks[i] as Block
    const kind = kindOf(block)
    if (kind) {
      // In a list or a table each item or row is marked by itself.
      const own = block.type === 'listItem' || block.type === 'tableRow' ? next() : idOf(block.change as Change)
      carried.push({ ...newerInside(block, kind), change: { kind, id: own } })
      continue
    }
    last = undefined
    const joint = block.endChange && jointOf(block, blocks[i + 1], next)
    if (joint) {
      // The next block's own end and inside are still to be carried; where it goes and comes as a whole, so does this one.
      const rest = carryBlocks([joint[1], ...blocks.slice(i + 2)], next)
      if (rest[0]?.type === 'paragraph' && !rest[0].change) return [...carried, joint[0], ...rest]
    }
    const end = block.endChange ? endOfChain(blocks, i) : i
    if (end > i || mustBeReplaced(block)) {
      carried.push(...replaced(blocks.slice(i, end + 1), next))
      i = end
      continue
    }
    carried.push(...inside(block, next))
  }
  return carried
}

const KINDS: Partial<Record<Change['kind'], 'inserted' | 'deleted'>> = { inserted: 'inserted', deleted: 'deleted', movedFrom: 'deleted', movedTo: 'inserted' }
const kindOf = (node: Node): 'inserted' | 'deleted' | undefined => ('change' in node && node.change ? KINDS[node.change.kind] : undefined)

/** In what is moved here an edit is shown; what it deletes is in neither draft. */
function newerInside(block: Block, kind: 'inserted' | 'deleted'): Block {
  const { change: _, ...plain } = block
  return unmarked(viewOf({ type: 'document', meta: {}, children: [plain as Block] }, kind === 'inserted' ? 'newer' : 'older').document.children[0] ?? block)
}

/** Of what cannot carry its change inside: the older blocks go and the newer come. */
function replaced(slice: readonly Block[], next: Next): Block[] {
  const [older, newer] = (['older', 'newer'] as const).map((draft) => normalise(viewOf({ type: 'document', meta: {}, children: slice }, draft).document).children) as [readonly Block[], readonly Block[]]
  const isPart = slice[0]?.type === 'listItem' || slice[0]?.type === 'tableRow'
  const id = next()
  return [...older.map((block): Block => ({ ...block, change: { kind: 'deleted', id } })), ...newer.map((block): Block => ({ ...block, change: { kind: 'inserted', id: isPart ? next() : id } }))]
}

const hasMarks = (node: Node): boolean => [...walk(node)].some(([inner]) => inner !== node && inner.type !== 'document' && (inner.change !== undefined || ('endChange' in inner && inner.endChange !== undefined)))

function mustBeReplaced(block: Block): boolean {
  if (block.change?.kind === 'formatted') return true
  switch (block.type) {
    case 'code':
    case 'signatureBlock':
    case 'attachmentList':
      return hasMarks(block)
    case 'heading':
    case 'title':
      // All of it in one mark would be read as the block's own change.
      return onlyKind(block.children) !== undefined
    case 'table':
      return block.children.some((row) => row.children.length !== block.align.length)
    default:
      return false
  }
}

/** The parts of a block that stands in both drafts. */
function inside(block: Block, next: Next): Block[] {
  const { older: _, change: __, endChange: ___, ...plain } = block
  switch (block.type) {
    case 'paragraph': {
      const children = carryInlines(block.children, next, carryBlocks)
      const kind = onlyKind(children)
      const id = kind && (children[0]?.change?.id ?? '')
      return [{ ...(plain as Paragraph), children: id ? children.map(unmarked) : children, ...(kind && id && { change: { kind, id } }) }]
    }
    case 'title':
    case 'heading':
    case 'tableCell':
      return [{ ...plain, children: carryInlines(block.children, next, carryBlocks) } as Block]
    case 'list':
    case 'blockquote':
    case 'table':
      return [{ ...plain, children: block.type === 'blockquote' ? carryBlocks(block.children, next) : parts(block.children, next) } as Block]
    case 'listItem':
    case 'tableRow':
      return [block]
    default:
      return [unmarked(block)]
  }
}

/** Items and rows; one whose whole content is of one kind would be read as changed itself. */
function parts(blocks: readonly Block[], next: Next): Block[] {
  return carryBlocks(blocks, next).flatMap((block, i): Block[] => {
    if (block.change) return [block]
    const { older: _, ...part } = block
    const children = block.type === 'listItem' ? carryBlocks(block.children, next) : (childrenOf(block) as Block[]).flatMap((cell) => inside(cell, next))
    const kinds = new Set(children.map((child) => (child.type === 'tableCell' ? onlyKind(child.children) : kindOf(child))))
    const isOfOneKind = children.length > 0 && kinds.size === 1 && !kinds.has(undefined)
    return isOfOneKind ? replaced([blocks[i] as Block], next) : [{ ...part, children } as Block]
  })
}

/** The mark of an item's first paragraph is the item's; one that came to be first in one of the drafts has no place for its own. */
function withoutFirstIds(node: Node): Node {
  if (!('children' in node)) return node
  const children = node.children.map(withoutFirstIds)
  const [first, ...rest] = children
  if (node.type !== 'listItem' || first?.type !== 'paragraph') return { ...node, children } as Node
  const { id: _, ...paragraph } = first
  return { ...node, children: [paragraph, ...rest] } as Node
}

/** A cut that has a mark: two paragraphs side by side that stand in both drafts, with at most a blank between them in one. */
function jointOf(block: Block, after: Block | undefined, next: Next): [Block, Block] | undefined {
  if (block.type !== 'paragraph' || after?.type !== 'paragraph' || block.change || after.change) return undefined
  const { endChange, older: _, ...plain } = block
  if (!endChange || (endChange.kind !== 'inserted' && endChange.kind !== 'deleted')) return undefined
  const at = block.children.findIndex(({ change }) => change?.id === endChange.id)
  const tail = at < 0 ? [] : block.children.slice(at)
  const other = endChange.kind === 'inserted' ? 'deleted' : 'inserted'
  if (tail.length > 1 || tail.some(({ type, change }) => type !== 'text' || change?.kind !== other)) return undefined
  const id = next()
  const joint = tail.map((node): Inline => ({ ...node, change: { kind: other, id } }))
  const before = carryInlines(block.children.slice(0, block.children.length - tail.length), next, carryBlocks)
  if (before.length === 0 || after.children.length === 0) return undefined
  const end: Change = { kind: endChange.kind, id }
  // What is put in between two paragraphs that are one now opens the second: that is where the mark closes.
  return endChange.kind === 'inserted'
    ? [{ ...plain, children: [...before, ...joint], endChange: end }, after]
    : [{ ...plain, children: before, endChange: end }, { ...after, children: [...joint, ...after.children] }]
}

/** @returns the index of the last block that an end that runs on reaches. */
function endOfChain(blocks: readonly Block[], from: number): number {
  for (let i = from + 1; i < blocks.length; i += 1) {
    const block = blocks[i] as Block
    if (block.type === 'paragraph' && !block.endChange && kindOf(block) === undefined) return i
  }
  return blocks.length - 1
}

/** A reference in the older wording that would lead nowhere, its target being known by another id now, stays as words. */
function withReferences(document: Document, counted: Losses): Document {
  const view = viewOf(document, 'older')
  const analysis = analyse(view.document)
  const lost = new Set<Node>(analysis.references.filter(({ target }) => !analysis.targets.has(target)).map((reference) => view.origin.get(reference) ?? reference))
  const visit = (node: Node, deleted: boolean): Node => {
    const isDeleted = deleted || kindOf(node) === 'deleted'
    if (node.type === 'reference' && lost.has(node) && isDeleted) {
      counted.references += 1
      return asText(node)
    }
    return 'children' in node ? ({ ...node, children: node.children.map((child) => visit(child, isDeleted)) } as Node) : node
  }
  return normalise(visit(document, false) as Document)
}

function asText({ label, target, marks, change }: Reference): Inline {
  return { type: 'text', value: label ?? target, ...(marks && { marks }), ...(change && { change }) }
}

function losses(redline: Document, own: Document): Losses {
  const changes = [...changesOf(own).values()]
  const count = (test: (change: Change) => boolean): number => changes.filter((marks) => marks.some(({ change }) => test(change))).length
  const all = changesOf(redline).size
  const joined = changes.filter((marks) => marks.some(({ end }) => end) && marks.some(({ node, end }) => !end && node.type !== 'text')).length
  return {
    moved: count(({ kind }) => kind === 'movedFrom' || kind === 'movedTo'),
    formatted: count(({ kind }) => kind === 'formatted'),
    joined,
    signed: count(({ author, date }) => author !== undefined || date !== undefined),
    attached: all - changes.length,
    references: 0,
    before: all,
    after: all,
  }
}
