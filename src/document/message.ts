/** A finding about a user's file: always data with a place, never an exception. */
import type { Position } from './tree.ts'

export type Severity = 'error' | 'warning' | 'info'
export type Language = 'nb' | 'en'

export interface Message {
  /** Path as the user knows it. */
  file: string
  /** Absent when the whole file is meant. */
  position?: Position
  /** Stable for ever, such as `REF-001`. */
  ruleId: string
  severity: Severity
  /** What is wrong, in one sentence, and what was expected. */
  reason: string
  /** What to do about it. */
  remedy: string
  /** In English, where the one who gives it knows no language: the commands choose. */
  en?: { reason: string; remedy: string }
  /** The reader could not read the file: nothing can be built from it. */
  fatal?: true
  /** The key of the front matter that is missing, where that is all that the finding is about. */
  missing?: string
  /** Values of the front matter that cannot be used, and those that they were meant to be. */
  wrong?: readonly (readonly (string | number)[])[]
  /** What it underlines must not be shown again: digits are masked in excerpts. */
  confidential?: true
  /** A change of the author's file that puts it right. */
  fix?: {
    /** The characters to replace; empty to insert. */
    position: Position
    text: string
    /** Whether printed words change; only fixes that change typography, list marks or cached labels are made unasked. */
    changesPrint: boolean
    automatic: boolean
  }
  /** A second place that the message is about, such as the other of two equal ids. */
  related?: { file: string; position: Position; reason: string }
}

/** Reports in the order of the file, fatal ones first where two stand at one place. */
export function byPlace(a: Message, b: Message): number {
  return (
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    (a.position?.start.offset ?? -1) - (b.position?.start.offset ?? -1) ||
    Number(b.fatal ?? false) - Number(a.fatal ?? false)
  )
}

/** What several drafts or copies say alike is told once. */
export function unique(messages: readonly Message[]): Message[] {
  return [...new Map(messages.map((message) => [JSON.stringify(message), message])).values()]
}
