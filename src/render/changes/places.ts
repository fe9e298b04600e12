/** Where each change of a redline stands, and what it is called, as a reader of a list is told. */
import { changeList, type ListedChange, type Where } from '../../document/change-list.ts'
import { changesOf } from '../../document/changes.ts'
import { plainText, type Attachment, type Document } from '../../document/tree.ts'
import type { Numbers } from '../../document/number.ts'
import type { Words } from '../../document/words.ts'
import { changeWordsOf, formatWords, moveWords } from '../change-words.ts'

export interface PlacedChange extends ListedChange {
  /** The attachment that it is in: «Vedlegg 2». */
  attachment?: string
  /** The name of the change, with what moved where and what form it has now: «Flyttet fra punkt 3». */
  said: string
}

/** @returns every change once, in reading order. */
export function placedChanges(redline: Document, numbers: Numbers, words: Words): PlacedChange[] {
  const said = changeWordsOf(words)
  const changes = changeList(redline)
  const moves = moveWords(changes, words)
  const marks = changesOf(redline)
  return changes.map((change) => {
    const own = marks.get(change.id) ?? []
    const path = own[0] ? [...own[0].ancestors, own[0].node] : []
    const attachment = path.find((node): node is Attachment => node.type === 'attachment')
    const form = own.find((mark) => mark.change.kind === 'formatted')
    const name = change.kind === 'moved' ? capital(moves.get(change.id)?.here ?? said.kinds.moved)
      : change.kind === 'formatted' && form ? `${said.kinds.formatted}: ${formatWords(form.node, said)}`
      : said.kinds[change.kind]
    return { ...change, said: name, ...(attachment && { attachment: attachmentName(attachment, numbers, words) }) }
  })
}

function attachmentName(attachment: Attachment, numbers: Numbers, words: Words): string {
  const label = numbers.get(attachment)?.label
  const [title] = attachment.children
  return label === undefined ? (title?.type === 'title' ? plainText(title.children).trim() : attachment.file) : `${capital(words.attachment)} ${label}`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** «4.2 Møter», or the heading alone. */
export const clauseName = ({ number, heading }: Where): string => [number, heading.trim()].filter(Boolean).join(' ')
