/**
 * The two drafts side by side: a table of two columns, row by row of what stands at one place in both. Each column is that draft
 * itself, with its own numbers and labels, and shows what of it the other draft does not have.
 */
import { analyse } from '../../document/analyse.ts'
import { closedLevels, number } from '../../document/number.ts'
import { walk, type Attachment, type Block, type Inline, type Node } from '../../document/tree.ts'
import { standsIn, viewOf, type Draft } from '../../document/view.ts'
import { flat, h, isElement, type Element, type Html } from './element.ts'
import { endnotes } from './endnotes.ts'
import { sentenceCase } from '../phrases.ts'
import type { RedlinePhrases } from './redline-phrases.ts'
import { fragment, type Marks, type Page, type State } from './state.ts'

const PREFIX: Record<Draft, string> = { older: 'eldre:', newer: 'nyere:' }
/** The change of a block's end that one draft shows: the other has no such end, or no such going on. */
const END: Record<Draft, 'deleted' | 'inserted'> = { older: 'deleted', newer: 'inserted' }

/** Of headings in the tree (`Heading.level`). */
const DEEPEST = 5

interface Column {
  draft: Draft
  state: State
  /** The column's own node for a block of the redline. */
  own: ReadonlyMap<Node, Block>
}

/** @param blocks the redline's own blocks, its title block first. */
export function sides(page: Page, blocks: readonly Block[], split: number, phrases: RedlinePhrases): Element {
  const columns = [column(page, 'older', phrases), column(page, 'newer', phrases)] as const
  // The title block stands above the columns; here it only gives the footnotes that it has.
  for (const { state, own } of columns) state.page.show(blocks.slice(0, split).flatMap((block) => own.get(block) ?? []), state)
  const heads = columns.map(({ draft }) => h('div', { class: 'cell', role: 'columnheader' }, sentenceCase(phrases[draft])))
  const text = rows(blocks.slice(split).filter(({ type }) => type !== 'attachment'), columns, phrases)
  const notes = notesRow(columns)
  const attachments = rows(blocks.slice(split).filter(({ type }) => type === 'attachment'), columns, phrases)
  return h(
    'div', { class: 'sides', role: 'table', 'aria-label': phrases.beside, hidden: true },
    h('div', { class: 'row heads', role: 'row' }, heads),
    h('div', { role: 'rowgroup' }, resolved([text, notes, attachments])),
  )
}

