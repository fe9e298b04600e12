/** What a saksfremlegg brings in from the drafts that it is about: asked for by the reader, answered by `assemble`. */
import type { Meta } from './meta.ts'
import type { Block, Position } from './tree.ts'

/** The keys of the front matter that name a draft: the one that the case is about, and the one that its changes are counted from. */
export type DraftKey = 'gjelder' | 'endretFra'

/** Why there is nothing to bring in. */
export type Lack =
  | { lack: 'unnamed'; key: DraftKey }
  /** The file is not there, is no agreement, or has a fault of its own: `why` says so in a sentence. */
  | { lack: 'unreadable'; key: DraftKey; path: string; why: string }
  /** The draft that changes are counted from is the newer one, or the same. */
  | { lack: 'backwards'; key: DraftKey; path: string }
  | { lack: 'unknown'; id: string; known: readonly string[] }
  /** More than one paragraph where a sentence is asked for. */
  | { lack: 'several'; id: string }
  /** The words stand in none of the sentences, or in more than one. */
  | { lack: 'words'; id: string; words: string; count: number }

/** Every answer is made anew from the drafts, so that none can differ from them. */
export interface Others {
  /** What is wrong with the drafts that the front matter names, each once. */
  faults: (meta: Meta) => readonly Extract<Lack, { key: DraftKey; path: string }>[]
  /** The table of what has changed between the two drafts, with a sentence before it; all of it at `position`. */
  changes: (meta: Meta, position: Position) => readonly Block[] | Lack
  /** A clause, paragraph or item of the draft, or the one sentence of it that has these words. */
  passage: (meta: Meta, id: string, words: string | undefined, position: Position) => readonly Block[] | Lack
  /** The same as part of a sentence: text without quotation marks around it. */
  sentence: (meta: Meta, id: string, words: string | undefined) => string | Lack
  /** The fingerprint of the draft's text, as printed. */
  fingerprint: (meta: Meta) => string | Lack
}

export function isLack<T extends object | string>(answer: T | Lack): answer is Lack {
  return typeof answer === 'object' && 'lack' in answer
}
