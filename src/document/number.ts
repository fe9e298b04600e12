/**
 * Numbers every node that has one: clauses, numbered paragraphs, list items, footnotes, attachments.
 *
 * Numbers are derived here and stored nowhere, so that a renumbering is never a change.
 */
import type { Numbering } from './meta.ts'
import type { AttachmentList, Block, Document, Footnote, Heading, List, ListItem, Node, Paragraph } from './tree.ts'

export interface Ordinal {
  /** Ordinals from the outermost on: [4, 2] for clause 4.2, [3] for the third list item. */
  path: readonly number[]
  /** As printed before the block: «4.2», «c)», «3.», «1» (footnote), «2» (attachment). */
  label: string
}

export type Numbers = ReadonlyMap<Node, Ordinal>

/**
 * @param scheme overrides the document's own `nummerering`.
 * @returns the ordinal of each numbered node of `document`, by identity.
 */
export function number(document: Document, scheme: Numbering = document.meta.nummerering ?? 'ingen'): Numbers {
  const numbers = new Map<Node, Ordinal>()
  numberText(document.children, scheme, numbers)
  return numbers
}

function numberText(blocks: readonly Block[], scheme: Numbering, numbers: Map<Node, Ordinal>): void {
  const clauses = clauseCounter(scheme, closedLevels(blocks))
  let lists = listCounter()
  let footnotes = 0
  let attachments = 0

  const visit = (node: Node, depth: number, top: boolean): void => {
    switch (node.type) {
      case 'heading':
      case 'paragraph': {
        const ordinal = top ? clauses(node) : undefined
        if (ordinal) numbers.set(node, ordinal)
        if (node.type === 'heading') lists.forget()
        break
      }
      case 'list':
        lists.number(node, depth, numbers)
        for (const item of node.children) for (const child of item.children) visit(child, depth + 1, false)
        return
      case 'footnote':
        footnotes += 1
        numbers.set(node, { path: [footnotes], label: String(footnotes) })
        aside(node)
        return
      case 'attachmentList':
        numberEntries(node, numbers)
        break
      case 'attachment':
        // An attachment is a text of its own: its clauses, lists and footnotes start again at 1.
        attachments += 1
        numbers.set(node, { path: [attachments], label: String(attachments) })
        numberText(node.children, scheme, numbers)
        return
    }
    if ('children' in node) for (const child of node.children) visit(child, depth, false)
  }
  /** A list in a footnote is no part of the lists of the text. */
  const aside = (footnote: Footnote): void => {
    const outer = lists
    lists = listCounter()
    for (const child of footnote.children) visit(child, 0, false)
    lists = outer
  }
  for (const block of blocks) visit(block, 0, true)
}

function numberEntries(list: AttachmentList, numbers: Map<Node, Ordinal>): void {
  list.children.forEach((entry, i) => numbers.set(entry, { path: [i + 1], label: String(i + 1) }))
}

function clauseCounter(
  scheme: Numbering,
  levels: ReadonlyMap<Heading, number>,
): (node: Heading | Paragraph) => Ordinal | undefined {
  const counts: number[] = []
  /** Depth of the unnumbered clause that we are inside of, if any. */
  let exempt: number | undefined
  /** Depth of the clause that numbered paragraphs belong to. */
  let depth = 0

  const next = (at: number): Ordinal => {
    counts.length = at
    for (let i = 0; i < at; i += 1) counts[i] ??= i < at - 1 ? 1 : 0
    counts[at - 1] = (counts[at - 1] ?? 0) + 1
    const path = [...counts]
    return { path, label: path.join('.') }
  }

  return (node) => {
    if (scheme === 'ingen') return undefined
    if (node.type === 'heading') {
      const level = levels.get(node) ?? node.level
      if (exempt !== undefined && level > exempt) return undefined
      exempt = node.unnumbered ? level : undefined
      if (exempt !== undefined) return undefined
      depth = level
      return next(depth)
    }
    const numbered = scheme === 'underpunkt' && depth > 0 && exempt === undefined && !node.unnumbered
    return numbered ? next(depth + 1) : undefined
  }
}

function listCounter(): { number: (list: List, depth: number, numbers: Map<Node, Ordinal>) => void; forget: () => void } {
  /** Last ordinal per kind and depth, for `{.fortsett}`. */
  const last = new Map<string, number>()
  return {
    forget: () => last.clear(),
    number(list, depth, numbers) {
      const key = `${list.kind} ${depth}`
      let ordinal = list.continues ? (last.get(key) ?? 0) : (list.start ?? 1) - 1
      for (const item of list.children) {
        ordinal += 1
        numbers.set(item, { path: [ordinal], label: itemLabel(list.kind, ordinal) })
      }
      last.set(key, ordinal)
    },
  }
}

/** «a)», «3.», or «•» for a bullet. */
export function itemLabel(kind: List['kind'], ordinal: number): string {
  if (kind === 'bullet') return '•'
  return kind === 'letter' ? `${letters(ordinal)})` : `${ordinal}.`
}

/** 1 → a, 26 → z, 27 → aa, 28 → bb: as Word counts (ECMA-376 part 1, 17.18.59 lowerLetter), so that all formats agree. */
export function letters(ordinal: number): string {
  const turn = Math.floor((ordinal - 1) / 26)
  return String.fromCharCode(97 + ((ordinal - 1) % 26)).repeat(turn + 1)
}

/** The ordinal of an item, for formats that count by themselves and only need the start. */
export function firstOrdinal(list: List, numbers: Numbers): number {
  const first: ListItem | undefined = list.children[0]
  return (first && numbers.get(first)?.path[0]) ?? 1
}

/** Heading levels without holes: a level may go down by one at a time (PDF/UA, WCAG 1.3.1); keyed by heading. */
export function closedLevels(blocks: readonly Block[]): ReadonlyMap<Heading, number> {
  const closed = new Map<Heading, number>()
  /** The typed levels that are open, outermost first: the closed level is how many there are. */
  let open: number[] = []
  const visit = (block: Block): void => {
    if (block.type === 'heading') {
      open = [...open.filter((level) => level < block.level), block.level]
      closed.set(block, open.length)
    } else if (block.type === 'attachment') {
      const outer = open
      open = []
      block.children.forEach(visit)
      open = outer
    }
  }
  blocks.forEach(visit)
  return closed
}
