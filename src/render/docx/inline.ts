/** One handler an inline node type. */
import { ExternalHyperlink, FootnoteReferenceRun, ImageRun, Tab, TextRun, type FileChild, type Paragraph, type ParagraphChild } from 'docx'
import { childrenOf, plainText, type Block, type Footnote, type Image, type Inline, type Node } from '../../document/tree.ts'
import { standsIn } from '../../document/view.ts'
import type { Handlers } from '../format.ts'
import { phrasesOf } from '../phrases.ts'
import { anchored, comment } from './comment.ts'
import { withWords } from './drawn-words.ts'
import { reference } from './reference.ts'
import { lineBreak, marked, marksOf, runs } from './run.ts'
import { settled } from './settle.ts'
import { within, type State } from './state.ts'
import { xmlText } from './text.ts'
import { covers, entered, withoutMoves } from './track.ts'

export type Piece = FileChild | ParagraphChild

export const inlineHandlers: Pick<Handlers<readonly Piece[], State>, Inline['type']> = {
  text: (node, state) => runs(node.value, { ...marksOf(node, state), style: state.place.linked === 'outside' ? 'Hyperlink' : undefined }),
  break: () => [lineBreak()],
  link(node, state) {
    const target = linkTarget(node.url)
    if (target === undefined || state.place.linked) return state.inlines(node.children, state)
    const children = state.inlines(node.children, { ...state, place: { ...state.place, linked: 'outside' } })
    return [new ExternalHyperlink({ link: target, children })]
  },
  reference,
  image,
  footnote,
  // The marks stand where `allInlines` puts them: a note's handler alone cannot know where its sentence began.
  note: () => [],
  blank: (node, state) => runs(`[${state.edition.words.fillIn}: ${node.name}]`, { ...marksOf(node, state), style: 'Placeholder' }),
}

/** @param one calls the handler of a node's type. */
export function allInlines(all: readonly Inline[], state: State, one: (node: Inline, state: State) => readonly Piece[]): ParagraphChild[] {
  const { only } = state.place
  const nodes = only ? all.filter((node) => standsIn(node, only)) : all
  if (state.place.story === 'footnote') {
    for (const note of nodes) if (note.type === 'note') state.collected.waiting.push({ note, tracking: entered(note, state).place.tracking })
    return nodes.flatMap((node) => printed(node, state, one))
  }
  const closings = new Map<Node, ParagraphChild[]>()
  return anchored(nodes).flatMap((node): readonly ParagraphChild[] => {
    if (node.type === 'note') return closings.get(node) ?? []
    if (node.type !== 'anchor') return printed(node, state, one)
    const { open, close } = comment(node.note, state)
    closings.set(node.note, marked(close, entered(node.note, state)))
    return open
  })
}

/** A node's pieces, inside the marks of the change that covers it. */
function printed(node: Inline, state: State, one: (node: Inline, state: State) => readonly Piece[]): ParagraphChild[] {
  const inside = entered(node, state)
  const pieces = marked(one(node, state) as ParagraphChild[], inside)
  return state.redline?.show === 'drawn' ? withWords(node, pieces, inside) : pieces
}

/** Only addresses that a reader can open; a relationship's target must be a valid URI, or Word calls the file damaged. */
function linkTarget(url: string): string | undefined {
  if (!/^(https?|mailto|tel):/i.test(url)) return undefined
  try {
    return new URL(url).href
  } catch {
    return undefined
  }
}

function image(node: Image, state: State): ParagraphChild[] {
  const asset = state.edition.assets.get(node.src)
  if (!asset || (asset.kind !== 'png' && asset.kind !== 'jpeg')) return runs(`[${node.alt || node.src}]`, { style: 'Placeholder' })
  state.collected.pictures += 1
  // 15 twips to the pixel, at 96 to the inch.
  const natural = { width: asset.width ?? 400, height: asset.height ?? 300 }
  const scale = Math.min(1, state.place.width / 15 / natural.width, (state.page.textHeight * 0.8) / 15 / natural.height)
  return [
    new ImageRun({
      type: asset.kind === 'png' ? 'png' : 'jpg',
      data: asset.bytes,
      transformation: { width: Math.max(1, Math.round(natural.width * scale)), height: Math.max(1, Math.round(natural.height * scale)) },
      altText: { name: `Bilde ${state.collected.pictures}`, description: xmlText(node.alt) },
    }),
  ]
}

function footnote(node: Footnote, state: State): readonly Piece[] {
  // Word has no footnote in a footnote: the inner one is read out where it stands.
  if (state.place.story === 'footnote') return runs(` (${textOf(node.children)})`)
  const place = { style: 'FootnoteText', indent: 0, styleIndent: 0, width: state.page.textWidth, story: 'footnote' as const }
  const lead = [new TextRun({ children: [new Tab()] })]
  const { tracking } = state.place
  // Word would count it among the footnotes of the newer draft.
  if (state.redline?.show === 'drawn' && !covers(tracking, 'newer')) return runs(` [${phrasesOf(state.edition.words).footnote}: ${textOf(node.children)}]`)
  const inside = within(state, { ...place, depth: state.place.depth, tracking: tracking && withoutMoves(tracking) }, { owner: node, tracking: state.place.tracking, ids: [], lead: marked(lead, { ...state, place: { ...state.place, tracking: tracking && withoutMoves(tracking) } }) })
  const { footnotes, waiting } = state.collected
  const paragraphs = settled(state.blocks(node.children, inside), false) as Paragraph[]
  footnotes.push(paragraphs)
  const comments = waiting.splice(0).map(({ note, tracking }) => {
    const { open, close } = comment(note, state)
    return { open, close: marked(close, { ...state, place: { ...state.place, tracking: tracking ?? state.place.tracking } }) }
  })
  return [...comments.flatMap(({ open }) => open), new FootnoteReferenceRun(footnotes.length), ...comments.flatMap(({ close }) => close)]
}

function textOf(blocks: readonly Block[]): string {
  const isInline = (node: Node): boolean => node.type === 'text' || node.type === 'reference' || node.type === 'link'
  return blocks
    .map((block) => {
      const children = childrenOf(block)
      return children.some(isInline) ? plainText(children as readonly Inline[]) : textOf(children as readonly Block[])
    })
    .join(' ')
    .trim()
}
