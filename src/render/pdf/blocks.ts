/** Writes blocks as JSON for the template, each with the number or label that the tree gives it. */
import type { Attachment, Block, Code, Heading, Inline, Signature } from '../../document/tree.ts'
import { besideName } from '../beside.ts'
import type { Handlers } from '../format.ts'
import { numberBefore } from '../number-before.ts'
import { attachmentLabel, sentenceCase } from '../phrases.ts'
import { signatureFields } from '../signature-fields.ts'
import { besides } from './change.ts'
import type { Draw } from './inlines.ts'
import { gatherNumbered } from './keep.ts'
import type { ModelNode } from './model.ts'
import { anchorOf, say, type State } from './state.ts'
import { tablesOf } from './table.ts'
import { printable } from './text.ts'

type BlockHandlers = Pick<Handlers<ModelNode[], State>, Block['type']>

export const blockHandlers = (draw: Draw): BlockHandlers => ({
  title: (node, state) => [{ t: 'title', ...aside(state), c: draw(node.children, state) }],
  titleLine: (node, state) => [{ t: 'titleLine', role: node.role, c: draw(node.children, state) }],
  heading: (node, state) => [
    { t: 'heading', level: levelOf(node, state), ...labelOf(node, state), ...was(node, state), ...(isSilent(node, state) ? { aside: true } : aside(state)), ...anchorOf(node, state), c: draw(node.children, state) },
  ],
  paragraph: (node, state) => [{ t: 'paragraph', ...labelOf(node, state), ...anchorOf(node, state), c: [...draw(node.children, state), ...olderNumber(node, state)] }],
  list: (node, state) => [{ t: 'list', role: node.kind, c: draw(node.children, state) }],
  listItem: (node, state) => [{ t: 'item', ...labelOf(node, state), ...anchorOf(node, state), c: draw(node.children, state) }],
  table: (node, state) => tablesOf(node, { measure: state.measure, size: state.edition.style.size }).map(({ rows, ...shape }) => ({ t: 'table', ...shape, c: draw(rows, state) })),
  tableRow: (node, state) => [{ t: 'tableRow', c: draw(node.children, state) }],
  tableCell: (node, state) => [{ t: 'tableCell', c: draw(node.children, state) }],
  blockquote: (node, state) => [{ t: 'blockquote', c: draw(node.children, state) }],
  code: (node, state) => [code(node, state, draw)],
  rule: (_, { change, redline, ...state }) => [
    { t: 'rule', ...(change && redline && { c: [besides(redline.words.rule[change.kind], change, state)] }) },
  ],
  signatureBlock: (node, state) => [{ t: 'signatureBlock', c: node.children.flatMap((one, i) => draw([one], state).map((s) => ({ ...s, n: i + 1 }))) }],
  signature: (node, state) => [{ t: 'signature', party: node.party, ...signs(node, state), c: draw(node.children, state) }],
  signatureLine: (node, state) => [{ t: 'signatureLine', role: node.role, c: draw(node.children, state) }],
  attachmentList: (node, state) => [{ t: 'attachmentList', c: draw(node.children, state) }],
  attachmentEntry: (node, state) => [entry(node, state, draw)],
  attachment: (node, state) => attachment(node, state, draw),
})

/** Lines to write on are the template's own; anything else is said here. */
function signs(node: Signature, { edition }: State): Pick<ModelNode, 'by' | 'v'> {
  const { by, captions, said } = signatureFields(edition, node.children.some(({ role }) => role === 'office'))
  return by === 'pen' ? {} : { by, v: said ?? captions[0] ?? '' }
}

function labelOf(node: Block, state: State): { label?: string } {
  const label = state.edition.numbers.get(node)?.label
  return label === undefined ? {} : { label }
}

/** What only the older draft has is no part of the outline. */
function aside({ change }: State): { aside?: true } {
  return change?.kind === 'deleted' || change?.kind === 'movedFrom' ? { aside: true } : {}
}

/** Without a number or a word: nothing that an outline could show. */
const isSilent = (node: Heading, { edition }: State): boolean => !edition.numbers.has(node) && !node.children.some((child) => says(child))

function says(node: Inline): boolean {
  if (node.type === 'link') return node.children.some(says)
  return node.type === 'text' ? printable(node.value).value.trim() !== '' : node.type === 'reference' || node.type === 'blank'
}

/** The number that a clause had. */
function was(node: Heading, { edition, redline }: State): { was?: string } {
  const before = numberBefore(node, edition)
  return redline && before !== undefined ? { was: redline.words.before(before) } : {}
}

/** The same after the words of what is no heading. */
function olderNumber(node: Block, state: State): ModelNode[] {
  const before = numberBefore(node, state.edition)
  return state.redline && before !== undefined ? [{ t: 'marker', role: 'after', v: state.redline.words.before(before) }] : []
}

/** Preformatted text is one piece, but where some of it has changed. */
function code(node: Code, state: State, draw: Draw): ModelNode {
  if (state.change || node.change || node.children.some(({ change }) => change)) {
    return { t: 'code', c: draw(node.children.map((child) => ({ ...child, marks: ['code'] })), state) }
  }
  return { t: 'code', v: say(node.children.map(({ value }) => value).join(''), state, node.children[0]) }
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

/** Whether it has a place of its own in the file; in a redline, whose attachments are named only, all have. */
function isInside(node: Attachment, { attached, redline }: State): boolean {
  return node.media === 'markdown' || redline !== undefined || attached.inside.has(node)
}

/** What an attachment is known by that is not in the file: its name and its SHA-256. */
function besideLines(node: Attachment, { edition: { words, numbers } }: State): string[] {
  return [`${besideName(node, numbers)}, ${words.fileBeside}`, `SHA-256 ${node.sha256}`]
}

function attachment(node: Attachment, state: State, draw: Draw): ModelNode[] {
  if (!isInside(node, state)) return []
  // A redline may have an older title before the newer one.
  const first = node.children.findIndex(({ type }) => type !== 'title')
  const [titles, rest] = first < 0 ? [node.children, []] : [node.children.slice(0, first), node.children.slice(first)]
  const label = labelFor(node, state)
  const named = state.redline && node.media !== 'markdown'
  const head: ModelNode = {
    t: 'attachment', level: 1, label, ...(named && { role: 'named' }), ...aside(state), ...anchorOf(node, state),
    c: [...draw(titles, state).flatMap(({ c = [] }) => c), ...olderNumber(node, state)],
  }
  if (named) return [head, ...draw(rest, state), { t: 'paragraph', c: [fileWords(node, state)] }]
  // Its own headings lie under its title in the bookmarks and in the structure.
  const body = gatherNumbered(draw(rest, { ...state, depth: 1 }))
  const pdf = state.attached.inside.get(node)
  return [head, ...body, ...(pdf ? [{ t: 'pages' as const, label, sizes: pdf.sizes }] : [])]
}

/** What has become of an attachment whose content is not shown. */
function fileWords({ change }: Attachment, { change: around, redline, ...state }: State): ModelNode {
  const { attachment: words, form } = redline?.words ?? {}
  const kind = around?.kind ?? change?.kind
  const said = kind === 'formatted' ? form && `${sentenceCase(form.file)}.` : kind === 'inserted' || kind === 'deleted' ? words?.[kind] : words?.same
  const whose = around ?? change
  return { t: 'marker', v: say(said ?? '', state), ...(whose && { change: { kind: whose.kind, id: whose.id } }) }
}
