/** Two drafts of one agreement: random edit scripts, as people edit, over shipped, typical and generated documents. */
import fc, { type Arbitrary } from 'fast-check'
import { normalise } from '../../src/document/normalise.ts'
import type { Document } from '../../src/document/tree.ts'
import { AGREEMENTS, excerpt } from './agreement-bases.ts'
import { arbitraryDocument } from './documents.ts'
import { BLOCK_EDITS } from './editing-blocks.ts'
import { WORD_EDITS, type Edit } from './editing-words.ts'
import type { Loose } from './spots.ts'
import { chance, type Chance } from './random.ts'

export const EDITS: Readonly<Record<string, Edit>> = { ...WORD_EDITS, ...BLOCK_EDITS }
export const MOST_EDITS = 12

export interface Edited {
  older: Document
  newer: Document
  /** The names of the edits, in the order in which they were made. */
  script: readonly string[]
}

export type Base = 'excerpt' | 'agreement' | 'generated'

/** @returns two drafts with one to twelve edits between them. A failing script shrinks to its first edits. */
export function arbitraryEdit(base: Base = 'excerpt'): Arbitrary<Edited> {
  const count = fc.integer({ min: 1, max: MOST_EDITS })
  const older: Arbitrary<Document> = {
    excerpt: fc.noShrink(fc.nat()).map((seed) => excerpt(chance(seed))),
    agreement: fc.constantFrom(...AGREEMENTS),
    generated: arbitraryDocument({ size: 'small' }),
  }[base]
  return fc.tuple(older, fc.noShrink(fc.nat()), count).map(([document, seed, edits]) => editedBy(document, chance(seed), edits))
}

/** @returns the draft after so many random edits; those for which it has no place are left out. */
export function editedBy(older: Document, random: Chance, count: number): Edited {
  const newer = structuredClone(older)
  const script: string[] = []
  const names = Object.keys(EDITS)
  for (let tries = 0; script.length < count && tries < 3 * count; tries += 1) {
    const name = random.pick(names)
    if (EDITS[name]?.(newer as object as Loose, random)) script.push(name)
  }
  return { older, newer: normalise(newer), script }
}

/** @returns the draft after one edit of a kind, or undefined if the draft has no place for it. */
export function editedOnce(older: Document, name: string, random: Chance): Edited | undefined {
  const newer = structuredClone(older)
  return EDITS[name]?.(newer as object as Loose, random) ? { older, newer: normalise(newer), script: [name] } : undefined
}
