/** The page of a redline as a browser shows it: accessible, worked by keyboard, readable without its script, and on paper. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Document } from '../../../src/document/tree.ts'
import { edit } from '../../../src/render/edition.ts'
import { html } from '../../../src/render/html/index.ts'
import { assets, everyNode } from '../../fixtures/every-node.ts'
import { shippedStyle } from '../../fixtures/style.ts'
import { describeWith, find, pdfPages } from '../../interop/readers.ts'
import { openBrowser, withPage } from './browser.ts'
import { many, sample } from './redline-samples.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const bytesOf = async (document: Document, style = 'standard'): Promise<Uint8Array> => (await html.render(edit(document, assets, shippedStyle(style)))).bytes

async function faults(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const results = (await page.evaluate('axe.run()')) as AxeResults
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)
}

const current = (page: Page): Promise<unknown> => page.evaluate('document.querySelector(".entry a[aria-current=true]")?.dataset.goes')
const outlined = (page: Page): Promise<unknown> => page.evaluate('[...new Set([...document.querySelectorAll(".current")].map((e) => e.dataset.change))].join()')
const status = (page: Page): Promise<unknown> => page.evaluate('document.querySelector("[role=status]").textContent')
const isSeen = (page: Page, selector: string): Promise<unknown> =>
  page.evaluate(`(() => { const b = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect(); return b.height > 0 && b.top >= 0 && b.bottom <= innerHeight })()`)
const shown = (page: Page, selector: string): Promise<unknown> => page.evaluate(`document.querySelector(${JSON.stringify(selector)}).getClientRects().length > 0`)

/** The redline of a document with every type of node, without a change in most of them. */
const everything: Document = { ...sample, children: [...everyNode.children.slice(0, 7), ...sample.children.slice(6, -2), ...everyNode.children.slice(7).filter((block) => block.type !== 'attachment' && block.type !== 'attachmentList'), ...sample.children.slice(-3)] }

