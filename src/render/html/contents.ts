/** The table of contents: the clauses, then the attachments, each as a link with its number. */
import { referenceLabel, type OutlineEntry } from '../../document/analyse.ts'
import type { Attachment, Heading, Inline } from '../../document/tree.ts'
import type { Edition } from '../edition.ts'
import { attachmentLabel } from '../phrases.ts'
import { h, type Element, type Html } from './element.ts'
import { CONTENTS, fragment } from './state.ts'

/** Deeper clauses are found in the text; a longer list is no overview. */
const DEPTH = 2

/** @returns the navigation, or nothing for a document without clauses. */
export function contents(edition: Edition): Html {
  const attachments = edition.document.children.filter((block) => block.type === 'attachment')
  const attached = new Set(attachments.flatMap((attachment) => attachment.children))
  const clauses = edition.analysis.outline.filter(({ heading }) => !attached.has(heading))
  const items = [...entries(clauses, edition, DEPTH), ...attachments.map((attachment) => attachmentEntry(attachment, edition))]
  if (items.length === 0) return []
  return h(
    'nav', { class: 'contents', 'aria-labelledby': CONTENTS },
    h('h2', { id: CONTENTS }, edition.words.contents),
    h('ul', { role: 'list' }, items),
  )
}

function entries(outline: readonly OutlineEntry[], edition: Edition, depth: number): Element[] {
  return outline.flatMap(({ heading, id, children }) => {
    if (heading.change?.kind === 'deleted' || heading.change?.kind === 'movedFrom') return []
    const inner = depth > 1 ? entries(children, edition, depth - 1) : []
    return [h('li', {}, link(id, edition.numbers.get(heading)?.label, title(heading, edition)), inner.length > 0 ? h('ul', { role: 'list' }, inner) : [])]
  })
}

function attachmentEntry(attachment: Attachment, edition: Edition): Element {
  const label = attachmentLabel(edition.numbers.get(attachment)?.label, edition.words)
  const first = attachment.children.find((block) => block.type === 'title')
  return h('li', {}, link(edition.analysis.ids.get(attachment) ?? attachment.id, label, first ? title(first, edition) : ''))
}

function link(id: string, number: string | undefined, text: string): Element {
  const label: Html = number === undefined ? [] : [h('span', { class: 'number' }, number), ' ']
  return h('a', { href: fragment(id) }, label, text)
}

/** A heading in one line of plain text, as it reads after the changes. */
function title({ children }: Pick<Heading, 'children'>, edition: Edition): string {
  const text = (node: Inline): string => {
    if (node.change?.kind === 'deleted' || node.change?.kind === 'movedFrom') return ''
    switch (node.type) {
      case 'text':
        return node.value
      case 'break':
        return ' '
      case 'link':
        return node.children.map(text).join('')
      case 'reference':
        return referenceLabel(node, edition.analysis)
      case 'image':
        return node.alt
      case 'blank':
        return `[${edition.words.fillIn}: ${node.name}]`
      case 'footnote':
      case 'note':
        return ''
    }
  }
  return children.map(text).join('').replace(/ +/g, ' ').trim()
}
