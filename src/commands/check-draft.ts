/** One draft, read and judged by all rules. */
import { byPlace, type Message } from '../document/message.ts'
import { withoutAllowed } from '../validate/allow.ts'
import { check, type CheckContext } from '../validate/check.ts'
import { NOTHING_RELATED } from '../validate/related.ts'
import { rules } from '../validate/rules/index.ts'
import { openLibrary } from './library.ts'
import { openDraft, type DraftFile } from './open-draft.ts'

export interface CheckJob extends DraftFile {
  severities?: NonNullable<CheckContext['severities']>
}

export interface CheckedDraft {
  messages: readonly Message[]
  /** Without byte order mark; absent when the file could not be opened. */
  text?: string
  /** The byte order mark, where the file has one. */
  bom?: string
}

/** @returns everything there is to say of a draft, in the order of the file. */
export function checkDraft(job: CheckJob): CheckedDraft {
  const { document, messages, suppressions, type, locate, bytes } = openDraft(job)
  const text = bytes && { text: new TextDecoder().decode(bytes), ...(bytes[0] === 0xef && { bom: '\uFEFF' }) }
  if (!document) return { messages, ...text }
  const found = check(document, rules, {
    file: job.path,
    ...(type && { type }),
    language: job.language,
    locate,
    rows: openLibrary(job.templates, job.language).rows,
    related: NOTHING_RELATED,
    ...(job.severities && { severities: job.severities }),
  })
  const left = withoutAllowed([...messages, ...found], suppressions, document, job.path, job.language)
  return { messages: left.sort(byPlace), ...text }
}
