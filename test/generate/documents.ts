/**
 * Documents of every kind, for the laws of the tree and for every format: `arbitraryDocument`, and their files: `assetsOf`.
 *
 * They hold every node type in every place where an author can put it. What Markdown cannot carry by definition is left out:
 * - a line break in a title, a heading or a table cell: each is one line of Markdown;
 * - a note that opens a block or a line: a comment there is a block of its own, and about the block before;
 * - a note that holds `-->`, and white space at the edges of a note or in runs: a comment is one run of words;
 * - an id on the first paragraph of an item: the mark there is the item's;
 * - an id, or `unnumbered`, on a paragraph that shows nothing;
 * - `continues` and `start` on bullets, both on one list; a link in a link; a block that is empty but for its marks;
 * - a backslash before a bar in code or a note in a table cell: it would escape the bar;
 * - code marks on a reference or a blank; a capital on a reference whose label has no letter to open it;
 * - headings in lists and quotations: clauses are flat; a second title;
 * - a document without any text: such a file is refused;
 * - control characters and halves of surrogate pairs; changes, and notes of findings.
 */
import { createHash } from 'node:crypto'
import fc, { type Arbitrary } from 'fast-check'
import { analyse, referenceLabel } from '../../src/document/analyse.ts'
import type { Asset, Assets } from '../../src/document/assets.ts'
import { signatories, type AttachmentMeta, type Meta } from '../../src/document/meta.ts'
import { normalise } from '../../src/document/normalise.ts'
import type { Attachment, Block, Document, Inline, Node } from '../../src/document/tree.ts'
import type { AgreementType } from '../../src/document/type.ts'
import { signatureBlock, withTitleLines } from '../../src/read/signature.ts'
import type { Reading } from '../../src/read/state.ts'
import { printMarkdown } from '../../src/render/markdown/index.ts'
import { assets as pictures } from '../fixtures/every-node.ts'
import { text, title } from './blocks.ts'
import { PICTURES } from './inlines.ts'
import { meta } from './meta.ts'
import { phrase } from './words.ts'

export type Size = 'small' | 'medium' | 'large'
const SECTIONS: Readonly<Record<Size, number>> = { small: 2, medium: 4, large: 10 }

interface Draft {
  meta: Meta
  title: Block | undefined
  body: readonly Block[]
  /** Where in the body the signature block and the list of attachments stand: shares of its length. */
  signatures: number | undefined
  entries: number | undefined
  attachments: readonly { entry: { tittel: string; id?: string; dato?: string }; media: Attachment['media']; title: Block | undefined; body: readonly Block[] }[]
}

/** @returns documents in their normal form, whose title lines, signatures and attachments are those of their front matter. */
export function arbitraryDocument({ size = 'medium' }: { size?: Size } = {}): Arbitrary<Document> {
  const share = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined })
  const attachment = fc.record({
    entry: fc.record({ tittel: phrase, id: fc.constantFrom('v1', 'kostnader'), dato: fc.constant('2021-01-21') }, { requiredKeys: ['tittel'] }),
    media: fc.constantFrom('markdown', 'markdown', 'pdf', 'other'),
    title: fc.option(title, { nil: undefined }),
    body: text(2, 1),
  })
  return fc
    .record({
      meta,
      title: fc.option(title, { nil: undefined, freq: 5 }),
      body: text(SECTIONS[size], size === 'small' ? 2 : 3),
      signatures: share,
      entries: share,
      attachments: fc.array(attachment, { maxLength: size === 'small' ? 1 : 2 }),
    })
    .map((draft) => whole(draft as Draft))
}

/** The files beside a generated document: its pictures, and its attachments by their path. */
export function assetsOf(document: Document): Assets {
  const files = new Map<string, Asset>()
  const picture = pictures.get('kart.png')
  for (const folder of ['', 'vedlegg/']) for (const path of PICTURES) if (picture) files.set(folder + path, picture)
  for (const node of document.children) {
    if (node.type !== 'attachment') continue
    const bytes = bytesOf(node)
    files.set(node.file, { bytes, kind: node.media, sha256: createHash('sha256').update(bytes).digest('hex') })
  }
  return files
}

