/** What a Word reader should show of a document, worked out from the tree alone: one entry a paragraph, its number apart. */
import { referenceLabel } from '../../src/document/analyse.ts'
import type { Block, Inline, Node, SignatureLine } from '../../src/document/tree.ts'
import type { Edition } from '../../src/render/edition.ts'

export interface Line {
  label: string
  text: string
}

/** Tied hyphens and no-break spaces are how a word is held together, not other words. */
export const plain = (text: string): string => text.replaceAll('\u2011', '-').replace(/[\s\u00A0]+/g, ' ').trim()

/** @param footnoteMark how the reader shows the place of a footnote. */
export function linesOf(edition: Edition, footnoteMark: (label: string) => string): { lines: Line[]; footnotes: string[] } {
  const { numbers, words, analysis } = edition
  const lines: Line[] = []
  const footnotes: string[] = []
  const labelOf = (node: Node): string => numbers.get(node)?.label ?? ''
  const attachmentLabel = (node: Node): string => `${words.attachment[0]!.toUpperCase()}${words.attachment.slice(1)} ${labelOf(node)}`

  const inline = (node: Inline): string => {
    switch (node.type) {
      case 'text': return node.value
      case 'break': return ' '
      case 'link': return node.children.map(inline).join('')
      case 'reference': return referenceLabel(node, analysis)
      case 'image': case 'note': return ''
      case 'blank': return `[${words.fillIn}: ${node.name}]`
      case 'footnote':
        footnotes.push(plain(node.children.map((child) => ('children' in child ? (child.children as Inline[]).map(inline).join('') : '')).join(' ')))
        return footnoteMark(labelOf(node))
    }
  }
  const add = (label: string, nodes: readonly Inline[], tail = ''): void => void lines.push({ label, text: plain(nodes.map(inline).join('') + tail) })

  const block = (node: Block, label = labelOf(node)): void => {
    switch (node.type) {
      case 'rule': return
      case 'code': return add('', node.children)
      case 'title': case 'titleLine': case 'heading': case 'paragraph': case 'tableCell': case 'signatureLine': return add(label, node.children)
      case 'listItem': {
        const [first, ...rest] = node.children
        if (first?.type === 'paragraph') block(first, label)
        else lines.push({ label, text: '' })
        return (first?.type === 'paragraph' ? rest : node.children).forEach((child) => block(child))
      }
      case 'signatureBlock': {
        // Two rows a pair of signatories: what is printed, then the lines to write on with the office below them.
        const isOffice = ({ role }: SignatureLine): boolean => role === 'office'
        for (let i = 0; i < node.children.length; i += 2) {
          const pair = node.children.slice(i, i + 2)
          for (const one of pair) one.children.filter((line) => !isOffice(line)).forEach((line) => block(line))
          for (const one of pair) {
            const captions = [words.placeAndDate, words.signature, words.nameInCapitals, ...(one.children.some(isOffice) ? [] : [words.office])]
            captions.forEach((text) => lines.push({ label: '', text }))
            one.children.filter(isOffice).forEach((line) => block(line))
          }
        }
        return
      }
      case 'attachmentEntry': {
        const target = analysis.targets.get(node.target)?.node
        // The name under which the file lies beside: its number first, as the attachments are sorted.
        const beside = target?.type === 'attachment' && target.media !== 'markdown' ? ` ${numbers.get(target)?.label}-${target.file.split('/').at(-1)?.replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')}, ${words.fileBeside} SHA-256 ${target.sha256}` : ''
        return add(attachmentLabel(node), node.children, beside)
      }
      case 'attachment': {
        if (node.media !== 'markdown') return
        const [first, ...rest] = node.children
        if (first) block(first, attachmentLabel(node))
        return rest.forEach((child) => block(child))
      }
      default: return (node.children as readonly Block[]).forEach((child) => block(child))
    }
  }
  edition.document.children.forEach((child) => block(child))
  return { lines, footnotes }
}
