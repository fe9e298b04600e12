/** Attachments: the list of them, and each as a part of the document. */
import type { AttachmentMeta, Meta } from '../document/meta.ts'
import { slug } from '../document/analyse.ts'
import type { Attachment, Block, Position } from '../document/tree.ts'
import { spend } from './budget.ts'
import { readFile } from './files.ts'
import { readFrontMatter, type Path, type Place } from './front-matter.ts'
import { decode, isParsable } from './guard.ts'
import { parseMarkdown } from './markdown.ts'
import { sourceOf } from './source.ts'
import { withTitleLines } from './signature.ts'
import { reportUnused, stateOf, type Reading } from './state.ts'
import { oneLine, type Scope } from './values.ts'

/** @returns the list of attachments, each entry with its title; nothing where there are none. */
export function attachmentList(position: Position, { meta }: Reading): Block[] {
  const entries = (meta.vedlegg ?? []).map(
    (entry): Block & { type: 'attachmentEntry' } => ({
      type: 'attachmentEntry',
      target: attachmentId(entry),
      position,
      children: [{ type: 'text', value: oneLine(entry.tittel), position }],
    }),
  )
  return entries.length === 0 ? [] : [{ type: 'attachmentList', position, children: entries }]
}

function attachmentId({ id, tittel }: AttachmentMeta): string {
  return id ?? slug(tittel)
}

/** @returns one node an attachment that could be read, in the order of the front matter. */
export function readAttachments(meta: Meta, locate: (path: Path) => Place, scope: Scope, reading: Reading): Attachment[] {
  return (meta.vedlegg ?? []).flatMap((entry, i) => {
    const position = locate(['vedlegg', i, 'fil']).value
    const asset = readFile(entry.fil, position, reading)
    if (!asset) return []
    const title: Block = { type: 'title', children: [{ type: 'text', value: oneLine(entry.tittel) }], ...(position && { position }) }
    const isText = asset.kind === 'markdown'
    if (isText && !isAffordable(asset.bytes, position, reading)) return []
    const text = isText ? lowerFile(entry.fil, asset.bytes, scope, reading) : undefined
    const attachment: Attachment = {
      type: 'attachment',
      id: attachmentId(entry),
      file: entry.fil,
      media: isText ? 'markdown' : asset.kind === 'pdf' ? 'pdf' : 'other',
      ...(text?.draft && { draft: true }),
      sha256: asset.sha256,
      children: text ? withTitle(text.blocks, title) : [title],
      ...(position && { position }),
    }
    return [attachment]
  })
}

function isAffordable(bytes: Uint8Array, position: Position | undefined, reading: Reading): boolean {
  const lines = bytes.reduce((count, byte) => count + Number(byte === 10), 0)
  return spend('attached', bytes.length, position, reading) && spend('lines', lines, position, reading)
}

/** The attachment's own title stands; one without takes the title of the front matter. */
function withTitle(blocks: readonly Block[], title: Block): Block[] {
  return blocks[0]?.type === 'title' ? [...blocks] : [title, ...blocks]
}

/** An attachment that is a draft itself has its own front matter: its title lines, its signature block, its attachments' names. */
function lowerFile(path: string, bytes: Uint8Array, scope: Scope, outer: Reading): { blocks: Block[]; draft: boolean } {
  const none = { blocks: [], draft: false }
  const text = decode(bytes, outer.report)
  if (text === undefined || !isParsable(text, outer.report)) return none
  const front = readFrontMatter(text, outer.report)
  if (!front) return none
  const type = outer.typeOf(front, outer.base + path)
  const meta: Meta = type ? { ...front.data } : outer.meta
  const { redline: _, others, ...plain } = outer
  // In an agreement that a case attaches, `{{> endringer}}` is a clause of the library, not the case's table of changes.
  const isCase = type === undefined || type.dokument === 'saksframlegg'
  const reading: Reading = { ...plain, ...(isCase && others && { others }), meta, folder: path.replace(/[^/]*$/, '') }
  const root = parseMarkdown(text, front.end)
  const state = stateOf(root, sourceOf(text, outer.base + path), { ...scope, frames: [front.data, ...scope.frames] }, reading)
  const blocks = reading.lower(root.children, state)
  reportUnused(state)
  return type ? { blocks: withTitleLines(blocks, meta, type), draft: true } : { blocks, draft: false }
}