function bytesOf({ file, media, children }: Attachment): Uint8Array {
  if (media !== 'markdown') return Buffer.from(media === 'pdf' ? `%PDF-1.7\n% ${file}\n%%EOF\n` : file)
  const inFolder = mapNodes(children, (node) => (node.type === 'image' ? { ...node, src: node.src.replace(/^vedlegg\//, '') } : node))
  return Buffer.from(printMarkdown({ type: 'document', meta: {}, children: inFolder as readonly Block[] }))
}

/** Puts the parts of a draft together and settles what depends on the whole: ids, targets of references, hashes of files. */
function whole(draft: Draft): Document {
  const vedlegg = draft.attachments.map(({ entry, media }, i): AttachmentMeta => ({ ...entry, id: `${entry.id ?? 'vedlegg'}-${i + 1}`, fil: `vedlegg/nr ${i + 1}.${media === 'markdown' ? 'md' : media === 'pdf' ? 'pdf' : 'docx'}` }))
  const front: Meta = { ...draft.meta, ...(vedlegg.length > 0 && { vedlegg }) }
  const body: Block[] = [...draft.body]
  const put = (share: number | undefined, blocks: readonly Block[]): void => {
    if (share !== undefined) body.splice(Math.floor(share * body.length), 0, ...blocks)
  }
  const entries = vedlegg.map(({ id = '', tittel }) => ({ type: 'attachmentEntry' as const, target: id, children: [{ type: 'text' as const, value: tittel }] }))
  put(draft.entries, entries.length > 0 ? [{ type: 'attachmentList', children: entries }] : [])
  put(draft.signatures, signatories(front).length > 0 ? signatureBlock(NOWHERE, { meta: front, report: { messages: [], say: () => undefined } } as object as Reading) : [])
  const attached = draft.attachments.map(({ media, title: own, ...rest }, i): Block => {
    const named: Block = { type: 'title', children: [{ type: 'text', value: rest.entry.tittel }] }
    const children = media === 'markdown' ? mapNodes([own ?? named, ...rest.body], inFolder) : [named]
    return { type: 'attachment', id: vedlegg[i]?.id ?? '', file: vedlegg[i]?.fil ?? '', media, sha256: '', children: children as Block[] }
  })
  const manner = { tittelblokk: front.dokumenttype === 'saksfremlegg' ? 'ingen' : 'parter' } as AgreementType
  const lines = withTitleLines([...(draft.title ? [draft.title] : []), ...body], front, manner)
  const used = new Set<string>(vedlegg.map(({ id = '' }) => id))
  const children = mapNodes([...lines, ...attached], (node) => tidied(node, used)) as readonly Block[]
  const document = settled({ type: 'document', meta: front, children })
  const isEmpty = document.children.every(({ type }) => type === 'titleLine' || type === 'attachment')
  const first: Block = { type: 'paragraph', children: [{ type: 'text', value: 'Tekst.' }] }
  return withHashes(withReferences(isEmpty ? { ...document, children: [...document.children.filter(isLine), first, ...document.children.filter((node) => !isLine(node))] } : document))
}

const isLine = ({ type }: Block): boolean => type === 'titleLine'
const NOWHERE = { start: { line: 1, column: 1, offset: 0 }, end: { line: 1, column: 1, offset: 0 } }
/** A picture in an attachment lies in its folder; its references are printed without the numbers of the agreement, so none is capital. */
function inFolder(node: Node): Node {
  if (node.type === 'image') return { ...node, src: `vedlegg/${node.src}` }
  if (node.type !== 'reference') return node
  const { capital: _, ...rest } = node
  return rest
}


const withoutEscapedBars = (node: Node): Node => (node.type === 'text' ? { ...node, value: node.value.replace(/\\+\|/g, '|') } : node)

function tidied(node: Node, used: Set<string>): Node {
  if (node.type === 'tableCell') return { ...node, children: mapNodes(node.children, withoutEscapedBars) as readonly Inline[] }
  const { position: _, ...rest } = node as Node & { position?: unknown }
  if (!('id' in rest) || rest.id === undefined || rest.type === 'attachment') return rest as Node
  let id = rest.id
  for (let n = 2; used.has(id); n += 1) id = `${rest.id}-${n}`
  used.add(id)
  return { ...rest, id } as Node
}

/** Normalising can bring a note or a marked paragraph to the front, so both are done until nothing changes. */
function settled(document: Document): Document {
  const normal = normalise(document)
  const children = mapNodes(normal.children, (node) => {
    if (node.type === 'paragraph') return { ...node, children: node.children.filter((child, i) => child.type !== 'note' || !opensLine(node.children, i)) }
    if (node.type === 'listItem' && node.children[0]?.type === 'paragraph') {
      const { id: _, ...first } = node.children[0]
      return { ...node, children: [first, ...node.children.slice(1)] }
    }
    if (node.type === 'footnote' && node.children.length === 0) return { type: 'text', value: 'fotnote' }
    return node
  }) as readonly Block[]
  const next = { ...normal, children }
  return JSON.stringify(next) === JSON.stringify(document) ? next : settled(next)
}

function opensLine(siblings: readonly Inline[], i: number): boolean {
  const before = siblings[i - 1]
  return before === undefined || before.type === 'break' || (before.type === 'note' && opensLine(siblings, i - 1))
}

function withReferences(document: Document): Document {
  const analysis = analyse(document)
  const ids = [...new Set(analysis.ids.values())]
  const children = mapNodes(document.children, (node) => {
    if (node.type !== 'reference') return node
    const target = ids[Number(node.target) % ids.length]
    if (target === undefined) return { type: 'text', value: 'punkt', ...(node.marks && { marks: node.marks }) }
    const { capital, ...rest } = { ...node, target }
    const label = referenceLabel(rest, analysis)
    return { ...rest, ...(capital && /^\p{Ll}/u.test(label) && { capital }) }
  }) as readonly Block[]
  return settled({ ...document, children })
}

function withHashes(document: Document): Document {
  const files = assetsOf(document)
  return { ...document, children: document.children.map((node) => (node.type === 'attachment' ? { ...node, sha256: files.get(node.file)?.sha256 ?? '' } : node)) }
}

/** @returns the nodes with `change` made of each, innermost first. */
export function mapNodes(nodes: readonly Node[], change: (node: Node) => Node): Node[] {
  return nodes.map((node) => change('children' in node ? ({ ...node, children: mapNodes(node.children as readonly Node[], change) } as Node) : node))
}
