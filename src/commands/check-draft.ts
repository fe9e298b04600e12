/** One draft, read and judged by all rules. */
import { byPlace, unique, type Message } from '../document/message.ts'
import { isRedline } from '../document/redline.ts'
import type { ReadResult } from '../read/index.ts'
import { withoutAllowed } from '../validate/allow.ts'
import { check, type CheckContext } from '../validate/check.ts'
import { rules } from '../validate/rules/index.ts'
import { withoutSuperseded } from '../validate/superseded.ts'
import { copiesOf, judgeCopies } from './copies.ts'
import { openDictionary } from './dictionary.ts'
import { openLibrary } from './library.ts'
import { openDraft, type DraftFile } from './open-draft.ts'
import { unjudged } from './redline-messages.ts'
import { relatedOf } from './related.ts'
import { asConfigured } from './severities.ts'

export interface CheckJob extends DraftFile {
  severities?: NonNullable<CheckContext['severities']>
  profile?: NonNullable<CheckContext['profile']>
  /** Path of a Hunspell dictionary (.dic). */
  dictionary?: string
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
  const opened = openDraft(job)
  const { bytes } = opened
  const text = bytes && { text: new TextDecoder().decode(bytes), ...(bytes[0] === 0xef && { bom: '\uFEFF' }) }
  const copies = [opened, ...copiesOf(opened).slice(1).map((copy) => openDraft({ ...job, copy }))]
  const found = copies.flatMap((copy) => judge(copy, job))
  if (copies.length === 1) return { messages: found, ...text }
  return { messages: unique([...found, ...asConfigured(judgeCopies(copies, job), job.severities)]).sort(byPlace), ...text }
}

/** @returns the messages of reading and the findings of all rules on what could be read, without what the author has allowed. */
export function judge({ document: whole, partial, messages, suppressions, quoted = [], type, locate }: ReadResult, job: CheckJob): Message[] {
  const document = whole ?? partial
  // Read in the other form of the language, nearly every word would be a finding.
  const isForeign = messages.some(({ wrong }) => wrong?.some(([key]) => key === 'målform'))
  if (!document || isForeign) return asConfigured(messages, job.severities)
  if (isRedline(document)) return asConfigured([...messages, unjudged(job.path, job.language)], job.severities)
  const dictionary = job.dictionary === undefined ? undefined : openDictionary(job.dictionary)
  const found = check(document, rules, {
    file: job.path,
    ...(type && { type }),
    language: job.language,
    locate,
    rows: openLibrary(job.templates, job.language).rows,
    related: relatedOf(job, document, type),
    ...(dictionary && { dictionary }),
    ...(job.severities && { severities: job.severities }),
    ...(job.profile && { profile: job.profile }),
  })
  // Where a part of the text could not be brought in, nobody knows what the draft lacks.
  const isWhole = !messages.some(({ fatal, ruleId }) => fatal && /^(?:FIL|VRD)-/u.test(ruleId))
  const own = found.filter(({ position }) => (!position ? isWhole : position.file !== undefined || !quoted.some(({ start, end }) => start.offset <= position.start.offset && position.end.offset <= end.offset)))
  const told = withoutSuperseded(asConfigured([...messages, ...own], job.severities))
  return asConfigured(withoutAllowed(told, suppressions, document, job.path, job.language), job.severities).sort(byPlace)
}
