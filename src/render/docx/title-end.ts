/** The line under the title block: after which block it stands, in a redline as near as can be at one place for both drafts. */
import type { Block } from '../../document/tree.ts'
import { standsIn, type Draft } from '../../document/view.ts'

export interface TitleEnd {
  /** Which title block of the draft it ends, from 1. */
  number: number
  /** The only draft that has it here. */
  only?: Draft
}

const isTitling = (block: Block | undefined): boolean => block?.type === 'title' || block?.type === 'titleLine'

/** From after which block to after which a line may stand: what the draft does not have may lie between. */
type Room = readonly [from: number, to: number]

/** @returns the lines by the index of the block that they stand after. */
export function titleEnds(blocks: readonly Block[], isRedline: boolean): ReadonlyMap<number, readonly TitleEnd[]> {
  const ends = new Map<number, TitleEnd[]>()
  if (!blocks.some(isTitling)) return ends
  const add = (at: number, end: TitleEnd): void => void ends.set(at, [...(ends.get(at) ?? []), end])
  const [older, newer] = [roomsIn(blocks, 'older'), roomsIn(blocks, 'newer')]
  if (!isRedline) newer.forEach(([from], i) => add(from, { number: i + 1 }))
  else {
    for (let i = 0; i < Math.max(older.length, newer.length); i += 1) {
      const [was, now] = [older[i], newer[i]]
      const from = Math.max(was?.[0] ?? 0, now?.[0] ?? 0)
      if (was && now && from <= Math.min(was[1], now[1])) add(from, { number: i + 1 })
      else {
        if (was) add(was[0], { number: i + 1, only: 'older' })
        if (now) add(now[0], { number: i + 1, only: 'newer' })
      }
    }
  }
  return ends
}

function roomsIn(blocks: readonly Block[], draft: Draft): Room[] {
  const standing = [...blocks.keys()].filter((i) => standsIn(blocks[i] as Block, draft))
  return standing.flatMap((at, i): Room[] => {
    const next = standing[i + 1]
    return next !== undefined && isTitling(blocks[at]) && !isTitling(blocks[next]) ? [[at, next - 1]] : []
  })
}
