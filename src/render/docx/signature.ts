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
const HEIGHT = twips(68)
/** With more pairs than this, as in the PDF, the lines to write on stand closer. */
const FEW = 2

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
      rows: rows.flatMap(({ pair, only }, r) => {
        const isLast = r === rows.length - 1
        const inRow = rowState(node, only, state)
        // Two rows a pair, so that the lines to write on stand level below what is printed, however long that is.
        return [head, fields].map((part) => {
          // A row keeps with the next by its first paragraph in LibreOffice, and by all of them in Word.
          const keepNext = part === head || (whole && !isLast)
          const cell = (size: number, signature?: Signature): TableCell =>
            new TableCell({
              width: { size, type: WidthType.DXA },
              children: signature ? part(signature, within(inRow, { width, keepNext }), { isLast, isClose: rows.length > FEW }) : [blank({ style: 'Signature', keepNext }, inRow)],
            })
          return changedRow({ cantSplit: true, children: [cell(width, pair[0]), cell(GAP), cell(width, pair[1])] }, inRow)
        })
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

/** What is printed above the lines to write on. */
function head(node: Signature, outside: State): Paragraph[] {
  const { lines, state } = linesOf(node, outside)
  return [
    ...lines.filter(({ role }) => role !== 'office').map((line) => signatureLine(line, state)),
    ...furnishing(node, 'below', { style: 'Spacer', keepNext: true }, state),
  ] as Paragraph[]
}

/** A line to write on over each caption, and below them the office of the one who signs. */
function fields(node: Signature, outside: State, { isLast, isClose }: { isLast: boolean; isClose: boolean }): Paragraph[] {
  const { lines, state } = linesOf(node, outside)
  const { only, keepNext = false } = state.place
  const offices = lines.filter(({ role }) => role === 'office')
  const drafts = (['older', 'newer'] as const).filter((draft) => state.redline && (!only || only === draft))
  const officeIsKnown = drafts.length > 0 ? drafts.every((draft) => offices.some((line) => standsIn(line, draft))) : offices.length > 0
  const { captions, said } = fieldsOf(state.edition, officeIsKnown)
  return [
    ...captions.flatMap((caption, i) => [
      ...furnishing(node, `line ${i}`, { style: caption === state.edition.words.signature && !isClose ? 'SignatureRoom' : 'SignatureLine', keepNext }, state),
      ...furnishing(node, `caption ${i}`, { style: 'SignatureCaption', keepNext }, state, runs(caption)),
    ]),
    ...offices.map((line) => signatureLine(line, state)),
    ...said.flatMap((text) => furnishing(node, `said ${text}`, { style: 'Signature', keepNext }, state, runs(text))),
    ...furnishing(node, 'after', { style: isLast ? 'Spacer' : 'BeforeSignatures', keepNext }, state),
  ] as Paragraph[]
}

function linesOf(node: Signature, outside: State): { lines: readonly SignatureLine[]; state: State } {
  const state = outside.place.only ? outside : entered(node, outside)
  const { only } = state.place
  return { lines: only ? node.children.filter((line) => standsIn(line, only)) : node.children, state }
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
  return paragraph(line, state.inlines(line.children, state), state, { style: line.role === 'name' ? 'SignatureName' : 'Signature' })
}
