/** One draft, from its file to the bytes of every format asked for. Runs in a worker thread; writes and prints nothing. */
import { join } from 'node:path'
import { printedFingerprint } from '../document/fingerprint.ts'
import { unique, type Language, type Message } from '../document/message.ts'
import { filesIn } from '../host.ts'
import { edit } from '../render/edition.ts'
import { formats } from '../render/formats.ts'
import { readStyle } from '../render/style.ts'
import type { ReadResult } from '../read/index.ts'
import type { Document } from '../document/tree.ts'
import type { CheckJob } from './check-draft.ts'
import { copiesOf, judgeCopies } from './copies.ts'
import { openMade } from './made.ts'
import type { NoarkPackage, Print } from './noark.ts'
import { asConfigured } from './severities.ts'

export interface Job extends CheckJob {
  /** Names in the table of formats. */
  formats: readonly string[]
  /** Files for the archive are made too. */
  noark?: boolean
  /** What the rules find is printed as notes on the words. */
  withFindings?: boolean
  /** It is printed for a case that attaches it: each page says which text it is. */
  attached?: true
}

export interface Built {
  /** Nothing when a message is fatal. */
  files: readonly BuiltFile[]
  messages: readonly Message[]
  noark?: readonly (NoarkPackage & Copied)[]
  /** Whose copies there would be, were it not for a message. */
  copies?: readonly string[]
}

/** Of a saksfremlegg for several councils: whose copy it is. */
interface Copied {
  copy?: string
}

export interface BuiltFile extends Copied {
  format: string
  extension: string
  bytes: Uint8Array
  beside: readonly { name: string; bytes: Uint8Array }[]
}

/** @returns the files of every format, or why there are none. */
export async function build(job: Job): Promise<Built> {
  const { files, messages, noark, copies } = await all(job)
  return { files, ...(noark && { noark }), ...(copies && { copies }), messages: asConfigured(messages.map((message) => inLanguage(message, job.language)), job.severities) }
}

/** House styles and formats speak both languages. */
export function inLanguage({ en, ...message }: Message, language: Language): Message {
  return language === 'en' && en ? { ...message, ...en } : message
}

/** One copy, or one for each council. */
async function all(job: Job): Promise<Built> {
  const first = await make(job)
  const { opened, ...built } = first
  const ids = opened ? copiesOf(opened) : []
  if (!opened || ids.length === 0) return built
  const made = [first]
  for (const copy of ids.slice(1)) made.push(await make({ ...job, copy }))
  const messages = unique([...made.flatMap((one) => one.messages), ...judgeCopies(made.flatMap((one) => one.opened ?? []), job)])
  if (isFatal(messages)) return { ...refused(messages), copies: ids }
  return {
    files: made.flatMap(({ files }, i) => files.map((file) => ({ ...file, copy: ids[i] ?? '' }))),
    messages,
    noark: made.flatMap(({ noark = [] }, i) => noark.map((one) => ({ ...one, copy: ids[i] ?? '' }))),
  }
}

async function make(job: Job): Promise<Built & { opened?: Awaited<ReturnType<typeof openMade>> }> {
  const opened = await openMade(job)
  const { document, assets, messages } = opened
  if (!document || isFatal(messages)) return { ...refused(messages), opened }
  const { style, messages: aboutStyle } = readStyle(document.meta.husstil ?? 'standard', filesIn(join(job.templates, 'styles')))
  if (!style) return refused([...messages, ...aboutStyle])

  const judged = job.withFindings ? await annotated(opened, document, job) : undefined
  const whole = edit(judged?.document ?? document, assets, style)
  const edition = job.attached ? { ...whole, foot: `${whole.words.fingerprint} ${printedFingerprint(whole.fingerprint)}` } : whole
  const files: BuiltFile[] = []
  const said: Message[] = [...(judged?.messages ?? messages), ...aboutStyle]
  for (const name of job.formats) {
    const format = await formats[name]!.load()
    const { bytes, beside = [], messages: more = [] } = await format.render(edition)
    // A format knows the document, not the file that it was read from.
    said.push(...more.map((message) => (message.file === '' ? { ...message, file: job.path } : message)))
    files.push({ format: name, extension: format.extension, bytes, beside })
  }
  if (isFatal(said)) return refused(said)
  const archived = job.noark && opened.type ? await archive(job, { ...opened, document, type: opened.type }, files) : undefined
  said.push(...(archived?.messages ?? []))
  return isFatal(said) ? refused(said) : { files: withMade(files, document, opened.made), messages: said, opened, ...(archived?.package && { noark: [archived.package] }) }
}

type Opened = ReadResult & Required<Pick<ReadResult, 'document' | 'type'>>

/** The package is of the document as it stands, without the notes of findings. */
async function archive(job: Job, { document, type, assets, locate }: Opened, files: readonly BuiltFile[]): ReturnType<typeof import('./noark.ts')['noarkPackage']> {
  const print: Print = async (source, format) => {
    const { style, messages } = readStyle(document.meta.husstil ?? 'standard', filesIn(join(job.templates, 'styles')))
    if (!style) return { messages }
    const { bytes, messages: said = [] } = await (await formats[format]!.load()).render(edit(source, assets, style))
    return { bytes, messages: said }
  }
  const whole = async (format: 'pdf' | 'docx'): Promise<Uint8Array> => {
    const made = job.withFindings ? undefined : files.find((file) => file.format === format)?.bytes
    return made ?? (await print(document, format)).bytes ?? new Uint8Array()
  }
  const { noarkPackage } = await import('./noark.ts')
  return noarkPackage({ path: job.path, language: job.language, locate, document, type, assets, pdf: await whole('pdf'), docx: await whole('docx') }, print)
}

/** What goes with an attachment that was made, and is itself none, lies beside the document whatever the format. */
function withMade(files: readonly BuiltFile[], { children }: Document, made: ReadonlyMap<string, Uint8Array> = new Map()): readonly BuiltFile[] {
  const attached = new Set(children.flatMap((block) => (block.type === 'attachment' ? [block.file] : [])))
  const more = [...made].filter(([name]) => !attached.has(name)).map(([name, bytes]) => ({ name, bytes }))
  return files.map((file, i) => (i === 0 ? { ...file, beside: [...file.beside, ...more] } : file))
}

/** The rules are loaded only when they are asked for. */
async function annotated(opened: ReadResult, document: Document, job: CheckJob): Promise<{ document: Document; messages: readonly Message[] }> {
  const { judge } = await import('./check-draft.ts')
  const { annotate } = await import('../validate/annotate.ts')
  const messages = judge({ ...opened, document }, job)
  return { document: annotate(document, messages, job.language), messages }
}

const refused = (messages: readonly Message[]): Built => ({ files: [], messages })

const isFatal = (messages: readonly Message[]): boolean => messages.some((message) => message.fatal)
