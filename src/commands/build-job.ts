/** One draft, from its file to the bytes of every format asked for. Runs in a worker thread; writes and prints nothing. */
import { join } from 'node:path'
import type { Assets } from '../document/assets.ts'
import type { Language, Message } from '../document/message.ts'
import type { Document } from '../document/tree.ts'
import { filesIn, LIMITS, readFile, sourcesOf, type FileRead } from '../host.ts'
import { read } from '../read/index.ts'
import { reporter } from '../read/messages.ts'
import { edit } from '../render/edition.ts'
import { formats } from '../render/formats.ts'
import { readStyle } from '../render/style.ts'
import { checkFrontMatter } from '../validate/schema.ts'
import { openLibrary } from './library.ts'

export interface Job {
  /** As the user knows it. */
  path: string
  /** The folder that it must lie in when links are followed. */
  within?: string
  templates: string
  language: Language
  /** Names in the table of formats. */
  formats: readonly string[]
}

export interface Built {
  /** Nothing when a message is fatal. */
  files: readonly BuiltFile[]
  messages: readonly Message[]
}

export interface BuiltFile {
  format: string
  extension: string
  bytes: Uint8Array
  beside: readonly { name: string; bytes: Uint8Array }[]
}

/** @returns the files of every format, or why there are none. */
export async function build(job: Job): Promise<Built> {
  const file = readFile(job.path, LIMITS.text, job.within)
  if (!file.found) return refused([unread(job, file)])
  const { document, assets, messages } = readDraft(job, file.bytes)
  if (!document || isFatal(messages)) return refused(messages)
  const { style, messages: aboutStyle } = readStyle(document.meta.husstil ?? 'standard', filesIn(join(job.templates, 'styles')))
  if (!style) return refused([...messages, ...aboutStyle])

  const edition = edit(document, assets, style)
  const files: BuiltFile[] = []
  const said: Message[] = [...messages, ...aboutStyle]
  for (const name of job.formats) {
    const format = await formats[name]!.load()
    const { bytes, beside = [], messages: more = [] } = await format.render(edition)
    said.push(...more)
    files.push({ format: name, extension: format.extension, bytes, beside })
  }
  return isFatal(said) ? refused(said) : { files, messages: said }
}

const refused = (messages: readonly Message[]): Built => ({ files: [], messages })

const isFatal = (messages: readonly Message[]): boolean => messages.some((message) => message.fatal)

/** The tree and all that there is to say of the text; a type whose own files are faulty is named instead of the draft. */
function readDraft(job: Job, bytes: Uint8Array): { document?: Document; assets: Assets; messages: readonly Message[] } {
  const { types, faultsOf, common, frontMatterKeys } = openLibrary(job.templates, job.language)
  const found = read({ path: job.path, bytes }, sourcesOf(job.path, job.templates), {
    types,
    frontMatterKeys,
    checkFrontMatter: (data, type, locate, about) => checkFrontMatter(data, type, common, locate, about),
    language: job.language,
  })
  const named = found.data['dokumenttype']
  const faults = typeof named === 'string' ? faultsOf(named) : []
  return faults.length > 0 ? { assets: found.assets, messages: faults } : found
}

/** A file that is not there to be read, as a message about it. */
function unread({ path, language }: Job, file: Exclude<FileRead, { found: true }>): Message {
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
