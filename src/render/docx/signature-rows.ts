/** Two signatories a row: which rows both drafts have, and which only one, since a new signatory moves all that come after. */
import type { Signature, SignatureBlock } from '../../document/tree.ts'
import { standsIn, type Draft } from '../../document/view.ts'

export type Pair = readonly [Signature, Signature?]

export interface SignatureRow {
  pair: Pair
  /** The only draft that has it. */
  only?: Draft
}

/** @returns the signatories two by two. */
export function pairsOf(signatures: readonly Signature[]): Pair[] {
  return signatures.flatMap((one, i) => (i % 2 === 0 ? [[one, signatures[i + 1]] as const] : [])) as Pair[]
}

/** @returns the rows of both drafts: those at the beginning and the end that are the same, and between them first the older ones. */
export function rowsOf({ children }: SignatureBlock): SignatureRow[] {
  const [older, newer] = (['older', 'newer'] as const).map((draft) => pairsOf(children.filter((one) => standsIn(one, draft)))) as [Pair[], Pair[]]
  const least = Math.min(older.length, newer.length)
  let before = 0
  while (before < least && isSame(older[before], newer[before])) before += 1
  let after = 0
  while (after < least - before && isSame(older.at(-1 - after), newer.at(-1 - after))) after += 1
  return [
    ...newer.slice(0, before).map((pair) => ({ pair })),
    ...older.slice(before, older.length - after).map((pair) => ({ pair, only: 'older' as const })),
    ...newer.slice(before, newer.length - after).map((pair) => ({ pair, only: 'newer' as const })),
    ...newer.slice(newer.length - after).map((pair) => ({ pair })),
  ]
}

const isSame = (a: Pair | undefined, b: Pair | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1]
