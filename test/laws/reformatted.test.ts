/** An author's text survives other tools: what remark and Prettier do to it loses no word and says nothing new. */
import fc from 'fast-check'
import { gfmFootnoteFromMarkdown, gfmFootnoteToMarkdown } from 'mdast-util-gfm-footnote'
import { gfmTableFromMarkdown, gfmTableToMarkdown } from 'mdast-util-gfm-table'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmTable } from 'micromark-extension-gfm-table'
import remarkParse from 'remark-parse'
import remarkStringify, { type Options } from 'remark-stringify'
import { unified, type Processor } from 'unified'
import { describe, expect, test } from 'vitest'
import { comparable } from '../../src/document/normalise.ts'
import type { Block, Document } from '../../src/document/tree.ts'
import { printMarkdown } from '../../src/render/markdown/index.ts'
import { arbitraryDocument, assetsOf, mapNodes } from '../generate/documents.ts'
import { readText } from '../generate/read.ts'
import { draft } from './../read/places.ts'

function gfm(this: Processor): void {
  const data = this.data() as Record<string, unknown[]>
  data['micromarkExtensions'] = [gfmTable(), gfmFootnote()]
  data['fromMarkdownExtensions'] = [gfmTableFromMarkdown(), gfmFootnoteFromMarkdown()]
  data['toMarkdownExtensions'] = [gfmTableToMarkdown(), gfmFootnoteToMarkdown()]
}

/** Reformats what follows the front matter, as an editor's plugin would. */
function reformat(text: string, options: Options): string {
  const [front = ''] = /^---\n[\s\S]*?\n---\n/.exec(text) ?? []
  return `${front}\n${String(unified().use(remarkParse).use(gfm as never).use(remarkStringify, options).processSync(text.slice(front.length)))}`
}

const manners: Options[] = [
  {},
  { bullet: '*', bulletOther: '-', emphasis: '_', strong: '_', rule: '_', listItemIndent: 'tab', incrementListMarker: false, fence: '`' },
  { bullet: '+', bulletOrdered: ')', closeAtx: true, quote: "'", rule: '_', ruleRepetition: 10, ruleSpaces: true, listItemIndent: 'mixed', tightDefinitions: true },
]

/** Characters that no other tool knows to be marks (remark does not know `[^1]:` either, where it opens a line): it takes their escapes away. */
const ours: Record<string, string> = { '{': '(', '}': ')', '~': '-', ')': '.', '[': '(', ']': '.', ':': ';', '•': '-', '·': '-' }

describe('remark', () => {
  test('reformats without a loss', () => {
    fc.assert(fc.property(arbitraryDocument({ size: 'small' }), fc.constantFrom(...manners), (generated, options) => {
      const plain = (text: string): string => text.replace(/[{}~)[\]:•·]/g, (mark) => ours[mark] ?? mark)
      const children = mapNodes(generated.children, (node) => (node.type === 'text' ? { ...node, value: plain(node.value) } : node.type === 'image' ? { ...node, alt: plain(node.alt) } : node)) as readonly Block[]
      const document: Document = { ...generated, children }
      const text = printMarkdown(document)
      const files = assetsOf(generated)
      const before = readText(text, { files })
      fc.pre(before.document !== undefined)
      const reformatted = reformat(text, options)
      const after = readText(reformatted, { files })
      expect(after.messages.filter(({ fatal }) => fatal), reformatted).toEqual([])
      expect(after.document && comparable(after.document), reformatted).toEqual(comparable(before.document as Document))
    }), { numRuns: 200 })
  })
})

/** What Prettier 3 makes of such texts (its defaults, and `proseWrap: always`). */
describe('Prettier', () => {
  const HEAD = 'verdier:\n  antall_møter: 2\n  frist: 2026-01-01\n'
  test.each<[what: string, authored: string, reformatted: string]>([
    ['wraps lines', 'Partene møtes {{antall verdier.antall_møter "møte" "møter"}} i året og **ser på «avtalen»** sammen.', 'Partene møtes\n{{antall verdier.antall_møter "møte" "møter"}} i året og **ser på\n«avtalen»** sammen.'],
    ['joins lines', 'Partene\nmøtes\nofte.', 'Partene møtes ofte.'],
    ['wraps inside an expression', 'Det er {{dato verdier.frist}} som gjelder.', 'Det er {{dato\nverdier.frist}} som gjelder.'],
    ['writes emphasis with underscores', '*kursiv* og __fet__', '_kursiv_ og **fet**'],
    ['writes bullets with dashes', '* a\n* b\n    * c', '- a\n- b\n  - c'],
    ['parts lists with another bullet', '- a\n\n<!-- prettier-ignore -->\n\n- b', '- a\n\n<!-- prettier-ignore -->\n\n* b'],
    ['numbers from the first', 'Skal: {.bokstav}\n\n1. a\n1. b\n1. c', 'Skal: {.bokstav}\n\n1. a\n2. b\n3. c'],
    ['aligns tables', '| a | b |\n|-|-:|\n| {{verdier.frist}} | 150 000 |', '| a                 |       b |\n| ----------------- | ------: |\n| {{verdier.frist}} | 150 000 |'],
    ['escapes underscores and asterisks', 'et_navn * og _', 'et_navn \\* og \\_'],
    ['escapes inside an expression', '{{verdier.antall_møter}}', '{{verdier.antall\\_møter}}'],
    ['writes ATX headings', 'Formål\n------', '## Formål'],
    ['writes rules with dashes', 'a\n\n***', 'a\n\n---'],
    ['writes fences with grave accents', '~~~text\nx\n~~~', '```text\nx\n```'],
    ['adds blank lines', '## A {#a}\nTekst.\n- punkt\n'.replace('Tekst.\n- punkt', 'Tekst.'), '## A {#a}\n\nTekst.\n'],
    ['indents footnotes', 'a[^1]\n\n[^1]: En.\n\n    To.', 'a[^1]\n\n[^1]:\n    En.\n\n    To.'],
    ['writes breaks as they were', 'a\\\nb', 'a\\\nb'],
    ['leaves our marks', '## A {#a .unummerert}\n\nb {hvis=verdier.frist}\n\n{{#if verdier.frist}}\n\nc <!-- notat: d -->\n\n{{/if}}', '## A {#a .unummerert}\n\nb {hvis=verdier.frist}\n\n{{#if verdier.frist}}\n\nc <!-- notat: d -->\n\n{{/if}}'],
    ['wraps before a mark', 'En lang linje med mye tekst som brytes til slutt {#id}', 'En lang linje med mye tekst som brytes til slutt\n{#id}'],
    ['wraps a note', 'Tekst. <!-- notat: Antallet er ikke avklart. -->', 'Tekst.\n<!-- notat: Antallet er ikke avklart. -->'],
    ['wraps within a note', 'Tekst. <!-- notat: Antallet er ikke avklart. --> Mer.', 'Tekst. <!-- notat: Antallet er\nikke avklart. --> Mer.'],
    ['wraps within a link', 'Se [punkt om alt mulig](#a).\n\n## A', 'Se [punkt om\nalt mulig](#a).\n\n## A'],
    ['ends lines with CRLF', 'a\nb\n\n- c\n- d', 'a\r\nb\r\n\r\n- c\r\n- d'],
  ])('%s', (_, authored, reformatted) => {
    const [before, after] = [authored, reformatted].map((body) => readText(draft(body, HEAD)))
    expect(before?.messages).toEqual([])
    expect(after?.messages).toEqual([])
    expect(after?.document && comparable(after.document)).toEqual(before?.document && comparable(before.document))
  })
})
