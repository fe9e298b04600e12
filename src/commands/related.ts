/** Reads from disk what stands beside a draft, for the rules that compare documents. */
import { dirname, join, resolve } from 'node:path'
import { relatedTo } from '../assemble/related.ts'
import { compare } from '../diff/index.ts'
import { changeList } from '../document/change-list.ts'
import { isRedline } from '../document/redline.ts'
import type { Document } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'
import { kindOf, listNames, shown, sourcesOf } from '../host.ts'
import { read } from '../read/index.ts'
import type { ChangeSummary, Related, RelatedDocument } from '../validate/related.ts'
import { openDraft, type DraftFile } from './open-draft.ts'

/** @returns what rules may know of other documents; only documents beside the draft's own folder are read. */
export function relatedOf(job: DraftFile, document: Document, type: AgreementType | undefined): Related {
  const folder = dirname(resolve(job.path))
  const open = (path: string): { path: string; document: Document } | undefined => {
    const opened = openDraft({ ...job, path, within: dirname(folder) })
    return opened.document && opened.type && !isRedline(opened.document) ? { path: shown(path), document: opened.document } : undefined
  }
  const readDraft = (relative: string): ReturnType<typeof open> => {
    const path = resolve(folder, relative)
    if (kindOf(path) !== 'folder') return open(path)
    const drafts = draftNames(path).flatMap((name) => open(join(path, `${name}.md`)) ?? [])
    return drafts.reduce<(typeof drafts)[number] | undefined>((latest, draft) => ((draft.document.meta.utkast ?? '') > (latest?.document.meta.utkast ?? '') ? draft : latest), undefined)
  }
  const own = resolve(job.path)
  const neighbours = listNames(folder, '.md').filter((name) => CASE.test(name) && join(folder, `${name}.md`) !== own).map((name) => `${name}.md`)
  const changes = ({ path, date }: RelatedDocument): readonly ChangeSummary[] | undefined => {
    const newer = open(resolve(path))?.document
    const named = document.meta['endretFra']
    const base = typeof named === 'string' ? readDraft(named)?.document : date === undefined ? undefined : latestBefore(date, dirname(resolve(path)), open)
    return newer && base && changesBetween(base, newer)
  }
  return relatedTo(document, type?.dokument, { readDraft, neighbours, library: libraryOf(job, document.meta.målform), changes })
}

type Open = (path: string) => { path: string; document: Document } | undefined

/** The draft of a folder that is dated last before a day. */
function latestBefore(date: string, folder: string, open: Open): Document | undefined {
  const drafts = draftNames(folder).flatMap((name) => open(join(folder, `${name}.md`))?.document ?? [])
  const earlier = drafts.filter(({ meta }) => meta.utkast !== undefined && meta.utkast < date)
  return earlier.reduce<Document | undefined>((latest, draft) => ((draft.meta.utkast ?? '') > (latest?.meta.utkast ?? '') ? draft : latest), undefined)
}

/** As a redline counts them. */
function changesBetween(older: Document, newer: Document): ChangeSummary[] {
  return changeList(compare(older, newer)).map(({ id, kind, where, older: before, newer: after }) => ({
    id, kind, clause: (where.newer ?? where.older)?.heading.trim() ?? '', older: before, newer: after,
  }))
}

/** What a case is called in the folder of its agreement (README of the agreements). */
const CASE = /^saksfr[ae]mlegg/i

function draftNames(folder: string): string[] {
  return listNames(folder, '.md').filter((name) => !CASE.test(name) && !/^readme/i.test(name))
}

const opened = new Map<string, Related['library']>()

/** The clauses with their expressions as they stand: which values a draft would have given is not known. */
function libraryOf({ templates }: DraftFile, form: 'nb' | 'nn' = 'nb'): Related['library'] {
  const key = `${form} ${templates}`
  const known = opened.get(key)
  if (known) return known
  const sources = sourcesOf(join(templates, 'clauses', 'x.md'), templates)
  const library = sources.clauseNames().flatMap((name) => {
    const clause = sources.clause(name, form)
    if (!clause) return []
    const { document } = read(clause, sources, { types: { names: () => [], get: () => undefined }, frontMatterKeys: [], checkFrontMatter: () => [] })
    return document ? [{ name, document }] : []
  })
  opened.set(key, library)
  return library
}
