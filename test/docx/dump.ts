/** A Word file as a list of its blocks: place, style, number, alignment, and the words with their formatting. */
import { elements, openPackage, textOf, type Element, type Package } from './package.ts'
import { childNamed, resolved, type View } from './resolve.ts'

export interface Dumped {
  blocks: string[]
  /** Cross-references to places that are not there. */
  lost: number
}

const value = (element: Element | undefined, name = 'w:val'): string => element?.attributes[name] ?? ''

/** @param view which side of the tracked changes is read. */
export function dump(bytes: Uint8Array, view: View): Dumped {
  const file = openPackage(bytes)
  const body = resolved(childNamed(file.xml('word/document.xml'), 'w:body')!, view)
  const labels = labelsOf(file, body)
  const targets = targetsOf(body, labels)
  const notes = notesOf(file, view)
  const out: Dumped = { blocks: [], lost: 0 }
  let tables = 0

  const inline = (nodes: readonly (Element | string)[], labelsHere: ReadonlyMap<Element, string>): string => {
    let said = ''
    let format = ''
    /** Inside a field: its code, then nothing until it ends. */
    let field: string | undefined
    const say = (text: string, as = format): void => {
      if (text !== '') said += as === '' ? text : `<${as}>${text}</${as}>`
    }
    const target = (name: string): string => {
      const found = targets.get(name)
      if (found === undefined) out.lost += 1
      return `⟦${found ?? '?'}⟧`
    }
    const visit = (node: Element | string): void => {
      if (typeof node === 'string') return
      switch (node.name) {
        case 'w:r': {
          const properties = childNamed(node, 'w:rPr')
          format = ['w:rStyle', 'w:b', 'w:i'].flatMap((name) => (childNamed(properties, name) ? [name === 'w:rStyle' ? value(childNamed(properties, name)) : name.slice(2)] : [])).join(' ')
          return node.children.forEach(visit)
        }
        case 'w:fldChar':
          if (value(node, 'w:fldCharType') === 'begin') field = ''
          if (value(node, 'w:fldCharType') === 'end') {
            const [, name, switches = ''] = /REF (\S+)(.*)/.exec(field ?? '') ?? []
            if (name !== undefined) say(`${switches.includes('\\n') ? 'nr ' : ''}${target(name)}`)
            field = undefined
          }
          return
        case 'w:instrText':
          if (field !== undefined) field += textOf(node)
          return
        case 'w:hyperlink': {
          const anchor = node.attributes['r:id'] === undefined ? node.attributes['w:anchor'] : undefined
          const outer = said
          said = ''
          node.children.forEach(visit)
          // What is deleted leaves its link without words.
          said = outer + (said === '' ? '' : anchor === undefined ? `[${said}]` : target(anchor))
          return
        }
        case 'w:t':
          return field === undefined ? say(textOf(node)) : undefined
        case 'w:tab': return say('→')
        case 'w:br': return say('⏎')
        case 'w:noBreakHyphen': return say('-')
        case 'w:softHyphen': return say('\u00AD')
        case 'w:drawing': return say(`⟨${[...elements(node)].find(([{ name }]) => name === 'wp:docPr')?.[0].attributes['descr']}⟩`)
        case 'w:footnoteReference': {
          const note = notes.footnotes.get(value(node, 'w:id'))
          return say(`⟨note ${note ? paragraphs(note, labelsOf(file, note)).join(' ¶ ') : '?'}⟩`, '')
        }
        case 'w:commentReference': return say(`⟨comment ${notes.comments.get(value(node, 'w:id')) ?? '?'}⟩`, '')
      }
      node.children.forEach(visit)
    }
    void labelsHere
    nodes.forEach(visit)
    return said.replaceAll(/<\/([^<>]+)><\1>/g, '')
  }

  const paragraph = (node: Element, labelsHere: ReadonlyMap<Element, string>): string => {
    const properties = childNamed(node, 'w:pPr')
    const align = value(childNamed(properties, 'w:jc')) || 'left'
    return `${value(childNamed(properties, 'w:pStyle'))}${align === 'left' ? '' : ` ${align}`} ${labelsHere.get(node) ?? ''}| ${inline(node.children, labelsHere)}`
  }
  const paragraphs = (root: Element, labelsHere: ReadonlyMap<Element, string>): string[] =>
    root.children.flatMap((child): string[] => {
      if (typeof child === 'string') return []
      if (child.name === 'w:p') return [paragraph(child, labelsHere)]
      if (child.name !== 'w:tbl') return []
      tables += 1
      const number = tables
      const rows = child.children.filter((row): row is Element => typeof row !== 'string' && row.name === 'w:tr')
      return rows.flatMap((row, r) => row.children.filter((cell): cell is Element => typeof cell !== 'string' && cell.name === 'w:tc')
        .flatMap((cell, c) => paragraphs(cell, labelsHere).map((line) => `table ${number} ${r + 1}.${c + 1} ${line}`)))
    })
  out.blocks = paragraphs(body, labels)
  return out
}

