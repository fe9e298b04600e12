/** The text of a file, PDF or Word, and the fingerprints that it prints. */
import { openPdf } from '../pdf/file.ts'
import { readingFault } from './index.ts'
import { aroundText, pdfLines } from './pdf-text.ts'
import type { Line } from './text.ts'
import { wordText } from './word-text.ts'

export interface FileText {
  format: 'pdf' | 'docx'
  /** A zip that is no whole Word file, or more than any document is when it is unpacked. */
  damaged?: true
  /** Undefined where the text has no reading order: a PDF without tags, a Word file that is put together in another way. */
  lines?: readonly Line[]
  /** In 8 groups of 4. */
  fingerprints: readonly string[]
  /** What is shown besides the lines. */
  loose: readonly string[]
}

/** @returns undefined when the file does not read. */
export function fileText(bytes: Uint8Array): FileText | undefined {
  // A file that is both is shown as the PDF that it begins with.
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
  const word = isPdf ? undefined : wordText(bytes)
  if (word) return { format: 'docx', ...word }
  if (!isPdf && bytes[0] === 0x50 && bytes[1] === 0x4b) return { format: 'docx', damaged: true, fingerprints: [], loose: [] }
  try {
    const file = openPdf(bytes)
    const lines = pdfLines(file)
    return { format: 'pdf', ...(lines && { lines }), ...aroundText(file) }
  } catch (error) {
    if (readingFault(error) === undefined) throw error
    return undefined
  }
}
