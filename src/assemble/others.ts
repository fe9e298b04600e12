/** Answers what a saksfremlegg asks of the drafts that it names; each draft is opened once. */
import { fingerprint, printedFingerprint } from '../document/fingerprint.ts'
import type { Meta } from '../document/meta.ts'
import { isLack, type DraftKey, type Lack, type Others } from '../document/others.ts'
import type { Document } from '../document/tree.ts'
import { changeBlocks } from './change-table.ts'
import { passageOf, sentenceOf } from './quotation.ts'

/** @param readDraft reads the draft at a path counted from the folder of the case; undefined for what is no draft or cannot be read. */
export function othersOf(readDraft: (path: string) => Document | undefined): Others {
  const opened = new Map<string, Document | undefined>()
  const draft = (meta: Meta, key: DraftKey): Document | Lack => {
    const path = meta[key]
    if (typeof path !== 'string' || path === '') return { lack: 'unnamed', key }
    if (!opened.has(path)) opened.set(path, readDraft(path))
    return opened.get(path) ?? { lack: 'unreadable', key, path }
  }
  const about = <T>(meta: Meta, answer: (newer: Document) => T | Lack): T | Lack => {
    const newer = draft(meta, 'gjelder')
    return isLack(newer) ? newer : answer(newer)
  }
  return {
    changes: (meta, position) =>
      about(meta, (newer) => {
        const older = draft(meta, 'endretFra')
        return isLack(older) ? older : changeBlocks(older, newer, meta, position)
      }),
    passage: (meta, id, words, position) => about(meta, (newer) => passageOf(newer, id, words, position)),
    sentence: (meta, id, words) => about(meta, (newer) => sentenceOf(newer, id, words)),
    fingerprint: (meta) => about(meta, (newer) => printedFingerprint(fingerprint(newer))),
  }
}
