/** The box on a redline's first page: which drafts are compared, what each look means, and how many changes there are. */
import type { ListedKind } from '../../document/change-list.ts'
import type { ChangeKind } from '../../document/tree.ts'
import { legendWordsOf, type LegendWords } from '../legend-words.ts'
import type { ModelNode } from './model.ts'
import { say, type RedlineState, type State } from './state.ts'

type Look = keyof LegendWords['looks']

/** The looks that each kind of change is drawn with, and how their samples are drawn. */
const LOOKS: Readonly<Record<ListedKind, readonly Look[]>> = {
  inserted: ['inserted'], deleted: ['deleted'], replaced: ['inserted', 'deleted'], moved: ['moved'], formatted: ['formatted'], split: ['split'], merged: ['merged'],
}
const SAMPLE: Readonly<Record<Look, ChangeKind>> = {
  inserted: 'inserted', deleted: 'deleted', moved: 'movedTo', formatted: 'formatted', split: 'inserted', merged: 'deleted',
}

const HEAD: ReadonlySet<ModelNode['t']> = new Set(['title', 'titleLine'])

/** @returns the blocks with the legend below the title; as they are where they are no redline. */
export function withLegend(blocks: readonly ModelNode[], state: State): ModelNode[] {
  if (!state.redline) return [...blocks]
  const body = blocks.findIndex(({ t }) => !HEAD.has(t))
  return blocks.toSpliced(body < 0 ? blocks.length : body, 0, legend(state))
}

function legend(state: State): ModelNode {
  const { redline, edition } = state
  if (!redline) return { t: 'legend', c: [] }
  const { older, newer, show } = redline
  const words = legendWordsOf(edition.words)
  const kinds = [...redline.changes.values()].map(({ listed }) => listed.kind)
  const used = new Set(kinds.flatMap((kind) => LOOKS[kind]))
  const samples = (Object.keys(SAMPLE) as Look[]).filter((look) => used.has(look)).map((look) => sample(look, words, redline, edition.style.colours.inserted))
  const parts = [...samples, [text(words.bar)], ...(show === 'new' ? [[text(words.onlyNew)]] : [])]
  const paragraph = (...c: ModelNode[]): ModelNode => ({ t: 'paragraph', c })
  return {
    t: 'legend',
    c: [
      paragraph({ ...text(`${words.name}.`), marks: ['strong'] }, text(` ${say(words.compared(older, newer), state)} ${words.counted(kinds)}`)),
      paragraph(...parts.flatMap((part, i) => (i === 0 ? part : [text(' '), ...part]))),
    ],
  }
}

const text = (v: string): ModelNode => ({ t: 'text', v })

/** A sample has a look and no id: it is no change. */
function sample(look: Look, words: LegendWords, { show }: RedlineState, colour: string): ModelNode[] {
  const [shown, usual] = words.looks[look]
  const rest = look === 'inserted' && !isPurple(colour) ? words.coloured : look === 'moved' && show === 'new' ? words.movedIn : usual
  return [{ ...text(shown), change: { kind: SAMPLE[look], id: '' } }, text(rest)]
}

/** Whether people would call a colour lilla: between blue and red, and not grey. */
export function isPurple(hex: string): boolean {
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
  return Math.min(r, b) > g + 24 && b >= 0.6 * r
}
