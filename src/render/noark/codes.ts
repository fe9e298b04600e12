/** Codes of Fiks Arkiv v2 and Noark 5 with the words that front matter has for them, and the formats of files (PRONOM). */

export interface Code {
  kode: string
  beskrivelse: string
}

const rows = (list: Readonly<Record<string, string>>): readonly Code[] => Object.entries(list).map(([kode, beskrivelse]) => ({ kode, beskrivelse }))

export const CASE_STATUSES = rows({ B: 'Under behandling', A: 'Avsluttet', U: 'Utgår', R: 'Opprettet av saksbehandler', S: 'Avsluttet av saksbehandler', P: 'Unntatt prosesstyring', F: 'Ferdig fra saksbehandler' })
export const RECORD_TYPES = rows({
  I: 'Inngående dokument', U: 'Utgående dokument', N: 'Organinternt dokument for oppfølging', X: 'Organinternt dokument uten oppfølging', S: 'Saksframlegg',
})
export const DOCUMENT_STATUSES = { draft: { kode: 'B', beskrivelse: 'Dokumentet er under redigering' }, done: { kode: 'F', beskrivelse: 'Dokumentet er ferdigstilt' } } as const
export const DOCUMENT_TYPES = {
  avtale: { kode: 'AVTALE', beskrivelse: 'Avtale' },
  vedtekter: { kode: 'DOKUMENT', beskrivelse: 'Dokument' },
  saksframlegg: { kode: 'SAKSFRAMLEGG', beskrivelse: 'Saksframlegg' },
  vedlegg: { kode: 'DOKUMENT', beskrivelse: 'Dokument' },
} as const
export const ATTACHED_AS = { main: { kode: 'H', beskrivelse: 'Hoveddokument' }, attachment: { kode: 'V', beskrivelse: 'Vedlegg' } } as const
export const VARIANTS = { archive: { kode: 'A', beskrivelse: 'Arkivformat' }, production: { kode: 'P', beskrivelse: 'Produksjonsformat' } } as const
export const SENDER: Code = { kode: 'IA', beskrivelse: 'Intern avsender' }

/** @returns the code of a value as written, by its letter or its words; a value of another list stands as its own code. */
export function codeOf(value: string, list: readonly Code[]): Code {
  const wanted = value.trim().toLowerCase()
  return list.find(({ kode, beskrivelse }) => kode.toLowerCase() === wanted || beskrivelse.toLowerCase() === wanted) ?? { kode: value, beskrivelse: value }
}

export interface FileFormat {
  /** PRONOM; absent where the name does not tell it for sure. */
  format?: Code
  mimeType: string
}

const PDF_VERSIONS: Readonly<Record<string, string>> = { '1.0': 'fmt/14', '1.1': 'fmt/15', '1.2': 'fmt/16', '1.3': 'fmt/17', '1.4': 'fmt/18', '1.5': 'fmt/19', '1.6': 'fmt/20', '1.7': 'fmt/276', '2.0': 'fmt/1129' }
const OTHERS: Readonly<Record<string, FileFormat>> = {
  docx: { format: { kode: 'fmt/412', beskrivelse: 'Office Open XML (Word)' }, mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  xlsx: { format: { kode: 'fmt/214', beskrivelse: 'Office Open XML (Excel)' }, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  png: { mimeType: 'image/png' },
  jpg: { mimeType: 'image/jpeg' },
  jpeg: { mimeType: 'image/jpeg' },
  txt: { mimeType: 'text/plain' },
  csv: { mimeType: 'text/csv' },
}

/** @param isOwn whether the file was made here: then a PDF is what its metadata claim, PDF/A-2a. */
export function fileFormat(name: string, bytes: Uint8Array, isOwn: boolean): FileFormat {
  const extension = /\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? ''
  if (extension !== 'pdf') return OTHERS[extension] ?? { mimeType: 'application/octet-stream' }
  if (isOwn) return { format: { kode: 'fmt/476', beskrivelse: 'PDF/A-2a' }, mimeType: 'application/pdf' }
  const version = /%PDF-(\d\.\d)/u.exec(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))?.[1] ?? ''
  const kode = PDF_VERSIONS[version]
  return { ...(kode !== undefined && { format: { kode, beskrivelse: `PDF ${version}` } }), mimeType: 'application/pdf' }
}
