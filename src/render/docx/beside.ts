/** What an attachment that is no Markdown is known by in the list: the file's name, and its SHA-256. */
import type { ParagraphChild } from 'docx'
import type { Attachment } from '../../document/tree.ts'
import { besideName } from '../beside.ts'
import { otherBytes } from './messages.ts'
import { lineBreak, marked, runs } from './run.ts'
import type { State } from './state.ts'
import { trackingOf } from './track.ts'

/** @returns the lines about the file; where the drafts have different files, those of both. */
export function beside(attachment: Attachment, state: State): ParagraphChild[] {
  const { change } = attachment
  const before = change?.kind === 'formatted' ? change.before : undefined
  const now = lines(attachment, attachment.file, attachment.sha256, state)
  if (!state.redline || !change || !before || state.place.tracking || (before.file === undefined && before.sha256 === undefined)) return now
  state.redline.say('DOC-002', otherBytes(attachment))
  const changed = (kind: 'deleted' | 'inserted', pieces: ParagraphChild[]): ParagraphChild[] =>
    marked(pieces, { ...state, place: { ...state.place, tracking: trackingOf({ ...change, kind }) } })
  return [...changed('deleted', lines(attachment, before.file ?? attachment.file, before.sha256 ?? attachment.sha256, state)), ...changed('inserted', now)]
}

function lines(node: Attachment, file: string, sha256: string, { edition }: State): ParagraphChild[] {
  return [
    lineBreak(),
    ...runs(`${besideName(node, edition.numbers, file)}, ${edition.words.fileBeside}`, { style: 'Muted' }),
    lineBreak(),
    ...runs(`SHA-256 ${sha256}`, { style: 'Muted' }),
  ]
}
