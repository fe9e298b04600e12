/** Says what has changed in the form of a node, not that something has: «nå fet», «nå nivå 2, før nivå 1». */
import type { Block, Inline, Mark, OlderProperties } from '../document/tree.ts'
import type { FormWords, RedlineWords } from './redline-words.ts'

/** @returns the words for a node with a change `formatted`. */
export function formWords(node: Block | Inline, { form }: Pick<RedlineWords, 'form'>): string {
  const before = node.change?.before ?? {}
  const now = node as OlderProperties
  const said = marksSaid(now.marks ?? [], before, form)
  if (before.level !== undefined && now.level !== undefined) said.push(form.changedTo(form.level(now.level), form.level(before.level)))
  if (before.kind !== undefined && now.kind !== undefined) said.push(form.changedTo(form.lists[now.kind], form.lists[before.kind]))
  if (before.unnumbered !== undefined) said.push(form.now(before.unnumbered ? form.numbered : form.unnumbered))
  if (before.start !== undefined || before.continues !== undefined) said.push(form.numbering)
  if (before.align !== undefined) said.push(form.alignment)
  if (before.sha256 !== undefined || before.media !== undefined || before.file !== undefined) said.push(form.file)
  return said.length === 0 ? form.other : said.join('; ')
}

function marksSaid(now: readonly Mark[], { marks }: OlderProperties, form: FormWords): string[] {
  if (marks === undefined) return []
  const before = marks ?? []
  const [added, removed] = [now.filter((mark) => !before.includes(mark)), before.filter((mark) => !now.includes(mark))]
  const list = (some: readonly Mark[]): string => some.map((mark) => form.marks[mark]).join(', ')
  return [...(added.length > 0 ? [form.now(list(added))] : []), ...(removed.length > 0 ? [form.noLonger(list(removed))] : [])]
}
