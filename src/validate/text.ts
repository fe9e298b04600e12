/** The visible text of a document, block by block, with the place of every character in the author's file. */
import { referenceLabel, type Analysis } from '../document/analyse.ts'
import type { Block, Document, Heading, Inline, Mark, Node, Point, Position, Reference, SourceSpan, Text } from '../document/tree.ts'
import { oncePer } from './once.ts'

export type TextKind = 'title' | 'titleLine' | 'heading' | 'paragraph' | 'cell' | 'signature' | 'attachment'

/** A stretch of a block's text that came from one inline node. */
export interface Run {
  from: number
  to: number
  node: Text | Reference | Inline
  marks: readonly Mark[]
}

/**
 * One block of visible text. A footnote is a block of its own, after the one that refers to it; code is left out, since its text is
 * no language.
 */
export interface TextBlock {
  kind: TextKind
  /** Line breaks as `\n`. A reference has its printed label, a blank `[name]`, an image and a footnote nothing. */
  text: string
  block: Block
  runs: readonly Run[]
  /** Enclosing blocks, outermost first: lists, items, quotations, attachments, footnotes. */
  within: readonly Node[]
  /** Heading of the clause that the block belongs to; the block's own where it is a heading. */
  clause?: Heading
  /** Index among all blocks. */
  index: number
  /** The place of a stretch of the text; undefined for text that no file holds. */
  place: (from: number, to: number) => Position | undefined
  /**
   * The place of a stretch that a fix may replace: it stands in the file as it is printed (a line break for a space). Undefined for what
   * comes from a value or is parted by mark-up.
   */
  editable: (from: number, to: number) => Position | undefined
}

/** @returns the blocks in reading order, attachments last. */
export function textBlocks(document: Document, analysis: Analysis): TextBlock[] {
  const blocks: TextBlock[] = []
  let clause: Heading | undefined

  const add = (kind: TextKind, block: Block, content: readonly Inline[], within: readonly Node[]): void => {
    const { text, runs, footnotes } = flatten(content, analysis)
    blocks.push({ kind, text, block, runs, within, ...(clause && { clause }), index: blocks.length, place: (from, to) => placeOf(runs, from, to), editable: (from, to) => editableIn(runs, from, to) })
    for (const footnote of footnotes) if (footnote.type === 'footnote') for (const child of footnote.children) visit(child, [...within, block, footnote])
  }
  const visit = (block: Block, within: readonly Node[]): void => {
    switch (block.type) {
      case 'heading':
        clause = block
        return add('heading', block, block.children, within)
      case 'title':
      case 'titleLine':
      case 'paragraph':
        return add(block.type, block, block.children, within)
      case 'tableCell':
        return add('cell', block, block.children, within)
      case 'signatureLine':
        return add('signature', block, block.children, within)
      case 'attachmentEntry':
        return add('attachment', block, block.children, within)
      case 'code':
      case 'rule':
        return
      case 'attachment':
        clause = undefined
        // A draft is judged where it stands, not again in every saksfremlegg that attaches it.
        if (block.draft) return
        break
    }
    for (const child of block.children as readonly Block[]) visit(child, [...within, block])
  }
  for (const block of document.children) visit(block, [])
  return blocks
}

function flatten(content: readonly Inline[], analysis: Analysis): { text: string; runs: Run[]; footnotes: Inline[] } {
  const runs: Run[] = []
  const footnotes: Inline[] = []
  let text = ''
  const add = (node: Inline, value: string, marks: readonly Mark[] = []): void => {
    if (value === '') return
    runs.push({ from: text.length, to: text.length + value.length, node, marks })
    text += value
  }
  const visit = (node: Inline): void => {
    if (node.type === 'text') add(node, node.value, node.marks)
    else if (node.type === 'reference') add(node, referenceLabel(node, analysis), node.marks)
    else if (node.type === 'blank') add(node, `[${node.name}]`, node.marks)
    else if (node.type === 'break') add(node, '\n')
    else if (node.type === 'link') node.children.forEach(visit)
    else if (node.type === 'footnote') footnotes.push(node)
  }
  content.forEach(visit)
  return { text, runs, footnotes }
}

function placeOf(runs: readonly Run[], from: number, to: number): Position | undefined {
  const start = pointAt(runs, from, 'start')
  const end = pointAt(runs, Math.max(to, from + 1), 'end')
  if (!start || !end || start.file !== end.file) return undefined
  return { start: start.point, end: end.point, ...(start.file !== undefined && { file: start.file }) }
}

