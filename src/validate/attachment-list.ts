/** Attachments as a draft names them: in the front matter, and typed in the text as «Vedlegg 1 Kostnader». */
import type { Words } from '../document/words.ts'
import type { TextBlock } from './text.ts'

export interface TypedAttachment {
  block: TextBlock
  /** Absent for a lone «Vedlegg – …». */
  number?: number
  title: string
  from: number
}

/** A line that begins with «Vedlegg», a number or a dash, and a title. */
const TYPED = /^[ \u00A0]*Vedlegg(?:[ \u00A0](\d{1,2}))?[ \u00A0]?([:.–-]?)[ \u00A0]+(?=\S)/iu

/** @returns the attachments that the text lists without the help of the front matter. */
export function typedAttachments(blocks: readonly TextBlock[]): TypedAttachment[] {
  return blocks.flatMap((block) => {
    const match = block.kind === 'paragraph' || block.kind === 'cell' ? TYPED.exec(block.text) : null
    if (!match || (match[1] === undefined && match[2] === '')) return []
    const [title = ''] = block.text.slice(match[0].length).split('\n')
    // «Vedlegg 1 viser kostnadene.» is a sentence about an attachment, not an entry of a list.
    if (/[.!?]$/.test(title.trim()) || !/^[\p{Lu}«\d]/u.test(title)) return []
    return [{ block, title, from: match[0].length, ...(match[1] !== undefined && { number: Number(match[1]) }) }]
  })
}

/** @returns the first date in a text as ISO: «21. januar 2021», «21.1.2021», «2021-01-21». */
export function dateIn(text: string, { months }: Words): string | undefined {
  const match = /(?<!\d)(\d{1,2})\.[ \u00A0]?(?:(\d{1,2})\.[ \u00A0]?|(\p{L}{3,9})[ \u00A0])(\d{4})(?!\d)|(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)/u.exec(text)
  if (!match) return undefined
  if (match[5] !== undefined) return match[5]
  const month = match[3] === undefined ? Number(match[2]) : months.indexOf(match[3].toLowerCase()) + 1
  return month < 1 || month > 12 ? undefined : `${match[4]}-${String(month).padStart(2, '0')}-${(match[1] ?? '').padStart(2, '0')}`
}
