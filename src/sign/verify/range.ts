/** Which bytes a seal is over. A sound range is all of a file, from its first byte, but the seal itself (ISO 32000-1, 12.8.1). */
import { revisionOf, signatureFields, type PdfFile, type SignatureField } from '../pdf/file.ts'
import { latin1, PdfFault, type Value } from '../pdf/parse.ts'
import type { Fault } from './report.ts'

export interface Sealed {
  range: readonly [from: number, length: number, from: number, length: number]
  /** The hexadecimal digits between `<` and `>`. */
  digits: string
  /** The file as it was when it was sealed, which ends where the range ends. */
  revision: PdfFile
}

export function sealedBytes(file: PdfFile, field: SignatureField): Sealed | Fault {
  const { signature } = field
  const dict = signature?.dict
  const [range, contents] = [dict?.entries.get('ByteRange'), dict?.entries.get('Contents')]
  const stands = signature?.number !== undefined && file.object(signature.number)?.source === file.bytes
  if (!stands || contents?.type !== 'string' || !contents.hex) return { code: 'range' }
  const numbers = numbersOf(range)
  if (numbers.length !== 4) return { code: numbers.length > 4 ? 'wrapped' : 'range' }
  const [first = -1, length = -1, second = -1, rest = -1] = numbers
  const end = second + rest
  if (first !== 0 || length <= 0 || rest <= 0 || end > file.bytes.length) return { code: 'range' }
  // Room between the two parts for more than the seal is room for bytes that nobody sealed.
  if (length !== contents.start || second !== contents.end) return isRewritten(file, field, end) ? { code: 'overlay', touched: ['signature'] } : { code: 'wrapped' }
  const revision = revisionAt(file, end)
  const then = revision && signatureFields(revision).find(({ number }) => number === field.number)
  if (!revision || then?.signature?.dict.start !== dict?.start) return { code: 'range' }
  return { range: [first, length, second, rest], digits: latin1(file.bytes, contents.start + 1, contents.end - 1), revision }
}

/** Whether the seal stands elsewhere in the part of the file that it is over: then this is a later one in its place. */
function isRewritten(file: PdfFile, { number, signature }: SignatureField, end: number): boolean {
  const revision = revisionAt(file, end)
  const then = revision && signatureFields(revision).find((field) => field.number === number)?.signature
  return then !== undefined && then.number === signature?.number && then.dict.start !== signature?.dict.start
}

const numbersOf = (value: Value | undefined): number[] =>
  value?.type === 'array' ? value.items.map((item) => (item.type === 'number' && Number.isSafeInteger(item.value) ? item.value : -1)) : []

function revisionAt(file: PdfFile, end: number): PdfFile | undefined {
  try {
    return revisionOf(file, end)
  } catch (error) {
    if (error instanceof PdfFault && error.kind !== 'too-much') return undefined
    throw error
  }
}
