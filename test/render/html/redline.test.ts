/** The page of a redline: every change is there, listed and linked, and both drafts can be read out of it. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changesOf } from '../../../src/document/changes.ts'
import type { Document } from '../../../src/document/tree.ts'
import { accept, reject } from '../../../src/document/view.ts'
import { edit } from '../../../src/render/edition.ts'
import { html } from '../../../src/render/html/index.ts'
import { stepping } from '../../../src/render/html/script.ts'
import { assets, everyNode, paragraph, text } from '../../fixtures/every-node.ts'
import { standardStyle } from '../../fixtures/style.ts'
import { arbitraryRedline } from '../../generate/redlines.ts'
import { hostile, PAYLOADS } from './hostile.ts'
import { all, bareText, either, hasClass, named, parse, type Part } from './markup.ts'
import { changed, change, heading, many, sample } from './redline-samples.ts'

const style = standardStyle()
const render = async (document: Document, having = assets): Promise<string> => new TextDecoder().decode((await html.render(edit(document, having, style))).bytes)
/** Without its bytes a picture is its alternative text, as it is in the columns. */
const worded = async (document: Document): Promise<Part> => parse(await render(document, new Map()))
const redline = (...children: Document['children']): Document => ({ type: 'document', meta: { nummerering: 'desimal' }, olderMeta: { nummerering: 'desimal' }, children })
const the = (root: Part, ...classes: string[]): Part => all(root, hasClass(...classes))[0] as Part
const idsIn = (root: Part, attribute: string): string[] => all(root, ({ attributes }) => attributes[attribute] !== undefined).map(({ attributes }) => attributes[attribute] as string)

/** What the page says of the changes, and what it derives; numbers too, where the two drafts may differ in them. */
const SAID = hasClass('unseen', 'marker', 'before', 'back', 'pilcrow')
const shapes = { numRuns: 100 }

describe('every redline', () => {
  it('has each of its changes in the text, in the list and as a link that leads somewhere', async () => {
    await fc.assert(fc.asyncProperty(arbitraryRedline(), async (document) => {
      const page = parse(await render(document))
      const ids = [...changesOf(document).keys()]
      const shown = [...(all(page, hasClass('head'))), ...all(page, hasClass('inline'))].flatMap((part) => idsIn(part, 'data-change'))
      expect([...new Set(shown)].sort()).toEqual([...ids].sort())
      expect(idsIn(page, 'data-goes')).toEqual(ids)
      const anchors = idsIn(page, 'id')
      expect(new Set(anchors).size).toBe(anchors.length)
      const targets = new Set(anchors)
      for (const href of idsIn(page, 'href').filter((address) => address.startsWith('#'))) expect(targets).toContain(decodeURIComponent(href.slice(1)))
    }), shapes)
  }, 120_000)

  /** A text that was moved from above the title leaves the title block to one draft only. */
  const titled = arbitraryRedline().filter(({ children }) => {
    const isTitle = children.map(({ type }) => type === 'title' || type === 'titleLine')
    return isTitle.lastIndexOf(true) < (isTitle.indexOf(false) === -1 ? isTitle.length : isTitle.indexOf(false))
  })
  it('holds the older draft without what is inserted, and the newer without what is deleted', async () => {
    await fc.assert(fc.asyncProperty(titled, async (document) => {
      const inline = the(await worded(document), 'inline')
      const drafts = { older: reject(document), newer: accept(document) }
      const numbers = either(SAID, hasClass('number', 'reference', 'noteref'))
      for (const [draft, gone] of [['older', 'ins'], ['newer', 'del']] as const) {
        const main = all(await worded(drafts[draft]), named('main'))[0] as Part
        // A footnote stands in its draft as its reference does, and notes follow the order of both drafts.
        const without = either(numbers, hasClass('footnotes', 'file'))
        if (draft === 'newer' || !isMovedAndEdited(document)) expect(bareText(inline, either(without, named(gone)))).toBe(bareText(main, without))
      }
    }), shapes)
  }, 120_000)

  it('shows each draft with its own numbers in its column', async () => {
    await fc.assert(fc.asyncProperty(titled, async (document) => {
      const page = await worded(document)
      for (const [draft, own] of [['older', reject(document)], ['newer', accept(document)]] as const) {
        const main = all(await worded(own), named('main'))[0] as Part
        if (changesOf(document).size === 0) continue
        const cells = all(the(page, 'sides'), hasClass(draft))
        expect(cells.map((cell) => bareText(cell, SAID)).join('')).toBe(bareText(main, SAID))
      }
    }), shapes)
  }, 120_000)
})

/** What was taken out of a moved text stands inside its newer half, and is in neither draft there. */
const isMovedAndEdited = (document: Document): boolean =>
  [...changesOf(document).values()].flat().some(({ change: { kind }, ancestors }) => kind === 'deleted' && ancestors.some((node) => 'change' in node && node.change?.kind === 'movedTo'))

