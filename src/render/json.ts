/** JSON: the tree itself, for other programs and as the lossless form of a redline. Described in `docs/json.md`. */
import { normalise } from '../document/normalise.ts'
import { number } from '../document/number.ts'
import { deriveRedline, isRedline } from '../document/redline.ts'
import { childrenOf, type Document, type Node } from '../document/tree.ts'
import type { Edition } from './edition.ts'
import type { Format } from './format.ts'

/** Raised when a reader of version n would misunderstand a file of version n + 1. */
const VERSION = 1

export interface Envelope {
  /** The version of this form. */
  lilla: typeof VERSION
  /** In its one shape, without positions in the source. */
  document: Document
  /** What is printed before a node, by its JSON Pointer (RFC 6901) inside `document`. */
  numbers: Record<string, string>
  /** SHA-256 of the text, 64 hexadecimal digits. */
  fingerprint: string
}

export const json: Format = {
  name: 'json',
  extension: 'json',
  render: async (edition) => ({ bytes: new TextEncoder().encode(`${JSON.stringify(envelope(edition), null, 2)}\n`) }),
}

function envelope({ document, fingerprint }: Edition): Envelope {
  const tree = normalise(withoutPositions(document))
  const labels: Record<string, string> = {}
  const ordinals = isRedline(tree) ? deriveRedline(tree).numbers : number(tree)
  const visit = (node: Node, pointer: string): void => {
    const label = ordinals.get(node)?.label
    if (label !== undefined) labels[pointer] = label
    childrenOf(node).forEach((child, i) => visit(child, `${pointer}/children/${i}`))
  }
  visit(tree, '')
  return { lilla: VERSION, document: tree, numbers: labels, fingerprint }
}

/** Where something stood in a source file is no part of the document; the front matter may use the same keys for its own. */
function withoutPositions<T extends Node>(node: T): T {
  const { position: _, source: __, ...rest } = { position: undefined, source: undefined, ...node }
  return ('children' in node ? { ...rest, children: node.children.map(withoutPositions) } : rest) as T
}
