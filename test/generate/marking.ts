/** Ways to mark a change in a document, as `compare` would: each marks one change in place, or says that it found no place for it. */
import { normalise } from '../../src/document/normalise.ts'
import type { Block, Change, ChangeKind, NodeType, OlderProperties } from '../../src/document/tree.ts'
import { viewOf } from '../../src/document/view.ts'
import type { Chance } from './random.ts'
import { shapeOf, spots, type Loose, type Spot } from './spots.ts'

const ofType = (...types: NodeType[]) => ({ node }: Spot): boolean => types.includes(node.type)
const BLOCKS: readonly NodeType[] = ['paragraph', 'list', 'table', 'blockquote', 'code', 'rule']
const WORDS = ['kommunen', 'partene', 'innen 1. juli 2026', 'kr 350\u00A0000', 'fag- og saksområder', 'skal', '§\u00A012-4', 'årlig']
/** A small change of its own inside what is inserted, deleted or moved would break the contract. */
const isUnmarked = (node: Loose): boolean => !node.change && !node.endChange && !node.older && (node.children ?? []).every(isUnmarked)

export type Marking = (root: Loose, id: string, chance: Chance) => boolean

const change = (kind: ChangeKind, id: string, before?: OlderProperties): Change => ({ kind, id, ...(before && { before }) })
const either = (chance: Chance): 'inserted' | 'deleted' => chance.pick(['inserted', 'deleted'])

function spot(root: Loose, chance: Chance, wanted: (spot: Spot) => boolean): Spot | undefined {
  const all = spots(root, wanted)
  return all.length === 0 ? undefined : chance.pick(all)
}

/** Cuts a text in three at word boundaries. @returns its middle; the outer parts may be missing. */
function middle({ node, siblings, at }: Spot, chance: Chance): { node: Loose; at: number } {
  const value = node.value ?? ''
  const cuts = [0, value.length, ...[...value.matchAll(/ (?=\S)/g)].map(({ index }) => index)].sort((a, b) => a - b)
  const [from, to] = [chance.pick(cuts), chance.pick(cuts)].sort((a, b) => a - b) as [number, number]
  if (from === to) return { node, at }
  const parts = [value.slice(0, from), value.slice(from, to), value.slice(to)]
  const nodes = parts.flatMap((part) => (part === '' ? [] : [{ ...node, value: part }]))
  siblings.splice(at, 1, ...nodes)
  const index = parts[0] === '' ? 0 : 1
  return { node: nodes[index] as Loose, at: at + index }
}

const words: Marking = (root, id, chance) => {
  const place = spot(root, chance, ofType('text'))
  if (!place) return false
  middle(place, chance).node.change = change(either(chance), id)
  return true
}

const replacedWords: Marking = (root, id, chance) => {
  const place = spot(root, chance, ofType('text'))
  if (!place) return false
  const { node, at } = middle(place, chance)
  const space = node.value?.startsWith(' ') ? ' ' : ''
  place.siblings.splice(at, 1, { ...node, change: change('deleted', id) }, { ...node, value: chance.pick(WORDS.map((word) => space + word).filter((word) => word !== node.value)), change: change('inserted', id) })
  return true
}

const format: Marking = (root, id, chance) => {
  const place = spot(root, chance, (one) => one.parent.type !== 'code' && ofType('text', 'reference')(one))
  if (!place) return false
  const marks = chance.pick([null, ['strong'], ['emphasis'], ['strong', 'emphasis']] as const)
  if ((marks ?? []).join() === (place.node.marks ?? []).join()) return false
  const node = place.node.type === 'text' ? middle(place, chance).node : place.node
  node.change = change('formatted', id, { marks })
  return true
}

const inline: Marking = (root, id, chance) => {
  const place = spot(root, chance, (one) => ofType('break', 'link', 'reference', 'image', 'footnote', 'note', 'blank')(one) && isUnmarked(one.node))
  if (!place) return false
  place.node.change = change(either(chance), id)
  return true
}

const block: Marking = (root, id, chance) => {
  const place = spot(root, chance, (one) => (BLOCKS.includes(one.node.type) || ofType('listItem', 'tableRow', 'heading', 'title', 'titleLine', 'signature')(one)) && isUnmarked(one.node))
  if (!place) return false
  place.node.change = change(either(chance), id)
  return true
}

const newParagraph = (chance: Chance): Loose => ({ type: 'paragraph', children: [{ type: 'text', value: `Partene møtes ${chance.pick(WORDS)}.` }] })