describe('the sample', () => {
  const page = render(sample).then(parse)
  const inline = async (...classes: string[]): Promise<Part> => the(await page, ...classes)
  it('counts', async () => {
    expect(bareText(await inline('total'))).toBe('22endringer')
    expect(all(await page, hasClass('entry'))).toHaveLength(22)
  })
  it('says where a move goes and comes from', async () => {
    expect(all(await inline('inline'), hasClass('marker')).map((part) => bareText(part))).toEqual(
      ['[flyttettilpunkt5]', '[nåfet]', '[flyttetfrapunkt2]', '[endret,ikkesammenlignet]'],
    )
  })
  it('tells the number that a clause had, where it has another now', async () => {
    expect(all(await inline('inline'), hasClass('before')).map((part) => bareText(part))).toEqual(['(før5)'])
  })
  it('keeps the letters of a list: the deleted item has its old one, and the next is not moved by it', async () => {
    const items = all(await inline('inline'), named('li')).slice(0, 4)
    expect(items.map((item) => bareText(all(item, hasClass('number'))[0] as Part))).toEqual(['a)', 'b)', 'b)', 'c)'])
  })
  it('reads changes aloud: where they begin, and where the text goes on', async () => {
    const [opening] = all(await inline('inline'), named('p'))
    expect(bareText(opening as Part)).toContain('sikreslettettekst:enforsvarlignytekst:tryggoggodsluttpåendringdrift')
  })
  it('pairs what belongs together in one row', async () => {
    const rows = all(await inline('sides'), hasClass('row')).map((row) => all(row, hasClass('cell')).map((cell) => bareText(cell, SAID)))
    const at = (start: string): string[] => rows.find(([older = '', newer = '']) => older.startsWith(start) || newer.startsWith(start)) ?? []
    expect(at('Prosjektet')[1]).toMatch(/^Alletiltak/)
    expect(at('2Varsling')[0]).toBe('')
    expect(at('Nordvikaer')).toEqual(['Nordvikaervertskommune.1Sørvikastillermedtoårsverk.', 'Nordvikaervertskommune.1Sørvikastillermedtreårsverk.'])
    expect(at('5Ikraft')).toEqual(['5Ikrafttredelse', '6Ikrafttredelse'])
  })
  it('shows a merge in the older column and a split in the newer, as their ends stand', async () => {
    const columns = await inline('sides')
    const ends = (draft: string): string[] => all(columns, hasClass(draft)).flatMap((cell) => all(cell, hasClass('pilcrow')).map(() => bareText(cell, SAID).slice(0, 8)))
    expect([ends('older'), ends('newer')]).toEqual([['Partenee'], ['Nordvika']])
  })
  it('names the drafts that it compares', async () => {
    expect(bareText(await inline('compared'))).toBe('Frautkast2.mars2026tilutkast11.mai2026.AvKariNordmann.')
  })
  it('groups by clause, and knows an attachment', async () => {
    const groups = all(await page, hasClass('group')).map((group) => bareText(all(group, named('h3'))[0] as Part))
    expect(groups).toEqual(['Innledningen', '1Formål', '5Møter', '2Varsling', '3Økonomi', '4Ansvar', '5Møter', 'Vedlegg1:Kostnadsfordeling', 'Vedlegg2:Kartoverhavna'])
  })
  it('is in the written form of the document', async () => {
    const nn = await render({ ...sample, meta: { ...sample.meta, målform: 'nn' }, olderMeta: { ...sample.olderMeta, målform: 'nn' } })
    for (const words of ['22 endringar', '[flytta frå punkt 2]', 'Hurtigtastar', 'sletta tekst: ']) expect(nn).toContain(words)
  })
})

