/** The attachment of a saksfremlegg that is made, not written: the redline in purple, as a PDF. */
/** Such a name is never looked for on the disk. */
const NAME = /^lilla(?:-[\p{L}\p{N}-]+)?\.pdf$/u

/** @returns whether an attachment of this name is built from `endretFra` and `gjelder`. */
export function isPurple(file: string): boolean {
  return NAME.test(file)
}

export interface PurpleOrder {
  /** Of the attachment. */
  file: string
  /** As the front matter has them. */
  older: string
  newer: string
}

/** @returns which purple PDFs a case asks for; none where it does not name both drafts. */
export function purpleOf(meta: Readonly<Record<string, unknown>>): PurpleOrder[] {
  const { gjelder: newer, endretFra: older, vedlegg } = meta
  if (typeof newer !== 'string' || typeof older !== 'string' || !Array.isArray(vedlegg)) return []
  return vedlegg.flatMap((entry: { fil?: unknown } | null) => (typeof entry?.fil === 'string' && isPurple(entry.fil) ? [{ file: entry.fil, older, newer }] : []))
}
