/** One draft, from its file to the bytes of every format asked for. Runs in a worker thread; writes and prints nothing. */
import { join } from 'node:path'
import type { Message } from '../document/message.ts'
import { filesIn } from '../host.ts'
import { edit } from '../render/edition.ts'
import { formats } from '../render/formats.ts'
import { readStyle } from '../render/style.ts'
import { openDraft, type DraftFile } from './open-draft.ts'

export interface Job extends DraftFile {
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
  const { document, assets, messages } = openDraft(job)
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
