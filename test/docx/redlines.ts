/** Redlines for the Word tests, and the Word files that they must become. */
import fc from 'fast-check'
import { edit } from '../../src/render/edition.ts'
import { docx } from '../../src/render/docx/index.ts'
import type { Output } from '../../src/render/format.ts'
import type { Document } from '../../src/document/tree.ts'
import { accept, reject } from '../../src/document/view.ts'
import { assetsOf } from '../generate/documents.ts'
import { arbitraryRedline } from '../generate/redlines.ts'
import { standardStyle } from '../fixtures/style.ts'

export const redlines = (count: number, size: 'small' | 'medium' | 'large', seed = 1): Document[] => fc.sample(arbitraryRedline({ size }), { numRuns: count, seed })

export async function wordOf(document: Document, show: 'tracked' | 'drawn' = 'tracked'): Promise<Output> {
  return docx.render(edit(document, assetsOf(document), standardStyle(), show))
}

/** The Word files of a redline and of its two drafts. */
export async function threeOf(redline: Document): Promise<{ redline: Uint8Array; accept: Uint8Array; reject: Uint8Array }> {
  const [both, newer, older] = await Promise.all([wordOf(redline), wordOf(accept(redline)), wordOf(reject(redline))])
  return { redline: both.bytes, accept: newer.bytes, reject: older.bytes }
}
