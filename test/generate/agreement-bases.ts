/** Drafts that edits start from: what ships with the program, whole and in excerpt, the starting text of every type, and generated documents. */
import { normalise } from '../../src/document/normalise.ts'
import type { Block, Document } from '../../src/document/tree.ts'
import { allDrafts, documentOf } from '../agreements/drafts.ts'
import { everyNode } from '../fixtures/every-node.ts'
import { exampleDraft, readDraft, typeNames } from '../types/templates.ts'
import type { Chance } from './random.ts'

const bare = (node: object): object =>
  JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'position' || key === 'source' ? undefined : value))) as object

function startingTexts(): Document[] {
  return typeNames.flatMap((name) => {
    const { document } = readDraft(exampleDraft(name))
    return document ? [document] : []
  })
}

/** Every shipped draft and starting text, without its places in files. */
export const AGREEMENTS: readonly Document[] = [...allDrafts().map((draft) => documentOf(draft)), ...startingTexts(), everyNode].map((document) => normalise(bare(document) as Document))

/** @returns some clauses of a shipped draft, with what stands before the first: short enough for thousands of runs. */
export function excerpt(chance: Chance): Document {
  const whole = chance.pick(AGREEMENTS)
  const clauses: Block[][] = [[]]
  for (const block of whole.children) {
    const opens = (block.type === 'heading' && block.level === 1) || block.type === 'attachment' || block.type === 'attachmentList' || block.type === 'signatureBlock'
    if (opens) clauses.push([])
    clauses.at(-1)?.push(block)
  }
  const [before = [], ...rest] = clauses
  const most = 2 + chance.below(6)
  const from = chance.below(Math.max(1, rest.length - most + 1))
  const kept = rest.filter(([first], i) => (i >= from && i < from + most) || (first?.type === 'attachment' && chance.oneIn(3)))
  return { ...whole, children: [...before, ...kept.flat()] }
}
