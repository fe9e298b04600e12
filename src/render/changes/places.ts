/** Where each change of a redline stands, and what it is called, as a reader of a list is told. */
import type { ListedChange, Where } from '../../document/change-list.ts'
import { plainText, type Attachment, type Document } from '../../document/tree.ts'
import type { Numbers } from '../../document/number.ts'
import type { Words } from '../../document/words.ts'
import { formWords } from '../form-words.ts'
import { knownChanges } from '../known-changes.ts'
import { movesOf, type Numbering } from '../moved.ts'
import { attachmentLabel, sentenceCase } from '../phrases.ts'
import { redlineWordsOf, type RedlineWords } from '../redline-words.ts'

export interface PlacedChange extends ListedChange {
  /** The attachment that it is in: «Vedlegg 2». */
  attachment?: string
  /** The name of the change, with what moved where and what form it has now: «Flyttet fra punkt 3». */
  said: string
}

/** @returns every change once, in reading order. */
export function placedChanges(redline: Document, numbering: Numbering, words: Words): PlacedChange[] {
  const said = redlineWordsOf(words)
  const changes = knownChanges(redline)
  const moves = movesOf(changes, numbering, words)
  return [...changes.values()].map(({ listed: change, marks: own }) => {
    const path = own[0] ? [...own[0].ancestors, own[0].node] : []
    const attachment = path.find((node): node is Attachment => node.type === 'attachment')
    const form = own.find((mark) => mark.change.kind === 'formatted')
    const name = change.kind === 'moved' ? sentenceCase(moves.get(change.id)?.movedTo ?? said.kinds.moved)
      : change.kind === 'formatted' && form ? formName(formWords(form.node, said), said)
      : said.kinds[change.kind]
    return { ...change, said: name, ...(attachment && { attachment: attachmentName(attachment, numbering.numbers, words) }) }
  })
}

function attachmentName(attachment: Attachment, numbers: Numbers, words: Words): string {
  const label = numbers.get(attachment)?.label
  const [title] = attachment.children
  return label === undefined ? (title?.type === 'title' ? plainText(title.children).trim() : attachment.file) : attachmentLabel(label, words)
}

/** What says by itself that something is changed, as of a file, needs no name before it. */
const formName = (words: string, { kinds, form }: RedlineWords): string =>
  [form.file, form.other, form.numbering, form.alignment].includes(words) ? sentenceCase(words) : `${kinds.formatted}: ${words}`

/** «4.2 Møter», or the heading alone. */
export const clauseName = ({ number, heading }: Where): string => [number, heading.trim()].filter(Boolean).join(' ')
