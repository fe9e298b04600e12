/** Bounds on what a text brings in besides itself: a short one that repeats, includes or fills in must not become an endless one. */
import type { Position } from '../document/tree.ts'
import { LIMITS } from './guard.ts'
import type { Reading } from './state.ts'

const MOST = {
  /** Rounds of all `#each` together. */
  rounds: 5_000,
  /** Standard clauses brought in. */
  clauses: 300,
  /** Characters of all values filled in. */
  characters: 2_000_000,
  /** Bytes and lines of all Markdown attachments: as much as one text may have. */
  attached: LIMITS.text,
  lines: LIMITS.lines / 2,
} as const

export type Budget = Partial<Record<keyof typeof MOST, number>>

/** @returns whether something was left out of the text because it brought in too much. */
export const isOverspent = ({ budget }: Pick<Reading, 'budget'>): boolean =>
  (Object.keys(MOST) as (keyof typeof MOST)[]).some((what) => (budget[what] ?? 0) > MOST[what])

/** @returns whether there is enough left; the first time that there is not, a message says so. */
export function spend(what: keyof typeof MOST, amount: number, position: Position | undefined, { budget, report }: Reading): boolean {
  const before = budget[what] ?? 0
  if (before > MOST[what]) return false
  budget[what] = before + amount
  if (before + amount <= MOST[what]) return true
  report.say('FIL-012', position)
  return false
}
