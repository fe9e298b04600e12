/** The page as a browser shows it: accessible, silent, in the order of the tree, and readable on a narrow screen and on paper. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Block, Change, Document, Text } from '../../../src/document/tree.ts'
import { edit } from '../../../src/render/edition.ts'
import { html } from '../../../src/render/html/index.ts'
import { describeWith, find, pdfPages } from '../../interop/readers.ts'
import { expectedText } from '../../fixtures/expected-text.ts'
import { assets, everyNode, paragraph, text } from '../../fixtures/every-node.ts'
import { shippedStyle } from '../../fixtures/style.ts'
import { openBrowser, withPage } from './browser.ts'
import { hostile, PAYLOADS } from './hostile.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const editionOf = (document: Document, style = 'standard') => edit(document, assets, shippedStyle(style))
const bytesOf = async (document: Document, style?: string): Promise<Uint8Array> => (await html.render(editionOf(document, style))).bytes

/** Faults against WCAG 2.2 A and AA, and against good practice. */
async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const results = (await page.evaluate('axe.run()')) as AxeResults
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

const bare = (value: string): string => value.replace(/\s+/g, '')
const selected = (page: Page, selector: string, without = ''): Promise<string> =>
  page.evaluate(([all, none]) => {
    interface Dom { textContent: string; remove: () => void; cloneNode: (deep: boolean) => Dom; querySelectorAll: (s: string) => Iterable<Dom> }
    const root = (globalThis as unknown as { document: Dom }).document
    return [...root.querySelectorAll(all!)].map((node) => {
      const copy = node.cloneNode(true)
      if (none) for (const part of copy.querySelectorAll(none)) part.remove()
      return copy.textContent
    }).join(' ')
  }, [selector, without])

const change = (kind: Change['kind'], id: string): Change => ({ kind, id, author: 'Kari Nordmann', date: '2026-03-01T00:00:00Z' })
const changed = (node: Text, kind: Change['kind'], id: string): Text => ({ ...node, change: change(kind, id) })
const redline: Document = {
  ...everyNode,
  children: [
    ...everyNode.children,
    paragraph('Partene møtes ', changed(text('én gang'), 'deleted', '1'), changed(text('to ganger'), 'inserted', '1'), ' i året ', changed(text('hvis', 'strong'), 'formatted', '2'), '.'),
    { ...paragraph('Flyttet avsnitt.'), change: change('movedFrom', '3') } as Block,
    { type: 'list', kind: 'letter', change: change('inserted', '4'), children: [{ type: 'listItem', children: [paragraph('nytt punkt')] }] },
    { type: 'table', align: [null], change: change('deleted', '5'), children: [{ type: 'tableRow', children: [{ type: 'tableCell', children: [text('slettet celle')] }] }] },
    { ...paragraph('Flyttet avsnitt.'), change: change('movedTo', '3') } as Block,
    { ...paragraph('Delt her.'), endChange: change('inserted', '6') } as Block,
  ],
}

/** Every text so long that it fills several lines, and a table that is wider than a narrow screen. */
const long: Document = {
  ...everyNode,
  children: everyNode.children.map((block) => JSON.parse(JSON.stringify(block, (key, value: unknown) =>
    key === 'value' && typeof value === 'string' ? `${value} `.repeat(12).trim() : value)) as Block),
}

