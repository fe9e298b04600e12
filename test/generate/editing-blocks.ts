/** Edits of whole blocks, as people make them: clauses, items, moves, splits and merges, tables, headings, front matter. */
import type { Meta } from '../../src/document/meta.ts'
import type { NodeType } from '../../src/document/tree.ts'
import { find, one, remove, SENTENCES, WORD_EDITS, WORDS, type Edit } from './editing-words.ts'
import type { Loose, Spot } from './spots.ts'
import type { Chance } from './random.ts'

const text = (value: string): Loose => ({ type: 'text', value })
const paragraph = (chance: Chance): Loose => ({ type: 'paragraph', children: [text(`${chance.pick(SENTENCES)} ${chance.pick(SENTENCES)}`)] })
const ofType = (...types: NodeType[]) => ({ node }: Spot): boolean => types.includes(node.type)
const MOVABLE = ofType('paragraph', 'list', 'listItem', 'tableRow', 'table', 'blockquote')
/** Title lines come first and attachments last. */
const isBody = (node: Loose): boolean => !['title', 'titleLine', 'attachment'].includes(node.type)
const inBody = ({ node, parent }: Spot): boolean => isBody(node) && ['document', 'attachment', 'listItem', 'blockquote'].includes(parent.type)

const paragraphInserted: Edit = (draft, chance) => {
  const place = one(draft, chance, inBody)
  place?.siblings.splice(place.at + chance.below(2), 0, paragraph(chance))
  return place !== undefined
}
const blockDeleted: Edit = (draft, chance) => remove(one(draft, chance, (spot) => inBody(spot) && spot.node.type !== 'heading'))

/** The clause that opens at `at`, its sub-clauses included. */
function lengthOf(siblings: readonly Loose[], at: number): number {
  const level = siblings[at]?.['level'] as number
  const next = siblings.slice(at + 1).findIndex((node) => !isBody(node) || (node.type === 'heading' && (node['level'] as number) <= level))
  return next < 0 ? siblings.length - at : next + 1
}

const clauseInserted: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('heading'))
  const heading: Loose = { type: 'heading', level: (place?.node['level'] as number) ?? 1, children: [text(chance.pick(['Definisjoner', 'Personvern', 'Overgangsordning', 'Ansvar']))] }
  place?.siblings.splice(place.at, 0, heading, paragraph(chance), ...(chance.oneIn(2) ? [paragraph(chance)] : []))
  return place !== undefined
}
/** Every clause after it gets another number, and the references follow. */
const renumbered: Edit = (draft) => {
  const [place] = find(draft, ofType('heading'))
  place?.siblings.splice(place.at, 0, { type: 'heading', level: 1, id: 'innledende-avklaring', children: [text('Innledende avklaring')] }, { type: 'paragraph', children: [text(SENTENCES[0] ?? '')] })
  return place !== undefined
}
const clauseDeleted: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('heading'))
  place?.siblings.splice(place.at, lengthOf(place.siblings, place.at))
  return place !== undefined
}
const clauseMoved: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('heading'))
  if (!place) return false
  const clause = place.siblings.splice(place.at, lengthOf(place.siblings, place.at))
  const places = [...place.siblings.keys()].filter((i) => place.siblings[i]?.type === 'heading')
  place.siblings.splice(places.length > 0 ? chance.pick(places) : place.at, 0, ...clause)
  return true
}
const clauseMovedAndEdited: Edit = (draft, chance) => clauseMoved(draft, chance) && WORD_EDITS.wordReplaced(draft, chance)

/** Within its parent, or for blocks of the text to any place in it. */
const moved = (edited: boolean): Edit => (draft, chance) => {
  const place = one(draft, chance, (spot) => MOVABLE(spot) && spot.parent.type !== 'footnote' && spot.siblings.length > 1)
  if (!place || !remove(place)) return false
  if (edited) chance.pick([WORD_EDITS.wordReplaced, WORD_EDITS.unit, WORD_EDITS.wordInserted])({ type: 'document', children: [place.node] }, chance)
  const places = [...place.siblings.keys()].filter((i) => place.siblings[i] && isBody(place.siblings[i]))
  place.siblings.splice(places.length > 0 ? chance.pick(places) : 0, 0, place.node)
  return true
}

const itemInserted: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('listItem'))
  place?.siblings.splice(place.at + chance.below(2), 0, { type: 'listItem', children: [{ type: 'paragraph', children: [text(`${chance.pick(WORDS)} og ${chance.pick(WORDS)}`)] }] })
  return place !== undefined
}
const itemDeleted: Edit = (draft, chance) => remove(one(draft, chance, (spot) => spot.node.type === 'listItem' && spot.siblings.length > 1))

const split: Edit = (draft, chance) => {
  const place = one(draft, chance, ({ node }) => node.type === 'paragraph' && (node.children ?? []).some((child) => /\S \S/.test(child.value ?? '')))
  const children = place?.node.children ?? []
  const texts = [...children.keys()].filter((i) => /\S \S/.test(children[i]?.value ?? ''))
  if (!place || texts.length === 0) return false
  const i = chance.pick(texts)
  const value = children[i]?.value ?? ''
  const at = (chance.pick([...value.matchAll(/(?<=[.;,\S]) (?=\S)/g)].map(({ index }) => index)))
  const whole = children[i] as Loose
  place.node.children = [...children.slice(0, i), { ...whole, value: value.slice(0, at) }]
  place.siblings.splice(place.at + 1, 0, { type: 'paragraph', children: [{ ...whole, value: value.slice(at + 1) }, ...children.slice(i + 1)] })
  return true
}
const merged: Edit = (draft, chance) => {
  const place = one(draft, chance, ({ node, siblings, at }) => node.type === 'paragraph' && siblings[at + 1]?.type === 'paragraph')
  if (!place) return false
  const [next] = place.siblings.splice(place.at + 1, 1)
  place.node.children = [...(place.node.children ?? []), text(' '), ...(next?.children ?? [])]
  return true
}

