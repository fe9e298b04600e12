/** Finds the images that the layout engine cannot draw, each by itself, so that one bad picture never costs the document. */
import type { Message } from '../../document/message.ts'
import { walk, type Image } from '../../document/tree.ts'
import type { Edition } from '../edition.ts'
import type { Engine } from './engine.ts'
import { brokenImage } from './messages.ts'
import type { Files } from './state.ts'

const TRIAL = `#set document(title: "x", date: datetime(year: 2000, month: 1, day: 1))
#set text(lang: "nb")
#image(json(bytes(sys.inputs.doc)), alt: "x", width: 1cm)`

/** @returns the images that cannot be set, or not under PDF/A (inks instead of colours), by their path in the compiler. */
export function brokenImages(typst: Engine, files: Files, edition: Edition): { path: string; message: Message }[] {
  const images = new Map<string, Image>()
  for (const [node] of walk(edition.document)) if (node.type === 'image' && !images.has(node.src)) images.set(node.src, node)
  return [...files]
    .filter(([path, bytes]) => {
      if (path.endsWith('.typ')) return false
      if (hasInks(bytes)) return true
      const { pdf, conforms } = typst.typeset({ template: TRIAL, json: JSON.stringify(path), files: new Map([[path, bytes]]) })
      return !pdf || conforms === false
    })
    .map(([path]) => {
      const image = [...images.values()].find(({ src }) => edition.assets.get(src)?.sha256 === /([0-9a-f]{64})\.\w+$/u.exec(path)?.[1])
      return { path, message: brokenImage(image, image?.src ?? path) }
    })
}

/** Whether it is a JPEG in four inks (CMYK): our files say that their colours are sRGB, and WASM does not look. */
export function hasInks(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return false
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? 0
    // SOF0 to SOF15, without the three that share the range: DHT, JPG, DAC (ITU-T T.81, table B.1).
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) return bytes[at + 9] === 4
    at += 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0)
  }
  return false
}