describeWith('chromium', 'HTML in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser?.close())

  const variants: [string, Document, string][] = [
    ['the standard style', everyNode, 'standard'],
    ['a style with a crest', { ...everyNode, meta: { ...everyNode.meta, oppdiktet: true } }, 'eksempelvik'],
    ['nynorsk, numbered paragraphs', { ...everyNode, meta: { ...everyNode.meta, målform: 'nn', nummerering: 'underpunkt' } }, 'standard'],
    ['no title and no numbers', { ...everyNode, meta: {}, children: everyNode.children.slice(7) }, 'standard'],
    ['changes', redline, 'standard'],
    ['long texts', long, 'eksempelvik'],
  ]
  it.each(variants)('is accessible, reflows and asks for nothing: %s', async (name, document, style) => {
    const bytes = await bytesOf(document, style)
    for (const width of [1400, 800, 320]) {
      await withPage(browser, bytes, async (page, seen) => {
        const found = await faults(page)
        // A document without a title has no first-level heading to give.
        expect(found.filter((fault) => name !== 'no title and no numbers' || !fault.startsWith('page-has-heading-one'))).toEqual([])
        expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
        expect(await page.evaluate('getComputedStyle(document.body).borderTopStyle')).toBe('solid')
        expect(seen).toEqual({ requests: [], console: [], dialogs: 0 })
      }, width)
    }
  }, 120_000)

  it('a fault would be found', async () => {
    await withPage(browser, new TextEncoder().encode('<html><body><img src="x"><p style="color:#aaa">grått</p></body></html>'), async (page) => {
      const found = (await faults(page)).map((fault) => fault.split(':')[0])
      expect(found).toEqual(expect.arrayContaining(['image-alt', 'color-contrast', 'html-has-lang']))
    })
  }, 60_000)

  it('reads in the order of the tree, with its numbers', async () => {
    const trees = [everyNode, { ...everyNode, meta: { ...everyNode.meta, nummerering: 'underpunkt' as const } }]
    for (const document of trees) {
      const edition = editionOf(document)
      const { blocks, footnotes } = expectedText(edition)
      await withPage(browser, (await html.render(edition)).bytes, async (page) => {
        const body = await selected(page, '.title-block, main', '.footnotes, .unseen')
        expect(bare(body)).toBe(bare(blocks.join(' ')))
        const notes = await selected(page, '.footnotes li', '.back')
        expect(bare(notes)).toBe(bare(footnotes.flat().join(' ')))
      })
    }
  }, 60_000)

  it('nothing that an author writes runs, loads or opens', async () => {
    const documents = fc.sample(hostile(everyNode), { numRuns: 12, seed: 7 })
    const all: Document = {
      ...everyNode,
      children: PAYLOADS.flatMap((payload) => [paragraph(payload), paragraph({ type: 'link', url: payload, children: [text(payload)] }, { type: 'blank', name: payload })]),
    }
    for (const document of [all, ...documents]) {
      await withPage(browser, await bytesOf(document), async (page, seen) => {
        expect(await page.evaluate('[window.hacked, document.scripts.length, document.querySelectorAll("iframe, object, embed, svg, form, base").length]')).toEqual([undefined, 0, 0])
        expect(seen.requests).toEqual([])
        expect(seen.dialogs).toBe(0)
      })
    }
  }, 120_000)

  it('shows every change, and both texts can be read out of it', async () => {
    await withPage(browser, await bytesOf(redline), async (page) => {
      const ids = (await page.evaluate('[...document.querySelectorAll("[data-change]")].map((e) => e.dataset.change)')) as string[]
      expect([...new Set(ids)].sort()).toEqual(['1', '2', '3', '4', '5', '6'])
      const older = bare(await selected(page, 'main', 'ins, .marker, .unseen'))
      const newer = bare(await selected(page, 'main', 'del, .marker, .unseen'))
      expect(older).toContain('Partenemøteséngangiårethvis.')
      expect(newer).toContain('Partenemøtestogangeriårethvis.')
      expect(older).toContain('slettetcelle')
      expect(newer).not.toContain('slettetcelle')
      expect(older).not.toContain('nyttpunkt')
      expect(newer).toContain('nyttpunkt')
      expect(await selected(page, '.marker')).toBe('[endret format] [flyttet herfra] [flyttet hit]')
      expect(await page.evaluate('getComputedStyle(document.querySelector("main ins")).textDecorationLine')).toBe('underline')
      expect(await page.evaluate('getComputedStyle(document.querySelector("main del")).textDecorationLine')).toBe('line-through')
    })
  }, 60_000)

  it('prints on A4 with the margins of the style, without navigation', async () => {
    await withPage(browser, await bytesOf(everyNode), async (page) => {
      const pdf = await page.pdf({ preferCSSPageSize: true })
      expect(pdf.subarray(0, 5).toString('latin1')).toBe('%PDF-')
      expect(await page.evaluate('document.querySelector(".contents") !== null')).toBe(true)
      if (find('pdftotext') === undefined) return
      const pages = await pdfPages(pdf)
      expect(pages[0]).not.toContain('Hopp til innholdet')
      expect(pages[0]).not.toMatch(/Innhold\n/)
      expect(pages.at(-1)).toContain(`Side ${pages.length} av ${pages.length}`)
      // An attachment opens a page; a signature is never parted.
      expect(pages.at(-1)).toContain('Kostnadsfordeling')
      const signed = pages.filter((text) => text.includes('Navn med blokkbokstaver'))
      expect(signed).toHaveLength(1)
    })
  }, 60_000)
})
