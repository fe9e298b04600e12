/** LibreOffice 7.4 as a judge of tracked changes: its blocks as text, and what it is known to see wrongly, by name (measured). */
import { childrenOf, walk, type Document, type Node } from '../../src/document/tree.ts'
import { closedLevels, number } from '../../src/document/number.ts'
import { standsIn, viewOf, type Draft } from '../../src/document/view.ts'
import type { OfficeBlock } from '../interop/readers.ts'
import type { Gap } from './gaps.ts'
import type { View } from './resolve.ts'

export const BLIND_SPOTS = {
  marks: 'rejecting a change of format does not bring a character style back: formatting is not compared',
  levels: 'rejecting a change of number or style does not bring the level of a list back: numbers are not compared',
  footnoteParagraph: 'a paragraph with a footnote leaves an empty one behind: empty paragraphs are not compared',
  insideFootnote: 'changes inside footnotes are some letters off: footnotes are counted, not compared',
  deletedInMove: 'what is deleted inside a move makes the paragraph after it join wrongly: not compared',
  wordsInMove: 'words that are deleted inside a move are there still when it is accepted, now and then: not compared',
  linkInMove: 'a moved paragraph with a link or a cross-reference leaves an empty one behind: neither those nor numbers are compared',
  wordless: 'a paragraph without words, or one that opens an item in one draft only, loses its number: numbers are not compared',
  splitFootnote: 'a split paragraph with changes in its footnote is not joined again: not compared',
  otherTitle: 'the title of an attachment that opens with something else in the other draft takes its style: not compared',
} as const
/** Where these are, nothing is compared. */
export const NOT_COMPARED: ReadonlySet<BlindSpot | Gap> = new Set<BlindSpot | Gap>(['opening', 'deletedInMove', 'wordsInMove', 'splitFootnote', 'otherTitle'])
/** Where these are, empty paragraphs are not compared. */
const EMPTY_LEFT: readonly (BlindSpot | Gap)[] = ['footnoteParagraph', 'linkInMove', 'section', 'tables']
export type BlindSpot = keyof typeof BLIND_SPOTS

/** @returns what LibreOffice cannot be asked of a redline. */
export function blindSpots(redline: Document, view: View): BlindSpot[] {
  const spots = new Set<BlindSpot>()
  for (const [node, ancestors] of walk(redline)) {
    const change = 'change' in node ? node.change : undefined
    const inFootnote = ancestors.some(({ type }) => type === 'footnote')
    if (inFootnote && (change || ('endChange' in node && node.endChange))) spots.add('insideFootnote')
    if (view === 'reject' && change?.kind === 'formatted' && change.before?.marks !== undefined) spots.add('marks')
    const covering = [...ancestors, node].flatMap((one) => ('change' in one && one.change ? [one.change.kind] : []))
    if ((node.type === 'link' || node.type === 'reference') && covering.some((kind) => kind === 'movedFrom' || kind === 'movedTo')) spots.add('linkInMove')
    if (node.type === 'paragraph' && covering.some((kind) => kind !== 'formatted') && !node.children.some(({ type }) => type === 'text' || type === 'link' || type === 'reference' || type === 'blank')) spots.add('wordless')
    if (node.type === 'listItem' && opensIn(node, 'older') !== opensIn(node, 'newer')) spots.add('wordless')
    if (node.type === 'attachment' && opensIn(node, 'older') !== opensIn(node, 'newer')) spots.add('otherTitle')
    if (node.type === 'footnote' && covering.some((kind) => kind !== 'formatted')) spots.add('footnoteParagraph')
    if (covering.includes('movedTo') && covering.at(-1) === 'deleted' && (view === 'reject' || BLOCKS.has(node.type))) spots.add('deletedInMove')
    if (covering.includes('movedTo') && covering.at(-1) === 'deleted' && view === 'accept') spots.add('wordsInMove')
  }
  const isSplit = [...walk(redline)].some(([node]) => 'endChange' in node && node.endChange)
  if (isSplit && spots.has('insideFootnote')) spots.add('splitFootnote')
  if (view === 'reject' && levelsDiffer(redline)) spots.add('levels')
  return [...spots]
}

const opensIn = (node: Node, draft: Draft): Node | undefined => childrenOf(node).find((child) => standsIn(child, draft))

const BLOCKS = new Set<Node['type']>(['paragraph', 'heading', 'list', 'listItem', 'blockquote', 'code', 'rule', 'table'])

/** Whether a paragraph of both drafts has another level, or another kind of number, in each. */
function levelsDiffer(redline: Document): boolean {
  const [older, newer] = (['older', 'newer'] as const).map((draft) => levelsIn(redline, draft)) as [Map<Node, string>, Map<Node, string>]
  return [...newer].some(([node, level]) => older.has(node) && older.get(node) !== level)
}

function levelsIn(redline: Document, draft: Draft): Map<Node, string> {
  const { document, origin } = viewOf(redline, draft)
  const numbers = number(document)
  const closed = closedLevels(document.children)
  const levels = new Map<Node, string>()
  const visit = (node: Node, around: string): void => {
    const own = node.type === 'heading' ? `heading ${closed.get(node)}` : ''
    const at = `${around} ${own} ${numbers.has(node) ? numbers.get(node)?.path.length : '-'} ${node.type === 'list' ? node.kind : ''}`
    if (node.type !== 'document') levels.set(origin.get(node) ?? node, at)
    // What an item opens with has the item's number.
    childrenOf(node).forEach((child, i) => visit(child, node.type === 'listItem' || node.type === 'list' ? `${at} ${i === 0 && node.type === 'listItem' ? 'first' : ''}` : ''))
  }
  visit(document, '')
  return levels
}

/** @returns the blocks as LibreOffice has them, without what it cannot be asked. */
export function officeLines(blocks: readonly OfficeBlock[], spots: readonly (BlindSpot | Gap)[]): string[] {
  const blind = new Set(spots)
  const lines = blocks.flatMap(({ place, style, align, label, runs }): string[] => {
    const isEmpty = runs.length === 0
    if (place.startsWith('footnote') && blind.has('insideFootnote')) return []
    if (isEmpty && EMPTY_LEFT.some((spot) => blind.has(spot))) return []
    const text = runs.map(([words, look]) => (look === '' || blind.has('marks') ? words : `<${look}>${words}</>`)).join('')
    // An empty paragraph takes the style, and so the number, of the one that went before it.
    return [`${place} ${isEmpty ? '' : `${style} ${align}`} ${isEmpty || blind.has('levels') || blind.has('linkInMove') || blind.has('wordless') ? '' : label}| ${text}`]
  })
  const footnotes = new Set(blocks.map(({ place }) => place).filter((place) => place.startsWith('footnote')))
  return [...lines, `footnotes: ${footnotes.size}`]
}
