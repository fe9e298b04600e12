/** The agreements themselves, compared, printed as CriticMarkup or as a tree and read again: both drafts are there, front matter and all. */
import { readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { openDraft, readOptionsOf } from '../../src/commands/open-draft.ts'
import { compare } from '../../src/diff/index.ts'
import { comparable } from '../../src/document/normalise.ts'
import type { Document } from '../../src/document/tree.ts'
import { accept, reject } from '../../src/document/view.ts'
import { sourcesOf } from '../../src/host.ts'
import { read } from '../../src/read/index.ts'
import { readTree } from '../../src/read/tree-json.ts'
import { edit } from '../../src/render/edition.ts'
import { json } from '../../src/render/json.ts'
import { printMarkdown } from '../../src/render/markdown/index.ts'
import { standardStyle } from '../fixtures/style.ts'

const templates = resolve('templates')
const drafts = (folder: string): string[] => readdirSync(join('agreements', folder)).filter((name) => /^\d{4}-.*\.md$/u.test(name)).sort()
const pairs = readdirSync('agreements', { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name }) =>
  drafts(name).slice(1).map((newer, i): [string, string, string] => [name, drafts(name)[i] ?? '', newer]))

const documentOf = (path: string): Document => openDraft({ path, templates, language: 'nb' }).document as Document

/** Without what is not seen, and what lies in files of its own. */
function seen(document: Document): unknown {
  const children = document.children.filter(({ type }) => type !== 'attachment')
  const strip = (value: unknown): unknown => {
    // Kinds of spaces and hyphens are no change, and have no mark.
    if (typeof value === 'string') return value.replace(/[\u00A0\u202F]/g, ' ').replaceAll('\u2011', '-')
    if (Array.isArray(value)) return value.map(strip)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).filter(([key]) => !['id', 'target', 'capital', 'vedlegg'].includes(key)).map(([key, child]) => [key, strip(child)]))
  }
  return strip(comparable({ ...document, children }))
}

test('there are pairs of drafts', () => expect(pairs.length).toBeGreaterThan(4))

test.each(pairs)('%s: %s to %s as a tree in JSON, exactly', async (folder, older, newer) => {
  const path = join('agreements', folder, newer)
  const [a, b] = [documentOf(join('agreements', folder, older)), documentOf(path)]
  const redline = compare(a, b)
  const { bytes } = await json.render(edit(redline, new Map(), standardStyle()))
  const { document, messages } = readTree({ path, bytes }, sourcesOf(path, templates), readOptionsOf({ templates, language: 'nb' }))
  expect(messages).toEqual([])
  expect(comparable(accept(document as Document))).toEqual(comparable(accept(redline)))
  expect(comparable(reject(document as Document))).toEqual(comparable(reject(redline)))
})

test.each(pairs)('%s: %s to %s', (folder, older, newer) => {
  const path = join('agreements', folder, newer)
  const [a, b] = [documentOf(join('agreements', folder, older)), documentOf(path)]
  const redline = compare(a, b)
  const markdown = printMarkdown(redline)
  const { document, messages } = read({ path, bytes: Buffer.from(markdown) }, sourcesOf(path, templates), readOptionsOf({ templates, language: 'nb' }))
  expect(messages.filter(({ fatal }) => fatal)).toEqual([])
  expect(seen(accept(document as Document)), markdown).toEqual(seen(b))
  const back = seen(reject(document as Document)) as Document
  const old = seen(a) as Document
  // The list of attachments is the newer draft's: their files are.
  const body = ({ children }: Document): unknown => children.filter(({ type }) => type !== 'attachmentList')
  expect(body(back), markdown).toEqual(body(old))
  expect(back.meta).toEqual(old.meta)
})
