/** Reads and judges a file that is not on the disk, as `lilla check` does one that is. */
import { join } from 'node:path'
import { judge } from '../../src/commands/check-draft.ts'
import { openLibrary } from '../../src/commands/library.ts'
import type { Message } from '../../src/document/message.ts'
import type { Sources } from '../../src/document/sources.ts'
import { sourcesOf } from '../../src/host.ts'
import { read } from '../../src/read/index.ts'
import type { Subject } from '../../src/validate/rule.ts'
import { checkFrontMatter } from '../../src/validate/schema.ts'
import { assets as pictures } from '../fixtures/every-node.ts'

export const templates = join(import.meta.dirname, '../../templates')
const PATH = 'utkast.md'

/**
 * @param files beside the draft, by path; `picture` for one with a real picture in it.
 * @param folder where the same files lie on the disk, for the rules that compare documents.
 * @returns every message about it.
 */
export function messagesOf(bytes: Uint8Array, files: Readonly<Record<string, string>> = {}, { folder = '', profile }: { folder?: string; profile?: Subject['profile'] } = {}): Message[] {
  const { types, common, frontMatterKeys } = openLibrary(templates, 'nb')
  const sources: Sources = {
    ...sourcesOf(PATH, templates),
    file(path) {
      const text = files[path]
      const picture = text === 'picture' ? pictures.get('kart.png') : undefined
      if (picture) return { found: true, bytes: picture.bytes }
      return text === undefined ? { found: false, why: path.startsWith('..') ? 'outside' : 'missing' } : { found: true, bytes: new TextEncoder().encode(text) }
    },
  }
  const result = read({ path: PATH, bytes }, sources, {
    types,
    frontMatterKeys,
    checkFrontMatter: (data, type, locate, about) => checkFrontMatter(data, type, common, locate, about),
  })
  return judge(result, { path: join(folder, PATH), templates, language: 'nb', ...(profile && { profile }) })
}
