/** Lowers inline mdast to the tree: one handler a node type. */
import type { Html, PhrasingContent } from 'mdast'
import type { Image, Inline, Mark, Position } from '../document/tree.ts'
import { readImage } from './files.ts'
import { commentOf } from './comments.ts'
import { LIMITS } from './guard.ts'
import { placeOf, writtenOf, type State } from './state.ts'
import { lowerText, plainly } from './text.ts'

type Marks = readonly Mark[]
type Handler<T> = (node: T, state: State, marks: Marks) => Inline[]
type InlineHandlers = { [K in PhrasingContent['type']]: Handler<Extract<PhrasingContent, { type: K }>> }

export function lowerInlines(nodes: readonly PhrasingContent[], state: State, marks: Marks = []): Inline[] {
  return nodes.flatMap((node) => (handlers[node.type] as Handler<PhrasingContent>)(node, state, marks))
}

const handlers: InlineHandlers = {
  text: (node, state, marks) => lowerText(node.value, placeOf(node, state), state, marks),
  strong: (node, state, marks) => lowerInlines(node.children, state, [...marks, 'strong']),
  emphasis: (node, state, marks) => lowerInlines(node.children, state, [...marks, 'emphasis']),
  // The three extensions below are not switched on; their nodes cannot occur, but their content would not be lost.
  delete: (node, state, marks) => lowerInlines(node.children, state, marks),
  inlineCode: (node, state, marks) => [plainly(node.value, placeOf(node, state), [...marks, 'code'])],
  break: (node, state) => [{ type: 'break', position: placeOf(node, state) }],
  html: lowerHtml,
  link: (node, state, marks) => lowerLink(node.url, node.title, node.children, placeOf(node, state), state, marks),
  linkReference(node, state, marks) {
    const definition = state.definitions.get(node.identifier)
    if (!definition) return [plainly(writtenOf(node, state), placeOf(node, state), marks)]
    state.used.set(node.identifier, (state.used.get(node.identifier) ?? 0) + 1)
    return lowerLink(definition.url, definition.title, node.children, placeOf(node, state), state, marks)
  },
  image: (node, state) => lowerImage(node.url, node.alt, node.title, placeOf(node, state), state),
  imageReference(node, state, marks) {
    const definition = state.definitions.get(node.identifier)
    if (!definition) return [plainly(writtenOf(node, state), placeOf(node, state), marks)]
    state.used.set(node.identifier, (state.used.get(node.identifier) ?? 0) + 1)
    return lowerImage(definition.url, node.alt, definition.title, placeOf(node, state), state)
  },
  footnoteReference(node, state, marks) {
    const definition = state.footnotes.get(node.identifier)
    if (!definition) return [plainly(writtenOf(node, state), placeOf(node, state), marks)]
    const uses = (state.used.get(`^${node.identifier}`) ?? 0) + 1
    state.used.set(`^${node.identifier}`, uses)
    if (state.inFootnote) {
      state.reading.report.say('MRK-029', placeOf(node, state), { name: node.label ?? node.identifier })
      return []
    }
    if (state.depth >= LIMITS.depth) {
      state.reading.report.say('FIL-004', placeOf(node, state), { limit: LIMITS.depth })
      return []
    }
    return [{ type: 'footnote', position: placeOf(node, state), children: state.reading.lower(definition.children, { ...state, inside: 'footnote', container: definition, inFootnote: true, depth: state.depth + 1 }) }]
  },
}

function lowerHtml(node: Html, state: State, marks: Marks): Inline[] {
  const position = placeOf(node, state)
  const comment = commentOf(node.value, position, state)
  if (comment === 'html') {
    state.reading.report.say('MRK-001', position, { text: node.value.slice(0, 60) })
    return [plainly(node.value, position, marks)]
  }
  return comment ? [comment] : []
}

function lowerLink(url: string, title: string | null | undefined, children: readonly PhrasingContent[], position: Position, state: State, marks: Marks): Inline[] {
  const { report, agreement } = state.reading
  const content = lowerInlines(children, state, marks)
  if (title) report.say('MRK-020', position, { title })
  if (url.startsWith('#') && url.length > 1 && agreement) {
    const label = content.map((node) => (node.type === 'text' ? node.value : '')).join('')
    const target = decoded(url.slice(1))
    const capital = /^\p{Lu}/u.test(label)
    return [{ type: 'reference', target, ...(label && { label }), ...(capital && { capital: true }), ...(marks.length > 0 && { marks }), position }]
  }
  const isAllowed = /^(?:https?:\/\/|mailto:|tel:)/i.test(url) || (url.startsWith('#') && url.length > 1)
  if (isAllowed) return [{ type: 'link', url, children: content, position }]
  report.say('MRK-016', position, { url })
  return content
}

function lowerImage(url: string, alt: string | null | undefined, title: string | null | undefined, position: Position, state: State): Inline[] {
  const { report } = state.reading
  const src = state.reading.folder + decoded(url)
  if (title) report.say('MRK-020', position, { title })
  if (!alt) report.say('UUF-002', position)
  if (!readImage(src, position, state.reading)) return []
  const image: Image = { type: 'image', src, alt: alt?.replaceAll('\n', ' ') || src, position }
  return [image]
}

/** A web address may hold `%20`; a file name or an id has the character itself. */
function decoded(url: string): string {
  try {
    return decodeURIComponent(url).normalize('NFC')
  } catch {
    return url
  }
}

