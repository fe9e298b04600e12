/** `lilla build --noark`: a document and its attachments as files for the archive, with the message that describes them. */
import { basename } from 'node:path'
import type { Assets } from '../document/assets.ts'
import { printedName } from '../document/attached-draft.ts'
import type { Language, Message } from '../document/message.ts'
import { isPurple } from '../document/purple.ts'
import type { Meta } from '../document/meta.ts'
import { plainText, type Attachment, type Document } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'
import type { ReadResult } from '../read/index.ts'
import { arkivmelding, type ArchivedDocument, type ArchivedFile } from '../render/noark/arkivmelding.ts'
import { zipped } from '../render/noark/zip.ts'
import { safeName } from './names.ts'

/** What a document becomes in a format; undefined after a fatal message. */
export type Print = (document: Document, format: 'pdf' | 'docx') => Promise<{ bytes?: Uint8Array; messages: readonly Message[] }>

export interface NoarkPackage {
  /** Lie in one folder. */
  files: readonly { name: string; bytes: Uint8Array }[]
  zip: Uint8Array
}

export interface NoarkSource {
  path: string
  language: Language
  locate: ReadResult['locate']
  document: Document
  type: AgreementType
  assets: Assets
  /** The main document, as already made. */
  pdf: Uint8Array
  docx: Uint8Array
}

/** @returns the folder's files, the message first. The main document is the whole case; each attachment is there by itself too. */
export async function noarkPackage({ path, language, locate, document, type, assets, pdf, docx }: NoarkSource, print: Print): Promise<{ package?: NoarkPackage; messages: readonly Message[] }> {
  const { meta } = document
  const messages = protectionFaults(meta, locate, path, language)
  const status = (meta.status ?? 'utkast') === 'utkast' ? 'draft' : 'done'
  const own = basename(path).replace(/\.[^.]*$/u, '')
  const main: ArchivedDocument = {
    kind: type.dokument, title: titleOf(document), status,
    files: [file(1, type.dokument, 'pdf', `${own}.pdf`, pdf, 'archive', true), file(1, type.dokument, 'docx', `${own}.docx`, docx, 'production', true)],
  }
  const attachments = document.children.filter((block): block is Attachment => block.type === 'attachment')
  const documents = [main]
  for (const [i, attachment] of attachments.entries()) {
    const entry = meta.vedlegg?.find(({ fil }) => fil === attachment.file || printedName(fil) === attachment.file)
    const title = entry?.tittel ?? basename(attachment.file)
    const files = await filesOf(attachment, i + 2, { document, assets }, print, messages)
    documents.push({ kind: 'vedlegg', title, ...(entry?.dokumentID !== undefined && { id: entry.dokumentID }), status: 'done', files })
  }
  if (messages.some(({ fatal }) => fatal)) return { messages }
  const all = documents.flatMap(({ files }) => files).map(({ name, bytes }) => ({ name, bytes }))
  const files = [{ name: 'arkivmelding.xml', bytes: new TextEncoder().encode(arkivmelding(meta, documents)) }, ...all]
  return { package: { files, zip: zipped(files) }, messages }
}

/** What would go to the archive as open, though somebody meant it not to be, and what the message has no place for. */
function protectionFaults({ skjerming }: Meta, locate: NoarkSource['locate'], file: string, language: Language): Message[] {
  if (typeof skjerming !== 'object' || skjerming === null) return []
  const given = Object.entries(skjerming).flatMap(([key, value]) => (value === null || value === '' ? [] : [key]))
  if (given.length === 0) return []
  const at = (key: string): Pick<Message, 'position'> => {
    const position = locate(['skjerming', key]).key ?? locate(['skjerming']).key
    return position ? { position } : {}
  }
  const say = (nb: readonly [string, string], en: readonly [string, string]): Pick<Message, 'reason' | 'remedy'> => {
    const [reason, remedy] = language === 'nb' ? nb : en
    return { reason, remedy }
  }
  return [
    ...NEEDED.filter((key) => !given.includes(key)).map((key): Message => ({
      file, ...at(key), ruleId: 'NRK-001', severity: 'error', fatal: true,
      ...say([`Skjermingen mangler «${key}», så dokumentet ville gått til arkivet som åpent.`, `Fyll ut «${key}» under «skjerming», eller ta hele «skjerming» ut av hodet.`],
        [`The protection lacks «${key}», so the document would go to the archive as open.`, `Fill in «${key}» under «skjerming», or remove «skjerming» from the front matter.`]),
    })),
    ...given.filter((key) => UNSAID.includes(key)).map((key): Message => ({
      file, ...at(key), ruleId: 'NRK-002', severity: 'warning',
      ...say([`Fiks Arkiv v2 har ikke plass til «${key}», så det er ikke med i arkivmeldingen.`, 'Registrer det i saksystemet.'],
        [`Fiks Arkiv v2 has no place for «${key}», so the message does not say it.`, 'Register it in the case system.']),
    })),
  ]
}

const NEEDED: readonly string[] = ['tilgangsrestriksjon', 'skjermingshjemmel']
const UNSAID: readonly string[] = ['skjermingMetadata', 'skjermingDokument', 'skjermingsvarighet']

async function filesOf(attachment: Attachment, number: number, { document, assets }: Pick<NoarkSource, 'document' | 'assets'>, print: Print, messages: Message[]): Promise<ArchivedFile[]> {
  const given = basename(attachment.file)
  if (attachment.media !== 'markdown') {
    const asset = assets.get(attachment.file)
    const extension = /\.([^.]+)$/u.exec(given)?.[1]?.toLowerCase() ?? 'bin'
    const isOwn = attachment.draft === true || isPurple(given)
    return asset ? [file(number, 'vedlegg', extension, given, asset.bytes, extension === 'pdf' ? 'archive' : 'production', isOwn)] : []
  }
  // A text without a front matter of its own is printed in the style of the case.
  const { bytes, messages: said } = await print({ type: 'document', meta: document.meta, children: attachment.children }, 'pdf')
  messages.push(...said.filter(({ fatal }) => fatal))
  return bytes ? [file(number, 'vedlegg', 'pdf', given.replace(/\.[^.]*$/u, '.pdf'), bytes, 'archive', true)] : []
}

/** «02-vedlegg.pdf»: names in the message have no letters that some system cannot read. */
function file(number: number, what: string, extension: string, title: string, bytes: Uint8Array, variant: ArchivedFile['variant'], isOwn: boolean): ArchivedFile {
  const name = `${String(number).padStart(2, '0')}-${what}.${safeName(extension).replace(/[^a-z0-9]/gu, '')}`
  return { name, title, bytes, variant, isOwn }
}

function titleOf({ meta, children }: Document): string {
  const title = children.find((block) => block.type === 'title')
  return (title && plainText(title.children).trim()) || meta.tittel || ''
}
