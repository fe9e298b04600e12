/**
 * Plain text in UTF-8, for e-mail and for comparing line by line. A paragraph is one line: a reader breaks it to its own width, and
 * a new word changes that line only.
 */
import { printedFingerprint } from '../../document/fingerprint.ts'
import type { Meta } from '../../document/meta.ts'
import type { Block, Change, Inline } from '../../document/tree.ts'
import { longDate } from '../../document/words.ts'
import { besideFiles } from '../beside.ts'
import type { Edition } from '../edition.ts'
import { handle, type Format, type Handlers } from '../format.ts'
import { knownChanges } from '../known-changes.ts'
import { legendWordsOf } from '../legend-words.ts'
import { movesOf } from '../moved.ts'
import { phrasesOf } from '../phrases.ts'
import { redlineWordsOf } from '../redline-words.ts'
import { blocks, footnotes, ruledUnder } from './blocks.ts'
import { marked, wrapped } from './change.ts'
import { inlines } from './inlines.ts'
import { BLANK_LINE, type State } from './state.ts'

export const txt: Format = {
  name: 'txt',
  extension: 'txt',
  render: async (edition) => ({ bytes: new TextEncoder().encode(page(edition)), beside: besideFiles(edition) }),
}

const handlers: Handlers<string, State> = { ...blocks, ...inlines }

const show: State['show'] = (nodes, state, between = '') => {
  const parts: string[] = []
  let open: { change: Change; text: string; node: Block | Inline } | undefined
  const close = (): void => {
    if (open) parts.push(wrapped(open.text, open.change, state, open.node))
    open = undefined
  }
  for (const node of nodes) {
    const text = handle(handlers, node, state)
    const { change } = node
    // Neighbours inside a line that carry one change are marked as one.
    if (node.type in inlines && change && change.kind !== 'formatted') {
      if (open?.change.id !== change.id || open.change.kind !== change.kind) close()
      open = { change, text: (open?.text ?? '') + text, node: open?.node ?? node }
      continue
    }
    close()
    parts.push(ruledUnder(marked(text, node, state), node, state))
  }
  close()
  return parts.join(between)
}

/** Which drafts are compared, and by which signs; nothing for a document that compares none. */
function legend({ redline, words }: Edition, { redlineWords: { spoken, before } }: State): string[] {
  if (!redline) return []
  const dated = ({ utkast }: Meta): string | undefined => (utkast === undefined ? undefined : words.draftDated(longDate(utkast, words)))
  const drafts = [dated(redline.older), dated(redline.newer)]
  const compared = drafts.every((draft) => draft !== undefined) ? `${drafts.join(' → ')}\n` : ''
  return [`${compared}${legendWordsOf(words).samples}: {+${spoken.inserted}+}, [-${spoken.deleted}-], ${before('3')}.`]
}

function page(edition: Edition): string {
  const { document, draftMark, numbers, words, style, redline } = edition
  const state: State = {
    edition, phrases: phrasesOf(words), show, footnotes: [], redlineWords: redlineWordsOf(words), said: new Set(),
    moves: redline ? movesOf(knownChanges(document), { numbers, olderNumbers: redline.olderNumbers }, words) : new Map(),
  }
  const marks = [style.header, draftMark, document.meta.oppdiktet === true ? words.invented : undefined].filter(Boolean).join(' · ')
  const first = document.children.findIndex(({ type }) => type !== 'title' && type !== 'titleLine')
  const split = first === -1 ? document.children.length : first
  const [titles, rest] = [document.children.slice(0, split), document.children.slice(split)]
  const parts = [
    marks,
    ...legend(edition, state),
    show(titles, state, '\n'),
    show(rest.filter(({ type }) => type !== 'attachment'), state, BLANK_LINE),
    ...footnotes(state),
    show(rest.filter(({ type }) => type === 'attachment'), state, BLANK_LINE),
    ...(edition.isAboutAnother ? [] : [`\n${state.phrases.fingerprint}: ${printedFingerprint(edition.fingerprint)}`]),
  ]
  return `${parts.filter((part) => part !== '').join(BLANK_LINE)}\n`.replace(/^\n+/, '')
}
