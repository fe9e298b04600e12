/** Prints blocks: one handler a type. */
import type { Asset } from '../../document/assets.ts'
import type { Block, Inline, NodeOf, Table, TableRow } from '../../document/tree.ts'
import { standsIn } from '../../document/view.ts'
import { besideName } from '../beside.ts'
import type { Handlers } from '../format.ts'
import { numberBefore } from '../number-before.ts'
import { attachmentLabel } from '../phrases.ts'
import { signatureFields } from '../signature-fields.ts'
import { endnotes } from './endnotes.ts'
import { h, type Element, type Html } from './element.ts'
import { anchor, linkTo, partName, type State } from './state.ts'

/** The text of a number, so that it is copied and read aloud with its block. */
function numberOf(node: Block, { page }: State): Element | undefined {
  const label = page.edition.numbers.get(node)?.label
  return label === undefined ? undefined : h('span', { class: 'number' }, label)
}

/** «(før 3)». */
function olderNumber(node: Block, { page }: State): Element | undefined {
  const before = numberBefore(node, page.edition)
  return before === undefined ? undefined : h('small', { class: 'before' }, ` ${page.redlineWords.before(before)} `)
}

/** The space belongs to the label: outside of it, it would push the first line out of line with the next. */
const spaced = (label: Element | undefined): Html => (label ? { ...label, children: [...label.children, ' '] } : [])

/** HTML has six heading elements; ARIA has every level. */
function heading(level: number, attributes: Record<string, string | undefined>, content: Html): Element {
  return level <= 6 ? h(`h${level}`, attributes, content) : h('h6', { ...attributes, 'aria-level': level }, content)
}

function inside(node: { children: readonly (Block | Inline)[] }, state: State): Html {
  return state.page.show(node.children, state)
}

/** A label stands on the line of the first block where that has room for one, else on a line of its own. */
function opened(label: Element | undefined, [first, ...rest]: readonly Block[], state: State): Html {
  if (label === undefined || first === undefined) return [label ?? [], first ? state.page.show([first, ...rest], state) : []]
  const fits = first.type === 'paragraph' || first.type === 'title'
  return [
    fits ? state.page.show([first], { ...state, label }) : [h('p', {}, label), state.page.show([first], state)],
    state.page.show(rest, state),
  ]
}

/** The header row of each draft: where all rows were replaced, the newer draft's stands after the older draft's last row. */
function headersOf({ children }: Table): ReadonlySet<TableRow | undefined> {
  return new Set([children[0], children.find((row) => standsIn(row, 'older')), children.find((row) => standsIn(row, 'newer'))])
}

