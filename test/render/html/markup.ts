/** Reads a page that we printed back into elements, so that a test can ask for its parts without a browser. */

export interface Part {
  name: string
  attributes: Readonly<Record<string, string>>
  children: (Part | string)[]
}

const VOID = new Set(['br', 'hr', 'img', 'input', 'meta'])
const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' }
const decoded = (text: string): string => text.replace(/&(lt|gt|amp|quot);/g, (entity) => ENTITIES[entity] ?? entity)

/** @returns the root of a page; throws where tags do not pair. */
export function parse(page: string): Part {
  const root: Part = { name: '', attributes: {}, children: [] }
  const open = [root]
  const source = page.replace('<!doctype html>', '').replace(/<(style|script)>[^]*?<\/\1>/g, '<$1></$1>')
  for (const [token, close, name, list] of source.matchAll(/<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*)>|[^<]+/g)) {
    const parent = open.at(-1) as Part
    if (name === undefined) parent.children.push(decoded(token))
    else if (close) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes nothing`)
    } else {
      const attributes = Object.fromEntries([...(list ?? '').matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)].map(([, key, value]) => [key, decoded(value ?? '')]))
      const part: Part = { name, attributes, children: [] }
      parent.children.push(part)
      if (!VOID.has(name)) open.push(part)
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`)
  return root
}

export type Test = (part: Part) => boolean
export const hasClass = (...names: string[]): Test => ({ attributes }) => (attributes['class'] ?? '').split(' ').some((name) => names.includes(name))
export const named = (...names: string[]): Test => ({ name }) => names.includes(name)
export const either = (...tests: Test[]): Test => (part) => tests.some((test) => test(part))

/** @returns every element under `root` that passes, outermost first. */
export function all(root: Part, test: Test): Part[] {
  return root.children.flatMap((child) => (typeof child === 'string' ? [] : [...(test(child) ? [child] : []), ...all(child, test)]))
}

/** @returns the text, without the parts that pass `without`, and without white space. */
export function bareText(part: Part, without: Test = () => false): string {
  return part.children.map((child) => (typeof child === 'string' ? child : without(child) ? '' : bareText(child, without))).join('').replace(/\s+/g, '')
}
