/**
 * The defects of a Word file that the Open XML SDK's validator lets through, and that Word repairs, refuses or shows wrongly.
 * Each check is a function from the opened file to what it found; the planted faults in `lint.test.ts` show that it finds it.
 */
import { elements, openPackage, textOf, type Element, type Package } from './package.ts'

export interface Finding {
  code: string
  part: string
  what: string
}

type Check = (file: Package, report: (part: string, what: string) => void) => void

const REVISIONS = new Set(['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo', 'w:rPrChange', 'w:pPrChange', 'w:sectPrChange', 'w:tblPrChange', 'w:trPrChange', 'w:tcPrChange', 'w:tblGridChange', 'w:numberingChange', 'w:cellIns', 'w:cellDel', 'w:cellMerge', 'w:moveFromRangeStart', 'w:moveToRangeStart'])

const stories = (file: Package): string[] =>
  [...file.parts.keys()].filter((path) => /^word\/(document|footnotes|endnotes|comments|header\d+|footer\d+)\.xml$/.test(path)).sort()

function* inStories(file: Package): Generator<[string, Element, readonly Element[]]> {
  for (const part of stories(file)) for (const [element, ancestors] of elements(file.xml(part))) yield [part, element, ancestors]
}

const value = (element: Element): string => element.attributes['w:val'] ?? ''
const children = (element: Element, name: string): Element[] =>
  element.children.filter((child): child is Element => typeof child !== 'string' && child.name === name)

/** A start without an end, an end without a start, or a start after its end. */
const pairs = (start: string, end: string): Check => (file, report) => {
  for (const part of stories(file)) {
    const open = new Map<string, number>()
    for (const [{ name, attributes }] of elements(file.xml(part))) {
      const id = attributes['w:id'] ?? ''
      if (name === start) open.set(id, (open.get(id) ?? 0) + 1)
      if (name === end && !open.has(id)) report(part, `${end} ${id} without a start`)
      if (name === end) open.delete(id)
    }
    for (const id of open.keys()) report(part, `${start} ${id} without an end`)
  }
}

/** The kind that is the same to a draft, but no move, or one. */
const MOVED_NAMES: Readonly<Record<string, string>> = { 'w:ins': 'w:moveTo', 'w:moveTo': 'w:ins', 'w:del': 'w:moveFrom', 'w:moveFrom': 'w:del' }

function endOf(paragraph: Element): string | undefined {
  const mark = children(children(paragraph, 'w:pPr')[0] ?? paragraph, 'w:rPr')[0]
  return mark?.children.find((child): child is Element => typeof child !== 'string' && MOVED_NAMES[child.name] !== undefined)?.name
}

