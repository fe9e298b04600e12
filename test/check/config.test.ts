/** `lilla.yaml` at the top of a project, and findings that the author has allowed in the text. */
import { describe, expect, test } from 'vitest'
import { check, clean, DRAFT, FAULTY, FOUND, ids, project, withText } from './project.ts'

const configured = (config: string, text = FAULTY): string => project({ [DRAFT]: text, 'lilla.yaml': config })

describe('lilla.yaml', () => {
  test('sets severities', async () => {
    const { found } = await check(configured('regler:\n  TYP-006: feil\n  TRM-003: merknad\n'))
    const severities = new Map(found.map(({ regel, alvor }) => [regel, alvor]))
    expect([severities.get('TYP-006'), severities.get('TRM-003'), severities.get('TYP-007')]).toEqual(['feil', 'merknad', 'advarsel'])
  })

  test('switches rules off', async () => {
    const { found } = await check(configured('regler:\n  TYP-006: av\n  TYP-001: av\n'))
    expect(ids(found)).toEqual(FOUND.filter((id) => id !== 'TYP-006' && id !== 'TYP-001'))
  })

  test('sets the severities of what the reader says, and switches it off', async () => {
    const text = withText('Partene legger en plan. <!-- bare for oss -->')
    const severity = async (config: string): Promise<unknown[]> => (await check(configured(config, text))).found.map(({ regel, alvor }) => [regel, alvor])
    expect(await severity('')).toEqual([['MRK-010', 'advarsel']])
    expect(await severity('regler:\n  MRK-010: feil\n')).toEqual([['MRK-010', 'feil']])
    expect(await severity('regler:\n  MRK-010: merknad\n')).toEqual([['MRK-010', 'merknad']])
    expect(await severity('regler:\n  MRK-010: av\n')).toEqual([])
  })

  test('sets those of the front matter and of what is allowed', async () => {
    const text = clean.replace('tittel: Samarbeidsavtale om Nordvika havn\n', '').replace('# {{tittel}}', '# Samarbeid <!-- lilla: tillat TYP-001: slik er det -->')
    const { exit, found } = await check(configured('regler:\n  FRM-014: merknad\n  TIL-002: av\n', text))
    expect([exit, found.map(({ regel, alvor }) => [regel, alvor])]).toEqual([0, [['FRM-014', 'merknad']]])
  })

  test.each([
    ['FIL-001: av', 'advarsel', 1],
    ['FRM-010: merknad', 'advarsel', 1],
    ['MRK-001: av', 'merknad', 0],
  ])('says so where nothing can be set: %s', async (line, alvor, ended) => {
    const { exit, found } = await check(configured(`regler:\n  ${line}\n`, clean))
    expect([exit, found.map((one) => [one.fil, one.regel, one.alvor, one.linje, one.kolonne])]).toEqual([ended, [['lilla.yaml', 'OPP-001', alvor, 2, 12]]])
  })

  test('what stops the reader stays an error', async () => {
    const { exit, found } = await check(configured('regler:\n  MRK-001: av\n', withText('Havna er <b>viktig.')))
    expect([exit, found.filter(({ regel }) => regel === 'MRK-001').map(({ alvor, stanser }) => [alvor, stanser])]).toEqual([1, [['feil', true]]])
  })

  test('and a project whose findings are all notes is in order', async () => {
    const rules = [...new Set(FOUND)].map((id) => `  ${id}: merknad\n`).join('')
    const { exit, found } = await check(configured(`regler:\n${rules}`))
    expect([exit, ids(found)]).toEqual([0, FOUND])
  })

  test('says what is checked when no path is given', async () => {
    const cwd = project({ 'avtaler/havn/2026-03-01.md': FAULTY, [DRAFT]: clean, 'lilla.yaml': 'stier: [avtaler]\n' })
    expect(new Set((await check(cwd)).found.map(({ fil }) => fil))).toEqual(new Set(['avtaler/havn/2026-03-01.md']))
    expect((await check(cwd, 'agreements')).found).toEqual([])
  })

  test('may be empty', async () => {
    expect(ids((await check(configured(''))).found)).toEqual(FOUND)
  })

  test.each([
    ['regler:\n  TYP-0006: feil\n', 2, 3],
    ['regler:\n  TYP-006: streng\n', 2, 12],
    ['stier: agreements\n', 1, 8],
    ['regel:\n  TYP-006: feil\n', 1, 1],
    ['regler: [\n', 2, 1],
  ])('a fault in it has a place: %j', async (config, line, column) => {
    const { exit, found } = await check(configured(config))
    const own = found.filter(({ fil }) => fil === 'lilla.yaml')
    expect(own.map(({ linje, kolonne }) => [linje, kolonne])).toEqual([[line, column]])
    expect(exit).toBe(1)
  })
})

describe('an allowed finding', () => {
  const amount = 'Partene bruker 150.000\u00A0kroner.'

  test('is not told of, with a reason', async () => {
    const { exit, found } = await check(project({ [DRAFT]: withText(`${amount} <!-- lilla: tillat TYP-006: beløpet står slik i vedtaket -->`) }))
    expect([exit, found]).toEqual([0, []])
  })

  test('may be allowed on the line before its paragraph', async () => {
    expect((await check(project({ [DRAFT]: withText(`<!-- lilla: tillat TYP-006: som vedtatt -->\n\n${amount}`) }))).found).toEqual([])
  })

  test('is allowed in its own block only', async () => {
    const { found } = await check(project({ [DRAFT]: withText(`${amount} <!-- lilla: tillat TYP-006: som vedtatt -->\n\nOg så 200.000\u00A0kroner.`) }))
    expect(found.map(({ regel, linje }) => [regel, linje])).toEqual([['TYP-006', withText('').split('\n').findIndex((line) => line.startsWith('## Gjennomføring')) + 5]])
  })

  test.each([
    ['without a reason', `${amount} <!-- lilla: tillat TYP-006 -->`, ['TIL-001']],
    ['with an empty reason', `${amount} <!-- lilla: tillat TYP-006:  -->`, ['TIL-001']],
    ['without effect', 'Partene legger en plan. <!-- lilla: tillat TYP-006: som vedtatt -->', ['TIL-002']],
    ['with the id of another rule', `${amount} <!-- lilla: tillat TYP-001: som vedtatt -->`, ['TYP-006', 'TIL-002']],
    ['with an id that does not exist', `${amount} <!-- lilla: tillat TYP-999: som vedtatt -->`, ['TYP-006', 'TIL-002']],
  ])('%s is itself a finding', async (_, text, wanted) => {
    const { exit, found } = await check(project({ [DRAFT]: withText(text) }))
    expect([exit, ids(found).sort()]).toEqual([1, [...wanted].sort()])
  })

  test('is never one that stops the reader', async () => {
    const { found } = await check(project({ [DRAFT]: withText('Havna er <b>viktig. <!-- lilla: tillat MRK-001: slik er det -->') }))
    expect(ids(found)).toContain('MRK-001')
  })
})
