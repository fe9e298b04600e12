/**
 * The fingerprint (tekstavtrykk) of a draft: SHA-256 of its text, the same from every format of one draft.
 *
 * The text is UTF-8, one line a block in reading order, each ending in a line feed and prefixed by its type and level, then one
 * line an attachment file with its SHA-256. Left out: page furniture, derived numbers, signature fields, notes.
 */
import { createHash } from 'node:crypto'
import { analyse, type Analysis } from './analyse.ts'
import { number } from './number.ts'
import type { Block, Document, Inline, Node } from './tree.ts'

/** @returns the text that is hashed, for an archivist who recomputes it by hand. */
export function fingerprintText(document: Document): string {
  const analysis = analyse(document, number(document, 'underpunkt'))
  const context = { analysis, ordinals: ordinalsOf(document, analysis) }
  return document.children.flatMap((block) => lines(block, 0, context)).map((line) => `${line}\n`).join('')
}

/** @returns the SHA-256 of the draft's text, lower-case hexadecimal. */
export function fingerprint(document: Document): string {
  return createHash('sha256').update(fingerprintText(document), 'utf8').digest('hex')
}

/** The first 128 bits in 8 groups of 4 hexadecimal digits, as printed. */
export function printedFingerprint(sha256: string): string {
  return (sha256.slice(0, 32).match(/.{4}/g) ?? []).join(' ')
}

interface Context {
  analysis: Analysis
  /** What a reference to a node is written as; no two nodes have the same. */
  ordinals: ReadonlyMap<Node, string>
}

/** «3.2» for a paragraph, «3.2/2» for the second item of the list under it, «vedlegg 1» for an attachment and «vedlegg 1/3.2» for what is in it. */
function ordinalsOf(document: Document, { targets }: Analysis): Map<Node, string> {
  // One scheme for all, so that a reference counts as the same whatever the draft's own numbers are.
  const numbers = number(document, 'underpunkt')
  const labels = new Map<Node, string>([...targets.values()].map(({ node, label }) => [node, label]))
  const ordinals = new Map<Node, string>()
  const visit = (blocks: readonly Block[], within: string, first: string): void => {
    let at = first
    let lists = 0
    for (const block of blocks) {
      const own = numbers.get(block)?.path.join('.') ?? labels.get(block)
      if (block.type === 'heading' || block.type === 'paragraph') {
        if (own === undefined) continue
        ordinals.set(block, (at = `${within}${own}`))
        lists = 0
      } else if (block.type === 'list') {
        lists += 1
        for (const item of block.children) {
          const name = `${at}${'/'.repeat(lists)}${numbers.get(item)?.path.join('.')}`
          ordinals.set(item, name)
          visit(item.children, `${name}/`, name)
        }
      } else if (block.type === 'attachment') {
        ordinals.set(block, `vedlegg ${own}`)
        visit(block.children, `vedlegg ${own}/`, `vedlegg ${own}/0`)
      }
    }
  }
  visit(document.children, '', '0')
  return ordinals
}

function lines(block: Block, depth: number, context: Context): string[] {
  const line = (prefix: string, inlines: readonly Inline[]): string[] => {
    const footnotes = inlines.flatMap((node) =>
      node.type === 'footnote' ? node.children.flatMap((child) => lines(child, 0, context)).map((l) => `note ${l}`) : [],
    )
    return [`${prefix} ${canonical(inlines.map((node) => inlineText(node, context)).join(''))}`, ...footnotes]
  }
  switch (block.type) {
    case 'title':
      return line('title', block.children)
    case 'titleLine':
      return line(block.role, block.children)
    case 'heading':
      return line(`heading${block.level}`, block.children)
    case 'paragraph':
    case 'attachmentEntry':
    case 'tableCell':
      return line(block.type === 'tableCell' ? 'cell' : block.type === 'paragraph' ? 'paragraph' : 'attachment', block.children)
    case 'list':
      return block.children.flatMap((item) => [`item${depth + 1} ${block.kind}`, ...item.children.flatMap((b) => lines(b, depth + 1, context))])
    case 'code':
      return line('code', block.children)
    case 'rule':
      return ['rule']
    case 'signatureBlock':
      return block.children.flatMap((signature) =>
        signature.children.flatMap((l) => (l.role === 'name' ? line('signatory', l.children) : [])),
      )
    case 'attachment':
      return [...block.children.flatMap((b) => lines(b, 0, context)), `sha256 ${block.sha256}`]
    case 'tableRow':
      return ['row', ...block.children.flatMap((cell) => lines(cell, depth, context))]
    case 'blockquote':
      return block.children.flatMap((b) => lines(b, depth, context)).map((l) => `quote ${l}`)
    default:
      return (block.children as readonly Block[]).flatMap((b) => lines(b, depth, context))
  }
}

function inlineText(node: Inline, context: Context): string {
  switch (node.type) {
    case 'text':
      return node.value
    case 'break':
      return ' '
    case 'link':
      return node.children.map((child) => inlineText(child, context)).join('')
    case 'reference': {
      const target = context.analysis.targets.get(node.target)
      return `[${target ? (context.ordinals.get(target.node) ?? target.label) : node.target}]`
    }
    case 'image':
      return node.alt
    case 'blank':
      return `[${node.name}]`
    case 'footnote':
    case 'note':
      return ''
  }
}

function canonical(text: string): string {
  return text.normalize('NFC').replaceAll('\u00AD', '').replaceAll('\u2011', '-').replace(/\s+/g, ' ').trim()
}
