/** Places are true: what a node says it was read from stands there, in every file, with any line ending. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparable } from '../../src/document/normalise.ts'
import { walk, type Document, type Point, type Position } from '../../src/document/tree.ts'
import { printMarkdown } from '../../src/render/markdown/index.ts'
import { arbitraryDocument, assetsOf } from '../generate/documents.ts'
import { readText, type World } from '../generate/read.ts'

/** Text of a file by the name that positions give it; the document's own has none. */
type Files = (name: string | undefined) => string

function pointAt(text: string, offset: number): Point {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1, offset }
}

/** @returns how many characters were found where they should be. */
function checkPlaces(document: Document, files: Files): number {
  let found = 0
  const checkPlace = ({ file, start, end }: Position): string => {
    const text = files(file)
    expect(start).toEqual(pointAt(text, start.offset))
    expect(end).toEqual(pointAt(text, end.offset))
    expect(start.offset).toBeLessThanOrEqual(end.offset)
    return text.slice(start.offset, end.offset)
  }
  for (const [node] of walk(document)) {
    if (node.type === 'document') continue
    if (node.position) checkPlace(node.position)
    if (node.type !== 'text' || !node.source) continue
    let at = 0
    for (const span of node.source) {
      expect(span.at).toBe(at)
      at += span.length
      const written = checkPlace(span.position)
      if (!span.verbatim) continue
      expect(written).toBe(node.value.slice(span.at, span.at + span.length))
      found += span.length
    }
    expect(at).toBe(node.value.length)
  }
  return found
}

const crlf = (text: string): string => text.replaceAll('\n', '\r\n')
const small = arbitraryDocument({ size: 'small' })

describe('places are true', () => {
  test.each<[string, (text: string) => string]>([['LF', (text) => text], ['CRLF', crlf]])('in a printed document with %s', (_, ending) => {
    let characters = 0
    fc.assert(fc.property(small, (document) => {
      const text = ending(printMarkdown(document))
      const files = new Map([...assetsOf(document)].map(([path, asset]) => [path, asset.kind === 'markdown' ? { ...asset, bytes: Buffer.from(ending(Buffer.from(asset.bytes).toString())) } : asset]))
      const { document: again } = readText(text, { files })
      expect(again).toBeDefined()
      characters += again ? checkPlaces(again, (name) => (name === undefined ? text : Buffer.from(files.get(name)?.bytes ?? []).toString())) : 0
    }), { numRuns: 300 })
    expect(characters).toBeGreaterThan(1000)
  })

  const head = '---\ndokumenttype: samarbeidsavtale\nverdier:\n  navn: Åse & *Bø*\n---\n'
  const clause = '---\nargumenter:\n  hvem: { beskrivelse: x }\n---\n\n## Taushet\n\nDen som er **{{hvem}}**, tier. Og så\nvidere &amp; videre.\n'
  const world: World = { clauses: { taushet: clause }, files: { 'vedlegg/a.md': '# Vedlegget\n\n- punkt *én*\n  går videre\n- punkt to\n' } }
  const body = `# Avtale om &aring;

Første 👩‍👩‍👧 linje \\* med
  andre linje og {{verdier.navn}} etter en verdi: **fet**, \`kode\`.

> Et sitat
> over to linjer {{verdier.navn}}
>   med innrykk

| a | b \\| c |
|---|--------|
| {{verdier.navn}} d | e |

{{> taushet hvem=verdier.navn}}

Et ledd[^1] {{verdier.navn}}. <!-- notat: Hvem? -->

[^1]: Fotnoten er
    over to linjer.
`
  const whole = `${head.replace('verdier', 'vedlegg:\n  - { tittel: A, fil: vedlegg/a.md }\nverdier')}\n${body}`
  test.each<[string, string, World]>([
    ['LF', whole, world],
    ['CRLF', crlf(whole), { clauses: { taushet: crlf(clause) }, files: { 'vedlegg/a.md': crlf(String((world.files as Record<string, string>)['vedlegg/a.md'])) } }],
  ])('in clauses of the library, attachments, and after values: %s', (_, text, given) => {
    for (const mark of ['', '\uFEFF']) {
      const { document, messages } = readText(mark + text, given)
      expect(messages).toEqual([])
      const names = new Set([...walk(document as Document)].flatMap(([node]) => (node.type !== 'document' && node.position ? [node.position.file] : [])))
      expect(names).toEqual(new Set([undefined, 'clauses/taushet.md', 'vedlegg/a.md']))
      const found = checkPlaces(document as Document, (name) => (name === undefined ? text : name.startsWith('clauses') ? (given.clauses?.['taushet'] ?? '') : String((given.files as Record<string, string>)[name])))
      expect(found).toBeGreaterThan(200)
    }
  })
})

/** An agreement must not have them; any other file may. */
test.each([['LF', '\n'], ['CRLF', '\r\n']])('places are true in lines that lack the marks of what they belong to: %s', (_, ending) => {
  const text = '# Notat\n\n> Et *sitat*\nuten merke &amp; mer\n\n- Et punkt\nuten \\* innrykk\n'.replaceAll('\n', ending)
  const { document, messages } = readText(text)
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['MRK-024', 'MRK-024'])
  expect(checkPlaces(document as Document, () => text)).toBeGreaterThan(40)
})

test('line endings and a byte order mark change nothing in the text', () => {
  fc.assert(fc.property(small, (document) => {
    const text = printMarkdown(document)
    const files = assetsOf(document)
    const plain = readText(text, { files }).document
    expect(comparable(readText(crlf(text), { files }).document as Document)).toEqual(comparable(plain as Document))
    expect(comparable(readText(`\uFEFF${text}`, { files }).document as Document)).toEqual(comparable(plain as Document))
  }), { numRuns: 150 })
})
