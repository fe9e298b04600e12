/** What streams hold (ISO 32000-1, 7.3.8), unpacked where they are packed with Flate, as all that a seal depends on is. */
import { inflateSync } from 'node:zlib'
import { spend, type Meter } from './budget.ts'
import { numberIn } from './dict.ts'
import { PdfFault } from './fault.ts'
import { latin1, type Dict } from './parse.ts'

/** What the stream of a dictionary holds, unpacked. @param meter counts the bytes. */
export function streamData(bytes: Uint8Array, dict: Dict, length: number, meter: Meter): Uint8Array {
  const head = /^\s*stream(?:\r\n|\n)/.exec(latin1(bytes, dict.end, dict.end + 40))
  const start = dict.end + (head?.[0].length ?? 0)
  if (!head || start + length > bytes.length || !/^\s*endstream/.test(latin1(bytes, start + length, start + length + 20))) throw new PdfFault('a stream', dict.start)
  const raw = bytes.subarray(start, start + length)
  const filter = dict.entries.get('Filter')
  const only = filter?.type === 'array' && filter.items.length === 1 ? filter.items[0] : filter
  if (only === undefined || (only.type === 'array' && only.items.length === 0)) {
    spend(meter, raw.length, dict.start)
    return raw
  }
  if (only.type !== 'name' || only.value !== 'FlateDecode') throw new PdfFault('a filter that is not known here', dict.start)
  const parameters = dict.entries.get('DecodeParms')
  const one = parameters?.type === 'array' ? parameters.items[0] : parameters
  const data = inflated(raw, dict, meter)
  return one?.type === 'dict' && numberIn(one, 'Predictor', 1) >= 10 ? unpredicted(data, numberIn(one, 'Columns', 1)) : data
}

function inflated(raw: Uint8Array, dict: Dict, meter: Meter): Uint8Array {
  try {
    const data = inflateSync(raw, { maxOutputLength: Math.max(1, meter.left) })
    spend(meter, data.length, dict.start)
    return data
  } catch (error) {
    if (error instanceof PdfFault) throw error
    if (error instanceof RangeError) spend(meter, Infinity, dict.start)
    throw new PdfFault('a stream that does not unpack', dict.start)
  }
}

/** Undoes the PNG predictors None and Up, which are all that cross-references are written with. */
function unpredicted(data: Uint8Array, columns: number): Uint8Array {
  if (!Number.isSafeInteger(columns) || columns < 1) throw new PdfFault('a predictor that is not known here', 0)
  const rows = Math.floor(data.length / (columns + 1))
  const out = new Uint8Array(rows * columns)
  for (let row = 0; row < rows; row += 1) {
    const kind = data[row * (columns + 1)]
    if (kind !== 0 && kind !== 2) throw new PdfFault('a predictor that is not known here', 0)
    for (let i = 0; i < columns; i += 1) {
      const above = kind === 2 && row > 0 ? (out[(row - 1) * columns + i] ?? 0) : 0
      out[row * columns + i] = (data[row * (columns + 1) + 1 + i] ?? 0) + above
    }
  }
  return out
}
