/** Prints inline content: one handler a type. */
import { referenceLabel, targetOf } from '../../document/analyse.ts'
import type { Asset } from '../../document/assets.ts'
import type { Inline, Mark } from '../../document/tree.ts'
import type { Handlers } from '../format.ts'
import { h, type Html } from './element.ts'
import { footnoteAnchor, fragment, linkTo, warn, type State } from './state.ts'

const MARK_TAGS: Record<Mark, string> = { strong: 'strong', emphasis: 'em', code: 'code' }

function formatted(content: Html, marks: readonly Mark[] = []): Html {
  return marks.reduceRight<Html>((inner, mark) => h(MARK_TAGS[mark], {}, inner), content)
}

/** Only what a browser opens without running anything; also not a path, which would lead out of the one file. */
function isSafe(url: string): boolean {
  return /^(https?:\/\/|mailto:|#)[^\s\u0000-\u001F]+$/i.test(url)
}

export const inlines: Pick<Handlers<Html, State>, Inline['type']> = {
  text: ({ value, marks }) => formatted(value, marks),
  break: () => h('br'),
  link(node, state) {
    const content = state.page.show(node.children, state)
    if (isSafe(node.url)) return h('a', { class: node.url.startsWith('#') ? undefined : 'external', href: node.url, rel: 'noreferrer' }, content)
    warn(state.page, node, 'HTM-001', [`Lenken til «${node.url}» kan ikke følges fra en nettside.`, 'Bruk en adresse som begynner med https:// eller mailto:.'], [`The link to «${node.url}» cannot be followed from a web page.`, 'Use an address that begins with https:// or mailto:.'])
    return [content, ` (${node.url})`]
  },
  reference(node, { page }) {
    const { analysis } = page.edition
    const label = formatted(referenceLabel(node, analysis), node.marks)
    const target = targetOf(node, analysis)
    return target ? h('a', { class: 'reference', href: linkTo(target.id, page) }, label) : label
  },
  image(node, { page }) {
    const asset = page.edition.assets.get(node.src)
    // A picture is in the file once: the second view of the text names it.
    if (page.prefix === '' && isPicture(asset)) return h('img', { src: dataUri(asset.kind, asset.bytes), alt: node.alt, width: asset.width, height: asset.height })
    warn(page, node, 'HTM-002', [`Bildet «${node.src}» mangler i nettsiden.`, 'Legg bildet i avtalens mappe som PNG eller JPEG.'], [`The image «${node.src}» is missing on the web page.`, 'Put the image in the folder of the agreement as PNG or JPEG.'])
    return h('span', { class: 'blank' }, `[${page.phrases.image}: ${node.alt}]`)
  },
  footnote(node, state) {
    const { page } = state
    const number = page.edition.numbers.get(node)?.label ?? ''
    state.footnotes.push(node)
    const link = h(
      'a', { role: 'doc-noteref', id: footnoteAnchor('text', node, state), href: fragment(footnoteAnchor('note', node, state)) },
      h('span', { class: 'unseen' }, `${page.phrases.footnote} `), number,
    )
    return h('sup', { class: 'noteref' }, link)
  },
  note(node, state) {
    const { words } = state.page.edition
    return h('span', { class: 'note', role: 'note' }, h('strong', {}, `${node.finding ? words.finding : words.note}:`), ' ', state.page.show(node.children, state))
  },
  blank: (node, { page }) => formatted(h('span', { class: 'blank' }, `[${page.edition.words.fillIn}: ${node.name}]`), node.marks),
}

function isPicture(asset: Asset | undefined): asset is Asset & { kind: 'png' | 'jpeg' } {
  return asset?.kind === 'png' || asset?.kind === 'jpeg'
}

export function dataUri(kind: 'png' | 'jpeg', bytes: Uint8Array): string {
  return `data:image/${kind};base64,${Buffer.from(bytes).toString('base64')}`
}
