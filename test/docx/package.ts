/** A Word file taken apart for tests: its parts, and each XML part as an ordered tree. */
import { strFromU8, unzipSync, zipSync, strToU8 } from 'fflate'
import { SaxesParser } from 'saxes'

export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  children: (Element | string)[]
}

export interface Package {
  parts: ReadonlyMap<string, Uint8Array>
  /** The root of an XML part; throws when it is not well formed. */
  xml: (path: string) => Element | undefined
}

export function openPackage(bytes: Uint8Array): Package {
  const parts = new Map(Object.entries(unzipSync(bytes)))
  const parsed = new Map<string, Element>()
  return {
    parts,
    xml(path) {
      const part = parts.get(path)
      if (part && !parsed.has(path)) parsed.set(path, parse(strFromU8(part)))
      return parsed.get(path)
    },
  }
}

/** @returns the file with its XML parts changed, for planting faults. */
export function changed(bytes: Uint8Array, change: (path: string, xml: string) => string): Uint8Array {
  const parts = Object.entries(unzipSync(bytes))
  const after = parts.map(([path, data]) => [path, /\.(xml|rels)$/.test(path) ? strToU8(change(path, strFromU8(data))) : data] as const)
  return zipSync(Object.fromEntries(after))
}

function parse(xml: string): Element {
  const parser = new SaxesParser()
  const root: Element = { name: '', attributes: {}, children: [] }
  const open = [root]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = { name, attributes: { ...attributes }, children: [] }
    open.at(-1)!.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', (text) => void open.at(-1)!.children.push(text))
  parser.write(xml).close()
  return root.children.find((child): child is Element => typeof child !== 'string')!
}

/** Every element with its ancestors, outermost first, in document order. */
export function* elements(root: Element | undefined, ancestors: readonly Element[] = []): Generator<[Element, readonly Element[]]> {
  if (!root) return
  yield [root, ancestors]
  const path = [...ancestors, root]
  for (const child of root.children) if (typeof child !== 'string') yield* elements(child, path)
}

export function textOf(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')
}
