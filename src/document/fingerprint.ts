/**
 * The fingerprint (tekstavtrykk) of a draft: SHA-256 of its text, the same from every format of one draft.
 *
 * The text is UTF-8, one line a block in reading order, each ending in a line feed and prefixed by its type and level, then one
 * line an attachment file with its SHA-256. Left out: page furniture, derived numbers, signature fields, notes.
 */
import { createHash } from 'node:crypto'
import { analyse, type Analysis } from './analyse.ts'
import { number, type Numbers } from './number.ts'
import type { Block, Document, Inline } from './tree.ts'

/** @returns the text that is hashed, for an archivist who recomputes it by hand. */
export function fingerprintText(document: Document): string {
  // One scheme for all, so that a reference counts as the same whatever the draft's own numbers are.
  const numbers = number(document, 'underpunkt')
  const analysis = analyse(document, numbers)
  return document.children.flatMap((block) => lines(block, 0, { numbers, analysis })).map((line) => `${line}\n`).join('')
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
  numbers: Numbers
  analysis: Analysis
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
      return `[${target ? (context.numbers.get(target.node)?.path.join('.') ?? target.label) : node.target}]`
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
