/** What keeps a file from being read as a PDF. */

/** What the one who has the file should know; where exactly, and what stood there, is for those who look into it. */
export type FaultKind = 'damaged' | 'too-much' | 'layers' | 'no-header' | 'no-end' | 'prefix' | 'suffix'

/** The file does not read as a PDF, at an offset. */
export class PdfFault extends Error {
  readonly at: number
  readonly kind: FaultKind
  constructor(what: string, at: number, kind: FaultKind = 'damaged') {
    super(what)
    this.at = at
    this.kind = kind
  }
}
