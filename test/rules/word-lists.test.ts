/** The word lists that rules about structure, amounts and typography trust hold what their heads say. */
import { expect, test } from 'vitest'
import { rows } from './harness.ts'

const lower = (text: string): boolean => text === text.toLowerCase() && text.trim() === text && text !== ''
const none = (values: readonly unknown[]): void => expect(values).toEqual([])

test('abbreviations: what is right ends with a stop and is not also wrong', () => {
  const all = rows<{ feil: string[]; rett: string; helt: string; førTall?: boolean }>('punktum-i-forkortelser')
  const wrong = all.flatMap(({ feil }) => feil)
  none(all.filter(({ rett, helt }) => !rett.endsWith('.') || !lower(helt)))
  none(wrong.filter((form) => !lower(form) || all.some(({ rett }) => rett === form)))
  expect(new Set(wrong).size).toBe(wrong.length)
})

test('placeholders and announcements are phrases in lower case, each once', () => {
  const placeholders = rows<{ uttrykk: string; plass?: string }>('utfyllingstekst')
  const announcements = rows<{ uttrykk: string; venter: string; plass?: string }>('varsler')
  for (const list of [placeholders, announcements]) {
    none(list.filter(({ uttrykk, plass }) => !lower(uttrykk) || (plass !== undefined && plass !== 'slutt')))
    expect(new Set(list.map(({ uttrykk }) => uttrykk)).size).toBe(list.length)
  }
  none(announcements.filter(({ venter }) => !['figur', 'tabell', 'liste'].includes(venter)))
})

test('topics: no sentence belongs to two, and every topic has a name, sentences and headings', () => {
  const topics = rows<{ tema: { nb: string; en: string }; setning: string[]; overskrift: string[] }>('temaer')
  const openings = topics.flatMap(({ setning }) => setning)
  none(topics.filter(({ tema, setning, overskrift }) => !tema.nb || !tema.en || setning.length === 0 || overskrift.length === 0))
  none([...openings, ...topics.flatMap(({ overskrift }) => overskrift)].filter((text) => !lower(text)))
  expect(new Set(openings).size).toBe(openings.length)
})

test('function words and words of indexation', () => {
  const words = rows<{ ord: string; løst?: boolean }>('funksjonsord')
  none(words.filter(({ ord }) => !lower(ord) || ord.includes(' ')))
  expect(new Set(words.map(({ ord }) => ord)).size).toBe(words.length)
  expect(rows<{ slag: string; ord: string[] }>('indekser').map(({ slag }) => slag)).toEqual(['indeks', 'regulering', 'beløp'])
  none(rows<{ ord: string[] }>('indekser').flatMap(({ ord }) => ord).filter((word) => !lower(word)))
})
