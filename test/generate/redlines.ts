/**
 * Redlines of every kind, for the laws and for every format: generated documents with random nodes marked as `compare` marks them.
 *
 * A mark that would leave one of the two drafts out of its normal form, without text, or with a reference to nothing, is not made.
 */
import fc, { type Arbitrary } from 'fast-check'
import { analyse } from '../../src/document/analyse.ts'
import { renumberChanges } from '../../src/document/mark.ts'
import type { Meta } from '../../src/document/meta.ts'
import { normalise } from '../../src/document/normalise.ts'
import { walk, type Block, type Change, type Document, type Node } from '../../src/document/tree.ts'
import { viewOf, type Draft } from '../../src/document/view.ts'
import { arbitraryDocument, type Size } from './documents.ts'
import { MARKINGS } from './marking.ts'
import { chance, type Chance } from './random.ts'
import { shapeOf, type Loose } from './spots.ts'

/** How many marks are tried. */
const TRIES: Readonly<Record<Size, number>> = { small: 4, medium: 8, large: 16 }
const MARKING = MARKINGS.flatMap(([weight, marking]) => Array.from({ length: weight }, () => marking))
const AUTHORS: readonly Partial<Change>[] = [{}, { author: 'Kari Nordmann', date: '2026-03-01T00:00:00Z' }, { author: 'Åse «Bø» & sønn' }]

/** @returns redlines as the contract of `compare` allows them, with at least one change where the document has room for it. */
export function arbitraryRedline({ size = 'medium' }: { size?: Size } = {}): Arbitrary<Document> {
  return fc.tuple(arbitraryDocument({ size }), fc.nat(), fc.integer({ min: 1, max: TRIES[size] })).map(([document, seed, tries]) => marked(document, chance(seed), tries))
}

function marked(document: Document, random: Chance, tries: number): Document {
  let redline: Document = { ...document, olderMeta: document.meta }
  for (let n = 1; n <= tries; n += 1) {
    const next = structuredClone(redline)
    if (random.pick(MARKING)(next as object as Loose, `try ${n}`, random) && isSound(next)) redline = next
  }
  return { ...signed(renumberChanges(redline), random.pick(AUTHORS)), olderMeta: olderMeta(document.meta, random) }
}

function olderMeta(meta: Meta, random: Chance): Meta {
  return { ...meta, ...(random.oneIn(2) && { utkast: '2019-12-01' }), ...(random.oneIn(4) && { status: 'utkast' as const }), ...(random.oneIn(8) && { nummerering: 'ingen' as const }) }
}

function signed(redline: Document, by: Partial<Change>): Document {
  const visit = (node: Loose): Loose => ({
    ...node,
    ...(node.change && { change: { ...node.change, ...by } }),
    ...(node.endChange && { endChange: { ...node.endChange, ...by } }),
    ...(node.children && { children: node.children.map(visit) }),
  })
  return visit(redline as object as Loose) as object as Document
}

const isSound = (redline: Document): boolean => isNormal(redline, 'older') && isNormal(redline, 'newer') && hasReferences(redline)

/** What normalising would take away or a reader of Markdown would move. */
function isNormal(redline: Document, draft: Draft): boolean {
  const { document } = viewOf(redline, draft)
  const normal = normalise(document)
  const hasText = document.children.some(({ type }) => type !== 'titleLine' && type !== 'attachment')
  return hasText && shapeOf(document) === shapeOf(normal) && !opensWithNote(normal) && ![...walk(normal)].some(([node]) => isBare(node))
}

const opensWithNote = (document: Document): boolean =>
  [...walk(document)].some(([node]) => 'children' in node && node.children.some((child, i) => child.type === 'note' && (i === 0 || node.children[i - 1]?.type === 'break')))

/** Without anything in it: no reader of a draft would make such a node, even where a generated document may have one. */
function isBare(node: Node): boolean {
  if (node.type === 'table') return node.children.some((row) => row.children.length !== node.align.length)
  return ['list', 'table', 'tableRow', 'footnote', 'signatureBlock', 'attachmentList'].includes(node.type) && 'children' in node && node.children.length === 0
}

/** Each reference has a target in each draft that it stands in, and the same in both. */
function hasReferences(redline: Document): boolean {
  const [older, newer] = (['older', 'newer'] as const).map((draft) => {
    const { document, origin } = viewOf(redline, draft)
    const { references, targets } = analyse(document)
    return new Map(references.map((reference) => [origin.get(reference), origin.get(targets.get(reference.target)?.node as Block)]))
  }) as [Map<Node | undefined, Node | undefined>, Map<Node | undefined, Node | undefined>]
  const all = [...older.values(), ...newer.values()]
  return !all.includes(undefined) && [...older].every(([reference, target]) => !newer.has(reference) || isSame(target, newer.get(reference)))
}

const isSame = (older: Node | undefined, newer: Node | undefined): boolean => older === newer || isMoved(older, newer)

function isMoved(older: Node | undefined, newer: Node | undefined): boolean {
  const [from, to] = [older, newer].map((node) => (node && 'change' in node ? node.change : undefined))
  return from?.kind === 'movedFrom' && to?.kind === 'movedTo' && from.id === to.id
}
