/** Opens a draft with the attachments that are made for it: the redline in purple of a saksfremlegg. */
import { dirname, resolve } from 'node:path'
import { purpleOf, type PurpleOrder } from '../assemble/purple.ts'
import type { Message } from '../document/message.ts'
import { shown } from '../host.ts'
import { openDraft, type DraftFile } from './open-draft.ts'

type Opened = ReturnType<typeof openDraft>

/** @returns the draft as `openDraft` does, its made attachments in place; a message says why one cannot be made. */
export async function openMade(job: DraftFile): Promise<Opened & { made?: ReadonlyMap<string, Uint8Array> }> {
  const opened = openDraft(job)
  const orders = purpleOf(opened.data)
  if (orders.length === 0 || !opened.document) return opened
  const made = new Map<string, Uint8Array>()
  const faults: Message[] = []
  for (const order of orders) {
    const { bytes, messages } = await make(order, job)
    if (bytes) made.set(order.file, bytes)
    else faults.push(...messages)
  }
  if (faults.length === 0) return { ...openDraft({ ...job, made }), made }
  const { document: _, ...rest } = opened
  return { ...rest, messages: [...opened.messages, ...faults] }
}

async function make({ file, older, newer }: PurpleOrder, job: DraftFile): Promise<{ bytes?: Uint8Array; messages: readonly Message[] }> {
  const folder = dirname(resolve(job.path))
  const [a, b] = [older, newer].map((path) => shown(resolve(folder, path))) as [string, string]
  for (const path of [a, b]) {
    const { document, messages } = openDraft({ ...job, path, within: dirname(folder), alone: true })
    if (!document) return { messages: messages.filter(({ fatal }) => fatal) }
  }
  // Loaded here: few documents have such an attachment.
  const { buildRedline } = await import('./redline-job.ts')
  const { files, messages } = await buildRedline({ older: { path: a }, newer: { path: b }, templates: job.templates, language: job.language, formats: ['pdf'], onlyNew: false })
  const main = files.find(({ beside }) => !beside)
  if (main) return { bytes: main.bytes, messages: [] }
  const stopping = messages.filter(({ fatal }) => fatal)
  return { messages: stopping.length > 0 ? stopping : [alike(file, a, b, job)] }
}

function alike(file: string, older: string, newer: string, { path, language }: DraftFile): Message {
  const [reason, remedy] = language === 'nb'
    ? [`Vedlegget «${file}» kan ikke lages: det er ingen endringer fra «${older}» til «${newer}».`, 'Ta vedlegget ut av «vedlegg» i hodet, eller rett «endretFra» og «gjelder».']
    : [`The attachment “${file}” cannot be made: there are no changes from “${older}” to “${newer}”.`, 'Remove the attachment from «vedlegg» of the front matter, or mend «endretFra» and «gjelder».']
  return { file: path, ruleId: 'BYG-011', severity: 'error', fatal: true, reason, remedy }
}
