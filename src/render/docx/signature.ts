/** The signature block: one block a signatory, two side by side, each whole on its page and with text before it. */
import { Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType, type FileChild } from 'docx'
import type { Signature, SignatureBlock, SignatureLine } from '../../document/tree.ts'
import { twips } from './measure.ts'
import { paragraph } from './paragraph.ts'
import { runs } from './run.ts'
import { within, type State } from './state.ts'

const GAP = twips(12)
/** About what a signatory takes on the page, for deciding whether the whole block fits on one. */
const HEIGHT = twips(58)

export function signatureBlock(node: SignatureBlock, state: State): FileChild[] {
  const width = Math.floor((state.page.textWidth - GAP) / 2)
  const rows = Math.ceil(node.children.length / 2)
  // A block that one page holds is kept together whole; a longer one may break between signatories, never inside one.
  const whole = rows * HEIGHT < state.page.textHeight * 0.9
  return [
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width * 2 + GAP, type: WidthType.DXA },
      columnWidths: [width, GAP, width],
      style: 'TableNormal',
      rows: Array.from({ length: rows }, (_, r) => {
        const keepNext = whole && r < rows - 1
        const cell = (size: number, signature?: Signature): TableCell =>
          new TableCell({
            width: { size, type: WidthType.DXA },
            children: signature ? signatory(signature, within(state, { width, keepNext: true }), r < rows - 1, keepNext) : [new Paragraph({ style: 'Signature', keepNext })],
          })
        return new TableRow({ cantSplit: true, children: [cell(width, node.children[2 * r]), cell(GAP), cell(width, node.children[2 * r + 1])] })
      }),
    }),
  ]
}

/** The party's lines, then a line to write on over each caption. */
function signatory(node: Signature, state: State, more: boolean, keepNext: boolean): Paragraph[] {
  const { words } = state.edition
  const officeIsKnown = node.children.some(({ role }) => role === 'office')
  const captions = [words.placeAndDate, words.signature, words.nameInCapitals, ...(officeIsKnown ? [] : [words.office])]
  return [
    ...node.children.map((line) => signatureLine(line, state)),
    ...captions.flatMap((caption, i) => [
      new Paragraph({ style: 'SignatureLine', keepNext: true }),
      new Paragraph({ style: 'SignatureCaption', keepNext: keepNext || i < captions.length - 1, children: runs(caption) }),
    ]),
    new Paragraph({ style: more ? 'BeforeSignatures' : 'Spacer', keepNext }),
  ]
}

export function signatureLine(line: SignatureLine, state: State): Paragraph {
  return paragraph(line, state.inlines(line.children, state), state, { style: line.role === 'name' ? 'SignatureName' : 'Signature', keepNext: true })
}
