/** Footnotes stand after the text that they belong to: a page on screen has no foot. */
import type { Footnote } from '../../document/tree.ts'
import { marked } from './change.ts'
import { h, type Html } from './element.ts'
import { footnoteAnchor, fragment, partName, type State } from './state.ts'

/** @returns the footnotes that `state` has gathered, each with a way back; nothing where there are none. */
export function endnotes(state: State): Html {
  if (state.footnotes.length === 0) return []
  const { words } = state.page.edition
  const id = `${state.page.prefix}side:fotnoter${state.text === '' ? '' : `.${state.text}`}`
  // Where the page has more of them, the heading alone does not tell which.
  const whose = state.text === '' ? words.footnotes : `${words.footnotes}, ${words.attachment} ${state.text}`
  const of = state.text === '' && state.page.column === undefined ? undefined : partName(whose, state.page)
  const items: Html[] = []
  // A footnote may hold another, which is gathered while its own text is printed.
  for (const footnote of state.footnotes) items.push(endnote(footnote, state))
  return h(
    'section', { class: 'footnotes', role: 'doc-endnotes', ...(of === undefined ? { 'aria-labelledby': id } : { 'aria-label': of }) },
    h(`h${2 + state.deeper}`, { id }, words.footnotes),
    h('ol', { role: 'list' }, items),
  )
}

function endnote(footnote: Footnote, state: State): Html {
  const { page } = state
  const number = page.edition.numbers.get(footnote)?.label ?? ''
  const label = h('span', { class: 'number' }, number)
  const [first, ...rest] = footnote.children
  const content: Html =
    first?.type === 'paragraph'
      ? [page.show([first], { ...state, label }), page.show(rest, state)]
      : [h('p', {}, label), page.show(footnote.children, state)]
  const back = h(
    'a', { role: 'doc-backlink', href: fragment(footnoteAnchor('text', footnote, state)), 'aria-label': page.phrases.backToText(number) },
    // The variation selector asks for the sign as text, not as a coloured picture.
    '↩\uFE0E',
  )
  return marked(h('li', { id: footnoteAnchor('note', footnote, state) }, content, h('p', { class: 'back' }, back)), page.changeOf(footnote), footnote, page)
}
