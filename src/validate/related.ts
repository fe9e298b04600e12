/** What rules are told of other documents: plain data, gathered by `assemble`. Everything is optional; a rule is silent without it. */
import type { ListedKind } from '../document/change-list.ts'
import type { Document } from '../document/tree.ts'

/** A document that stands beside the one that is judged. */
export interface RelatedDocument {
  /** As the user knows the file. */
  path: string
  /** Title as printed. */
  title: string
  /** Its own draft date, ISO. */
  date?: string
  document: Document
}

/** A difference between two drafts, as the redline counts it. */
export interface ChangeSummary {
  id: string
  kind: ListedKind
  /** The clause's heading in the newer draft. */
  clause: string
  older: string
  newer: string
}

export interface Related {
  /** The drafts that a saksfremlegg attaches, in the order of its attachments; without an id the one that it is about but does not attach. */
  attached: readonly (RelatedDocument & { attachmentId?: string })[]
  /** Changes between the base draft and the attached one, when there is a base draft. */
  changes?: readonly ChangeSummary[]
  /** There is no draft before the attached one. */
  withoutBase?: true
  /** Other parts of the same set of agreements (general and special part). */
  parts: readonly RelatedDocument[]
  /** Copies of the same saksfremlegg or decision for other councils. */
  siblings: readonly RelatedDocument[]
  /** The clauses of the library, by name; what their arguments fill stands as `{{…}}`. */
  library: readonly { name: string; document: Document }[]
}

export const NOTHING_RELATED: Related = { attached: [], parts: [], siblings: [], library: [] }
