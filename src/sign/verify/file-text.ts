/** The text of a file, PDF or Word, and the fingerprints that it prints. */
import { openPdf } from '../pdf/file.ts'
import { readingFault } from './index.ts'
import { pdfLines, printedOnPages } from './pdf-text.ts'
import type { Line } from './text.ts'
import { wordText } from './word-text.ts'

export interface FileText {
  format: 'pdf' | 'docx'
  /** Undefined where the text has no reading order: a PDF without tags. */
  lines?: readonly Line[]
  /** In 8 groups of 4. */
  fingerprints: readonly string[]
}

/** @returns undefined when the file does not read. */
export function fileText(bytes: Uint8Array): FileText | undefined {
  const word = wordText(bytes)
  if (word) return { format: 'docx', ...word }
  try {
    const file = openPdf(bytes)
    const lines = pdfLines(file)
    return { format: 'pdf', ...(lines && { lines }), fingerprints: printedOnPages(file) }
  } catch (error) {
    if (readingFault(error) === undefined) throw error
    return undefined
  }
}