const rowInserted: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('tableRow'))
  place?.siblings.splice(place.at + 1, 0, { type: 'tableRow', children: (place.node.children ?? []).map(() => ({ type: 'tableCell', children: [text(chance.pick(WORDS))] })) })
  return place !== undefined
}
const rowDeleted: Edit = (draft, chance) => remove(one(draft, chance, (spot) => spot.node.type === 'tableRow' && spot.siblings.length > 1))
const cellChanged: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('tableCell'))
  if (place) place.node.children = [text(chance.pick([...WORDS, '150 000', '12 %']))]
  return place !== undefined
}
const columnInserted: Edit = (draft, chance) => {
  const table = one(draft, chance, ofType('table'))?.node
  if (!table) return false
  const at = chance.below((table['align'] as unknown[]).length + 1)
  ;(table['align'] as unknown[]).splice(at, 0, null)
  for (const row of table.children ?? []) row.children?.splice(at, 0, { type: 'tableCell', children: [text(chance.pick(WORDS))] })
  return true
}
const columnDeleted: Edit = (draft, chance) => {
  const table = one(draft, chance, ({ node }) => node.type === 'table' && (node['align'] as unknown[]).length > 1)?.node
  if (!table) return false
  const at = chance.below((table['align'] as unknown[]).length)
  ;(table['align'] as unknown[]).splice(at, 1)
  for (const row of table.children ?? []) row.children?.splice(at, 1)
  return true
}
const alignChanged: Edit = (draft, chance) => {
  const table = one(draft, chance, ofType('table'))?.node
  if (table) table['align'] = (table['align'] as unknown[]).map(() => chance.pick([null, 'left', 'right', 'center']))
  return table !== undefined
}

const headingRenamed: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('heading'))
  if (place) place.node.children = [text(`${chance.pick(['Økonomi', 'Om', 'Partenes', 'Felles'])} ${chance.pick(WORDS)}`)]
  return place !== undefined
}
const levelChanged: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('heading'))
  if (place) place.node['level'] = ((place.node['level'] as number) % 4) + 1
  return place !== undefined
}
const listKindChanged: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('list'))
  if (!place) return false
  for (const key of ['start', 'continues']) delete place.node[key]
  place.node['kind'] = chance.pick(['bullet', 'number', 'letter'])
  return true
}
const leddChanged: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('paragraph', 'heading'))
  if (place?.node['unnumbered']) delete place.node['unnumbered']
  else if (place) place.node['unnumbered'] = true
  return place !== undefined
}
/** The id that others refer to has another name; they follow. */
const idRenamed: Edit = (draft, chance) => {
  const place = one(draft, chance, ({ node }) => typeof node['id'] === 'string' && node.type !== 'attachment')
  if (!place) return false
  const [was, is] = [place.node['id'], `${place.node['id'] as string}-ny`]
  place.node['id'] = is
  for (const { node } of find(draft, ({ node: other }) => other['target'] === was)) node['target'] = is
  return true
}

const titleChanged: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('title', 'titleLine'))
  const value = `Avtale om ${chance.pick(WORDS)}`
  if (place) place.node.children = [text(value)]
  if (place?.node.type === 'title') (draft['meta'] as Meta).tittel = value
  return place !== undefined
}
const partyChanged: Edit = (draft, chance) => {
  const names = find(draft, ({ node, parent }) => node.type === 'text' && ['titleLine', 'signatureLine'].includes(parent.type)).map(({ node }) => node.value ?? '')
  if (names.length === 0) return false
  const was = chance.pick(names)
  for (const { node } of find(draft, (spot) => spot.node.type === 'text')) if (node.value === was) node.value = 'Fjellvika kommune'
  for (const party of (draft['meta'] as Meta).parter ?? []) if (party.navn === was) party.navn = 'Fjellvika kommune'
  return true
}
const signatureDeleted: Edit = (draft, chance) => remove(one(draft, chance, (spot) => ofType('signature', 'signatureLine')(spot) && spot.siblings.length > 1))

const attachmentChanged: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('attachment'))
  if (!place) return false
  place.node['sha256'] = String(chance.below(10)).repeat(64)
  return place.node['media'] !== 'markdown' || chance.pick([WORD_EDITS.wordReplaced, paragraphInserted])(place.node, chance)
}
const attachmentDeleted: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('attachment'))
  if (!place || !remove(place)) return false
  remove(find(draft, ({ node }) => node.type === 'attachmentEntry' && node['target'] === place.node['id'])[0])
  return true
}
const attachmentsReordered: Edit = (draft, chance) => {
  const place = one(draft, chance, ofType('attachment', 'attachmentEntry'))
  if (place && remove(place)) place.siblings.push(place.node)
  return place !== undefined
}

export const BLOCK_EDITS = {
  paragraphInserted, blockDeleted, clauseInserted, renumbered, clauseDeleted, clauseMoved, clauseMovedAndEdited, moved: moved(false), movedAndEdited: moved(true),
  itemInserted, itemDeleted, split, merged, rowInserted, rowDeleted, cellChanged, columnInserted, columnDeleted, alignChanged, headingRenamed, levelChanged,
  listKindChanged, leddChanged, idRenamed, titleChanged, partyChanged, signatureDeleted, attachmentChanged, attachmentDeleted, attachmentsReordered,
} satisfies Record<string, Edit>

