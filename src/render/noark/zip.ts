/** The same files as one zip, the same bytes every time. */
import { zipSync, type Zippable } from 'fflate'

/** The earliest time that a zip can hold (MS-DOS time), in local time: fflate writes local fields, so the zone does not count. */
const EPOCH = new Date(1980, 0, 1)
/** Already packed; packing them again takes time and gains nothing. */
const PACKED = /\.(?:pdf|docx|png|jpe?g|zip)$/iu

export function zipped(files: readonly { name: string; bytes: Uint8Array }[]): Uint8Array {
  const entries: Zippable = {}
  for (const { name, bytes } of files) entries[name] = [bytes, { mtime: EPOCH, level: PACKED.test(name) ? 0 : 6 }]
  return zipSync(entries)
}
