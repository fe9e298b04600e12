/** A draft that a saksfremlegg attaches is a document of its own: it is printed apart, with its own numbers, values and attachments. */

/** @returns what its PDF is called, which is also the `file` of the attachment: «vedlegg-2026-02-01.pdf» of «2026-02-01.md». */
export const printedName = (file: string): string => `vedlegg-${(file.split('/').at(-1) ?? file).replace(/\.md$/iu, '')}.pdf`
