/** Prints blocks as plain text: one handler a type. */
import type { Block, Inline, ListItem, TableRow } from '../../document/tree.ts'
import { besideName } from '../beside.ts'
import { BETWEEN_LINES } from '../between-lines.ts'
import type { Handlers } from '../format.ts'
import { numberBefore } from '../number-before.ts'
import { attachmentLabel } from '../phrases.ts'
import { signatureFields } from '../signature-fields.ts'
import { marked, wrapped } from './change.ts'
import { BLANK_LINE, hung, width, type State } from './state.ts'
import { table } from './table.ts'

/** No rule is longer, whatever the title. */
const LONGEST_RULE = 72

const ruled = (text: string, sign: string): string =>
  `${text}\n${sign.repeat(Math.min(LONGEST_RULE, Math.max(...text.split('\n').map(width))))}`

/** In a redline, with the number that the block had. */
const numberOf = (node: Block, { edition, redlineWords }: State): string => {
  const label = edition.numbers.get(node)?.label
  const before = numberBefore(node, edition)
  return `${label === undefined ? '' : `${label} `}${before === undefined ? '' : `${redlineWords.before(before)} `}`
}

/** Title and clauses are ruled under, once their changes are marked. */
export function ruledUnder(text: string, node: Block | Inline, { edition }: State): string {
  if (node.type === 'title') return ruled(text, '=')
  return node.type === 'heading' && (edition.levels.get(node) ?? node.level) === 1 ? `\n${ruled(text, '-')}` : text
}

const inside = (node: { children: readonly (Block | Inline)[] }, state: State, between?: string): string => state.show(node.children, state, between)

/** An item of one paragraph, with or without a list under it, needs no blank line. */
const isShort = ({ children }: ListItem): boolean => children.every((child, i) => i === 0 || child.type === 'list')

const isEmpty = ({ children }: TableRow): boolean => children.every((cell) => cell.children.length === 0)

/** The footnotes of one text, under their heading. */
export function footnotes(state: State): string[] {
  if (state.footnotes.length === 0) return []
  const notes: string[] = []
  // A footnote may hold another, which is gathered while its own text is printed.
  for (const note of state.footnotes) notes.push(marked(hung(`[${state.edition.numbers.get(note)?.label ?? ''}] `, inside(note, state, BLANK_LINE)), note, state))
  return [`\n${ruled(state.edition.words.footnotes, '-')}`, notes.join('\n')]
}

export const blocks: Pick<Handlers<string, State>, Block['type']> = {
  title: (node, state) => inside(node, state),
  titleLine: (node, state) => inside(node, state),
  heading: (node, state) => numberOf(node, state) + inside(node, state),
  paragraph: (node, state) => numberOf(node, state) + inside(node, state),
  list: (node, state) => inside(node, state, node.children.every(isShort) ? '\n' : BLANK_LINE),
  listItem: (node, state) => hung(numberOf(node, state), inside(node, state, isShort(node) ? '\n' : BLANK_LINE)),
  // A row's change is marked in each of its cells, which stand in columns.
  table: (node, state) =>
    table(node.children.map((row) => row.children.map((cell) => {
      const text = state.show([cell], state)
      return row.change && (text !== '' || isEmpty(row)) ? wrapped(text, row.change, state, row) : text
    })), node.align),
  tableRow: (node, state) => inside(node, state, '   '),
  tableCell: (node, state) => inside(node, state).replaceAll('\n', BETWEEN_LINES),
  blockquote: (node, state) => inside(node, state, BLANK_LINE).replace(/^/gm, '> ').replace(/ +$/gm, ''),
  code: (node, state) => hung('    ', inside(node, state)),
  rule: () => '* * *',
  signatureBlock: (node, state) => `\n${inside(node, state, '\n\n\n')}`,
  signature(node, state) {
    const { captions, said } = signatureFields(state.edition, node.children.some(({ role }) => role === 'office'))
    const widest = Math.max(...captions.map(width))
    const lines = captions.map((field) => `${field}:${' '.repeat(widest - width(field) + 1)}${'_'.repeat(36)}`)
    return [inside(node, state, '\n'), ...lines, ...(said === undefined ? [] : [said])].join(BLANK_LINE)
  },
  signatureLine: (node, state) => inside(node, state),
  attachmentList: (node, state) => inside(node, state, '\n'),
  attachmentEntry: (node, state) => `${attachmentLabel(state.edition.numbers.get(node)?.label, state.edition.words)} ${inside(node, state)}`,
  attachment(node, state) {
    const { edition, phrases } = state
    const own: State = { ...state, footnotes: [] }
    const label = `${attachmentLabel('', edition.words)} ${numberOf(node, state)}`.trim()
    const [first, ...rest] = node.children
    const title = first?.type === 'title' ? marked(inside(first, own), first, own) : ''
    const shown = first === undefined || first.type === 'title' ? rest : node.children
    const text = own.show(shown, own, BLANK_LINE)
    const file = node.media === 'markdown' ? [] : [`${phrases.file}: ${besideName(node, edition.numbers)} (${edition.words.fileBeside})\nSHA-256: ${edition.assets.get(node.file)?.sha256 ?? node.sha256}`]
    return [`\n\n${ruled(`${label} ${title}`.trim(), '=')}`, text, ...file, ...footnotes(own)].filter((part) => part !== '').join(BLANK_LINE)
  },
}