export const blocks: Pick<Handlers<Html, State>, Block['type']> = {
  title: (node, { label, ...state }) => heading(1 + state.deeper, { class: 'title' }, [spaced(label), inside(node, state)]),
  titleLine: (node, state) => h('p', { class: `title-line ${node.role}` }, inside(node, state)),
  heading(node, state) {
    const level = (state.page.edition.levels.get(node) ?? node.level) + 1 + state.deeper
    return heading(level, { id: anchor(node, state) }, [spaced(numberOf(node, state)), inside(node, state), olderNumber(node, state) ?? []])
  },
  paragraph(node, { label, ...state }) {
    const own = numberOf(node, state)
    return h('p', { id: anchor(node, state), class: own && 'numbered' }, spaced(label), spaced(own), olderNumber(node, state) ?? [], inside(node, state))
  },
  // Markers are the document's own, as text: no browser counts on from another list. The role keeps the list a list in Safari,
  // which drops the meaning together with the marker.
  list: (node, state) =>
    node.kind === 'bullet'
      ? h('ul', {}, state.page.show(node.children, { ...state, list: node.kind }))
      : h('ol', { role: 'list' }, state.page.show(node.children, { ...state, list: node.kind })),
  listItem(node, { list, ...state }) {
    const label = list === 'bullet' ? undefined : numberOf(node, state)
    return h('li', { id: anchor(node, state) }, opened(label, node.children, state))
  },
  table(node, state) {
    const [head, ...body] = node.children
    const headers = headersOf(node)
    state.page.tables += 1
    const rows = (children: readonly TableRow[]): Html =>
      children.map((row) => state.page.show([row], { ...state, cells: { header: headers.has(row), align: node.align } }))
    const table = h('table', {}, head ? h('thead', {}, rows([head])) : [], body.length > 0 ? h('tbody', {}, rows(body)) : [])
    // Tab reaches it, because a wide table is scrolled inside its frame (WCAG 2.1.1).
    return h('div', { class: 'table', role: 'group', 'aria-label': partName(`${state.page.phrases.table} ${state.page.tables}`, state.page), tabindex: 0 }, table)
  },
  tableRow: (node, state) => h('tr', {}, node.children.map((cell, column) => state.page.show([cell], { ...state, column }))),
  tableCell(node, { cells, column = 0, ...state }) {
    const align = cells?.align[column] ?? undefined
    const isHeader = cells?.header === true && node.children.length > 0
    return isHeader ? h('th', { scope: 'col', class: align }, inside(node, state)) : h('td', { class: align }, inside(node, state))
  },
  blockquote: (node, state) => h('blockquote', {}, inside(node, state)),
  code: (node, state) => h('pre', {}, h('code', {}, inside(node, state))),
  rule: () => h('hr'),
  signatureBlock: (node, state) => h('section', { class: 'signatures', 'aria-label': partName(state.page.phrases.signatures, state.page) }, inside(node, state)),
  signature(node, state) {
    const { captions, said } = signatureFields(state.page.edition, node.children.some(({ role }) => role === 'office'))
    const line = (caption: string): Element => h('p', { class: 'field' }, h('span', { class: 'caption' }, caption))
    return h('div', { class: 'signature' }, inside(node, state), captions.map(line), said === undefined ? [] : [h('p', { class: 'caption' }, said)])
  },
  signatureLine: (node, state) => h('p', { class: `signature-${node.role}` }, inside(node, state)),
  attachmentList: (node, state) => h('ul', { class: 'attachments', role: 'list' }, inside(node, state)),
  attachmentEntry(node, state) {
    const { analysis, numbers, words } = state.page.edition
    const target = analysis.targets.get(node.target)
    const label = attachmentLabel(numbers.get(node)?.label, words)
    const content = [h('span', { class: 'number' }, label), ' ', inside(node, state)]
    return h('li', {}, target ? h('a', { href: linkTo(target.id, state.page) }, content) : content)
  },
  attachment(node, state) {
    const { edition } = state.page
    const number = edition.numbers.get(node)?.label ?? ''
    const own: State = { ...state, footnotes: state.titleOnly ? state.footnotes : [], text: number, deeper: state.deeper + 1 }
    const label = h('span', { class: 'number' }, attachmentLabel(number, edition.words))
    const file = node.media === 'markdown' ? [] : besideFile(node, edition.assets.get(node.file), own)
    const shown = state.titleOnly ? node.children.slice(0, 1) : node.children
    const before = olderNumber(node, state)
    const content = [opened(label, shown, own), before ? h('p', {}, before) : [], file]
    return h('section', { class: 'attachment', id: anchor(node, state) }, content, state.titleOnly ? [] : endnotes(own))
  },
}

/** An attachment that cannot stand in the page: its name and what proves that it is the right file. */
function besideFile(node: NodeOf<'attachment'>, asset: Asset | undefined, { page }: State): Html {
  const sha256 = asset?.sha256 ?? node.sha256
  return h('p', { class: 'file' }, `${page.phrases.file}: `, h('code', {}, besideName(node, page.edition.numbers)), ` (${page.edition.words.fileBeside}). SHA-256: `, h('code', {}, sha256))
}
