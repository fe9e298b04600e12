/** Amounts, dates, percentages and references change whole: none is half painted, and nothing beside them is painted at all. */
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/diff/index.ts'
import { childrenOf, type Document, type Inline } from '../../src/document/tree.ts'
import { measured, MEASURES } from '../generate/measures.ts'
import { chance } from '../generate/random.ts'

const CASES = process.env['MODE'] === 'long' ? 20_000 : 2000
const draft = (value: string): Document => ({ type: 'document', meta: {}, children: [{ type: 'paragraph', children: [{ type: 'text', value }] }] })

/** Of each character of a draft's only paragraph: whether it is painted. */
function paint(redline: Document, draft: 'older' | 'newer'): boolean[] {
  const other = draft === 'older' ? 'inserted' : 'deleted'
  return redline.children.flatMap((block) => {
    if (block.change?.kind === other) return []
    return (childrenOf(block) as readonly Inline[]).flatMap((node) => (node.type !== 'text' || node.change?.kind === other ? [] : Array.from(node.value, () => Boolean(node.change ?? block.change))))
  })
}

/** @returns what is wrong with the paint, in words. */
function halves(seed: number): string[] {
  const { older, newer, places } = measured(chance(seed))
  const redline = compare(draft(older), draft(newer))
  const wrong: string[] = []
  for (const side of ['older', 'newer'] as const) {
    const text = side === 'older' ? older : newer
    const painted = paint(redline, side)
    const said = [...text].map((letter, i) => (painted[i] ? `[${letter}]` : letter)).join('').replaceAll('][', '')
    if (painted.length !== text.length) wrong.push(`${side}: ${painted.length} characters instead of ${text.length}`)
    const allowed = new Set<number>()
    for (const place of places) {
      const { core, whole } = place[side]
      const inside = painted.slice(...core)
      if (inside.some((one) => one !== inside[0])) wrong.push(`half painted ${place.kind}: ${said}`)
      if (inside.includes(true) !== place.changed) wrong.push(`${place.changed ? 'changed, not painted' : 'painted, not changed'} ${place.kind}: ${said}`)
      if (place.changed) for (let i = whole[0]; i < whole[1]; i += 1) allowed.add(i)
    }
    // A lone word between two words that change may go with them.
    if (places.some(({ kind, changed }) => changed && kind === 'IKT-løsning')) continue
    if (painted.some((one, i) => one && !allowed.has(i) && text[i]?.trim() !== '')) wrong.push(`painted beside: ${said}`)
  }
  return wrong
}

describe('a measure that changes', () => {
  test(`is painted whole, and alone, in ${CASES} paragraphs`, () => {
    const wrong = Array.from({ length: CASES }, (_, seed) => halves(seed)).filter((all) => all.length > 0)
    expect(wrong.slice(0, 20)).toEqual([])
  })

  test('of every kind is among them', () => {
    const kinds = new Set(Array.from({ length: 500 }, (_, seed) => measured(chance(seed)).places.filter(({ changed }) => changed).map(({ kind }) => kind)).flat())
    expect([...MEASURES].filter((kind) => !kinds.has(kind))).toEqual([])
  })
})
