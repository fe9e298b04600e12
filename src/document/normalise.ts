/** One shape for one meaning: no two neighbouring texts alike, none empty, no blank edges. */
import { MARKS, type Blank, type Block, type Change, type Document, type Inline, type Node, type Reference, type Text } from './tree.ts'

/** @returns the same document in its one shape; normalising twice changes nothing. */
export function normalise(document: Document): Document {
  return { ...document, children: normaliseBlocks(document.children) }
}

function normaliseBlocks<T extends Block>(blocks: readonly T[]): T[] {
  return blocks.flatMap((block) => {
    const normal = normaliseBlock(block)
    return normal === undefined ? [] : [normal as T]
  })
}

const HOLDS_BLOCKS = new Set<Node['type']>([
  'list', 'listItem', 'table', 'tableRow', 'blockquote', 'signatureBlock', 'signature', 'attachmentList', 'attachment',
])

function normaliseBlock(block: Block): Block | undefined {
  if (block.type === 'rule') return block
  if (block.type === 'code') return { ...block, children: mergeTexts(block.children) as Text[] }
  if (HOLDS_BLOCKS.has(block.type)) {
    const children = normaliseBlocks(block.children as readonly Block[])
    const mayBeEmpty = block.type === 'listItem' || block.type === 'signatureBlock' || block.type === 'attachment'
    return children.length === 0 && !mayBeEmpty ? undefined : ({ ...block, children } as Block)
  }
  const inlines = normaliseInlines(block.children as readonly Inline[])
  // A blank at an edge may be what one of the drafts has there, or what parts two paragraphs that were one.
  const isChanged = block.endChange !== undefined || inlines.some(({ change }) => change !== undefined)
  const children = isChanged ? inlines : trim(inlines)
  const mayBeEmpty = block.type !== 'paragraph'
  return children.length === 0 && !mayBeEmpty ? undefined : ({ ...block, children } as Block)
}

/** @returns the inline content in its one shape, edges untouched. */
export function normaliseInlines(nodes: readonly Inline[]): Inline[] {
  return mergeTexts(
    nodes.flatMap((node): Inline[] => {
      if (node.type === 'footnote') return [{ ...node, children: normaliseBlocks(node.children) }]
      if (node.type === 'note') return [{ ...node, children: trim(mergeTexts(node.children)) as Text[] }]
      if (node.type === 'link') {
        const children = normaliseInlines(node.children)
        return children.length === 0 ? [] : [{ ...node, children }]
      }
      return [node.type === 'reference' || node.type === 'blank' ? withSortedMarks(node) : node]
    }),
  )
}

function mergeTexts(nodes: readonly Inline[]): Inline[] {
  const merged: Inline[] = []
  for (const node of nodes) {
    if (node.type !== 'text') {
      merged.push(node)
      continue
    }
    if (node.value === '') continue
    const text = withSortedMarks(node)
    const last = merged.at(-1)
    if (last?.type === 'text' && sameFormat(last, text)) merged[merged.length - 1] = join(last, text)
    else merged.push(text)
  }
  return merged
}

function withSortedMarks<T extends Text | Reference | Blank>(node: T): T {
  const { marks, ...rest } = node
  const sorted = MARKS.filter((mark) => marks?.includes(mark))
  return (sorted.length === 0 ? rest : { ...rest, marks: sorted }) as T
}

function sameFormat(a: Text, b: Text): boolean {
  return !a.older && !b.older && (a.marks ?? []).join() === (b.marks ?? []).join() && sameChange(a.change, b.change)
}

function sameChange(a: Change | undefined, b: Change | undefined): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b)
}

function join(a: Text, b: Text): Text {
  const source = [...(a.source ?? []), ...(b.source ?? []).map((span) => ({ ...span, at: span.at + a.value.length }))]
  const position =
    a.position && b.position && a.position.file === b.position.file ? { ...a.position, end: b.position.end } : a.position
  return {
    ...a,
    value: a.value + b.value,
    ...(position && { position }),
    ...(source.length > 0 && { source }),
  }
}

/** Blank edges of a block are not visible, and Markdown cannot write them; a no-break space is kept. */
function trim(nodes: readonly Inline[]): Inline[] {
  let kept = [...nodes]
  for (let first = kept[0]; first && (isBlank(first) || first.type === 'break'); first = kept[0]) kept = kept.slice(1)
  for (let last = kept.at(-1); last && (isBlank(last) || last.type === 'break'); last = kept.at(-1)) kept = kept.slice(0, -1)
  kept = kept.flatMap((node, i): Inline[] => {
    if (node.type !== 'text') return [node]
    const before = i === 0 || kept[i - 1]?.type === 'break'
    const after = i === kept.length - 1 || kept[i + 1]?.type === 'break'
    const lead = before ? (/^[ \t\n]+/.exec(node.value)?.[0].length ?? 0) : 0
    const end = after ? lengthWithoutBlankEnd(node.value) : node.value.length
    return end <= lead ? [] : [lead === 0 && end === node.value.length ? node : cut(node, lead, end)]
  })
  return kept
}

/** Not a pattern, which would try each blank of a long run. @returns the length of a text without the blanks at its end. */
export function lengthWithoutBlankEnd(value: string): number {
  let end = value.length
  while (end > 0 && ' \t\n'.includes(value[end - 1] ?? '')) end -= 1
  return end
}

function isBlank(node: Inline): boolean {
  return node.type === 'text' && /^[ \t\n]*$/.test(node.value)
}

/** @returns the part of a text from `from` to `to` (UTF-16 units), with its source. */
export function cut(text: Text, from: number, to: number): Text {
  const { source, ...rest } = text
  const kept = (source ?? []).flatMap((span) => {
    const start = Math.max(span.at, from)
    const end = Math.min(span.at + span.length, to)
    if (start >= end) return []
    if (!span.verbatim) return [{ ...span, at: start - from, length: end - start }]
    const shift = (by: number) => ({
      line: span.position.start.line,
      column: span.position.start.column + by,
      offset: span.position.start.offset + by,
    })
    const position = { ...span.position, start: shift(start - span.at), end: shift(end - span.at) }
    return [{ at: start - from, length: end - start, position, verbatim: true }]
  })
  const first = kept[0]?.position
  const last = kept.at(-1)?.position
  return {
    ...rest,
    value: text.value.slice(from, to),
    ...(kept.length > 0 && { source: kept }),
    ...(first && last && { position: { ...first, end: last.end } }),
  }
}

/** A document stripped of everything that the laws do not compare: positions, sources and cached labels. */
export function comparable(document: Document): unknown {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip)
    if (value === null || typeof value !== 'object') return value
    const isReference = (value as { type?: unknown }).type === 'reference'
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => key !== 'position' && key !== 'source' && !(isReference && key === 'label'))
        .map(([key, child]) => [key, strip(child)]),
    )
  }
  return strip(normalise(document))
}