const replacedBlock: Marking = (root, id, chance) => {
  const place = spot(root, chance, (one) => BLOCKS.includes(one.node.type) && isUnmarked(one.node))
  if (!place) return false
  place.node.change = change('deleted', id)
  place.siblings.splice(place.at + 1, 0, { ...newParagraph(chance), change: change('inserted', id) })
  return true
}

/** @returns the blocks of the clause that opens at `at`, its sub-clauses included. */
function clauseAt(siblings: readonly Loose[], at: number): Loose[] {
  const level = siblings[at]?.['level'] as number
  const ends = ['attachment', 'attachmentList', 'signatureBlock']
  const after = siblings.slice(at + 1)
  const length = after.findIndex((node) => ends.includes(node.type) || (node.type === 'heading' && (node['level'] as number) <= level))
  return [siblings[at] as Loose, ...(length < 0 ? after : after.slice(0, length))]
}

const isClause = ({ node, siblings, at }: Spot): boolean => node.type === 'heading' && clauseAt(siblings, at).every(isUnmarked)

const clause: Marking = (root, id, chance) => {
  const place = spot(root, chance, isClause)
  if (!place) return false
  const kind = either(chance)
  for (const node of clauseAt(place.siblings, place.at)) node.change = change(kind, id)
  return true
}

/** An edit inside what is moved; its deleted part is in neither draft. */
function editInside(moved: readonly Loose[], id: string, chance: Chance): void {
  const holder: Loose = { type: 'document', children: moved.flatMap((node) => (node.children ? [{ ...node }] : [])) }
  const text = spot(holder, chance, (one) => ofType('text')(one) && one.parent.type !== 'code')
  if (text) chance.pick([words, replacedWords, format])({ type: 'paragraph', children: text.siblings }, id, chance)
}

/** Puts the older half elsewhere among the siblings: before the block that `to` is then. @returns false where an edit left nothing. */
function moveTo(siblings: Loose[], moved: readonly Loose[], to: number, id: string, chance: Chance): boolean {
  if (chance.oneIn(2)) editInside(moved, `${id} inside`, chance)
  const older = viewOf({ type: 'document', meta: {}, children: moved as object as Block[] }, 'older').document
  const normal = normalise(older)
  if (shapeOf(older) !== shapeOf(normal)) return false
  const originals = structuredClone(normal.children) as object as Loose[]
  for (const node of originals) node.change = change('movedFrom', id)
  for (const node of moved) node.change = change('movedTo', id)
  // What moved may look else where it came.
  const shaped = moved.find((node) => ['heading', 'list', 'paragraph', 'table'].includes(node.type))
  const before = shaped && chance.oneIn(6) ? OLDER_SHAPES[shaped.type]?.(shaped, chance) : undefined
  const twin = shaped && originals[moved.indexOf(shaped)]
  if (shaped && twin && before) {
    shaped.change = change('movedTo', id, before)
    for (const [key, value] of Object.entries(before)) {
      if (value === null) delete twin[key]
      else twin[key] = value
    }
  }
  siblings.splice(to, 0, ...originals)
  return true
}

const movedBlock: Marking = (root, id, chance) => {
  const place = spot(root, chance, (one) => [...BLOCKS, 'listItem', 'tableRow'].includes(one.node.type) && one.node.type !== 'rule' && isUnmarked(one.node) && one.siblings.length > 1)
  if (!place) return false
  const to = chance.pick([...place.siblings.keys(), place.siblings.length].filter((i) => i !== place.at && i !== place.at + 1))
  return moveTo(place.siblings, [place.node], to, id, chance)
}

const movedClause: Marking = (root, id, chance) => {
  const place = spot(root, chance, isClause)
  if (!place) return false
  const moved = clauseAt(place.siblings, place.at)
  const places = [...place.siblings.keys()].filter((i) => place.siblings[i]?.type === 'heading' && (i < place.at || i > place.at + moved.length))
  if (places.length === 0) return false
  return moveTo(place.siblings, moved, chance.pick(places), id, chance)
}

