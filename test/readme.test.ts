/** What README.md and docs/ show is true: their examples are read and run, their tables are those of the templates. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLibrary } from '../src/commands/library.ts'
import { sourcesOf } from '../src/host.ts'
import { readFrontMatter } from '../src/read/front-matter.ts'
import { read, type ReadResult } from '../src/read/index.ts'
import { readRules, reporter } from '../src/read/messages.ts'
import { readStyle } from '../src/render/style.ts'
import { checkFrontMatter } from '../src/validate/schema.ts'
import { folderWith, lilla, type Files } from './cli/lilla.ts'

interface Block {
  language: string
  /** The file that the page calls it, if any. */
  name?: string
  text: string
}

interface Page {
  file: string
  text: string
  blocks: readonly Block[]
}

const pages: readonly Page[] = ['README.md', ...readdirSync('docs').filter((name) => name.endsWith('.md')).map((name) => `docs/${name}`)].map((file) => {
  const text = readFileSync(file, 'utf8')
  const blocks = [...text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gmu)].map(([, language = '', name, body = '']): Block => ({ language, ...(name && { name }), text: body }))
  return { file, text, blocks }
})
const guide = pages.find(({ file }) => file === 'docs/skrive.md') as Page
const isWhole = ({ text }: Block): boolean => /^(?:---|# )/u.test(text)

/** The agreement that the guide begins with; the pieces that follow are pieces of it. */
const first = guide.blocks.find((block) => block.language === 'markdown' && isWhole(block)) as Block
const front = first.text.slice(0, first.text.indexOf('\n---\n') + 1)

/** A folder with what the examples refer to. */
function workplace(files: Files = {}): string {
  const cwd = folderWith({ ...files, 'vedlegg/kostnader.md': '# Kostnadsfordeling\n\nPartene deler likt.\n' })
  cpSync('templates/styles/eksempelvik.png', join(cwd, 'vedlegg/kart.png'))
  return cwd
}

function readIn(cwd: string, text: string): ReadResult {
  const path = join(cwd, '2026-03-01.md')
  const { types, common, frontMatterKeys } = openLibrary('templates', 'nb')
  return read({ path, bytes: new TextEncoder().encode(text) }, sourcesOf(path, 'templates'), {
    types,
    frontMatterKeys,
    checkFrontMatter: (data, type, locate, about) => checkFrontMatter(data, type, common, locate, about),
  })
}

const said = ({ messages }: ReadResult): string[] => messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`)

/** The rows of the table whose first column is headed so, cells without their code marks. */
function table(page: Page, head: string): string[][] {
  const [, rows = ''] = new RegExp(`^\\| ${head} \\|.*\\n\\|[ :|-]+\\n((?:\\|.*\\n)+)`, 'mu').exec(page.text) ?? []
  return rows.trimEnd().split('\n').map((row) => row.slice(1, -1).split(/(?<!\\)\|/u).map((cell) => cell.trim()))
}

const names = (cell = ''): string[] => [...cell.matchAll(/`([^`]+)`/gu)].map(([, name = '']) => name)

describe.each(pages)('$file', (page) => {
  it.each(page.blocks.filter(({ language }) => language === 'markdown'))('has an example that is read without a message: $text', (block) => {
    const text = isWhole(block) ? block.text : `${front}---\n\n# {{tittel}}\n\n${block.text}`
    expect(said(readIn(workplace(), text))).toEqual([])
  })

  it('leads to files and headings that are there', () => {
    const headings = [...page.text.matchAll(/^#+ (.+)$/gmu)].map(([, title = '']) => title.toLowerCase().replace(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-'))
    const prose = page.text.replace(/^```[\s\S]*?^```$/gmu, '')
    for (const [, target = ''] of prose.matchAll(/\]\(([^)\s]+)\)/gu)) {
      if (/^https?:/u.test(target)) continue
      const there = target.startsWith('#') ? headings.includes(target.slice(1)) : existsSync(join(dirname(page.file), target))
      expect(there, `${target} in ${page.file}`).toBe(true)
    }
  })

  it('has commands that work', async () => {
    const named = page.blocks.flatMap((block): [string, string][] => (block.name === undefined ? [] : [[block.name, block.text]]))
    const cwd = workplace(Object.fromEntries(named))
    cpSync('agreements/eksempel-felles-beredskapslager', join(cwd, 'agreements/eksempel-felles-beredskapslager'), { recursive: true })
    const lines = page.blocks.filter(({ language }) => language === 'sh').flatMap(({ text }) => text.split('\n'))
    for (const line of lines) {
      const [, command] = /^npx lilla ([^#]+)/u.exec(line) ?? []
      if (command === undefined) continue
      const args = command.trim().split(/\s+/u)
      const unasked = args[0] === 'new' && !args.includes('--svar') ? ['--svar', answersFor(args[1] ?? '', cwd)] : []
      const ran = await lilla([...args, ...unasked], { cwd })
      expect([ran.exit, ran.err.match(/^.* {2}feil {2}.*$/mu)?.[0]], `${line}\n${ran.err}`).toEqual([0, undefined])
    }
  }, 60_000)
})

/** Answers to a type's questions, from their examples: a test cannot be asked. */
function answersFor(type: string, cwd: string): string {
  const answers: Record<string, unknown> = {}
  for (const { nøkkel, eksempel } of openLibrary('templates', 'nb').types.get(type)?.spørsmål ?? []) {
    const keys = nøkkel.split('.')
    const last = keys.pop() as string
    let group = answers
    for (const key of keys) group = (group[key] ??= {}) as Record<string, unknown>
    group[last] = eksempel
  }
  writeFileSync(join(cwd, `${type}.yaml`), JSON.stringify(answers))
  return `${type}.yaml`
}

describe('the README', () => {
  it('has a word on every package that the program needs', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> }
    const readme = pages.find(({ file }) => file === 'README.md') as Page
    const told = table(readme, 'package').flatMap(([cell = '']) => cell.replace(/\(.*\)/u, '').split(/[,;]/u).map((name) => name.trim()))
    expect(told.sort()).toEqual(Object.keys(dependencies).sort())
  })
})

describe('the guide', () => {
  it('lists the types, the keys of the front matter and the standard clauses as they are', () => {
    const { types, frontMatterKeys } = openLibrary('templates', 'nb')
    expect(table(guide, 'Type').flatMap(([type]) => names(type)).sort()).toEqual([...types.names()].sort())
    expect(table(guide, 'Nøkkel').flatMap(([key]) => names(key)).sort()).toEqual([...frontMatterKeys].sort())
    const clauses = readdirSync('templates/clauses').filter((file) => file.endsWith('.md')).map((file) => file.replace('.md', '')).sort().map((file) => {
      const { data } = readFrontMatter(readFileSync(`templates/clauses/${file}.md`, 'utf8'), reporter(file, 'nb', true)) ?? {}
      const given = Object.entries((data?.['argumenter'] ?? {}) as Record<string, { standard?: unknown }>)
      const [needed, free] = [false, true].map((hasStandard) => given.filter(([, { standard }]) => (standard !== undefined) === hasStandard).map(([name]) => name))
      return [file, needed, free]
    })
    expect(table(guide, 'Klausul').map(([name, needed, free]) => [...names(name), names(needed), names(free)])).toEqual(clauses)
  })

  it('tells what values print', async () => {
    const rows = table(guide, 'Du skriver').map(([source, prints = '']) => [names(source)[0] ?? '', prints] as const)
    expect(rows.length).toBeGreaterThan(7)
    const cwd = workplace({ 'a/1.md': `${front}---\n\n# {{tittel}}\n\n${rows.map(([source], i) => `${i}: ${source} .`).join('\n\n')}\n` })
    expect((await lilla(['build', 'a', '--format', 'txt'], { cwd })).exit).toBe(0)
    const text = readFileSync(join(cwd, 'out/a/1.txt'), 'utf8').replaceAll('\u00A0', ' ')
    for (const [i, [, prints]] of rows.entries()) expect(text).toContain(`${i}: ${prints} .`)
  })

  it('shows a message as it is said', async () => {
    const shown = guide.blocks.find(({ language }) => language === 'text')?.text ?? ''
    const wrong = first.text.replace('{{beløp verdier.tilskudd}} i året. Pengene går til øvelsene i [punkt 1](#formal).', '{{beløp verdier.tilskot}} i året.')
    const { exit, err } = await lilla(['build', 'agreements'], { cwd: workplace({ [first.name ?? '']: wrong }) })
    expect(exit).toBe(1)
    expect(err).toContain(shown)
  })

  it('names the kinds of messages that there are', () => {
    const [sentence = ''] = /\(`VRD-001`\) er navnet[\s\S]*?\n\n/u.exec(guide.text) ?? []
    const kinds = names(sentence).filter((name) => /^[A-Z]{3}$/u.test(name) && name !== 'BYG')
    expect(kinds.length).toBeGreaterThan(5)
    for (const kind of kinds) expect(Object.keys(readRules).some((id) => id.startsWith(kind)), kind).toBe(true)
  })

  it('has front matter and a house style that are good', async () => {
    for (const { text, name } of guide.blocks.filter(({ language }) => language === 'yaml')) {
      if (text.startsWith('vedlegg:')) expect(said(readIn(workplace(), `${front}${text}---\n\n# {{tittel}}\n\n[vedlegg 1](#kostnader)\n`))).toEqual([])
      if (!text.startsWith('skrift:')) continue
      const style = readStyle('nordvika', { names: () => ['nordvika.yaml', 'standard.typ'], read: (file) => (file === name ? new TextEncoder().encode(text) : readFileSync(`templates/styles/${file}`)) })
      expect(style.messages).toEqual([])
      const cwd = workplace({ 'a/1.md': `${front}husstil: nordvika\n---\n\n# {{tittel}}\n` })
      mkdirSync(join(cwd, 'templates'))
      cpSync('templates', join(cwd, 'templates'), { recursive: true })
      writeFileSync(join(cwd, 'templates/styles/nordvika.yaml'), text)
      expect(await lilla(['build', 'a'], { cwd })).toMatchObject({ exit: 0 })
    }
  })
})
