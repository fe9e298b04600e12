/**
 * Our own reader of tracked changes: accepts or rejects all in the XML of a Word file, as ECMA-376 part 1, 17.13.5 says it.
 * Strict where programs are lenient: a paragraph that cannot join the next one, since a table or nothing follows, is left over.
 */
import type { Element } from './package.ts'

export type View = 'accept' | 'reject'

const GONE: Readonly<Record<View, ReadonlySet<string>>> = {
  accept: new Set(['w:del', 'w:moveFrom']),
  reject: new Set(['w:ins', 'w:moveTo']),
}
const MARKS = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'])
const RANGES = /^w:move(From|To)Range(Start|End)$/
const PLAIN_NAMES: Readonly<Record<string, string>> = { 'w:delText': 'w:t', 'w:delInstrText': 'w:instrText' }

export const childNamed = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((child): child is Element => typeof child !== 'string' && child.name === name)

/** @returns the tree without tracked changes; a file without any comes out as it was. */
export function resolved(root: Element, view: View): Element {
  return { ...root, children: content(root.children, view) }
}

function content(children: readonly (Element | string)[], view: View): (Element | string)[] {
  const out: (Element | string)[] = []
  /** Paragraphs whose end is gone, waiting for the one that they join. */
  let open: Element[] = []
  const leave = (): void => {
    out.push(...open.map((paragraph) => resolvedParagraph([], paragraph, view)))
    open = []
  }
  for (const child of children) {
    if (typeof child === 'string') {
      out.push(child)
      continue
    }
    if (RANGES.test(child.name)) continue
    if (child.name === 'w:p') {
      if (hasLostEnd(child, view)) open.push(child)
      else {
        out.push(resolvedParagraph(open, child, view))
        open = []
      }
      continue
    }
    if (child.name === 'w:bookmarkStart' || child.name === 'w:bookmarkEnd') {
      out.push(child)
      continue
    }
    leave()
    const one = block(child, view)
    if (one) out.push(one)
  }
  leave()
  return out
}

function block(element: Element, view: View): Element | undefined {
  if (element.name === 'w:tr' && marksOf(childNamed(element, 'w:trPr')).some((name) => GONE[view].has(name))) return undefined
  const rest = { ...element, children: content(element.children, view) }
  if (element.name === 'w:tbl' && !childNamed(rest, 'w:tr')) return undefined
  return rest
}

const marksOf = (properties: Element | undefined): string[] => (properties?.children ?? []).flatMap((child) => (typeof child !== 'string' && MARKS.has(child.name) ? [child.name] : []))

const hasLostEnd = (paragraph: Element, view: View): boolean => marksOf(childNamed(childNamed(paragraph, 'w:pPr'), 'w:rPr')).some((name) => GONE[view].has(name))

/** The properties are those of the paragraph whose end is left. */
function resolvedParagraph(joined: readonly Element[], last: Element, view: View): Element {
  const inline = [...joined, last].flatMap((paragraph) => inlines(paragraph.children.filter((child) => typeof child === 'string' || child.name !== 'w:pPr'), view))
  const properties = childNamed(last, 'w:pPr')
  return { ...last, children: [...(properties ? [before(properties, 'w:pPrChange', 'w:pPr', view)] : []), ...inline] }
}

function inlines(children: readonly (Element | string)[], view: View): (Element | string)[] {
  return children.flatMap((child): (Element | string)[] => {
    if (typeof child === 'string') return [child]
    if (GONE[view].has(child.name) || RANGES.test(child.name)) return []
    if (MARKS.has(child.name)) return inlines(child.children, view)
    if (child.name === 'w:rPr') return [before(child, 'w:rPrChange', 'w:rPr', view)]
    return [{ ...child, name: PLAIN_NAMES[child.name] ?? child.name, children: inlines(child.children, view) }]
  })
}

/** Properties without their change; rejected, those inside it. What they never hold, a section and the mark, stays. */
function before(properties: Element, change: string, inner: string, view: View): Element {
  const changed = childNamed(properties, change)
  const rest = properties.children.filter((child) => typeof child === 'string' || (child.name !== change && !(child.name === 'w:rPr' && inner === 'w:pPr')))
  if (!changed || view === 'accept') return { ...properties, children: rest }
  const stays = rest.filter((child) => typeof child !== 'string' && child.name === 'w:sectPr')
  return { ...properties, children: [...(childNamed(changed, inner)?.children ?? []), ...stays] }
}
