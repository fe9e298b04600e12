/** Compares two drafts: `compare` gives a document that holds both, every difference marked as a person would have marked it. */
import type { Document } from '../document/tree.ts'
import { contextOf, type CompareOptions } from './context.ts'
import { merge } from './merge.ts'
import { plan } from './plan.ts'

export type { CompareOptions } from './context.ts'

/**
 * @param older and `newer`: normalised documents without changes of their own.
 * @returns the redline: `accept` gives the newer draft, `reject` the older one. Ids of changes count from 1 in reading order.
 */
export function compare(older: Document, newer: Document, options: CompareOptions = {}): Document {
  // A footnote is too short for moves and splits to say more than its words do.
  const context = contextOf(older, newer, options, (a, b, shared) => merge(plan(a, b, shared, true), shared))
  const steps = plan(older.children, newer.children, context)
  return { ...newer, olderMeta: older.meta, children: merge(steps, context) }
}
