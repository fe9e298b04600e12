/** The partnership agreement of 21 January 2021: its redline shows the three passages that were sent «med lilla skrift», and no more. */
import { expect, test } from 'vitest'
import { compare } from '../../src/diff/index.ts'
import { changeList } from '../../src/document/change-list.ts'
import { readFileSync } from 'node:fs'
import { documentOf } from '../agreements/drafts.ts'
import { unlawful } from './laws.ts'

const FOLDER = 'partnerskapsavtale-asker-baerum-viken'
const [older, newer] = [documentOf(`${FOLDER}/2020-11-16.md`), documentOf(`${FOLDER}/2021-01-21.md`)]
const letters = (text: string): string => text.replace(/[^\p{L}]/gu, '')

test('three insertions, in the words that are purple in what was received', () => {
  const purple = [...readFileSync('test/fixtures/seeds/partnerskapsavtale.txt', 'utf8').matchAll(/\[([^\]]*)\]\(#\)/g)].map(([, text = '']) => letters(text))
  const changes = changeList(compare(older, newer))
  expect(changes.map(({ kind }) => kind)).toEqual(['inserted', 'inserted', 'inserted'])
  expect(changes.map(({ newer: text }) => letters(text))).toEqual(purple)
})

test('and both drafts are whole', () => {
  expect(unlawful(compare, older, newer)).toEqual([])
  expect(unlawful(compare, newer, older)).toEqual([])
})
