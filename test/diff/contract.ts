/** What every redline keeps to, so that each format can rely on it: `broken` tells in words what a redline does not. */
import { normalise } from '../../src/document/normalise.ts'
import { changesOf, type ChangeMark } from '../../src/document/changes.ts'
import { childrenOf, walk, type Block, type Change, type ChangeKind, type Document, type Inline, type Node, type NodeType } from '../../src/document/tree.ts'
import { standsIn, viewOf, type Draft } from '../../src/document/view.ts'

type Marked = Exclude<Node, Document>

/** @returns what the redline breaks, in words; empty if it keeps to all. */
export function broken(redline: Document): string[] {
  const said: string[] = []
  const say = (rule: number, what: string): void => void said.push(`${rule}. ${what}`)
  if (redline.olderMeta === undefined) say(0, 'the front matter of the older draft is missing')
  for (const [node, ancestors] of walk(redline)) {
    if (node.type !== 'document') checkNode(node, ancestors, say)
    checkSiblings(childrenOf(node), say)
  }
  const changes = changesOf(redline)
  for (const [id, marks] of changes) checkChange(id, marks, say)
  const expected = [...changes.keys()].map((_, i) => String(i + 1))
  if ([...changes.keys()].join() !== expected.join()) say(10, `ids in reading order are ${[...changes.keys()].join()}`)
  return said
}

type Say = (rule: number, what: string) => void

/** Kinds that cover all that is inside. */
const COVERS: ReadonlySet<ChangeKind> = new Set(['inserted', 'deleted', 'movedFrom', 'movedTo'])
const FORMATS: Partial<Record<NodeType, readonly string[]>> = {
  text: ['marks'], reference: ['marks'], blank: ['marks'], heading: ['level', 'unnumbered'], list: ['kind', 'start', 'continues'], paragraph: ['unnumbered'],
  table: ['align'], attachment: ['sha256', 'file', 'media'],
}
const MOVES: ReadonlySet<NodeType> = new Set(['heading', 'paragraph', 'list', 'listItem', 'table', 'tableRow', 'blockquote', 'code', 'rule', 'attachment', 'attachmentEntry', 'signature', 'signatureBlock', 'attachmentList'])

function checkNode(node: Marked, ancestors: readonly Node[], say: Say): void {
  const { change, older } = node
  const { endChange } = node as Block
  const cover = ancestors.map((ancestor) => ('change' in ancestor ? ancestor.change : undefined)).find((outer) => outer && COVERS.has(outer.kind))
  if (cover && cover.kind !== 'movedTo' && (change || endChange || older)) say(1, `a mark inside a ${cover.kind} ${node.type}`)
  if (cover?.kind === 'movedTo' && (endChange || change?.kind.startsWith('moved'))) say(1, 'a split, a merge or a move inside a move')
  if (change?.kind.startsWith('moved') && !MOVES.has(node.type)) say(2, `a ${node.type} is moved`)
  if (['note', 'image', 'footnote'].includes(node.type) && change && change.kind !== 'inserted' && change.kind !== 'deleted') say(8, `a ${node.type} is ${change.kind}`)
  if (change) checkFormat(node, change, say)
  if (older && change && change.kind !== 'formatted' && change.kind !== 'movedTo') say(5, `older properties on a ${change.kind} ${node.type}`)
  for (const [key, value] of Object.entries(older ?? {})) {
    if (FORMATS[node.type]?.includes(key) && key !== 'sha256' && key !== 'file') say(5, `${key} of a ${node.type} is visible, but in older`)
    if (isSame((node as object as Record<string, unknown>)[key], value)) say(5, `${key} of a ${node.type} is the same in both drafts`)
  }
  if (node.type === 'text' && typeof older?.value === 'string' && spoken(older.value) !== spoken(node.value)) say(5, `«${older.value}» is said to be «${node.value}»`)
  if (node.type === 'table') checkTable(node, say)
  if (node.type === 'text' && node.value === '') say(11, 'an empty text')
}

