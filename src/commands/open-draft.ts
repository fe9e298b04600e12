/** Opens a draft on the disk and reads it, with the templates that it needs. */
import type { Language, Message } from '../document/message.ts'
import { LIMITS, readFile, sourcesOf, type FileRead } from '../host.ts'
import { read, type ReadResult } from '../read/index.ts'
import { reporter } from '../read/messages.ts'
import { checkFrontMatter } from '../validate/schema.ts'
import { openLibrary } from './library.ts'

export interface DraftFile {
  /** As the user knows it. */
  path: string
  /** The folder that it must lie in when links are followed. */
  within?: string
  templates: string
  language: Language
}

/** @returns what was read, and the file's bytes where there is a file; a message says why where there is none. */
export function openDraft(job: DraftFile): ReadResult & { bytes?: Uint8Array } {
  const file = readFile(job.path, LIMITS.text, job.within)
  if (!file.found) return { assets: new Map(), messages: [unread(job, file)], suppressions: [], locate: () => ({}), data: {} }
  return { ...readDraft(job, file.bytes), bytes: file.bytes }
}

/** The tree and all that there is to say of the text; a type whose own files are faulty is named instead of the draft. */
function readDraft(job: DraftFile, bytes: Uint8Array): ReadResult {
  const { types, faultsOf, common, frontMatterKeys } = openLibrary(job.templates, job.language)
  const found = read({ path: job.path, bytes }, sourcesOf(job.path, job.templates), {
    types,
    frontMatterKeys,
    checkFrontMatter: (data, type, locate, about) => checkFrontMatter(data, type, common, locate, about),
    language: job.language,
  })
  const named = found.data['dokumenttype']
  const faults = typeof named === 'string' ? faultsOf(named) : []
  if (faults.length === 0) return found
  const { document: _, ...rest } = found
  return { ...rest, messages: [...faults] }
}

/** A file that is not there to be read, as a message about it. */
function unread({ path, language }: DraftFile, file: Exclude<FileRead, { found: true }>): Message {
  if (file.why === 'too-large') {
    const { messages, say } = reporter(path, language, true)
    say('FIL-003', undefined, { size: (file.size / 1e6).toFixed(1).replace('.', ','), limit: LIMITS.text / 1e6 })
    return messages[0] as Message
  }
  const why = file.why === 'unreadable' ? file.code : ''
  const [reason, remedy] = UNREAD[language][file.why]
  return { file: path, ruleId: 'BYG-007', severity: 'error', fatal: true, reason: reason.replace('{why}', why), remedy }
}

const UNREAD = {
  nb: {
    missing: ['Filen finnes ikke, eller lenken fører ingen steder.', 'Legg filen tilbake, eller slett lenken.'],
    outside: ['Filen er en lenke ut av mappen og blir ikke lest.', 'Kopier filen til mappen, eller oppgi den ved navn.'],
    unreadable: ['Filen kan ikke leses ({why}).', 'Se om du har lesetilgang til filen.'],
  },
  en: {
    missing: ['The file does not exist, or the link leads nowhere.', 'Put the file back, or delete the link.'],
    outside: ['The file is a link out of the folder and is not read.', 'Copy the file to the folder, or name it yourself.'],
    unreadable: ['The file cannot be read ({why}).', 'See whether you may read the file.'],
  },
} as const
