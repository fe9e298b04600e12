/** The shape of a row in the tables of what the reader can say. */
import type { Severity } from '../document/message.ts'

/** What one rule of the reader says, and how grave it is. */
export interface Row {
  severity: Severity
  /** In an agreement. In any other Markdown file what can be printed literally is a warning. */
  fatal?: 'always' | 'in-agreements'
  /** Key of the front matter whose lack is all that it is about. */
  missing?: string
  nb: readonly [reason: string, remedy: string]
  en: readonly [reason: string, remedy: string]
}

/** A fault of mark-up. */
export const syntax = { severity: 'error', fatal: 'in-agreements' } as const
/** What nothing can be built from, in any file. */
export const refused = { severity: 'error', fatal: 'always' } as const
