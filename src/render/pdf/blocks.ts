/** Writes blocks as JSON for the template, each with the number or label that the tree gives it. */
import { printedFingerprint } from '../../document/fingerprint.ts'
import type { Attachment, Block, Heading, Table } from '../../document/tree.ts'
import { plainText } from '../../document/tree.ts'
import type { Handlers } from '../format.ts'
import { attachmentLabel } from '../phrases.ts'
import type { Draw } from './inlines.ts'
import { gatherNumbered } from './keep.ts'
import type { ModelNode } from './model.ts'
import { anchorOf, say, type State } from './state.ts'

type BlockHandlers = Pick<Handlers<ModelNode[], State>, Block['type']>

export const blockHandlers = (draw: Draw): BlockHandlers => ({
  title: (node, state) => [{ t: 'title', c: draw(node.children, state) }],
  titleLine: (node, state) => [{ t: 'titleLine', role: node.role, c: draw(node.children, state) }],
  heading: (node, state) => [
    { t: 'heading', level: levelOf(node, state), ...labelOf(node, state), ...anchorOf(node, state), c: draw(node.children, state) },
  ],
  paragraph: (node, state) => [{ t: 'paragraph', ...labelOf(node, state), ...anchorOf(node, state), c: draw(node.children, state) }],
  list: (node, state) => [{ t: 'list', role: node.kind, c: draw(node.children, state) }],
  listItem: (node, state) => [{ t: 'item', ...labelOf(node, state), ...anchorOf(node, state), c: draw(node.children, state) }],
  table: (node, state) => [{ t: 'table', columns: columnsOf(node), align: node.align, c: draw(node.children, state) }],
  tableRow: (node, state) => [{ t: 'tableRow', c: draw(node.children, state) }],
  tableCell: (node, state) => [{ t: 'tableCell', c: draw(node.children, state) }],
  blockquote: (node, state) => [{ t: 'blockquote', c: draw(node.children, state) }],
  code: (node, state) => [{ t: 'code', v: say(node.children.map(({ value }) => value).join(''), state, node.children[0]) }],
  rule: () => [{ t: 'rule' }],
  signatureBlock: (node, state) => [{ t: 'signatureBlock', c: node.children.flatMap((one, i) => draw([one], state).map((s) => ({ ...s, n: i + 1 }))) }],
  signature: (node, state) => [{ t: 'signature', party: node.party, c: draw(node.children, state) }],
  signatureLine: (node, state) => [{ t: 'signatureLine', role: node.role, c: draw(node.children, state) }],
  attachmentList: (node, state) => [{ t: 'attachmentList', c: draw(node.children, state) }],
  attachmentEntry: (node, state) => [entry(node, state, draw)],
  attachment: (node, state) => attachment(node, state, draw),
})

function labelOf(node: Block, state: State): { label?: string } {
  const label = state.edition.numbers.get(node)?.label
  return label === undefined ? {} : { label }
}

/** PDF 1.7 has H1 to H6. */
function levelOf(node: Heading, state: State): number {
  return Math.min(6, (state.edition.levels.get(node) ?? node.level) + state.depth)
}

const labelFor = (node: Block, { edition: { numbers, words } }: State): string => attachmentLabel(numbers.get(node)?.label, words)

function entry(node: Extract<Block, { type: 'attachmentEntry' }>, state: State, draw: Draw): ModelNode {
  const target = state.edition.document.children.find((block) => block.type === 'attachment' && block.id === node.target)
  const attachment = target?.type === 'attachment' && !isInside(target, state) ? target : undefined
  // What goes beside the file has no page of its own, so references to it lead here.
  const rest = attachment && { lines: besideLines(attachment, state), ...anchorOf(attachment, state) }
  return { t: 'attachmentEntry', label: labelFor(node, state), ...rest, c: draw(node.children, state) }
}

function isInside(node: Attachment, { attached }: State): boolean {
  return node.media === 'markdown' || attached.inside.has(node)
}

/** What an attachment is known by that is not in the file: its name, and the beginning of its SHA-256. */
function besideLines(node: Attachment, { attached, edition: { words } }: State): string[] {
  const name = attached.names.get(node) ?? node.file.split('/').at(-1) ?? node.file
  return [`${name}, ${words.fileBeside}`, `SHA-256 ${printedFingerprint(node.sha256)}`]
}

function attachment(node: Attachment, state: State, draw: Draw): ModelNode[] {
  if (!isInside(node, state)) return []
  const [title, ...rest] = node.children
  const titled = title?.type === 'title'
  const label = labelFor(node, state)
  const head: ModelNode = { t: 'attachment', level: 1, label, ...anchorOf(node, state), c: titled ? draw(title.children, state) : [] }
  // Its own headings lie under its title in the bookmarks and in the structure.
  const body = gatherNumbered(draw(titled ? rest : node.children, { ...state, depth: 1 }))
  const pdf = state.attached.inside.get(node)
  return [head, ...body, ...(pdf ? [{ t: 'pages' as const, label, sizes: pdf.sizes }] : [])]
}

/** Characters that a column may hold and still be only as wide as its text; six columns of that fill a page. */
const NARROW = 16
/** Longest a column's text counts, so that one long cell does not starve the others. */
const LONG = 90

/** Relative widths: narrow columns are as wide as their text, wide ones share the rest by what they hold. */
function columnsOf(table: Table): number[] {
  const lengths = table.align.map((_, column) =>
    table.children.map((row) => {
      const cell = row.children[column]
      return cell ? Math.min(LONG, plainText(cell.children).length) : 0
    }),
  )
  const longest = lengths.map((column) => Math.max(1, ...column))
  const narrow = longest.reduce((sum, length) => sum + length, 0) <= LONG
  // The root of the length: a column with four times the text needs about twice the width to read well.
  return longest.map((length) => (narrow ? 0 : length <= NARROW ? 0 : Math.round(Math.sqrt(length) * 10)))
}
