/** The redlines that the independent readers judge: half of every kind of mark, half of edits made in real agreements. */
import fc from 'fast-check'
import { compare } from '../../src/diff/index.ts'
import { insertedFirst } from '../../src/document/order.ts'
import type { Document } from '../../src/document/tree.ts'
import { arbitraryEdit } from '../generate/edits.ts'
import { followed, redlines } from './redlines.ts'

/** Whether each reader is given as many as in continuous integration. */
export const MANY = process.env['LILLA_INTEROP'] === '1' || process.env['MODE'] === 'long'

export interface Judged {
  /** What it was made of, and its place in the sample. */
  name: string
  redline: Document
}

/** @returns so many redlines, with text for the references that Word cannot follow; every other one has the inserted words first, as the file of the command has. */
export function judged(count: number, seed: number): Judged[] {
  const half = Math.ceil(count / 2)
  const edits = fc.sample(arbitraryEdit('excerpt'), { numRuns: half, seed })
  const all = [
    ...redlines(count - half, 'small', seed).map((redline, i) => ({ name: `marks ${i}`, redline })),
    ...edits.map(({ older, newer, script }, i) => ({ name: `edits ${i} (${script.join(', ')})`, redline: compare(older, newer, { author: 'Kari Nordmann', date: '2026-03-01T00:00:00Z' }) })),
  ]
  return all.map(({ name, redline }, i) => ({ name, redline: followed(i % 2 === 0 ? redline : insertedFirst(redline)).redline }))
}

/** Counts what a reader cannot be asked of how many drafts, and says it. */
export function tally<Spot extends string>(reader: string, words: Readonly<Record<Spot, string>>): { add: (spots: readonly Spot[]) => void; said: () => string } {
  const counts = new Map<Spot, number>()
  let [drafts, whole] = [0, 0]
  return {
    add(spots) {
      drafts += 1
      if (spots.length === 0) whole += 1
      for (const spot of spots) counts.set(spot, (counts.get(spot) ?? 0) + 1)
    },
    said: () => [`${reader}: ${drafts} drafts, ${whole} compared whole; of the others:`, ...[...counts].map(([spot, count]) => `  ${String(count).padStart(4)}  ${words[spot]}`)].join('\n'),
  }
}

/** @returns where two lists of lines first differ, if they do. */
export function difference(got: readonly string[], want: readonly string[]): string | undefined {
  const at = got.findIndex((line, i) => line !== want[i])
  return at >= 0 || got.length !== want.length ? `${got[at] ?? got.at(want.length) ?? 'too little'} ≠ ${want[at < 0 ? got.length : at] ?? 'nothing'}` : undefined
}
