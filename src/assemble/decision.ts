/** The proposed decision of a saksfremlegg, as text that can be compared between the copies for several councils. */
import { fingerprintText } from '../document/fingerprint.ts'
import { plainText, type Document, type Heading } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'

const ID = 'forslag-til-vedtak'
const bare = (title: string): string => title.toLowerCase().replace(/:$/u, '').trim()

/** @returns the text of the clause, its heading apart, one line a block; undefined where the case proposes nothing. */
export function decisionOf(document: Document, type: AgreementType): string | undefined {
  const item = type.klausuler.find(({ id }) => id === ID)
  const names = item ? [item.tittel.nb, item.tittel.nn ?? '', ...item.alias.nb, ...item.alias.nn].map(bare) : []
  const isDecision = (heading: Heading): boolean => heading.id === ID || names.includes(bare(plainText(heading.children)))
  const from = document.children.findIndex((block) => block.type === 'heading' && isDecision(block))
  const heading = document.children[from]
  if (heading?.type !== 'heading') return undefined
  const after = document.children.slice(from + 1)
  const length = after.findIndex((block) => block.type === 'attachment' || (block.type === 'heading' && block.level <= heading.level))
  return fingerprintText({ ...document, children: length === -1 ? after : after.slice(0, length) })
}
