/** Runs rules on a text as `lilla check` does, with the shipped templates. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openLibrary } from '../../src/commands/library.ts'
import { sourcesOf } from '../../src/host.ts'
import type { Message } from '../../src/document/message.ts'
import { read } from '../../src/read/index.ts'
import { check } from '../../src/validate/check.ts'
import { NOTHING_RELATED } from '../../src/validate/related.ts'
import type { Example, Rule } from '../../src/validate/rule.ts'
import { checkFrontMatter } from '../../src/validate/schema.ts'

const root = join(import.meta.dirname, '../..')
export const library = openLibrary(join(root, 'templates'), 'nb')
export const rows = <Row>(name: string): readonly Row[] => library.rows<Row>(name)

/** An example as the file that an author would have written. A key that `head` has as a comment («# parter:») is left out. */
export function fileOf({ text, head = '', date = '2026-03-01', type = 'samarbeidsavtale' }: Example): string {
  const has = (key: string): boolean => new RegExp(`^(?:# )?${key}:`, 'm').test(head)
  const defaults = [
    ['tittel', 'Samarbeidsavtale om Nordvika havn'],
    ['utkast', date],
    ['nummerering', 'desimal'],
    ['parter', '\n  - { id: nordvika, navn: Nordvika kommune }\n  - { id: sorvika, navn: Sørvika kommune }'],
  ].filter(([key]) => !has(key ?? ''))
  const lines = [`dokumenttype: ${type}`, ...defaults.map(([key, value]) => `${key}: ${value}`), head].filter(Boolean)
  return `---\n${lines.join('\n')}\n---\n\n${/^# /m.test(text) ? '' : '# {{tittel}}\n\n'}${text}\n`
}

/** @returns the messages of reading, and what the rules find; `file` is the whole text of one. */
export function findings(file: string, rules: readonly Rule[], example: Partial<Example> = {}): { read: readonly Message[]; found: readonly Message[] } {
  const result = read({ path: 'utkast.md', bytes: new TextEncoder().encode(file) }, sourcesOf(join(root, 'agreements/utkast.md'), join(root, 'templates')), {
    types: library.types,
    frontMatterKeys: library.frontMatterKeys,
    checkFrontMatter: (data, type, locate, about) => checkFrontMatter(data, type, library.common, locate, about),
  })
  if (!result.document) return { read: result.messages, found: [] }
  const context = {
    file: 'utkast.md',
    ...(result.type && { type: result.type }),
    locate: result.locate as never,
    rows,
    related: { ...NOTHING_RELATED, ...example.related },
    ...(example.profile && { profile: example.profile }),
  }
  return { read: result.messages, found: check(result.document, rules, context) }
}

/** The characters of a file that a message underlines. */
export function underlined(file: string, message: Message): string | null {
  return message.position ? file.slice(message.position.start.offset, message.position.end.offset) : null
}

export const seed = (name: string): string => readFileSync(join(root, 'agreements', name), 'utf8')
