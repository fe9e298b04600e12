/** A sentence that is in both drafts is never painted, whatever became of its neighbours. */
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/diff/index.ts'
import { walk, type Document } from '../../src/document/tree.ts'
import { sentences } from '../generate/moves.ts'
import { chance } from '../generate/random.ts'
import { unlawful } from '../diff/laws.ts'

const CASES = process.env['MODE'] === 'long' ? 5000 : 500

const draft = (paragraphs: readonly (readonly string[])[]): Document => ({
  type: 'document', meta: {}, children: paragraphs.map((all) => ({ type: 'paragraph', children: [{ type: 'text', value: all.join(' ') }] })),
})

interface Case {
  older: Document
  newer: Document
  /** Sentences of both drafts, in their order. */
  kept: readonly string[]
}

/** Paragraphs of sentences, of which some went, came or were rewritten; in each, at least half stay. */
function edited(seed: number): Case {
  const random = chance(seed)
  const sentence = sentences(random)
  const kept: string[] = []
  const [older, newer]: [string[][], string[][]] = [[], []]
  for (let n = 1 + random.below(4); n > 0; n -= 1) {
    const was = Array.from({ length: 3 + random.below(5) }, sentence)
    let edits = Math.floor(was.length / 2)
    const is = was.flatMap((one) => {
      const edit = edits > 0 && random.oneIn(2) ? random.pick(['deleted', 'inserted', 'rewritten', 'word']) : 'none'
      if (edit !== 'none') edits -= 1
      if (edit === 'none' || edit === 'inserted') kept.push(one)
      return { none: [one], deleted: [], inserted: [one, ...(edit === 'inserted' ? [sentence()] : [])], rewritten: [edit === 'rewritten' ? sentence() : ''], word: [one.replace(/ (\p{L}+) /u, ' ikke ')] }[edit] ?? []
    })
    older.push(was)
    newer.push(is)
  }
  return { older: draft(older), newer: draft(newer), kept }
}

/** What stands unpainted between two marks, in reading order. */
function unpainted(redline: Document): string {
  const parts: string[] = []
  for (const [node, ancestors] of walk(redline)) {
    const painted = [...ancestors, node].some((one) => 'change' in one && one.change)
    if (node.type === 'text') parts.push(painted ? '¦' : node.value)
    else if (node.type === 'paragraph') parts.push('¶')
  }
  return parts.join('')
}

/** A sentence with another amount, and after it, or before it, whole sentences that went or came. */
function besideAmount(seed: number): { older: string; newer: string; parts: string[] } {
  const random = chance(seed)
  const sentence = sentences(random)
  const [mine, neighbours] = [sentence(), Array.from({ length: 1 + random.below(3) }, sentence).join(' ')]
  const amount = (kroner: number): string => mine.replace(/ /u, ` betaler ${kroner} 000 kroner til `)
  const [was, is, after] = [amount(110 + random.below(400)), amount(520 + random.below(400)), random.oneIn(2)]
  const both = (one: string): string => (after ? `${one} ${neighbours}` : `${neighbours} ${one}`)
  const gone = random.oneIn(2)
  return { older: gone ? both(was) : was, newer: gone ? is : both(is), parts: [neighbours, /\d+ 000 kroner/u.exec(is)?.[0] ?? ''] }
}

describe('an amount that changed beside sentences that came or went', () => {
  test(`is a change for itself, and they are whole, in ${CASES} paragraphs`, () => {
    for (let seed = 0; seed < CASES; seed += 1) {
      const { older, newer, parts } = besideAmount(seed)
      const redline = compare(draft([[older]]), draft([[newer]]))
      const changed = new Map<string, Set<string>>()
      for (const [node] of walk(redline)) if (node.type === 'text' && node.change) changed.set(node.change.id, (changed.get(node.change.id) ?? new Set()).add(node.value.trim()))
      expect([...changed.values()].flatMap((texts) => [...texts].at(-1)).sort(), `${seed}: ${older} → ${newer}`).toEqual([...parts].sort())
    }
  })
})

describe('sentences that stay', () => {
  test(`are not painted, in ${CASES} drafts`, () => {
    const painted = Array.from({ length: CASES }, (_, seed) => {
      const { older, newer, kept } = edited(seed)
      const text = unpainted(compare(older, newer))
      return kept.filter((sentence) => !text.includes(sentence)).map((sentence) => `${seed}: ${sentence}`)
    }).flat()
    expect(painted).toEqual([])
  })

  test('and both drafts come back', () => {
    for (let seed = 0; seed < CASES / 5; seed += 1) {
      const { older, newer } = edited(seed)
      expect(unlawful(compare, older, newer), String(seed)).toEqual([])
    }
  })
})
