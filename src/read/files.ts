/** Images and attachments: read from the agreement's folder only, and known by their bytes, not by their name. */
import { createHash } from 'node:crypto'
import type { Asset } from '../document/assets.ts'
import { pictureOf } from '../document/picture.ts'
import type { LocalFile } from '../document/sources.ts'
import type { Position } from '../document/tree.ts'
import type { Reading } from './state.ts'

const NAMES: Record<Asset['kind'], string> = { png: 'et PNG-bilde', jpeg: 'et JPEG-bilde', pdf: 'en PDF-fil', markdown: 'en tekstfil', other: 'en annen slags fil' }

const BY_EXTENSION: Record<string, Asset['kind']> = { png: 'png', jpg: 'jpeg', jpeg: 'jpeg', pdf: 'pdf', md: 'markdown' }

/** What reading a file takes of the reading of a document. */
export type Files = Pick<Reading, 'report' | 'assets' | 'file' | 'made'>

/** @returns the file, kept among the assets under its path; undefined after a message. */
export function readFile(path: string, position: Position | undefined, reading: Files): Asset | undefined {
  const known = reading.assets.get(path)
  if (known) return known
  const { report } = reading
  const made = reading.made.get(path)
  const file: LocalFile = made ? { found: true, bytes: made } : reading.file(path)
  if (!file.found) {
    if (file.why === 'too-large') report.say('VDL-015', position, { file: path, limit: 25 })
    else report.say(file.why === 'outside' ? 'VDL-012' : 'VDL-011', position, { file: path })
    return undefined
  }
  const picture = pictureOf(file.bytes)
  const kind = picture?.kind ?? kindOf(file.bytes, path)
  const named = BY_EXTENSION[/\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''] ?? 'other'
  if (named !== kind) {
    report.say('VDL-013', position, { file: path, found: NAMES[kind], named: NAMES[named] })
    return undefined
  }
  if (kind === 'pdf' && isEncrypted(file.bytes)) {
    report.say('VDL-014', position, { file: path })
    return undefined
  }
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  const asset: Asset = { bytes: file.bytes, kind, sha256, ...(picture && { width: picture.width, height: picture.height }) }
  reading.assets.set(path, asset)
  return asset
}

/** @returns whether the path is a picture that can be printed. */
export function readImage(path: string, position: Position, reading: Files): boolean {
  const asset = readFile(path, position, reading)
  if (asset && asset.kind !== 'png' && asset.kind !== 'jpeg') reading.report.say('VDL-016', position, { file: path })
  return asset?.kind === 'png' || asset?.kind === 'jpeg'
}

function kindOf(bytes: Uint8Array, path: string): Asset['kind'] {
  if (Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')) return 'pdf'
  return /\.md$/i.test(path) && !bytes.subarray(0, 65_536).includes(0) ? 'markdown' : 'other'
}

/** The trailer names the encryption dictionary in plain bytes, in a cross-reference stream too (ISO 32000-1, 7.5.8). */
function isEncrypted(bytes: Uint8Array): boolean {
  return /\/Encrypt[\s/<\d]/.test(Buffer.from(bytes).toString('latin1'))
}
