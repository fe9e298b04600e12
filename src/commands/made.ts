/** Opens a draft with the attachments that are made for it: of a saksfremlegg the redline in purple, and the drafts that it attaches. */
import { dirname, resolve } from 'node:path'
import { printedName } from '../document/attached-draft.ts'
import type { Message } from '../document/message.ts'
import { purpleOf, type PurpleOrder } from '../document/purple.ts'
import { shown } from '../host.ts'
import { openDraft, type DraftFile } from './open-draft.ts'

type Opened = ReturnType<typeof openDraft>

/** The file that was asked for, and what goes with it; or why there is none. */
type Made = { files: ReadonlyMap<string, Uint8Array> } | { messages: readonly Message[] }

/** @returns the draft as `openDraft` does, its made attachments in place; a message says why one cannot be made. */
export async function openMade(job: DraftFile): Promise<Opened & { made?: ReadonlyMap<string, Uint8Array> }> {
  const opened = openDraft(job)
  if (!opened.document) return opened
  const orders = [...purpleOf(opened.data).map((order) => () => purple(order, job)), ...draftsIn(opened).map((file) => () => printed(file, job))]
  if (orders.length === 0) return opened
  const made = new Map<string, Uint8Array>()
  const faults: Message[] = []
  for (const order of orders) {
    const result = await order()
    if ('files' in result) for (const [name, bytes] of result.files) made.set(name, bytes)
    else faults.push(...result.messages)
  }
  if (faults.length === 0) return { ...openDraft({ ...job, made }), made }
  const { document: _, ...rest } = opened
  return { ...rest, messages: [...opened.messages, ...faults] }
}

/** Drafts that are attached, as the front matter names them. */
function draftsIn({ document }: Opened): string[] {
  const names = new Set(document?.children.flatMap((block) => (block.type === 'attachment' && block.draft ? [block.file] : [])))
  return (document?.meta.vedlegg ?? []).map(({ fil }) => fil).filter((fil) => names.has(printedName(fil)))
}

const beside = (job: DraftFile, file: string): string => shown(resolve(dirname(resolve(job.path)), file))

/** The draft as it is built by itself, and the files that go beside it. */
async function printed(file: string, job: DraftFile): Promise<Made> {
  const { build } = await import('./build-job.ts')
  const { templates, language } = job
  const { files: [pdf], messages } = await build({ path: beside(job, file), templates, language, formats: ['pdf'], attached: true })
  if (!pdf) return { messages: messages.filter(({ fatal }) => fatal) }
  return { files: new Map([[printedName(file), pdf.bytes], ...pdf.beside.map(({ name, bytes }) => [name, bytes] as const)]) }
}

async function purple({ file, older, newer }: PurpleOrder, job: DraftFile): Promise<Made> {
  const [a, b] = [beside(job, older), beside(job, newer)]
  for (const path of [a, b]) {
    const { document, messages } = openDraft({ ...job, path, within: dirname(dirname(resolve(job.path))), alone: true })
    if (!document) return { messages: messages.filter(({ fatal }) => fatal) }
  }
  // Loaded here: few documents have such an attachment.
  const { buildRedline } = await import('./redline-job.ts')
  const { files, messages } = await buildRedline({ older: { path: a }, newer: { path: b }, templates: job.templates, language: job.language, formats: ['pdf'], onlyNew: false })
  const main = files.find((one) => !one.beside)
  if (main) return { files: new Map([[file, main.bytes]]) }
  const stopping = messages.filter(({ fatal }) => fatal)
  return { messages: stopping.length > 0 ? stopping : [alike(file, a, b, job)] }
}

function alike(file: string, older: string, newer: string, { path, language }: DraftFile): Message {
  const [reason, remedy] = language === 'nb'
    ? [`Vedlegget «${file}» kan ikke lages: det er ingen endringer fra «${older}» til «${newer}».`, 'Ta vedlegget ut av «vedlegg» i hodet, eller rett «endretFra» og «gjelder».']
    : [`The attachment “${file}” cannot be made: there are no changes from “${older}” to “${newer}”.`, 'Remove the attachment from «vedlegg» of the front matter, or mend «endretFra» and «gjelder».']
  return { file: path, ruleId: 'BYG-011', severity: 'error', fatal: true, reason, remedy }
}
