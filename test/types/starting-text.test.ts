import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startingText } from '../../src/read/starting-text.ts'
import { exampleAnswers, exampleDraft, readDraft, text, typeNames, typeOf } from './templates.ts'

const textOf = (value: unknown): string => JSON.stringify(value)

describe('a first draft', () => {
  it.each(typeNames)('%s keeps any answer as the text that it is', (name) => {
    const type = typeOf(name)
    const question = type.spørsmål.find(({ nøkkel }) => nøkkel.startsWith('tekst.') && type.spørsmål.some((other) => other.nøkkel === nøkkel && other.type === 'tekst'))
    const hostile = fc.oneof(
      fc.constantFrom('no', 'null', '1.10', '# x', '- a', '{{verdier.x}}', '{#id}', '<b>x</b>', '[x](y)', '**x**', 'a: b', '"x"', "'", 'x | y', '---', '&amp;', '<!-- x -->', '\\{{', '`x`', '~~x~~', '«x»'),
      fc.string({ minLength: 1, maxLength: 20 }),
    )
    fc.assert(
      fc.property(hostile, hostile, (title, prose) => {
        fc.pre(title.trim() !== '' && prose.trim() !== '' && !/\p{C}/u.test(title + prose))
        const source = exampleDraft(name, { tittel: title, ...(question && { [question.nøkkel]: `x ${prose} x` }) })
        const { document, messages } = readDraft(source)
        expect(messages.filter(({ ruleId }) => ruleId !== 'MRK-007')).toEqual([])
        expect(document?.meta.tittel).toBe(title.normalize('NFC'))
        if (question) {
          const wanted = `x ${prose.replace(/\s+/gu, ' ').trim().normalize('NFC')} x`
          expect(textOf(document?.children)).toContain(textOf(wanted).slice(1, -1))
        }
      }),
      { numRuns: 10 },
    )
  })

  it('asks for what it cannot do without, and leaves blanks for the rest', () => {
    const type = typeOf('samarbeidsavtale')
    const { text: none, missing } = startingText(text('types/samarbeidsavtale.md'), type, {})
    expect(none).toBeUndefined()
    expect(missing.map(({ nøkkel }) => nøkkel)).toEqual(['tittel', 'utkast', 'parter', 'tekst.formål', 'tekst.områder'])

    const source = exampleDraft('samarbeidsavtale', { 'verdier.verneting': null, 'verdier.sats': null })
    const { document, messages } = readDraft(source)
    expect(new Set(messages.map(({ ruleId }) => ruleId))).toEqual(new Set(['VRD-007']))
    expect(textOf(document)).toContain('"type":"blank"')
  })

  it.each(typeNames)('%s can be drafted from the required answers alone', (name) => {
    const type = typeOf(name)
    const optional = Object.fromEntries(type.spørsmål.filter(({ påkrevd }) => !påkrevd).map(({ nøkkel }) => [nøkkel, null]))
    const { messages, document } = readDraft(exampleDraft(name, optional))
    expect(messages.filter(({ ruleId }) => ruleId !== 'VRD-007')).toEqual([])
    expect(document).toBeDefined()
  })

  it('names answers that nothing asks for, also inside a list', () => {
    const type = typeOf('samarbeidsavtale')
    const answers = { ...exampleAnswers(type), titel: 'x', parter: [{ navn: 'A' }, { navn: 'B', orgnummer: '1' }], verdier: { mter: 2 } }
    const { unknown } = startingText(text('types/samarbeidsavtale.md'), type, answers)
    expect(unknown).toEqual([['verdier', 'mter'], ['titel'], ['parter', 1, 'orgnummer']].sort(([a], [b]) => order(answers, String(a)) - order(answers, String(b))))
  })

  it('asks for what an entry of a list lacks by its whole path', () => {
    const type = typeOf('samarbeidsavtale')
    const { missing } = startingText(text('types/samarbeidsavtale.md'), type, { ...exampleAnswers(type), parter: [{ orgnr: '100000016' }] })
    expect(missing.map(({ nøkkel }) => nøkkel)).toEqual(['parter.navn'])
  })

  it('gives parties short ids that differ', () => {
    const ids = (...names: string[]): unknown =>
      readDraft(exampleDraft('samarbeidsavtale', { parter: names.map((navn) => ({ navn })) })).document?.meta.parter?.map(({ id }) => id)
    expect(ids('Nordvika kommune', 'Sørvika kommune')).toEqual(['nordvika', 'sorvika'])
    expect(ids('Viken kommune', 'Viken fylkeskommune')).toEqual(['viken-kommune', 'viken-fylkeskommune'])
    expect(new Set(ids('A', 'A', 'A-2') as string[]).size).toBe(3)
  })

  it.each([[true, 'er et eget rettssubjekt'], [false, 'er ikke et eget rettssubjekt']])('words the legal status by the answer (%s)', (answer, words) => {
    const { document } = readDraft(exampleDraft('interkommunalt-politisk-raad', { 'verdier.rettssubjekt': answer }))
    expect(textOf(document)).toContain(words)
  })

  it('has a clause on the joint committee only where there is one', () => {
    const clause = (answer: boolean): boolean => textOf(readDraft(exampleDraft('vertskommunesamarbeid', { 'verdier.nemnd': answer })).document).includes('"felles-nemnd"')
    expect([clause(true), clause(false)]).toEqual([true, false])
  })

  it.each([['papir', 'to likelydende eksemplarer'], ['elektronisk', 'undertegnet elektronisk'], ['tiltredelse', 'tiltredelseserklæring']])('words the copies by the form %s', (form, words) => {
    const { document } = readDraft(exampleDraft('samarbeidsavtale', { 'eksemplarer.form': form }))
    expect(textOf(document)).toContain(words)
  })
})

function order(answers: object, path: string): number {
  return Object.keys(answers).indexOf(path.split('.')[0] ?? '')
}
