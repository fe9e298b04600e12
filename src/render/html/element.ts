/** HTML as data: text stays text until it is printed, so that nothing an author writes can become markup. */

export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

export interface Element {
  name: string
  attributes: Attributes
  children: readonly Html[]
}

/** A string is text. */
export type Html = Element | string | readonly Html[]

/** `true` prints a bare attribute, `false` and undefined none. */
export function h(name: string, attributes: Attributes = {}, ...children: Html[]): Element {
  return { name, attributes, children }
}

export function isElement(html: Html): html is Element {
  return typeof html === 'object' && 'name' in html
}

/** A list within a list is one list. */
export function flat(html: Html): readonly (Element | string)[] {
  return typeof html === 'string' || isElement(html) ? [html] : html.flatMap(flat)
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'meta'])
/** What a line of the file ends after; elsewhere white space would be text. */
const OWN_LINE = new Set([
  'html', 'head', 'body', 'meta', 'title', 'style', 'header', 'nav', 'main', 'footer', 'section', 'figure', 'div', 'h1', 'h2', 'h3',
  'h4', 'h5', 'h6', 'p', 'ol', 'ul', 'li', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'blockquote', 'pre', 'hr',
  'fieldset', 'script',
])

export function print(html: Html): string {
  if (typeof html === 'string') return escaped(html)
  if (!isElement(html)) return html.map(print).join('')
  const { name, children } = html
  const attributes = Object.entries(html.attributes).map(([key, value]) => attribute(key, value)).join('')
  const end = OWN_LINE.has(name) ? '\n' : ''
  if (VOID.has(name)) return `<${name}${attributes}>${end}`
  // A style sheet is raw text: it is ours, with values that the house style's reader has let through. So is a script, all ours.
  const content = name === 'style' || name === 'script' ? children.join('') : children.map(print).join('')
  return `<${name}${attributes}>${content}</${name}>${end}`
}

function attribute(key: string, value: string | number | boolean | undefined): string {
  if (value === undefined || value === false) return ''
  return value === true ? ` ${key}` : ` ${key}="${escaped(String(value)).replaceAll('"', '&quot;')}"`
}

/** Characters that no HTML document may hold (HTML 13.2.3.5: controls, noncharacters, lone surrogates) become the replacement character. */
function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFDD0-\uFDEF\uFFFE\uFFFF]|\p{Surrogate}/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
