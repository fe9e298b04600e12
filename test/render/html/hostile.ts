/** What an attacker would write into a document, put wherever an author can write something. */
import fc from 'fast-check'
import type { Document } from '../../../src/document/tree.ts'

export const PAYLOADS = [
  '<script>window.hacked = 1</script>',
  '</style><script>window.hacked = 1</script>',
  '</title><svg onload="window.hacked = 1">',
  '"><img src=x onerror="window.hacked = 1">',
  "'><iframe srcdoc='<script>parent.hacked = 1</script>'>",
  'javascript:window.hacked=1',
  'JaVaScRiPt:window.hacked=1',
  ' javascript:window.hacked=1',
  'java\tscript:window.hacked=1',
  'https://x" onmouseover="window.hacked=1',
  'data:text/html,<script>window.hacked=1</script>',
  'vbscript:x',
  '//example.com/x',
  '<!--', '-->', ']]>', '<![CDATA[', '&lt;script&gt;', '&#60;script&#62;', '<', '>', '"', '&',
  '<style>@import url(https://example.com/x.css)</style>',
  '<base href="https://example.com/">', '<meta http-equiv="refresh" content="0;url=https://example.com">',
  '\u0000<b>', '\uD800<b>', '\u202E<b>', '{{7*7}}', '${7*7}', '`',
]

/** Fields whose value an author chooses; the others are words of the tree. */
const FREE = new Set(['value', 'url', 'alt', 'name', 'src', 'target', 'id', 'file', 'language', 'tittel', 'label', 'navn', 'author', 'date'])

/** A document in which any number of free fields hold a payload. */
export function hostile(document: Document): fc.Arbitrary<Document> {
  const choice = fc.infiniteStream(fc.tuple(fc.boolean(), fc.oneof(fc.constantFrom(...PAYLOADS), fc.string({ unit: 'binary' }))))
  return choice.map((stream) => {
    const put = (value: unknown, key: string): unknown => {
      if (typeof value === 'string') {
        const [replace, payload] = stream.next().value as [boolean, string]
        return FREE.has(key) && replace ? payload : value
      }
      if (Array.isArray(value)) return value.map((child) => put(child, key))
      if (value === null || typeof value !== 'object') return value
      return Object.fromEntries(Object.entries(value).map(([k, child]) => [k, put(child, k)]))
    }
    return put(document, '') as Document
  })
}
