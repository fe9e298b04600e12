/** One draft to sign: what it is to become, why it must not, and the bytes of its copies. Runs in a worker; writes and prints nothing. */
import { basename, dirname, join, resolve } from 'node:path'
import { fingerprint } from '../document/fingerprint.ts'
import type { Message } from '../document/message.ts'
import type { Attachment, Document } from '../document/tree.ts'
import { withoutEchoes } from '../document/wrong-values.ts'
import { filesIn, LIMITS, readFile, shown, version } from '../host.ts'
import { attachedFiles } from '../render/beside.ts'
import { edit, type Edition } from '../render/edition.ts'
import { formats } from '../render/formats.ts'
import { sortAttachments } from '../render/pdf/attach.ts'
import { engine } from '../render/pdf/engine.ts'
import { readStyle, type Style } from '../render/style.ts'
import type { Assets } from '../document/assets.ts'
import { copiesOf, type Copy, type Profile } from '../sign/copies.ts'
import { sha256Of, type ManifestAttachment, type ManifestCopy, type ManifestHead } from '../sign/manifest.ts'
import { readMembers, type MemberList } from '../sign/members.ts'
import { memberMessage } from '../sign/member-sentences.ts'
import { postenFaults } from '../sign/posten.ts'
import { refusal, type RefusalId } from '../sign/refusal-sentences.ts'
import { refusals } from '../sign/refusals.ts'
import { judge, type CheckJob } from './check-draft.ts'
import { openLibrary } from './library.ts'
import { openDraft } from './open-draft.ts'
import { formatsOf } from './sign-names.ts'
import { asConfigured } from './severities.ts'

export interface SignJob extends CheckJob {
  formats: readonly string[]
  /** For which kind of signing the PDF is made. */
  service: Profile
  specimen: boolean
  /** Path of the list of members. */
  members?: string
  /** Copies of another text may be written over. */
  replace: boolean
}

/** A copy as it is planned: what the manifest says of it, and by format what its file is made of. */
export interface Planned extends Omit<ManifestCopy, 'filer'> {
  stem: string
  grunnlag: Readonly<Record<string, string>>
}

export interface Inspected {
  messages: readonly Message[]
  /** Absent when the draft must not be signed. */
  plan?: { head: ManifestHead; copies: readonly Planned[]; attached: readonly (Pick<ManifestAttachment, 'nummer' | 'tittel' | 'fil'> & { bytes: Uint8Array })[] }
}

export interface Rendered {
  files: readonly { copy: number; format: string; bytes: Uint8Array }[]
  messages: readonly Message[]
}

export type SignTask = { job: SignJob; wanted?: readonly { copy: number; format: string }[] }

export async function work({ job, wanted }: SignTask): Promise<Inspected | Rendered> {
  const prepared = await prepare(job)
  if (!wanted) return { messages: prepared.messages, ...(prepared.ready && { plan: prepared.ready.plan }) }
  const files: { copy: number; format: string; bytes: Uint8Array }[] = []
  const messages: Message[] = []
  for (const { copy: at, format: name } of wanted) {
    const copy = prepared.ready?.copies[at]
    if (!prepared.ready || !copy) continue
    const format = await formats[name]!.load()
    const { bytes, messages: said = [] } = await format.render(editionOf(copy, prepared.ready))
    const told = [...said.map((message) => inLanguage({ ...message, file: message.file || job.path }, job)), ...(name === 'pdf' && job.service === 'posten' ? await postenFaults(job.path, bytes, job.language) : [])]
    messages.push(...told)
    // A file that does not keep its claims is no file to sign.
    if (!told.some(({ severity, fatal }) => fatal || severity === 'error')) files.push({ copy: at, format: name, bytes })
  }
  return { files, messages }
}

const UNMAKEABLE: ReadonlySet<string> = new Set<RefusalId>(['SGN-008', 'SGN-009', 'SGN-011', 'SGN-018', 'SGN-024'])

interface Ready {
  copies: readonly Copy[]
  style: Style
  assets: Assets
  plan: NonNullable<Inspected['plan']>
}

let last: { key: string; prepared: Promise<{ messages: readonly Message[]; ready?: Ready }> } | undefined

/** The draft is read once for all tasks of a worker. */
function prepare(job: SignJob): NonNullable<typeof last>['prepared'] {
  const key = JSON.stringify(job)
  if (last?.key !== key) last = { key, prepared: read(job) }
  return last.prepared
}

