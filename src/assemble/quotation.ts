/** `{{sitat "id"}}`: a clause, paragraph, item or sentence of a draft, word for word, fit to stand in another document. */
import { analyse, referenceLabel, type Analysis } from '../document/analyse.ts'
import type { Lack } from '../document/others.ts'
import { closedLevels, number, type Numbers } from '../document/number.ts'
import type { Block, Document, Heading, Inline, Node, Position } from '../document/tree.ts'
import { sentences, textBlocks } from '../validate/text.ts'

interface Passage {
  /** A clause's own heading apart, which opens a quotation but is no sentence of it. */
  heading?: Heading
  blocks: readonly Block[]
  analysis: Analysis
  numbers: Numbers
}

/** @returns the passage as a block quotation; a heading in it is a paragraph in bold with its number. */
export function passageOf(draft: Document, id: string, words: string | undefined, position: Position): Block[] | Lack {
  if (words !== undefined) {
    const sentence = wordsOf(draft, id, words)
    return typeof sentence === 'string' ? quotation([{ type: 'paragraph', position, children: [{ type: 'text', value: sentence, position }] }], position) : sentence
  }
  const passage = find(draft, id)
  if ('lack' in passage) return passage
  const all = [...(passage.heading ? [passage.heading] : []), ...passage.blocks]
  return quotation(all.flatMap((block) => plainly(block, passage, position)), position)
}

const quotation = (children: readonly Block[], position: Position): Block[] => [{ type: 'blockquote', position, children }]

/** @returns the passage's one paragraph, or its one sentence that has the words, with quotation marks turned into inner ones. */
export function sentenceOf(draft: Document, id: string, words: string | undefined): string | Lack {
  const found = wordsOf(draft, id, words)
  return typeof found === 'string' ? asPart(found) : found
}

function wordsOf(draft: Document, id: string, words: string | undefined): string | Lack {
  const passage = find(draft, id)
  if ('lack' in passage) return passage
  // What a footnote says is no sentence of the clause; it comes along where the whole clause is quoted.
  const paragraphs = textBlocks({ ...draft, children: passage.blocks }, passage.analysis)
    .filter(({ within }) => !within.some(({ type }) => type === 'footnote'))
    .map(({ text }) => oneLine(text))
    .filter(Boolean)
  const [only] = paragraphs
  if (words === undefined) return only !== undefined && paragraphs.length === 1 ? only : { lack: 'several', id }
  const sought = oneLine(words)
  const found = paragraphs.flatMap((text) => sentences(text).map(([from, to]) => text.slice(from, to).trim())).filter((sentence) => sentence.includes(sought))
  return found.length === 1 ? (found[0] ?? '') : { lack: 'words', id, words, count: found.length }
}

const oneLine = (text: string): string => text.replace(/\s+/gu, (space) => (/^\u00A0+$/u.test(space) ? space : ' ')).trim()

/** The sentence around it has the full stop; a quotation inside a quotation has single marks (Språkrådet). */
const asPart = (text: string): string => text.replace(/(?<!\.)\.$/u, '').replaceAll('«', '‘').replaceAll('»', '’')

function find(draft: Document, id: string): Passage | Extract<Lack, { lack: 'unknown' }> {
  const numbers = number(draft)
  const analysis = analyse(draft, numbers)
  const node = analysis.targets.get(id)?.node
  if (!node || node.type === 'attachment') return { lack: 'unknown', id, known: [...analysis.targets].filter(([, target]) => target.node.type !== 'attachment').map(([known]) => known) }
  if (node.type !== 'heading') return { blocks: node.type === 'listItem' ? node.children : [node], analysis, numbers }
  const siblings = siblingsOf(node, draft)
  const levels = closedLevels(siblings)
  const level = (heading: Heading): number => levels.get(heading) ?? heading.level
  const from = siblings.indexOf(node) + 1
  const length = siblings.slice(from).findIndex((block) => ENDS.has(block.type) || (block.type === 'heading' && level(block) <= level(node)))
  return { heading: node, blocks: siblings.slice(from, length === -1 ? undefined : from + length), analysis, numbers }
}

/** What follows the text of the last clause, and is none of it. */
const ENDS: ReadonlySet<Node['type']> = new Set(['signatureBlock', 'attachmentList', 'attachment'])

function siblingsOf(heading: Heading, draft: Document): readonly Block[] {
  const holder = draft.children.find((block) => block.type === 'attachment' && (block.children as readonly Node[]).includes(heading))
  return holder && 'children' in holder ? (holder.children as readonly Block[]) : draft.children
}

/** A block as it can stand elsewhere: without ids, notes and places of its own, its references as they print in the draft. */
function plainly(block: Block, passage: Passage, position: Position): Block[] {
  const { numbers } = passage
  if (block.type === 'heading') {
    const label = numbers.get(block)?.label
    const title = inlines(block.children, passage, position).map((node) => (node.type === 'text' ? { ...node, marks: ['strong' as const] } : node))
    return [{ type: 'paragraph', position, children: [...(label === undefined ? [] : [{ type: 'text' as const, value: `${label} `, marks: ['strong' as const], position }]), ...title] }]
  }
  const { position: _, ...rest } = block
  if ('id' in rest) delete rest.id
  if (!('children' in block)) return [{ ...rest, position } as Block]
  const children = HOLDS_INLINES.has(block.type)
    ? inlines(block.children as readonly Inline[], passage, position)
    : (block.children as readonly Block[]).flatMap((child) => plainly(child, passage, position))
  return [{ ...rest, position, children } as Block]
}

const HOLDS_INLINES: ReadonlySet<Node['type']> = new Set(['paragraph', 'tableCell', 'code', 'title', 'titleLine', 'attachmentEntry', 'signatureLine'])

function inlines(nodes: readonly Inline[], passage: Passage, position: Position): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    switch (node.type) {
      case 'note':
        return []
      case 'reference':
        return [{ type: 'text', value: referenceLabel(node, passage.analysis), ...(node.marks && { marks: node.marks }), position }]
      case 'image':
        return [{ type: 'text', value: node.alt, position }]
      case 'link':
        return [{ ...node, position, children: inlines(node.children, passage, position) }]
      case 'footnote':
        return [{ ...node, position, children: node.children.flatMap((block) => plainly(block, passage, position)) }]
      case 'text':
        return [{ type: 'text', value: node.value, ...(node.marks && { marks: node.marks }), position }]
      default:
        return [{ ...node, position }]
    }
  })
}
