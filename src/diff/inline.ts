/** Merges the inline content of a block in two drafts into one, its changes marked. */
import { cut, normaliseInlines } from '../document/normalise.ts'
import { MARKS, type Change, type Footnote, type Inline, type Mark, type Reference, type Text } from '../document/tree.ts'
import type { Context, Group } from './context.ts'
import { pairBlocks } from './pairs.ts'
import { END, tokensOf, type NodeKey, type Part, type Token } from './tokens.ts'
import { compareTokens } from './words.ts'
import { canonical, keyOf } from './facts.ts'

/** The content of one of the paragraphs that come out, and whether its end came or went. */
export interface Run {
  children: readonly Inline[]
  endChange?: Change
}

/**
 * @param older the content of each paragraph of the older draft; several where they were merged.
 * @param newer likewise; several where a paragraph was split.
 * @param verbatim whether every space counts, as in preformatted text.
 * @returns the content of each paragraph of the redline.
 */
export function mergeInlines(older: readonly (readonly Inline[])[], newer: readonly (readonly Inline[])[], context: Context, verbatim = false): Run[] {
  const footnotes = pairFootnotes(older.flat(), newer.flat())
  const key = (draft: 'older' | 'newer'): NodeKey => (node) => nodeKey(node, draft, footnotes, context)
  const a = withEnds(older, key('older'), verbatim)
  const b = withEnds(newer, key('newer'), verbatim)
  const runs: Run[] = []
  let children: Inline[] = []
  const end = (change?: Change): void => {
    runs.push({ children: normaliseInlines(children), ...(change && { endChange: change }) })
    children = []
  }
  let kept: { node: Text; from: number; to: number } | undefined
  const flush = (): void => {
    if (kept) children.push(cut(kept.node, kept.from, kept.to))
    kept = undefined
  }
  for (const segment of compareTokens(a, b)) {
    const [gone, come] = [a.slice(segment.older.from, segment.older.to), b.slice(segment.newer.from, segment.newer.to)]
    if (segment.common) {
      const look = stretch(context)
      gone.forEach((was, k) => {
        const is = come[k] as Token
        if (is.sort === 'end') {
          flush()
          end()
        } else if (looksAlike(was, is)) {
          const part = is.parts[0] as TextPart
          // Words that stand together in one text are cut from it together.
          if (kept?.node === part.node && kept.to === part.from) kept.to = part.to
          else {
            flush()
            kept = { ...part }
          }
          if (is.sort !== 'space') look.end()
        } else {
          flush()
          children.push(...keep(was, is, context, look))
        }
      })
      flush()
      continue
    }
    if (sayTheSame(gone, come)) {
      children.push(...keep(asOne(gone), asOne(come), context, stretch(context)))
      continue
    }
    const group = context.group()
    for (const [tokens, kind] of [[gone, 'deleted'], [come, 'inserted']] as const) {
      for (const token of tokens) {
        if (token.sort === 'end') end(context.change(kind, group))
        else for (const part of token.parts) children.push({ ...nodeOf(part), change: context.change(kind, group) })
      }
    }
  }
  end()
  return runs
}

/** The same letters, cut into words in two ways. */
function sayTheSame(gone: readonly Token[], come: readonly Token[]): boolean {
  if (gone.length === 0 || come.length === 0 || [...gone, ...come].some(({ text }) => text === '')) return false
  return asOne(gone).text === asOne(come).text
}

function asOne(tokens: readonly Token[]): Token {
  const text = tokens.map((token) => token.text).join('')
  return { sort: 'word', key: text, text, parts: tokens.flatMap(({ parts }) => parts) }
}

/** One stretch of words with a new look is one change; a word that looks as before ends it. */
interface Stretch {
  group: () => Group
  end: () => void
}

function stretch(context: Context): Stretch {
  let current: Group | undefined
  return { group: () => (current ??= context.group()), end: () => (current = undefined) }
}

type TextPart = Extract<Part, { from: number }>

/** The most common case: one word, written and set alike. */
function looksAlike(was: Token, is: Token): boolean {
  const [before, now] = [was.parts[0], is.parts[0]]
  if (was.parts.length !== 1 || is.parts.length !== 1 || was.text !== is.text || !before || !now || !('from' in before) || !('from' in now)) return false
  return before.node.marks === now.node.marks || before.node.marks?.join() === now.node.marks?.join()
}

function withEnds(paragraphs: readonly (readonly Inline[])[], key: NodeKey, verbatim: boolean): Token[] {
  return paragraphs.flatMap((inlines, i) => [...(i > 0 ? [END] : []), ...tokensOf(inlines, key, verbatim)])
}

function nodeOf(part: Part): Inline {
  return 'from' in part ? cut(part.node, part.from, part.to) : part.node
}

