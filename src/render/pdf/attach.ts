/** Sorts the attachments that are files: a PDF that fits is set into the document, anything else goes beside it. */
import type { PDFDocument } from './pdf-lib.ts'
import type { Message } from '../../document/message.ts'
import type { Attachment, Node } from '../../document/tree.ts'
import { besideName, type BesideFile } from '../beside.ts'
import type { Edition } from '../edition.ts'
import { preflight } from './preflight.ts'

export interface AttachedPdf {
  pdf: PDFDocument
  /** Points, as the pages are read: turned pages the way they are turned, cut to what is shown. */
  sizes: readonly { width: number; height: number }[]
}

export interface Attached {
  /** By the attachment's node. */
  inside: ReadonlyMap<Node, AttachedPdf>
  beside: readonly BesideFile[]
  messages: readonly Message[]
}

/** @returns where each attachment goes. One whose file could not be read is in neither place: the reader has said so. */
export async function sortAttachments(edition: Edition): Promise<Attached> {
  const inside = new Map<Node, AttachedPdf>()
  const beside: BesideFile[] = []
  const messages: Message[] = []
  for (const node of edition.document.children) {
    if (node.type !== 'attachment' || node.media === 'markdown') continue
    const asset = edition.assets.get(node.file)
    if (!asset) continue
    const verdict = asset.kind === 'pdf' ? await preflight(asset.bytes) : { fits: false as const, reasons: ['er ikke en PDF'] }
    if (verdict.fits) {
      inside.set(node, { pdf: verdict.pdf, sizes: sizesOf(verdict.pdf) })
      continue
    }
    const name = besideName(node, edition.numbers)
    beside.push({ name, bytes: asset.bytes })
    messages.push(setBeside(node, name, verdict.reasons))
  }
  return { inside, beside, messages }
}

function sizesOf(pdf: PDFDocument): { width: number; height: number }[] {
  return pdf.getPages().map((page) => {
    const { width, height } = page.getCropBox()
    return page.getRotation().angle % 180 === 0 ? { width, height } : { width: height, height: width }
  })
}

function setBeside(node: Attachment, name: string, reasons: readonly string[]): Message {
  const why = reasons.length > 1 ? `${reasons.slice(0, -1).join(', ')} og ${reasons.at(-1)}` : reasons[0]
  return {
    // The file that names the attachment; a format does not know its own.
    file: node.position?.file ?? '',
    ...(node.position && { position: node.position }),
    ruleId: 'VDL-004',
    severity: 'warning',
    reason: `Vedlegget «${node.file}» kan ikke settes inn i PDF-en, for filen ${why}. Den ligger ved siden av som «${name}».`,
    remedy: 'Lagre vedlegget som PDF/A med tilgjengelig innhold (for eksempel PDF/A-2a), eller skriv det i Markdown, hvis det skal stå i samme fil.',
  }
}
