/** A document made ready for print: what every format needs, computed once. */
import { analyse, type Analysis } from '../document/analyse.ts'
import type { Assets } from '../document/assets.ts'
import { fingerprint } from '../document/fingerprint.ts'
import type { Meta } from '../document/meta.ts'
import { closedLevels, number, type Numbers } from '../document/number.ts'
import { onlyNew } from '../document/only-new.ts'
import { deriveRedline, isRedline } from '../document/redline.ts'
import { plainText, type Document, type Heading, type Inline } from '../document/tree.ts'
import { accept } from '../document/view.ts'
import { longDate, wordsOf, type Words } from '../document/words.ts'
import type { SignsBy } from './signature-fields.ts'
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
  /** It is about the text of another document and prints that one's fingerprint, for which its own could be taken. */
  isAboutAnother: boolean
  /** The document's title as plain text, for metadata and headers. */
  title: string
  /** «Utkast 21. januar 2021» on a draft, undefined on anything further on. */
  draftMark?: string
  /** Printed at the foot of every page of a PDF that is no copy to sign. */
  foot?: string
  /** Only on a redline. */
  redline?: RedlineEdition
  /** Only on a copy to sign. */
  signing?: SigningEdition
}

/** What a copy to sign has besides the text, which is the same in all copies. */
export interface SigningEdition {
  /** «Eksemplar 2 av 3», or what else tells the copy from others. */
  mark: string
  /** Whose copy it is. */
  keeper?: string
  /** As printed at the foot of every page. */
  fingerprint: string
  /** «PRØVE»: it must not be signed. */
  specimen?: string
  signs: SignsBy
  /** Whether the PDF has fields for signatures. */
  fields: boolean
}

export interface RedlineEdition {
  /** As changes that a program can accept and reject (Word's tracked changes), or drawn for the eye: all, or only what is new. */
  show: 'tracked' | 'drawn' | 'new'
  older: Meta
  newer: Meta
  /** Of every node that stands in the older draft, its number there. */
  olderNumbers: Numbers
}

/**
 * @param assets holds the document's images and attachments; of a redline, those of both drafts.
 * @param show of a redline: how its changes are shown.
 * @returns the edition of a document in a house style.
 */
export function edit(whole: Document, assets: Assets, style: Style, show: RedlineEdition['show'] = 'tracked'): Edition {
  const document = show === 'new' && isRedline(whole) ? onlyNew(whole) : whole
  const words = wordsOf(document.meta)
  const { utkast, status = 'utkast' } = document.meta
  const newer = isRedline(document) ? accept(document) : document
  const titled = newer.children.find((block) => block.type === 'title')
  const isAgreement = document.meta.dokumenttype !== undefined
  return {
    document,
    ...derived(document, show),
    words,
    style,
    assets,
    fingerprint: fingerprint(newer),
    isAboutAnother: document.meta['gjelder'] !== undefined,
    title: plainText(titled?.children ?? firstHeading(newer)).trim() || (document.meta.tittel ?? ''),
    ...(isAgreement && status === 'utkast' && { draftMark: utkast ? words.draftDated(longDate(utkast, words)) : words.draft }),
  }
}

function derived(document: Document, show: RedlineEdition['show']): Pick<Edition, 'numbers' | 'analysis' | 'levels' | 'redline'> {
  if (!isRedline(document)) {
    const numbers = number(document)
    return { numbers, analysis: analyse(document, numbers), levels: closedLevels(document.children) }
  }
  const { olderNumbers, ...rest } = deriveRedline(document)
  return { ...rest, redline: { show, older: document.olderMeta ?? {}, newer: document.meta, olderNumbers } }
}

/** What names a document without a title: its front matter does, else its first heading. */
function firstHeading(document: Document): readonly Inline[] {
  const heading = document.children.find((block) => block.type === 'heading')
  return document.meta.tittel === undefined && heading ? heading.children : []
}
