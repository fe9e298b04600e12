/** One draft, from its file to the bytes of every format asked for. Runs in a worker thread; writes and prints nothing. */
import { join } from 'node:path'
import type { Language, Message } from '../document/message.ts'
import { filesIn } from '../host.ts'
import { edit } from '../render/edition.ts'
import { formats } from '../render/formats.ts'
import { readStyle } from '../render/style.ts'
import type { ReadResult } from '../read/index.ts'
import type { Document } from '../document/tree.ts'
import type { CheckJob } from './check-draft.ts'
import { openMade } from './made.ts'
import { asConfigured } from './severities.ts'

export interface Job extends CheckJob {
  /** Names in the table of formats. */
  formats: readonly string[]
  /** What the rules find is printed as notes on the words. */
  withFindings?: boolean
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
  const { files, messages } = await make(job)
  return { files, messages: asConfigured(messages.map((message) => inLanguage(message, job.language)), job.severities) }
}

/** House styles and formats speak both languages. */
export function inLanguage({ en, ...message }: Message, language: Language): Message {
  return language === 'en' && en ? { ...message, ...en } : message
}

async function make(job: Job): Promise<Built> {
  const opened = await openMade(job)
  const { document, assets, messages } = opened
  if (!document || isFatal(messages)) return refused(messages)
  const { style, messages: aboutStyle } = readStyle(document.meta.husstil ?? 'standard', filesIn(join(job.templates, 'styles')))
  if (!style) return refused([...messages, ...aboutStyle])

  const judged = job.withFindings ? await annotated(opened, document, job) : undefined
  const edition = edit(judged?.document ?? document, assets, style)
  const files: BuiltFile[] = []
  const said: Message[] = [...(judged?.messages ?? messages), ...aboutStyle]
  for (const name of job.formats) {
    const format = await formats[name]!.load()
    const { bytes, beside = [], messages: more = [] } = await format.render(edition)
    // A format knows the document, not the file that it was read from.
    said.push(...more.map((message) => (message.file === '' ? { ...message, file: job.path } : message)))
    files.push({ format: name, extension: format.extension, bytes, beside })
  }
  return isFatal(said) ? refused(said) : { files: withMade(files, opened.made), messages: said }
}

/** What was made for the draft lies beside it whatever the format: Word has it nowhere else. */
function withMade(files: readonly BuiltFile[], made: ReadonlyMap<string, Uint8Array> = new Map()): readonly BuiltFile[] {
  const given = new Set(files.flatMap(({ beside }) => beside.map(({ name }) => name)))
  const more = [...made].filter(([name]) => !given.has(name)).map(([name, bytes]) => ({ name, bytes }))
  return files.map((file, i) => (i === 0 ? { ...file, beside: [...file.beside, ...more] } : file))
}

/** The rules are loaded only when they are asked for. */
async function annotated(opened: ReadResult, document: Document, job: CheckJob): Promise<{ document: Document; messages: readonly Message[] }> {
  const { judge } = await import('./check-draft.ts')
  const { annotate } = await import('../validate/annotate.ts')
  const messages = judge(opened, document, job)
  return { document: annotate(document, messages, job.language), messages }
}

const refused = (messages: readonly Message[]): Built => ({ files: [], messages })

const isFatal = (messages: readonly Message[]): boolean => messages.some((message) => message.fatal)
