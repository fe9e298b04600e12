/** Sentences part after their stop, and nowhere else. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sentenceGaps } from '../../src/document/norwegian/sentences.ts'

const sentencesOf = (text: string): string[] => {
  const gaps = sentenceGaps(text)
  return [...gaps, undefined].map((gap, i) => text.slice(gaps[i - 1]?.to ?? 0, gap?.from))
}

describe('the gaps between sentences', () => {
  test('stand after a stop, whatever closes after it', () => {
    expect(sentencesOf('De møtes. Møtet er åpent! «Er det?» Ja (se punkt 2.) Slik er det.')).toEqual(['De møtes.', 'Møtet er åpent!', '«Er det?»', 'Ja (se punkt 2.)', 'Slik er det.'])
    expect(sentencesOf('Én linje\nEn linje til')).toEqual(['Én linje', 'En linje til'])
  })

  test('stand neither after an abbreviation nor before a small letter', () => {
    for (const text of ['Se kap. 4 og f.eks. Asker.', 'Fristen er 1. mars.', 'Jf. IKS-loven § 4.']) expect(sentencesOf(text)).toEqual([text])
  })

  test('part any sentences that stand after one another', () => {
    const sentence = fc.array(fc.stringMatching(/^[a-zæøå]{2,9}$/u), { minLength: 1, maxLength: 5 }).filter((words) => words.at(-1) !== undefined && !/^(?:jf|jfr|nr|kap|mv|osv|ca|evt|inkl|pkt|art|kl|dvs|pga|mht|iht|ifm|hhv|eks|ev|vedr|adm|kr|mill|mrd|tlf|avd|red)$/u.test(words.at(-1) as string)).map((words) => `P${words.join(' ')}.`)
    fc.assert(fc.property(fc.array(sentence, { minLength: 1, maxLength: 6 }), fc.constantFrom(' ', '\u00A0', '  '), (sentences, space) => {
      expect(sentencesOf(sentences.join(space))).toEqual(sentences)
    }))
  })
})
