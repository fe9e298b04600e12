/** The one place where a Word paragraph is made. */
import { Paragraph, type IParagraphOptions, type ParagraphChild } from 'docx'
import type { Block } from '../../document/tree.ts'
import type { State } from './state.ts'

export interface ParagraphLayout {
  style?: string
  /** Of the clause; gives way to an item's number that is waiting. `false` takes the style's number away. */
  numbering?: IParagraphOptions['numbering']
  keepNext?: boolean
  keepLines?: boolean
  align?: 'left' | 'right' | 'center'
  /** Where the block cannot be referred to, none. */
  ids?: readonly string[]
}

/** @returns the paragraph of a block, with the number and the bookmarks that were waiting for the first one of its item. */
export function paragraph(node: Block, children: readonly ParagraphChild[], state: State, layout: ParagraphLayout = {}): Paragraph {
  const { place, opening, bookmarks } = state
  const waiting = opening.current
  opening.current = undefined
  const numbering = waiting?.numbering ?? layout.numbering
  const style = layout.style ?? waiting?.style ?? place.style
  const ids = [...(waiting?.ids ?? []), ...(layout.ids ?? bookmarks.claim(node))]
  const align = layout.align ?? place.align
  const keepNext = layout.keepNext ?? place.keepNext ?? (state.kept.has(node) || undefined)
  const indent = numbering ? undefined : indentOf(state, style, numbering === false)
  return new Paragraph({
    style,
    ...(numbering !== undefined && { numbering }),
    ...(keepNext && { keepNext }),
    ...(layout.keepLines && { keepLines: true }),
    ...(indent && { indent }),
    ...(align && { alignment: align }),
    children: [...(waiting?.lead ?? []), ...bookmarks.wrap(ids, children)],
  })
}

/** Said in the paragraph only where its style does not say it. */
function indentOf({ place }: State, style: string, unnumbered: boolean): IParagraphOptions['indent'] {
  if (unnumbered) return { left: place.indent, hanging: 0 }
  const given = style === place.style ? place.styleIndent : 0
  return place.indent === given ? undefined : { left: place.indent }
}
