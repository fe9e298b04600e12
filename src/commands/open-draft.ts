/** Opens a draft on the disk and reads it, with the templates that it needs. */
import { dirname, resolve } from 'node:path'
import { othersOf } from '../assemble/others.ts'
import type { Language, Message } from '../document/message.ts'
import { purpleOf } from '../document/purple.ts'
import { isRedline } from '../document/redline.ts'
import { LIMITS, readFile, shown, sourcesOf, type FileRead } from '../host.ts'
import { readAtRevision, sourcesAtRevision, type GitRead } from '../host/git.ts'
import { read, type ReadOptions, type ReadResult } from '../read/index.ts'
import { reporter } from '../read/messages.ts'
import { checkFrontMatter } from '../validate/schema.ts'
import { openLibrary } from './library.ts'

export interface DraftFile {
  /** As the user knows it. */
  path: string
  /** As git had it at this commit; else as it lies on the disk. */
  revision?: string
  /** Its marks of changes are changes, also where its front matter does not say so. */
  redline?: true
  /** The folder that it must lie in when links are followed. */
  within?: string
  templates: string
  language: Language
  /** Attachments that are made and lie nowhere, by their names. */
  made?: ReadonlyMap<string, Uint8Array>
  /** Of a saksfremlegg for several councils: the id of the copy; else the first. */
  copy?: string
  /** It brings in nothing of other drafts: it is itself brought in. */
  alone?: true
}

/** @returns what was read, and the file's bytes where there is a file; a message says why where there is none. */
export function openDraft(job: DraftFile): ReadResult & { bytes?: Uint8Array } {
  const unreadable = (message: Message): ReadResult => ({ assets: new Map(), messages: [message], suppressions: [], locate: () => ({}), data: {} })
  if (job.revision !== undefined) {
    const file = readAtRevision(job.path, job.revision, LIMITS.text)
    return file.found ? { ...readDraft(job, file.bytes), bytes: file.bytes } : unreadable(unversioned(job, job.revision, file.why))
  }
  const file = readFile(job.path, LIMITS.text, job.within)
  return file.found ? { ...readDraft(job, file.bytes), bytes: file.bytes } : unreadable(unread(job, file))
}

/** A draft as messages name it: «utkast.md@HEAD~1». */
export const nameOf = ({ path, revision }: Pick<DraftFile, 'path' | 'revision'>): string => (revision === undefined ? path : `${path}@${revision}`)

/** How drafts of a job are read: with the types and the schema of the templates. */
export function readOptionsOf(job: Pick<DraftFile, 'templates' | 'language' | 'redline'>): ReadOptions {
  const { types, common, frontMatterKeys } = openLibrary(job.templates, job.language)
  return {
    types,
    frontMatterKeys,
    checkFrontMatter: (data, type, locate, about) => checkFrontMatter(data, type, common, locate, about),
    language: job.language,
    ...(job.redline && { redline: true }),
  }
}

/** The tree and all that there is to say of the text; a type whose own files are faulty is named instead of the draft. */
function readDraft(job: DraftFile, bytes: Uint8Array): ReadResult {
  const { faultsOf } = openLibrary(job.templates, job.language)
  const sources = job.revision === undefined ? sourcesOf(job.path, job.templates) : sourcesAtRevision(job.path, job.revision, job.templates)
  const readWith = (made: NonNullable<DraftFile['made']>): ReadResult =>
    read({ path: nameOf(job), bytes }, sources, { ...readOptionsOf(job), made, ...(job.copy !== undefined && { copy: job.copy }), ...(!job.alone && { others: othersFor(job) }) })
  const first = readWith(job.made ?? new Map())
  const orders = job.made ? [] : purpleOf(first.data)
  const found = orders.length === 0 ? first : readWith(new Map(orders.map(({ file }) => [file, UNMADE])))
  const named = found.data['dokumenttype']
  const faults = typeof named === 'string' ? faultsOf(named) : []
  if (faults.length === 0) return found
  const { document: _, ...rest } = found
  return { ...rest, messages: [...faults] }
}

/** What a made attachment is while nobody prints it: a PDF by its name only. */
const UNMADE = new TextEncoder().encode('%PDF-1.7\n')

/** Drafts beside the case, or in a folder beside its own; of a case in git, as git had them then. */
function othersFor(job: DraftFile): ReturnType<typeof othersOf> {
  const folder = dirname(resolve(job.path))
  return othersOf((path) => {
    const { document, type, messages } = openDraft({ ...job, path: shown(resolve(folder, path)), within: dirname(folder), alone: true })
    if (document && type && type.dokument !== 'saksframlegg' && !isRedline(document)) return document
    const stopping = messages.find(({ fatal }) => fatal)
    return { why: stopping && !document ? stopping.reason : NO_DRAFT[job.language] }
  })
}

const NO_DRAFT: Readonly<Record<Language, string>> = { nb: 'Filen er ikke et utkast til en avtale.', en: 'The file is no draft of an agreement.' }

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

/** What git has not, as a message about the file. */
function unversioned(job: DraftFile, revision: string, why: Exclude<GitRead, { found: true }>['why']): Message {
  const [reason, remedy] = UNVERSIONED[job.language][why]
  return { file: nameOf(job), ruleId: 'BYG-010', severity: 'error', fatal: true, reason: reason.replace('{revision}', revision).replace('{path}', job.path), remedy }
}

const UNVERSIONED = {
  nb: {
    'no-git': ['Git er ikke installert, så en tidligere versjon kan ikke hentes.', 'Installer git, eller oppgi to filer.'],
    'no-repository': ['Mappen er ikke i et git-lager, så en tidligere versjon kan ikke hentes.', 'Oppgi to filer i stedet.'],
    'no-revision': ['Git kjenner ingen versjon «{revision}».', 'Oppgi en commit, en gren eller en merkelapp, som HEAD~1 eller v1. «git log» viser dem.'],
    'no-file': ['Git har ingen fil «{path}» i versjonen «{revision}».', 'Se om filen het noe annet den gangen: «git log --follow» viser det.'],
    'too-large': ['Filen er for stor i versjonen «{revision}».', 'Del teksten, eller legg deler av den i vedlegg.'],
  },
  en: {
    'no-git': ['Git is not installed, so an earlier version cannot be fetched.', 'Install git, or name two files.'],
    'no-repository': ['The folder is in no git repository, so an earlier version cannot be fetched.', 'Name two files instead.'],
    'no-revision': ['Git knows no version “{revision}”.', 'Name a commit, a branch or a tag, such as HEAD~1 or v1. “git log” shows them.'],
    'no-file': ['Git has no file “{path}” in the version “{revision}”.', 'See whether the file had another name then: “git log --follow” shows it.'],
    'too-large': ['The file is too large in the version “{revision}”.', 'Split the text, or move parts of it to attachments.'],
  },
} as const

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
