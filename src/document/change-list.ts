/** The list of a redline's changes, in words: what a saksfremlegg tells of, and what stands beside the text on screen. */
import type { Analysis } from './analyse.ts'
import { sentenceReader, type Sentences } from './changed-sentences.ts'
import { changesOf, type ChangeMark } from './changes.ts'
import { isBlock, textIn } from './draft-text.ts'
import { deriveRedline, type Derived } from './redline.ts'
import { walk, type Document, type Heading, type Node } from './tree.ts'
import { standsIn, type Draft } from './view.ts'

export const CHANGE_KINDS = ['inserted', 'deleted', 'replaced', 'moved', 'formatted', 'split', 'merged'] as const
export type ListedKind = (typeof CHANGE_KINDS)[number]

/** Where a change stands: the innermost clause around it. */
export interface Where {
  /** Its number in that draft, as printed: «4.2». */
  number?: string
  heading: string
}

export interface ListedChange {
  /** 1 for the first in reading order. */
  number: number
  /** As the marks in the document carry it. */
  id: string
  kind: ListedKind
  /** The type of the outermost node that changed; `text` for words inside a block. */
  what: Exclude<Node['type'], 'document'>
  /** By draft; undefined where the change is not in that draft, or comes before its first clause. */
  where: Partial<Record<Draft, Where>>
  /** The clause to tell of it under: as the newer draft has it, or the older one where it is gone; undefined before the first clause. */
  clause?: Where
  /** The wording in each draft, empty where there is none. Blocks are parted by line feeds. */
  older: string
  newer: string
  /** For words inside a block: the sentences that they stand in, with all other changes in them. */
  sentences?: Sentences
  author?: string
  /** ISO 8601, UTC. */
  date?: string
}

/** @returns every change once, in reading order. */
export function changeList(redline: Document): ListedChange[] {
  const derived = deriveRedline(redline)
  const clauses = clausesOf(redline)
  const movedTo = headingsMovedTo(redline)
  const sentencesOf = sentenceReader(derived.analysis)
  return [...changesOf(redline)].map(([id, marks], i) => {
    const { change, node } = marks[0] as ChangeMark
    const { author, date } = change
    const clause = clauseOf(marks, clauses, movedTo, derived)
    const sentences = sentencesOf(marks)
    return {
      number: i + 1,
      id,
      kind: kindOf(marks),
      what: node.type,
      where: whereOf(marks, clauses, derived),
      ...(clause && { clause }),
      older: wording(marks, 'older', derived.analysis),
      newer: wording(marks, 'newer', derived.analysis),
      ...(sentences && { sentences }),
      ...(author !== undefined && { author }),
      ...(date !== undefined && { date }),
    }
  })
}

function kindOf(marks: readonly ChangeMark[]): ListedKind {
  const kinds = new Set(marks.map(({ change }) => change.kind))
  const end = marks.find((mark) => mark.end)
  if (kinds.has('movedFrom') || kinds.has('movedTo')) return 'moved'
  if (end) return end.change.kind === 'inserted' ? 'split' : 'merged'
  if (kinds.has('inserted') && kinds.has('deleted')) return 'replaced'
  if (kinds.has('inserted')) return 'inserted'
  return kinds.has('deleted') ? 'deleted' : 'formatted'
}

/** The clause that each block stands in, by draft; a heading stands in itself. */
type Clauses = ReadonlyMap<Node, Partial<Record<Draft, Heading>>>

function clausesOf(redline: Document): Clauses {
  const clauses = new Map<Node, Partial<Record<Draft, Heading>>>()
  const visit = (nodes: readonly Node[]): void => {
    let current: Partial<Record<Draft, Heading>> = {}
    for (const node of nodes) {
      if (node.type === 'heading') {
        current = { ...current, ...(standsIn(node, 'older') && { older: node }), ...(standsIn(node, 'newer') && { newer: node }) }
      }
      // An attachment follows the last clause, but is no part of it.
      clauses.set(node, node.type === 'attachment' ? {} : current)
      if (node.type === 'attachment') visit(node.children)
    }
  }
  visit(redline.children)
  return clauses
}

function whereOf(marks: readonly ChangeMark[], clauses: Clauses, derived: Derived): ListedChange['where'] {
  const where: Partial<Record<Draft, Where>> = {}
  for (const draft of ['older', 'newer'] as const) {
    const heading = headingOf(marks, draft, clauses)
    if (heading) where[draft] = named(heading, draft, derived)
  }
  return where
}

/** What is deleted from a clause that is still there is told of under its new number. */
function clauseOf(marks: readonly ChangeMark[], clauses: Clauses, movedTo: ReadonlyMap<string, Heading>, derived: Derived): Where | undefined {
  const newer = headingOf(marks, 'newer', clauses)
  if (newer) return named(newer, 'newer', derived)
  const older = headingOf(marks, 'older', clauses)
  const kept = older && (standsIn(older, 'newer') ? older : older.change && movedTo.get(older.change.id))
  return kept ? named(kept, 'newer', derived) : older && named(older, 'older', derived)
}

function headingOf(marks: readonly ChangeMark[], draft: Draft, clauses: Clauses): Heading | undefined {
  const mark = marks.find(({ node, end }) => end || standsIn(node, draft))
  const top = mark && [mark.node, ...[...mark.ancestors].reverse()].find((node) => clauses.has(node))
  return top && clauses.get(top)?.[draft]
}

function named(heading: Heading, draft: Draft, { numbers, olderNumbers, analysis }: Derived): Where {
  const ordinal = (draft === 'newer' ? numbers : olderNumbers).get(heading)
  return { ...(ordinal && { number: ordinal.label }), heading: textIn(heading, draft, analysis) }
}

/** The headings that moved, at their new places, by the id of the move. */
function headingsMovedTo(redline: Document): ReadonlyMap<string, Heading> {
  const headings = [...walk(redline)].flatMap(([node]) => (node.type === 'heading' && node.change?.kind === 'movedTo' ? [node] : []))
  return new Map(headings.flatMap((heading) => (heading.change ? [[heading.change.id, heading]] : [])))
}

function wording(marks: readonly ChangeMark[], draft: Draft, analysis: Analysis): string {
  const parts: string[] = []
  const onlyNotes = marks.every(({ node }) => node.type === 'note')
  for (const [i, { node, end }] of marks.entries()) {
    // A note on changed words is no part of the wording.
    if (end || !standsIn(node, draft) || (node.type === 'note' && !onlyNotes)) continue
    const text = textIn(node, draft, analysis)
    const inline = !isBlock(node)
    const before = marks[i - 1]?.node
    const follows = inline && before !== undefined && !isBlock(before)
    if (follows && parts.length > 0) parts[parts.length - 1] += text
    else parts.push(text)
  }
  return parts.join('\n').trim()
}
