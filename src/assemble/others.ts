/** Answers what a saksfremlegg asks of the drafts that it names; each draft is opened once. */
import { fingerprint, printedFingerprint } from '../document/fingerprint.ts'
import type { Meta } from '../document/meta.ts'
import { isLack, type DraftKey, type Lack, type Others } from '../document/others.ts'
import type { Document } from '../document/tree.ts'
import { changeBlocks } from './change-table.ts'
import { passageOf, sentenceOf } from './quotation.ts'

/** @param readDraft reads the draft at a path counted from the folder of the case; says why not of what is no draft or cannot be read. */
export function othersOf(readDraft: (path: string) => Document | { why: string }): Others {
  const opened = new Map<string, ReturnType<typeof readDraft>>()
  const draft = (meta: Meta, key: DraftKey): Document | Lack => {
    const path = meta[key]
    if (typeof path !== 'string' || path === '') return { lack: 'unnamed', key }
    const found = opened.get(path) ?? readDraft(path)
    opened.set(path, found)
    return 'why' in found ? { lack: 'unreadable', key, path, why: found.why } : found
  }
  const about = <T>(meta: Meta, answer: (newer: Document) => T | Lack): T | Lack => {
    const newer = draft(meta, 'gjelder')
    return isLack(newer) ? newer : answer(newer)
  }
  return {
    faults(meta) {
      const [newer, older] = (['gjelder', 'endretFra'] as const).map((key) => draft(meta, key)) as [Document | Lack, Document | Lack]
      const unreadable = [newer, older].flatMap((one) => (isLack(one) && one.lack === 'unreadable' ? [one] : []))
      if (isLack(newer) || isLack(older)) return unreadable
      const path = String(meta['endretFra'])
      const isBackwards = path === meta['gjelder'] || (older.meta.utkast !== undefined && newer.meta.utkast !== undefined && older.meta.utkast > newer.meta.utkast)
      return isBackwards ? [{ lack: 'backwards', key: 'endretFra', path }] : []
    },
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
