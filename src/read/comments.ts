/** HTML comments: drafting notes and allowed findings; any other is not printed, and is said so. */
import type { Note, Position } from '../document/tree.ts'
import type { State } from './state.ts'

/**
 * @param html of one mdast node; `position` is its place.
 * @returns the note; nothing for a comment that does not print; `html` for anything but a comment.
 */
export function commentOf(html: string, position: Position, state: State): Note | undefined | 'html' {
  const content = contentOf(html.trimEnd())
  if (content === undefined) return 'html'
  const note = /^notat:/i.test(content) ? content.slice('notat:'.length).trim() : undefined
  if (note !== undefined) {
    const value = note.replace(/\s+/g, ' ')
    return { type: 'note', position, children: value === '' ? [] : [{ type: 'text', value, position }] }
  }
  const allowed = /^lilla:\s*tillat\s+([\p{Lu}\d-]+)\s*(?::([\s\S]*))?$/u.exec(content)
  if (allowed) state.reading.suppressions.push({ ruleId: allowed[1] ?? '', reason: (allowed[2] ?? '').trim().replace(/\s+/g, ' '), position })
  else if (!/^(?:prettier-ignore|markdownlint-)/.test(content)) state.reading.report.say('MRK-010', position)
  return undefined
}

/** What stands in a comment, if the text is one comment and nothing else (CommonMark 0.31, 6.6). */
function contentOf(html: string): string | undefined {
  const isOne = html.startsWith('<!--') && html.length >= '<!---->'.length && html.indexOf('-->', 4) === html.length - '-->'.length
  return isOne ? html.slice(4, -3).trim() : undefined
}
