/** The signature block: one block a signatory, two side by side, each whole on its page and with text before it. */
import { Table, TableCell, TableLayoutType, WidthType, type FileChild, type Paragraph } from 'docx'
import type { Signature, SignatureBlock, SignatureLine } from '../../document/tree.ts'
import { standsIn, type Draft } from '../../document/view.ts'
import type { Edition } from '../edition.ts'
import { signatureFields } from '../signature-fields.ts'
import { changedRow } from './changed-row.ts'
import { twips } from './measure.ts'
import { movedAsReplaced } from './messages.ts'
import { blank, furnishing, paragraph } from './paragraph.ts'
import { runs } from './run.ts'
import { pairsOf, rowsOf, type SignatureRow } from './signature-rows.ts'
import { within, type State } from './state.ts'
import { entered, trackingOf, withoutMoves } from './track.ts'

const GAP = twips(12)
/** About what a signatory takes on the page, for deciding whether the whole block fits on one. */
const HEIGHT = twips(58)

export function signatureBlock(node: SignatureBlock, state: State): FileChild[] {
  const width = Math.floor((state.page.textWidth - GAP) / 2)
  const { redline, place } = state
  const isTracked = redline?.show === 'tracked' && !place.only
  const signatories = place.only ? node.children.filter((one) => standsIn(one, place.only ?? 'newer')) : node.children
  const rows: readonly SignatureRow[] = isTracked ? rowsOf(node) : pairsOf(signatories).map((pair) => ({ pair }))
  if (redline && node.children.some(({ change }) => change?.kind === 'movedTo')) redline.say('DOC-001', movedAsReplaced(node))
  // A block that one page holds is kept together whole; a longer one may break between signatories, never inside one.
  const whole = rows.length * HEIGHT < state.page.textHeight * 0.9
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width * 2 + GAP, type: WidthType.DXA },
      columnWidths: [width, GAP, width],
      style: 'TableNormal',
      rows: rows.map(({ pair, only }, r) => {
        const keepNext = whole && r < rows.length - 1
        const inRow = rowState(node, only, state)
        const cell = (size: number, signature?: Signature): TableCell =>
          new TableCell({
            width: { size, type: WidthType.DXA },
            children: signature
              ? signatory(signature, within(inRow, { width, keepNext: true }), r < rows.length - 1, keepNext)
              : [blank({ style: 'Signature', keepNext }, inRow)],
          })
        return changedRow({ cantSplit: true, children: [cell(width, pair[0]), cell(GAP), cell(width, pair[1])] }, inRow)
      }),
    }),
  ]
}

/** A row that only one draft has is printed as that draft has it. */
function rowState(node: SignatureBlock, only: Draft | undefined, state: State): State {
  const { tracking } = state.place
  const changed = node.children.find(({ change }) => change)?.change
  const own = only && trackingOf({ ...(changed ?? { id: '' }), kind: only === 'older' ? 'deleted' : 'inserted' })
  return { ...state, place: { ...state.place, cell: true, tracking: own ?? (tracking && withoutMoves(tracking)), ...(only && { only }) } }
}

/** The party's lines, then a line to write on over each caption. */
function signatory(node: Signature, outside: State, more: boolean, keepNext: boolean): Paragraph[] {
  const state = outside.place.only ? outside : entered(node, outside)
  const { only } = state.place
  const lines = only ? node.children.filter((line) => standsIn(line, only)) : node.children
  const drafts = (['older', 'newer'] as const).filter((draft) => state.redline && (!only || only === draft))
  const officeIsKnown = drafts.length > 0
    ? drafts.every((draft) => lines.some((line) => line.role === 'office' && standsIn(line, draft)))
    : lines.some(({ role }) => role === 'office')
  const { captions, said } = fieldsOf(state.edition, officeIsKnown)
  return [
    ...lines.map((line) => signatureLine(line, state)),
    ...captions.flatMap((caption, i) => [
      ...furnishing(node, `line ${i}`, { style: 'SignatureLine', keepNext: true }, state),
      ...furnishing(node, `caption ${i}`, { style: 'SignatureCaption', keepNext: keepNext || i < captions.length - 1 }, state, runs(caption)),
    ]),
    ...said.flatMap((text) => furnishing(node, `said ${text}`, { style: 'Signature', keepNext }, state, runs(text))),
    ...furnishing(node, 'after', { style: more ? 'BeforeSignatures' : 'Spacer', keepNext }, state),
  ] as Paragraph[]
}

/** Word has no box to sign in. In a redline, what stands there in either draft. */
function fieldsOf({ document, words, signing, redline }: Edition, officeIsKnown: boolean): { captions: readonly string[]; said: readonly string[] } {
  const metas = redline ? [redline.older, redline.newer] : [document.meta]
  const inWord = signing && { ...signing, signs: signing.signs === 'field' ? ('service' as const) : signing.signs }
  const found = metas.map((meta) => signatureFields({ document: { ...document, meta }, words, ...(inWord && { signing: inWord }) }, officeIsKnown))
  return { captions: found.find(({ captions }) => captions.length > 0)?.captions ?? [], said: [...new Set(found.flatMap(({ said }) => said ?? []))] }
}

export function signatureLine(line: SignatureLine, outside: State): Paragraph {
  const state = outside.place.only ? outside : entered(line, outside)
  return paragraph(line, state.inlines(line.children, state), state, { style: line.role === 'name' ? 'SignatureName' : 'Signature', keepNext: true })
}