const CHECKS: Readonly<Record<string, Check>> = {
  'bookmark-range': pairs('w:bookmarkStart', 'w:bookmarkEnd'),
  'comment-range': pairs('w:commentRangeStart', 'w:commentRangeEnd'),
  'move-from-range': pairs('w:moveFromRangeStart', 'w:moveFromRangeEnd'),
  'move-to-range': pairs('w:moveToRangeStart', 'w:moveToRangeEnd'),

  'shared-id': (file, report) => {
    const seen = new Map<string, string>()
    for (const [part, { name, attributes }] of inStories(file)) {
      const id = attributes['w:id']
      if (id === undefined || !(REVISIONS.has(name) || name === 'w:bookmarkStart')) continue
      const other = seen.get(id)
      if (other !== undefined) report(part, `${name} has the id ${id} of a ${other}`)
      seen.set(id, name)
    }
  },

  'deleted-text': (file, report) => {
    for (const [part, { name }, ancestors] of inStories(file)) {
      const isDeleted = ancestors.some((ancestor) => ancestor.name === 'w:del')
      if (isDeleted && name === 'w:t') report(part, 'w:t inside w:del')
      if (!isDeleted && (name === 'w:delText' || name === 'w:delInstrText')) report(part, `${name} outside w:del`)
    }
  },

  // LibreOffice keeps a rejected row whose cells are not tracked (its `w:trPr` alone does not count).
  'half-row': (file, report) => {
    for (const [part, row] of inStories(file)) {
      if (row.name !== 'w:tr') continue
      const kinds = children(children(row, 'w:trPr')[0] ?? row, 'w:ins').length > 0 ? 'w:ins' : children(children(row, 'w:trPr')[0] ?? row, 'w:del').length > 0 ? 'w:del' : undefined
      for (const [element, ancestors] of elements(row)) {
        if (kinds === undefined) break
        const isTracked = [...ancestors, element].some(({ name }) => name === kinds)
        if (element.name === 'w:t' && !isTracked) report(part, `words that are not tracked in a row with ${kinds}`)
        if (element.name === 'w:p' && endOf(element) === undefined) report(part, `an end that is not tracked in a row with ${kinds}`)
      }
    }
  },

  // LibreOffice joins paragraphs wrongly when the end is another kind than what stands before it.
  'mixed-end': (file, report) => {
    for (const [part, paragraph] of inStories(file)) {
      const end = paragraph.name === 'w:p' ? endOf(paragraph) : undefined
      const kinds = new Set(paragraph.children.flatMap((child) => (typeof child !== 'string' && MOVED_NAMES[child.name] !== undefined ? [child.name] : [])))
      const [only] = kinds
      if (end !== undefined && only !== undefined && kinds.size === 1 && only !== end && MOVED_NAMES[only] === end && end !== 'w:moveTo') report(part, `the end is ${end}, the words are ${only}`)
    }
  },

  'half-move': (file, report) => {
    const names: Record<string, Set<string>> = { 'w:moveFromRangeStart': new Set(), 'w:moveToRangeStart': new Set() }
    for (const [, { name, attributes }] of inStories(file)) names[name]?.add(attributes['w:name'] ?? '')
    const [from, to] = [names['w:moveFromRangeStart']!, names['w:moveToRangeStart']!]
    for (const name of from) if (!to.has(name)) report('word/document.xml', `the move ${name} goes nowhere`)
    for (const name of to) if (!from.has(name)) report('word/document.xml', `the move ${name} comes from nowhere`)
  },

  'bookmark-name': (file, report) => {
    const seen = new Set<string>()
    for (const [part, { name, attributes }] of inStories(file)) {
      if (name !== 'w:bookmarkStart') continue
      const own = attributes['w:name'] ?? ''
      if (seen.has(own.toLowerCase())) report(part, `two bookmarks are called ${own}`)
      if (!/^[\p{L}_][\p{L}\p{N}_]{0,39}$/u.test(own)) report(part, `Word takes no bookmark called ${own}`)
      seen.add(own.toLowerCase())
    }
  },

  'unknown-style': (file, report) => {
    const known = new Set([...elements(file.xml('word/styles.xml'))].flatMap(([{ name, attributes }]) => (name === 'w:style' ? [attributes['w:styleId']] : [])))
    const names = new Set(['w:pStyle', 'w:rStyle', 'w:tblStyle', 'w:basedOn', 'w:next', 'w:link'])
    for (const part of [...stories(file), 'word/styles.xml', 'word/numbering.xml'])
      for (const [element] of elements(file.xml(part))) if (names.has(element.name) && !known.has(value(element))) report(part, `${element.name} ${value(element)}`)
  },

  'unknown-list': (file, report) => {
    const root = file.xml('word/numbering.xml')
    const abstract = new Map((root ? children(root, 'w:abstractNum') : []).map((one) => [one.attributes['w:abstractNumId'], children(one, 'w:lvl').map((level) => level.attributes['w:ilvl'])]))
    const levels = new Map<string, (string | undefined)[]>()
    for (const num of root ? children(root, 'w:num') : []) {
      const known = abstract.get(value(children(num, 'w:abstractNumId')[0]!))
      if (!known) report('word/numbering.xml', `list ${num.attributes['w:numId']} has no definition`)
      levels.set(num.attributes['w:numId'] ?? '', known ?? [])
    }
    for (const part of [...stories(file), 'word/styles.xml'])
      for (const [element] of elements(file.xml(part))) {
        if (element.name !== 'w:numPr') continue
        const id = value(children(element, 'w:numId')[0] ?? element)
        const level = value(children(element, 'w:ilvl')[0] ?? element) || '0'
        if (id === '0') continue
        if (!levels.has(id)) report(part, `there is no list ${id}`)
        else if (!levels.get(id)!.includes(level)) report(part, `list ${id} has no level ${level}`)
      }
  },

  'empty-cell': (file, report) => {
    for (const [part, element] of inStories(file)) {
      if (element.name !== 'w:tc') continue
      const last = element.children.at(-1)
      if (typeof last === 'string' || last?.name !== 'w:p') report(part, 'a cell that does not end in a paragraph')
    }
  },

  'ragged-table': (file, report) => {
    for (const [part, element] of inStories(file)) {
      if (element.name !== 'w:tbl') continue
      const columns = children(children(element, 'w:tblGrid')[0] ?? element, 'w:gridCol').length
      for (const row of children(element, 'w:tr')) {
        const spans = children(row, 'w:tc').map((cell) => Number(value(children(children(cell, 'w:tcPr')[0] ?? cell, 'w:gridSpan')[0] ?? element) || '1'))
        const covered = spans.reduce((sum, span) => sum + span, 0)
        if (covered !== columns) report(part, `a row of ${covered} cells among ${columns} columns`)
      }
    }
  },

  'unbalanced-field': (file, report) => {
    for (const part of stories(file))
      for (const [paragraph] of elements(file.xml(part))) {
        if (paragraph.name !== 'w:p') continue
        const states: string[] = []
        for (const [element] of elements(paragraph)) {
          if (element.name !== 'w:fldChar') continue
          const kind = element.attributes['w:fldCharType']
          if (kind === 'begin') states.push('begin')
          else if (kind === 'separate' && states.at(-1) === 'begin') states[states.length - 1] = 'separate'
          else if (kind === 'end' && states.length > 0) states.pop()
          else report(part, `a field's ${kind} without a begin`)
        }
        if (states.length > 0) report(part, 'a field that does not end')
      }
  },

  'dangling-link': (file, report) => {
    const known = new Set([...inStories(file)].flatMap(([, { name, attributes }]) => (name === 'w:bookmarkStart' ? [attributes['w:name']] : [])))
    for (const [part, element] of inStories(file)) {
      const instruction = element.name === 'w:instrText' || element.name === 'w:delInstrText' ? textOf(element) : element.name === 'w:fldSimple' ? (element.attributes['w:instr'] ?? '') : ''
      const target = /^\s*(?:REF|PAGEREF)\s+(\S+)/.exec(instruction)?.[1] ?? (element.name === 'w:hyperlink' && element.attributes['r:id'] === undefined ? element.attributes['w:anchor'] : undefined)
      if (target !== undefined && !known.has(target)) report(part, `nothing is marked ${target}`)
    }
  },

  'no-alternative-text': (file, report) => {
    for (const [part, { name, attributes }] of inStories(file)) if (name === 'wp:docPr' && !attributes['descr']) report(part, 'a picture without alternative text')
  },

  'unfilled-placeholder': (file, report) => {
    for (const part of [...stories(file), 'word/styles.xml', 'word/numbering.xml'])
      for (const [{ name, attributes }] of elements(file.xml(part)))
        for (const [key, text] of Object.entries(attributes)) if (/^\{.*\}$/.test(text) && key !== 'descr') report(part, `${name} ${key}="${text}"`)
  },

  'unused-note': (file, report) => {
    const used = { 'w:footnoteReference': new Set<string>(), 'w:commentReference': new Set<string>() }
    for (const [, { name, attributes }] of inStories(file)) if (name in used) used[name as keyof typeof used].add(attributes['w:id'] ?? '')
    for (const [{ name, attributes }] of elements(file.xml('word/footnotes.xml')))
      if (name === 'w:footnote' && attributes['w:type'] === undefined && !used['w:footnoteReference'].has(attributes['w:id'] ?? '')) report('word/footnotes.xml', `nothing refers to footnote ${attributes['w:id']}`)
    for (const [{ name, attributes }] of elements(file.xml('word/comments.xml')))
      if (name === 'w:comment' && !used['w:commentReference'].has(attributes['w:id'] ?? '')) report('word/comments.xml', `nothing refers to comment ${attributes['w:id']}`)
  },
}

/** @returns every defect; none in a good file. */
export function lint(bytes: Uint8Array): Finding[] {
  const file = openPackage(bytes)
  return Object.entries(CHECKS).flatMap(([code, check]) => {
    const found: Finding[] = []
    check(file, (part, what) => found.push({ code, part, what }))
    return found
  })
}
