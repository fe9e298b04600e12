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