async function read(job: SignJob): Promise<{ messages: readonly Message[]; ready?: Ready }> {
  const opened = openDraft(job)
  const { assets, messages: ofReading, bytes } = opened
  const document = opened.document ?? opened.partial
  if (!document || !bytes) return { messages: asConfigured(ofReading, job.severities) }
  const { style, messages: aboutStyle } = readStyle(document.meta.husstil ?? 'standard', filesIn(join(job.templates, 'styles')))
  if (!style) return { messages: [...ofReading, ...aboutStyle.map((message) => inLanguage(message, job))] }
  const list = job.members === undefined ? undefined : membersOf(job.members, document, job)
  const found = judge(opened, { ...job, profile: job.service === 'posten' ? 'service' : 'signing' })
  const reasons = refusals({
    file: job.path, document, locate: opened.locate, language: job.language, messages: found,
    isAgreement: opened.type?.dokument === 'avtale' || opened.type?.dokument === 'vedtekter', hasMembers: list !== undefined, forService: job.service === 'posten', statusOf: statusIn(job),
  })
  // Of a specimen nothing is refused but what cannot be made at all; what else stands in the way of the copies is said.
  const said = withoutEchoes([...found, ...reasons.map((reason) => (job.specimen && !UNMAKEABLE.has(reason.ruleId) ? { ...reason, severity: 'warning' as const } : reason)), ...(list?.messages ?? [])])
  const stops = (message: Message): boolean => message.fatal === true || (message.severity === 'error' && (job.specimen ? message.ruleId.startsWith('SGN-') : !message.ruleId.startsWith('MDL-')))
  if (said.some(stops)) return { messages: said }
  const sha256 = fingerprint(document)
  const copies = copiesOf(document, sha256, { profile: job.service, specimen: job.specimen, ...(list && { members: list.members }) })
  if (copies.length === 0) return { messages: [...said, refusal(job.path, job.language, 'SGN-017', opened.locate(['parter']).key)] }
  const edition = edit(document, assets, style)
  const { name, version: ofEngine } = await engine()
  const head: ManifestHead = {
    avtale: {
      tittel: edition.title, ...(document.meta.utkast !== undefined && { utkast: document.meta.utkast }), ...(document.meta.status !== undefined && { status: document.meta.status }),
      kilde: basename(job.path), sha256: sha256Of(bytes),
    },
    form: document.meta.eksemplarer?.form ?? 'papir', profil: job.service, prøve: job.specimen, tekstavtrykk: sha256,
    verktøy: { navn: 'lilla', versjon: version() }, layoutmotor: { navn: 'typst', utgave: name, versjon: ofEngine },
    ...(list && job.members !== undefined && { medlemsliste: { fil: basename(job.members), sha256: list.sha256 } }),
  }
  const { messages: aboutAttachments } = await sortAttachments(edition)
  const made = sha256Of(JSON.stringify([head.verktøy, head.layoutmotor, style, [...style.typstModules].map(([file, text]) => [file, sha256Of(text)]), [...assets].map(([file, asset]) => [file, asset.sha256])]))
  const planned = copies.map((copy): Planned => plannedOf(copy, made, formatsOf(job), sha256, document))
  return {
    messages: [...said, ...aboutAttachments.map((message) => inLanguage({ ...message, file: message.file || job.path }, job))],
    ready: { copies, style, assets, plan: { head, copies: planned, attached: attachedIn(edition) } },
  }
}

function plannedOf(copy: Copy, made: string, asked: readonly string[], sha256: string, draft: Document): Planned {
  const { number, of, holder, stem, kind, decisions, document, signing } = copy
  const { position: _, ...text } = { position: undefined, ...document }
  const grunnlag = sha256Of(JSON.stringify([made, text, signing], (key: string, value: unknown) => (key === 'position' || key === 'source' ? undefined : value)))
  return {
    stem, slag: kind,
    ...(number !== undefined && { nummer: number }), ...(of !== undefined && { av: of }),
    ...(holder && { navn: holder.navn }), ...(holder?.part !== undefined && { part: holder.part }),
    ...(holder?.orgnr !== undefined && { orgnr: holder.orgnr }), ...(holder?.kommunenummer !== undefined && { kommunenummer: holder.kommunenummer }),
    vedtak: decisions, tekstavtrykk: kind === 'tiltredelse' ? fingerprint(document) : sha256,
    grunnlag: Object.fromEntries(asked.map((format) => [format, sha256Of(`${grunnlag} ${format} ${draft.meta.utkast ?? ''}`)])),
  }
}

/** All attachments, those too that stand in the copies: who recomputes the fingerprint needs their checksums. */
function attachedIn(edition: Edition): NonNullable<Inspected['plan']>['attached'] {
  return edition.document.children.flatMap((node) => {
    const [file] = node.type === 'attachment' ? attachedFiles(edition, (one) => one === node) : []
    return node.type === 'attachment' && file ? [{ nummer: edition.numbers.get(node)?.path[0] ?? 0, tittel: titleOf(node, edition), fil: file.name, bytes: file.bytes }] : []
  })
}

/** As the list of attachments has it. */
function titleOf({ id, file }: Attachment, { document }: Edition): string {
  return document.meta.vedlegg?.find((entry) => entry.id === id || entry.fil === file)?.tittel ?? file
}

function editionOf({ document, signing, kind }: Copy, { style, assets }: Ready): Edition {
  const { draftMark: _, ...edition } = edit(document, kind === 'tiltredelse' ? new Map() : assets, style)
  return { ...edition, signing }
}

function membersOf(path: string, { meta }: Document, { language, templates }: SignJob): MemberList & { sha256: string } {
  const file = readFile(path, LIMITS.text)
  if (!file.found) return { members: [], messages: [memberMessage(path, language, 'MDL-001', undefined, {})], sha256: '' }
  // Invented agreements have invented members.
  const numbers = meta.oppdiktet === true ? undefined : new Set(openLibrary(templates, language).rows<{ nr: string; til?: string }>('kommuner').filter(({ til }) => til === undefined).map(({ nr }) => nr))
  return { ...readMembers(path, file.bytes, language, numbers), sha256: sha256Of(file.bytes) }
}

/** A draft that is attached says itself how far it has come. */
const statusIn = (job: SignJob) => ({ draft, file }: Attachment): ReturnType<Parameters<typeof refusals>[0]['statusOf']> => {
  if (!draft) return undefined
  const { document } = openDraft({ ...job, path: shown(resolve(dirname(resolve(job.path)), file)) })
  return document ? (document.meta.status ?? 'utkast') : undefined
}

function inLanguage({ en, ...message }: Message, { language }: SignJob): Message {
  return language === 'en' && en ? { ...message, ...en } : message
}
