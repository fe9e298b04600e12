/** Findings that the author has allowed: `<!-- lilla: tillat STR-004: venter på Viken -->` speaks of its own block, or of the next. */
import type { Language, Message } from '../document/message.ts'
import { walk, type Document, type Position } from '../document/tree.ts'

export interface Allowed {
  ruleId: string
  reason: string
  position: Position
}

/** Their `{rule}` is the id that was allowed. */
export const ALLOW_SENTENCES = {
  'TIL-001': {
    nb: ['Funnet {rule} er tillatt uten begrunnelse.', 'Skriv hvorfor: <!-- lilla: tillat {rule}: grunnen -->.'],
    en: ['The finding {rule} is allowed without a reason.', 'Say why: <!-- lilla: tillat {rule}: the reason -->.'],
  },
  'TIL-002': {
    nb: ['Det er ikke noe funn {rule} her å tillate.', 'Fjern kommentaren, eller flytt den til avsnittet det gjelder.'],
    en: ['There is no finding {rule} here to allow.', 'Remove the comment, or move it to the block that it is about.'],
  },
} as const

/**
 * @param messages of one file; fatal ones cannot be allowed.
 * @returns the messages that remain, with those about comments that give no reason or allow nothing.
 */
export function withoutAllowed(messages: readonly Message[], allowed: readonly Allowed[], document: Document, file: string, language: Language = 'nb'): Message[] {
  const extents = allowed.map((one) => extentOf(one, document))
  const body = document.children.find(({ position: place }) => place && place.file === undefined)?.position?.start.offset ?? 0
  const used = new Set<number>()
  const left = messages.filter((message) => {
    if (message.fatal) return true
    const at = allowed.findIndex(({ ruleId, position }, i) => ruleId === message.ruleId && position.file === message.position?.file && (isInHead(message.position, body) || covers(extents[i], message.position)))
    if (at !== -1) used.add(at)
    return at === -1
  })
  const about = (ruleId: keyof typeof ALLOW_SENTENCES, { ruleId: rule, position }: Allowed): Message => {
    const [reason, remedy] = ALLOW_SENTENCES[ruleId][language].map((text) => text.replaceAll('{rule}', rule)) as [string, string]
    return { file: position.file ?? file, position, ruleId, severity: 'warning', reason, remedy }
  }
  const unused = allowed.filter((_, i) => !used.has(i)).map((one) => about('TIL-002', one))
  const unreasoned = allowed.filter(({ reason }) => reason === '').map((one) => about('TIL-001', one))
  return [...left, ...unreasoned, ...unused]
}

/** A finding about the whole document may be allowed from anywhere in it. */
function covers(extent: [number, number] | undefined, position: Position | undefined): boolean {
  if (!position) return true
  return extent !== undefined && extent[0] <= position.start.offset && position.start.offset < extent[1]
}

/** Nothing can be allowed in the front matter itself, so what is found there may be allowed from anywhere too. */
function isInHead(position: Position | undefined, body: number): boolean {
  return position !== undefined && position.file === undefined && position.start.offset < body
}

/** The innermost block that holds the comment, else the block after it. */
function extentOf({ position }: Allowed, document: Document): [number, number] | undefined {
  const at = position.start.offset
  let holding: [number, number] | undefined
  let following: [number, number] | undefined
  for (const [node] of walk(document)) {
    if (node.type === 'document' || node.type === 'list' || node.type === 'table' || node.type === 'attachment' || !node.position || node.position.file !== position.file) continue
    const extent: [number, number] = [node.position.start.offset, node.position.end.offset]
    const isBlock = 'children' in node && node.type !== 'link' && node.type !== 'note' && node.type !== 'footnote'
    if (!isBlock) continue
    if (extent[0] <= at && at <= extent[1]) holding = extent
    else if (extent[0] > at && (!following || extent[0] < following[0])) following = extent
  }
  return holding ?? following
}
