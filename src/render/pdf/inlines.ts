/** Writes inline content as JSON for the template. */
import { referenceLabel } from '../../document/analyse.ts'
import type { Block, Image, Inline, Note, Text } from '../../document/tree.ts'
import type { Handlers } from '../format.ts'
import { besides, markerOf } from './change.ts'
import type { ModelNode } from './model.ts'
import { partNames } from './names.ts'
import { say, targetOf, type State } from './state.ts'

/** Writes any row of nodes; given to the handlers, which never call one another. */
export type Draw = (nodes: readonly (Block | Inline)[], state: State) => ModelNode[]

const marksOf = (node: { marks?: Text['marks'] }) => (node.marks && node.marks.length > 0 ? { marks: node.marks } : {})

/** A pixel is half a point (144 to the inch): sharp in print, and about as large as on a screen. */
const POINTS_A_PIXEL = 0.5

/** A number or letter stays on the line of the word before it: «punkt 4», «bokstav b». A clause's name may break. */
function unbroken(label: string): string {
  return label.startsWith('«') ? label : label.replaceAll(/ (?=(?:\d[\d.]*|\p{L})(?: |$))/gu, '\u00A0')
}

/** Handlers of the inline node types; those of the blocks make the table whole. */
export const inlineHandlers = (draw: Draw): Pick<Handlers<ModelNode[], State>, Inline['type']> => ({
  text: (node, state) => {
    const value = say(node.value, state, node)
    if (node.marks?.includes('code')) return [{ t: 'text', v: value, ...marksOf(node) }]
    return partNames(value, state.isName).map(({ value: v, whole }) => ({ t: 'text', v, ...(whole && { whole }), ...marksOf(node) }))
  },
  break: (_, state) => [...(state.change ? [markerOf('↵', state.change, state)] : []), { t: 'break' }],
  link: (node, state) => [{ t: 'link', url: node.url, c: draw(node.children, state) }],
  reference: (node, state) => {
    const to = targetOf(node, state.edition)
    const v = say(unbroken(referenceLabel(node, state.edition.analysis)), state)
    return [{ t: 'reference', v, ...(to !== undefined && { to }), ...marksOf(node) }]
  },
  image: (node, state) => [
    image(node, state), ...(state.change && state.redline ? [besides(state.redline.words.image[state.change.kind], state.change, state)] : []),
  ],
  footnote: (node, state) => [{ t: 'footnote', label: state.edition.numbers.get(node)?.label ?? '', c: draw(node.children, state) }],
  note: (node, state) => [{ t: 'note', label: noteLabel(node, state), c: draw(node.children, asIs(state)) }],
  blank: (node, state) => [{ t: 'blank', v: say(`[${state.edition.words.fillIn}: ${node.name}]`, state), ...marksOf(node) }],
})

function noteLabel({ finding }: Note, { edition: { words }, change, redline }: State): string {
  return (change && redline?.words.note[change.kind]) ?? (finding ? words.finding : words.note)
}

/** A note is drawn with its change as one: it stands in the margin, where no bar belongs. */
function asIs({ change: _, ...state }: State): State {
  return state
}

function image(node: Image, state: State): ModelNode {
  const asset = state.edition.assets.get(node.src)
  // A picture without words would make the whole file inaccessible; its name is better than nothing.
  const alt = say(node.alt.trim() || node.src, state)
  if (asset?.kind !== 'png' && asset?.kind !== 'jpeg') return { t: 'image', alt }
  const path = `/lilla/${asset.sha256}.${asset.kind}`
  if (state.broken.has(path)) return { t: 'image', alt }
  state.files.set(path, asset.bytes)
  return { t: 'image', path, alt, width: Math.min(state.measure, (asset.width ?? Infinity) * POINTS_A_PIXEL) }
}
