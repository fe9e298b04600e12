/** Seals that were in the file and that it no longer shows, and fields that pass off one seal as two. */
import { layerOf, signatureFields, type PdfFile, type SignatureField } from '../pdf/file.ts'
import { latin1, PdfFault } from '../pdf/parse.ts'
import type { Fault } from './report.ts'
import { said } from './said.ts'

/** A layer can take a field out of the form, or another signature into it; the seal's own range still stands in the file. */
export function removedSeals(file: PdfFile): Fault[] {
  const fields = signatureFields(file).filter(({ signature }) => signature)
  const [now, ranges] = [new Set(fields.map(sealOf)), new Set(fields.map(rangeOf))]
  const gone = new Set<string>()
  for (const [i] of file.sections.entries()) {
    if (i === 0) continue
    for (const field of fieldsOfLayer(file, i)) if (field.signature && !now.has(sealOf(field))) gone.add(field.name)
  }
  const text = latin1(file.bytes, 0, file.bytes.length)
  // A byte changed in the right place hides a seal from all readers; a layer that follows one before it leaves it out.
  const isHidden = gone.size === 0 && (fields.length === 0 ? /\/ByteRange\s*\[\s*0/.test(text) : rangesIn(file, text).some((range) => !ranges.has(range)))
  return [...(isHidden ? [''] : []), ...gone].map((detail) => ({ code: 'removed', detail }))
}

/** Fields that have the signature of a field before them. */
export function sharedFields(fields: readonly SignatureField[]): SignatureField[] {
  const seen = new Set<number>()
  return fields.filter(({ signature }) => {
    if (signature?.number === undefined) return false
    const isShared = seen.has(signature.number)
    seen.add(signature.number)
    return isShared
  })
}

/** A seal is its place in the form and the bytes that it is over; its dictionary may be written anew. */
const sealOf = (field: SignatureField): string => `${field.number} ${said(field.signature?.dict.entries.get('ByteRange'))}`

function rangeOf({ signature }: SignatureField): string {
  const range = signature?.dict.entries.get('ByteRange')
  return range?.type === 'array' ? range.items.map((item) => (item.type === 'number' ? item.value : '')).join(' ') : ''
}

/** All ranges in the bytes that have a seal between their two parts. */
function rangesIn({ bytes }: PdfFile, text: string): string[] {
  return [...text.matchAll(/\/ByteRange\s*\[\s*0\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g)].flatMap(([, first, second, rest]) => {
    const [start, end] = [Number(first), Number(second)]
    return start < end && end + Number(rest) <= bytes.length && bytes[start] === 0x3c && bytes[end - 1] === 0x3e ? [`0 ${start} ${end} ${Number(rest)}`] : []
  })
}

/** The fields as the cross-references from one section on give them. A section may be no layer of its own, and then does not read. */
function fieldsOfLayer(file: PdfFile, from: number): readonly SignatureField[] {
  try {
    return signatureFields(layerOf(file, from))
  } catch (error) {
    if (error instanceof PdfFault && error.kind !== 'too-much') return []
    throw error
  }
}
