/** The hard cases at their full length: forty clauses that renumber, sixty places of one word, a clause rewritten among many. */
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/diff/index.ts'
import { changeList } from '../../src/document/change-list.ts'
import { changesOf } from '../../src/document/changes.ts'
import type { Document } from '../../src/document/tree.ts'
import { draft } from './cases.ts'
import { unlawful } from './laws.ts'

const FIELDS = ['drift', 'økonomi', 'opplæring', 'beredskap', 'innkjøp', 'transport', 'rapportering', 'personvern', 'arkiv', 'varsling']
const clause = (n: number, term: string): string =>
  `## Bestemmelse om ${FIELDS[n % 10]} nummer ${n} {#k${n}}\n\nPartene skal samarbeide om ${FIELDS[n % 10]} i del ${n} av avtalen, og ${term} avgjør hvordan det skjer.${n % 8 < 5 ? ` Se også [punkt ${n}](#k${(n * 7) % 40}).` : ''}`
const agreement = (term: string, before = ''): Document => draft(before + Array.from({ length: 40 }, (_, n) => clause(n, term)).join('\n\n'))

describe('a clause inserted before forty others, with 25 references', () => {
  const [older, newer] = [agreement('styringsgruppen'), agreement('styringsgruppen', '## Definisjoner\n\nMed lageret menes det felles lageret.\n\n')]
  const redline = compare(older, newer)

  test('is one change', () => {
    expect(JSON.stringify(older).match(/"type":"reference"/g)).toHaveLength(25)
    expect(changeList(redline).map(({ kind, where, newer: text }) => [kind, where.newer?.number, text])).toEqual([['inserted', '1', 'Definisjoner\nMed lageret menes det felles lageret.']])
    expect(unlawful(compare, older, newer)).toEqual([])
  })
})

describe('a word that has another name in forty places', () => {
  const [older, newer] = [agreement('styringsgruppen'), agreement('samarbeidsrådet')]
  const redline = compare(older, newer)

  test('is marked in each of them, and nowhere else', () => {
    expect(changesOf(redline).size).toBe(40)
    expect(new Set(changeList(redline).map(({ older: was, newer: is }) => `${was} → ${is}`))).toEqual(new Set(['styringsgruppen → samarbeidsrådet']))
    expect(unlawful(compare, older, newer)).toEqual([])
  })
})
