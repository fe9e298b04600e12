/** Shows tracked changes: the one place where any node's `change` becomes <ins>, <del> or a marker that can be read. */
import type { Block, Change, ChangeKind, Inline } from '../../document/tree.ts'
import { flat, h, isElement, type Element, type Html } from './element.ts'
import { fragment, type Page } from './state.ts'

const TAG: Record<ChangeKind, 'ins' | 'del' | 'span'> = {
  inserted: 'ins', movedTo: 'ins', deleted: 'del', movedFrom: 'del', formatted: 'span',
}
/** Elements that hold nothing but blocks: their children are marked instead (most have no place for <ins> at all). */
const STRUCTURE = new Set(['ul', 'ol', 'table', 'thead', 'tbody', 'tr', 'div', 'section'])
const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'td', 'th', 'blockquote', 'pre'])

/** @returns the content of a node with its change, and with a change of its end, made visible. */
export function marked(html: Html, { change, endChange }: Pick<Block, 'change' | 'endChange'> | Inline & { endChange?: never }, page: Page): Html {
  const whole = change ? mark(html, change, page, markerOf(change, page)) : html
  return endChange ? ended(whole, endChange) : whole
}

function mark(html: Html, change: Change, page: Page, marker: readonly Html[]): Html {
  const parts = flat(html)
  const blocks = parts.some((part) => isElement(part) && (STRUCTURE.has(part.name) || BLOCKS.has(part.name)))
  if (!blocks) return wrapped(change, [...marker, ...parts])
  let rest = marker
  return parts.map((part) => {
    if (!isElement(part)) return part
    const own = rest
    rest = []
    const inner = STRUCTURE.has(part.name)
      ? [mark(part.children, change, page, own)]
      : part.name === 'hr' ? [] : [wrapped(change, [...own, ...part.children])]
    return { ...part, attributes: { ...part.attributes, class: classes(part, CLASS[change.kind]) }, children: inner }
  })
}

const CLASS: Record<ChangeKind, string> = {
  inserted: 'inserted', deleted: 'deleted', movedFrom: 'moved-from', movedTo: 'moved-to', formatted: 'formatted',
}

function wrapped(change: Change, children: readonly Html[]): Element {
  const { id, author, date, kind } = change
  return h(TAG[kind], { class: CLASS[kind], 'data-change': id, 'data-author': author, datetime: kind === 'formatted' ? undefined : date }, ...children)
}

function classes(element: Element, added: string): string {
  const own = element.attributes['class']
  return typeof own === 'string' ? `${own} ${added}` : added
}

/** What colour and lines cannot say: where a move goes, and that only the form has changed. Once a change. */
function markerOf({ id, kind }: Change, page: Page): readonly Html[] {
  const key = `${kind} ${id}`
  if (page.moves.has(key)) return []
  page.moves.add(key)
  const at = (half: string): string => `endring:${id}:${half}`
  const { movedAway, movedHere, formatted } = page.phrases
  if (kind === 'movedFrom') return [h('a', { class: 'marker', id: at('fra'), href: fragment(at('til')) }, `[${movedAway}]`), ' ']
  if (kind === 'movedTo') return [h('a', { class: 'marker', id: at('til'), href: fragment(at('fra')) }, `[${movedHere}]`), ' ']
  return kind === 'formatted' ? [h('span', { class: 'marker' }, `[${formatted}]`), ' '] : []
}

/** A pilcrow stands for the end of a block that was split or merged. */
function ended(html: Html, change: Change): Html {
  const parts = [...flat(html)]
  const last = parts.pop()
  if (last === undefined || !isElement(last)) return html
  const children = STRUCTURE.has(last.name) ? [ended(last.children, change)] : [...last.children, wrapped(change, ['¶'])]
  return [...parts, { ...last, children }]
}
