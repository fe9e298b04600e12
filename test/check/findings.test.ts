/** `build --with-findings`: as many findings, with the same ids, in every format; and none where it is not asked for. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { lilla, put } from '../cli/lilla.ts'
import { check, DRAFT, FAULTY, FOUND, ids, project, withText } from './project.ts'

const ID = /\b[A-ZØ]{3}-\d{3}\b(?= \((?:feil|advarsel|merknad)\))/gu
const idsIn = (text: string): string[] => [...text.matchAll(ID)].map(([id]) => id).sort()
const plain = (markup: string): string => markup.replace(/<[^>]*>/g, '').replaceAll('\u00A0', ' ')

let cwd = ''
const built = (extension: string): string => join(cwd, `out/havn/2026-03-01.${extension}`)

beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), 'lilla-findings-'))
  put(cwd, { [DRAFT]: FAULTY })
  const { exit, err } = await lilla(['build', '--with-findings', '--format', 'docx,pdf,html,txt,md'], { cwd })
  expect([exit, err.includes('Error')]).toEqual([0, false])
})

describe('each finding is in', () => {
  const wanted = [...FOUND].sort()

  test('the report, to begin with', async () => {
    expect(ids((await check(cwd)).found).sort()).toEqual(wanted)
  })

  test('Word, as a comment on its words', () => {
    const parts = unzipSync(readFileSync(built('docx')))
    const part = (name: string): string => new TextDecoder().decode(parts[`word/${name}.xml`])
    expect(idsIn(plain(part('comments').replaceAll('</w:p>', '\n')))).toEqual(wanted)
    const document = part('document')
    const count = (mark: string): number => document.split(`<w:${mark} `).length - 1
    expect([count('commentRangeStart'), count('commentRangeEnd'), count('commentReference')]).toEqual([wanted.length, wanted.length, wanted.length])
    const amount = /<w:commentRangeStart[^>]*\/>((?:(?!commentRange).)*)<w:commentRangeEnd/su.exec(document)?.[1] ?? ''
    expect(plain(amount)).toBe('150.000')
  })

  test('HTML', () => {
    expect(idsIn(plain(readFileSync(built('html'), 'utf8')))).toEqual(wanted)
  })

  test('text', () => {
    expect(idsIn(readFileSync(built('txt'), 'utf8').replace(/\s+/g, ' '))).toEqual(wanted)
  })

  test('PDF', ({ skip }) => {
    const { error, stdout } = spawnSync('pdftotext', ['-raw', built('pdf'), '-'], { encoding: 'utf8' })
    if (error) skip('pdftotext is not installed')
    expect(idsIn(stdout.replace(/\s+/g, ' '))).toEqual(wanted)
  })
})

describe('with settings and a dictionary of the user’s own', () => {
  const AFF = 'SET UTF-8\nSFX B Y 2\nSFX B 0 en [^e]\nSFX B 0 er [^e]\n'
  const files = {
    [DRAFT]: withText('Partene bruker 150.000\u00A0kroner. Kystplanen bygger på samarbied.'),
    'no.aff': AFF, 'no.dic': '3\nkyst/B\nplan/B\nsamarbeid/B\n',
    'lilla.yaml': 'ordliste: no.dic\nregler:\n  TYP-006: feil\n',
  }

  test('build finds what check finds', async () => {
    const folder = project(files)
    const wanted = ids((await check(folder)).found).sort()
    expect(wanted).toContain('SPR-001')
    await lilla(['build', '--with-findings', '--format', 'txt'], { cwd: folder })
    const text = readFileSync(join(folder, 'out/havn/2026-03-01.txt'), 'utf8').replace(/\s+/g, ' ')
    expect(idsIn(text)).toEqual(wanted)
    expect(text).toContain('TYP-006 (feil)')
  })

  test('also where the environment names the dictionary', async () => {
    const folder = project({ ...files, 'lilla.yaml': '' })
    await lilla(['build', '--with-findings', '--format', 'txt'], { cwd: folder, env: { LILLA_ORDLISTE: join(folder, 'no.dic') } })
    expect(idsIn(readFileSync(join(folder, 'out/havn/2026-03-01.txt'), 'utf8').replace(/\s+/g, ' '))).toContain('SPR-001')
  })

  test('a dictionary that cannot be read is refused by both', async () => {
    const folder = project({ ...files, 'lilla.yaml': 'ordliste: borte.dic\n' })
    for (const command of [['build', '--with-findings'], ['check']]) {
      expect(await lilla(command, { cwd: folder })).toMatchObject({ exit: 2, err: expect.stringContaining('borte.dic') as string })
    }
    expect((await lilla(['build', '--format', 'txt'], { cwd: folder })).exit).toBe(0)
  })

  test('the severities hold in a plain build too', async () => {
    const folder = project({ [DRAFT]: withText('Partene legger en plan. <!-- bare for oss -->'), 'lilla.yaml': 'regler:\n  MRK-010: av\n  FIL-001: av\n' })
    const { out } = await lilla(['build', '--format', 'txt', '--json'], { cwd: folder })
    expect((JSON.parse(out) as { funn: { regel: string }[] }).funn.map(({ regel }) => regel)).toEqual(['OPP-001'])
  })
})

test('what a format says names the draft, in the language that was asked for', async () => {
  const folder = project({ [DRAFT]: withText('Havna har tegnet \u{1D11E} på kartet.') })
  const said = async (...language: string[]): Promise<unknown[]> => {
    const { out } = await lilla(['build', '--format', 'pdf', '--json', ...language], { cwd: folder })
    return (JSON.parse(out) as { funn: { fil: string; regel: string; grunn: string; linje?: number }[] }).funn.map(({ fil, regel, grunn, linje }) => [fil, regel, grunn.slice(0, 10), linje !== undefined])
  }
  expect(await said()).toEqual([[DRAFT, 'PDF-001', 'Skriftene ', true]])
  expect(await said('--lang', 'en')).toEqual([[DRAFT, 'PDF-001', 'The fonts ', true]])
})

test('without being asked, no format says a word of them', async () => {
  const other = mkdtempSync(join(tmpdir(), 'lilla-findings-'))
  put(other, { [DRAFT]: FAULTY })
  await lilla(['build', '--format', 'docx,html,txt'], { cwd: other })
  const parts = unzipSync(readFileSync(join(other, 'out/havn/2026-03-01.docx')))
  const texts = [...Object.entries(parts).filter(([name]) => name.endsWith('.xml')).map(([, bytes]) => new TextDecoder().decode(bytes)), ...['html', 'txt'].map((extension) => readFileSync(join(other, `out/havn/2026-03-01.${extension}`), 'utf8'))]
  expect(texts.flatMap(idsIn)).toEqual([])
})
