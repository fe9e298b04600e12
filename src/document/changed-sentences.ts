/**
 * The sentences that a change inside a block stands in, as each draft reads there.
 *
 * A sentence is shown in both drafts or in neither: it reaches to where the older and the newer text are between two sentences at once.
 * So a sentence that came or went stands alone, and one that was edited is told whole on both sides.
 */
import { referenceLabel, type Analysis } from './analyse.ts'
import type { ChangeMark } from './changes.ts'
import { isBlock, textIn } from './draft-text.ts'
import { sentenceGaps } from './norwegian/sentences.ts'
import type { Block, Inline, Node } from './tree.ts'
import { standsIn, type Draft } from './view.ts'

/** A stretch of what a draft says, and whether the change is of these words. */
export interface Piece {
  text: string
  own: boolean
}

/** Nothing where the draft has no such sentence. A line feed parts paragraphs and lines. */
export type Sentences = Readonly<Record<Draft, readonly Piece[]>>

/** @returns what tells of the marks of one change; undefined where it is of whole blocks, notes or footnotes. */
export function sentenceReader(analysis: Analysis): (marks: readonly ChangeMark[]) => Sentences | undefined {
  const known = new Map<Node, Line>()
  const lineAt = (mark: ChangeMark): Line | undefined => {
    const path = mark.end ? [...mark.ancestors, mark.node] : mark.ancestors
    const at = path.findLastIndex(isBlock)
    const block = path[at]
    if (!block || (!mark.end && isBlock(mark.node))) return undefined
    if (!known.has(block)) {
      const blocks = joined(block as Block, path[at - 1])
      const line = lineOf(blocks, path.slice(0, at + 1), analysis)
      for (const one of blocks) known.set(one, line)
    }
    return known.get(block)
  }
  return (marks) => {
    const [line, ...others] = new Set(marks.map(lineAt))
    if (!line || others.length > 0 || marks.every(({ node, end }) => !end && (node.type === 'note' || node.type === 'footnote'))) return undefined
    return sentencesOf(marks[0]?.change.id ?? '', line)
  }
}

/** The paragraphs that one draft has as one: what was split or merged. */
function joined(block: Block, parent: Node | undefined): Block[] {
  const siblings = (parent && 'children' in parent ? parent.children : [block]) as readonly Block[]
  let from = siblings.indexOf(block)
  let to = from
  while (siblings[from - 1]?.endChange) from -= 1
  while (siblings[to]?.endChange && to + 1 < siblings.length) to += 1
  return siblings.slice(from, to + 1)
}

type Stands = Readonly<Record<Draft, boolean>>

/** A word with the space after it. */
interface Unit {
  text: string
  stands: Stands
  changes: readonly string[]
}

interface Line {
  units: readonly Unit[]
  /** The units before which both drafts are between two sentences. */
  edges: ReadonlySet<number>
  /** Of each change, the first of its units and the one after its last. */
  spans: ReadonlyMap<string, { from: number; to: number }>
}

function lineOf(blocks: readonly Block[], path: readonly Node[], analysis: Analysis): Line {
  const came = (kind: 'inserted' | 'deleted'): boolean => path.some((node) => 'change' in node && node.change?.kind === kind)
  const stands: Stands = { older: !came('inserted'), newer: !came('deleted') }
  const units = blocks.flatMap((block, i) => [
    ...('children' in block ? (block.children as readonly Inline[]).flatMap((node) => unitsOf(node, stands, [], analysis)) : []),
    ...(i < blocks.length - 1 ? endOf(block, stands) : []),
  ])
  const spans = new Map<string, { from: number; to: number }>()
  units.forEach(({ changes }, i) => {
    for (const id of changes) spans.set(id, { from: spans.get(id)?.from ?? i, to: i + 1 })
  })
  const [older, newer] = [edgesIn('older', units), edgesIn('newer', units)]
  return { units, edges: new Set([...older].filter((i) => newer.has(i))), spans }
}

