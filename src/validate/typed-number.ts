/** Clause numbers that were typed into a heading, and the headings of each text of a document. */
import type { Attachment, Heading } from '../document/tree.ts'
import type { Subject } from './rule.ts'
import type { TextBlock } from './text.ts'

export interface TypedNumber {
  path: readonly number[]
  /** «4.2», without a closing stop or sign. */
  label: string
  /** Characters of the number with its sign, stop and space. */
  length: number
  /** Neither sign nor stop: «4 Økonomi», which may be a count. */
  bare: boolean
}

/** Sign or word, figures, stop or bracket, dash or colon, space. What follows is looked at afterwards. */
const NUMBER = /^(§{1,2}|punkt|pkt\.|kapittel|kap\.|artikkel|art\.)?[ \u00A0]?(\d{1,2}(?:\.\d{1,2}){0,5})([.)]?)(?:[ \u00A0]?[:–-](?=[ \u00A0]))?[ \u00A0]+(?=[^\s\u00A0])/iu

/** @returns the number that a heading begins with. «1. januar», «2. halvår» and «22 kommuner» are none. */
export function typedNumber(text: string): TypedNumber | undefined {
  const [whole, sign, label, stop] = NUMBER.exec(text) ?? []
  if (whole === undefined || label === undefined) return undefined
  const path = label.split('.').map(Number)
  if (path.includes(0) || (/^[\p{Ll}\d]/u.test(text.slice(whole.length)) && path.length === 1)) return undefined
  return { path, label, length: whole.length, bare: sign === undefined && stop === '' && path.length === 1 }
}

export interface HeadingBlock extends TextBlock {
  block: Heading
}

/** @returns the headings of the document's own text, and those of each attachment. */
export function headingsByText({ blocks }: Subject): readonly (readonly HeadingBlock[])[] {
  const texts = new Map<Attachment | undefined, HeadingBlock[]>()
  for (const block of blocks) {
    if (block.kind !== 'heading' || block.block.type !== 'heading') continue
    const attachment = block.within.find((node): node is Attachment => node.type === 'attachment')
    const text = texts.get(attachment) ?? []
    texts.set(attachment, text)
    text.push(block as HeadingBlock)
  }
  return [...texts.values()]
}
