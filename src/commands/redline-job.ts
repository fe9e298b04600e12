/** Two drafts, from their files to the bytes of every redline asked for. Runs in a worker thread; writes and prints nothing. */
import { join } from 'node:path'
import { compare } from '../diff/index.ts'
import type { Assets } from '../document/assets.ts'
import { unique, type Language, type Message } from '../document/message.ts'
import { insertedFirst, type Order } from '../document/order.ts'
import type { Document } from '../document/tree.ts'
import { filesIn } from '../host.ts'
import { summaryOf, type Summary } from '../render/changes/summary.ts'
import { edit } from '../render/edition.ts'
import { readStyle } from '../render/style.ts'
import { inLanguage } from './build-job.ts'
import { openMade } from './made.ts'
import { nameOf, type DraftFile } from './open-draft.ts'
import { aboutPair, otherBytes } from './redline-messages.ts'
import { PURPLE, redlineFormats } from './redline-formats.ts'

export interface RedlineJob {
  older: Pick<DraftFile, 'path' | 'revision'>
  newer: Pick<DraftFile, 'path' | 'revision'>
  templates: string
  language: Language
  /** Names in the table of redline formats. */
  formats: readonly string[]
  author?: string
  /** ISO 8601, UTC; else the date of the newer draft. */
  date?: string
  /** Only the new text is shown, in purple. */
  onlyNew: boolean
  /** What stands first in a replacement; else as each format's readers are used to. */
  order?: Order
}

export interface RedlineBuilt {
  /** Nothing when a message is fatal, or when nothing has changed. */
  files: readonly { format: string; name: string; bytes: Uint8Array; beside?: true }[]
  messages: readonly Message[]
  /** Absent when a message is fatal. */
  summary?: Summary
  /** Dates of the drafts. */
  dates: { older?: string; newer?: string }
}

/** @returns the files of a redline, or why there are none. */
export async function buildRedline(job: RedlineJob): Promise<RedlineBuilt> {
  const built = await make(job)
  return { ...built, messages: built.messages.map((message) => inLanguage(message, job.language)) }
}

async function make(job: RedlineJob): Promise<RedlineBuilt> {
  const { templates, language } = job
  const older = await openMade({ ...job.older, templates, language })
  const newer = await openMade({ ...job.newer, templates, language })
  const messages = unique([...older.messages, ...newer.messages])
  const refused = (more: readonly Message[] = []): RedlineBuilt => ({ files: [], messages: [...messages, ...more], dates: {} })
  if (!older.document || !newer.document || isFatal(messages)) return refused()
  const about = aboutPair({ name: nameOf(job.older), document: older.document }, { name: nameOf(job.newer), document: newer.document }, language)
  if (isFatal(about)) return refused(about)

  const { utkast } = newer.document.meta
  const date = job.date ?? (utkast === undefined ? undefined : `${utkast}T00:00:00Z`)
  const redline = compare(older.document, newer.document, { ...(job.author !== undefined && { author: job.author }), ...(date !== undefined && { date }) })
  const summary = summaryOf(redline)
  const dates = datesOf(redline)
  const said = [...messages, ...about, ...otherBytes(older.assets, newer.assets, newer.document, nameOf(job.newer), language)]
  if (summary.changes === 0) return { files: [], messages: said, summary, dates }

  const assets: Assets = new Map([...older.assets, ...newer.assets])
  const { style, messages: aboutStyle } = readStyle(newer.document.meta.husstil ?? 'standard', filesIn(join(templates, 'styles')))
  if (!style) return refused(aboutStyle)
  said.push(...aboutStyle)
  const files: RedlineBuilt['files'][number][] = []
  for (const name of job.formats) {
    const { file, show, load, order } = redlineFormats[name]!
    const ordered = (job.order ?? order) === 'inserted' ? insertedFirst(redline) : redline
    const edition = edit(ordered, assets, style, job.onlyNew && PURPLE.includes(name) ? 'new' : show)
    const { bytes, beside = [], messages: more = [] } = await (await load()).render(edition)
    files.push({ format: name, name: file, bytes }, ...beside.map((one) => ({ format: name, name: one.name, bytes: one.bytes, beside: true as const })))
    said.push(...more.map((message) => ({ ...message, file: message.file || file })))
  }
  return isFatal(said) ? { files: [], messages: said, dates } : { files, messages: unique(said), summary, dates }
}

function datesOf({ meta, olderMeta }: Document): RedlineBuilt['dates'] {
  return { ...(olderMeta?.utkast !== undefined && { older: olderMeta.utkast }), ...(meta.utkast !== undefined && { newer: meta.utkast }) }
}

const isFatal = (messages: readonly Message[]): boolean => messages.some(({ fatal }) => fatal)
