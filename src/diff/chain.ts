/** The heaviest increasing chain: which of the pairs found stay in place, so that the others are moves or rewrites. */

/** A pair of positions, in the older and in the newer sequence. */
export interface Link {
  older: number
  newer: number
  /** What it is worth to keep the pair in place, more than 0. */
  weight: number
}

/**
 * A weighted longest increasing subsequence, by a Fenwick tree over the newer positions: n log n.
 * @returns the links that both sides have in the same order and that weigh most together, in that order.
 */
export function heaviestChain<L extends Link>(links: readonly L[]): L[] {
  // Of two links from one older position the later newer one comes first, so that a chain takes one of them only.
  const sorted = [...links].sort((a, b) => a.older - b.older || b.newer - a.newer)
  const size = sorted.reduce((most, { newer }) => Math.max(most, newer + 1), 0)
  const best = new Int32Array(size + 1).fill(-1)
  const total = new Float64Array(sorted.length)
  const before = new Int32Array(sorted.length).fill(-1)
  const weighs = (k: number): number => (k < 0 ? 0 : (total[k] ?? 0))

  sorted.forEach((link, k) => {
    let heaviest = -1
    for (let at = link.newer; at > 0; at -= at & -at) {
      const other = best[at] ?? -1
      if (weighs(other) > weighs(heaviest)) heaviest = other
    }
    before[k] = heaviest
    total[k] = weighs(heaviest) + link.weight
    for (let at = link.newer + 1; at <= size; at += at & -at) {
      if (weighs(best[at] ?? -1) < weighs(k)) best[at] = k
    }
  })

  let last = -1
  for (let k = 0; k < sorted.length; k += 1) if (weighs(k) > weighs(last)) last = k
  const chain: L[] = []
  for (let k = last; k >= 0; k = before[k] ?? -1) chain.push(sorted[k] as L)
  return chain.reverse()
}
