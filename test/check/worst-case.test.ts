/** No rule is super-linear: each judges 100 KB of what it looks for, again and again, in a thread that is ended when it hangs. */
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterAll, describe, expect, test } from 'vitest'
import type { Example, Rule } from '../../src/validate/rule.ts'
import { rules } from '../../src/validate/rules/index.ts'

/** Milliseconds that a rule may be silent: a thousand times what it needs, far less than a pattern that backtracks would take. */
const PATIENCE = 30_000

interface Question {
  id: string
  shape: 'one' | 'many'
  piece: string
  type: string
}

let worker: Worker | undefined

/** @returns what the rule answered, or `hangs`; the thread is ended then, and the next question starts another. */
async function ask(question: Question, patience = PATIENCE): Promise<{ findings: number; characters: number } | 'hangs'> {
  worker ??= new Worker(join(import.meta.dirname, 'worst-case.worker.mjs'))
  const asked = worker
  const stop = new AbortController()
  asked.postMessage(question)
  const answer = await Promise.race([once(asked, 'message', { signal: stop.signal }).then(([found]) => found), after(patience, 'hangs' as const, { signal: stop.signal })])
  stop.abort()
  if (answer === 'hangs') {
    worker = undefined
    await asked.terminate()
  }
  return answer
}

afterAll(() => worker?.terminate())

/** What patterns stumble over, whatever they look for. */
const PIECES = ['1.000', '1 000 ', '1', '1-', '1–', ' ', 'a', 'a ', 'A', 'a-', 'å. ', '§', '§ 1-', '«', '»a', '"', '(', '[a', '.', 'a/', 'a\n', 'og ', 'kr ', '|']

/** Paragraphs, items and cells of an example, without the marks that a reader takes away. */
function paragraphsOf({ text }: Example): string[] {
  return text.split(/\n{2,}|\n(?=[-|#])/).map((part) => part.replace(/^(?:#+|-|\d+\.) |\*\*|^\||\|$/g, '').trim())
}

/** What a rule finds, what it nearly finds, and what stands around both: every paragraph of all its examples. */
function ownPieces({ examples: { invalid, valid } }: Rule): string[] {
  const found = invalid.flatMap(({ finds = [] }) => finds.filter((words) => words !== null))
  return [...new Set([...found, ...[...invalid, ...valid].flatMap(paragraphsOf)])].filter((piece) => piece !== '' && piece.length < 2000)
}

describe.each(rules.map((rule): [string, Rule] => [rule.id, rule]))('%s judges 100 KB', { timeout: 600_000 }, (id, rule) => {
  const type = rule.examples.invalid[0]?.type ?? 'samarbeidsavtale'
  const hanging = async (shape: Question['shape'], pieces: readonly string[]): Promise<string[]> => {
    const found: string[] = []
    for (const piece of pieces) {
      const answer = await ask({ id, shape, piece, type })
      if (answer === 'hangs') found.push(piece)
      // All of the text was looked at, and no more was found than there are characters.
      else expect(answer.characters).toBeGreaterThanOrEqual(Math.max(100_000, answer.findings))
    }
    return found
  }

  test('of what patterns stumble over', async () => expect(await hanging('one', PIECES)).toEqual([]))
  test('of each of its examples in one paragraph', async () => expect(await hanging('one', ownPieces(rule).map((piece) => `${piece} `))).toEqual([]))
  test('of all its examples in turn, in many paragraphs', async () => expect(await hanging('many', [ownPieces(rule).join('\n\n')])).toEqual([]))
})

test('a pattern that backtracks is seen to hang, and the next question is answered', async () => {
  expect(await ask({ id: 'PLANTED', shape: 'one', piece: 'parten', type: 'samarbeidsavtale' }, 3000)).toBe('hangs')
  expect(await ask({ id: 'SPR-002', shape: 'one', piece: 'parten ', type: 'samarbeidsavtale' })).not.toBe('hangs')
})
