/** Plain text: everything in the tree in its order, a paragraph a line. */
import { describe, expect, it } from 'vitest'
import type { Block, Document } from '../../src/document/tree.ts'
import { edit } from '../../src/render/edition.ts'
import { txt } from '../../src/render/text/index.ts'
import { table } from '../../src/render/text/table.ts'
import { expectedText } from '../fixtures/expected-text.ts'
import { assets, everyNode, paragraph, text } from '../fixtures/every-node.ts'
import { standardStyle } from '../fixtures/style.ts'

const style = standardStyle()
const render = async (document: Document): Promise<string> => new TextDecoder().decode((await txt.render(edit(document, assets, style))).bytes)
const render1 = async (...children: Block[]): Promise<string> => (await render({ type: 'document', meta: {}, children })).replace(/\n\n+Tekstavtrykk[^]*/, '')

/** The text without what only plain text needs: rules, brackets, addresses, lines to write on. */
const bare = (printed: string): string =>
  printed.replace(/^[-=][-= ]*$/gm, '').replace(/: *_+/g, '').replace(/^\* \* \*$/m, '').replace(/^> /gm, '').replace(/ <https[^>]*>/g, '')
    .replace(/\[Bilde: [^\]]*\]/g, '').replace(/[[\]•]/g, '').replace(/\s+/g, '')

describe('plain text', () => {
  it('has every word of the tree, in its order, and nothing more', async () => {
    for (const nummerering of ['desimal', 'underpunkt', 'ingen'] as const) {
      const document: Document = { ...everyNode, meta: { ...everyNode.meta, nummerering } }
      const { blocks, footnotes } = expectedText(edit(document, assets, style))
      const printed = await render(document)
      const [, notes = ''] = /Fotnoter\n-+\n\n([^]*?)\n\n/.exec(printed) ?? []
      expect(bare(notes)).toBe(bare(footnotes.flat().join(' ')))
      const body = printed.replace(/^Utkast.*\n/, '').replace(/Fotnoter\n-+\n\n[^]*?\n\n/, '').replace(/\nTekstavtrykk: .*\n$/, '')
      expect(bare(body)).toBe(bare(blocks.join(' ')))
    }
  })
  it('says which text it is, and that it is a draft', async () => {
    const { fingerprint } = edit(everyNode, assets, style)
    const printed = await render(everyNode)
    expect(printed).toMatch(/^Utkast 1\.\u00A0mars 2026\n\nSamarbeidsavtale om Nordvika havn\n={33}\n/)
    expect(printed.endsWith('\n') && !printed.endsWith('\n\n')).toBe(true)
    expect(printed.replaceAll(' ', '')).toContain(`Tekstavtrykk:${fingerprint.slice(0, 32)}`)
    expect(printed).not.toMatch(/[ \t]$|\r/m)
  })
  it('keeps a paragraph on one line', async () => {
    const long = 'Partene skal varsle hverandre. '.repeat(40).trim()
    expect(await render1(paragraph(long))).toBe(long)
  })
  it('hangs lists, and parts items only where one is long', async () => {
    const item = (...children: Block[]) => ({ type: 'listItem' as const, children })
    const items = Array.from({ length: 28 }, (_, i) => item(paragraph(`punkt ${i + 1}`)))
    const letters = (await render1({ type: 'list', kind: 'letter', children: items })).split('\n')
    expect(letters[25]).toBe('z) punkt 26')
    expect(letters[27]).toBe('bb) punkt 28')
    expect(await render1({ type: 'list', kind: 'number', start: 9, children: [item(paragraph('ni'), paragraph('mer')), item(paragraph('ti'))] }))
      .toBe('9. ni\n\n   mer\n\n10. ti')
  })
  it('numbers footnotes of an attachment for themselves, after it', async () => {
    const noted = (word: string): Block => paragraph(word, { type: 'footnote', children: [paragraph(`om ${word}`)] })
    const printed = await render1(noted('Avtalen'), { type: 'attachment', id: 'v', file: 'v.md', media: 'markdown', sha256: '', children: [{ type: 'title', children: [text('Del')] }, noted('Vedlegget')] })
    expect(printed.replace(/\n+/g, '|')).toBe('Avtalen[1]|Fotnoter|--------|[1] om Avtalen|Vedlegg 1 Del|=============|Vedlegget[1]|Fotnoter|--------|[1] om Vedlegget')
  })
  it('marks changes so that both texts can be read', async () => {
    const printed = await render1(
      paragraph('møtes ', { ...text('én gang'), change: { kind: 'deleted', id: '1' } }, { ...text('to ganger'), change: { kind: 'inserted', id: '1' } }),
      { ...paragraph('Flyttet.'), change: { kind: 'movedTo', id: '2' } } as Block,
      { ...paragraph('Delt.'), endChange: { kind: 'inserted', id: '3' } } as Block,
    )
    expect(printed).toBe('møtes [-én gang-]{+to ganger+}\n\n{+[flyttet hit] Flyttet.+}\n\nDelt.{+¶+}')
  })
})

describe('tables', () => {
  it('keep the lines of a cell apart', async () => {
    const cell = (...lines: string[]): Block => ({ type: 'tableCell', children: lines.flatMap((line, i) => [...(i > 0 ? [{ type: 'break' } as const] : []), text(line)]) })
    const rows = [[cell('Punkt'), cell('Ordlyd')], [cell('3 Plan'), cell('Planen øves.', 'Den revideres.')]].map((children): Block => ({ type: 'tableRow', children } as Block))
    expect(await render1({ type: 'table', align: [null, null], children: rows } as Block)).toContain('3 Plan   Planen øves. / Den revideres.')
  })

  it('stand in columns', () => {
    expect(table([['Post', 'Kroner'], ['Søknad', '5'], ['a\u0301', '150']], [null, 'right'])).toBe('Post     Kroner\n------   ------\nSøknad        5\na\u0301           150')
  })
  it('stand as records where a line is too short for them', () => {
    const long = 'x'.repeat(95)
    expect(table([['Oppgave', 'Ansvar'], [long, 'A'], ['kort', '']], [])).toBe(`Oppgave: ${long}\nAnsvar: A\n\nOppgave: kort\nAnsvar:`)
  })
})
