/** Bookmarks carry the identity of clauses: they survive a save in Word and LibreOffice, which content tags do not. */
import { createHash } from 'node:crypto'
import { BookmarkEnd, BookmarkStart, FileChild, type IContext, type IXmlableObject, type ParagraphChild } from 'docx'
import { walk, type Node } from '../../document/tree.ts'
import type { Edition } from '../edition.ts'

/** Word hides a name that begins with an underscore, as it does its own `_Ref…`; 40 characters are its limit. */
const PREFIX = '_lilla_'
const LONGEST = 40 - PREFIX.length

/**
 * @returns the bookmark of an id. A name holds letters, digits and underscores, and Word compares it without case: an id of
 * small letters, digits and hyphens can be read back out of its name, any other is there as a hash.
 */
export function bookmarkName(id: string): string {
  const readable = /^[a-z0-9-]+$/.test(id) && id.length <= LONGEST
  if (readable) return PREFIX + id.replaceAll('-', '_')
  return `${PREFIX}x_${createHash('sha256').update(id, 'utf8').digest('hex').slice(0, 28)}`
}

/** A mark between paragraphs. */
export class BlockMark extends FileChild {
  private readonly mark: BookmarkEnd

  constructor(mark: ParagraphChild) {
    super('w:bookmarkEnd')
    this.mark = mark as unknown as BookmarkEnd
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    return this.mark.prepForXml(context)
  }
}

export interface BookmarkMarks {
  starts: readonly ParagraphChild[]
  ends: readonly ParagraphChild[]
}

export interface Bookmarks {
  /** The id of a node that can be referred to, once: of two nodes with one id the first has the bookmark. */
  claim: (node: Node) => string[]
  /** The name of the bookmark that a reference to an id points at; undefined when nothing printed has it. */
  find: (id: string) => string | undefined
  /** The marks before and after what has these ids. */
  marks: (ids: readonly string[]) => BookmarkMarks
  wrap: (ids: readonly string[], children: readonly ParagraphChild[]) => ParagraphChild[]
}

export function createBookmarks({ analysis, document }: Edition): Bookmarks {
  const claimed = new Set<string>()
  /** An attachment that is no Markdown is printed only as an entry of the list of attachments. */
  const listed = new Set<string>()
  for (const [node] of walk(document)) if (node.type === 'attachmentEntry') listed.add(node.target)
  let count = 0
  const marks: Bookmarks['marks'] = (ids) => {
    const numbered = ids.map((id) => ({ name: bookmarkName(id), number: (count += 1) }))
    return {
      starts: numbered.map(({ name, number }) => new BookmarkStart(name, number) as unknown as ParagraphChild).reverse(),
      ends: numbered.map(({ number }) => new BookmarkEnd(number) as unknown as ParagraphChild),
    }
  }
  return {
    marks,
    claim(node) {
      const id = analysis.ids.get(node)
      if (id === undefined || claimed.has(id) || analysis.targets.get(id)?.node !== node) return []
      claimed.add(id)
      return [id]
    },
    find(id) {
      const target = analysis.targets.get(id)
      if (target?.node.type === 'attachment' && target.node.media !== 'markdown' && !listed.has(target.id)) return undefined
      const own = target && analysis.ids.get(target.node)
      return own === undefined ? undefined : bookmarkName(own)
    },
    wrap(ids, children) {
      const { starts, ends } = marks(ids)
      return [...starts, ...children, ...ends]
    },
  }
}