describe('single cases', () => {
  it('two drafts with one text say so, without a script', async () => {
    const page = await render({ ...everyNode, olderMeta: everyNode.meta })
    expect(page).toContain('De to utkastene har samme tekst.')
    expect(page).not.toContain('<script')
    expect(page).not.toContain('script-src')
  })
  it('footnotes of two drafts with one number have an anchor each', async () => {
    const note = (words: string) => ({ type: 'footnote' as const, children: [paragraph(words)] })
    const page = await render(redline(paragraph('Se', { ...note('Gammel.'), ...change('deleted', 1) }, { ...note('Ny.'), ...change('inserted', 1) }, '.')))
    expect(idsIn(the(parse(page), 'inline'), 'id')).toEqual(expect.arrayContaining(['fotnote:1', 'fotnote:1-eldre']))
  })
  it('neighbours of one change are one mark, whatever marks and references they have', async () => {
    const added = (...marks: ('strong' | 'emphasis')[]) => ({ ...text(marks.join() || 'slik', ...marks), ...change('inserted', 1) })
    const page = parse(await render(redline(paragraph('Det er ', added(), added('strong'), { ...text('og'), ...change('deleted', 2) }, added('emphasis'), '.'))))
    expect(all(the(page, 'inline'), named('ins')).map((part) => bareText(part, SAID))).toEqual(['slikstrong', 'emphasis'])
    expect(bareText(the(page, 'inline'), either(SAID, named('del')))).toBe('Deterslikstrongemphasis.')
    expect(bareText(the(page, 'newer'), SAID)).toBe('Deterslikstrongemphasis.')
  })
  it('a numbered paragraph tells its older number only where its clause does not tell it', async () => {
    const page = parse(await render({
      ...redline(changed(heading('Ny'), change('inserted', 1)), heading('A'), paragraph('første'), changed(paragraph('ny'), change('inserted', 2)), paragraph('siste')),
      meta: { nummerering: 'underpunkt' }, olderMeta: { nummerering: 'underpunkt' },
    }))
    expect(all(the(page, 'inline'), hasClass('before')).map((part) => bareText(part))).toEqual(['(før1)', '(før1.2)'])
  })
  it('the header row of each draft is a header row', async () => {
    const row = (value: string, kind: 'deleted' | 'inserted') => ({ type: 'tableRow' as const, ...change(kind, 1), children: [{ type: 'tableCell' as const, children: [text(value)] }] })
    const page = parse(await render(redline({
      type: 'table', align: [null], ...change('formatted', 1, { align: [null, null] }),
      children: [row('Gammelt hode', 'deleted'), row('gammel', 'deleted'), row('Nytt hode', 'inserted'), row('ny', 'inserted')],
    })))
    expect(all(the(page, 'inline'), named('th')).map((cell) => bareText(cell, SAID))).toEqual(['Gammelthode', 'Nytthode'])
  })
  it('what has no text to mark is marked all the same', async () => {
    const page = parse(await render(redline(
      paragraph('a', { type: 'break', ...change('inserted', 1) }, 'b'), { type: 'rule', ...change('deleted', 2) },
      changed(heading('Nivå'), change('formatted', 3, { level: 2 })), { type: 'paragraph', children: [], ...change('inserted', 4) },
      { type: 'list', kind: 'letter', ...change('formatted', 5, { kind: 'bullet' }), children: [{ type: 'listItem', children: [paragraph('x')] }] },
    )))
    expect(idsIn(the(page, 'inline'), 'data-change')).toEqual(['1', '2', '3', '4', '5'])
    expect(all(the(page, 'inline'), hasClass('marker')).map((part) => bareText(part))).toEqual(['[nånivå1,førnivå2]', '[nåbokstavliste,førstrekpunkter]'])
  })
  it('a long wording is cut in the list only, with the number of words left', async () => {
    const page = parse(await render(redline(changed(paragraph('ord '.repeat(200).trim()), change('inserted', 1)))))
    expect(bareText(the(page, 'entry'))).toMatch(/…\(\d+ordtil\)$/)
    expect(bareText(the(page, 'inline'), SAID)).toBe('ord'.repeat(200))
  })
})

describe('the file', () => {
  it('lets only its own style sheet and script through, and is the same on every run', async () => {
    const page = await render(sample)
    for (const [directive, element] of [['style-src', 'style'], ['script-src', 'script']] as const) {
      const content = [...page.matchAll(new RegExp(`<${element}>([^]*?)</${element}>`, 'g'))]
      expect(content).toHaveLength(1)
      expect(page).toContain(`${directive} 'sha256-${createHash('sha256').update(content[0]?.[1] ?? '').digest('base64')}'`)
      expect(content[0]?.[1]).not.toMatch(/https?:|@import|url\(|<\//)
    }
    expect(page).not.toMatch(/unsafe|nonce| on[a-z]+=| style=/)
    expect(page).toBe(await render(structuredClone(sample)))
  })
  it('takes nothing that an author writes for markup', async () => {
    const allowed = /^(html|head|body|meta|title|style|script|header|nav|main|footer|section|div|p|span|small|h[1-6]|ol|ul|li|a|strong|em|code|sup|br|hr|img|table|thead|tbody|tr|th|td|blockquote|pre|ins|del|fieldset|legend|label|input|button)$/
    await fc.assert(fc.asyncProperty(hostile(sample), async (document) => {
      const page = await render({ ...document, olderMeta: sample.olderMeta ?? {} })
      for (const part of all(parse(page), () => true)) {
        expect(part.name).toMatch(allowed)
        for (const key of Object.keys(part.attributes)) expect(key).not.toMatch(/^(on|style$|srcdoc|formaction)/)
        expect(part.attributes['href'] ?? '#').toMatch(/^(https?:\/\/|mailto:|#)/i)
      }
    }), { numRuns: 60 })
    for (const payload of PAYLOADS) {
      const page = await render(redline(changed(paragraph(payload), { change: { kind: 'inserted', id: payload, author: payload, date: payload } })))
      expect(all(parse(page), named('script'))).toHaveLength(1)
    }
  }, 60_000)
  it('keeps words out of the markup of its script', () => {
    expect(stepping({ position: '</script><script>', count: '<!--' })).not.toMatch(/<\/|<!--|<script/)
  })
  it('stays small: a change costs a few lines', async () => {
    const size = async (count: number): Promise<number> => (await render(many(count))).length
    const [few, lots] = [await size(100), await size(400)]
    expect((lots - few) / 300).toBeLessThan(2500)
  })
})
