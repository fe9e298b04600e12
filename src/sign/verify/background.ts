/** What may change in a sealed PDF without changing the document: certificates and answers by which seals are checked later (DSS), and what the file says of itself. */
import { catalogOf, dictAt, itemsOf, resolve, type PdfFile } from '../pdf/file.ts'
import type { Dict, Value } from '../pdf/parse.ts'
import { nameIn } from '../pdf/xref.ts'
import { claimsOf, packetOf } from './claims.ts'
import { reached } from './roles.ts'
import { documentText, said } from './said.ts'

/** ETSI EN 319 142-1, 5.4.2: lists that grow, and what goes with each signature. */
const LISTS = ['Certs', 'OCSPs', 'CRLs']
const VALIDATION = new Set(['Type', 'VRI', ...LISTS, 'Cert', 'CRL', 'OCSP', 'TU', 'TS', 'Length', 'Filter', 'DecodeParms'])

/** The objects of the validation data, when there is more of it than before or as much; else undefined. */
export function validationGrown(older: PdfFile, newer: PdfFile): Set<number> | undefined {
  const [before, after] = [catalogOf(older).entries.get('DSS'), catalogOf(newer).entries.get('DSS')]
  if (!after) return before ? undefined : new Set()
  const [old, now] = [dictAt(older, before), dictAt(newer, after)]
  const objects = reached(newer, [after])
  const values = [now, ...[...objects].map((number) => newer.object(number)?.value)]
  const keeps = LISTS.every((key) => {
    const items = new Set(itemsOf(newer, now?.entries.get(key)).map((item) => said(item)))
    return itemsOf(older, old?.entries.get(key)).every((item) => items.has(said(item)))
  })
  return now && keeps && values.every(isValidation) ? objects : undefined
}

/** An entry for one signature. Programs that renew a time-stamp write it twice, and leave the first one without use. */
export const isEntry = (value: Value | undefined): boolean =>
  value?.type === 'dict' && nameIn(value, 'Type') === 'VRI' && !value.entries.has('Length') && isValidation(value)

/** Entries for a signature go by the digest of it, in hexadecimal (5.4.2.3). */
function isValidation(value: Value | undefined): boolean {
  if (value?.type === 'array') return value.items.every(isValidation)
  return value?.type !== 'dict' || [...value.entries].every(([key, one]) => (VALIDATION.has(key) || /^[0-9A-Fa-f]{40}$/.test(key)) && isValidation(one))
}

/**
 * The objects that say what the file is called and who made it, when they say the same as before where it counts: the title, which a
 * reader shows above the page, the standards that the file claims to follow, and the program that it claims to be from. Programs that
 * sign write the time and their own name here; that changes no document, but it is said.
 */
export function metadataKept(older: PdfFile, newer: PdfFile): Set<number> | undefined {
  const objects = [newer.trailer.entries.get('Info'), catalogOf(newer).entries.get('Metadata')].flatMap((value) => (value?.type === 'ref' ? [value.number] : []))
  const face = (file: PdfFile): string => JSON.stringify([titleOf(file), claimsOf(file)])
  return face(older) === face(newer) && isInfo(infoOf(newer)) && isPacket(newer) ? new Set(objects) : undefined
}

const infoOf = (file: PdfFile): Dict | undefined => dictAt(file, file.trailer.entries.get('Info'))

const isInfo = (info: Dict | undefined): boolean => [...(info?.entries.values() ?? [])].every(({ type }) => type === 'string' || type === 'name')

function isPacket(file: PdfFile): boolean {
  const packet = dictAt(file, catalogOf(file).entries.get('Metadata'))
  return !packet || (nameIn(packet, 'Subtype') === 'XML' && [...packet.entries.keys()].every((key) => ['Type', 'Subtype', 'Length', 'Filter', 'DecodeParms'].includes(key)))
}

function titleOf(file: PdfFile): string[] {
  const info = resolve(file, infoOf(file)?.entries.get('Title'))
  const packet = packetOf(file)
  const from = packet.indexOf('<dc:title')
  const title = from === -1 ? '' : packet.slice(packet.indexOf('>', from) + 1, packet.indexOf('</dc:title>', from))
  return [info?.type === 'string' ? documentText(info.bytes) : '', title.replaceAll(/<[^<>]*>/g, ' ').replaceAll(/\s+/g, ' ').trim()]
}
