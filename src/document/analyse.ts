/** Finds what the parts of a document are to each other: ids and their targets, references, terms, the outline. */
import { number, type Numbers } from './number.ts'
import {
  plainText,
  walk,
  type Attachment,
  type Block,
  type Document,
  type Heading,
  type ListItem,
  type Node,
  type Paragraph,
  type Parent,
  type Reference,
  type Text,
} from './tree.ts'
import { wordsOf, type Words } from './words.ts'

export type TargetNode = Heading | Paragraph | ListItem | Attachment

export interface Target {
  id: string
  node: TargetNode
  /** Whether the author typed the id; only such ids can clash and only such ids align drafts. */
  typed: boolean
  /** What a reference to it prints, in lower case: «punkt 4.2», «vedlegg 2», «Samarbeidsområder» with guillemets. */
  label: string
}

export interface Term {
  term: string
  node: Text
}

/** A clause and its sub-clauses. */
export interface OutlineEntry {
  heading: Heading
  id: string
  children: OutlineEntry[]
}

export interface Analysis {
  /** By id; a clause is also found by its unqualified id where that is unambiguous. */
  targets: ReadonlyMap<string, Target>
  /** The one id of each target, for anchors and bookmarks. */
  ids: ReadonlyMap<Node, string>
  references: readonly Reference[]
  /** Terms where they are defined: bold with the guillemets inside. */
  terms: readonly Term[]
  outline: readonly OutlineEntry[]
  /** Typed ids that occur more than once: every node after the first. */
  clashes: readonly Target[]
  /** In a redline: what references that only the older draft has point to and print. */
  bygone?: ReadonlyMap<Reference, { target?: Target; label: string }>
}

/** @returns the analysis of `document`; `numbers` are those of the same tree. */
export function analyse(document: Document, numbers: Numbers = number(document)): Analysis {
  const words = wordsOf(document.meta)
  const targets = new Map<string, Target>()
  const shortIds = new Map<string, Target | null>()
  const ids = new Map<Node, string>()
  const references: Reference[] = []
  const terms: Term[] = []
  const clashes: Target[] = []
  const outline: OutlineEntry[] = []
  const label = labeller(document, numbers, words)

  const typed = typedIds(document)
  const used = new Map<string, number>()
  const add = (target: Target): string => {
    if (target.typed && targets.has(target.id)) clashes.push(target)
    else targets.set(target.id, target)
    ids.set(target.node, target.id)
    return target.id
  }

  let open: OutlineEntry[] = []
  for (const [node, ancestors] of walk(document)) {
    if (node.type === 'attachment') open = []
    if (node.type === 'heading') {
      open = open.filter((entry) => entry.heading.level < node.level)
      const parent = open.at(-1)
      const short = slug(nameOf(node))
      const derived = free([parent?.id, short].filter(Boolean).join('-') || 'punkt', targets, typed, used)
      const target = { id: node.id ?? derived, node, typed: node.id !== undefined, label: label(node, ancestors) }
      const entry: OutlineEntry = { heading: node, id: add(target), children: [] }
      if (!target.typed) shortIds.set(short, shortIds.has(short) ? null : target)
      ;(parent?.children ?? outline).push(entry)
      open.push(entry)
    } else if ((node.type === 'paragraph' || node.type === 'listItem') && node.id !== undefined) {
      add({ id: node.id, node, typed: true, label: label(node, ancestors) })
    } else if (node.type === 'attachment') {
      add({ id: node.id, node, typed: true, label: label(node, ancestors) })
    } else if (node.type === 'reference') {
      references.push(node)
    } else if (node.type === 'text') {
      const term = definedTerm(node)
      if (term !== undefined) terms.push({ term, node })
    }
  }
  for (const [id, target] of shortIds) if (target && !targets.has(id)) targets.set(id, target)
  return { targets, ids, references, terms, outline, clashes }
}

/** «Økonomi og finansiering» → `okonomi-og-finansiering`. */
export function slug(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .normalize('NFC')
}

