/** The text of a tagged PDF in reading order, without what is the page's own: headers, footers, margin. */
import { catalogOf, dictAt, itemsOf, pagesOf, resolve, type PdfFile } from '../pdf/file.ts'
import { textOf, type Dict, type Value } from '../pdf/parse.ts'
import { nameIn } from '../pdf/xref.ts'
import { pageText } from './pdf-page.ts'
import { fingerprintsIn, oneLine, type Line } from './text.ts'

/** Elements that are a line of their own; what lies within belongs to it. */
const LINES = /^(?:H[1-6]?|P|Title|Caption|LBody|Lbl|TD|TH|Note|BlockQuote|Code|Formula|TOCI)$/

/** @returns undefined when the file has no tags, and so no reading order. @throws PdfFault */
export function pdfLines(file: PdfFile): Line[] | undefined {
  const tree = dictAt(file, catalogOf(file).entries.get('StructTreeRoot'))
  if (!tree) return undefined
  const texts = new Map(pagesOf(file).map((page) => [page, pageText(file, page).marked]))
  const roles = dictAt(file, tree.entries.get('RoleMap'))
  const lines: Line[] = []
  const seen = new Set<number>()
  let open: Line | undefined

  const visit = (value: Value, page: number | undefined, depth: number): void => {
    if (depth > 200) return
    const found = resolve(file, value)
    if (found?.type === 'number') take(page, found.value)
    if (found?.type !== 'dict') return
    if (value.type === 'ref') {
      if (seen.has(value.number)) return
      seen.add(value.number)
    }
    const own = pageIn(found) ?? page
    if (nameIn(found, 'Type') === 'MCR') {
      const id = found.entries.get('MCID')
      if (id?.type === 'number') take(own, id.value)
      return
    }
    element(found, own, depth)
  }
  const element = (dict: Dict, page: number | undefined, depth: number): void => {
    const kind = roleOf(nameIn(dict, 'S') ?? '', roles)
    // Drafting notes stand in the margin of drafts and are no part of the text.
    if (textOf(dict.entries.get('ID')).startsWith('notat ')) return
    const outer = open
    if (LINES.test(kind)) {
      open = { heading: /^(?:H\d?|Title)$/.test(kind), text: '' }
      lines.push(open)
    }
    // What is told of a picture is a part of the text, as in the fingerprint.
    if (kind === 'Figure' && dict.entries.has('Alt')) add(`\n[${textOf(dict.entries.get('Alt'))}]`)
    const kids = dict.entries.get('K')
    const list = resolve(file, kids)
    for (const kid of list?.type === 'array' ? itemsOf(file, kids) : kids ? [kids] : []) visit(kid, page, depth + 1)
    if (LINES.test(kind)) open = outer
  }
  // A piece of a page belongs to one element (14.7.4.2); a file that names it again and again would be read without end.
  const taken = new Set<string>()
  const take = (page: number | undefined, id: number): void => {
    const key = `${page} ${id}`
    if (!taken.has(key)) add(texts.get(page ?? -1)?.get(id))
    taken.add(key)
  }
  const add = (text: string | undefined): void => {
    if (text === undefined) return
    if (!open) lines.push((open = { heading: false, text: '' }))
    open.text += text
  }
  element(tree, undefined, 0)
  return lines
}

function pageIn(dict: Dict): number | undefined {
  const page = dict.entries.get('Pg')
  return page?.type === 'ref' ? page.number : undefined
}

const roleOf = (name: string, roles: Dict | undefined): string => (roles && nameIn(roles, name)) ?? name

/** The fingerprints that are printed on the pages, each once; and what is written outside of the text, a line at a time. */
export function aroundText(file: PdfFile): { fingerprints: string[]; loose: string[] } {
  const pages = pagesOf(file).map((page) => pageText(file, page))
  const lines = pages.flatMap(({ loose }) => loose.split('\n').map(oneLine).filter(Boolean))
  return { fingerprints: [...new Set(pages.flatMap(({ all }) => fingerprintsIn(all)))], loose: [...new Set(lines)] }
}
