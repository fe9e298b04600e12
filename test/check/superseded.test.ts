/** One fault gives one finding, also where two rules and the reader could each speak of it. */
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { Message } from '../../src/document/message.ts'
import { withoutSuperseded } from '../../src/validate/superseded.ts'
import { bases, NEUTRAL } from '../faults/bases.ts'
import { messagesOf } from '../faults/judge.ts'

const withText = (text: string): string => bases.agreement.replace('¤', () => text)
const found = (file: string): string[] => messagesOf(new TextEncoder().encode(file)).map(({ ruleId }) => ruleId)

describe('a fault that two rules know is told once', () => {
  test.each([
    ['an amount with a plain space in it', withText('Avgiften er kr. 150.000,- i året.'), ['BEL-001']],
    ['an amount without a currency', withText('Avgiften settes til 150.000,- i året.'), ['BEL-002']],
    ['a party with a capital', withText('Planen skrives av Nordvika Kommune.'), ['PRT-003']],
    ['a month with a capital', withText('Fristen er 5. Mai 2027.'), ['DAT-002']],
    ['a moving document that is not attached', withText('Havna følger de til enhver tid gjeldende vedtektene.'), ['REF-004']],
    ['parties that are missing, and with them the signature block', withText(NEUTRAL).replace(/parter:\n[^]*?(?=eksemplarer:)/, ''), ['PRT-001']],
    ['a form of the language that does not exist', withText('Kommunestyra vel leiar, og dei skal møtast kvart år.').replace('målform: nb', 'målform: nynorsk'), ['FRM-012']],
    ['a former county', withText('Planen følger mønsteret til Hordaland fylkeskommune.'), ['PRT-006']],
  ])('%s', (_, file, wanted) => {
    expect(found(file)).toEqual(wanted)
  })
})

describe('what is another fault is told as well', () => {
  test.each([
    ['beside it', withText('Avgiften er kr. 3,- per år, og andelen 30 %.'), ['BEL-001', 'TYP-005']],
    ['where the front matter has a value that cannot be used', withText('Avgiften er kr. 3,- per år.').replace('status: utkast', 'status: utkst'), ['FRM-012', 'BEL-001']],
    ['where a reference leads nowhere', withText('Avgiften er kr. 3,- per år, se [punkt 9](#ingen).'), ['BEL-001', 'REF-001']],
    ['in the same clause', withText('Planen skrives av Nordvika Kommune, og vedtas i Kommunestyret.'), ['PRT-003', 'TRM-004']],
    ['when the parties are there', withText(NEUTRAL).replace('{{> signatur}}\n', ''), ['SIG-001']],
  ])('%s', (_, file, wanted) => {
    expect(found(file)).toEqual(wanted)
  })

  test('and what stops the reader is never left out', () => {
    const place = (from: number, to: number): Message['position'] => ({ start: { line: 1, column: from + 1, offset: from }, end: { line: 1, column: to + 1, offset: to } })
    const message = (ruleId: string, rest: Partial<Message>): Message => ({ file: 'a.md', ruleId, severity: 'error', reason: '', remedy: '', ...rest })
    const told = message('BEL-001', { position: place(0, 9)! })
    const stops = message('TYP-005', { position: place(2, 4)!, fatal: true })
    expect(withoutSuperseded([told, stops])).toEqual([told, stops])
    expect(withoutSuperseded([told, { ...stops, position: { ...place(2, 4)!, file: 'vedlegg/b.md' } }])).toHaveLength(2)
  })
})

test('a blank in the head of a case is told by the committee that lacks it', () => {
  const message = (ruleId: string, missing: string): Message => ({ file: 'a.md', ruleId, severity: 'warning', reason: '', remedy: '', missing })
  const list = [message('SAK-002', 'behandling.0'), message('VRD-007', 'behandling.0.saksnr'), message('VRD-007', 'behandling.1.saksnr'), message('VRD-007', 'arkiv.saksansvarlig')]
  expect(withoutSuperseded(list)).toEqual([list[0], list[2], list[3]])
})

test('only findings that lie within another are left out, whatever the order', () => {
  const spans = fc.array(fc.record({ from: fc.nat(60), length: fc.integer({ min: 1, max: 12 }), rule: fc.constantFrom('BEL-001', 'TYP-005'), file: fc.constantFrom(undefined, 'b.md') }), { maxLength: 30 })
  fc.assert(
    fc.property(spans, (list) => {
      const messages = list.map(({ from, length, rule, file }): Message => ({
        file: 'a.md', ruleId: rule, severity: 'warning', reason: '', remedy: '',
        position: { start: { line: 1, column: from + 1, offset: from }, end: { line: 1, column: from + length + 1, offset: from + length }, ...(file && { file }) },
      }))
      const told = list.filter(({ rule }) => rule === 'BEL-001')
      const expected = messages.filter((_, i) => {
        const { rule, file, from, length } = list[i]!
        return rule === 'BEL-001' || !told.some((one) => one.file === file && one.from <= from && one.from + one.length >= from + length)
      })
      expect(withoutSuperseded(messages)).toEqual(expected)
    }),
  )
})
