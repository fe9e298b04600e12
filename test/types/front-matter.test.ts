import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Message } from '../../src/document/message.ts'
import { readFrontMatter } from '../../src/read/front-matter.ts'
import { reporter } from '../../src/read/messages.ts'
import { checkFrontMatter } from '../../src/validate/schema.ts'
import { common, exampleDraft, readDraft, typeNames, typeOf } from './templates.ts'

function check(head: string, language: 'nb' | 'en' = 'nb'): Message[] {
  const report = reporter('a.md', language, true)
  const front = readFrontMatter(`---\n${head}\n---\n\n# T\n`, report)
  if (!front) throw new Error(JSON.stringify(report.messages))
  const name = front.data['dokumenttype']
  return checkFrontMatter(front.data, typeof name === 'string' ? typeOf(name) : undefined, common, front.locate, { file: 'a.md', language })
}
const base = 'tittel: T\nutkast: 2026-01-01'
const said = (messages: readonly Message[]): string[] =>
  messages.map(({ ruleId, position, reason }) => `${position?.start.line ?? 0}:${position?.start.column ?? 0} ${ruleId} ${reason}`)

describe('front matter', () => {
  it.each(typeNames)('of a draft of %s passes', (name) => {
    const { data, locate } = readDraft(exampleDraft(name))
    expect(checkFrontMatter(data, typeOf(name), common, locate, { file: 'a.md' })).toEqual([])
  })

  it.each([
    ['partar: []', '4:1 FRM-010 Ukjent nøkkel «partar»; mente du «parter»?'],
    ['organ: x', '4:1 FRM-010 Ukjent nøkkel «organ».'],
    ['språk: nb', '4:1 FRM-010 Ukjent nøkkel «språk»; mente du «målform»?'],
    ['periode:\n  fra: 2026-01-01\n  tl: 2027-01-01', '6:3 FRM-010 Ukjent nøkkel «tl» under «periode»; mente du «til»?'],
    ['parter:\n  - id: a\n    navn: A\n  - id: b\n    navn: B\n    organisasjonsnummer: "1"', '9:5 FRM-010 Ukjent nøkkel «organisasjonsnummer» under «parter» nr. 2; mente du «orgnr»?'],
    ['periode: i fjor', '4:10 FRM-011 «Periode» skal være'],
    ['parter:\n  - id: a\n    navn: A\n    orgnr: 920125298', '7:12 FRM-011 «orgnr» under «parter» nr. 1 skal være en tekst, men er et tall («920125298»).'],
    ['oppdiktet: ja', '4:12 FRM-011 «oppdiktet» skal være true eller false, men er en tekst («ja»).'],
    ['husstil:', '4:9 FRM-011 «husstil» skal være en tekst, men er tom.'],
    ['status: utkst', '4:9 FRM-012 «status» kan ikke være «utkst»; mente du «utkast»?'],
    ['status: ferdig', '4:9 FRM-012 «status» kan ikke være «ferdig».'],
    ['parter:\n  - id: a\n    navn: A\n    orgnr: "920 125 298"', '7:12 FRM-013 «orgnr» under «parter» nr. 1 skal være ni sifre uten mellomrom, i anførselstegn, men er «920 125 298».'],
    ['periode:\n  fra: 2026-02-30', '5:8 FRM-013 «fra» under «periode» skal være en dato som finnes, skrevet år-måned-dag, men er «2026-02-30».'],
    ['parter:\n  - id: Asker kommune\n    navn: A', '5:9 FRM-013 «id» under «parter» nr. 1 skal være små bokstaver, tall og bindestreker, men er «Asker kommune».'],
    ['parter:\n  - navn: A', '5:5 FRM-014 «id» under «parter» nr. 1 mangler.'],
    ['periode:\n  til: 2026-02-01', '4:1 FRM-014 «fra» under «periode» mangler.'],
    ['eksemplarer:\n  form: brev', '5:9 FRM-012 «form» under «eksemplarer» kan ikke være «brev».'],
  ])('%j has one message, at its place', (line, expected) => {
    const messages = said(check(`${base}\n${line}`)).map((text) => text.replaceAll('\u00A0', ' '))
    expect(messages).toHaveLength(1)
    expect(messages[0]?.toLowerCase()).toContain(expected.toLowerCase())
  })

  it('lists what may be chosen', () => {
    expect(check(`${base}\nstatus: ferdig`)[0]?.remedy).toBe('Velg mellom «utkast», «til-behandling», «vedtatt», «til-signering», «signert» og «opphoert».')
  })

  it('is fatal for what cannot be read, and not for what is missing', () => {
    const messages = check('dokumenttype: samarbeidsavtale\ntittel: T\nutkast: 2026-01-01\nbilag2: []')
    expect(messages.map(({ ruleId, fatal }) => [ruleId, fatal])).toEqual(expect.arrayContaining([['FRM-010', true], ['FRM-014', undefined]]))
    expect(messages).toHaveLength(2)
  })

  it('does not call a misspelt key missing as well', () => {
    expect(check('dokumenttype: samarbeidsavtale\ntitel: T\nutkast: 2026-01-01\npartar: []').map(({ ruleId }) => ruleId)).toEqual(['FRM-010', 'FRM-010'])
  })

  it('knows the keys that a type adds, also to its parties, and nobody else does', () => {
    const head = (type: string): string => `dokumenttype: ${type}\n${base}\nparter:\n  - id: a\n    navn: A kommune\n    eierandel: 50`
    expect(check(head('selskapsavtale-iks'))).toEqual([])
    expect(said(check(head('samarbeidsavtale')))[0]).toContain('8:5 FRM-010')
  })

  it('speaks English when asked to', () => {
    expect(check(`${base}\npartar: []\nstatus: x`, 'en').map(({ reason }) => reason)).toEqual([
      'Unknown key “partar”; did you mean “parter”?',
      '“status” cannot be “x”.',
    ])
  })

  it('has words for every fault, never those of the validator', () => {
    const group = fc.dictionary(fc.string(), fc.jsonValue())
    const anything = fc.oneof(fc.jsonValue(), fc.record({ parter: fc.array(group), periode: fc.jsonValue(), arkiv: group, vedlegg: fc.array(group) }))
    fc.assert(
      fc.property(anything, (data) => {
        for (const language of ['nb', 'en'] as const) {
          for (const message of checkFrontMatter(data, typeOf('saksfremlegg'), common, () => ({}), { file: 'a.md', language })) {
            expect(message.ruleId).toMatch(/^FRM-01[0-4]$/)
            expect(message.reason).not.toMatch(/must (NOT|match|have)|noe annet|something else|undefined/)
            expect(message.remedy).not.toBe('')
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})
