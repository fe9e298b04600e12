/** Gathers for the rules what stands beside a draft: the drafts that it attaches, other parts of its set, its copies, the clause library. */
import { printedName } from '../document/attached-draft.ts'
import type { Meta } from '../document/meta.ts'
import { plainText, type Attachment, type Document } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'
import type { ChangeSummary, Related, RelatedDocument } from '../validate/related.ts'

/** What is asked of the world; the caller answers from disk, and may hold its answers. */
export interface RelatedSources {
  /**
   * Reads the draft at a path, counted from the folder of the document itself; a folder stands for the latest draft in it.
   * Undefined for what is no draft or cannot be read.
   */
  readDraft: (path: string) => { path: string; document: Document } | undefined
  /** The other Markdown files in the document's own folder, as `readDraft` takes them. */
  neighbours: readonly string[]
  /** The clauses of the library, their expressions unfilled. */
  library: Related['library']
  /** The changes of an attached draft since the draft before it; undefined where there is none. */
  changes?: (newer: RelatedDocument) => readonly ChangeSummary[] | undefined
}

/**
 * @param kind of the document, from its type.
 * @returns everything that rules may be told of other documents than this one.
 */
export function relatedTo(document: Document, kind: AgreementType['dokument'] | undefined, sources: RelatedSources): Related {
  const { meta } = document
  const isCase = kind === 'saksframlegg'
  const attached = isCase ? attachedDrafts(document, sources) : []
  const main = hoveddokument(meta)
  const part = main === undefined ? undefined : read(main, sources)
  const [first] = attached
  const changes = first && sources.changes?.(first)
  return {
    attached,
    ...(changes && { changes }),
    ...(first && sources.changes && !changes && { withoutBase: true }),
    parts: part ? [part] : [],
    siblings: isCase ? copies(meta, sources) : [],
    library: sources.library,
  }
}

function hoveddokument({ avtaleverk }: Meta): string | undefined {
  const main = (avtaleverk as { hoveddokument?: unknown } | undefined)?.hoveddokument
  return typeof main === 'string' ? main : undefined
}

/** The attached drafts in order, and the one that the case is about where it is not among them. */
function attachedDrafts(document: Document, sources: RelatedSources): Related['attached'] {
  const paths = (document.meta.vedlegg ?? []).map(({ fil }) => fil)
  const attachments = document.children.filter((block): block is Attachment => block.type === 'attachment' && (block.media === 'markdown' || block.draft === true))
  const found = attachments.map(({ id, file, children }) => {
    const draft = read(paths.find((path) => printedName(path) === file) ?? file, sources)
    if (draft) return { ...draft, attachmentId: id }
    // What has no front matter of its own is still a text that can be quoted.
    const own: Document = { type: 'document', meta: {}, children }
    return { path: file, title: titleOf(own), document: own, attachmentId: id }
  })
  const about = document.meta['gjelder']
  if (typeof about !== 'string' || attachments.some(({ file }) => file === about || file === printedName(about))) return found
  const draft = read(about, sources)
  return draft ? [...found, draft] : found
}

/** The same case for other councils: the same draft, on the same day. */
function copies(meta: Meta, sources: RelatedSources): RelatedDocument[] {
  if (typeof meta['gjelder'] !== 'string') return []
  return sources.neighbours.flatMap((path) => {
    const other = read(path, sources)
    const isCopy = other?.document.meta.dokumenttype === meta.dokumenttype && other?.document.meta['gjelder'] === meta['gjelder'] && other?.date === meta.utkast
    return other && isCopy ? [other] : []
  })
}

function read(path: string, { readDraft }: RelatedSources): RelatedDocument | undefined {
  const draft = readDraft(path)
  if (!draft) return undefined
  const { utkast } = draft.document.meta
  return { path: draft.path, title: titleOf(draft.document), ...(utkast !== undefined && { date: utkast }), document: draft.document }
}

/** The title as printed, with its lines below. */
function titleOf(document: Document): string {
  const title = document.children.find(({ type }) => type === 'title')
  const lines = document.children.filter((block) => block.type === 'titleLine' && block.role === 'subtitle')
  return [title, ...lines].flatMap((block) => (block && 'children' in block ? [plainText(block.children as Parameters<typeof plainText>[0])] : [])).join(' – ')
}
