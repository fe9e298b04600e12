/** What must be read without a word, and what becomes of it: the near-misses of every message, and all of the format. */
import { describe, expect, test } from 'vitest'
import { number } from '../../src/document/number.ts'
import { plainText, type Block, type Document, type Inline, type ListItem } from '../../src/document/tree.ts'
import { readText, type World } from '../generate/read.ts'
import { draft } from './places.ts'

/** The body as short lines: `h1 …` a clause, `p …` a paragraph, `- …`, `1. …`, `a) …` items, `> …`, `~ …` code, `--` a rule, `| …` a table. */
function outline(document: Document): string[] {
  const numbers = number(document, 'ingen')
  const words = (nodes: readonly Inline[]): string => nodes.map((node) => (node.type === 'text' && node.marks ? `<${node.value}>` : node.type === 'link' ? words(node.children) : node.type === 'footnote' ? `[${node.children.flatMap(lines).join(' ')}]` : node.type === 'note' ? `(${plainText(node.children)})` : plainText([node]))).join('')
  const withId = (block: Block, text: string): string => ('id' in block && block.id !== undefined ? `${text} #${block.id}` : text)
  const lines = (block: Block): string[] => {
    switch (block.type) {
      case 'title': return [`t ${words(block.children)}`]
      case 'heading': return [withId(block, `h${block.level}${block.unnumbered ? '!' : ''} ${words(block.children)}`)]
      case 'paragraph': return [withId(block, `p${block.unnumbered ? '!' : ''} ${words(block.children)}`)]
      case 'list': return block.children.flatMap((item) => itemLines(item, block.kind))
      case 'blockquote': return block.children.flatMap(lines).map((line) => `> ${line}`)
      case 'code': return [`~ ${block.children.map(({ value }) => value).join('')}`]
      case 'rule': return ['--']
      case 'table': return block.children.map((row) => `| ${row.children.map((cell) => words(cell.children)).join(' | ')}`)
      default: return [block.type]
    }
  }
  const itemLines = (item: ListItem, kind: string): string[] => {
    const [first = '', ...rest] = item.children.flatMap(lines)
    const label = kind === 'bullet' ? '-' : (numbers.get(item)?.label ?? '?')
    return [withId(item, `${label} ${first.replace(/^p!? /, '')}`), ...rest.map((line) => `  ${line}`)]
  }
  return document.children.filter(({ type }) => type !== 'titleLine').flatMap(lines)
}

const HEAD = 'verdier:\n  møter: 2\n  nei: false\n  null_: 0\n  tom: ""\n  liste: [a, b]\n  personer:\n    - { navn: Åse, barn: [x, z] }\n    - { navn: Bø, barn: [] }\n  dag: 2021-01-21\n  beløp: 1234567.5\n  antall år: ti\n'
const clauses = {
  tier: '---\nargumenter:\n  hvem: { standard: partene }\n  frist: { beskrivelse: x }\n---\n\n## Taushet {#taushet}\n\nOm {{hvem}}{{#if}}.\n'.replace('{{#if}}', ''),
  punkt: '1. d\n', ytre: 'Ytre.\n\n{{> indre}}\n', indre: 'Indre {{verdier.møter}}.\n',
}

