/** Prints inline content as plain text: one handler a type. */
import { referenceLabel } from '../../document/analyse.ts'
import type { Inline } from '../../document/tree.ts'
import type { Handlers } from '../format.ts'
import type { State } from './state.ts'

export const inlines: Pick<Handlers<string, State>, Inline['type']> = {
  text: ({ value }) => value,
  break: () => '\n',
  link(node, state) {
    const text = state.show(node.children, state)
    return text === node.url ? text : `${text} <${node.url}>`
  },
  reference: (node, { edition }) => referenceLabel(node, edition.analysis),
  image: ({ alt }, { phrases }) => `[${phrases.image}: ${alt}]`,
  footnote(node, state) {
    state.footnotes.push(node)
    return `[${state.edition.numbers.get(node)?.label ?? ''}]`
  },
  note: (node, state) => ` [${node.finding ? state.edition.words.finding : state.edition.words.note}: ${state.show(node.children, state)}]`,
  blank: ({ name }, { edition }) => `[${edition.words.fillIn}: ${name}]`,
}
