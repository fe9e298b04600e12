/** A document made ready for print: what every format needs, computed once. */
import { analyse, type Analysis } from '../document/analyse.ts'
import type { Assets } from '../document/assets.ts'
import { fingerprint } from '../document/fingerprint.ts'
import { closedLevels, number, type Numbers } from '../document/number.ts'
import { plainText, type Document, type Heading, type Inline } from '../document/tree.ts'
import { longDate, wordsOf, type Words } from '../document/words.ts'
import type { Style } from './style.ts'

export interface Edition {
  document: Document
  numbers: Numbers
  analysis: Analysis
  /** Heading levels without holes, 1 for a clause; attachments' headings included. */
  levels: ReadonlyMap<Heading, number>
  words: Words
  style: Style
  assets: Assets
  /** SHA-256 of the text, hexadecimal. */
  fingerprint: string
  /** The document's title as plain text, for metadata and headers. */
  title: string
  /** «Utkast 21. januar 2021» on a draft, undefined on anything further on. */
  draftMark?: string
}

/** @returns the edition of a document in a house style; `assets` holds its images and attachments. */
export function edit(document: Document, assets: Assets, style: Style): Edition {
  const words = wordsOf(document.meta)
  const numbers = number(document)
  const { utkast, status = 'utkast' } = document.meta
  const titled = document.children.find((block) => block.type === 'title')
  const isAgreement = document.meta.dokumenttype !== undefined
  return {
    document,
    numbers,
    analysis: analyse(document, numbers),
    levels: closedLevels(document.children),
    words,
    style,
    assets,
    fingerprint: fingerprint(document),
    title: plainText(titled?.children ?? firstHeading(document)).trim() || (document.meta.tittel ?? ''),
    ...(isAgreement && status === 'utkast' && { draftMark: utkast ? words.draftDated(longDate(utkast, words)) : words.draft }),
  }
}

/** What names a document without a title: its front matter does, else its first heading. */
function firstHeading(document: Document): readonly Inline[] {
  const heading = document.children.find((block) => block.type === 'heading')
  return document.meta.tittel === undefined && heading ? heading.children : []
}
