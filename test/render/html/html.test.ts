/** The HTML format: what stands in the file, whatever an author wrote. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { walk, type Document, type Node } from '../../../src/document/tree.ts'
import { edit } from '../../../src/render/edition.ts'
import { html } from '../../../src/render/html/index.ts'
import { print } from '../../../src/render/html/element.ts'
import { cssString } from '../../../src/render/html/sheet.ts'
import { assets, everyNode, paragraph } from '../../fixtures/every-node.ts'
import { shippedStyle, standardStyle } from '../../fixtures/style.ts'
import { hostile, PAYLOADS } from './hostile.ts'

const style = standardStyle()
const render = async (document: Document): Promise<string> => new TextDecoder().decode((await html.render(edit(document, assets, style))).bytes)
const withText = (...children: Parameters<typeof paragraph>): Document => ({ ...everyNode, children: [paragraph(...children)] })

const ELEMENTS = new Set(
  ('html head body meta title style header nav main footer section div p span h1 h2 h3 h4 h5 h6 ol ul li a strong em code sup br hr img ' +
    'table thead tbody tr th td blockquote pre ins del').split(' '),
)
const ATTRIBUTES = /^(lang|charset|http-equiv|content|name|class|id|href|rel|src|alt|width|height|role|scope|tabindex|aria-(label|labelledby|level)|datetime|data-(change|author))$/

/** Splits a page into tags and text with a grammar far narrower than HTML's; whatever it does not know is a fault. */
function tokens(page: string): { tag: string; attributes: [string, string][] }[] {
  const found: { tag: string; attributes: [string, string][] }[] = []
  const rest = page.replace('<!doctype html>', '').replace(/<style>[^<]*<\/style>/, '').replace(/<\/?([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>/g, (_, tag: string, list: string) => {
    const attributes = [...list.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)].map(([, key, value]): [string, string] => [key!, value ?? ''])
    found.push({ tag, attributes })
    return ''
  })
  expect(rest).not.toMatch(/[<>]/)
  expect(rest.replace(/&(amp|lt|gt|quot);/g, '')).not.toContain('&')
  return found
}

function expectHarmless(page: string): void {
  for (const { tag, attributes } of tokens(page)) {
    expect(ELEMENTS).toContain(tag)
    for (const [key, value] of attributes) {
      expect(key).toMatch(ATTRIBUTES)
      if (key === 'href') expect(value).toMatch(/^(https?:\/\/|mailto:|#)/i)
      if (key === 'src') expect(value).toMatch(/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]*$/)
    }
  }
}

describe('hostile content', () => {
  it('is text, wherever in the tree it stands', async () => {
    await fc.assert(
      fc.asyncProperty(hostile(everyNode), async (document) => expectHarmless(await render(document))),
      { numRuns: 150 },
    )
  })
  it('would be caught', () => {
    expect(() => expectHarmless('<p>x</p><script>alert(1)</script>')).toThrow()
    expect(() => expectHarmless('<p onclick="x">x</p>')).toThrow()
    expect(() => expectHarmless('<a href="javascript:x">x</a>')).toThrow()
    expect(() => expectHarmless('a < b')).toThrow()
  })
  it.each(PAYLOADS)('as an address: %s', async (url) => {
    const page = await render(withText({ type: 'link', url, children: [{ type: 'text', value: 'x' }] }))
    expectHarmless(page)
  })
  it('an address that cannot be followed is printed and reported', async () => {
    const document = withText({ type: 'link', url: 'javascript:alert(1)', children: [{ type: 'text', value: 'her' }] })
    const { bytes, messages } = await html.render(edit(document, assets, style))
    expect(new TextDecoder().decode(bytes)).toContain('her (javascript:alert(1))')
    expect(messages).toMatchObject([{ ruleId: 'HTM-001' }])
  })
  it('a style sheet string holds nothing that could end it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(cssString(text).slice(1, -1)).toMatch(/^([A-Za-z0-9 ]|\\[0-9a-f]+ )*$/)
    }))
  })
  it('any string is read back as it was, but for characters that HTML cannot hold', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const back = print(text).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
      expect(back).toBe(text)
    }))
    expect(print('a\u0000\uD800b')).toBe('a\uFFFD\uFFFDb')
  })
})

