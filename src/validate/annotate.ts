/** Puts findings into the document as notes on the exact words, so that every format shows them where the reader is. */
import type { Language, Message, Severity } from '../document/message.ts'
import { cut } from '../document/normalise.ts'
import type { Block, Document, Inline, Node, NodeOf, Note, Position, Text } from '../document/tree.ts'

const LABELS: Record<Severity, Record<Language, string>> = {
  error: { nb: 'feil', en: 'error' },
  warning: { nb: 'advarsel', en: 'warning' },
  info: { nb: 'merknad', en: 'note' },
}

/**
 * @param findings those that lie in the text stand on their words; those without a place, or in the front matter, on the first block.
 * @returns a new document with one note a finding.
 */
export function annotate(document: Document, findings: readonly Message[], language: Language = 'nb'): Document {
  const waiting = new Set(findings)
  const children = document.children.map((block) => annotateBlock(block, waiting, language))
  const rest = [...waiting].map((finding) => noteOf(finding, language))
  return { ...document, children: rest.length === 0 ? children : onFirst(children, rest) }
}

function annotateBlock<T extends Block>(block: T, waiting: Set<Message>, language: Language): T {
  if (waiting.size === 0 || !('children' in block) || block.type === 'code') return block
  const [first] = block.children as readonly Node[]
  if (first && isBlock(first)) return { ...block, children: (block.children as readonly Block[]).map((child) => annotateBlock(child, waiting, language)) }
  return { ...block, children: annotateInlines(block.children as readonly Inline[], waiting, language) }
}

function annotateInlines(nodes: readonly Inline[], waiting: Set<Message>, language: Language): Inline[] {
  let out = nodes.map((node): Inline => (node.type === 'footnote' ? { ...node, children: node.children.map((child) => annotateBlock(child, waiting, language)) } : node))
  for (const finding of [...waiting].filter(({ position }) => position !== undefined).sort((a, b) => (b.position?.start.offset ?? 0) - (a.position?.start.offset ?? 0))) {
    const marked = withNote(out, finding, language)
    if (!marked) continue
    out = marked
    waiting.delete(finding)
  }
  return out
}

/** @returns the nodes with the finding's words cut out and its note behind them; undefined when it does not begin among them. */
function withNote(nodes: readonly Inline[], finding: Message, language: Language): Inline[] | undefined {
  const { position } = finding
  const first = nodes.findIndex((node) => position && node.type !== 'note' && holds(node, position, position.start.offset))
  if (!position || first === -1) return undefined
  const beyond = nodes.findIndex((node, i) => i > first && node.type !== 'note' && startOf(node, position) >= position.end.offset)
  const end = beyond === -1 ? nodes.length : beyond
  const head = split(nodes[first] as Inline, position.start.offset)
  const middle = end - 1 === first ? head.slice(-1) : [...head.slice(-1), ...nodes.slice(first + 1, end)]
  const last = middle.at(-1) as Inline
  const tail = holds(last, position, position.end.offset - 1) ? split(last, position.end.offset) : [last]
  const words = [...middle.slice(0, -1), tail[0] as Inline]
  const note = { ...noteOf(finding, language), about: words.length }
  return [...nodes.slice(0, first), ...head.slice(0, -1), ...words, note, ...tail.slice(1), ...nodes.slice(end)]
}

function startOf(node: Inline, { file }: Position): number {
  return node.position && node.position.file === file ? node.position.start.offset : -1
}

function holds(node: Inline, { file }: Position, offset: number): boolean {
  const { position } = node
  return position !== undefined && position.file === file && position.start.offset <= offset && offset < position.end.offset
}

/** A text in two at a source offset; whole where the offset is its edge, or in a value that has no inner places. */
function split(node: Inline, offset: number): Inline[] {
  if (node.type !== 'text') return [node]
  const at = valueOffset(node, offset)
  return at === undefined || at <= 0 || at >= node.value.length ? [node] : [cut(node, 0, at), cut(node, at, node.value.length)]
}

function valueOffset({ source = [] }: Text, offset: number): number | undefined {
  const span = source.find(({ position }) => position.start.offset <= offset && offset < position.end.offset)
  return span && span.at + (span.verbatim ? offset - span.position.start.offset : 0)
}

function noteOf({ ruleId, severity, reason, remedy }: Message, language: Language): Note {
  return { type: 'note', finding: ruleId, children: [{ type: 'text', value: `${ruleId} (${LABELS[severity][language]}): ${reason} ${remedy}` }] }
}

/** The first block that holds text: the title, as a rule. */
function onFirst(blocks: readonly Block[], notes: readonly Note[]): Block[] {
  const at = blocks.findIndex((block) => block.type === 'title' || block.type === 'heading' || block.type === 'paragraph')
  return blocks.map((block, i) => (i === at ? ({ ...block, children: [...((block as NodeOf<'title'>).children), ...notes] } as Block) : block))
}

const INLINE = new Set<Node['type']>(['text', 'break', 'link', 'reference', 'image', 'footnote', 'note', 'blank'])

function isBlock(node: Node): node is Block {
  return !INLINE.has(node.type)
}
