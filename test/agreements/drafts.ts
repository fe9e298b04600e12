/** Reads the shipped drafts as `build` does, for the tests about them. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { openLibrary } from '../../src/commands/library.ts'
import { openDraft } from '../../src/commands/open-draft.ts'
import type { Document } from '../../src/document/tree.ts'
import { sourcesOf } from '../../src/host.ts'
import { read, type ReadResult } from '../../src/read/index.ts'
import { checkFrontMatter } from '../../src/validate/schema.ts'

export const FOLDER = 'agreements'

/** The folders that come with the program. Whoever uses it puts their own beside them, and may claim in those what they like. */
const SHIPPED = [
  'baerekraftsnettverket', 'digitale-akershus', 'digiviken', 'eksempel-felles-beredskapslager', 'eksempel-vertskommune-landbruk',
  'partnerskapsavtale-asker-baerum-viken',
]

/** Every draft and saksfremlegg that comes with the program, as `folder/file.md`. */
export function allDrafts(): string[] {
  return SHIPPED.flatMap((name) =>
    readdirSync(join(FOLDER, name)).filter((file) => file.endsWith('.md')).map((file) => `${name}/${file}`),
  )
}

/** @param text read instead of the file's own, so that a test can plant a fault. */
export function readDraft(draft: string, text?: string): ReadResult {
  const path = `${FOLDER}/${draft}`
  if (text === undefined) return openDraft({ path, templates: 'templates', language: 'nb' })
  const bytes = new TextEncoder().encode(text)
  const { types, common, frontMatterKeys } = openLibrary('templates', 'nb')
  return read({ path, bytes }, sourcesOf(path, 'templates'), {
    types,
    frontMatterKeys,
    checkFrontMatter: (data, type, locate, about) => checkFrontMatter(data, type, common, locate, about),
  })
}

/** The document of a draft that must be readable. */
export function documentOf(draft: string, text?: string): Document {
  const { document, messages } = readDraft(draft, text)
  if (!document) throw new Error(`${draft}: ${messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`).join('; ')}`)
  return document
}
