/** What a PDF says of itself: the standards that it claims to follow, and the program that made it. Claims, not proofs. */
import { catalogOf, dictAt, resolve, streamAt, type PdfFile } from '../pdf/file.ts'
import { PdfFault, textOf } from '../pdf/parse.ts'

export interface Claims {
  claims: string[]
  ownFile: boolean
}

/** @returns such as «PDF/A-2a» and «PDF/UA-1», read from the XMP packet. */
export function claimsOf(file: PdfFile): Claims {
  const packet = packetOf(file)
  const [part, level, accessible] = [property(packet, 'pdfaid:part'), property(packet, 'pdfaid:conformance'), property(packet, 'pdfuaid:part')]
  const creator = property(packet, 'xmp:CreatorTool') ?? textOf(resolve(file, dictAt(file, file.trailer.entries.get('Info'))?.entries.get('Creator')))
  return {
    claims: [...(part ? [`PDF/A-${part}${(level ?? '').toLowerCase()}`] : []), ...(accessible ? [`PDF/UA-${accessible}`] : [])],
    ownFile: /^lilla\b/.test(creator),
  }
}

/** @returns the XMP packet; empty where there is none that reads. @throws PdfFault of a file that asks for too much. */
export function packetOf(file: PdfFile): string {
  try {
    return Buffer.from(streamAt(file, catalogOf(file).entries.get('Metadata')) ?? []).toString('utf8')
  } catch (error) {
    if (error instanceof PdfFault && error.kind !== 'too-much') return ''
    throw error
  }
}

/** As an element or as an attribute, which are the same in RDF. */
function property(packet: string, name: string): string | undefined {
  for (let at = packet.indexOf(name); at !== -1; at = packet.indexOf(name, at + name.length)) {
    const from = at + name.length
    const element = packet[at - 1] === '<' && packet[from] === '>' && packet.startsWith(`</${name}>`, packet.indexOf('<', from))
    const value = element ? packet.slice(from + 1, packet.indexOf('<', from)).trim() : attributeAt(packet, from)
    if (value !== undefined && value !== '' && value.length <= 200) return value
  }
  return undefined
}

function attributeAt(packet: string, from: number): string | undefined {
  const pattern = /\s*=\s*["']([^"'<]{1,200})["']/y
  pattern.lastIndex = from
  return pattern.exec(packet)?.[1]
}
