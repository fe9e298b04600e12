/** HTML: one self-contained page that needs no script and no network, on screen and on paper. */
import { createHash } from 'node:crypto'
import { printedFingerprint } from '../../document/fingerprint.ts'
import { walk, type Block } from '../../document/tree.ts'
import type { Edition } from '../edition.ts'
import type { Format } from '../format.ts'
import { contents } from './contents.ts'
import { h, print, type Html } from './element.ts'
import { endnotes } from './endnotes.ts'
import { show } from './handlers.ts'
import { dataUri } from './inlines.ts'
import { phrasesOf } from '../phrases.ts'
import { sheet } from './sheet.ts'
import { PAGE_TOP, type Page, type State } from './state.ts'

export const html: Format = {
  name: 'html',
  extension: 'html',
  render: async (edition) => {
    const page: Page = {
      show, edition, phrases: phrasesOf(edition.words), messages: [], anchors: new Set(), moves: new Set(), tables: 0,
    }
    const text = `<!doctype html>\n${print(document(page))}`
    return { bytes: new TextEncoder().encode(text), messages: page.messages }
  },
}

function document(page: Page): Html {
  const { edition, phrases } = page
  const blocks = edition.document.children
  const first = blocks.findIndex(({ type }) => type !== 'title' && type !== 'titleLine')
  const split = first === -1 ? blocks.length : first
  const state: State = { page, footnotes: [], text: '', deeper: 0 }
  // The title block is printed first, so that its footnotes come first.
  const titles = show(blocks.slice(0, split), state)
  const attachments = blocks.filter(({ type }) => type === 'attachment')
  const own = show(blocks.slice(split).filter(({ type }) => type !== 'attachment'), state)
  const body: Html = [
    h('a', { class: 'skip', href: `#${PAGE_TOP}` }, phrases.skip),
    h('header', { class: 'head' }, letterhead(edition), split > 0 ? h('div', { class: 'title-block' }, titles) : [], legend(page)),
    h('div', { class: 'frame' }, contents(edition), h('main', { id: PAGE_TOP, tabindex: -1 }, own, endnotes(state), show(attachments, state))),
    footer(edition, phrases.fingerprint),
  ]
  return h('html', { lang: edition.words.locale.slice(0, 2) }, head(edition), h('body', {}, body))
}

function head(edition: Edition): Html {
  const css = sheet(edition)
  const hash = createHash('sha256').update(css, 'utf8').digest('base64')
  // Only this style sheet and pictures inside the file: whatever else might be smuggled in, the browser refuses.
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; img-src data:; base-uri 'none'; form-action 'none'`
  return h(
    'head', {},
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('title', {}, [edition.title, edition.draftMark].filter(Boolean).join(' – ')),
    h('style', {}, css),
  )
}

/** Who the page is from, and what must be known of it before it is read: that it is a draft, or invented. */
function letterhead({ style, draftMark, words, document }: Edition): Html {
  const { crest, header } = style
  const parts: Html[] = [
    crest ? h('img', { src: dataUri(crest.kind, crest.bytes), alt: crest.alt, height: pixels(crest.height), width: pixels(crest.width) }) : [],
    header === undefined ? [] : h('p', { class: 'owner' }, header),
    draftMark === undefined ? [] : h('p', { class: 'mark' }, draftMark),
    document.meta.oppdiktet === true ? h('p', { class: 'mark' }, words.invented) : [],
  ]
  return parts.flat().length === 0 ? [] : h('div', { class: 'letterhead' }, parts)
}

/** Millimetres to CSS pixels, 96 an inch. */
function pixels(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 96)
}

/** How changes are shown, where there are any. */
function legend({ edition, phrases }: Page): Html {
  const changed = [...walk(edition.document)].some(([node]) => node.type !== 'document' && isChanged(node))
  if (!changed) return []
  return h('p', { class: 'legend' }, `${phrases.changes}: `, h('ins', {}, phrases.inserted), ', ', h('del', {}, phrases.deleted), '.')
}

function isChanged(node: { change?: unknown; endChange?: unknown } | Block): boolean {
  return node.change !== undefined || ('endChange' in node && node.endChange !== undefined)
}

function footer({ title, draftMark, fingerprint }: Edition, caption: string): Html {
  return h(
    'footer', { class: 'foot' },
    h('p', {}, [title, draftMark].filter(Boolean).join('. ')),
    h('p', {}, `${caption}: `, h('span', { class: 'fingerprint' }, printedFingerprint(fingerprint))),
  )
}
