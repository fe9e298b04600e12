/**
 * A redline as lines that a lawyer can read, for the golden cases: one line a block, in the manner of CriticMarkup.
 *
 * `{++ny++}` `{--slettet--}` `{~~eldre~>nyere~~}` `{=formatert=}{>>var …<<}` `{++¶++}` (split) `{--¶--}` (merged), and before a line
 * `[ny]` `[slettet]` `[flyttet bort A]` `[flyttet hit A]`. Blanks at the edges of a mark, and punctuation that both wordings of a
 * replacement open or end with, are shown outside it: where exactly they fall is no matter of right or wrong.
 */
import { referenceLabel } from '../../src/document/analyse.ts'
import { deriveRedline, type Derived } from '../../src/document/redline.ts'
import type { Block, Change, Document, Inline, Mark, OlderProperties } from '../../src/document/tree.ts'

interface Line {
  text: string
  depth: number
}

interface Piece {
  value: string
  marks: string
  change: Change | undefined
}

/** @returns the lines of a redline, or of a plain document. */
export function show(redline: Document): string[] {
  const derived = deriveRedline(redline)
  const moves = new Map<string, string>()
  return redline.children.filter(({ type }) => type !== 'titleLine').flatMap((block) => lines(block, derived, moves)).map(({ text, depth }) => '  '.repeat(depth) + text)
}

function lines(block: Block, derived: Derived, moves: Map<string, string>): Line[] {
  const before = prefix(block, moves)
  const own = (text: string): Line[] => [{ text: `${before}${text}`.trim(), depth: 0 }]
  const end = block.endChange ? { inserted: '{++¶++}', deleted: '{--¶--}', movedFrom: '', movedTo: '', formatted: '' }[block.endChange.kind] : ''
  const number = derived.numbers.get(block)?.label
  switch (block.type) {
    case 'title':
      return own(`# ${inline(block.children, derived)}`)
    case 'heading':
      return own(`${'#'.repeat(block.level + 1)} ${number ? `${number} ` : ''}${inline(block.children, derived)}`)
    case 'paragraph':
    case 'titleLine':
    case 'signatureLine':
    case 'attachmentEntry':
      return own(inline(block.children, derived) + end)
    case 'code':
      return own(`\`${inline(block.children, derived)}\``)
    case 'rule':
      return own('---')
    case 'tableRow':
      return own(`| ${block.children.map((cell) => prefix(cell, moves) + inline(cell.children, derived)).join(' | ')} |`)
    case 'tableCell':
      return own(inline(block.children, derived))
    case 'listItem': {
      const [first, ...rest] = block.children.flatMap((child) => lines(child, derived, moves))
      const label = number === undefined || number === '•' ? '-' : number
      return [{ text: `${before}${label} ${first?.text ?? ''}`, depth: 0 }, ...rest.map(({ text, depth }) => ({ text, depth: depth + 1 }))]
    }
  }
  const inside = (block.children as readonly Block[]).flatMap((child) => lines(child, derived, moves))
  return before === '' ? inside : block.change?.kind === 'formatted' ? [{ text: before.trim(), depth: 0 }, ...inside] : inside.map(({ text, depth }) => ({ text: before + text, depth }))
}

const KINDS = { bullet: 'punkter', number: 'tall', letter: 'bokstaver' } as const
const MARK_NAMES: Readonly<Record<Mark, string>> = { strong: 'halvfet', emphasis: 'kursiv', code: 'kode' }

function prefix(node: Block, moves: Map<string, string>): string {
  const { change } = node
  if (!change) return ''
  const letter = (): string => {
    if (!moves.has(change.id)) moves.set(change.id, String.fromCharCode(65 + moves.size))
    return moves.get(change.id) ?? ''
  }
  switch (change.kind) {
    case 'inserted':
      return '[ny] '
    case 'deleted':
      return '[slettet] '
    case 'movedFrom':
      return `[flyttet bort ${letter()}] `
    case 'movedTo':
      return `[flyttet hit ${letter()}] ${change.before ? look(change.before) : ''}`
    case 'formatted':
      return look(change.before ?? {})
  }
}