describeWith('chromium', 'a redline in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
  }, 60_000)
  afterAll(() => browser?.close())

  it.each([['the sample', sample, 'eksempelvik'], ['every node', everything, 'standard'], ['no change', { ...everyNode, olderMeta: everyNode.meta }, 'standard']] as const)(
    'is accessible, reflows and asks for nothing, in both views: %s', async (name, document, style) => {
      const bytes = await bytesOf(document, style)
      for (const width of [1400, 800, 320]) {
        await withPage(browser, bytes, async (page, seen) => {
          for (const view of name === 'no change' ? [] : ['tekst', 'sider']) {
            await page.check(`input[value=${view}]`)
            if (view === 'sider') await page.keyboard.press('n')
            expect(await faults(page)).toEqual([])
            expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width)
          }
          expect(await faults(page)).toEqual([])
          expect(seen).toEqual({ requests: [], console: [], dialogs: 0 })
        }, width)
      }
    }, 120_000)

  it('steps with n and p through every change and around, marks where one is and moves the focus there', async () => {
    await withPage(browser, await bytesOf(sample), async (page) => {
      for (let n = 1; n <= 22; n += 1) {
        await page.keyboard.press('n')
        expect([await current(page), await outlined(page), await status(page)]).toEqual([String(n), String(n), `Endring ${n} av 22`])
        expect(await page.evaluate('document.activeElement.dataset.change')).toBe(String(n))
        expect(await isSeen(page, '.current')).toBe(true)
        expect(await isSeen(page, '.entry:has([aria-current])')).toBe(true)
        expect(await page.evaluate('document.querySelectorAll("[aria-current]").length')).toBe(1)
        expect(await page.evaluate('getComputedStyle(document.querySelector(".current")).outlineStyle')).toBe('solid')
      }
      await page.keyboard.press('n')
      expect(await current(page)).toBe('1')
      await page.keyboard.press('p')
      expect(await current(page)).toBe('22')
    })
  }, 60_000)

  it('lets single keys be switched off, and leaves those of the browser alone', async () => {
    await withPage(browser, await bytesOf(sample), async (page) => {
      await page.keyboard.press('Control+p')
      expect(await current(page)).toBeUndefined()
      await page.uncheck('.keys input')
      await page.keyboard.press('n')
      expect(await current(page)).toBeUndefined()
    })
  }, 60_000)

  it('is worked by Tab, Enter and Space alone', async () => {
    await withPage(browser, await bytesOf(sample), async (page) => {
      const focused = (): Promise<unknown> => page.evaluate('document.activeElement.className || document.activeElement.value || document.activeElement.dataset.goes')
      const until = async (wanted: unknown): Promise<void> => {
        for (let n = 0; n < 40; n += 1) {
          await page.keyboard.press('Tab')
          if ((await focused()) === wanted) return
        }
        throw new Error(`Tab never came to ${String(wanted)}`)
      }
      await page.keyboard.press('Tab')
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Hopp til innholdet')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.evaluate('document.activeElement.className')).toBe('changes')
      await until('3')
      expect(await page.evaluate('getComputedStyle(document.activeElement, "::after").outlineStyle')).toBe('solid')
      await page.keyboard.press('Enter')
      expect(await current(page)).toBe('3')
      expect(await page.evaluate('document.activeElement.dataset.change')).toBe('3')
      await page.focus('.next')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Space')
      expect([await current(page), await focused()]).toEqual(['5', 'next'])
    })
  }, 60_000)

  it('filters the list, and steps through what is left', async () => {
    await withPage(browser, await bytesOf(sample), async (page) => {
      for (const kind of ['inserted', 'deleted', 'replaced', 'formatted', 'split', 'merged']) await page.uncheck(`.filters input[value=${kind}]`)
      expect(await status(page)).toBe('1 i listen')
      expect(await page.evaluate('[...document.querySelectorAll(".group")].filter((g) => g.getClientRects().length > 0).length')).toBe(1)
      await page.keyboard.press('n')
      await page.keyboard.press('n')
      expect([await current(page), await status(page)]).toEqual(['3', 'Endring 1 av 1'])
      await page.uncheck('.filters input[value=moved]')
      expect(await shown(page, '.none-shown')).toBe(true)
      await page.keyboard.press('n')
      expect(await status(page)).toBe('0 i listen')
    })
  }, 60_000)

  it('shows one view at a time, also to those who hear it, and keeps the place', async () => {
    await withPage(browser, await bytesOf(sample), async (page) => {
      expect([await shown(page, '.inline'), await shown(page, '.sides')]).toEqual([true, false])
      for (let n = 0; n < 5; n += 1) await page.keyboard.press('n')
      await page.check('input[value=sider]')
      expect([await shown(page, '.inline'), await shown(page, '.sides')]).toEqual([false, true])
      expect([await current(page), await outlined(page)]).toEqual(['5', '5'])
      expect(await page.evaluate('[...document.querySelectorAll(".current")].every((mark) => mark.closest(".sides"))')).toBe(true)
      const heard = JSON.stringify(await (await page.context().newCDPSession(page)).send('Accessibility.getFullAXTree'))
      expect(heard.match(/Partene møtes /g)?.length ?? 0).toBeGreaterThan(0)
      const headers = await page.getByRole('columnheader').allTextContents()
      expect(headers.slice(0, 2).map((header) => header.trim())).toEqual(['Forrige utkast', 'Nytt utkast'])
      await page.check('.only input')
      const left = (await page.evaluate('[...document.querySelectorAll(".sides .row")].filter((row) => row.getClientRects().length > 0).map((row) => row.textContent)')) as string[]
      expect(left.filter((row) => row.includes('Avtalen gjelder fra') || row.includes('Ikrafttredelse'))).toEqual([])
      expect(left.filter((row) => row.includes('Økonomi'))).toHaveLength(1)
      // What was taken out of a moved text stands in neither draft: its place is in the text.
      await page.evaluate('document.querySelector(".entry a[data-goes=\\"20\\"]").click()')
      expect(await outlined(page)).toBe('20')
    })
  }, 60_000)

  it('opens at the change that its address names', async () => {
    await withPage(browser, await bytesOf(sample), async (page) => {
      const address = page.url()
      await page.goto('about:blank')
      await page.goto(`${address}#endring%3A5`)
      expect([await current(page), await isSeen(page, '.current')]).toEqual(['5', true])
      await page.goto(`${address}#endring%3A9`)
      expect([await current(page), await isSeen(page, '.current')]).toEqual(['9', true])
    })
  }, 60_000)

  it('can be read without its script: links, filters and both views', async () => {
    const bytes = await bytesOf(sample)
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    try {
      await page.setContent(new TextDecoder().decode(bytes))
      const visible = (selector: string): Promise<boolean> => page.locator(selector).first().isVisible()
      expect([await visible('.steps'), await visible('.inline'), await visible('.sides'), await visible('.changes')]).toEqual([false, true, false, true])
      await page.check('input[value=sider]')
      expect([await visible('.inline'), await visible('.sides')]).toEqual([false, true])
      await page.uncheck('.filters input[value=moved]')
      expect(await visible('.entry[data-kind=moved]')).toBe(false)
    } finally {
      await context.close()
    }
  }, 60_000)

  it('says with lines what it says with colours', async () => {
    await withPage(browser, await bytesOf(sample), async (page) => {
      const line = (selector: string, what = 'textDecorationLine'): Promise<unknown> => page.evaluate(`getComputedStyle(document.querySelector(${JSON.stringify(selector)})).${what}`)
      for (const media of [{}, { forcedColors: 'active' as const }]) {
        await page.emulateMedia(media)
        expect([await line('.inline ins'), await line('.inline del'), await line('.entry ins'), await line('.entry del')]).toEqual(['underline', 'line-through', 'underline', 'line-through'])
        expect(await line('.inline ins.moved-to', 'textDecorationStyle')).toBe('double')
        expect(await line('.inline li del > .number')).toBe('line-through')
        expect(await line('.inline .formatted', 'borderBottomStyle')).toBe('dotted')
      }
      await page.keyboard.press('n')
      expect(await line('.current', 'outlineStyle')).toBe('solid')
    })
  }, 60_000)

  it('prints the text and then the list, without what is only for the screen', async () => {
    await withPage(browser, await bytesOf(sample), async (page) => {
      const pdf = await page.pdf({ preferCSSPageSize: true })
      if (find('pdftotext') === undefined) return
      const pages = await pdfPages(pdf)
      const whole = pages.join('\f')
      for (const absent of ['Hurtigtaster', 'Side om side', 'Vis i listen', 'Hopp til']) expect(whole).not.toContain(absent)
      expect(pages[0]).toContain('Endringer er merket slik')
      expect(whole.indexOf('Endringer (22)')).toBeGreaterThan(whole.indexOf('Utgiftene deles likt.'))
    })
  }, 60_000)

  it('takes a thousand changes', async () => {
    await withPage(browser, await bytesOf(many(1000)), async (page, seen) => {
      await page.keyboard.press('p')
      expect([await current(page), await isSeen(page, '.current')]).toEqual(['1000', true])
      await page.check('input[value=sider]')
      expect([await outlined(page), await isSeen(page, '.current')]).toEqual(['1000', true])
      expect(seen.console).toEqual([])
    })
  }, 60_000)
})