/** A paragraph is cut at a space, which the other draft has: a split if the newer draft has two, else a merge. */
const splitOrMerge: Marking = (root, id, chance) => {
  const place = spot(root, chance, ({ node }) => node.type === 'paragraph' && isUnmarked(node) && (node.children ?? []).some((child) => child.type === 'text' && / \S/.test(child.value ?? '')))
  const children = place?.node.children ?? []
  const texts = [...children.keys()].filter((i) => children[i]?.type === 'text' && /\S \S/.test(children[i]?.value ?? ''))
  if (!place || texts.length === 0) return false
  const i = chance.pick(texts)
  const text = children[i] as Loose & { value: string }
  const space = text.value.search(/(?<=\S) (?=\S)/)
  const split = chance.oneIn(2)
  const joint = { ...text, value: ' ', change: change(split ? 'deleted' : 'inserted', id) }
  const first = { ...place.node, children: [...children.slice(0, i), { ...text, value: text.value.slice(0, space) }, joint], endChange: change(split ? 'inserted' : 'deleted', id) }
  const rest = { type: 'paragraph' as const, children: [{ ...text, value: text.value.slice(space + 1) }, ...children.slice(i + 1)] }
  place.siblings.splice(place.at, 1, first, rest)
  return true
}

const OLDER_SHAPES: Partial<Record<NodeType, (node: Loose, chance: Chance) => OlderProperties>> = {
  heading: (node, chance) => (chance.oneIn(3) ? { unnumbered: node['unnumbered'] ? null : true } : { level: ((node['level'] as number) % 5) + 1 }),
  list: (node) => (node['kind'] === 'bullet' ? { kind: 'letter' } : node['continues'] ? { continues: null, start: 3 } : { kind: 'bullet', ...(node['start'] !== undefined && { start: null }) }),
  paragraph: (node) => ({ unnumbered: node['unnumbered'] ? null : true }),
  table: (node) => ({ align: (node['align'] as ('right' | null)[]).map((side) => (side === 'right' ? null : 'right')) }),
}

const shape: Marking = (root, id, chance) => {
  const place = spot(root, chance, ({ node, parent }) => OLDER_SHAPES[node.type] !== undefined && parent.type !== 'footnote')
  const before = place && OLDER_SHAPES[place.node.type]?.(place.node, chance)
  if (!place || !before) return false
  place.node.change = change('formatted', id, before)
  return true
}

/** A column more: all rows of the older draft, then all of the newer. */
const columns: Marking = (root, id, chance) => {
  const place = spot(root, chance, ({ node }) => node.type === 'table' && isUnmarked(node))
  if (!place) return false
  const { node } = place
  const rows = node.children ?? []
  const cell = (): Loose => ({ type: 'tableCell', children: [{ type: 'text', value: chance.pick(WORDS) }] })
  const wider = rows.map((row) => ({ ...row, children: [...structuredClone(row.children ?? []), cell()], change: change('inserted', id) }))
  node.change = change('formatted', id, { align: node['align'] as never })
  node['align'] = [...(node['align'] as null[]), null]
  node.children = [...rows.map((row) => ({ ...row, change: change('deleted', id) })), ...wider]
  return true
}

const otherBytes: Marking = (root, id, chance) => {
  const place = spot(root, chance, ({ node }) => node.type === 'attachment' && node['media'] !== 'markdown')
  if (!place) return false
  place.node.change = change('formatted', id, { sha256: 'ab'.repeat(32) })
  return true
}

const otherId: Marking = (root, _, chance) => {
  const place = spot(root, chance, ({ node }) => node.type === 'heading' && !node.older)
  if (!place) return false
  place.node.older = { id: place.node['id'] === undefined ? `eldre-${chance.below(1000)}` : null }
  return true
}

/** The older draft has one attachment less, or more: its entry in the list goes with it. */
const attachment: Marking = (root, id, chance) => {
  const place = spot(root, chance, (one) => one.node.type === 'attachment' && isUnmarked(one.node))
  if (!place) return false
  place.node.change = change(either(chance), id)
  const entry = spots(root, ({ node }) => node.type === 'attachmentEntry' && node['target'] === place.node['id'])[0]
  if (entry && isUnmarked(entry.node)) entry.node.change = change(place.node.change.kind, `${id} inside`)
  return true
}

/** Each with how often it is tried. */
export const MARKINGS: readonly (readonly [weight: number, marking: Marking])[] = [
  [5, words], [5, replacedWords], [3, format], [3, inline], [5, block], [2, replacedBlock], [3, clause], [4, movedBlock], [3, movedClause],
  [4, splitOrMerge], [3, shape], [2, columns], [1, otherBytes], [1, otherId], [1, attachment],
]
