/** HTML comments: drafting notes and allowed findings; any other is not printed, and is said so. */
import type { Note, Position } from '../document/tree.ts'
import type { State } from './state.ts'

/**
 * @param html of one mdast node; `position` is its place.
 * @returns the note; nothing for a comment that does not print; `html` for anything but a comment.
 */
export function commentOf(html: string, position: Position, state: State): Note | undefined | 'html' {
  const content = /^<!--([\s\S]*?)-->\s*$/.exec(html)?.[1]
  if (content === undefined) return 'html'
  const note = /^\s*notat:\s*([\s\S]*?)\s*$/i.exec(content)?.[1]
  if (note !== undefined) {
    const value = note.replace(/\s+/g, ' ')
    return { type: 'note', position, children: value === '' ? [] : [{ type: 'text', value, position }] }
  }
  const allowed = /^\s*lilla:\s*tillat\s+([\p{Lu}\d-]+)\s*(?::\s*([\s\S]*?))?\s*$/u.exec(content)
  if (allowed) state.reading.suppressions.push({ ruleId: allowed[1] ?? '', reason: (allowed[2] ?? '').replace(/\s+/g, ' '), position })
  else if (!/^\s*(?:prettier-ignore|markdownlint-)/.test(content)) state.reading.report.say('MRK-010', position)
  return undefined
}
