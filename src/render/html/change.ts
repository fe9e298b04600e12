/** Shows tracked changes: the one place where any node's `change` becomes <ins>, <del> or a marker that can be read. */
import type { Block, Change, ChangeKind, Inline } from '../../document/tree.ts'
import { formWords } from '../form-words.ts'
import { flat, h, isElement, type Element, type Html } from './element.ts'
import { changeAnchor, fragment, type Marks, type Page } from './state.ts'

const TAG: Record<ChangeKind, 'ins' | 'del' | 'span'> = {
  inserted: 'ins', movedTo: 'ins', deleted: 'del', movedFrom: 'del', formatted: 'span',
}
const CLASS: Record<ChangeKind, string> = {
  inserted: 'inserted', deleted: 'deleted', movedFrom: 'moved-from', movedTo: 'moved-to', formatted: 'formatted',
}
const CONTAINERS = new Set(['ul', 'ol', 'div'])
const BLOCKS = new Set([
  'ul', 'ol', 'table', 'thead', 'tbody', 'tr', 'div', 'section', 'p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'td', 'th', 'blockquote', 'pre', 'hr',
])

/** @returns the content of a block, or of an inline node on its own, with its change and a change of its end made visible. */
export function marked(html: Html, { change, endChange }: Marks, node: Block | Inline, page: Page): Html {
  const whole = change === undefined ? html : change.kind === 'formatted' ? reformed(html, change, node, page) : whollyMarked(html, change, page)
  return endChange ? ended(whole, endChange, page) : whole
}

/** Neighbours inside a block that carry one change are shown, and read aloud, as one. */
export interface Run {
  html: Html
  change: Change
  /** Whether another change follows at once, so that where this one ends need not be said. */
  followed: boolean
}

/** @returns inserted, deleted or moved content inside a block. */
export function markedRun({ html, change, followed }: Run, page: Page): Html {
  return wrapped(change, page, [spoken(page, change.kind), html, followed ? [] : unseen(` ${page.redlineWords.ends.change} `)])
}

/** What a screen reader says before a change: colour and lines are nothing to it, and few tell <ins> from other text. */
function spoken({ redlineWords }: Page, kind: ChangeKind): Html {
  return unseen(`${redlineWords.spoken[kind]}: `)
}

const unseen = (text: string): Element => h('span', { class: 'unseen' }, text)

function wrapped(change: Change, page: Page, children: readonly Html[], style = CLASS[change.kind]): Element {
  const { id, author, date, kind } = change
  const isFirst = !page.marked.has(id)
  page.marked.add(id)
  const datetime = kind === 'formatted' ? undefined : date
  return h(TAG[kind], { id: isFirst ? changeAnchor(id, page) : undefined, class: style, 'data-change': id, 'data-author': author, datetime }, ...children)
}

/** Every text of a block is marked where it stands: <ins> and <del> have no place between a list and its items or a table and its rows. */
function whollyMarked(html: Html, change: Change, page: Page): Html {
  let marker = moveMarker(change, page)
  let isFirstOfRow = false
  const visit = (part: Element | string, isOutermost: boolean): Html => {
    if (!isElement(part)) return part
    const children = part.children.flatMap(flat)
    const styled = isOutermost ? withClass(part, CLASS[change.kind]) : part
    if (part.name === 'hr') return wrapped(change, page, [part])
    if (part.name === 'tr') isFirstOfRow = true
    if (children.some((child) => isElement(child) && BLOCKS.has(child.name))) return { ...styled, children: children.map((child) => visit(child, false)) }
    if (part.attributes['class'] === 'back') return part
    const isCell = part.name === 'td' || part.name === 'th'
    // Once a row of a table, and not where the marker of a move says it.
    const isSaid = isCell ? !isFirstOfRow : marker !== undefined
    const content = withMarker(children, marker ?? [])
    marker = undefined
    isFirstOfRow = false
    return { ...styled, children: [wrapped(change, page, [isSaid ? [] : spoken(page, change.kind), ...content])] }
  }
  const parts = flat(html)
  const isBlock = parts.some((part) => isElement(part) && BLOCKS.has(part.name))
  return isBlock ? parts.map((part) => visit(part, true)) : wrapped(change, page, [spoken(page, change.kind), ...parts])
}

/** A number hangs in the margin and stays first. */
function withMarker([first, ...rest]: readonly (Element | string)[], marker: Html): Html[] {
  if (first === undefined) return [marker]
  return isElement(first) && first.attributes['class'] === 'number' ? [first, marker, ...rest] : [marker, first, ...rest]
}

/** A change of form, said in words once: a text is lined under as well, a block says it where it begins. */
function reformed(html: Html, change: Change, node: Block | Inline, page: Page): Html {
  const key = `${change.id} ${change.kind}`
  const isSaid = page.marked.has(key)
  page.marked.add(key)
  const marker: Html = isSaid ? [] : [h('span', { class: 'marker' }, `[${formWords({ ...node, change }, page.redlineWords)}]`), ' ']
  const parts = flat(html)
  if (!parts.some((part) => isElement(part) && BLOCKS.has(part.name))) return wrapped(change, page, [marker, ...parts])
  const said = wrapped(change, page, [marker], 'formatted-block')
  // Numbers hang where a list begins, and a table may open with a cell that was deleted: both have it said before them.
  const [first] = parts
  if (first && isElement(first) && CONTAINERS.has(first.name)) return [h('p', { class: 'form-note' }, said), ...parts]
  let rest: Html | undefined = said
  const visit = (part: Element | string): Element | string => {
    if (!isElement(part) || rest === undefined) return part
    const children = part.children.flatMap(flat)
    if (children.some((child) => isElement(child) && BLOCKS.has(child.name))) return { ...part, children: children.map(visit) }
    const own = rest
    rest = undefined
    return { ...part, children: withMarker(children, own) }
  }
  return parts.map(visit)
}

/** Where a move goes or comes from; once for each half. */
function moveMarker({ id, kind }: Change, page: Page): Html | undefined {
  if (kind !== 'movedFrom' && kind !== 'movedTo') return undefined
  const key = `${id} ${kind}`
  if (page.marked.has(key)) return undefined
  page.marked.add(key)
  const said = page.moves.get(id)?.[kind] ?? page.redlineWords.spoken[kind]
  const [here, there] = kind === 'movedFrom' ? ['fra', 'til'] : ['til', 'fra']
  return [h('a', { class: 'marker', id: `${changeAnchor(id, page)}:${here}`, href: fragment(`${changeAnchor(id, { prefix: page.otherPrefix })}:${there}`) }, `[${said}]`), ' ']
}

/** A pilcrow stands for the end of a block that was split or merged. */
function ended(html: Html, change: Change, page: Page): Html {
  const parts = [...flat(html)]
  const last = parts.pop()
  if (last === undefined || !isElement(last)) return html
  if (last.children.flatMap(flat).some((child) => isElement(child) && BLOCKS.has(child.name))) return [...parts, { ...last, children: [ended(last.children, change, page)] }]
  const isSplit = TAG[change.kind] === 'ins'
  const sign = wrapped(change, page, [unseen(page.redlineWords.ends[isSplit ? 'split' : 'merged']), h('span', { class: 'pilcrow', 'aria-hidden': 'true' }, '¶')])
  return [...parts, { ...last, children: [...last.children, sign] }]
}

function withClass(element: Element, added: string): Element {
  const own = element.attributes['class']
  return { ...element, attributes: { ...element.attributes, class: typeof own === 'string' ? `${own} ${added}` : added } }
}
