/** What is passed along while a file is lowered from mdast to the tree. */
import type { BlockContent, Blockquote, Definition, DefinitionContent, FootnoteDefinition, ListItem, Root, RootContent } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Asset } from '../document/assets.ts'
import type { Meta } from '../document/meta.ts'
import type { Others } from '../document/others.ts'
import type { LocalFile } from '../document/sources.ts'
import type { Block, Position } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'
import type { Attributes } from './attributes.ts'
import type { Budget } from './budget.ts'
import type { FrontMatter } from './front-matter.ts'
import type { Reporter } from './messages.ts'
import type { RedlineReading } from './redline.ts'
import type { Source } from './source.ts'
import type { Scope } from './values.ts'

/** A finding that the author has allowed, with the reason (`<!-- lilla: tillat STR-004: venter på Viken -->`). */
export interface Suppression {
  ruleId: string
  reason: string
  position: Position
}

export type BlockNode = RootContent | BlockContent | DefinitionContent

/** Shared by a document and all that it brings in. */
export interface Reading {
  report: Reporter
  /** What has been brought in so far. */
  budget: Budget
  meta: Meta
  /** Whether the file has a `dokumenttype`: elsewhere what is not understood prints literally, with a warning. */
  agreement: boolean
  assets: Map<string, Asset>
  suppressions: Suppression[]
  /** Where text of other drafts was brought in. */
  quoted: Position[]
  clause: (name: string, form?: 'nb' | 'nn') => { path: string; bytes: Uint8Array } | undefined
  clauseNames: () => readonly string[]
  file: (relative: string) => LocalFile
  /** Attachments that are made and lie nowhere, by their names. */
  made: ReadonlyMap<string, Uint8Array>
  /** Folder of the file that is read, relative to the document's own: empty, or ending in `/`. */
  folder: string
  /** The folder of the document itself, as the user knows it: empty, or ending in `/`. */
  base: string
  /** The type of a draft, after its front matter was judged; undefined for any other file, or after a fatal message. */
  typeOf: (front: FrontMatter, file: string) => AgreementType | undefined
  /** Given where the file is about other drafts: a saksfremlegg. */
  others?: Others
  /** Given where the file is a redline: its marks are changes. */
  redline?: RedlineReading
  /** Lowers sibling blocks; given here because lowering is recursive and its files would import each other in a ring. */
  lower: (nodes: readonly BlockNode[], state: State) => Block[]
}

/** One file. */
export interface State {
  reading: Reading
  source: Source
  scope: Scope
  definitions: ReadonlyMap<string, Definition>
  footnotes: ReadonlyMap<string, FootnoteDefinition>
  /** Definitions of a name that is defined before: Markdown passes over them. */
  repeated: readonly (Definition | FootnoteDefinition)[]
  /** How often each definition and footnote was used, by identifier. */
  used: Map<string, number>
  /** The mark before the first of the blocks, where a condition, a repetition or an inclusion parts the two. */
  lead?: Attributes
  /** How many conditions, repetitions and footnotes we are inside of. */
  depth: number
  /** Clauses of the library that we are inside of, outermost first. */
  including: readonly string[]
  /** What the blocks are in: a list may follow a paragraph of an item directly, and only the text itself has headings. */
  inside?: 'item' | 'quotation' | 'footnote'
  /** Whether the list that is lowered may be none: what its lines belong to is then not judged. */
  isDoubtful?: boolean
  /** The innermost of what the blocks are in, in this file. */
  container?: ListItem | Blockquote | FootnoteDefinition
  /** Whether the blocks are a footnote's, however deep. */
  inFootnote?: true
}

export function stateOf(root: Root, source: Source, scope: Scope, reading: Reading, including: readonly string[] = []): State {
  const definitions = new Map<string, Definition>()
  const footnotes = new Map<string, FootnoteDefinition>()
  const repeated: (Definition | FootnoteDefinition)[] = []
  visit(root, (node) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
    if ((node.type === 'definition' ? definitions : footnotes).has(node.identifier)) repeated.push(node)
    else if (node.type === 'definition') definitions.set(node.identifier, node)
    else footnotes.set(node.identifier, node)
  })
  return { reading, source, scope, definitions, footnotes, repeated, used: new Map(), depth: 0, including }
}

/** The place of an mdast node in its file. */
export function placeOf(node: { position?: { start: { offset?: number | undefined }; end: { offset?: number | undefined } } | undefined }, state: State): Position {
  const from = node.position?.start.offset ?? 0
  return state.source.span(from, node.position?.end.offset ?? from)
}

/** The author's own characters of an mdast node. */
export function writtenOf(node: Parameters<typeof placeOf>[0], state: State): string {
  return state.source.text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)
}

/** Says what was not used, and would be lost. */
export function reportUnused(state: State): void {
  for (const definition of state.repeated) {
    const name = `${definition.type === 'definition' ? '' : '^'}${definition.label ?? definition.identifier}`
    state.reading.report.say('MRK-030', placeOf(definition, state), { name })
  }
  for (const [name, definition] of state.footnotes) {
    const count = state.used.get(`^${name}`) ?? 0
    if (count === 0) state.reading.report.say('MRK-014', placeOf(definition, state), { name: definition.label ?? name })
    if (count > 1) state.reading.report.say('MRK-013', placeOf(definition, state), { name: definition.label ?? name, count })
  }
  for (const [name, definition] of state.definitions) {
    if (!state.used.has(name)) state.reading.report.say('MRK-019', placeOf(definition, state), { name: definition.label ?? name })
  }
}
