/** Writes XML elements; what has no value is left out, as the schema wants of optional elements. */

export type Content = string | number | Element | undefined | readonly Content[]
/** Made by `element`: written as it is. */
export interface Element {
  readonly xml: string
}

/** @returns undefined where there is nothing in it: an empty element is no value. */
export function element(name: string, content: Content, attributes: Readonly<Record<string, string>> = {}): Element | undefined {
  const inner = written(content)
  if (inner === '') return undefined
  const attached = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`).join('')
  const isNested = inner.startsWith('\n')
  return { xml: `<${name}${attached}>${isNested ? `${inner.replaceAll('\n', '\n  ')}\n` : inner}</${name}>` }
}

function written(content: Content): string {
  if (content === undefined) return ''
  if (typeof content === 'string' || typeof content === 'number') return escaped(String(content).trim())
  if ('xml' in content) return `\n${content.xml}`
  return content.map(written).join('')
}

/** Control characters have no place in XML 1.0; a line feed in a value is a space. */
function escaped(text: string): string {
  return text
    .replace(/[\s]+/gu, ' ')
    .replace(/[\u0000-\u001F\uFFFE\uFFFF]/gu, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