type Case = [what: string, body: string, expected: readonly string[]]
const cases: Case[] = [
  ['a year inside a paragraph', 'Avtalen gjelder fra\n2021 og ut\n2024. Deretter', ['p Avtalen gjelder fra 2021 og ut 2024. Deretter']],
  ['a date inside a paragraph', 'Møtet er\n21. januar 2021.', ['p Møtet er 21. januar 2021.']],
  ['an escaped date', '21\\. januar 2021.', ['p 21. januar 2021.']],
  ['a month that opens a bullet', '- januar\n- 21 januar', ['- januar', '- 21 januar']],
  ['a numbered list that is no date', '1. mailer\n2. marsj', ['1. mailer', '2. marsj']],
  ['escaped braces', 'Skriv \\{{tittel}} slik.', ['p Skriv {{tittel}} slik.']],
  ['braces around an expression, and escaped marks', '\\{{{verdier.møter}}}, \\{#id} og \\{.bokstav}', ['p {2}, {#id} og {.bokstav}']],
  ['braces in code', '`{{tittel}}` og `**` og `<b>` og `{#id}`', ['p <{{tittel}}> og <**> og <<b>> og <{#id}>']],
  ['a code block', '~~~\n{{tittel}} <b> **\n# x\n~~~', ['~ {{tittel}} <b> **\n# x']],
  ['single braces', 'Mengden {a, b} og {x}.', ['p Mengden {a, b} og {x}.']],
  ['escaped marks', '\\*\\*ikke fet\\*\\* og \\<b> og \\# og 5 * 3 * 2', ['p **ikke fet** og <b> og # og 5 * 3 * 2']],
  ['a parenthesis with a letter inside', 'Se bokstav a) og (b) her.', ['p Se bokstav a) og (b) her.']],
  ['an escaped letter', 'a\\) ikke en liste', ['p a) ikke en liste']],
  ['a list after a blank line', 'Partene skal:\n\n- a\n- b', ['p Partene skal:', '- a', '- b']],
  ['tight nested lists', '- a\n  - b\n    - c\n- d', ['- a', '  - b', '    - c', '- d']],
  ['a list after an item\'s paragraph', '1. a\n   - b\n\n   mer', ['1. a', '  - b', '  p mer']],
  ['letters', 'Skal: {.bokstav}\n\n1. a\n2. b', ['p Skal:', 'a) a', 'b) b']],
  ['letters that go on', 'A {.bokstav}\n\n1. a\n2. b\n\nB {.bokstav .fortsett}\n\n1. c', ['p A', 'a) a', 'b) b', 'p B', 'c) c']],
  ['letters after a heading, with an id', '## A {#a .bokstav}\n\n1. x', ['h1 A #a', 'a) x']],
  ['letters that nothing introduces', '{.bokstav}\n\n1. a', ['a) a']],
  ['a note behind a mark', '## A {#a} <!-- notat: x -->', ['h1 A(x) #a']],
  ['a list from 7', '7. a\n8. b', ['7. a', '8. b']],
  ['ids of a clause, a paragraph, an item', '## A {#å-1}\n\nLedd {#b}\n\n- punkt {#c.d_e}', ['h1 A #å-1', 'p Ledd #b', '- punkt #c.d_e']],
  ['an item whose mark stands alone', '- {#c}\n\n  - a', ['- - a #c']],
  ['an unnumbered clause, a ledd', '## A {.unummerert}\n\nLedd {.ledd}', ['h1! A', 'p! Ledd']],
  ['a clause left out with all that is its own', '## A {hvis=verdier.nei}\n\na\n\n### B\n\nb\n\n## C {hvis=verdier.møter}\n\nc', ['h1 C', 'p c']],
  ['a paragraph left out', 'a {hvis=verdier.tom}\n\nb {#b hvis=verdier.dag}', ['p b #b']],
  ['an item left out', '- a {hvis=verdier.null_}\n- b {hvis=verdier.møter}\n- c {hvis=tittel}', ['- b']],
  ['if and else', '{{#if verdier.nei}}\n\na\n\n{{else}}\n\nb\n\n{{/if}}\n\nc', ['p b', 'p c']],
  ['nested conditions', '{{#if verdier.møter}}\n\n{{#if verdier.nei}}\n\na\n\n{{else}}\n\nb\n\n{{/if}}\n\nc\n\n{{else}}\n\nd\n\n{{/if}}', ['p b', 'p c']],
  ['an empty condition', '{{#if verdier.møter}}\n\n{{/if}}\n\na', ['p a']],
  ['each with this', '{{#each verdier.liste}}\n\n- {{this}}\n\n{{/each}}', ['- a', '- b']],
  ['each with names, nested, and values from without', '{{#each verdier.personer}}\n\n## {{navn}}\n\n{{#each barn}}\n\n{{this}} av {{navn}}, {{verdier.møter}}\n\n{{else}}\n\ningen\n\n{{/each}}\n\n{{/each}}', ['h1 Åse', 'p x av Åse, 2', 'p z av Åse, 2', 'h1 Bø', 'p ingen']],
  ['an introduced list in a condition and in a clause', 'A {.bokstav}\n\n{{#if verdier.møter}}\n\n1. b\n\n{{/if}}\n\nC {.bokstav .fortsett}\n\n{{> punkt}}', ['p A', 'a) b', 'p C', 'b) d']],
  ['an introduced list in a condition that does not hold', 'A {.bokstav}\n\n{{#if verdier.nei}}\n\n1. b\n\n{{/if}}\n\nC', ['p A', 'p C']],
  ['each around lists makes one list', 'A {.bokstav}\n\n{{#each verdier.liste}}\n\n1. {{this}}\n\n{{/each}}', ['p A', 'a) a', 'b) b']],
  ['a condition in an item', '- a\n\n  {{#if verdier.møter}}\n\n  b\n\n  {{/if}}', ['- a', '  p b']],
  ['helpers', '{{dato verdier.dag}}, {{beløp verdier.beløp}}, {{antall verdier.møter "møte" "møter"}}, {{tallord 21}}, {{liste verdier.liste}}, {{orgnr "920125298"}}', ['p 21.\u00A0januar 2021, 1\u00A0234\u00A0567,50\u00A0kroner, to møter, tjueen, a og b, 920\u00A0125\u00A0298']],
  ['a helper in a helper, and quotation marks with braces', '{{antall (tallord 2) "a" "b"}}'.replace('(tallord 2)', '2') + ' {{antall 2 "a}}" "b}}"}}', ['p to b to b}}']],
  ['numbers, truth, and a key in brackets', '{{verdier.møter}} {{verdier.nei}} {{verdier.beløp}} {{verdier.[antall år]}}', ['p 2 nei 1234567,5 ti']],
  ['a value in marks, in a link and in a heading', '## {{verdier.dag}}\n\n**{{verdier.dag}}** [{{verdier.dag}}](https://example.com)', ['h1 2021-01-21', 'p <2021-01-21> 2021-01-21']],
  ['marks around and inside links, references and values', '**a [b *c*](https://example.com) {{verdier.dag}}**', ['p <a ><b ><c>< 2021-01-21>']],
  ['an expression that Prettier escaped', '{{verdier.null\\_}}', ['p 0']],
  ['a standard clause with a standard value', '{{> tier}}', ['h1 Taushet #taushet', 'p Om partene.']],
  ['a standard clause with its values', '{{> tier hvem="de \'to\'"}}', ['h1 Taushet #taushet', "p Om de 'to'."]],
  ['a standard clause with a value of the draft', '{{>tier hvem=verdier.dag }}', ['h1 Taushet #taushet', 'p Om 2021-01-21.']],
  ['a standard clause in another', '{{> ytre}}', ['p Ytre.', 'p Indre 2.']],
  ['references by title, id and parent', '## Økonomi og finansiering\n\n### Generelt\n\n## Drift\n\n### Generelt\n\nSe [x](#okonomi-og-finansiering), [y](#drift-generelt) og [](#okonomi-og-finansiering-generelt).', ['h1 Økonomi og finansiering', 'h2 Generelt', 'h1 Drift', 'h2 Generelt', 'p Se x, y og .']],
  ['a reference with an encoded id', '## A {#å}\n\n[x](#%C3%A5) [y](#å)', ['h1 A #å', 'p x y']],
  ['footnotes, also after their use in an item', '- a[^1]\n\nb[^to]\n\n[^1]: Note.\n[^to]: Lang\n\n    note.', ['- a[p Note.]', 'p b[p Lang p note.]']],
  ['brackets that are no footnote', 'Se [vedlegg] og [1] og [^ ].', ['p Se [vedlegg] og [1] og [^ ].']],
  ['link definitions', '[a][b] og [b].\n\n[b]: https://example.com', ['p a og b.']],
  ['allowed comments', 'a <!-- lilla: tillat TYP-001: fordi --> b\n\n<!-- prettier-ignore -->\n\nc', ['p a  b', 'p c']],
  ['notes', 'a. <!-- notat: En -->\n\nb\n<!-- notat: To\nlinjer -->\n\nc', ['p a. (En)', 'p b (To linjer)', 'p c']],
  ['a hard break, by two spaces and by a backslash', 'a  \nb\\\nc', ['p a\nb\nc']],
  ['Setext headings', 'A\n-\n\nB\n---', ['h1 A', 'h1 B']],
  ['a rule', 'a\n\n---\n\n***', ['p a', '--', '--']],
  ['a table with short and long rows, and bars', '| a | b |\n|:-|-:|\n| c |\n| `d\\|e` | f\\|g |', ['| a | b', '| c | ', '| <d|e> | f|g']],
  ['hashes that are no heading', 'Sak #4 og C# og\n\\#5', ['p Sak #4 og C# og #5']],
  ['a number sign that opens a line', '#5 på listen', ['p #5 på listen']],
  ['a tilde, a less-than sign', 'ca. ~5 % og a < b <', ['p ca. ~5 % og a < b <']],
  ['entities', 'Å &amp; &Aring; &#229; &nbsp;x', ['p Å & Å å \u00A0x']],
  ['a heading with closing hashes', '## A ## {#a}\n\n### B ###', ['h1 A ## #a', 'h2 B']],
]

