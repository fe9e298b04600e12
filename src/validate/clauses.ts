/** Holds a document's clauses against the clause schema of its type: what is missing, and what stands there without saying what it must. */
import { childrenOf, plainText, type Block, type Document, type Heading, type Node, type Position } from '../document/tree.ts'
import type { ClauseItem } from '../document/type.ts'
import { oncePer } from './once.ts'
import type { Subject } from './rule.ts'
import { signatureOf } from './signers.ts'

/** A clause with its sub-clauses. Attachments are documents of their own and have none here. */
export interface Clause {
  heading: Heading
  /** As compared: lower case, without number and closing colon, letters that scanning damages folded. */
  title: string
  /** The title and its parts, any of which may be the name of an item. */
  names: readonly string[]
  /** The words of the clause with its sub-clauses and its heading. */
  text: string
  /** The same in lower case. */
  lower: string
}

export type Verdict =
  | { item: ClauseItem; state: 'missing' }
  /** `lacks`: the words of which one was expected. */
  | { item: ClauseItem; state: 'incomplete'; heading: Heading; lacks: readonly string[] }

/** @returns what the agreement lacks of `items`; a set of agreements satisfies the list together. */
export function lacking(subject: Subject, items: readonly ClauseItem[]): Verdict[] {
  const form = subject.meta.målform ?? 'nb'
  const own = surveyOf(subject.document)
  const others = subject.meta.avtaleverk === undefined ? [] : subject.related.parts.map(({ document }) => surveyOf(document))
  return items.flatMap((item): Verdict[] => {
    if (isCovered(item, subject)) return []
    const verdict = judge(item, form, own)
    const elsewhere = verdict !== undefined && others.some((survey) => judge(item, form, survey) === undefined)
    return verdict === undefined || elsewhere ? [] : [verdict]
  })
}

/** The words of a heading in the author's file, without its marks. */
export function placeOfHeading({ blocks }: Subject, heading: Heading): Position | undefined {
  const block = blocks.find((candidate) => candidate.block === heading)
  return block?.place(0, block.text.length)
}

interface Survey {
  clauses: readonly Clause[]
  /** All words of the document, without attachments, in lower case. */
  text: string
}

/**
 * Whether scanning has taken the æ, ø and å, so that no word can be looked for. Norwegian text has about three in a hundred letters;
 * half a one is damage. Short texts say nothing.
 */
const isDamaged: (survey: Survey) => boolean = oncePer(({ text }) => {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  return letters > 1000 && (text.match(/[æøå]/g)?.length ?? 0) < letters / 200
})

const surveyOf: (document: Document) => Survey = oncePer((document) => {
  const clauses: Clause[] = []
  const open: { clause: Clause; parts: string[] }[] = []
  const close = (level: number): void => {
    while ((open.at(-1)?.clause.heading.level ?? -1) >= level) {
      const done = open.pop()
      if (done) done.clause.text = done.parts.join('\n')
      if (done) done.clause.lower = done.clause.text.toLowerCase()
    }
  }
  const all: string[] = []
  for (const block of document.children) {
    if (block.type === 'attachment') break
    if (block.type === 'heading') {
      close(block.level)
      const title = comparable(plainText(block.children))
      const clause = { heading: block, title, names: namesIn(title), text: '', lower: '' }
      clauses.push(clause)
      open.push({ clause, parts: [] })
    }
    const words = wordsIn(block)
    all.push(words.toLowerCase())
    for (const { parts } of open) parts.push(words)
  }
  close(0)
  return { clauses, text: all.join('\n') }
})

/** Text of the front matter repeated in title lines says nothing about clauses; footnotes belong to the sentence. */
function wordsIn(block: Block): string {
  const parts: string[] = []
  const visit = (node: Node): void => {
    if (node.type === 'text') parts.push(node.value)
    else if (node.type === 'reference') parts.push(node.label ?? '')
    else if (node.type === 'note') return
    else {
      childrenOf(node).forEach(visit)
      if (BLOCKS.has(node.type)) parts.push('\n')
    }
  }
  visit(block)
  return parts.join('')
}

const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'listItem', 'tableCell', 'heading'])

function judge(item: ClauseItem, form: 'nb' | 'nn', survey: Survey): Verdict | undefined {
  const { clauses, text } = survey
  const names = [item.tittel.nb, item.tittel.nn ?? '', ...item.alias.nb, ...item.alias.nn].filter(Boolean).map(comparable)
  const groups = item.inneholder[form].length > 0 ? item.inneholder[form] : item.inneholder.nb
  const exact = clauses.filter(({ heading, names: own }) => heading.id === item.id || own.some((name) => names.includes(name)))
  const lacks = missingGroup(exact.map((clause) => clause.text).join('\n'), exact.map((clause) => clause.lower).join('\n'), groups)
  const first = exact[0]
  if (first && (!lacks || isDamaged(survey))) return undefined
  // «Representantskapets sammensetning»: the name inside a longer heading counts where the clause says what it must.
  const near = groups.length > 0 && clauses.some((clause) => names.some((name) => startsWord(clause.title, name)) && !missingGroup(clause.text, clause.lower, groups))
  if (near) return undefined
  if (first && lacks) return { item, state: 'incomplete', heading: first.heading, lacks }
  return (item.uttrykk[form].length > 0 ? item.uttrykk[form] : item.uttrykk.nb).some((phrase) => text.includes(phrase.toLowerCase())) ? undefined : { item, state: 'missing' }
}

/** The heading as it is, what stands before a dash, and each topic that it joins: «Formål, parter og varighet – hovedregler». */
function namesIn(title: string): readonly string[] {
  const [main = title] = title.split(' – ')
  return [title, main, ...main.split(/, | og /)]
}

/** @returns the first list of which the text has no word, or undefined. */
function missingGroup(text: string, lower: string, groups: readonly (readonly string[])[]): readonly string[] | undefined {
  return groups.find((words) => !words.some((word) => has(text, word, lower)))
}

/** Parts of words, so that compounds count; an abbreviation only as a word of its own, a short word only where a word begins. */
export function has(text: string, word: string, lower: string = text.toLowerCase()): boolean {
  if (word === word.toUpperCase()) return new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'u').test(text)
  return word.length <= 3 ? startsWord(lower, word.toLowerCase()) : lower.includes(word.toLowerCase())
}

function startsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !/\p{L}/u.test(text.charAt(at - 1))) return true
  }
  return false
}

/** Without case, number («3.», «§ 4») and closing colon; «@» and letters without ring or stroke are what scanning leaves of å and ø. */
function comparable(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/^§?[ \u00A0]?\d[\d.]*[).]?\s+/u, '')
    .replace(/[:.]$/, '')
    .replaceAll('å', 'a')
    .replace(/[ø@]/g, 'o')
    .replaceAll('æ', 'ae')
    .replace(/\s+/g, ' ')
    .trim()
}

function isCovered({ dekkesAv }: ClauseItem, subject: Subject): boolean {
  if (!dekkesAv) return false
  if ('nøkkel' in dekkesAv) {
    const value = subject.meta[dekkesAv.nøkkel]
    return Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null
  }
  if (dekkesAv.blokk === 'signatur') return signatureOf(subject) !== undefined
  return (subject.meta.vedlegg ?? []).length === 0 || subject.document.children.some(({ type }) => type === 'attachmentList')
}
