/** Opens pages in a real browser, for tests of what readers meet. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium, type Browser, type Page } from 'playwright-core'
import { find, inFolder } from '../../interop/readers.ts'

export function openBrowser(): Promise<Browser> {
  const executablePath = find('chromium')
  if (executablePath === undefined) throw new Error('Chromium is not installed')
  return chromium.launch({ executablePath, args: ['--headless', '--no-sandbox', '--disable-gpu'] })
}

export interface Seen {
  /** Every address that the page asked for, its own left out. */
  requests: string[]
  /** What stands in the console: a refused style sheet or script, among others. */
  console: string[]
  dialogs: number
}

/** Opens a page from a file of its own, as one who was sent it would. */
export async function withPage<T>(browser: Browser, html: Uint8Array, body: (page: Page, seen: Seen) => Promise<T>, width = 1280): Promise<T> {
  return inFolder(async (folder) => {
    const file = join(folder, 'page.html')
    await writeFile(file, html)
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    const seen: Seen = { requests: [], console: [], dialogs: 0 }
    const own = pathToFileURL(file).href
    page.on('request', (request) => {
      const url = request.url()
      if (!url.startsWith(own) && !url.startsWith('data:')) seen.requests.push(url)
    })
    page.on('console', (message) => seen.console.push(message.text()))
    page.on('dialog', (dialog) => {
      seen.dialogs += 1
      void dialog.dismiss()
    })
    await page.goto(own)
    try {
      return await body(page, seen)
    } finally {
      await page.close()
    }
  })
}
