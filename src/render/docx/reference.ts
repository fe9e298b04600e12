/** Cross-references: a REF field where Word can compute the label, a link with the label as text where it cannot. */
import { InternalHyperlink, type ParagraphChild } from 'docx'
import { referenceLabel, targetOf } from '../../document/analyse.ts'
import { plainText, type Reference } from '../../document/tree.ts'
import { field } from './field.ts'
import { marked, marksOf, runs } from './run.ts'
import type { State } from './state.ts'

/**
 * Word computes two things from a bookmark: the number of its paragraph and the text inside it. The number is asked for with
 * `\n`, «without context»: our levels print their whole path («4.2»), and `\w` would put the outer levels before it once more in
 * readers that take it literally. So «punkt 4.2» is the word and a field, and «Økonomi» in guillemets is a field inside them.
 * What Word has no way to say («punkt 4 andre ledd», «bokstav b» without its parenthesis, «vedlegg 2» in lower case) is a link.
 */
export function reference(node: Reference, state: State): ParagraphChild[] {
  const { analysis, numbers } = state.edition
  const label = referenceLabel(node, analysis)
  const aim = targetOf(node, analysis)
  const bookmark = state.bookmarks.find(aim?.id ?? node.target)
  const look = marksOf(node, state)
  const text = runs(label, look)
  // What is drawn as gone may be printed as words only, and is nowhere to go to.
  const isGone = state.redline?.show === 'drawn' && aim !== undefined && !state.redline.newer.has(aim.node)
  if (bookmark === undefined || state.place.linked || isGone) return text

  const target = aim?.node
  // What only the older draft has is cited by its number there.
  const ordinal = target && (analysis.bygone?.has(node) ? state.edition.redline?.olderNumbers : numbers)?.get(target)
  const hasClauseNumber = target?.type === 'heading' || target?.type === 'paragraph'
  if (hasClauseNumber && ordinal && label.endsWith(` ${ordinal.label}`)) {
    const before = label.slice(0, -ordinal.label.length)
    return [...runs(before, look), ...field(`REF ${bookmark} \\n \\h`, ordinal.label, look)]
  }
  if (target?.type === 'heading' && target.children.every((child) => child.type === 'text')) {
    const heading = plainText(target.children)
    if (label === `«${heading}»`) {
      return [...runs('«', look), ...field(`REF ${bookmark} \\h`, heading, look), ...runs('»', look)]
    }
  }
  return [new InternalHyperlink({ anchor: bookmark, children: marked(text, state) })]
}