/** `start` of the character at `offset`, or `end` of the one before it. */
function pointAt(runs: readonly Run[], offset: number, side: 'start' | 'end'): { point: Point; file: string | undefined } | undefined {
  const at = side === 'start' ? offset : offset - 1
  const run = last(runs, ({ from }) => from <= at)
  if (!run || at >= run.to) return undefined
  const inner = at - run.from
  const span = spanAt(run, inner)
  const position = span?.position ?? run.node.position
  if (!position) return undefined
  if (!span?.verbatim) return { point: position[side], file: position.file }
  return { point: pointIn(span, inner + (side === 'end' ? 1 : 0)), file: position.file }
}

function editableIn(runs: readonly Run[], from: number, to: number): Position | undefined {
  let start: Point | undefined
  let end: Point | undefined
  let file: string | undefined
  for (let at = from; at < to; ) {
    const run = last(runs, (candidate) => candidate.from <= at)
    const inner = at - (run?.from ?? 0)
    const span = run && at < run.to ? spanAt(run, inner) : undefined
    if (!run || !span) return undefined
    const until = Math.min(span.at + span.length, to - run.from)
    const isLineBreak = span.length === 1 && span.position.start.line !== span.position.end.line
    if (!span.verbatim && !isLineBreak) return undefined
    const begins = span.verbatim ? pointIn(span, inner) : span.position.start
    if (end && (end.offset !== begins.offset || file !== span.position.file)) return undefined
    start ??= begins
    end = span.verbatim ? pointIn(span, until) : span.position.end
    file = span.position.file
    at = run.from + until
  }
  return start && end ? { start, end, ...(file !== undefined && { file }) } : undefined
}

function spanAt({ node }: Run, inner: number): SourceSpan | undefined {
  const span = node.type === 'text' ? last(node.source ?? [], ({ at }) => at <= inner) : undefined
  return span && inner < span.at + span.length ? span : undefined
}

/** A place inside a span that stands in the file as it does in the text. */
function pointIn(span: SourceSpan, inner: number): Point {
  const { line, column, offset } = span.position.start
  return { line, column: column + inner - span.at, offset: offset + inner - span.at }
}

/** The last of a sorted list that `holds`, found by halving: a block may have very many runs. */
function last<T>(list: readonly T[], holds: (entry: T) => boolean): T | undefined {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(list[middle] as T)) low = middle + 1
    else high = middle
  }
  return list[low - 1]
}

/** The blocks that are the author's to mend here: what a saksfremlegg attaches is a draft, and judged as one in its own file. */
export function ownBlocks({ blocks, type }: { blocks: readonly TextBlock[]; type?: { dokument: string } }): readonly TextBlock[] {
  return type?.dokument === 'saksframlegg' ? blocks.filter(({ within }) => !within.some((node) => node.type === 'attachment')) : blocks
}

/** Sentences of a text as [from, to): ends at a full stop, question or exclamation mark that no abbreviation, number or initial explains. */
export function sentences(text: string): [number, number][] {
  const found: [number, number][] = []
  let from = 0
  for (const match of text.matchAll(/(?<![.!?…])[.!?…]+["»”)]*(?=\s+["«“(]?[\p{Lu}\d«])|\n/gu)) {
    const end = match.index + match[0].length
    // Enough for the longest abbreviation; all of it would make a long text slow.
    const before = text.slice(Math.max(from, match.index - 24), match.index)
    const isAbbreviation = match[0].startsWith('.') && (ABBREVIATION.test(before) || /(?:^|\s)(?:\d{1,3}|\p{Lu})$/u.test(before))
    if (isAbbreviation) continue
    found.push([from, end])
    from = end + (/^\s+/.exec(text.slice(end))?.[0].length ?? 0)
  }
  if (from < text.length) found.push([from, text.length])
  return found
}

/** @returns the sentences of a block. */
export const sentencesOf: (block: TextBlock) => readonly [number, number][] = oncePer(({ text }) => sentences(text))

/** @returns for a place in a text the sentence that it stands in; the text is parted once. */
export function sentenceFinder(text: string): (at: number) => [number, number] {
  let parts: [number, number][] | undefined
  return (at) => {
    parts ??= sentences(text)
    let [low, high] = [0, parts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((parts[middle]?.[1] ?? 0) <= at) low = middle + 1
      else high = middle
    }
    return parts[low] ?? [0, text.length]
  }
}

const ABBREVIATION = /(?:^|[\s(])(?:f\.eks|bl\.a|jf|iht|ift|mht|nr|kap|art|pkt|ca|evt|dvs|osv|mv|m\.m|o\.l|kr|kl|pr|ev|inkl|ekskl|tlf|etc|kgl|dr|st|vedr|bokst)$/i
