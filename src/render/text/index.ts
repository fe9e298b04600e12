/**
 * Plain text in UTF-8, for e-mail and for comparing line by line. A paragraph is one line: a reader breaks it to its own width, and
 * a new word changes that line only.
 */
import { printedFingerprint } from '../../document/fingerprint.ts'
import type { Edition } from '../edition.ts'
import { handle, type Format, type Handlers } from '../format.ts'
import { phrasesOf } from '../phrases.ts'
import { blocks, footnotes } from './blocks.ts'
import { marked } from './change.ts'
import { inlines } from './inlines.ts'
import { BLANK_LINE, type State } from './state.ts'

export const txt: Format = {
  name: 'txt',
  extension: 'txt',
  render: async (edition) => ({ bytes: new TextEncoder().encode(page(edition)) }),
}

const handlers: Handlers<string, State> = { ...blocks, ...inlines }

const show: State['show'] = (nodes, state, between = '') =>
  nodes.map((node) => marked(handle(handlers, node, state), node, state.phrases)).join(between)

function page(edition: Edition): string {
  const { document, draftMark, words, style } = edition
  const state: State = { edition, phrases: phrasesOf(words), show, footnotes: [] }
  const marks = [style.header, draftMark, document.meta.oppdiktet === true ? words.invented : undefined].filter(Boolean).join(' · ')
  const first = document.children.findIndex(({ type }) => type !== 'title' && type !== 'titleLine')
  const split = first === -1 ? document.children.length : first
  const [titles, rest] = [document.children.slice(0, split), document.children.slice(split)]
  const parts = [
    marks,
    show(titles, state, '\n'),
    show(rest.filter(({ type }) => type !== 'attachment'), state, BLANK_LINE),
    ...footnotes(state),
    show(rest.filter(({ type }) => type === 'attachment'), state, BLANK_LINE),
    `\n${state.phrases.fingerprint}: ${printedFingerprint(edition.fingerprint)}`,
  ]
  return `${parts.filter((part) => part !== '').join(BLANK_LINE)}\n`.replace(/^\n+/, '')
}
