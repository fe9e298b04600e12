/** The changes of a redline, each as it is listed and as it is marked in the text. */
import { changeList, type ListedChange } from '../document/change-list.ts'
import { changesOf, type ChangeMark } from '../document/changes.ts'
import type { Document } from '../document/tree.ts'

export interface KnownChange {
  listed: ListedChange
  marks: readonly ChangeMark[]
}

/** @returns every change by its id, in reading order. */
export function knownChanges(redline: Document): ReadonlyMap<string, KnownChange> {
  const marks = changesOf(redline)
  return new Map(changeList(redline).map((listed) => [listed.id, { listed, marks: marks.get(listed.id) ?? [] }]))
}
