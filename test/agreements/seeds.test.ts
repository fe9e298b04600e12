/** Each draft kept as it was received says what the received text says, word for word and in the same order. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { documentOf, FOLDER } from './drafts.ts'
import { documentWords, seedWords, withoutPurple } from './seed-words.ts'

const PARTNERSHIP = 'partnerskapsavtale-asker-baerum-viken'

/** Draft and the file that holds the received text, byte for byte. */
const RECEIVED: readonly (readonly [draft: string, seed: string])[] = [
  [`${PARTNERSHIP}/2021-01-21.md`, 'partnerskapsavtale'],
  [`${PARTNERSHIP}/saksfremlegg-2021-01-22.md`, 'saksfremlegg'],
  ['baerekraftsnettverket/2020-01-15.md', 'baerekraftsnettverket'],
  ['digiviken/2021-10-01.md', 'digiviken'],
  ['digitale-akershus/2020-01-01.md', 'digitale-akershus'],
]

const seedOf = (name: string): string => readFileSync(`test/fixtures/seeds/${name}.txt`, 'utf8')

describe.each(RECEIVED)('%s', (draft, seed) => {
  it('has the words of the received text', () => {
    const words = documentWords(documentOf(draft))
    expect(words.length).toBeGreaterThan(600)
    expect(words).toEqual(seedWords(seedOf(seed)))
  })

  it('would show a word that is lost, changed or moved', () => {
    const text = readFileSync(`${FOLDER}/${draft}`, 'utf8')
    const words = seedWords(seedOf(seed))
    const [head = '', ...body] = text.split('\n\n')
    const swapped = [head, ...body.slice(0, -2), body.at(-1), body.at(-2)].join('\n\n')
    const faults = [text.replace(/ ikke /, ' '), text.replace(/ ikke /, ' Ikke '), swapped]
    for (const fault of faults) {
      expect(fault).not.toBe(text)
      expect(documentWords(documentOf(draft, fault))).not.toEqual(words)
    }
  })
})

describe('the draft before the three purple passages', () => {
  it('has the received words without the purple ones', () => {
    const seed = seedOf('partnerskapsavtale')
    expect(seed.match(/\]\(#\)/g)).toHaveLength(3)
    expect(documentWords(documentOf(`${PARTNERSHIP}/2020-11-16.md`))).toEqual(seedWords(withoutPurple(seed)))
  })
})

/** What the scanner made of a letter or a glyph; a repaired word may differ from the received one in these only. */
const MISREAD: Readonly<Record<string, string>> = {
  å: '(?:å|a|&|d)',
  ø: '[øgoeas]',
  Ø: '@',
  æ: '(?:æ|ae|ee|eae|ze)',
  Æ: 'AE',
  o: '[o0]',
  I: '[I|]',
  j: '[ij]',
}

describe('the draft in which the scanning is repaired', () => {
  const received = documentWords(documentOf('baerekraftsnettverket/2020-01-15.md'))
  const repaired = documentWords(documentOf('baerekraftsnettverket/2020-01-16.md'))
  // Bullets are a list now, and the two copies of the footnote with its marks are a footnote.
  const text = received.filter((word) => !/^(?:[oe»«*1]|https:.*)$/.test(word))

  it('differs in misread letters only', () => {
    expect(repaired).toHaveLength(text.length)
    repaired.forEach((word, i) => {
      const pattern = [...word].map((letter) => MISREAD[letter] ?? letter.replace(/[.()|/]/, '\\$&')).join('')
      expect(text[i]).toMatch(new RegExp(`^${pattern}$`, 'u'))
    })
  })

  it('has none of the damage left', () => {
    expect(repaired.filter((word) => /[&@|]|[ae]e?rekraft|0g/.test(word))).toEqual([])
  })
})
