/** The headings of a case about the changes: every change once, under the clause that it is in, short enough for a heading. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedClauses, type ChangedClause } from '../../src/assemble/changed-clauses.ts'
import { compare } from '../../src/diff/index.ts'
import { changesOf } from '../../src/document/changes.ts'
import { deriveRedline } from '../../src/document/redline.ts'
import type { Document } from '../../src/document/tree.ts'
import { accept, reject } from '../../src/document/view.ts'
import { wordsOf } from '../../src/document/words.ts'
import { placedChanges } from '../../src/render/changes/places.ts'
import { arbitraryRedline } from '../generate/redlines.ts'
import { readText } from '../generate/read.ts'

const words = wordsOf({})
const clausesOf = (redline: Document): ChangedClause[] => changedClauses(placedChanges(redline, deriveRedline(redline), words), words)

const documentOf = (body: string): Document => {
  const { document, messages } = readText(`---\ndokumenttype: samarbeidsavtale\ntittel: Havneavtale\nutkast: 2026-01-01\nparter: [{ id: a, navn: A }]\n---\n\n# {{tittel}}\n\n${body}`)
  if (!document) throw new Error(JSON.stringify(messages))
  return document
}
/** «clause | change; change», as they would be read. */
const told = (older: string, newer: string): string[] =>
  clausesOf(compare(documentOf(older), documentOf(newer))).map(({ name, changes }) => `${name} | ${changes.map(({ kind, wording }) => [kind, wording].filter(Boolean).join(': ')).join('; ')}`)

describe('the changed clauses', () => {
  test('are named once, with heading and number, and their changes in order', () => {
    const older = '## Formål\n\nPartene samarbeider.\n\n## Økonomi\n\nBidraget er 150 000 kroner. Det betales i mai. Regningen sendes på papir.\n'
    const newer = '## Formål\n\nPartene samarbeider.\n\n## Økonomi\n\nBidraget er 175 000 kroner. Det betales i mai.\n\nRegnskapet legges fram for partene.\n'
    expect(told(older, newer)).toEqual(['Økonomi (punkt\u00A02) | erstattet: «150 000 kroner» blir «175 000 kroner»; slettet: «Regningen sendes på papir»; ny tekst: «Regnskapet legges fram for partene»'])
  })

  test('have the number of the newer draft, also for what is deleted from them', () => {
    const older = '## Formål\n\nPartene samarbeider.\n\n## Møter\n\nDet holdes to møter.\n\nLederen kaller inn.\n'
    const newer = '## Formål\n\nPartene samarbeider.\n\n## Økonomi\n\nHavna er gratis.\n\n## Møter\n\nDet holdes to møter.\n'
    expect(told(older, newer)).toEqual(['Økonomi (punkt\u00A02) | ny tekst: «Økonomi …»', 'Møter (punkt\u00A03) | slettet: «Lederen kaller inn»'])
  })

  test('that are gone are named as they were, and moved ones once, under their new number', () => {
    const clause = (name: string, more = ''): string => `## ${name} {#${name.toLowerCase()}}\n\nOm ${name.toLowerCase()} er partene enige om det som er nødvendig og nyttig for alle.${more}\n\n`
    expect(told(clause('Havn') + clause('Kai'), clause('Havn'))).toEqual(['Kai (punkt\u00A02) | slettet: «Kai …»'])
    const moved = told(clause('Havn') + clause('Kai') + clause('Los', '\n\nLosen er gratis.'), clause('Los') + clause('Havn') + clause('Kai'))
    expect(moved).toEqual(['Los (punkt\u00A01) | flyttet fra punkt 3: «Los …»; slettet: «Losen er gratis»'])
  })

  test('tell a single word with its neighbours', () => {
    expect(told('Avtalen kan sies opp med seks måneders varsel.', 'Avtalen kan sies opp med tolv måneders varsel.')).toEqual(['Innledningen | erstattet: «med seks måneders» blir «med tolv måneders»'])
  })

  test('tell the beginning of what is long, and quote a quotation with single marks', () => {
    const long = 'Havna kalles «havna» i denne avtalen, og den som bruker den, betaler for seg og for dem som er med. Partene skal følge med.'
    expect(told('Partene samarbeider.', `Partene samarbeider.\n\n${long}`)).toEqual(['Innledningen | ny tekst: «Havna kalles ‘havna’ i denne avtalen, og den som bruker …»'])
  })

  test('have every change of a redline once, in headings that are short and end with no mark', () => {
    fc.assert(
      fc.property(arbitraryRedline({ size: 'small' }), (random) => {
        const redline = compare(reject(random), accept(random))
        const clauses = clausesOf(redline)
        const numbers = clauses.flatMap(({ changes }) => changes.map(({ number }) => number))
        expect(numbers.sort((a, b) => a - b)).toEqual([...changesOf(redline).keys()].map((_, i) => i + 1))
        expect(new Set(clauses.map(({ name }) => name)).size).toBe(clauses.length)
        for (const { changes } of clauses) for (const { wording } of changes) {
          expect(wording).toMatch(/^(?:«[^«»\n]*»(?: blir «[^«»\n]*»)?)?$/u)
          expect(wording.length).toBeLessThan(160)
        }
      }),
      { numRuns: 60 },
    )
  })
})
