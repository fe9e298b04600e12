/** Drafting notes → Word comments on the sentence that they end. */
import { AnnotationReference, CommentRangeEnd, CommentRangeStart, CommentReference, Paragraph, TextRun, type ParagraphChild } from 'docx'
import { cut } from '../../document/normalise.ts'
import type { Inline, Note } from '../../document/tree.ts'
import { draftDate } from './properties.ts'
import { marked, marksOf, runs } from './run.ts'
import type { State } from './state.ts'
import { entered } from './track.ts'

/** Where the sentence of a note begins. */
export interface Anchor {
  type: 'anchor'
  note: Note
}

/** A full stop, closing marks, white space, and then a capital, a digit or a quotation: a new sentence. */
const SENTENCE_END = /[.!?…][»”"’)\]]*\s+(?=[\p{Lu}«“"(\d§])/gu
/** «jf. § 18-4», «nr. 3», «21. januar» do not end one. */
const ABBREVIATED = /(?:^|[\s(])(?:jf|nr|kl|ca|art|kap|pkt|bl\.a|f\.eks|mv|osv|dvs|evt|inkl|tlf|\d{1,2})\.[»”"’)\]]*\s+$/iu

/** @returns the nodes with an anchor before the first word of each note's sentence. */
export function anchored(nodes: readonly Inline[]): (Inline | Anchor)[] {
  const out: (Inline | Anchor)[] = []
  for (const node of nodes) {
    if (node.type === 'note') placeAnchor(out, node)
    out.push(node)
  }
  return out
}

function placeAnchor(out: (Inline | Anchor)[], note: Note): void {
  const anchor: Anchor = { type: 'anchor', note }
  if (note.about !== undefined) return void out.splice(indexOfWords(out, note.about), 0, anchor)
  for (let i = out.length - 1; i >= 0; i -= 1) {
    const node = out[i]!
    if (node.type === 'break') return void out.splice(i + 1, 0, anchor)
    if (node.type !== 'text') continue
    const last = sentenceStart(node.value)
    if (last === undefined) continue
    return void out.splice(i, 1, cut(node, 0, last), anchor, cut(node, last, node.value.length))
  }
  out.unshift(anchor)
}

/** Where the last `count` nodes begin; anchors and notes stand between them without counting. */
function indexOfWords(out: readonly (Inline | Anchor)[], count: number): number {
  let left = count
  for (let i = out.length - 1; i >= 0; i -= 1) {
    const { type } = out[i]!
    if (type !== 'anchor' && type !== 'note') left -= 1
    if (left === 0) return i
  }
  return 0
}

function sentenceStart(value: string): number | undefined {
  const ends = [...value.matchAll(SENTENCE_END)]
    .map((match) => match.index + match[0].length)
    .filter((end) => !ABBREVIATED.test(value.slice(0, end)))
  return ends.at(-1)
}

/** The note as a comment of its own. @returns its opening and closing marks. */
export function comment(note: Note, state: State): { open: ParagraphChild[]; close: ParagraphChild[] } {
  const { comments } = state.collected
  const id = comments.length
  const { meta } = state.edition.document
  const author = typeof meta['forfatter'] === 'string' ? meta['forfatter'] : 'lilla'
  const { redline } = state
  const said = redline?.show === 'drawn' && note.change ? redline.words.note[note.change.kind] : undefined
  const text = [...(said ? runs(`${said}: `) : []), ...note.children.flatMap((child) => marked(runs(child.value, marksOf(child, state)), entered(child, entered(note, state))))]
  comments.push({
    id,
    author,
    initials: author.slice(0, 1),
    date: draftDate(meta),
    children: [
      new Paragraph({
        style: 'CommentText',
        children: [new TextRun({ style: 'CommentReference', children: [new AnnotationReference()] }), ...text],
      }),
    ],
  })
  return {
    open: [new CommentRangeStart(id)],
    close: [new CommentRangeEnd(id), new TextRun({ style: 'CommentReference', children: [new CommentReference(id)] })],
  }
}