/** A heading without its references: their wording is cached, and an id or a label made of it would change with the numbers. */
function nameOf(heading: Heading): string {
  return plainText(heading.children.filter((child) => child.type !== 'reference'))
}

function typedIds(document: Document): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const [node] of walk(document)) if ('id' in node && node.id !== undefined) ids.add(node.id)
  return ids
}

/** A derived id gives way to every typed one and to the derived ones before it. */
function free(id: string, taken: ReadonlyMap<string, Target>, typed: ReadonlySet<string>, used: Map<string, number>): string {
  for (let n = (used.get(id) ?? 0) + 1; ; n += 1) {
    const candidate = n === 1 ? id : `${id}-${n}`
    used.set(id, n)
    if (!taken.has(candidate) && !typed.has(candidate)) return candidate
  }
}

function definedTerm(text: Text): string | undefined {
  return text.marks?.includes('strong') ? /^«([^«»]+)»$/.exec(text.value)?.[1] : undefined
}

type Labeller = (node: TargetNode, ancestors: readonly Parent[]) => string

/** The clause that a block stands in, and which ledd of it the block is or follows. */
interface Place {
  clause: string
  ledd: number
}

/** How a reference to a node prints, after the way such places are cited: «punkt 4 andre ledd bokstav b». */
function labeller(document: Document, numbers: Numbers, words: Words): Labeller {
  const headingLabel = (heading: Heading): string => {
    const ordinal = numbers.get(heading)
    return ordinal ? `${words.clause} ${ordinal.label}` : `«${nameOf(heading).trim()}»`
  }
  const nth = (n: number, word: string): string => `${words.ordinals[n - 1] ?? `${n}.`} ${word}`
  const places = new Map<Node, Place>()
  const place = (blocks: readonly Block[]): void => {
    let at: Place = { clause: '', ledd: 0 }
    for (const block of blocks) {
      if (block.type === 'heading') at = { clause: headingLabel(block), ledd: 0 }
      else if (block.type === 'paragraph') {
        const own = numbers.get(block)
        at = own ? { clause: `${words.clause} ${own.label}`, ledd: 1 } : { ...at, ledd: at.ledd + 1 }
      } else if (block.type === 'attachment') place(block.children)
      places.set(block, at)
    }
  }
  place(document.children)

  return (node, ancestors) => {
    if (node.type === 'heading') return headingLabel(node)
    const ordinal = numbers.get(node)
    if (node.type === 'attachment') return `${words.attachment} ${ordinal?.label ?? ''}`.trim()
    if (node.type === 'paragraph' && ordinal) return `${words.clause} ${ordinal.label}`
    const top = [...ancestors, node].find((n) => places.has(n) && n.type !== 'attachment') ?? node
    const { clause, ledd } = places.get(top) ?? { clause: '', ledd: 1 }
    if (node.type === 'paragraph') return [clause, nth(ledd, words.paragraph)].filter(Boolean).join(' ')
    const list = ancestors.at(-1)
    const item = {
      letter: `${words.letter} ${ordinal?.label.slice(0, -1)}`,
      number: `${words.number} ${ordinal?.path[0]}`,
      bullet: nth(ordinal?.path[0] ?? 1, words.listPoint),
    }[list?.type === 'list' ? list.kind : 'bullet']
    return [clause, item].filter(Boolean).join(' ')
  }
}

/** @returns what a reference points to; undefined where nothing has its id. */
export function targetOf(reference: Reference, analysis: Analysis): Target | undefined {
  const bygone = analysis.bygone?.get(reference)
  return bygone ? bygone.target : analysis.targets.get(reference.target)
}

/** What a reference prints: its target's label, with a capital where it opens a sentence. */
export function referenceLabel(reference: Reference, analysis: Analysis): string {
  const bygone = analysis.bygone?.get(reference)
  if (bygone) return bygone.label
  const label = targetOf(reference, analysis)?.label ?? reference.label ?? reference.target
  return reference.capital ? label.charAt(0).toUpperCase() + label.slice(1) : label
}