/** Links to what stands above the columns lead there, where it has an anchor without their prefix. */
function resolved(html: Html): Html {
  const anchors = new Set<string>()
  const gather = (part: Html): void => {
    for (const element of flat(part).filter(isElement)) {
      const { id } = element.attributes
      if (typeof id === 'string') anchors.add(fragment(id))
      gather(element.children)
    }
  }
  gather(html)
  const link = (part: Html): Html => {
    if (typeof part === 'string') return part
    if (!isElement(part)) return part.map(link)
    const { href } = part.attributes
    const leads = typeof href !== 'string' || anchors.has(href)
    const attributes = leads ? part.attributes : { ...part.attributes, href: href.replace(/^#(eldre|nyere)%3A/, '#') }
    return { ...part, attributes, children: part.children.map(link) }
  }
  return link(html)
}


function column(page: Page, draft: Draft, phrases: RedlinePhrases): Column {
  const { document, origin } = viewOf(page.edition.document, draft)
  const numbers = number(document)
  const { redline: _, ...edition } = page.edition
  const changeOf = (node: Block | Inline): Marks => {
    const { change, endChange } = (origin.get(node) ?? node) as Block
    // What form a text had needs no words where that form is seen; the newer column says what became of it.
    const seen = change?.kind === 'formatted' && draft === 'older' ? undefined : change
    return { change: seen, endChange: endChange?.kind === END[draft] ? endChange : undefined }
  }
  const own: Page = {
    ...page,
    edition: { ...edition, document, numbers, analysis: analyse(document, numbers), levels: closedLevels(document.children) },
    messages: [], anchors: new Set(), marked: new Set(), noteNames: new Map(), tables: 0, changeOf, column: phrases[draft],
    prefix: PREFIX[draft], otherPrefix: PREFIX[draft === 'older' ? 'newer' : 'older'],
  }
  const blocks = document.children.flatMap((block) => (block.type === 'attachment' ? [block, ...block.children] : [block]))
  return {
    draft,
    state: { page: own, footnotes: [], text: '', deeper: 0 },
    own: new Map(blocks.map((block) => [origin.get(block) ?? block, block])),
  }
}

type Columns = readonly [Column, Column]

function rows(blocks: readonly Block[], columns: Columns, phrases: RedlinePhrases): Html[] {
  const places = placed(blocks)
  const styles = stylesOf(places)
  return places.map((place, i) => {
    const [block] = place
    if (block?.type === 'attachment' && (block.change === undefined || block.change.kind === 'formatted')) return attachmentRows(block, columns, phrases)
    return row(place, styles[i] ?? 'row', columns, phrases)
  })
}

/** `same` where nothing changed, and with it `kept` for a heading over something that did: it tells where that stands. */
function stylesOf(places: readonly (readonly Block[])[]): string[] {
  const styles: string[] = []
  /** By heading level: whether something has changed between here and the next heading of that level or higher. */
  const below = Array.from({ length: DEEPEST + 1 }, () => false)
  for (const place of [...places].reverse()) {
    const [block] = place
    const changed = place.some((one) => [...walk(one)].some(([node]) => hasMarks(node as Block)))
    if (changed) below.fill(true)
    const kept = block?.type === 'heading' && below[block.level] === true
    if (block?.type === 'heading') below.fill(false, block.level)
    styles.unshift(changed ? 'row' : kept ? 'row same kept' : 'row same')
  }
  return styles
}

const hasMarks = (node: Block): boolean => node.change !== undefined || node.endChange !== undefined

/** Blocks that belong to one row: a replacement, and a paragraph with what it was split into or merged from. */
function placed(blocks: readonly Block[]): Block[][] {
  const places: Block[][] = []
  for (const block of blocks) {
    const place = places.at(-1)
    const last = place?.at(-1)
    const replaces = last?.change?.kind === 'deleted' && block.change?.kind === 'inserted' && last.change.id === block.change.id
    const goesOn = last?.change !== undefined && last.change.kind === block.change?.kind && last.change.id === block.change.id && last.type === block.type
    if (place && (last?.endChange || replaces || (goesOn && isReplaced(place)))) place.push(block)
    else places.push([block])
  }
  return places
}

const isReplaced = (place: readonly Block[]): boolean => place[0]?.change?.kind === 'deleted' && place.at(-1)?.change?.kind === 'inserted'

function row(place: readonly Block[], style: string, columns: Columns, phrases: RedlinePhrases): Element {
  return h('div', { class: style, role: 'row' }, columns.map((column) => cell(column, place, phrases)))
}

function cell({ draft, state, own }: Column, place: readonly Block[], phrases: RedlinePhrases): Element {
  const blocks = place.flatMap((block) => own.get(block) ?? [])
  if (blocks.length === 0) return h('div', { class: `cell ${draft} empty`, role: 'cell' }, h('span', { class: 'unseen' }, `(${phrases.noText})`))
  return h('div', { class: `cell ${draft}`, role: 'cell' }, state.page.show(blocks, state))
}

/** An attachment that both drafts have: its title, then its text row by row, then its notes. */
function attachmentRows(attachment: Attachment, columns: Columns, phrases: RedlinePhrases): Html {
  const own = columns.map((one): Column => {
    const text = one.state.page.edition.numbers.get(one.own.get(attachment) ?? attachment)?.label ?? ''
    return { ...one, state: { ...one.state, footnotes: [], text, deeper: one.state.deeper + 1 } }
  })
  const [older, newer] = own as [Column, Column]
  const titles = own.map((one): Column => ({ ...one, state: { ...one.state, deeper: one.state.deeper - 1, titleOnly: true } })) as [Column, Column]
  const firsts = new Set((['older', 'newer'] as const).map((draft) => attachment.children.find((child) => standsIn(child, draft))))
  const rest = attachment.children.filter((child) => !firsts.has(child))
  return [row([attachment], 'row', titles, phrases), rows(rest, [older, newer], phrases), notesRow([older, newer])]
}

function notesRow(columns: Columns): Html {
  if (columns.every(({ state }) => state.footnotes.length === 0)) return []
  return h('div', { class: 'row', role: 'row' }, columns.map(({ draft, state }) => h('div', { class: `cell ${draft}`, role: 'cell' }, endnotes(state))))
}
