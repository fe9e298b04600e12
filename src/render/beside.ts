/** Files that lie beside a printed document: attachments that a format does not hold itself. */
import type { Numbers } from '../document/number.ts'
import type { Attachment } from '../document/tree.ts'
import type { Edition } from './edition.ts'

export interface BesideFile {
  name: string
  bytes: Uint8Array
}

/** «2-kart-over-havna.pdf»: a name that every file system takes, and that sorts as the attachments do. */
export function besideName(node: Attachment, numbers: Numbers, path = node.file): string {
  const name = path.replaceAll('\\', '/').split('/').at(-1) ?? ''
  const safe = name
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
    .replaceAll(/^[.-]+|[.-]+$/gu, '')
  const [, stem = safe, ending = ''] = /^(.*?)(\.[\p{L}\p{N}]{1,8})?$/u.exec(safe) ?? []
  const short = Array.from(stem).slice(0, 80).join('').replace(/[.-]+$/u, '')
  return `${numbers.get(node)?.label ?? ''}-${short || 'vedlegg'}${ending}`
}

/** @returns the attachments that are no text, for formats that cannot take in a PDF; none of a redline, which names them only. */
export const besideFiles = (edition: Edition): BesideFile[] => (edition.redline ? [] : attachedFiles(edition, ({ media }) => media !== 'markdown'))

/** @returns the files of the attachments that are asked for, each under the name that it has beside a document. */
export function attachedFiles({ document, assets, numbers }: Edition, isWanted: (node: Attachment) => boolean): BesideFile[] {
  return document.children.flatMap((node) => {
    const asset = node.type === 'attachment' && isWanted(node) ? assets.get(node.file) : undefined
    return node.type === 'attachment' && asset ? [{ name: besideName(node, numbers), bytes: asset.bytes }] : []
  })
}
