/** The laws of comparing, on one pair of drafts: `unlawful` tells in words which ones a redline breaks. */
import { referenceLabel } from '../../src/document/analyse.ts'
import { changesOf } from '../../src/document/changes.ts'
import { fingerprint } from '../../src/document/fingerprint.ts'
import { comparable } from '../../src/document/normalise.ts'
import { deriveRedline } from '../../src/document/redline.ts'
import type { Document } from '../../src/document/tree.ts'
import { accept, reject } from '../../src/document/view.ts'
import { broken } from './contract.ts'

export type Compare = (older: Document, newer: Document) => Document

/** @returns what is wrong with the redline of two drafts; empty if nothing is. */
export function unlawful(compare: Compare, older: Document, newer: Document): string[] {
  const redline = compare(older, newer)
  const same = (what: string, is: Document, was: Document): string[] => {
    const [a, b] = [is, was].map((document) => text(comparable(document)))
    return a === b ? [] : [`${what}: ${difference(a ?? '', b ?? '')}`]
  }
  const size = changesOf(redline).size
  return [
    ...same('reject is not the older draft', reject(redline), older),
    ...same('accept is not the newer draft', accept(redline), newer),
    ...broken(redline),
    ...(isEqual(older, newer) && size > 0 ? [`${size} changes between a draft and itself`] : []),
    ...(size === 0 && fingerprint(asText(older)) !== fingerprint(asText(newer)) ? ['the drafts say different things, and nothing is marked'] : []),
    ...derivable(redline),
  ]
}

const isEqual = (a: Document, b: Document): boolean => text(comparable({ ...a, meta: {} })) === text(comparable({ ...b, meta: {} }))

/** A Markdown attachment is compared by its text: how its file is written is no difference. */
function asText(document: Document): Document {
  return { ...document, children: document.children.map((block) => (block.type === 'attachment' && block.media === 'markdown' ? { ...block, sha256: '' } : block)) }
}

/** As text with its keys in order: the order of keys is no difference. */
function text(value: unknown): string {
  return JSON.stringify(value, (_, child: unknown) =>
    child !== null && typeof child === 'object' && !Array.isArray(child) ? Object.fromEntries(Object.entries(child).filter(([, own]) => own !== undefined).sort(([a], [b]) => (a < b ? -1 : 1))) : child,
  )
}

/** Where two texts part, with a little of each. */
function difference(is: string, was: string): string {
  let at = 0
  while (at < is.length && is[at] === was[at]) at += 1
  return `…${is.slice(Math.max(0, at - 60), at + 80)}… instead of …${was.slice(Math.max(0, at - 60), at + 80)}…`
}

/** Every format derives numbers and labels from it. */
function derivable(redline: Document): string[] {
  try {
    const { analysis } = deriveRedline(redline)
    return analysis.references.flatMap((reference) => (typeof referenceLabel(reference, analysis) === 'string' ? [] : ['a reference prints nothing']))
  } catch (error) {
    return [`no numbers can be derived: ${String(error)}`]
  }
}