describe('the page', () => {
  it('is the same on every run', async () => {
    expect(await render(everyNode)).toBe(await render(structuredClone(everyNode)))
  })
  it('lets only its own style sheet through', async () => {
    const page = await render(everyNode)
    const [, css = ''] = /<style>([^]*)<\/style>/.exec(page) ?? []
    expect(page).toContain(`style-src 'sha256-${createHash('sha256').update(css).digest('base64')}'`)
    expect(css).not.toMatch(/<|@import|url\(/)
  })
  it('is in the written form of the document', async () => {
    expect(await render(everyNode)).toContain('<html lang="nb">')
    const nn = await render({ ...everyNode, meta: { ...everyNode.meta, målform: 'nn' } })
    expect(nn).toContain('<html lang="nn">')
    expect(nn).toContain('Hopp til innhaldet')
  })
  it('gives every target its anchor, once, and every inner link a target', async () => {
    const page = await render(everyNode)
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [, href = ''] of page.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(decodeURIComponent(href))
    expect(ids).toEqual(expect.arrayContaining(['formal', 'okonomi', 'bokstav-b', 'kostnader']))
  })
  it('says what it is: a draft, invented, and which text', async () => {
    const edition = edit({ ...everyNode, meta: { ...everyNode.meta, oppdiktet: true } }, assets, shippedStyle('eksempelvik'))
    const page = new TextDecoder().decode((await html.render(edition)).bytes)
    expect(page).toContain('<p class="mark">Utkast 1. mars 2026</p>'.replace('1. mars', '1.\u00A0mars'))
    expect(page).toContain('<p class="mark">Oppdiktet eksempel</p>')
    expect(page).toContain(`Tekstavtrykk: <span class="fingerprint">${edition.fingerprint.slice(0, 4)} `)
    expect(page).toContain('alt="Kommunevåpenet til Eksempelvik (oppdiktet)"')
    expect((await render({ ...everyNode, meta: { ...everyNode.meta, status: 'vedtatt' } }))).not.toContain('class="mark"')
  })
  it('goes on past six levels of headings', async () => {
    const levels = [1, 2, 3, 4, 5, 6].map((level): Document['children'][number] => ({ type: 'heading', level, children: [{ type: 'text', value: `nivå ${level}` }] }))
    const page = await render({ ...everyNode, children: levels })
    expect(page).toMatch(/<h6 id="[^"]*"><span class="number">1.1.1.1.1 <\/span>nivå 5/)
    expect(page).toMatch(/<h6 id="[^"]*" aria-level="7">/)
  })
  it('prints an image that it lacks as its alternative text, and says so', async () => {
    const { bytes, messages } = await html.render(edit(everyNode, new Map(), style))
    expect(new TextDecoder().decode(bytes)).toContain('[Bilde: Kart over havna]')
    expect(messages).toMatchObject([{ ruleId: 'HTM-002', severity: 'warning' }])
  })
  it('lists an attachment that is a file of its own', async () => {
    const document: Document = {
      ...everyNode,
      children: [{ type: 'attachment', id: 'del', file: 'vedlegg/del 1.pdf', media: 'pdf', sha256: 'ab'.repeat(32), children: [{ type: 'title', children: [{ type: 'text', value: 'Generell del' }] }] }],
    }
    const page = await render(document)
    expect(page).toContain('<h2 class="title"><span class="number">Vedlegg 1 </span>Generell del</h2>')
    expect(page).toContain(`<code>1-del-1.pdf</code> (følger som egen fil). SHA-256: <code>${'ab'.repeat(32)}</code>`)
  })
  it('has a handler for every node of the fixture', () => {
    const types = new Set([...walk(everyNode)].map(([node]: [Node, unknown]) => node.type))
    expect(types.size).toBeGreaterThan(25)
  })
})
