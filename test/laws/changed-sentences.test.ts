/** What a table of changes tells of a sentence is what each draft says, no less and no more. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/diff/index.ts'
import { changeList, type ListedChange } from '../../src/document/change-list.ts'
import { deriveRedline } from '../../src/document/redline.ts'
import { textIn } from '../../src/document/draft-text.ts'
import { walk, type Document } from '../../src/document/tree.ts'
import type { Draft } from '../../src/document/view.ts'
import { viewOf } from '../../src/document/view.ts'
import { arbitraryRedline } from '../generate/redlines.ts'
import { readText } from '../generate/read.ts'

const documentOf = (paragraph: string): Document => readText(`# Avtale\n\n${paragraph}\n`).document as Document
const changesBetween = (older: readonly string[], newer: readonly string[]): ListedChange[] => changeList(compare(documentOf(older.join(' ')), documentOf(newer.join(' '))))
const read = ({ sentences }: ListedChange, draft: Draft): string => (sentences?.[draft] ?? []).map(({ text }) => text).join('').trim()
const own = ({ sentences }: ListedChange, draft: Draft): string[] => (sentences?.[draft] ?? []).flatMap(({ text, own }) => (own ? [text] : []))

/** Sentences of which no two have a word in common. */
const paragraph = fc.integer({ min: 2, max: 5 }).map((n) => ['Rådet møtes to ganger.', 'Sekretariatet skriver møteboka.', 'Lederen innkaller skriftlig.', 'Kommunene betaler utgiftene.', 'Avtalen varer fire år.'].slice(0, n))

describe('the sentences of a change', () => {
  test('are one that came or went alone, without its neighbours', () => {
    fc.assert(fc.property(paragraph, fc.nat(), (whole, n) => {
      const at = n % whole.length
      const rest = whole.filter((_, i) => i !== at)
      const [gone, come] = [changesBetween(whole, rest), changesBetween(rest, whole)]
      expect(gone.map((change) => [read(change, 'older'), read(change, 'newer')])).toEqual([[whole[at], '']])
      expect(come.map((change) => [read(change, 'older'), read(change, 'newer')])).toEqual([['', whole[at]]])
    }))
  })

  test('are the older and the newer one where words inside came or went, with their own words told apart', () => {
    fc.assert(fc.property(paragraph, fc.nat(), fc.nat(), (whole, n, m) => {
      const at = n % whole.length
      const words = (whole[at] as string).split(' ')
      const edited = [...words.slice(0, 1 + (m % (words.length - 1))), 'gjerne', ...words.slice(1 + (m % (words.length - 1)))].join(' ')
      const [change, ...others] = changesBetween(whole, whole.with(at, edited)) as [ListedChange]
      expect(others).toEqual([])
      expect([read(change, 'older'), read(change, 'newer')]).toEqual([whole[at], edited])
      expect([own(change, 'older'), own(change, 'newer')]).toEqual([[], ['gjerne']])
    }))
  })

  test('are told with all their changes by each of these', () => {
    const changes = changesBetween(['De møtes to ganger.', 'Møtet er åpent.'], ['De møtes minst to ganger i året.', 'Møtet er åpent.'])
    expect(changes.map((change) => read(change, 'older'))).toEqual(['De møtes to ganger.', 'De møtes to ganger.'])
    expect(changes.map((change) => read(change, 'newer'))).toEqual(['De møtes minst to ganger i året.', 'De møtes minst to ganger i året.'])
    expect(changes.map((change) => own(change, 'newer'))).toEqual([['minst'], ['i året']])
  })

  test('are both paragraphs of one that was split', () => {
    const [change] = changesBetween(['Rådet møtes to ganger.', 'Lederen innkaller skriftlig.', 'Avtalen varer fire år.'], ['Rådet møtes to ganger.', 'Lederen innkaller skriftlig.\n\nAvtalen varer fire år.']) as [ListedChange]
    expect([read(change, 'older'), read(change, 'newer')]).toEqual(['Lederen innkaller skriftlig. Avtalen varer fire år.', 'Lederen innkaller skriftlig.\nAvtalen varer fire år.'])
  })

  test('stop on the way where there is no end to them', () => {
    const long = Array.from({ length: 2000 }, (_, i) => `ord${i}`)
    const [change] = changesBetween([long.join(' ')], [long.with(1000, 'nytt').join(' ')]) as [ListedChange]
    expect(read(change, 'newer')).toMatch(/^… ord\d.* nytt .*ord\d+ …$/u)
    expect(read(change, 'newer').length).toBeLessThan(2000)
  })

  test('say nothing that the draft does not say, and all that the change says', () => {
    fc.assert(fc.property(arbitraryRedline({ size: 'small' }), (redline) => {
      const { analysis } = deriveRedline(redline)
      const texts = (draft: Draft): string => {
        const view = viewOf(redline, draft)
        return [...walk(view.document)].flatMap(([node]) => ('children' in node ? [bare(textIn({ ...node, children: node.children.filter(({ type }) => type !== 'footnote') } as never, draft, analysis))] : [])).join('\n')
      }
      const all = { older: texts('older'), newer: texts('newer') }
      for (const change of changeList(redline)) {
        for (const draft of ['older', 'newer'] as const) {
          if (!change.sentences || /\(/u.test(read(change, draft))) continue
          const said = bare(read(change, draft).replace(/^… | …$/gu, ''))
          expect(all[draft]).toContain(said)
          for (const word of own(change, draft)) expect(bare(change[draft])).toContain(bare(word))
        }
      }
    }), { numRuns: 100 })
  })
})

const bare = (text: string): string => text.replace(/\s+/gu, '')