/** Kinds of spaces and hyphens are no change of wording. */
const spoken = (text: string): string => text.normalize('NFC').replaceAll('\u00AD', '').replaceAll('\u2011', '-').replace(/\s+/gu, ' ')

function checkFormat(node: Marked, change: Change, say: Say): void {
  if (change.before && change.kind !== 'formatted' && change.kind !== 'movedTo') say(4, `a ${change.kind} ${node.type} has older properties`)
  const before = Object.entries(change.before ?? {})
  if (before.length === 0 && change.kind === 'formatted') say(4, `a formatted ${node.type} without its older properties`)
  for (const [key, value] of before) {
    if (!FORMATS[node.type]?.includes(key)) say(4, `${key} of a ${node.type} is no format`)
    if (node.type !== 'table' && isSame((node as object as Record<string, unknown>)[key], value)) say(4, `${key} of a ${node.type} is as before`)
  }
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(bare(a)) === JSON.stringify(bare(b))
const bare = (value: unknown): unknown => (Array.isArray(value) && value.length === 0 ? null : (value ?? null))

function checkTable(table: Extract<Node, { type: 'table' }>, say: Say): void {
  const older = table.change?.before?.align ?? table.align
  for (const row of table.children) {
    const counts = { older: older?.length, newer: table.align.length }
    for (const draft of ['older', 'newer'] as const) {
      if (standsIn(row, draft) && row.children.length !== counts[draft]) say(7, `a row of ${row.children.length} cells in a table of ${counts[draft]} columns (${draft})`)
    }
    if (row.children.some(({ change }) => change)) say(7, 'a cell is inserted, deleted or moved by itself')
  }
  if (counts(table.align) !== counts(older) && table.children.some(({ change }) => change?.id !== table.change?.id)) say(7, 'other columns, but a row that stays')
}

const counts = (list: unknown): number => (Array.isArray(list) ? list.length : 0)

/** Splits and merges need a neighbour; texts alike are one text. */
function checkSiblings(siblings: readonly Node[], say: Say): void {
  siblings.forEach((node, i) => {
    const { endChange } = node as Block
    if (endChange) {
      const draft: Draft = endChange.kind === 'inserted' ? 'older' : 'newer'
      const next = siblings.slice(i + 1).find((sibling) => standsIn(sibling, draft))
      if (endChange.kind !== 'inserted' && endChange.kind !== 'deleted') say(6, `the end of a paragraph is ${endChange.kind}`)
      if (node.type !== 'paragraph' || next?.type !== 'paragraph') say(6, `a ${node.type} is joined with ${next?.type ?? 'nothing'}`)
      if (!standsIn(node, draft)) say(6, `a paragraph that is not in the ${draft} draft is joined in it`)
    }
    const next = siblings[i + 1]
    if (node.type === 'text' && next?.type === 'text' && !node.older && !next.older && isSame(node.change, next.change) && isSame(node.marks, next.marks)) say(11, `two texts that are one: «${node.value}» «${next.value}»`)
  })
}

/** The marks of one change: what kinds go together, and where they stand. */
function checkChange(id: string, marks: readonly ChangeMark[], say: Say): void {
  const kinds = new Set(marks.map(({ change }) => change.kind))
  const ends = marks.filter(({ end }) => end)
  if (kinds.has('movedFrom') || kinds.has('movedTo')) {
    if ([...kinds].some((kind) => !kind.startsWith('moved')) || ends.length > 0) say(2, `change ${id} is a move and ${[...kinds].join()}`)
    if (!kinds.has('movedFrom') || !kinds.has('movedTo')) say(2, `move ${id} has one half`)
    else checkMove(id, marks, say)
    return
  }
  const order = marks.filter(({ end }) => !end)
  if (/inserted,deleted/.test(order.map(({ change }) => change.kind).join())) say(9, `in change ${id} an insertion comes before a deletion`)
  if (ends.length > 0) return checkJoint(id, marks, say)
  if (marks.some(({ node, change }) => node.type === 'table' && change.kind === 'formatted')) return checkColumns(id, marks, say)
  const parents = new Set(marks.map(({ ancestors }) => ancestors.at(-1)))
  if (parents.size > 1) return say(3, `change ${id} stands in ${parents.size} places`)
  const siblings = childrenOf(marks[0]?.ancestors.at(-1) as Node)
  const places = marks.map(({ node }) => siblings.indexOf(node))
  const between = siblings.slice(places[0], places.at(-1)).filter((node) => (node as Marked).change?.id !== id && standsIn(node, 'older') && standsIn(node, 'newer'))
  if (between.length > 0 && marks.some(({ change }) => change.kind !== 'formatted')) say(3, `between the marks of change ${id} stands what is in both drafts`)
  if (!kinds.has('inserted') || !kinds.has('deleted')) return
  if (places.some((place, i) => i > 0 && place !== (places[i - 1] ?? 0) + 1)) say(3, `the halves of replacement ${id} are apart`)
  const [gone, here] = (['deleted', 'inserted'] as const).map((kind) => plain(marks.filter(({ change }) => change.kind === kind).map(({ node }) => node)))
  // A reference that says the same may go to another place.
  if (gone === here && !gone?.includes('"type":"reference"')) say(3, `replacement ${id} says the same as before`)
}

/** A split or merge is one joint, and the words at it. */
function checkJoint(id: string, marks: readonly ChangeMark[], say: Say): void {
  const joined = marks.find(({ end }) => end) as ChangeMark
  const siblings = childrenOf(joined.ancestors.at(-1) as Node)
  const at = siblings.indexOf(joined.node)
  const near = new Set<Node>(siblings.slice(at, at + 2 + siblings.slice(at + 1).findIndex((node) => standsIn(node, 'older') && standsIn(node, 'newer'))))
  if (marks.filter(({ end }) => end).length > 1) say(6, `change ${id} splits or merges twice`)
  if (marks.some(({ end, ancestors }) => !end && !near.has(ancestors.at(-1) as Node))) say(6, `change ${id} is a split or merge, and a change elsewhere`)
}

function checkColumns(id: string, marks: readonly ChangeMark[], say: Say): void {
  const table = marks.find(({ node }) => node.type === 'table')?.node
  if (marks.some(({ node, ancestors }) => node !== table && ancestors.at(-1) !== table)) say(7, `change ${id} is of the columns of a table, and of something else`)
}

/** The older half holds the older text whole: what the newer half says when the edits inside it are rejected. */
function checkMove(id: string, marks: readonly ChangeMark[], say: Say): void {
  const half = (kind: ChangeKind): Block[] => marks.filter(({ change }) => change.kind === kind).map(({ node: { change, ...rest } }) => ({ ...rest, ...(change?.before && { change: { ...change, kind: 'formatted' } }) }) as Block)
  const wasThere = plain(viewOf({ type: 'document', meta: {}, children: half('movedTo') }, 'older').document.children)
  const isGone = plain(half('movedFrom'))
  if (wasThere !== isGone) say(2, `move ${id} is not complete: ${isGone} ≠ ${wasThere}`)
}

/** What nodes show, in their normal form, as text to compare. */
function plain(nodes: readonly Node[]): string {
  const hidden = new Set(['change', 'older', 'position', 'source', 'label', 'id', 'party'])
  const inline = nodes.every((node) => ['text', 'break', 'link', 'reference', 'image', 'footnote', 'note', 'blank'].includes(node.type))
  const children = inline ? [{ type: 'tableCell' as const, children: nodes as readonly Inline[] }] : (nodes as readonly Block[])
  const normal = inline ? children : normalise({ type: 'document', meta: {}, children }).children
  return JSON.stringify(normal, (key, value: unknown) => (hidden.has(key) ? undefined : isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value))
}

const isObject = (value: unknown): value is object => value !== null && typeof value === 'object' && !Array.isArray(value)
