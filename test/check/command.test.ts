/** `lilla check` as its users run it: how it ends, what it prints, and what it says of each rule. */
import { describe, expect, test } from 'vitest'
import { allRuleIds } from '../../src/commands/explain.ts'
import { lilla } from '../cli/lilla.ts'
import { check, clean, DRAFT, FAULTY, FOUND, ids, project, withText } from './project.ts'

describe('the exit', () => {
  test('is 0 where nothing is found', async () => {
    const { exit, found, err } = await check(project({ [DRAFT]: clean }))
    expect([exit, found]).toEqual([0, []])
    expect(err).toContain('Ingen funn')
  })

  test('is 1 for findings, and they stand in the order of the file', async () => {
    const { exit, found } = await check(project())
    expect([exit, ids(found)]).toEqual([1, FOUND])
  })

  test('is 0 where there are only notes', async () => {
    const { exit, found } = await check(project({ [DRAFT]: withText('Partene legger en plan - hver høst.') }))
    expect(found.map(({ regel, alvor }) => `${regel} ${alvor}`)).toEqual(['TYP-004 merknad'])
    expect(exit).toBe(0)
  })

  test('is 1 for a file that cannot be read, and says where', async () => {
    const { exit, found } = await check(project({ [DRAFT]: clean.replace('status: utkast', 'status: ferdig') }))
    expect([exit, found.map(({ regel, linje, kolonne, stanser }) => [regel, linje, kolonne, stanser])]).toEqual([1, [['FRM-012', 5, 9, true]]])
  })

  test.each([[['--reporter', 'xml'], 'xml'], [['--explain', 'STR-999'], 'STR-999'], [['--explan'], '--explan'], [['finnes-ikke'], 'finnes-ikke']])('is not 0 for wrong use: %s', async (args, named) => {
    const { exit, err, out } = await lilla(['check', ...args], { cwd: project() })
    expect(exit).toBe(2)
    expect(out + err).toContain(named)
    expect(err).not.toMatch(/\n\s+at /)
  })
})

test('a path picks the drafts that are checked', async () => {
  const cwd = project({ [DRAFT]: FAULTY, 'agreements/vei/2026-03-01.md': clean })
  expect((await check(cwd, 'agreements/vei')).found).toEqual([])
  expect(ids((await check(cwd, DRAFT)).found)).toEqual(FOUND)
  expect(new Set((await check(cwd)).found.map(({ fil }) => fil))).toEqual(new Set([DRAFT]))
})

test('English is spoken on request, and the same is found', async () => {
  const cwd = project()
  const english = await check(cwd, '--lang', 'en')
  expect(ids(english.found)).toEqual(FOUND)
  expect(english.found[0]?.grunn).toMatch(/\b(?:the|The)\b/)
  expect((await check(cwd)).found[0]?.grunn).not.toBe(english.found[0]?.grunn)
})

test('nothing is written without --fix', async () => {
  const cwd = project()
  await check(cwd)
  const { filesOf } = await import('../cli/lilla.ts')
  expect([...filesOf(cwd).entries()].map(([name, bytes]) => [name, bytes.toString()])).toEqual([[DRAFT, FAULTY]])
})

test('every rule explains itself, in both languages', { timeout: 600_000 }, async () => {
  const cwd = project()
  const { found } = await check(cwd)
  const wanted = [...new Set([...allRuleIds(), ...ids(found)])]
  for (const language of ['nb', 'en']) {
    const told = await Promise.all(wanted.filter((_, i) => i % 8 === (language === 'nb' ? 0 : 4)).map(async (id) => ({ id, ...(await lilla(['check', '--explain', id.toLowerCase(), '--lang', language], { cwd })) })))
    for (const { id, exit, out } of told) {
      expect([id, exit]).toEqual([id, 0])
      expect(out).toContain(id)
      expect(out.length).toBeGreaterThan(40)
      expect(out).not.toMatch(/undefined|\[object/)
    }
  }
})

describe('a folder without drafts', () => {
  test('is said to be so, and is no fault where nobody named it', async () => {
    const { exit, out, err } = await lilla(['check'], { cwd: project({ 'agreements/LESMEG.txt': 'Hei' }) })
    expect([exit, out]).toEqual([0, ''])
    expect(err).toContain('Det er ingen utkast i «agreements».')
  })

  test('is wrong use where it was named', async () => {
    const { exit, err } = await lilla(['check', 'tom'], { cwd: project({ 'tom/LESMEG.txt': 'Hei' }) })
    expect(exit).toBe(2)
    expect(err).toContain('Det er ingen utkast i «tom».')
  })
})
