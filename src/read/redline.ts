/** What a redline in Markdown has besides its marks: the front matter of the older draft, and what is made from the two. */
import { analyse } from '../document/analyse.ts'
import { mergeBlocks } from '../document/mark.ts'
import type { Meta } from '../document/meta.ts'
import { walk, type Block, type Document, type Node } from '../document/tree.ts'
import type { AgreementType } from '../document/type.ts'
import { standsIn, viewOf } from '../document/view.ts'
import type { FrontMatter } from './front-matter.ts'
import type { Both, Reporter } from './messages.ts'
import { withTitleLines } from './signature.ts'
import { suggestion, type Scope } from './values.ts'

/** Passed along while a redline is read. */
export interface RedlineReading {
  /** @returns an id for a change. */
  fresh: () => string
  /** The mark that is open at an offset of the file. */
  markAt: (offset: number) => 'inserted' | 'deleted' | undefined
  olderMeta: Meta
  olderType?: AgreementType
  olderScope: Scope
}

type Data = Readonly<Record<string, unknown>>

/** The key that says that a file is a redline. */
export const KEY = 'endringsvisning'

/**
 * @returns the front matter without the key, and that of the older draft where the key is there; undefined where it is not understood.
 */
export function takeOlder(front: FrontMatter, report: Reporter): { front: FrontMatter; older?: Data } | undefined {
  if (!Object.hasOwn(front.data, KEY)) return { front }
  const { [KEY]: given, ...data } = front.data
  const place = front.locate([KEY])
  const why = faultIn(given)
  if (why !== undefined) {
    report.say('FRM-020', place.value ?? place.key, { why })
    return undefined
  }
  const { eldre, uten } = (given ?? {}) as { eldre?: Data; uten?: readonly string[] }
  const older = Object.fromEntries(Object.entries({ ...data, ...eldre }).filter(([key]) => !uten?.includes(key)))
  return { front: { ...front, data }, older }
}

function faultIn(given: unknown): Both | undefined {
  if (given === null) return undefined
  if (typeof given !== 'object' || Array.isArray(given)) return { nb: 'den skal ha «eldre» og «uten» under seg', en: 'it has “eldre” and “uten” under it' }
  const { eldre, uten, ...rest } = given as Record<string, unknown>
  const [unknown] = Object.keys(rest)
  if (unknown !== undefined) return { nb: `den har ingen «${unknown}»`, en: `it has no “${unknown}”` }
  if (eldre !== undefined && (typeof eldre !== 'object' || eldre === null || Array.isArray(eldre))) return { nb: '«eldre» skal ha nøkler og verdier', en: '“eldre” has keys and values' }
  if (eldre !== undefined && KEY in (eldre as object)) return { nb: '«eldre» kan ikke selv ha en endringsvisning', en: '“eldre” cannot have an “endringsvisning” of its own' }
  if (uten !== undefined && !(Array.isArray(uten) && uten.every((key) => typeof key === 'string'))) return { nb: '«uten» skal være en liste med nøkler', en: '“uten” is a list of keys' }
  return undefined
}

/** @returns which mark is open at each offset of a text, found without parsing it: what is made from the front matter needs no more. */
export function marksIn(text: string, from: number): RedlineReading['markAt'] {
  const starts: number[] = []
  const kinds: ('inserted' | 'deleted' | undefined)[] = []
  for (const { 0: mark, index } of text.matchAll(/(?<!\\)(?:\{\+\+|\{--|\{~~|~>|\+\+\}|--\}|~~\})/g)) {
    if (index < from) continue
    const open = kinds.at(-1)
    if (mark === '~>' && open !== 'deleted') continue
    starts.push(index)
    kinds.push(mark === '{++' || mark === '~>' ? 'inserted' : mark === '{--' || mark === '{~~' ? 'deleted' : undefined)
  }
  return (offset) => {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    return kinds[low - 1]
  }
}

/** @returns the blocks with the title lines of both drafts behind the title, or the titles where it was replaced. */
export function withBothTitleLines(blocks: readonly Block[], meta: Meta, type: AgreementType, { olderMeta, olderType, fresh }: RedlineReading): Block[] {
  const from = blocks.findIndex((block) => block.type === 'title')
  const length = blocks.slice(Math.max(from, 0)).findIndex((block) => block.type !== 'title')
  const at = from < 0 ? 0 : length < 0 ? blocks.length : from + length
  const lines = mergeBlocks(olderType ? withTitleLines([], olderMeta, olderType) : [], withTitleLines([], meta, type), fresh())
  const position = blocks[from]?.position
  return [...blocks.slice(0, at), ...lines.map((line) => (position ? { ...line, position } : line)), ...blocks.slice(at)]
}

/** The blocks of the newer draft, whose structure is judged. */
export const newerBlocks = (blocks: readonly Block[]): Block[] => blocks.filter((block) => standsIn(block, 'newer'))

/**
 * Judges the ids and references of each draft by itself. A reference of both drafts whose target had another id in the older one, made
 * from its heading, is told so.
 */
export function withReferencesOfBoth(document: Document, report: Reporter): Document {
  const [newer, older] = (['newer', 'older'] as const).map((draft) => {
    const view = viewOf(document, draft)
    return { ...view, analysis: analyse(view.document) }
  }) as [Viewed, Viewed]
  const said = new Set<Node>()
  const say = ({ analysis, origin }: Viewed, excused: (node: Node) => boolean): void => {
    for (const { id, node } of analysis.clashes) if (isFirst(origin.get(node), said) && !excused(node)) report.say('MRK-003', node.position, { id })
    for (const reference of analysis.references) {
      if (analysis.targets.has(reference.target) || excused(reference) || !isFirst(origin.get(reference), said)) continue
      report.say('REF-001', reference.position, { target: reference.target, suggestion: () => suggestion(reference.target, [...analysis.targets.keys()]) })
    }
  }
  say(newer, () => false)
  const relinked = relink(newer, older)
  say(older, (node) => relinked.has(older.origin.get(node) ?? node))
  return relinked.size === 0 ? document : (withTargets(document, relinked) as Document)
}

interface Viewed {
  document: Document
  origin: ReadonlyMap<Node, Node>
  analysis: ReturnType<typeof analyse>
}

function isFirst(node: Node | undefined, said: Set<Node>): boolean {
  if (!node || said.has(node)) return false
  said.add(node)
  return true
}

/** @returns the older target of each reference of the redline that only has its newer one. */
function relink(newer: Viewed, older: Viewed): Map<Node, string> {
  const olderNodes = new Map([...walk(older.document)].map(([node]) => [older.origin.get(node), node]))
  const both = new Set(newer.analysis.references.map((reference) => newer.origin.get(reference)))
  const found = new Map<Node, string>()
  for (const reference of older.analysis.references) {
    const origin = older.origin.get(reference)
    const target = newer.analysis.targets.get(reference.target)
    const aim = target && olderNodes.get(newer.origin.get(target.node))
    const id = aim && older.analysis.ids.get(aim)
    if (origin && both.has(origin) && id !== undefined && older.analysis.targets.get(reference.target)?.node !== aim) found.set(origin, id)
  }
  return found
}

function withTargets(node: Node, targets: ReadonlyMap<Node, string>): Node {
  const target = targets.get(node)
  if (node.type === 'reference' && target !== undefined) return { ...node, older: { ...node.older, target } }
  return 'children' in node ? ({ ...node, children: node.children.map((child) => withTargets(child, targets)) } as Node) : node
}
