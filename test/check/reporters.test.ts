/** The reporters: their form, and that all of them tell of the same places. */
import { describe, expect, test } from 'vitest'
import { lilla } from '../cli/lilla.ts'
import { check, DRAFT, FAULTY, project, withText, type Finding } from './project.ts'

const report = async (cwd: string, reporter: string): Promise<string> => (await lilla(['check', '--reporter', reporter], { cwd })).out
const placeOf = ({ fil, linje, kolonne, regel }: Finding): string => `${fil}:${linje}:${kolonne} ${regel}`

interface Region {
  startLine: number
  startColumn: number
  endLine: number
  endColumn: number
}
interface Result {
  ruleId: string
  ruleIndex: number
  level: string
  message: { text: string }
  locations: { physicalLocation: { artifactLocation: { uri: string }; region?: Region } }[]
  fixes?: { artifactChanges: { replacements: { deletedRegion: Region; insertedContent: { text: string } }[] }[] }[]
}
interface Sarif {
  $schema: string
  version: string
  runs: { tool: { driver: { name: string; version: string; rules: { id: string }[] } }; columnKind: string; results: Result[] }[]
}

test('JSON has the documented keys, and a place wherever there is one', async () => {
  const { out } = await lilla(['check', '--reporter', 'json'], { cwd: project() })
  const told = JSON.parse(out) as { skjema: string; versjon: number; filer: string[]; funn: Finding[] }
  expect(Object.keys(told)).toEqual(['skjema', 'versjon', 'filer', 'funn'])
  expect([told.skjema, told.versjon, told.filer]).toEqual(['lilla/check', 1, [DRAFT]])
  for (const finding of told.funn) {
    for (const key of ['fil', 'regel', 'alvor', 'stanser', 'grunn', 'råd']) expect(finding).toHaveProperty(key)
    expect(finding.alvor).toMatch(/^(?:feil|advarsel|merknad)$/)
    expect(finding.sluttkolonne).toBeGreaterThan(finding.kolonne ?? 0)
  }
})

test('SARIF is version 2.1.0, with levels, indexes, regions and the fixes that mend the file', async () => {
  const cwd = project()
  const sarif = JSON.parse(await report(cwd, 'sarif')) as Sarif
  expect(sarif.version).toBe('2.1.0')
  expect(sarif.$schema).toContain('sarif-2.1.0')
  const [run] = sarif.runs
  expect(run?.tool.driver.name).toBe('lilla')
  expect(run?.tool.driver.version).toMatch(/^\d+\.\d+\.\d+/)
  expect(run?.columnKind).toBe('utf16CodeUnits')
  const results = run?.results ?? []
  expect(results.length).toBeGreaterThan(0)
  const lines = FAULTY.split('\n')
  for (const { ruleId, ruleIndex, level, message, locations, fixes } of results) {
    expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId)
    expect(level).toMatch(/^(?:error|warning|note)$/)
    expect(message.text).not.toBe('')
    const { artifactLocation, region } = locations[0]?.physicalLocation ?? { artifactLocation: { uri: '' } }
    expect(artifactLocation.uri).toBe(DRAFT)
    expect(region?.startLine).toBeGreaterThanOrEqual(1)
    expect((lines[(region?.endLine ?? 0) - 1] ?? '').length + 1).toBeGreaterThanOrEqual(region?.endColumn ?? Infinity)
    for (const { artifactChanges } of fixes ?? []) expect(artifactChanges[0]?.replacements[0]?.insertedContent.text).toBeTypeOf('string')
  }
})

test('GitHub annotations are one line each and escape what would end them', async () => {
  const path = 'agreements/a,b 100%/2026-03-01.md'
  const cwd = project({ [path]: withText('Partene bruker 150.000\u00A0kroner.\n\nPlanen er klar 100 % i år.') })
  const { found } = await check(cwd)
  const lines = (await report(cwd, 'github')).trimEnd().split('\n')
  expect(lines).toHaveLength(found.length)
  for (const line of lines) {
    expect(line).toMatch(/^::(?:error|warning|notice) file=[^:,]+,line=\d+,col=\d+,endLine=\d+,endColumn=\d+,title=[A-ZØ]{3}-\d{3}::.+$/u)
    expect(line).toContain('file=agreements/a%2Cb 100%25/2026-03-01.md,')
  }
  expect(lines.some((line) => line.split('::')[2]?.includes('100%25') === false && line.includes('100 %,'))).toBe(false)
})

describe('the same places', () => {
  test('in every reporter', async () => {
    const cwd = project()
    const wanted = (await check(cwd)).found.map(placeOf)
    const [run] = (JSON.parse(await report(cwd, 'sarif')) as Sarif).runs
    const sarif = (run?.results ?? []).map(({ ruleId, locations }) => {
      const { artifactLocation, region } = locations[0]?.physicalLocation ?? { artifactLocation: { uri: '' } }
      return `${artifactLocation.uri}:${region?.startLine}:${region?.startColumn} ${ruleId}`
    })
    const github = (await report(cwd, 'github')).trimEnd().split('\n').map((line) => {
      const [, file, row, column, id] = /file=([^,]+),line=(\d+),col=(\d+),.*title=([^:]+)::/.exec(line) ?? []
      return `${file}:${row}:${column} ${id}`
    })
    const text = [...(await report(cwd, 'text')).matchAll(/^(\S+\.md):(\d+):(\d+).*?([A-ZØ]{3}-\d{3})/gmu)].map(([, file, row, column, id]) => `${file}:${row}:${column} ${id}`)
    expect({ sarif, github, text }).toEqual({ sarif: wanted, github: wanted, text: wanted })
  })

  test('the text for people shows the line with a caret under the words, and no colour in a pipe', async () => {
    const out = await report(project(), 'text')
    expect(out).toContain('150.000')
    expect(out).toContain('^^^^^^^')
    expect(out).not.toContain('\u001B[')
  })
})
