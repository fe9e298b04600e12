/** HTML: one self-contained page that needs no network, on screen and on paper. Only a redline has a script, and can be read without. */
import { createHash } from 'node:crypto'
import { printedFingerprint } from '../../document/fingerprint.ts'
import { walk, type Block } from '../../document/tree.ts'
import { besideFiles } from '../beside.ts'
import type { Edition } from '../edition.ts'
import type { Format } from '../format.ts'
import { knownChanges } from '../known-changes.ts'
import { legendWordsOf } from '../legend-words.ts'
import { movesOf } from '../moved.ts'
import { contents } from './contents.ts'
import { h, print, type Html } from './element.ts'
import { endnotes } from './endnotes.ts'
import { show } from './handlers.ts'
import { dataUri } from './inlines.ts'
import { phrasesOf } from '../phrases.ts'
import { redlineWordsOf } from '../redline-words.ts'
import { redlineParts } from './redline.ts'
import { redlinePhrasesOf } from './redline-phrases.ts'
import { redlineSheet } from './redline-sheet.ts'
import { sheet } from './sheet.ts'
import { PAGE_TOP, type Page, type State } from './state.ts'

export const html: Format = {
  name: 'html',
  extension: 'html',
  render: async (edition) => {
    const { document: tree, redline, numbers, words } = edition
    const known = redline ? knownChanges(tree) : new Map()
    const page: Page = {
      show, edition, phrases: phrasesOf(words), messages: [], anchors: new Set(), marked: new Set(), tables: 0, noteNames: new Map(),
      changes: [...known.values()].map(({ listed }) => listed), redlineWords: redlineWordsOf(words),
      moves: redline ? movesOf(known, { numbers, olderNumbers: redline.olderNumbers }, words) : new Map(),
      prefix: '', otherPrefix: '', changeOf: (node) => node,
    }
    const text = `<!doctype html>\n${print(document(page))}`
    return { bytes: new TextEncoder().encode(text), beside: besideFiles(edition), messages: page.messages }
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
  const content = [own, endnotes(state), show(attachments, state)]
  const parts = edition.redline ? redlineParts(page, edition.redline, content, split) : undefined
  const body: Html = [
    h('a', { class: 'skip', href: `#${PAGE_TOP}` }, phrases.skip),
    parts?.script ? h('a', { class: 'skip', href: '#side:endringer' }, redlinePhrasesOf(edition.words).skipToChanges) : [],
    h('header', { class: 'head' }, letterhead(edition), split > 0 ? h('div', { class: 'title-block' }, titles) : [], parts ? [parts.compared, parts.legend] : legend(page)),
    parts?.tools ?? [],
    parts?.frame ?? h('div', { class: 'frame' }, contents(edition), h('main', { id: PAGE_TOP, tabindex: -1 }, content)),
    footer(edition, phrases.fingerprint),
    parts?.script ? h('script', {}, parts.script) : [],
  ]
  return h('html', { lang: edition.words.locale.slice(0, 2) }, head(edition, parts?.script ?? ''), h('body', { class: parts && 'redline' }, body))
}

function head(edition: Edition, script: string): Html {
  const css = sheet(edition) + (edition.redline ? redlineSheet() : '')
  const scripts = script === '' ? '' : `; script-src '${hashOf(script)}'`
  // Only this style sheet, this script and pictures inside the file: whatever else might be smuggled in, the browser refuses.
  const policy = `default-src 'none'; style-src '${hashOf(css)}'${scripts}; img-src data:; base-uri 'none'; form-action 'none'`
  const title = [edition.title, edition.draftMark].filter(Boolean).join(' – ')
  return h(
    'head', {},
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('title', {}, edition.redline ? `${legendWordsOf(edition.words).name}: ${title}` : title),
    h('style', {}, css),
  )
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`
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
function legend({ edition, redlineWords: { spoken } }: Page): Html {
  const changed = [...walk(edition.document)].some(([node]) => node.type !== 'document' && isChanged(node))
  if (!changed) return []
  return h('p', { class: 'legend' }, `${legendWordsOf(edition.words).samples}: `, h('ins', {}, spoken.inserted), ', ', h('del', {}, spoken.deleted), '.')
}

function isChanged(node: { change?: unknown; endChange?: unknown } | Block): boolean {
  return node.change !== undefined || ('endChange' in node && node.endChange !== undefined)
}

function footer({ title, draftMark, fingerprint, isAboutAnother }: Edition, caption: string): Html {
  return h(
    'footer', { class: 'foot' },
    h('p', {}, [title, draftMark].filter(Boolean).join('. ')),
    isAboutAnother ? [] : h('p', {}, `${caption}: `, h('span', { class: 'fingerprint' }, printedFingerprint(fingerprint))),
  )
}