/** The newer draft's nodes of a token that both drafts have, with what their look was and what their ids were. */
function keep(was: Token, is: Token, context: Context, look: Stretch): Inline[] {
  if (is.sort === 'node') {
    const [before, now] = [was.parts[0]?.node as Inline, is.parts[0]?.node as Inline]
    if (before.type === 'footnote' && now.type === 'footnote') return [{ ...now, children: context.mergeBlocks(before.children, now.children) }]
    return [withLook({ ...asWritten(before, now), ...followed(before, now) } as Inline, marksOf(before), context, look)]
  }
  if (was.text === is.text) return pieces(was, is).map(([part, marks]) => withLook(nodeOf(part), marks, context, look))
  const [before, now] = [was.parts[0] as Part, is.parts[0] as Part]
  // Another kind of space or hyphen is no change; in a word of several looks it is one, for want of a place to keep it.
  if (was.parts.length === 1 && is.parts.length === 1) return [withLook({ ...nodeOf(now), older: { value: was.text } } as Text, marksOf(before.node), context, look)]
  const replaced = context.group()
  const marked = (parts: readonly Part[], kind: 'deleted' | 'inserted') => parts.map((part) => ({ ...nodeOf(part), change: context.change(kind, replaced) }))
  return [...marked(was.parts, 'deleted'), ...marked(is.parts, 'inserted')]
}

/** A link or a note that says the same keeps how each of its texts was written in the older draft. */
function asWritten(before: Inline, now: Inline): Inline {
  if (before.type === 'text' && now.type === 'text') return before.value === now.value ? now : { ...now, older: { value: before.value } }
  if ((now.type !== 'link' && now.type !== 'note') || before.type !== now.type) return now
  return { ...now, children: now.children.map((child, i) => asWritten(before.children[i] ?? child, child)) } as Inline
}

/** A reference that goes to the same place may know it by another id. */
function followed(before: Inline, now: Inline): Pick<Reference, 'older'> {
  return before.type === 'reference' && now.type === 'reference' && before.target !== now.target ? { older: { target: before.target } } : {}
}

function withLook(node: Inline, before: readonly Mark[], context: Context, look: Stretch): Inline {
  const now = marksOf(node)
  if (before.join() === now.join()) {
    if (node.type !== 'text' || node.value.trim() !== '') look.end()
    return node
  }
  return { ...node, change: { ...context.change('formatted', look.group()), before: { marks: before } } }
}

function marksOf(node: Inline): readonly Mark[] {
  return 'marks' in node && node.marks ? MARKS.filter((mark) => node.marks?.includes(mark)) : []
}

/** The parts of a token's newer text, cut also where the older marks changed, each with its older marks. */
function pieces(was: Token, is: Token): [Part, readonly Mark[]][] {
  const [first] = was.parts
  if (was.parts.length === 1 && first) return is.parts.map((part) => [part, marksOf(first.node)])
  const cuts: [Part, readonly Mark[]][] = []
  let [i, used] = [0, 0]
  for (const part of is.parts) {
    if (!('from' in part)) continue
    for (let from = part.from; from < part.to; ) {
      const old = was.parts[i] as TextPart
      const length = Math.min(part.to - from, old.to - old.from - used)
      cuts.push([{ node: part.node, from, to: from + length }, marksOf(old.node)])
      from += length
      used += length
      if (used === old.to - old.from) [i, used] = [i + 1, 0]
    }
  }
  return cuts
}

/** The footnotes of both drafts that are the same one, each with the name that they share. */
type Footnotes = ReadonlyMap<Footnote, string>

function pairFootnotes(older: readonly Inline[], newer: readonly Inline[]): Footnotes {
  const isFootnote = (node: Inline): node is Footnote => node.type === 'footnote'
  const [a, b] = [older.filter(isFootnote), newer.filter(isFootnote)]
  const names = new Map<Footnote, string>()
  if (a.length === 0 || b.length === 0) return names
  // A footnote is compared as the block that it would be.
  const block = ({ children }: Footnote) => ({ type: 'blockquote', children }) as const
  const [olderBlocks, newerBlocks] = [a.map(block), b.map(block)]
  for (const { older: i, newer: j } of pairBlocks(olderBlocks, newerBlocks)) {
    names.set(a[i] as Footnote, String(i))
    names.set(b[j] as Footnote, String(i))
  }
  return names
}

function nodeKey(node: Exclude<Inline, Text>, draft: 'older' | 'newer', footnotes: Footnotes, context: Context): string {
  if (node.type === 'footnote') {
    const name = footnotes.get(node)
    return name === undefined ? `footnote ${draft} ${keyOf(node)}` : `footnote ${name}`
  }
  if (node.type === 'reference') return `reference ${node.capital ?? ''}${context.aim(node, draft)}`
  if (node.type === 'blank') return `blank ${node.name}`
  return canonical(keyOf(node))
}
