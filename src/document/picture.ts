/** What a picture is by its bytes, never by its name: PNG or JPEG, and its size in pixels. */

export interface Picture {
  kind: 'png' | 'jpeg'
  width: number
  height: number
}

/** @returns undefined when the bytes are neither a PNG nor a JPEG, or end before their size is told. */
export function pictureOf(bytes: Uint8Array): Picture | undefined {
  const picture = png(bytes) ?? jpeg(bytes)
  return picture && picture.width > 0 && picture.height > 0 ? picture : undefined
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** The header chunk must come first (PNG, ISO/IEC 15948, 5.6): its width and height stand at bytes 16 and 20. */
function png(bytes: Uint8Array): Picture | undefined {
  if (bytes.length < 24 || PNG_SIGNATURE.some((byte, i) => bytes[i] !== byte)) return undefined
  const view = viewOf(bytes)
  if (view.getUint32(12) !== 0x49484452) return undefined
  return { kind: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** Segments are walked to the frame header, SOF0 to SOF15 without DHT, JPG and DAC (ITU-T T.81, table B.1). */
function jpeg(bytes: Uint8Array): Picture | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined
  const view = viewOf(bytes)
  let at = 2
  while (at + 9 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0
    const isFill = marker === 0xff
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { kind: 'jpeg', height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    at += isFill ? 1 : 2 + view.getUint16(at + 2)
  }
  return undefined
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
