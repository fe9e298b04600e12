/** Spelling: the small dictionary of the trade, one that the user has installed, and the lists themselves. */
import { expect, test } from 'vitest'
import { distance, isCompound, stemDictionary } from '../../src/validate/dictionary.ts'
import { hunspellDictionary } from '../../src/validate/hunspell.ts'
import { keyOf } from '../../src/validate/phrases.ts'
import { spr001 } from '../../src/validate/rules/spr-001-spelling.ts'
import { subjectOf } from '../../src/validate/check.ts'
import { NOTHING_RELATED } from '../../src/validate/related.ts'
import { exampleDraft } from '../../src/validate/example-draft.ts'
import { library, rows } from './harness.ts'

/** Made for the test; no words of any real dictionary's file. */
const AFF = 'SET UTF-8\nSFX A Y 3\nSFX A 0 n e\nSFX A 0 r e\nSFX A 0 ne e\nSFX B Y 2\nSFX B 0 en [^e]\nSFX B 0 er [^e]\nPFX C Y 1\nPFX C 0 u .\n'
const DIC = '7\nhavne/A\nplan/B\nmøte/A\nsamarbeid/B\nlik/C\nkyst/B\nsone/A\n'
const dictionary = hunspellDictionary(AFF, DIC)

test('a Hunspell dictionary knows words with their endings and beginnings', () => {
  for (const known of ['møte', 'møten', 'møtene'.slice(0, 6), 'planen', 'planer', 'ulik', 'samarbeid']) expect([known, dictionary.knows(known)]).toEqual([known, true])
  for (const unknown of ['plann', 'uplan', 'møteen', 'havneer', 'x', '']) expect([unknown, dictionary.knows(unknown)]).toEqual([unknown, false])
})

test('it finds a near word within two edits, and none beyond', () => {
  expect(dictionary.near('samarbied')).toBe('samarbeid')
  expect(dictionary.near('samrbeidd')).toBe('samarbeid')
  expect(dictionary.near('planenn')).toBe('planen')
  expect(dictionary.near('fotball')).toBeUndefined()
})

test('numeric and long flags are read, and a pattern of the file’s own making is not', () => {
  expect(hunspellDictionary('FLAG num\nSFX 12 Y 1\nSFX 12 0 en .\n', '1\nplan/12,7\n').knows('planen')).toBe(true)
  expect(hunspellDictionary('FLAG long\nSFX Aa Y 1\nSFX Aa 0 en .\n', '1\nplan/AaBb\n').knows('planen')).toBe(true)
  expect(hunspellDictionary('SFX A Y 1\nSFX A 0 en (a+)+$\n', '1\nplan/A\n').knows('planen')).toBe(true)
})

test('compounds of known words are words', () => {
  for (const compound of ['kystsone', 'kystsoneplan', 'samarbeidsmøte', 'samarbeidsplanen']) expect([compound, isCompound(compound, dictionary)]).toEqual([compound, true])
  for (const other of ['plan', 'kystx', 'kystsonx']) expect([other, isCompound(other, dictionary)]).toEqual([other, false])
})

test('a draft is judged with the user’s dictionary where there is one', () => {
  const { document } = exampleDraft({ dokumenttype: 'samarbeidsavtale', utkast: '2026-03-01' }, 'kystsoneplanen krever samarbied og møten, sier Plamen.')
  const type = library.types.get('samarbeidsavtale')
  const context = { file: 'utkast.md', ...(type && { type }), locate: () => ({}), rows, related: NOTHING_RELATED }
  const words = (given: object): unknown[] => [...spr001.check(subjectOf(document, { ...context, ...given }))].map(({ values }) => values?.['word'])
  expect(words({})).toEqual([])
  expect(words({ dictionary })).toEqual(['samarbied'])
})

test('the words of the trade are near only to a slip inside the stem', () => {
  const trade = stemDictionary(['kommunestyre', 'representantskap'], new Set(['kommunestyra']))
  expect(trade.near('komunestyret')).toBe('kommunestyret')
  expect(trade.near('reprsentantskapets')).toBe('representantskapets')
  for (const word of ['kommunestyret', 'kommunestyra', 'kommunene', 'representasjon', 'representantene']) expect([word, trade.near(word)]).toEqual([word, undefined])
})

test('distance counts two neighbours swapped as one edit', () => {
  expect(distance('avtale', 'avatle', 2)).toBe(1)
  expect(distance('avtale', 'avtalen', 2)).toBe(1)
  expect(distance('avtale', 'kommune', 2)).toBe(3)
})

test('no list calls a word wrong that it, or another row, gives as right', () => {
  const slips = rows<{ feil: string; rett: string; målform?: string }>('stavefeil')
  const right = new Set(slips.map(({ rett }) => keyOf(rett)))
  expect(slips.filter(({ feil }) => right.has(keyOf(feil)))).toEqual([])
  expect(new Set(slips.map(({ feil, målform }) => `${feil} ${målform}`)).size).toBe(slips.length)
  for (const { slag, feil, rett } of rows<{ slag: string; feil: string; rett: string }>('grammatikk')) expect([slag, feil === rett]).toEqual([slag, false])
  const forms = rows<{ nb: string[]; nn: string[] }>('målformer')
  const bokmål = new Set(forms.flatMap(({ nb }) => nb))
  expect(forms.flatMap(({ nn }) => nn).filter((word) => bokmål.has(word))).toEqual([])
})