const world: World = { clauses }

describe('is read without a word', () => {
  test.each(cases)('%s', (_, body, expected) => {
    for (const text of [draft(body, HEAD), draft(body, HEAD).replaceAll('\n', '\r\n')]) {
      const { document, messages } = readText(text, world)
      expect(messages).toEqual([])
      expect(document && outline(document)).toEqual(['t T', ...expected])
    }
  })

  test('typed letters and numbers where nothing is numbered', () => {
    const { document, messages } = readText(draft('a) første\n\n(b) andre\n\n## 1.2 Formål', 'nummerering: ingen\n'))
    expect(messages).toEqual([])
    expect(document && outline(document)).toEqual(['t T', 'p a) første', 'p (b) andre', 'h1 1.2 Formål'])
  })

  test.each([
    ['quoted', 'land: "NO"\nkonto: "0123"\nversjon: \'1.10\'\n', { land: 'NO', konto: '0123', versjon: '1.10' }],
    ['plain', 'a: 0\nb: 1.5\nc: -3\nd: true\ne: Norge\nf: 2021-01-21\ng: 12:30\nh:\n', { a: 0, b: 1.5, c: -3, d: true, e: 'Norge', f: '2021-01-21', g: '12:30', h: null }],
    ['signs inside text', 'a: R&D\nb: 5*3\nc: Hva!\nd: "&x"\ne: a#b\n', { a: 'R&D', b: '5*3', c: 'Hva!', d: '&x', e: 'a#b' }],
    ['a block of lines, with a comment', 'a: |\n  én\n  to\n# merknad\nb: >-\n  tre\n  fire\n', { a: 'én\nto\n', b: 'tre fire' }],
    ['keys that every object has', 'constructor: a\n__proto__: b\ntoString: c\n', JSON.parse('{"constructor":"a","__proto__":"b","toString":"c"}') as object],
    ['a decomposed key', 'ma\u030Al: x\n', { mål: 'x' }],
  ])('front matter: %s', (_, yaml, expected) => {
    const { data, messages } = readText(`---\n${yaml}---\n\n# T\n`)
    expect(messages).toEqual([])
    expect(JSON.stringify(data)).toBe(JSON.stringify(expected))
  })

  test('own properties of the front matter only, whatever they are called', () => {
    const { document, messages } = readText(draft('{{constructor}} {{verdier.toString}}', 'constructor: a\nverdier: { toString: b }\n'))
    expect(messages).toEqual([])
    expect(document && outline(document)).toEqual(['t T', 'p a b'])
  })

  test('any other Markdown file: expressions, marks and several titles print as they stand', () => {
    const { document, messages } = readText('# En\n\nHei {{navn}} og {{> x}}\n\n{{#if x}}\n\n# To\n\n[lenke](#to)\n')
    expect(document && outline(document)).toEqual(['t En', 'p Hei {{navn}} og {{> x}}', 'p {{#if x}}', 't To', 'p lenke'])
    expect(messages.every(({ fatal, severity }) => !fatal && severity === 'warning')).toBe(true)
  })

  test('a file without front matter, with an unfinished last line, and a rule that opens it', () => {
    for (const text of ['# T\n\na', '\uFEFF# T\r\n\r\na', '# T\n\na\n\n\n']) expect(outline(readText(text).document as Document)).toEqual(['t T', 'p a'])
    expect(outline(readText('***\n\na').document as Document)).toEqual(['--', 'p a'])
  })
})