/** What a cross-reference gives: the number and the words of the paragraph that its bookmark begins in. */
function targetsOf(body: Element, labels: ReadonlyMap<Element, string>): Map<string, string> {
  const targets = new Map<string, string>()
  for (const [element, ancestors] of elements(body)) {
    if (element.name !== 'w:bookmarkStart') continue
    const paragraph = ancestors.findLast(({ name }) => name === 'w:p')
    if (paragraph) targets.set(element.attributes['w:name'] ?? '', `${labels.get(paragraph) ?? ''} ${wordsOf(paragraph)}`)
  }
  return targets
}

/** Without the results of fields, which are cached. */
function wordsOf(paragraph: Element): string {
  let depth = 0
  let words = ''
  for (const [element, ancestors] of elements(paragraph)) {
    if (element.name === 'w:fldChar') depth += { begin: 1, end: -1 }[element.attributes['w:fldCharType'] ?? ''] ?? 0
    if (element.name === 'w:t' && depth === 0 && !ancestors.some(({ name, attributes }) => name === 'w:hyperlink' && attributes['w:anchor'] !== undefined && attributes['r:id'] === undefined)) words += textOf(element)
  }
  return words
}

function notesOf(file: Package, view: View): { footnotes: ReadonlyMap<string, Element>; comments: ReadonlyMap<string, string> } {
  const footnotes = new Map<string, Element>()
  for (const [element] of elements(file.xml('word/footnotes.xml'))) if (element.name === 'w:footnote') footnotes.set(value(element, 'w:id'), resolved(element, view))
  const comments = new Map<string, string>()
  for (const [element] of elements(file.xml('word/comments.xml'))) if (element.name === 'w:comment') comments.set(value(element, 'w:id'), textOf(resolved(element, view)))
  return { footnotes, comments }
}

/** The number of each numbered paragraph, counted as Word counts: each list for itself, a level anew after one above it. */
function labelsOf(file: Package, root: Element): Map<Element, string> {
  const numbering = file.xml('word/numbering.xml')
  const named = (element: Element | undefined, name: string): Element[] => (element?.children ?? []).filter((child): child is Element => typeof child !== 'string' && child.name === name)
  const abstract = new Map(named(numbering, 'w:abstractNum').map((one) => [value(one, 'w:abstractNumId'), named(one, 'w:lvl')]))
  const lists = new Map(named(numbering, 'w:num').map((one) => [value(one, 'w:numId'), abstract.get(value(childNamed(one, 'w:abstractNumId'))) ?? []]))
  const styles = new Map(named(file.xml('word/styles.xml'), 'w:style').map((style) => [value(style, 'w:styleId'), childNamed(childNamed(style, 'w:pPr'), 'w:numPr')]))
  const counts = new Map<string, number[]>()
  const labels = new Map<Element, string>()
  for (const [paragraph] of elements(root)) {
    if (paragraph.name !== 'w:p') continue
    const properties = childNamed(paragraph, 'w:pPr')
    const numPr = childNamed(properties, 'w:numPr') ?? styles.get(value(childNamed(properties, 'w:pStyle')))
    const id = value(childNamed(numPr, 'w:numId'))
    const levels = lists.get(id)
    if (!numPr || !levels || id === '0') continue
    const level = Number(value(childNamed(numPr, 'w:ilvl')) || '0')
    const startOf = (at: number): number => Number(value(childNamed(levels[at], 'w:start')) || '1')
    const count = counts.get(id) ?? []
    for (let at = 0; at < level; at += 1) count[at] ??= startOf(at)
    count.length = Math.min(count.length, level + 1)
    count[level] = count[level] === undefined ? startOf(level) : count[level] + 1
    counts.set(id, count)
    const format = value(childNamed(levels[level], 'w:numFmt'))
    const text = value(childNamed(levels[level], 'w:lvlText'))
    labels.set(paragraph, format === 'bullet' ? text : text.replace(/%(\d)/g, (_, at: string) => numeral(count[Number(at) - 1] ?? 1, format)))
  }
  return labels
}

function numeral(count: number, format: string): string {
  return format === 'lowerLetter' ? String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.floor((count - 1) / 26) + 1) : String(count)
}
