/** Attachments: the list of them, and each as a part of the document. */
import type { AttachmentMeta, Meta } from '../document/meta.ts'
import { slug } from '../document/analyse.ts'
import { printedName } from '../document/attached-draft.ts'
import { isPurple } from '../document/purple.ts'
import type { Attachment, Block, Position } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'
import { spend } from './budget.ts'
import { readFile } from './files.ts'
import { readFrontMatter, type FrontMatter, type Path, type Place } from './front-matter.ts'
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

/** What a purple PDF is made of. */
const DRAFTS = ['gjelder', 'endretFra'] as const

/** @returns one node an attachment that could be read, in the order of the front matter. */
export function readAttachments(meta: Meta, locate: (path: Path) => Place, scope: Scope, reading: Reading): Attachment[] {
  return (meta.vedlegg ?? []).flatMap((entry, i) => {
    const position = locate(['vedlegg', i, 'fil']).value
    const lacking = reading.others && isPurple(entry.fil) ? DRAFTS.find((key) => meta[key] === undefined) : undefined
    if (lacking) {
      reading.report.say('SIT-004', position, { key: lacking })
      return []
    }
    const asset = readFile(entry.fil, position, reading)
    if (!asset) return []
    const title: Block = { type: 'title', children: [{ type: 'text', value: oneLine(entry.tittel) }], ...(position && { position }) }
    const isText = asset.kind === 'markdown'
    if (isText && !isAffordable(asset.bytes, position, reading)) return []
    const text = isText ? openText(entry.fil, asset.bytes, reading) : undefined
    const whole = { type: 'attachment' as const, id: attachmentId(entry), ...(position && { position }) }
    if (text?.type && reading.others && text.type.dokument !== 'saksframlegg') {
      const file = printedName(entry.fil)
      const printed = reading.made.has(file) ? readFile(file, position, reading) : undefined
      return [{ ...whole, file, media: 'pdf', draft: true, sha256: (printed ?? asset).sha256, children: [title] }]
    }
    return [{
      ...whole,
      file: entry.fil,
      media: isText ? 'markdown' : asset.kind === 'pdf' ? 'pdf' : 'other',
      ...(text?.type && { draft: true }),
      sha256: asset.sha256,
      children: text ? withTitle(lowerText(text, scope, reading), title) : [title],
    }]
  })
}

function isAffordable(bytes: Uint8Array, position: Position | undefined, reading: Reading): boolean {
  return spend('attached', bytes.length, position, reading) && spend('lines', linesIn(bytes), position, reading)
}

function linesIn(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) count += 1
  return count
}

/** The attachment's own title stands; one without takes the title of the front matter. */
function withTitle(blocks: readonly Block[], title: Block): Block[] {
  return blocks[0]?.type === 'title' ? [...blocks] : [title, ...blocks]
}

interface OpenText {
  path: string
  text: string
  front: FrontMatter
  /** Of a draft that has one. */
  type?: AgreementType
}

function openText(path: string, bytes: Uint8Array, { report, typeOf, base }: Reading): OpenText | undefined {
  const text = decode(bytes, report)
  if (text === undefined || !isParsable(text, report)) return undefined
  const front = readFrontMatter(text, report)
  const type = front && typeOf(front, base + path)
  return front && { path, text, front, ...(type && { type }) }
}

/** An attachment that is a draft itself has its own front matter: its title lines, its signature block, its attachments' names. */
function lowerText({ path, text, front, type }: OpenText, scope: Scope, outer: Reading): Block[] {
  const meta: Meta = type ? { ...front.data } : outer.meta
  const { redline: _, others, ...plain } = outer
  // In an agreement that a case attaches, `{{> endringer}}` is a clause of the library, not the case's table of changes.
  const isCase = type === undefined || type.dokument === 'saksframlegg'
  const reading: Reading = { ...plain, ...(isCase && others && { others }), meta, folder: path.replace(/[^/]*$/, '') }
  const root = parseMarkdown(text, front.end)
  const state = stateOf(root, sourceOf(text, outer.base + path), { ...scope, frames: [front.data, ...scope.frames] }, reading)
  const blocks = reading.lower(root.children, state)
  reportUnused(state)
  return type ? withTitleLines(blocks, meta, type) : blocks
}