function unitsOf(node: Inline, around: Stands, changes: readonly string[], analysis: Analysis): Unit[] {
  const stands: Stands = { older: around.older && standsIn(node, 'older'), newer: around.newer && standsIn(node, 'newer') }
  const ids = node.change ? [...changes, node.change.id] : changes
  if (node.type === 'link') return node.children.flatMap((child) => unitsOf(child, stands, ids, analysis))
  return (said(node, stands, ids.length > 0, analysis).match(/\S{1,60}\s*|\s+/gu) ?? []).map((text) => ({ text, stands, changes: ids }))
}

function said(node: Exclude<Inline, { type: 'link' }>, stands: Stands, isChanged: boolean, analysis: Analysis): string {
  switch (node.type) {
    case 'note':
      return ''
    case 'footnote':
      return isChanged ? ` (${textIn(node, stands.newer ? 'newer' : 'older', analysis).replaceAll('\n', ' ')})` : ''
    case 'break':
      return '\n'
    case 'reference':
      return referenceLabel(node, analysis)
    default:
      return textIn(node, 'newer', analysis)
  }
}

function endOf({ endChange }: Block, { older, newer }: Stands): Unit[] {
  if (!endChange) return []
  return [{ text: '\n', stands: { older: older && endChange.kind !== 'inserted', newer: newer && endChange.kind !== 'deleted' }, changes: [endChange.id] }]
}

/** @returns the units before which a draft is between two sentences. */
function edgesIn(draft: Draft, units: readonly Unit[]): Set<number> {
  let text = ''
  const offsets = [...units, undefined].map((unit) => {
    const at = text.length
    if (unit?.stands[draft]) text += unit.text
    return at
  })
  const between = new Set([0, text.length])
  for (const { from, to } of sentenceGaps(text)) for (let at = from; at <= to; at += 1) between.add(at)
  return new Set([...offsets.keys()].filter((i) => between.has(offsets[i] as number)))
}

/** Letters of a sentence that are told on each side of a change: enough for any sentence that can be read. */
const MOST_BESIDE = 600

function sentencesOf(id: string, { units, edges, spans }: Line): Sentences | undefined {
  const span = spans.get(id)
  if (!span) return undefined
  const reach = (from: number, step: 1 | -1): number => {
    let [at, letters] = [from, 0]
    while (!edges.has(at) && letters < MOST_BESIDE) {
      letters += units[step === 1 ? at : at - 1]?.text.length ?? 0
      at += step
    }
    return at
  }
  let [from, to] = [reach(span.from, -1), reach(span.to, 1)]
  // Where a paragraph was parted between two sentences, those tell of it.
  if (units.slice(from, to).every(({ text }) => text.trim() === '')) [from, to] = [reach(Math.max(0, from - 1), -1), reach(Math.min(units.length, to + 1), 1)]
  const reading = (draft: Draft): Piece[] => {
    const pieces = piecesOf(units.slice(from, to).filter(({ stands }) => stands[draft]), id)
    if (pieces.length === 0) return []
    const cut = (at: number, mark: string): Piece[] => (edges.has(at) ? [] : [{ text: mark, own: false }])
    return [...cut(from, '… '), ...pieces, ...cut(to, /\s$/u.test(pieces.at(-1)?.text ?? '') ? '…' : ' …')]
  }
  return { older: reading('older'), newer: reading('newer') }
}

function piecesOf(units: readonly Unit[], id: string): Piece[] {
  const pieces: Piece[] = []
  const add = (text: string, own: boolean): void => {
    const last = pieces.at(-1)
    if (last?.own === own) last.text += text
    else if (text !== '') pieces.push({ text, own })
  }
  for (const { text, changes } of units) add(text, changes.includes(id))
  const words = pieces.splice(0)
  for (const { text, own } of words) {
    // Neither the spaces around the words nor the comma that parts them from the others is of the words.
    const [, lead = text, core = '', tail = ''] = (own && /^(\s*(?:[,;:.?!]+\s+)?)(\S(?:[^]*\S)?)(\s*)$/u.exec(text)) || []
    add(lead, false)
    add(core, true)
    add(tail, false)
  }
  return pieces
}