function look({ level, kind, align, unnumbered, sha256 }: OlderProperties): string {
  if (level !== undefined) return `[var nivå ${level}] `
  if (kind !== undefined) return `[listen hadde ${KINDS[kind]}] `
  if (Array.isArray(align)) return `[tabellen hadde ${align.length} kolonner] `
  if (sha256 !== undefined) return '[annet innhold] '
  return unnumbered === undefined ? '[annen form] ' : `[var ${unnumbered ? 'uten' : 'med'} nummer] `
}

function inline(nodes: readonly Inline[], derived: Derived): string {
  const all = pieces(nodes, derived, undefined)
  let out = ''
  for (let i = 0; i < all.length; ) {
    const id = all[i]?.change?.id
    const group = id === undefined ? all.slice(i, i + 1) : all.slice(i, all.findIndex((piece, at) => at > i && piece.change?.id !== id) >>> 0)
    out += grouped(group)
    i += group.length
  }
  return out.replace(/\*{4}|(?<!_)__(?!_)/g, '').replace(/[\s\u00A0]+/g, ' ').trim()
}

function pieces(nodes: readonly Inline[], derived: Derived, outer: Change | undefined): Piece[] {
  return nodes.flatMap((node): Piece[] => {
    const change = node.change ?? outer
    if (node.type === 'link') return pieces(node.children, derived, change)
    return [{ value: valueOf(node, derived), marks: markUp('marks' in node ? node.marks : undefined), change }]
  })
}

function valueOf(node: Exclude<Inline, { type: 'link' }>, derived: Derived): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'break':
      return ' / '
    case 'reference':
      return `[${referenceLabel(node, derived.analysis)}]`
    case 'image':
      return `![${node.alt}]`
    case 'blank':
      return `[${node.name}]`
    case 'note':
      return `[notat: ${node.children.map(({ value }) => value).join('')}]`
    case 'footnote':
      return `[fotnote: ${node.children.flatMap((child) => lines(child as Block, derived, new Map())).map(({ text }) => text).join(' / ')}]`
  }
}

const markUp = (marks: readonly Mark[] | null | undefined): string => (marks ?? []).map((mark) => ({ strong: '**', emphasis: '_', code: '`' })[mark]).join('')
const wrap = (value: string, marks: string): string => (value === '' ? '' : marks + value + [...marks].reverse().join(''))

/** The pieces of one change, or one piece that is in both drafts. */
function grouped(group: readonly Piece[]): string {
  const [first] = group
  if (!first?.change) return wrap(first?.value ?? '', first?.marks ?? '')
  if (first.change.kind === 'formatted') {
    const was = (first.change.before?.marks ?? []).map((mark) => MARK_NAMES[mark]).join(' og ') || 'vanlig'
    return `{=${group.map(({ value, marks }) => wrap(value, marks)).join('')}=}{>>var ${was}<<}`
  }
  const shared = group.every(({ marks }) => marks === first.marks) ? first.marks : undefined
  const side = (kind: Change['kind']): string => group.filter(({ change }) => change?.kind === kind).map(({ value, marks }) => (shared === undefined ? wrap(value, marks) : value)).join('')
  const [lead, older, newer, trail] = trimmed(side('deleted'), side('inserted'))
  const mark = older && newer ? `{~~${older}~>${newer}~~}` : older ? `{--${older}--}` : newer ? `{++${newer}++}` : ''
  return wrap(lead, shared ?? '') + wrap(mark, shared ?? '') + wrap(trail, shared ?? '')
}

function trimmed(older: string, newer: string): [lead: string, older: string, newer: string, trail: string] {
  const blank = (text: string): [string, string, string] => [/^\s*/.exec(text)?.[0] ?? '', text.trim(), text.trim() === '' ? '' : (/\s*$/.exec(text)?.[0] ?? '')]
  let [lead, a, trail] = blank(older || newer)
  let b = older && newer ? blank(newer)[1] : ''
  while (b !== '' && a.length > 1 && b.length > 1 && a[0] === b[0] && /[«(„"]/.test(a[0] ?? '')) [lead, a, b] = [lead + a.charAt(0), a.slice(1), b.slice(1)]
  while (b !== '' && a.length > 1 && b.length > 1 && a.at(-1) === b.at(-1) && /[».,;:)?!"]/.test(a.at(-1) ?? '')) [trail, a, b] = [a.slice(-1) + trail, a.slice(0, -1), b.slice(0, -1)]
  return older ? [lead, a, b, trail] : [lead, '', a, trail]
}

