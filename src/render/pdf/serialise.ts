/** Writes an edition as the JSON that the template draws. */
import type { Block, Inline } from '../../document/tree.ts'
import { walk } from '../../document/tree.ts'
import type { Edition } from '../edition.ts'
import { handle, type Handlers } from '../format.ts'
import { legendWordsOf } from '../legend-words.ts'
import type { Attached } from './attach.ts'
import { blockHandlers } from './blocks.ts'
import { inside, marked } from './change.ts'
import { chain } from './fonts.ts'
import { inlineHandlers, type Draw } from './inlines.ts'
import { keepWithSignatures, gatherNumbered } from './keep.ts'
import { withLegend } from './legend.ts'
import type { CopyModel, Model, ModelNode } from './model.ts'
import { say, stateOf, type State } from './state.ts'

const PAGE_WIDTH = 210
const POINTS_A_MILLIMETRE = 72 / 25.4
/** Millimetres for each character of the longest clause number, and how narrow and how wide their column may be. */
const GUTTER = { character: 2.4, least: 12, most: 22 }
const NOTES = 22

const draw: Draw = (nodes, state) => nodes.flatMap((node) => drawOne(node, state))

const handlers: Handlers<ModelNode[], State> = { ...inlineHandlers(draw), ...blockHandlers(draw) }

/** The one place where a node's change is passed on: the template marks any node alike. */
function drawOne(node: Block | Inline, state: State): ModelNode[] {
  const within = inside(node, state)
  return marked(handle(handlers, node, within), node, within)
}

/** Headings that are none in the outline leave no hole in it: a level goes down by one at a time (ISO 14289-1, 7.4.2). */
function withoutHoles(blocks: readonly ModelNode[]): ModelNode[] {
  let last = 0
  return blocks.map((block) => {
    if (block.aside || block.level === undefined) return block
    last = Math.min(block.level, last + 1)
    return { ...block, level: last }
  })
}

/**
 * @param attached where the attachments that are files go.
 * @param broken files that the engine cannot draw.
 * @param date of the file, ISO 8601.
 */
export function serialise(edition: Edition, attached: Attached, broken: ReadonlySet<string>, date: string): { model: Model; state: State } {
  const { document, style, words, numbers } = edition
  const hasNotes = [...walk(document)].some(([node]) => node.type === 'note')
  const longest = Math.max(0, ...[...numbers].map(([node, { label }]) => (node.type === 'heading' || node.type === 'paragraph' ? label.length : 0)))
  const gutter = longest === 0 ? 0 : Math.min(GUTTER.most, Math.max(GUTTER.least, longest * GUTTER.character))
  const notes = hasNotes ? NOTES : 0
  const measure = (PAGE_WIDTH - style.margins.left - style.margins.right - gutter - notes) * POINTS_A_MILLIMETRE
  const state = stateOf(edition, attached, broken, measure)
  for (const [name, bytes] of style.typstModules) state.files.set(`/lilla/${name}`, bytes)
  const c = withLegend(keepWithSignatures(gatherNumbered(withoutHoles(draw(document.children, state)))), state)
  const [lang = 'nb', region = 'NO'] = words.locale.split('-')
  const [year = 2000, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number)
  const { body, heading, code } = style.faces
  const title = say(edition.title, state) || words.draft
  const kind = state.redline && legendWordsOf(words).name
  const model: Model = {
    title,
    name: kind === undefined ? title : `${kind}: ${title}`,
    lang,
    region,
    date: [year, month, day],
    style: {
      fonts: { body: chain(body.pdf), heading: chain(heading.pdf), code: chain(code.pdf) },
      size: style.size,
      lineHeight: style.lineHeight,
      margins: style.margins,
      colours: style.colours,
    },
    gutter,
    notes,
    header: {
      left: say(style.header ?? '', state),
      right: [document.meta.oppdiktet ? words.invented : undefined, kind, edition.draftMark].filter(Boolean).join(' · '),
    },
    // The large letters would make the marks of the changes harder to read; that it is a draft stands in the header.
    ...(edition.draftMark !== undefined && !state.redline && { watermark: words.draft }),
    ...(edition.signing?.specimen !== undefined && { watermark: edition.signing.specimen }),
    ...(edition.signing?.fields && { fields: true as const }),
    ...(state.redline && { redline: true as const }),
    ...crestOf(edition, state),
    words: {
      page: words.page,
      of: words.of,
      note: words.note,
      placeAndDate: words.placeAndDate,
      signature: words.signature,
      nameInCapitals: words.nameInCapitals,
      office: words.office,
    },
    c,
  }
  return { model, state }
}

/** @returns what makes a copy to sign differ from the next one. */
export function copyOf({ signing, foot }: Edition): CopyModel {
  if (!signing) return foot === undefined ? {} : { foot: [foot] }
  const { mark, keeper, fingerprint, specimen } = signing
  return { mark: [specimen, mark].filter(Boolean).join(' · '), foot: [keeper, fingerprint].filter((line) => line !== undefined) }
}

function crestOf({ style: { crest } }: Edition, state: State): Pick<Model, 'crest'> {
  if (!crest) return {}
  const path = `/lilla/crest.${crest.kind}`
  if (state.broken.has(path)) return {}
  state.files.set(path, crest.bytes)
  return { crest: { path, alt: say(crest.alt, state), width: crest.width, height: crest.height } }
}
