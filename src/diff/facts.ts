/** What alignment needs to know of a block, worked out once: its text as one key, its words, its length. */
import type { Block, Inline, Node } from '../document/tree.ts'

export interface Facts {
  /** All that a reader sees of the block, in one string; ids, targets of references and kinds of spaces are left out. */
  key: string
  /** The same with spaces and hyphens as they were written. */
  written: string
  /** How often each word occurs, in lower case. */
  words: () => ReadonlyMap<string, number>
  /** The letters of all words. */
  letters: () => number
  /** Whether there is nothing in it that drafts can differ in unseen: no id, no reference, no file. */
  plain: () => boolean
}

const known = new WeakMap<Node, Facts>()

/** @returns the facts of a block; each is worked out when it is first asked for, and held as long as the block is. */
export function factsOf(block: Block): Facts {
  let facts = known.get(block)
  if (!facts) known.set(block, (facts = new BlockFacts(block)))
  return facts
}

class BlockFacts implements Facts {
  private readonly block: Block
  readonly written: string
  readonly key: string
  private counted: ReadonlyMap<string, number> | undefined
  private length: number | undefined
  private seen: boolean | undefined

  constructor(block: Block) {
    this.block = block
    this.written = keyOf(block)
    this.key = block.type === 'code' ? this.written : canonical(this.written)
  }

  words(): ReadonlyMap<string, number> {
    return (this.counted ??= countWords(this.block))
  }

  letters(): number {
    if (this.length === undefined) {
      this.length = 0
      for (const [word, count] of this.words()) this.length += word.length * count
    }
    return this.length
  }

  plain(): boolean {
    return (this.seen ??= isPlain(this.block))
  }
}

/** What the eye cannot tell apart is one: kinds of spaces, hyphens that hold, hyphens for the end of a line (as in the fingerprint). */
export function canonical(text: string): string {
  if (!UNSEEN.test(text)) return text
  return text.normalize('NFC').replace(/\u00AD/g, '').replace(/\u2011/g, '-').replace(/[\u00A0\u202F\u2007]/g, ' ')
}

const UNSEEN = /[\u00A0\u00AD\u2007\u2011\u202F\u0300-\u036F]/

const HIDING = new Set<Node['type']>(['reference', 'note', 'code', 'attachment', 'attachmentEntry', 'signature'])

function isPlain(node: Node): boolean {
  return !HIDING.has(node.type) && !('id' in node) && (!('children' in node) || node.children.every(isPlain))
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu

function countWords(block: Block): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const visit = (node: Node): void => {
    if (node.type === 'text') for (const word of node.value.toLowerCase().match(WORD) ?? []) counts.set(word, (counts.get(word) ?? 0) + 1)
    else if (node.type !== 'note' && 'children' in node) node.children.forEach(visit)
  }
  // An attachment is known by its title; its text is compared when it has been paired.
  if (block.type === 'attachment') block.children.slice(0, 1).forEach(visit)
  else visit(block)
  return counts
}

/** @returns everything visible in a node as a string that no other content gives. */
export function keyOf(node: Node): string {
  switch (node.type) {
    case 'text':
      return node.marks ? `\u0001${node.marks.join()}\u0002${node.value}\u0003` : `\u0001${node.value}\u0003`
    case 'break':
    case 'rule':
      return `\u0004${node.type}`
    case 'reference':
      return `\u0004reference${node.capital ?? ''}${marksOf(node)}\u0003`
    case 'blank':
      return `\u0004blank${marksOf(node)}\u0002${node.name}\u0003`
    case 'image':
      return `\u0004image${node.src}\u0002${node.alt}\u0003`
    case 'document':
      return ''
  }
  let inside = ''
  for (const child of node.children) inside += known.get(child)?.written ?? keyOf(child)
  return `\u0004${node.type}${looksOf(node)}\u0005${inside}\u0006`
}

function marksOf({ marks }: { marks?: readonly string[] | undefined }): string {
  return marks ? marks.join() : ''
}

/** The visible properties of a node that has children. */
function looksOf(node: Exclude<Inline | Block, { type: 'text' | 'break' | 'rule' | 'reference' | 'blank' | 'image' }>): string {
  switch (node.type) {
    case 'heading':
      return `${node.level}${node.unnumbered ?? ''}`
    case 'paragraph':
      return String(node.unnumbered ?? '')
    case 'list':
      return `${node.kind}${node.continues ?? ''}${node.start ?? ''}`
    case 'table':
      return node.align.join()
    case 'titleLine':
    case 'signatureLine':
      return node.role
    case 'link':
      return node.url
    case 'attachment':
      return `${node.media}${node.media === 'markdown' ? '' : node.sha256}`
    default:
      return ''
  }
}
